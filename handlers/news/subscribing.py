"""Subscribing: what comes unasked, chosen with one tap each, and ended with one word."""

from catalog.matching import interests
from catalog.news import links, subscribers, subscriptions
from catalog.news.subscribers import Role, Topic
from catalog.news.subscriptions import Chat
from catalog.products import ProductGroup
from handlers.incoming import BroughtIn, PutOut
from handlers.news import alerts, subscribing_places
from handlers.news.subscribing_buttons import (
    AgreeToSubscribe,
    MuteTopic,
    SetGroup,
    SetRole,
    SetTopic,
    ShowSubscriptions,
    StopAll,
)
from handlers.news.subscribing_whose import is_private, led, private_only, whose
from handlers.replies import Reply, Toast
from handlers.turn import Turn
from handlers.views import subscribing as views
from handlers.views import talk


async def open_subscriptions(turn: Turn, argument: str = "") -> list[Reply]:
    """The picture, or the consent where nothing is subscribed to yet.

    In a group or channel it leads to the private chat, where its admins choose for it.
    """
    if not is_private(turn):
        return [private_only(turn)]
    return await show(turn, Chat(turn.incoming.chat_id), edit=False)


async def open_link(turn: Turn, code: str) -> list[Reply]:
    """From a poster or a website: it offers, and the consent is asked for as ever."""
    wish = links.wish_of(f"{links.PREFIX}_{code}")
    if wish is None or not is_private(turn):
        return await open_subscriptions(turn)
    return [turn.asks(views.consent_view(wish, None, turn.rules, turn.texts))]


async def open_chat(turn: Turn) -> list[Reply]:
    """From a group or channel: its subscriptions, for an admin of it."""
    if not is_private(turn):
        return [private_only(turn)]
    chat = led(turn)
    return await show(turn, chat, edit=False) if chat else [talk.say("not-its-admin", turn.texts)]


@whose
async def agree(turn: Turn, action: AgreeToSubscribe, chat: Chat) -> list[Reply]:
    """The press is the consent under whose words the button stood."""
    topics = [topic for topic in Topic if action.topic in {"", topic}]
    groups = [group for group in ProductGroup if action.group == group]
    if not topics or (action.group and not groups):
        return [talk.say("button-old", turn.texts)]
    await subscriptions.subscribe(
        turn.session,
        turn.person,
        chat,
        turn.now,
        text_version=views.consent_version(turn.rules),
        language=turn.language,
        topics=topics,
        groups=groups,
    )
    return await show(turn, chat, edit=False, agreed=True)


async def show(turn: Turn, chat: Chat, *, edit: bool, agreed: bool = False) -> list[Reply]:
    picture = await subscriptions.picture(turn.session, chat.id)
    if picture is None:
        return [turn.asks(views.consent_view(None, chat, turn.rules, turn.texts))]
    return [views.picture_view(picture, turn.texts, edit=edit, agreed=agreed)]


@whose
async def show_part(turn: Turn, action: ShowSubscriptions, chat: Chat) -> list[Reply]:
    if action.part == "alerts":
        return await alerts.show(turn, edit=True)
    await subscribing_places.close(turn)
    if action.part == "chats":
        chats = await subscribers.chats_of(turn.session, turn.person)
        return [views.chats_view(chats, turn.bot_name, turn.texts)]
    picture = await subscriptions.picture(turn.session, chat.id) if action.part else None
    if picture is None:
        return await show(turn, chat, edit=True)
    match action.part:
        case "groups":
            return [views.groups_view(picture, turn.texts)]
        case "places":
            return await subscribing_places.show(turn, picture, edit=True)
    return [subscribing_places.provinces_of(turn, action.chat)]


@whose
async def set_topic(turn: Turn, action: SetTopic, chat: Chat) -> list[Reply]:
    if action.topic not in set(Topic):
        return [talk.say("button-old", turn.texts)]
    topic, on = Topic(action.topic), bool(action.on)
    await subscriptions.set_topic(turn.session, chat.id, topic, on, turn.now)
    return await show(turn, chat, edit=True)


@whose
async def set_group(turn: Turn, action: SetGroup, chat: Chat) -> list[Reply]:
    if action.group not in set(ProductGroup):
        return [talk.say("button-old", turn.texts)]
    group, on = ProductGroup(action.group), bool(action.on)
    await subscriptions.set_group(turn.session, chat.id, group, on, turn.now)
    return await show_part(turn, ShowSubscriptions("groups", action.chat))


@whose
async def set_role(turn: Turn, action: SetRole, chat: Chat) -> list[Reply]:
    role = Role(action.role) if action.role in set(Role) else None
    await subscriptions.set_role(turn.session, chat.id, role)
    return await show(turn, chat, edit=True)


async def stop(turn: Turn, argument: str = "") -> list[Reply]:
    """Of a person also word of events to come; what they registered for goes on, as is said.

    In a group or channel any admin of it ends what it gets.
    """
    if is_private(turn):
        return await _stop_own(turn)
    if not turn.incoming.speaks_for_chat and turn.incoming.leads is None:
        return [private_only(turn)]
    return await _stop(turn, turn.incoming.chat_id)


async def _stop_own(turn: Turn) -> list[Reply]:
    ended = await subscriptions.stop_all(turn.session, turn.incoming.chat_id, turn.now)
    for one in await interests.interests_of(turn.session, turn.person):
        ended |= await interests.forget(turn.session, turn.person, one.stored_id, turn.now)
    return [talk.say("stopped" if ended else "nothing-to-stop", turn.texts)]


async def _stop(turn: Turn, chat_id: int) -> list[Reply]:
    ended = await subscriptions.stop_all(turn.session, chat_id, turn.now)
    return [talk.say("stopped-chat" if ended else "nothing-to-stop-chat", turn.texts)]


@whose
async def stop_all(turn: Turn, action: StopAll, chat: Chat) -> list[Reply]:
    return await _stop(turn, chat.id) if action.chat else await _stop_own(turn)


async def mute(turn: Turn, action: MuteTopic) -> list[Reply]:
    """In a group or channel only its admins may, and only they are told."""
    if action.topic not in set(Topic):
        return [talk.say("button-old", turn.texts)]
    private = is_private(turn)
    if not private and turn.incoming.leads is None:
        return [Toast(turn.texts.plain("mute-not-yours"), alert=True)]
    topic, chat_id = Topic(action.topic), turn.incoming.chat_id
    about = action.announcement_id or None
    await subscriptions.mute(turn.session, chat_id, topic, turn.now, about)
    if private:
        return [views.muted_view(topic, turn.texts)]
    return [Toast(turn.texts.plain("muted-chat", topic=topic), alert=True)]


async def came(turn: Turn, what: BroughtIn) -> list[Reply]:
    """Who brought us into a group or channel may choose for it at once, in their private chat."""
    await subscribers.came_back(turn.session, what.chat.id)
    return [views.brought_in_view(what.chat, turn.texts)]


async def went(turn: Turn, what: PutOut) -> list[Reply]:
    await subscribers.left(turn.session, what.chat_id, turn.now)
    return []
