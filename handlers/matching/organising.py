"""Organisers: the menu, all events, and the steps of one."""

from functools import partial

from catalog.matching import counts, event_questions, event_steps, events
from catalog.matching.event_questions import EventQuestion
from catalog.matching.events import Event, EventState
from catalog.roles import Admin, Organiser
from handlers import rights
from handlers.matching import event_form, event_screen
from handlers.matching.event_fields import PARTS
from handlers.organiser_buttons import (
    AddQuestion,
    CloneEvent,
    EditEvent,
    ListEvents,
    ManageEvent,
    MoveEvent,
    NewEvent,
    Organise,
    PreviewEvent,
    RemoveQuestion,
    ShowQuestions,
)
from handlers.pages import read_page
from handlers.replies import Reply
from handlers.turn import Turn
from handlers.views import organising as views

A_PAGE = 6
STEPS = {
    "publish": event_steps.publish,
    "close": event_steps.close,
    "reopen": event_steps.reopen,
    "start": event_steps.start,
    "finish": event_steps.finish,
    "cancel": event_steps.cancel,
}
ASKED_TWICE = ("start", "finish", "cancel")


async def open_menu(turn: Turn, argument: str = "") -> list[Reply]:
    by = await rights.organiser(turn)
    return [views.menu_view(turn.texts, admin=isinstance(by, Admin), edit=False)]


@rights.for_organisers
async def show_menu(turn: Turn, action: Organise, by: Organiser) -> list[Reply]:
    return [views.menu_view(turn.texts, admin=isinstance(by, Admin), edit=True)]


@rights.for_organisers
async def list_events(turn: Turn, action: ListEvents, by: Organiser) -> list[Reply]:
    read = partial(events.latest, turn.session)
    rows, page, total = await read_page(read, action.page, A_PAGE)
    pending = await counts.pending(
        turn.session, [event.stored_id for event in rows if event.is_ahead(turn.now)]
    )
    return [views.list_view(rows, page, -(-total // A_PAGE), pending, turn.texts)]


@rights.for_organisers
async def new_event(turn: Turn, action: NewEvent, by: Organiser) -> list[Reply]:
    return await event_form.begin(turn, "new")


@rights.of_event
async def manage(turn: Turn, action: ManageEvent, by: Organiser, event: Event) -> list[Reply]:
    return [await event_screen.screen(turn, event, edit=True)]


@rights.of_event
async def preview(turn: Turn, action: PreviewEvent, by: Organiser, event: Event) -> list[Reply]:
    return await event_screen.preview(turn, event)


@rights.of_event
async def move(turn: Turn, action: MoveEvent, by: Organiser, event: Event) -> list[Reply]:
    """One step of the event; those that cannot be undone are asked for twice."""
    if action.step not in STEPS:
        return rights.nothing_here(turn)
    told = await counts.concerned(turn.session, event.stored_id)
    if action.step in ASKED_TWICE and not action.sure:
        return [views.sure_view(event, action.step, told, turn.texts)]
    moved = await STEPS[action.step](turn.session, by, event, turn.now)
    if isinstance(moved, Event):
        said = turn.t(f"org-moved-{action.step}", told=told)
    else:
        said = views.refusal(moved, turn.texts)
    return [await event_screen.screen(turn, event, said, edit=True)]


@rights.of_event
async def edit(turn: Turn, action: EditEvent, by: Organiser, event: Event) -> list[Reply]:
    if not action.part:
        announced = event.state is not EventState.DRAFT
        told = await counts.concerned(turn.session, event.stored_id) if announced else 0
        return [views.parts_view(event, told, turn.texts)]
    if action.part not in PARTS:
        return rights.nothing_here(turn)
    return await event_form.begin(turn, "part", event, action.part)


@rights.of_event
async def clone(turn: Turn, action: CloneEvent, by: Organiser, event: Event) -> list[Reply]:
    return await event_form.begin(turn, "clone", event)


@rights.of_event
async def show_questions(
    turn: Turn, action: ShowQuestions, by: Organiser, event: Event
) -> list[Reply]:
    return await event_screen.questions(turn, event, edit=True)


@rights.of_event
async def add_question(
    turn: Turn, action: AddQuestion, by: Organiser, event: Event
) -> list[Reply]:
    return await event_form.begin(turn, "question", event)


@rights.of_event
async def remove_question(
    turn: Turn, action: RemoveQuestion, by: Organiser, event: Event
) -> list[Reply]:
    row = await turn.session.get(EventQuestion, action.question_id)
    if row is not None and row.event_id == event.id:
        if not action.sure:
            return [views.remove_sure_view(event, row, turn.texts)]
        await event_questions.ask_no_more(turn.session, by, row)
        await turn.session.flush()
    return await event_screen.questions(turn, event, edit=True)
