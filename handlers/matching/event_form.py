"""The organisers' form: a new event, one part of an event, a copy's start, a question of its own.

What was said so far stands in the draft: `of` (which of these), `event_id`, `step`, `values`. Who
is no organiser any more is no longer asked: the draft goes, and what they typed is a question.
"""

from html import escape
from typing import Any

from catalog import drafts
from catalog.drafts import Draft, Form
from catalog.matching import counts, event_editing, event_questions, events
from catalog.matching.event_questions import EventQuestion
from catalog.matching.events import Event, EventDetails, EventState
from catalog.roles import Organiser
from handlers import rights
from handlers.incoming import Said, SentMedia, SharedLocation
from handlers.matching import event_left, event_screen
from handlers.matching.event_fields import (
    EVENT_STEPS,
    NEEDED,
    QUESTION_STEPS,
    STEPS,
    Given,
    Values,
    Wrong,
)
from handlers.organiser_buttons import EventChoice, EventFormMove
from handlers.replies import Reply
from handlers.turn import Turn
from handlers.views import event_forms as views
from handlers.views import talk


async def begin(
    turn: Turn, of: str, event: Event | None = None, step: str = "", values: Values | None = None
) -> list[Reply]:
    """Opens the form `of` "new", "part" (`step`), "clone" or "question" at its first step."""
    data = {
        "of": of,
        "event_id": event and event.id,
        "part": step,
        "values": values or {},
        "step": "",
    }
    data["step"] = _steps(data)[0]
    return await _ask(turn, data)


def _steps(data: dict[str, Any]) -> tuple[str, ...]:
    match data["of"]:
        case "new":
            return EVENT_STEPS
        case "clone":
            return ("starts_at",)
        case "part":
            return (data["part"],)
    chosen = data["values"].get("kind") == "choice"
    return tuple(step for step in QUESTION_STEPS if chosen or step != "q_options")


async def _ask(
    turn: Turn,
    data: dict[str, Any],
    wrong: Wrong | None = None,
    *,
    edit: bool = False,
    heard: str = "",
) -> list[Reply]:
    """The question of the step at which the draft stands; `heard` was answered just now."""
    await drafts.open_draft(
        turn.session, turn.person, turn.incoming.chat_id, Form.EVENT, turn.now, data
    )
    asking = await _asking(turn, data, heard)
    return [views.ask_view(asking, wrong, turn.texts, edit=edit)]


async def _asking(turn: Turn, data: dict[str, Any], heard: str = "") -> views.Asking:
    event = await _event(turn, data)
    announced = event is not None and event.state is not EventState.DRAFT
    told = await counts.concerned(turn.session, event.stored_id) if event and announced else 0
    steps = _steps(data)
    return views.Asking(
        of=data["of"],
        step=data["step"],
        number=steps.index(data["step"]) + 1,
        total=len(steps),
        known=_known(data, event),
        may_finish=data["of"] == "new" and all(name in data["values"] for name in NEEDED),
        told=told if data["of"] == "part" and data["step"] in event_editing.TOLD else 0,
        heard=heard,
        copied=event if data["of"] == "clone" else None,
    )


async def _event(turn: Turn, data: dict[str, Any]) -> Event | None:
    return await events.get(turn.session, data["event_id"]) if data["event_id"] else None


def _known(data: dict[str, Any], event: Event | None) -> Values:
    values: Values = data["values"]
    if event is None or data["of"] != "part":
        return values
    return event.model_dump(mode="json", include=set(EventDetails.model_fields)) | values


async def read_said(turn: Turn, draft: Draft, said: Said) -> list[Reply]:
    """The answer to what was typed; none where it is not for the form."""
    if said.edited:
        return await _unless_dismissed(turn, draft, None)
    photo = said.media.file_id if said.media and said.media.kind == "photo" else ""
    given = Given(text=said.text, html=said.html or escape(said.text), photo=photo)
    return await _unless_dismissed(turn, draft, given)


async def read_media(turn: Turn, draft: Draft, sent: SentMedia) -> list[Reply]:
    given = Given(photo=sent.file_id if sent.kind == "photo" else "")
    return await _unless_dismissed(turn, draft, given)


