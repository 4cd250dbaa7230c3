"""The form by which someone registers for an event: one thing at a time, kept in the draft.

Which steps there are is known from the event and from what was said (`sign_up_steps`), so any
process goes on where the draft stands, and a question that organisers add meanwhile is asked.
"""

from dataclasses import replace
from typing import Any

from catalog import consents, drafts, event_questions, events, registering, registrations, wares
from catalog.consents import Purpose
from catalog.drafts import Draft, Form
from catalog.events import Event, EventState, Side
from catalog.people import Language
from catalog.registrations import ACTIVE, Entry, Mine, Refusal, Registration, Standing
from catalog.wares import Ware
from handlers import sign_up_steps as steps
from handlers import standing
from handlers.attending_buttons import (
    AgreeToSignUp,
    ChangePart,
    ChangeSignUp,
    FillIn,
    SendSignUp,
    SignUp,
)
from handlers.incoming import ChatKind, Said, SentMedia, SharedContact
from handlers.replies import Reply, Text
from handlers.sign_up_steps import CHECK, Bad, Data, Filling, Known
from handlers.texts import texts_of
from handlers.turn import Turn
from handlers.views import contacts as contact_views
from handlers.views import sign_up as views
from handlers.views import talk


async def sign_up(turn: Turn, action: SignUp) -> list[Reply]:
    """Asks for consent first; goes on where the form stands, or shows what is registered."""
    event = await _event(turn, action.event_id, action.side)
    if event is None:
        return [talk.say("event-gone", turn.texts)]
    side = Side(action.side)
    return await _instead(turn, event, side) or [views.consent_view(event, side, turn.texts)]


async def open_link(turn: Turn, code: str, side: Side) -> list[Reply]:
    event = await events.by_code(turn.session, code)
    return await sign_up(turn, SignUp(event.stored_id if event else 0, side))


async def agree(turn: Turn, action: AgreeToSignUp) -> list[Reply]:
    """The consent is stored, and the form begins."""
    event = await _event(turn, action.event_id, action.side)
    if event is None:
        return [talk.say("event-gone", turn.texts)]
    if replies := await _instead(turn, event, Side(action.side)):
        return replies
    consent = await consents.give(
        turn.session,
        turn.person,
        Purpose.EVENT_REGISTRATION,
        text_version=views.CONSENT_VERSION,
        language=turn.language,
        now=turn.now,
    )
    data = {
        "event_id": event.stored_id,
        "side": action.side,
        "step": steps.NAME,
        "consent_id": consent.stored_id,
    }
    return await _go_to(turn, await _filling(turn, event, data), steps.NAME)


async def _event(turn: Turn, event_id: int, side: str) -> Event | None:
    event = await events.get(turn.session, event_id)
    known = event and event.state is not EventState.DRAFT and side in set(Side)
    return event if known else None


async def _instead(turn: Turn, event: Event, side: Side) -> list[Reply]:
    """What is answered where no new form can begin; nothing where it can."""
    if turn.incoming.chat_kind is not ChatKind.PRIVATE:
        payload = f"e{side[0]}_{event.code}"
        return [contact_views.in_private_view(turn.bot_name, payload, turn.texts)]
    row = await registrations.of_person(turn.session, turn.person, event.stored_id, side)
    if row and row.state is not Standing.CANCELLED:
        return await standing.show(turn, Mine(row, event))
    if not event.takes(side):
        return [talk.say(f"refused-{Refusal.SIDE_NOT_TAKEN}", turn.texts)]
    if not event.is_open(turn.now):
        return [talk.say(f"refused-{Refusal.NOT_OPEN}", turn.texts)]
    filling = await _open(turn)
    if filling and (filling.event.id, filling.side) == (event.id, side):
        return await _ask(turn, filling)
    return []


async def change(turn: Turn, action: ChangeSignUp) -> list[Reply]:
    """The form again, filled with what is registered; it opens at the summary."""
    mine = await registrations.own(turn.session, turn.person, action.registration_id)
    if mine is None or turn.incoming.chat_kind is not ChatKind.PRIVATE:
        return [talk.say("button-old", turn.texts)]
    row, event = mine.registration, mine.event
    if row.state not in ACTIVE or not event.is_open(turn.now):
        return [talk.say("refused-not_open", turn.texts), *await standing.show(turn, mine)]
    items = await wares.wares_of(turn.session, row)
    data = steps.data_of(row, [Ware.model_validate(item.model_dump()) for item in items])
    return await _go_to(turn, await _filling(turn, event, data), CHECK)


