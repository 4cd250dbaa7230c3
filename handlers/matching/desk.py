"""The desk on the day: who is it, let them in, take it back, counts.

Everything may be pressed twice, late and out of order: what the database says is shown.
"""

from catalog import drafts, roles
from catalog.drafts import Draft
from catalog.matching import checking_in, counts, desk, events, registrations
from catalog.matching.events import Event, Side
from catalog.matching.registrations import Refusal, Registration
from catalog.roles import Desk, Organiser
from handlers import rights
from handlers.matching import desk_screen, walk_ins
from handlers.organiser_buttons import (
    CheckIn,
    CloseDesk,
    OpenDesk,
    ReleaseSeats,
    ShowArrival,
    UndoCheckIn,
)
from handlers.replies import Reply, Text
from handlers.turn import Turn
from handlers.views import desk as views
from handlers.views import talk


async def open_desks(turn: Turn, argument: str = "") -> list[Reply]:
    """The desk; where the person has several, they choose."""
    mine = await _events_of(turn)
    if len(mine) == 1:
        return await desk_screen.show(turn, mine[0])
    return [views.which_view(mine, turn.texts)]


async def _events_of(turn: Turn) -> list[Event]:
    """Those that are on, coming or over lately: of organisers all, of others where appointed."""
    found = await events.coming(turn.session, turn.now)
    found += await events.over_lately(turn.session, turn.now)
    if await rights.organiser(turn):
        return found
    appointed = set(await roles.desks_of(turn.session, turn.person))
    return [event for event in found if event.id in appointed]


@rights.at_desk
async def open_desk(turn: Turn, action: OpenDesk, by: Desk, event: Event) -> list[Reply]:
    return await desk_screen.show(turn, event)


async def close_desk(turn: Turn, action: CloseDesk) -> list[Reply]:
    draft = await desk_screen.draft_of(turn)
    if draft is None:
        return rights.nothing_here(turn)
    await drafts.drop_draft(turn.session, turn.person, turn.incoming.chat_id)
    return [Text(turn.t("desk-closed"))]


async def read_line(turn: Turn, draft: Draft, text: str) -> list[Reply]:
    """A walk-in's name, or a code, a name, digits, an organisation to look for."""
    event = await events.get(turn.session, draft.data["event_id"])
    by = await rights.desk(turn, event.stored_id) if event else None
    if by is None or event is None:
        await drafts.drop_draft(turn.session, turn.person, turn.incoming.chat_id)
        return []
    if row := await desk.by_code(turn.session, text):
        return await _ticket(turn, event, row, draft)
    if side := draft.data.get("side"):
        return await walk_ins.read_guest(turn, event, Side(side), text)
    await desk_screen.keep(turn, event.stored_id)
    found = await desk.find(turn.session, by, text)
    if len(found) == 1:
        return desk_screen.arrival(turn, event, found[0])
    return [views.found_view(event, found, text, turn.texts)]


async def open_ticket(turn: Turn, code: str) -> list[Reply]:
    """A ticket's link, opened by a desk; none for anybody else, and for one's own ticket."""
    row = await registrations.by_ticket(turn.session, code)
    if row is None or not await rights.is_staff(turn):
        return []
    draft = await desk_screen.draft_of(turn)
    mine = await rights.desk(turn, row.event_id)
    if not (mine or draft) and row.person_id == turn.person.id:
        return []
    here = draft.data["event_id"] if draft else row.event_id if mine else 0
    event = await events.get(turn.session, here) if here else None
    return await _ticket(turn, event, row, draft)


async def _ticket(
    turn: Turn, here: Event | None, row: Registration, draft: Draft | None
) -> list[Reply]:
    """Whose it is; at the desk of another event only of which it is. A walk-in's form is left."""
    if here is None or row.event_id != here.id:
        other = await turn.session.get_one(Event, row.event_id)
        mine = bool(await rights.desk(turn, row.event_id))
        return [views.elsewhere_view(other, row, turn.texts, mine=mine)]
    left = [talk.say("desk-guest-left", turn.texts)] if draft and "side" in draft.data else []
    await desk_screen.keep(turn, here.stored_id)
    return [*left, *desk_screen.arrival(turn, here, row)]


async def show_arrival(turn: Turn, action: ShowArrival) -> list[Reply]:
    return await _arrival(turn, action.registration_id)


async def check_in(turn: Turn, action: CheckIn) -> list[Reply]:
    """Lets someone in; the second time it says when the first was."""
    found = await rights.arrival(turn, action.registration_id)
    if found is None:
        return rights.nothing_here(turn)
    outcome = await checking_in.check_in(turn.session, *found, turn.now)
    said = views.outcome(outcome, turn.texts)
    return await _arrival(turn, action.registration_id, said, full=outcome is Refusal.FULL)


async def undo_check_in(turn: Turn, action: UndoCheckIn) -> list[Reply]:
    found = await rights.arrival(turn, action.registration_id)
    if found is None:
        return rights.nothing_here(turn)
    outcome = await checking_in.undo_check_in(turn.session, *found, turn.now)
    return await _arrival(turn, action.registration_id, views.undone(outcome, turn.texts))


async def _arrival(
    turn: Turn, registration_id: int, said: str = "", *, full: bool = False
) -> list[Reply]:
    found = await rights.arrival(turn, registration_id)
    event = await events.get(turn.session, found[1].event_id) if found else None
    if found is None or event is None:
        return rights.nothing_here(turn)
    await desk_screen.keep(turn, event.stored_id)
    return desk_screen.arrival(turn, event, found[1], said, edit=True, full=full)


@rights.of_event
async def release_seats(
    turn: Turn, action: ReleaseSeats, by: Organiser, event: Event
) -> list[Reply]:
    """Who is not here yet is a no-show."""
    if not action.sure:
        standings = await counts.standings(turn.session, event.stored_id)
        return [views.release_sure_view(event, standings, turn.texts)]
    released = await checking_in.release_seats(turn.session, by, event, turn.now)
    if isinstance(released, int):
        return await desk_screen.show(turn, event, turn.t("desk-released", number=released))
    return await desk_screen.show(turn, event, views.outcome(released, turn.texts))
