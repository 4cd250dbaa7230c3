"""People who register for the event, step by step, who leave it, and who answer offers.

Each of them registers once; their later visits look whether a seat was offered meanwhile. Who has
a seat leaves soon, so that the line moves.
"""

from benchmarks.torture.ledger import Kind
from benchmarks.torture.people import (
    LONG_PATIENCE,
    GaveUpError,
    Looks,
    Person,
    action_of,
    actions,
    after,
    has,
    has_some,
)
from handlers.matching.attending_buttons import (
    AgreeToSignUp,
    AnswerOffer,
    FillIn,
    LeaveEvent,
    SendSignUp,
    ShowEvent,
)
from handlers.matching.sign_up_steps import NAME, ORGANISATION, PHONE, PLACE, WARES
from webchat.models import Message

TRIES = 3
LEAVES, LEAVES_THE_LINE, ACCEPTS = 0.6, 0.1, 0.6
OFFER_SECONDS = 8.0
REGISTERED, ENDED = "register", "end of it"


async def attend(person: Person) -> None:
    """Registers; waits a moment for a seat that is offered; then perhaps leaves."""
    if person.once(REGISTERED):
        await _register(person)
    if ENDED not in person.done and not _has_ticket(person):
        await _answer(person)
    often = LEAVES if _has_ticket(person) else LEAVES_THE_LINE
    if ENDED not in person.done and person.rng.random() < often:
        await _leave(person)


def _has_ticket(person: Person) -> bool:
    return any("photo" in message for message in person.chat.messages)


async def _register(person: Person) -> None:
    """The form from the link to the ticket, or to the place in line."""
    event = person.hall.event_id
    consent = await _consent(person)
    if consent is None:
        person.done.add(ENDED)
        return
    person.press(consent, action_of(consent, AgreeToSignUp))
    await person.promised(_asks(event, NAME))
    person.say(f"Người mua {person.chat.person.id}")
    await person.promised(_asks(event, ORGANISATION))
    person.say("Cửa hàng Chợ Mới")
    await _give_phone(person, FillIn(event, PHONE, "known"))
    await person.promised(_asks(event, PLACE))
    person.say("Hưng Yên")
    wares = await person.promised(_asks(event, WARES))
    person.press(wares, FillIn(event, WARES, "skip"))
    summary = await person.promised(has(SendSignUp(event)))
    person.press(summary, SendSignUp(event))
    person.note(Kind.REGISTER, person.hall.code, "register")
    await person.promised(_stands)


async def _consent(person: Person) -> Message | None:
    for _ in range(TRIES):
        asked = person.say(f"/start eb_{person.hall.code}")
        if consent := await person.seen(after(asked, has_some(AgreeToSignUp))):
            return consent
    return None


def _asks(event: int, step: str) -> Looks:
    return has(FillIn(event, step, "stop"))


async def _give_phone(person: Person, known: FillIn) -> None:
    """By the button of the number that is known, or by the contact button."""
    if not await person.until(
        lambda: person.asked_for_phone or any(map(has(known), person.chat.messages)), LONG_PATIENCE
    ):
        raise GaveUpError
    if person.asked_for_phone:
        person.share_phone()
    else:
        person.press(await person.promised(has(known)), known)


def _stands(message: Message) -> bool:
    """A ticket, or how one stands: both can be left by."""
    return any(isinstance(action, LeaveEvent) for action in actions(message))


async def _answer(person: Person) -> None:
    """Takes or declines the seat, if one is offered."""
    offer = await person.seen(has_some(AnswerOffer), OFFER_SECONDS)
    if offer is None:
        return
    accept = person.rng.random() < ACCEPTS
    action = next(a for a in actions(offer) if isinstance(a, AnswerOffer) and a.accept == accept)
    person.press(offer, action)
    kind = Kind.ACCEPT if accept else Kind.DECLINE
    person.note(kind, person.hall.code, kind)
    if not accept:
        person.done.add(ENDED)
    looks = _stands if accept else has_some(ShowEvent)
    await person.promised(after(offer["message_id"], looks))


async def _leave(person: Person) -> None:
    """Asked for the first time it is only asked back: that may be asked for again."""
    stands = await person.seen(_stands)
    if stands is None:
        return
    leave = action_of(stands, LeaveEvent)
    assert isinstance(leave, LeaveEvent)
    sure = LeaveEvent(leave.registration_id, 1)
    for _ in range(TRIES):
        person.press(stands, leave)
        if asked := await person.seen(has(sure)):
            person.done.add(ENDED)
            person.press(asked, sure)
            person.note(Kind.LEAVE, person.hall.code, "leave")
            await person.promised(after(asked["message_id"], has(ShowEvent(person.hall.event_id))))
            return
