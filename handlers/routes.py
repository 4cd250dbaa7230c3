"""Which handler answers what: the one list, in order."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from handlers import (
    agreeing,
    answers,
    ask,
    browse,
    forms,
    inline,
    need_form,
    open_form,
    person,
    problems,
    products,
    requests,
    rights,
    start,
)
from handlers.buttons import (
    Action,
    AgreeToCallBack,
    AgreeToHandOver,
    Browse,
    CancelDraft,
    ChooseLanguage,
    EraseMe,
    ForgetProduct,
    LeaveNeed,
    MoreOfStory,
    SaveProduct,
    SendNeed,
    ShowContact,
    ShowPrivacy,
    ShowProblems,
    ShowProducer,
    ShowProduct,
    ShowRequests,
    ShowSaved,
    ShowSimilar,
    TryAgain,
    TurnPage,
)
from handlers.commands import ORGANISER_COMMANDS
from handlers.incoming import (
    BlockedBot,
    BroughtIn,
    Command,
    InlineAsked,
    Pressed,
    PutOut,
    Said,
    SentMedia,
    SharedContact,
    SharedLocation,
)
from handlers.matching import (
    desk,
    event_left,
    events,
    interests,
    organising,
    sign_up,
    sign_up_reading,
    standing,
)
from handlers.matching.attending_buttons import (
    AgreeToSignUp,
    AnswerOffer,
    AskInterest,
    ChangePart,
    ChangeSignUp,
    FillIn,
    ForgetInterest,
    KeepInterest,
    LeaveEvent,
    SaveEventDate,
    SendSignUp,
    ShowEvent,
    ShowEventMap,
    ShowEvents,
    ShowMine,
    ShowStanding,
    ShowTicket,
    SignUp,
)
from handlers.news import alerts, announced, announcing, subscribing, subscribing_places
from handlers.news.announcing_routes import ANNOUNCING_PRESSES
from handlers.news.subscribing_buttons import (
    AgreeToAlerts,
    AgreeToSubscribe,
    ForgetSearch,
    KeepSearch,
    MuteTopic,
    OpenAnnounced,
    SetDigest,
    SetGroup,
    SetPlace,
    SetRole,
    SetTopic,
    ShowSubscriptions,
    StopAll,
)
from handlers.organiser_routes import ORGANISER_PRESSES
from handlers.replies import Reply
from handlers.turn import Turn
from handlers.views import talk

Replies = Awaitable[list[Reply]]

COMMANDS: Mapping[str, Callable[[Turn, str], Replies]] = {
    "start": start.start,
    "help": start.show_help,
    "browse": browse.open_menu,
    "saved": products.open_saved,
    "stats": start.show_statistics,
    "language": person.ask_language,
    "privacy": person.show_privacy,
    "cancel": open_form.cancel,
    "events": events.open_events,
    "mine": standing.open_mine,
    "organise": organising.open_menu,
    "announce": announcing.open_list,
    "desk": desk.open_desks,
    "subscribe": subscribing.open_subscriptions,
    "stop": subscribing.stop,
    "requests": requests.open_requests,
    "problems": problems.open_problems,
}

PRESSES: Mapping[type[Action], Callable[[Turn, Any], Replies]] = {
    ShowProduct: products.show_product,
    MoreOfStory: products.tell_story,
    ShowContact: products.show_contact,
    ShowSimilar: products.show_similar,
    SaveProduct: products.save,
    ForgetProduct: products.forget,
    ShowSaved: products.show_saved,
    TurnPage: answers.turn_page,
    Browse: browse.browse,
    ShowProducer: browse.show_producer,
    AgreeToHandOver: forms.agree_to_hand_over,
    AgreeToCallBack: forms.agree_to_call_back,
    LeaveNeed: need_form.leave_need,
    SendNeed: need_form.send_need,
    CancelDraft: open_form.cancel_draft,
    ChooseLanguage: person.choose_language,
    EraseMe: person.erase,
    ShowPrivacy: person.keep,
    ShowRequests: requests.show_requests,
    ShowProblems: problems.show_problems,
    TryAgain: problems.try_again,
    ShowEvents: events.show_events,
    ShowEvent: events.show_event,
    ShowEventMap: events.show_map,
    SaveEventDate: events.save_date,
    SignUp: sign_up.sign_up,
    AgreeToSignUp: sign_up.agree,
    FillIn: sign_up_reading.fill_in,
    ChangePart: sign_up_reading.change_part,
    SendSignUp: sign_up.send,
    ChangeSignUp: sign_up.change,
    ShowMine: standing.show_mine,
    ShowStanding: standing.show_standing,
    ShowTicket: standing.show_ticket,
    LeaveEvent: standing.leave,
    AnswerOffer: standing.answer_offer,
    AskInterest: interests.ask,
    KeepInterest: interests.keep,
    ForgetInterest: interests.forget,
    **ORGANISER_PRESSES,
    **ANNOUNCING_PRESSES,
    OpenAnnounced: announced.open_announced,
    MuteTopic: subscribing.mute,
    ShowSubscriptions: subscribing.show_part,
    AgreeToSubscribe: subscribing.agree,
    SetTopic: subscribing.set_topic,
    SetGroup: subscribing.set_group,
    SetPlace: subscribing_places.set_place,
    SetRole: subscribing.set_role,
    StopAll: subscribing.stop_all,
    KeepSearch: alerts.keep_search,
    AgreeToAlerts: alerts.agree,
    ForgetSearch: alerts.forget_search,
    SetDigest: alerts.set_digest,
}


async def answer(turn: Turn) -> list[Reply]:
    """The replies to what a person did. Never empty, but for one who went or put us out."""
    event = event_left.begun(turn)
    answered = await _answer(turn)
    left = [*await event_left.keep(turn, event), *await open_form.offer_to_go_on(turn)]
    await agreeing.settle(turn)
    return [*answered, *left]


async def _answer(turn: Turn) -> list[Reply]:
    match turn.incoming.what:
        case Said() as said:
            return await ask.say(turn, said)
        case Pressed(action=action):
            return await press(turn, action)
        case Command(name=name, argument=argument):
            handler = COMMANDS.get(name)
            hidden = name in ORGANISER_COMMANDS and not await rights.may_order(turn, name)
            if handler is None or hidden:
                return await start.unknown_command(turn, name)
            return await handler(turn, argument)
        case InlineAsked() as asked:
            return await inline.answer_inline(turn, asked)
        case SharedContact() as shared:
            return await open_form.share_contact(turn, shared)
        case SharedLocation() as location:
            return await open_form.location(turn, location)
        case SentMedia() as sent:
            return await open_form.media(turn, sent)
        case BlockedBot() as change:
            return await start.came_or_went(turn, change)
        case BroughtIn() as change:
            return await subscribing.came(turn, change)
        case PutOut() as change:
            return await subscribing.went(turn, change)


async def press(turn: Turn, action: Action | None) -> list[Reply]:
    """Every press is answered, also that of a button that nobody knows any more."""
    if action is None:
        return [talk.say("button-old", turn.texts)]
    return await PRESSES[type(action)](turn, action)