async def read(turn: Turn, draft: Draft, said: Said) -> list[Reply]:
    """What was typed while the form is open; it is the form's, but where that has ended."""
    filling = await _of_draft(turn, draft)
    if filling is None:
        return []
    if not filling.event.is_open(turn.now):
        return await _ended(turn, filling)
    if said.edited:  # it corrects an earlier answer, and must not become the next one
        return [talk.say("sign-up-edited", turn.texts), *await _ask(turn, filling)]
    if filling.phone_was_asked and said.text.strip() in _labels("button-back"):
        back = Text(turn.t("sign-up-back"), close_keyboard=True)
        return [back, *await _go_to(turn, filling, filling.before())]
    if said.media and said.media.file_id and filling.wants_file:
        return await _took(turn, filling, steps.answered(filling, said.media.file_id))
    return await _took(turn, filling, steps.read_text(filling, said.text, turn))


async def read_media(turn: Turn, draft: Draft, sent: SentMedia) -> list[Reply]:
    filling = await _of_draft(turn, draft)
    if filling is None:
        return [talk.media_view(sent.kind, turn.texts)]
    if not filling.event.is_open(turn.now):
        return await _ended(turn, filling)
    if not filling.wants_file or not sent.file_id or sent.edited:
        return [talk.say("sign-up-no-file", turn.texts), *await _ask(turn, filling)]
    return await _took(turn, filling, steps.answered(filling, sent.file_id))


async def read_contact(turn: Turn, draft: Draft, shared: SharedContact) -> list[Reply]:
    """A number counts where it is asked for, and as the sender's own."""
    filling = await _of_draft(turn, draft)
    if filling is None or not filling.wants_phone:
        return [Text(turn.t("contact-unneeded"), close_keyboard=True)]
    if not filling.event.is_open(turn.now):
        return await _ended(turn, filling)
    if not shared.own:
        return [talk.say("phone-not-own", turn.texts)]
    return await _took(turn, filling, steps.read_phone(filling, shared.phone))


async def fill_in(turn: Turn, action: FillIn) -> list[Reply]:
    """A button of the form. One of another step, or of a form that is done, says so."""
    filling = await _open(turn)
    if filling is None or filling.event.id != action.event_id:
        return [talk.say("draft-gone", turn.texts)]
    if not filling.event.is_open(turn.now):
        return await _ended(turn, filling)
    if action.value == "stop":
        return await stop(turn, filling)
    if action.step != filling.step:
        return [talk.say("sign-up-answered", turn.texts), *await _ask(turn, filling)]
    if action.value == "back":
        return await _go_to(turn, filling, filling.before(), edit=True)
    if action.value == "skip":
        if filling.is_required:
            return await _ask(turn, filling)
        return await _went_on(turn, steps.skipped(filling), edit=True)
    return await _took(turn, filling, steps.read_press(filling, action.value, turn), edit=True)


async def change_part(turn: Turn, action: ChangePart) -> list[Reply]:
    filling = await _open(turn)
    if filling is None or filling.event.id != action.event_id:
        return [talk.say("draft-gone", turn.texts)]
    if action.step not in filling.steps:
        return await _ask(turn, filling)
    editing = filling.with_data(editing=True)
    return await _go_to(turn, editing, action.step, edit=True)


async def send(turn: Turn, action: SendSignUp) -> list[Reply]:
    """Registers, or changes what is registered, once: a second press finds it done."""
    filling = await _open(turn)
    if filling is None or filling.event.id != action.event_id:
        return await _sent_already(turn, action.event_id)
    missing = filling.missing()
    if missing:
        return [talk.say("sign-up-missing", turn.texts), *await _go_to(turn, filling, missing)]
    outcome = await _register(turn, filling)
    if outcome is Refusal.INCOMPLETE:
        return await _go_to(turn, filling, filling.steps[0])
    await drafts.drop_draft(turn.session, turn.person, turn.incoming.chat_id)
    if isinstance(outcome, Registration):
        mine = Mine(outcome, filling.event)
        if filling.data.get("registration_id"):
            return [Text(turn.t("sign-up-changed")), *await standing.show(turn, mine)]
        return await standing.done(turn, mine)
    row = await registrations.of_person(
        turn.session, turn.person, filling.event.stored_id, filling.side
    )
    if outcome is Refusal.ALREADY and row:
        return await standing.show(turn, Mine(row, filling.event))
    return [talk.say(f"refused-{outcome}", turn.texts)]


async def _register(turn: Turn, filling: Filling) -> Registration | Refusal:
    data = filling.data
    entry = Entry(
        name=data["name"],
        consent_id=data["consent_id"],
        language=turn.language,
        organisation=data.get("organisation", ""),
        phone=data["phone"],
        place=data.get("place", ""),
        producer_id=data.get("producer_id"),
        answers=filling.answers,
    )
    if number := data.get("registration_id"):
        mine = await registrations.own(turn.session, turn.person, number)
        if mine is None:
            return Refusal.NOT_OPEN
        return await registering.change(
            turn.session, mine.registration, entry, turn.now, items=filling.wares
        )
    return await registering.register(
        turn.session,
        turn.person,
        filling.event.stored_id,
        filling.side,
        entry,
        turn.now,
        items=filling.wares,
    )


