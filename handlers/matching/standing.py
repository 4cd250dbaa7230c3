"""One's own registrations: how one stands, the ticket, leaving, and the answer to an offer.

Every press looks the registration up again as the person's own, and in a private chat only.
"""

from catalog.matching import interests, registering, registrations, seats
from catalog.matching.registrations import Mine, Refusal, Standing
from handlers.incoming import ChatKind, Said
from handlers.matching import sign_up_form
from handlers.matching.attending_buttons import (
    AnswerOffer,
    LeaveEvent,
    ShowMine,
    ShowStanding,
    ShowTicket,
)
from handlers.replies import Reply, Text
from handlers.turn import Turn
from handlers.views import contacts as contact_views
from handlers.views import standing as views
from handlers.views import talk
from handlers.yes_no import is_no, is_yes


async def open_mine(turn: Turn, argument: str = "") -> list[Reply]:
    return await show_mine(turn, ShowMine())


async def show_mine(turn: Turn, action: ShowMine) -> list[Reply]:
    if turn.incoming.chat_kind is not ChatKind.PRIVATE:
        return [contact_views.in_private_view(turn.bot_name, "mine", turn.texts)]
    found = await registrations.all_of(turn.session, turn.person, turn.now)
    kept = await interests.interests_of(turn.session, turn.person)
    return [views.mine_view(found, await sign_up_form.begun(turn), kept, turn.texts)]


async def show_standing(turn: Turn, action: ShowStanding) -> list[Reply]:
    mine = await _own(turn, action.registration_id)
    return await show(turn, mine) if mine else [talk.say("button-old", turn.texts)]


async def show(turn: Turn, mine: Mine) -> list[Reply]:
    return [views.standing_view(mine, await _line(turn, mine), turn.now, turn.texts)]


async def done(turn: Turn, mine: Mine, key: str = "sign-up-done") -> list[Reply]:
    """How one stands right after registering or taking a seat; with the ticket if there is one."""
    text = views.standing_text(mine, await _line(turn, mine), turn.texts)
    said = Text(f"{turn.t(key, title=mine.event.title)}\n{text}", close_keyboard=True)
    if mine.registration.state is Standing.CONFIRMED:
        return [said, *views.ticket_view(mine, turn.bot_name, turn.now, turn.texts)]
    return [said, *await show(turn, mine)]


async def show_ticket(turn: Turn, action: ShowTicket) -> list[Reply]:
    mine = await _own(turn, action.registration_id)
    if mine is None:
        return [talk.say("button-old", turn.texts)]
    holds = mine.registration.state in {Standing.CONFIRMED, Standing.CHECKED_IN}
    if not holds or views.is_off(mine.event):
        return await show(turn, mine)
    return views.ticket_view(mine, turn.bot_name, turn.now, turn.texts)


async def open_ticket(turn: Turn, code: str) -> list[Reply]:
    """A ticket's link: whose it is sees how they stand; nobody else learns anything."""
    row = await registrations.by_ticket(turn.session, code)
    mine = await _own(turn, row.stored_id) if row else None
    return await show(turn, mine) if mine else [talk.say("ticket-not-yours", turn.texts)]


async def leave(turn: Turn, action: LeaveEvent) -> list[Reply]:
    """ "I can't come": asks once, and then frees the seat; under a reminder one tap frees it."""
    mine = await _own(turn, action.registration_id)
    if mine is None:
        return [talk.say("button-old", turn.texts)]
    row, event = mine.registration, mine.event
    if row.state is Standing.CANCELLED:
        return [views.left_view(mine, turn.now, turn.texts, "left-already")]
    if not action.sure and event.is_ahead(turn.now):
        return [turn.asks(views.leave_sure_view(mine, turn.texts))]
    outcome = await registering.cancel(turn.session, row, turn.now)
    if isinstance(outcome, Refusal):
        return await _refused(turn, outcome, mine)
    return [views.left_view(mine, turn.now, turn.texts)]


async def answer_offer(turn: Turn, action: AnswerOffer) -> list[Reply]:
    mine = await _own(turn, action.registration_id)
    if mine is None:
        return [talk.say("button-old", turn.texts)]
    answer = seats.accept_offer if action.accept else seats.decline_offer
    outcome = await answer(turn.session, mine.registration, turn.now)
    if isinstance(outcome, Refusal):
        return await _refused(turn, outcome, mine)
    if action.accept:
        return await done(turn, mine, "seat-taken")
    return [views.left_view(mine, turn.now, turn.texts, "declined")]


async def read_line(turn: Turn, said: Said) -> list[Reply]:
    """A seat's offer is answered by its buttons: who says yes or no is shown them again."""
    bare = is_yes(said.text) or is_no(said.text)
    if not bare or turn.incoming.chat_kind is not ChatKind.PRIVATE:
        return []
    mine = await registrations.offered_to(turn.session, turn.person, turn.now)
    if mine is None:
        return []
    return [talk.say("press-please", turn.texts), *await show(turn, mine)]


async def _refused(turn: Turn, refusal: Refusal, mine: Mine) -> list[Reply]:
    """Too late, or done before: says so, and how it stands now."""
    return [talk.say(f"refused-{refusal}", turn.texts), *await show(turn, mine)]


async def _own(turn: Turn, registration_id: int) -> Mine | None:
    if turn.incoming.chat_kind is not ChatKind.PRIVATE:
        return None
    return await registrations.own(turn.session, turn.person, registration_id)


async def _line(turn: Turn, mine: Mine) -> int:
    if mine.registration.state is not Standing.WAITING:
        return 0
    return await registrations.place_in_line(turn.session, mine.registration)
