"""The registration form as it stands: where it is kept, and how it goes on to the next step."""

from dataclasses import replace
from functools import partial
from typing import Any

from catalog import consents, drafts
from catalog.drafts import Draft, Form
from catalog.matching import event_questions, events, registrations, unfinished
from catalog.matching.events import Event, Side
from catalog.matching.unfinished import Begun
from catalog.search.beside import beside
from handlers.matching.sign_up_steps import CHECK, Bad, Data, Filling, Known
from handlers.replies import Reply, Text
from handlers.turn import Turn
from handlers.views import sign_up as views
from handlers.views import talk


async def is_open(turn: Turn) -> bool:
    """Whether a registration is being filled in here."""
    return await open_here(turn) is not None


async def open_here(turn: Turn) -> Filling | None:
    """The form that is open here."""
    chat_id = turn.incoming.chat_id
    draft = await drafts.open_form(turn.session, turn.person, chat_id, turn.now)
    if draft is None or draft.form is not Form.REGISTRATION:
        return None
    return await of_draft(turn, draft)


async def begun(turn: Turn) -> list[Begun]:
    """The registrations that are half filled in here, the open one first."""
    chat_id = turn.incoming.chat_id
    left = await unfinished.begun(turn.session, turn.person, chat_id, turn.now)
    filling = await open_here(turn)
    if filling is None or not filling.event.is_open(turn.now):
        return left
    return [Begun(filling.event, filling.side, filling.data.get("registration_id")), *left]


async def go_on(turn: Turn, event: Event, side: Side, registration_id: int | None) -> list[Reply]:
    """Asks on where the form of this event, or the change of this registration, was left; nothing
    where none was."""
    filling = await open_here(turn)
    if filling is None or (filling.event.id, filling.side) != (event.id, side):
        filling = await _take_up(turn, event, side)
    if filling is None or filling.data.get("registration_id") != registration_id:
        return []
    return await ask(turn, filling)


async def open_for(turn: Turn, event_id: int) -> Filling | None:
    """The form of this event: the open one, or one that gave way to another and is open again."""
    filling = await open_here(turn)
    if filling and filling.event.id == event_id:
        return filling
    left = next((one for one in await begun(turn) if one.event.id == event_id), None)
    return await _take_up(turn, left.event, left.side) if left else None


async def _take_up(turn: Turn, event: Event, side: Side) -> Filling | None:
    chat_id = turn.incoming.chat_id
    data = await unfinished.take(turn.session, turn.person, chat_id, event.stored_id, side)
    if data is None:
        return None
    await drafts.open_draft(turn.session, turn.person, chat_id, Form.REGISTRATION, turn.now, data)
    return await filling_of(turn, event, data)


async def of_draft(turn: Turn, draft: Draft) -> Filling | None:
    """None, and no draft any more, where the event is gone or over: then a text is a question."""
    event = await events.get(turn.session, draft.data["event_id"])
    if event is None or event.ends_at <= turn.now:
        await drafts.drop_draft(turn.session, turn.person, turn.incoming.chat_id)
        return None
    return await filling_of(turn, event, draft.data)


async def filling_of(turn: Turn, event: Event, data: Data) -> Filling:
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


async def go_to(turn: Turn, filling: Filling, step: str, *, edit: bool = False) -> list[Reply]:
    """Stands at the step from now on, and asks it."""
    changes: dict[str, Any] = {"step": step}
    if step != filling.step:
        changes |= {"found": None, "page": 0, "other_phone": False}
    if step == CHECK:
        changes["editing"] = False
    return await ask(turn, filling.with_data(**changes), edit=edit)


async def ask(turn: Turn, filling: Filling, *, edit: bool = False) -> list[Reply]:
    """Asks where the form stands, and waits for the answer from now on."""
    where = (turn.session, turn.person, turn.incoming.chat_id)
    await drafts.open_draft(*where, Form.REGISTRATION, turn.now, filling.data)
    view = partial(views.step_view, filling, turn.index, turn.texts, edit=edit)
    return [await beside(turn.index, " ".join(ware.text for ware in filling.wares), view)]


async def took(
    turn: Turn, filling: Filling, outcome: Data | Bad, *, edit: bool = False
) -> list[Reply]:
    """Keeps the answer and goes on, or says why it is none and asks again."""
    if isinstance(outcome, Bad):
        return [talk.say(outcome.key, turn.texts), *await ask(turn, filling)]
    answered = replace(filling, data=outcome)
    if outcome.get("stay"):
        return await go_to(turn, answered.with_data(stay=False), filling.step, edit=edit)
    replies = await went_on(turn, answered, edit=edit)
    if filling.phone_was_asked:  # a message has either buttons or the end of the phone's keyboard
        return [views.phone_taken_view(answered, turn.texts), *replies]
    return replies


async def went_on(turn: Turn, filling: Filling, *, edit: bool = False) -> list[Reply]:
    return await go_to(turn, filling, filling.after(), edit=edit)


async def stop(turn: Turn, filling: Filling) -> list[Reply]:
    """Leaves the form. A consent that led to nothing is taken back with it."""
    if unfinished.led_to_nothing(filling.data):
        await consents.withdraw(turn.session, filling.data["consent_id"], turn.now)
    await drafts.drop_draft(turn.session, turn.person, turn.incoming.chat_id)
    changing = bool(filling.data.get("registration_id"))
    stopped = turn.t("sign-up-change-stopped" if changing else "sign-up-stopped")
    return [Text(stopped, close_keyboard=True)]


async def ended(turn: Turn, filling: Filling) -> list[Reply]:
    await stop(turn, filling)
    return [Text(turn.t("sign-up-ended", title=filling.event.title), close_keyboard=True)]
