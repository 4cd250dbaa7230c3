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
from catalog.matching.registrations import Registration, Standing
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
from handlers.views.summaries import summary_view

A_PAGE = 8
STEPS = {
    "yes": registering.confirm,
    "no": registering.turn_away,
    "back": registering.readmit,
}
PAIRS_A_PAGE = 6


@rights.of_event
async def show_summary(
    turn: Turn, action: ShowSummary, by: Organiser, event: Event
) -> list[Reply]:
    summary = await counts.summary(turn.session, event.stored_id)
    return [summary_view(event, summary, turn.texts)]


@rights.of_event
async def list_registrations(
    turn: Turn, action: ListRegistrations, by: Organiser, event: Event
) -> list[Reply]:
    """One page, or the last one there is; of one side, or of those who wait for a yes."""
    side = Side(action.only) if action.only in list(Side) else None
    state = Standing.REGISTERED if action.only == views.PENDING else None
    number, page = event.stored_id, max(action.page - 1, 0)
    pending = await counts.pending(turn.session, [number])
    while True:
        rows, total = await registrations.page_of(
            turn.session, number, offset=page * A_PAGE, limit=A_PAGE, side=side, state=state
        )
        if rows or not page:
            break
        page = max(-(-total // A_PAGE) - 1, 0)
    shown = views.Page(side or (views.PENDING if state else ""), page, -(-total // A_PAGE), total)
    return [views.list_view(event, rows, shown, pending.get(number, 0), turn.texts)]


@rights.for_organisers
async def show_registration(turn: Turn, action: ShowRegistration, by: Organiser) -> list[Reply]:
    row = await registrations.get(turn.session, action.registration_id)
    return await _registration(turn, row, action) if row else rights.nothing_here(turn)


async def _registration(
    turn: Turn, row: Registration, action: ShowRegistration | Decide, said: str = ""
) -> list[Reply]:
    """With a way back to where the button of the action came from."""
    event = await events.get(turn.session, row.event_id)
    if event is None:
        return rights.nothing_here(turn)
    questions = await event_questions.questions_of(turn.session, row.event_id, row.side)
    items = await wares.wares_of(turn.session, row)
    place = (action.page, action.only)
    return [views.registration_view(event, row, items, questions, place, turn.texts, said)]


@rights.for_organisers
async def show_given_file(turn: Turn, action: ShowGivenFile, by: Organiser) -> list[Reply]:
    row = await registrations.get(turn.session, action.registration_id)
    asked = await event_questions.questions_of(turn.session, row.event_id) if row else []
    question = next((one for one in asked if one.id == action.question_id), None)
    file = question and row and event_questions.file_of(row.answers, question)
    if not (row and question and file):
        return rights.nothing_here(turn)
    return [views.file_view(row, question, file, (action.page, action.only), turn.texts)]


@rights.for_organisers
async def decide(turn: Turn, action: Decide, by: Organiser) -> list[Reply]:
    """The yes at once; the no is asked for twice. Then comes the next who waits for a yes."""
    row = await registrations.get(turn.session, action.registration_id)
    if row is None or action.say not in STEPS:
        return rights.nothing_here(turn)
    if action.say == "no" and not action.sure:
        return [views.turn_away_view(row, (action.page, action.only), turn.texts)]
    outcome = await STEPS[action.say](turn.session, by, row, turn.now)
    if not isinstance(outcome, Registration):
        return await _registration(turn, row, action, views.refusal(outcome, turn.texts))
    key = "readmitted" if action.say == "back" else f"decided-{action.say}"
    seat = "yes" if row.state is Standing.CONFIRMED else "none"
    said = turn.t(f"org-{key}", name=row.name, seat=seat)
    if action.say == "back":
        return await _registration(turn, row, action, said)
    left = (await counts.pending(turn.session, [row.event_id])).get(row.event_id, 0)
    if following := await registrations.next_pending(turn.session, row):
        said += "\n" + turn.t("org-pending-left", number=left)
    return await _registration(turn, following or row, action, said)


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