async def _sent_already(turn: Turn, event_id: int) -> list[Reply]:
    for side in Side:
        row = await registrations.of_person(turn.session, turn.person, event_id, side)
        event = row and await events.get(turn.session, event_id)
        if row and event and turn.incoming.chat_kind is ChatKind.PRIVATE:
            return await standing.show(turn, Mine(row, event))
    return [talk.say("draft-gone", turn.texts)]


async def stop(turn: Turn, filling: Filling) -> list[Reply]:
    """Leaves the form. A consent that led to nothing is taken back with it."""
    if not filling.data.get("registration_id"):
        await consents.withdraw(turn.session, filling.data["consent_id"], turn.now)
    await drafts.drop_draft(turn.session, turn.person, turn.incoming.chat_id)
    return [Text(turn.t("sign-up-stopped"), close_keyboard=True)]


async def stop_draft(turn: Turn, draft: Draft) -> list[Reply]:
    filling = await _of_draft(turn, draft)
    return await stop(turn, filling) if filling else [talk.say("draft-gone", turn.texts)]


async def _ended(turn: Turn, filling: Filling) -> list[Reply]:
    await stop(turn, filling)
    return [Text(turn.t("sign-up-ended", title=filling.event.title), close_keyboard=True)]


async def _took(
    turn: Turn, filling: Filling, outcome: Data | Bad, *, edit: bool = False
) -> list[Reply]:
    """Keeps the answer and goes on, or says why it is none and asks again."""
    if isinstance(outcome, Bad):
        return [talk.say(outcome.key, turn.texts), *await _ask(turn, filling)]
    answered = replace(filling, data=outcome)
    if outcome.get("stay"):
        return await _go_to(turn, answered.with_data(stay=False), filling.step, edit=edit)
    replies = await _went_on(turn, answered, edit=edit)
    if filling.phone_was_asked:  # a message has either buttons or the end of the phone's keyboard
        return [views.phone_taken_view(answered, turn.texts), *replies]
    return replies


async def _went_on(turn: Turn, filling: Filling, *, edit: bool = False) -> list[Reply]:
    return await _go_to(turn, filling, filling.after(), edit=edit)


async def _go_to(turn: Turn, filling: Filling, step: str, *, edit: bool = False) -> list[Reply]:
    """Stands at the step from now on, and asks it."""
    changes: dict[str, Any] = {"step": step}
    if step != filling.step:
        changes |= {"found": None, "page": 0, "other_phone": False}
    if step == CHECK:
        changes["editing"] = False
    filling = filling.with_data(**changes)
    await drafts.open_draft(
        turn.session,
        turn.person,
        turn.incoming.chat_id,
        Form.REGISTRATION,
        turn.now,
        filling.data,
    )
    return await _ask(turn, filling, edit=edit)


async def _ask(turn: Turn, filling: Filling, *, edit: bool = False) -> list[Reply]:
    return [views.step_view(filling, turn.index, turn.texts, edit=edit)]


async def is_open(turn: Turn) -> bool:
    """Whether a registration is being filled in here."""
    return await _open(turn) is not None


async def _open(turn: Turn) -> Filling | None:
    """The form that is open here."""
    chat_id = turn.incoming.chat_id
    draft = await drafts.open_form(turn.session, turn.person, chat_id, turn.now)
    if draft is None or draft.form is not Form.REGISTRATION:
        return None
    return await _of_draft(turn, draft)


async def _of_draft(turn: Turn, draft: Draft) -> Filling | None:
    """None, and no draft any more, where the event is gone or over: then a text is a question."""
    event = await events.get(turn.session, draft.data["event_id"])
    if event is None or event.ends_at <= turn.now:
        await drafts.drop_draft(turn.session, turn.person, turn.incoming.chat_id)
        return None
    return await _filling(turn, event, draft.data)


def _labels(key: str) -> set[str]:
    return {texts_of(language).plain(key) for language in Language}


async def _filling(turn: Turn, event: Event, data: Data) -> Filling:
    side = Side(data["side"])
    last = await registrations.last_of(turn.session, turn.person, side)
    questions = await event_questions.questions_of(turn.session, event.stored_id, side)
    known = Known(
        name=last.name if last else turn.incoming.user_name[:100].strip(),
        organisation=last.organisation if last else "",
        phone=(last and last.phone) or turn.person.phone,
        place=last.place if last else "",
        producer_id=last.producer_id if last else None,
    )
    return Filling(event, tuple(questions), data, known)