async def read_location(turn: Turn, draft: Draft, shared: SharedLocation) -> list[Reply]:
    return await _unless_dismissed(turn, draft, Given(point=(shared.latitude, shared.longitude)))


async def _unless_dismissed(turn: Turn, draft: Draft, given: Given | None) -> list[Reply]:
    by = await rights.organiser(turn)
    if by is None:
        await drafts.drop_draft(turn.session, turn.person, turn.incoming.chat_id)
        return []
    if given is None:
        return await _ask(turn, draft.data, Wrong("org-wrong-edited"))
    match views.typed_button(await _asking(turn, draft.data), given.text, turn.texts):
        case EventChoice() as action:
            return await choose(turn, action)
        case EventFormMove() as action:
            return await move(turn, action)
    return await _read(turn, by, draft.data, given)


async def _read(turn: Turn, by: Organiser, data: dict[str, Any], given: Given) -> list[Reply]:
    known = _known(data, await _event(turn, data))
    read = STEPS[data["step"]].read(given, known, turn.now)
    if isinstance(read, Wrong):
        return await _ask(turn, data, read)
    data = data | {"values": data["values"] | read}
    if data["step"] == "groups":  # several may be chosen: "done" goes on
        return await _ask(turn, data, edit=True)
    return await _go_on(turn, by, data, heard=data["step"])


@rights.for_organisers
async def choose(turn: Turn, action: EventChoice, by: Organiser) -> list[Reply]:
    draft = await _open(turn)
    if draft is None:
        return [talk.say("draft-gone", turn.texts)]
    data = draft.data
    if action.step != data["step"]:  # an older question's button
        return await _ask(turn, data)
    return await _read(turn, by, data, Given(choice=action.value))


@rights.for_organisers
async def move(turn: Turn, action: EventFormMove, by: Organiser) -> list[Reply]:
    draft = await _open(turn)
    if draft is None:
        return [talk.say("draft-gone", turn.texts)]
    if action.move == "cancel":
        return await event_left.stop(turn, draft, by)
    data = draft.data
    steps = _steps(data)
    if action.step != data["step"]:
        return await _ask(turn, data)
    if action.move == "back":
        before = steps[max(steps.index(data["step"]) - 1, 0)]
        return await _ask(turn, data | {"step": before})
    if action.move == "done" and all(name in data["values"] for name in NEEDED):
        return await _finish(turn, by, data)
    blank = STEPS[data["step"]].blank
    if action.move != "skip" or blank is None:
        return await _ask(turn, data)
    return await _go_on(turn, by, data | {"values": data["values"] | blank})


async def _open(turn: Turn) -> Draft | None:
    chat_id = turn.incoming.chat_id
    draft = await drafts.open_form(turn.session, turn.person, chat_id, turn.now)
    return draft if draft and draft.form is Form.EVENT else None


async def _go_on(turn: Turn, by: Organiser, data: dict[str, Any], heard: str = "") -> list[Reply]:
    steps = _steps(data)
    place = steps.index(data["step"]) + 1
    if place < len(steps):
        return await _ask(turn, data | {"step": steps[place]}, heard=heard)
    return await _finish(turn, by, data)


async def _finish(turn: Turn, by: Organiser, data: dict[str, Any]) -> list[Reply]:
    await drafts.drop_draft(turn.session, turn.person, turn.incoming.chat_id)
    values = data["values"]
    if data["of"] == "new":
        details = EventDetails.model_validate(values)
        event = await event_editing.create(turn.session, by, details, turn.now)
        return await event_screen.made(turn, event)
    old = await _event(turn, data)
    if old is None:
        return [talk.say("draft-gone", turn.texts)]
    if data["of"] == "clone":
        starts = EventDetails.model_validate(old.model_dump() | values).starts_at
        event = await event_editing.clone(turn.session, by, old, starts, turn.now)
        return await event_screen.made(turn, event)
    if data["of"] == "question":
        question = EventQuestion.model_validate({**values, "event_id": old.id, "position": 0})
        await event_questions.ask_also(turn.session, by, old, question)
        return await event_screen.questions(turn, old)
    edited = await event_editing.edit(turn.session, by, old, values, turn.now)
    return await event_screen.edited(turn, old, edited, asked=values)
