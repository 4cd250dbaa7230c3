"""Organisers: what was collected for an event, and their yes and no."""

from catalog.matching import (
    counts,
    duplicates,
    event_questions,
    events,
    exports,
    registering,
    registrations,
    wares,
)
from catalog.matching.events import Event, Side
from catalog.matching.registrations import Registration
from catalog.roles import Organiser
from handlers import rights
from handlers.organiser_buttons import (
    Decide,
    Export,
    ListRegistrations,
    ShowDuplicates,
    ShowGivenFile,
    ShowRegistration,
    ShowSummary,
)
from handlers.pages import page_at
from handlers.replies import Reply
from handlers.turn import Turn
from handlers.views import collecting as views

A_PAGE = 8
PAIRS_A_PAGE = 6


@rights.of_event
async def show_summary(
    turn: Turn, action: ShowSummary, by: Organiser, event: Event
) -> list[Reply]:
    summary = await counts.summary(turn.session, event.stored_id)
    return [views.summary_view(event, summary, turn.texts)]


@rights.of_event
async def list_registrations(
    turn: Turn, action: ListRegistrations, by: Organiser, event: Event
) -> list[Reply]:
    side = Side(action.side) if action.side in list(Side) else None
    page = max(action.page - 1, 0)
    rows, total = await registrations.page_of(
        turn.session, event.stored_id, offset=page * A_PAGE, limit=A_PAGE, side=side
    )
    return [views.list_view(event, rows, side, page, -(-total // A_PAGE), total, turn.texts)]


@rights.for_organisers
async def show_registration(turn: Turn, action: ShowRegistration, by: Organiser) -> list[Reply]:
    row = await registrations.get(turn.session, action.registration_id)
    return await _registration(turn, row) if row else rights.nothing_here(turn)


async def _registration(turn: Turn, row: Registration, said: str = "") -> list[Reply]:
    event = await events.get(turn.session, row.event_id)
    if event is None:
        return rights.nothing_here(turn)
    questions = await event_questions.questions_of(turn.session, row.event_id, row.side)
    items = await wares.wares_of(turn.session, row)
    return [views.registration_view(event, row, items, questions, turn.texts, said)]


@rights.for_organisers
async def show_given_file(turn: Turn, action: ShowGivenFile, by: Organiser) -> list[Reply]:
    row = await registrations.get(turn.session, action.registration_id)
    asked = await event_questions.questions_of(turn.session, row.event_id) if row else []
    question = next((one for one in asked if one.id == action.question_id), None)
    file = question and row and event_questions.file_of(row.answers, question)
    if not (row and question and file):
        return rights.nothing_here(turn)
    return [views.file_view(row, question, file, turn.texts)]


@rights.for_organisers
async def decide(turn: Turn, action: Decide, by: Organiser) -> list[Reply]:
    """The yes at once; the no, which is for good, is asked for twice."""
    row = await registrations.get(turn.session, action.registration_id)
    if row is None or action.say not in ("yes", "no"):
        return rights.nothing_here(turn)
    if action.say == "no" and not action.sure:
        return [views.turn_away_view(row, turn.texts)]
    step = registering.confirm if action.say == "yes" else registering.turn_away
    outcome = await step(turn.session, by, row, turn.now)
    if isinstance(outcome, Registration):
        said = turn.t(f"org-decided-{action.say}", name=row.name)
    else:
        said = views.refusal(outcome, turn.texts)
    return await _registration(turn, row, said)


@rights.of_event
async def show_duplicates(
    turn: Turn, action: ShowDuplicates, by: Organiser, event: Event
) -> list[Reply]:
    pairs = await duplicates.likely_duplicates(turn.session, event.stored_id)
    page, pages = page_at(action.page, len(pairs), PAIRS_A_PAGE), -(-len(pairs) // PAIRS_A_PAGE)
    shown = pairs[page * PAIRS_A_PAGE : (page + 1) * PAIRS_A_PAGE]
    return [views.duplicates_view(event, shown, page, pages, len(pairs), turn.texts)]


@rights.of_event
async def export(turn: Turn, action: Export, by: Organiser, event: Event) -> list[Reply]:
    """The registrations as a file."""
    if action.form not in ("xlsx", "csv"):
        return rights.nothing_here(turn)
    make = exports.as_xlsx if action.form == "xlsx" else exports.as_csv
    content = await make(turn.session, event)
    return [views.export_view(event, action.form, content, turn.now, turn.texts)]
