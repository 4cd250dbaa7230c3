"""Walk-ins at the desk: which side, who (in one line), and their spoken consent."""

from dataclasses import asdict

from catalog.matching import checking_in, seats
from catalog.matching.checking_in import Arrival
from catalog.matching.events import Event, EventState, Side
from catalog.matching.registrations import Refusal
from catalog.roles import Desk
from handlers import rights
from handlers.matching import desk_screen
from handlers.matching.guests import guest_of
from handlers.organiser_buttons import ConfirmWalkIn, WalkIn
from handlers.replies import Reply
from handlers.turn import Turn
from handlers.views import desk as desk_views
from handlers.views import talk
from handlers.views import walk_ins as views

OPEN = (EventState.PUBLISHED, EventState.CLOSED, EventState.RUNNING)


@rights.at_desk
async def walk_in(turn: Turn, action: WalkIn, by: Desk, event: Event) -> list[Reply]:
    sides = [side for side in Side if event.takes(side)]
    if event.state not in OPEN or not sides:
        return await desk_screen.show(turn, event, turn.t("desk-refused-too-late"))
    if action.side not in sides and len(sides) > 1:
        return [views.which_side_view(event, sides, turn.texts)]
    side = Side(action.side) if action.side in sides else sides[0]
    if not await seats.has_room(turn.session, event, side, turn.now):
        return await _refused(turn, event, Refusal.FULL)
    await desk_screen.keep(turn, event.stored_id, side=side)
    return [views.ask_name_view(event, side, turn.texts)]


async def read_guest(turn: Turn, event: Event, side: Side, text: str) -> list[Reply]:
    """Keeps who it is until they agree. Another line says it anew."""
    guest = guest_of(text)
    if guest is None or not guest.name:
        wrong = "sign-up-bad-phone" if guest is None else "desk-refused-incomplete"
        return [talk.say(wrong, turn.texts), views.ask_name_view(event, side, turn.texts)]
    await desk_screen.keep(turn, event.stored_id, side=side, **asdict(guest))
    return [views.sure_view(event, side, guest, turn.texts)]


@rights.at_desk
async def confirm_walk_in(
    turn: Turn, action: ConfirmWalkIn, by: Desk, event: Event
) -> list[Reply]:
    """Registers whom the draft names, once: a second press finds no name any more."""
    draft = await desk_screen.draft_of(turn)
    if draft is None or draft.data["event_id"] != event.id or "name" not in draft.data:
        return [talk.say("draft-gone", turn.texts)]
    said = draft.data
    outcome = await checking_in.register_walk_in(
        turn.session,
        by,
        Side(said["side"]),
        said["name"],
        turn.now,
        organisation=said.get("organisation", ""),
        phone=said.get("phone", ""),
    )
    await desk_screen.keep(turn, event.stored_id)
    if isinstance(outcome, Arrival):
        words = turn.t("desk-walked-in", name=said["name"])
        return desk_screen.arrival(turn, event, outcome.registration, words, edit=True)
    return await _refused(turn, event, outcome)


async def _refused(turn: Turn, event: Event, why: Refusal) -> list[Reply]:
    """No walk-in is offered any more where no side has a seat."""
    room = [
        await seats.has_room(turn.session, event, side, turn.now)
        for side in Side
        if event.takes(side)
    ]
    said = desk_views.outcome(why, turn.texts)
    return await desk_screen.show(turn, event, said, full=not any(room))
