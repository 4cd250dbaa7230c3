"""The desk on the day: who is it, let them in, take it back, walk-ins, counts.

Everything may be pressed twice, late and out of order: what the database says is shown.
"""

from catalog import (
    checking_in,
    counts,
    desk,
    drafts,
    events,
    registrations,
    roles,
)
from catalog.checking_in import Arrival
from catalog.drafts import Draft, Form
from catalog.events import Event, EventState, Side
from catalog.roles import Desk, Organiser
from handlers import rights
from handlers.organiser_buttons import (
    CheckIn,
    CloseDesk,
    ConfirmWalkIn,
    OpenDesk,
    ReleaseSeats,
    ShowArrival,
    UndoCheckIn,
    WalkIn,
)
from handlers.replies import Reply, Text
from handlers.turn import Turn
from handlers.views import desk as views
from handlers.views import talk

OPEN = (EventState.PUBLISHED, EventState.CLOSED, EventState.RUNNING)
LONGEST_NAME = 100


async def open_desks(turn: Turn, argument: str = "") -> list[Reply]:
    """The desk; where the person has several, they choose."""
    mine = await _events_of(turn)
    if len(mine) == 1:
        return await _open(turn, mine[0])
    return [views.which_view(mine, turn.texts)]


async def _events_of(turn: Turn) -> list[Event]:
    """Those that are on or coming: of organisers all, of others where they were appointed."""
    coming = await events.coming(turn.session, turn.now)
    if await rights.organiser(turn):
        return coming
    appointed = set(await roles.desks_of(turn.session, turn.person))
    return [event for event in coming if event.id in appointed]


@rights.at_desk
async def open_desk(turn: Turn, action: OpenDesk, by: Desk, event: Event) -> list[Reply]:
    return await _open(turn, event)


async def _open(turn: Turn, event: Event, said: str = "") -> list[Reply]:
    """From now on what is typed here is looked for."""
    await _draft(turn, event.stored_id)
    standings = await counts.standings(turn.session, event.stored_id)
    may_release = event.state is EventState.RUNNING and bool(await rights.organiser(turn))
    return [views.desk_view(event, standings, turn.texts, may_release=may_release, said=said)]


async def _draft(turn: Turn, event_id: int, **more: str) -> None:
    data = {"event_id": event_id, **more}
    await drafts.open_draft(
        turn.session, turn.person, turn.incoming.chat_id, Form.DESK, turn.now, data
    )


async def close_desk(turn: Turn, action: CloseDesk) -> list[Reply]:
    draft = await _open_draft(turn)
    if draft is None:
        return rights.nothing_here(turn)
    await drafts.drop_draft(turn.session, turn.person, turn.incoming.chat_id)
    return [Text(turn.t("desk-closed"))]


async def _open_draft(turn: Turn) -> Draft | None:
    chat_id = turn.incoming.chat_id
    draft = await drafts.open_form(turn.session, turn.person, chat_id, turn.now)
    return draft if draft and draft.form is Form.DESK else None


async def read_line(turn: Turn, draft: Draft, text: str) -> list[Reply]:
    """A walk-in's name, or a code, a name, digits, an organisation to look for."""
    event = await events.get(turn.session, draft.data["event_id"])
    by = await rights.desk(turn, event.stored_id) if event else None
    if by is None or event is None:
        await drafts.drop_draft(turn.session, turn.person, turn.incoming.chat_id)
        return []
    if side := draft.data.get("side"):
        return await _name_walk_in(turn, event, Side(side), text)
    await _draft(turn, event.stored_id)
    found = await desk.find(turn.session, by, text)
    if len(found) == 1:
        return [views.arrival_view(event, found[0], turn.texts)]
    return [views.found_view(event, found, text, turn.texts)]


async def _name_walk_in(turn: Turn, event: Event, side: Side, text: str) -> list[Reply]:
    name = " ".join(text.split())[:LONGEST_NAME]
    await _draft(turn, event.stored_id, side=side, name=name)
    return [views.walk_in_sure_view(event, side, name, turn.texts)]


