"""The event that people register for while processes die: few seats, and a line for them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.database import Database
from catalog.matching import event_editing, event_steps
from catalog.matching.events import Event, EventDetails, EventKind
from catalog.matching.registrations import Registration
from catalog.people import Language, Person, meet
from catalog.roles import Organiser
from handlers.buttons import Action
from handlers.matching.attending_buttons import AnswerOffer
from handlers.texts import texts_of

SEATS = 2
TITLE = "Kết nối cung cầu"
ORGANISER = 1
"""A channel's id that no persona has."""


@dataclass(frozen=True, slots=True)
class Hall:
    event_id: int
    code: str


async def opened(database: Database) -> Hall:
    """Announced for a day so far ahead that no offer ends, and nobody is reminded, meanwhile."""
    now = datetime.now(UTC)
    starts = now + timedelta(days=60)
    details = EventDetails(
        kind=EventKind.MATCHING,
        title=TITLE,
        starts_at=starts,
        ends_at=starts + timedelta(hours=8),
        seats_buyers=SEATS,
    )
    async with database.transaction() as session:
        by = Organiser((await meet(session, ORGANISER, now)).stored_id)
        event = await event_editing.create(session, by, details, now)
        await event_steps.publish(session, by, event, now)
        return Hall(event.stored_id, event.code)


async def standings(session: AsyncSession) -> list[tuple[int, str]]:
    """Of each registration: the channel's id of the person; how it stands, or why it ended."""
    query = select(Person.channel_id, Registration).join(
        Registration, col(Registration.person_id) == col(Person.id)
    )
    rows = await session.exec(query)
    return [(person, str(row.ending or row.state)) for person, row in rows]


async def seats(session: AsyncSession) -> int:
    return (await session.exec(select(Event.seats_buyers))).first() or 0


_ALL = [texts_of(language) for language in Language]
_DONE = tuple(texts("sign-up-done", title=TITLE) for texts in _ALL)
_TAKEN = tuple(texts("seat-taken", title=TITLE) for texts in _ALL)
_ENDED = {
    texts(key, title=TITLE): mark
    for texts in _ALL
    for key, mark in (("left", "leave"), ("declined", "decline"))
}


def marks(text: str, found: Sequence[Action]) -> Iterator[str]:
    """What a message says of a registration."""
    if text.startswith(_DONE):
        yield "register"
    if text.startswith(_TAKEN):
        yield "accept"
    if text in _ENDED:
        yield _ENDED[text]
    if any(isinstance(action, AnswerOffer) for action in found):
        yield "offer"