async def open_ticket(turn: Turn, code: str) -> list[Reply]:
    """A ticket's link, opened by the desk of its event; none for anybody else."""
    row = await registrations.by_ticket(turn.session, code)
    event = await events.get(turn.session, row.event_id) if row else None
    if row is None or event is None or not await rights.desk(turn, row.event_id):
        return []
    await _draft(turn, event.stored_id)
    return [views.arrival_view(event, row, turn.texts)]


async def show_arrival(turn: Turn, action: ShowArrival) -> list[Reply]:
    return await _arrival(turn, action.registration_id)


async def check_in(turn: Turn, action: CheckIn) -> list[Reply]:
    """Lets someone in; the second time it says when the first was."""
    found = await rights.arrival(turn, action.registration_id)
    if found is None:
        return rights.nothing_here(turn)
    outcome = await checking_in.check_in(turn.session, *found, turn.now)
    return await _arrival(turn, action.registration_id, views.outcome(outcome, turn.texts))


async def undo_check_in(turn: Turn, action: UndoCheckIn) -> list[Reply]:
    found = await rights.arrival(turn, action.registration_id)
    if found is None:
        return rights.nothing_here(turn)
    outcome = await checking_in.undo_check_in(turn.session, *found, turn.now)
    return await _arrival(turn, action.registration_id, views.undone(outcome, turn.texts))


async def _arrival(turn: Turn, registration_id: int, said: str = "") -> list[Reply]:
    found = await rights.arrival(turn, registration_id)
    event = await events.get(turn.session, found[1].event_id) if found else None
    if found is None or event is None:
        return rights.nothing_here(turn)
    await _draft(turn, event.stored_id)
    return [views.arrival_view(event, found[1], turn.texts, said=said, edit=True)]


@rights.at_desk
async def walk_in(turn: Turn, action: WalkIn, by: Desk, event: Event) -> list[Reply]:
    sides = [side for side in Side if event.takes(side)]
    if event.state not in OPEN or not sides:
        return await _open(turn, event, turn.t("desk-refused-too-late"))
    if action.side not in sides and len(sides) > 1:
        return [views.which_side_view(event, sides, turn.texts)]
    side = Side(action.side) if action.side in sides else sides[0]
    await _draft(turn, event.stored_id, side=side)
    return [views.ask_name_view(event, side, turn.texts)]


@rights.at_desk
async def confirm_walk_in(
    turn: Turn, action: ConfirmWalkIn, by: Desk, event: Event
) -> list[Reply]:
    """Registers whom the draft names, once: a second press finds no name any more."""
    draft = await _open_draft(turn)
    if draft is None or draft.data["event_id"] != event.id or "name" not in draft.data:
        return [talk.say("draft-gone", turn.texts)]
    side, name = Side(draft.data["side"]), draft.data["name"]
    outcome = await checking_in.register_walk_in(turn.session, by, side, name, turn.now)
    await _draft(turn, event.stored_id)
    if isinstance(outcome, Arrival):
        said = turn.t("desk-walked-in", name=name)
        return [views.arrival_view(event, outcome.registration, turn.texts, said=said, edit=True)]
    return await _open(turn, event, views.outcome(outcome, turn.texts))


@rights.at_desk
async def release_seats(turn: Turn, action: ReleaseSeats, by: Desk, event: Event) -> list[Reply]:
    """Organisers only: who is not here yet is a no-show."""
    right = await rights.organiser(turn)
    if not isinstance(right, Organiser):
        return rights.nothing_here(turn)
    if not action.sure:
        standings = await counts.standings(turn.session, event.stored_id)
        return [views.release_sure_view(event, standings, turn.texts)]
    released = await checking_in.release_seats(turn.session, right, event, turn.now)
    if isinstance(released, int):
        return await _open(turn, event, turn.t("desk-released", number=released))
    return await _open(turn, event, views.outcome(released, turn.texts))
