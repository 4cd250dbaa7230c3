"""Who subscribed: most read it, some are gone, and some are hard to reach."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from catalog.consents import Consent, Purpose
from catalog.database import Database
from catalog.news import subscribers
from catalog.news.subscribers import Choice, ChoiceKind, Subscriber, Topic
from catalog.people import Language, Person
from webchat.faults import Fault
from webchat.models import Bot
from webchat.world import World

FIRST = 2_000_001
FIRST_OLD_GROUP = -5_001


class Kind(StrEnum):
    READER = "reader"
    BLOCKED = "blocked"
    """Blocked the bot, which does not know yet: 403."""
    DELETED = "deleted"
    """The account is gone: 400, chat not found."""
    MOVED = "moved"
    """A group that has become a supergroup: 400, with its new id."""
    ENGLISH = "english"
    """Reads the English version, whose HTML is bad: 400."""
    HELD_UP = "held up"
    """The first call about it is answered with 429."""
    CUT = "cut"
    """It arrives, and the line breaks before the answer."""


FEW = {Kind.MOVED: 4, Kind.HELD_UP: 5, Kind.CUT: 4}
SHARES = {Kind.BLOCKED: 0.03, Kind.DELETED: 0.015, Kind.ENGLISH: 0.01}
WAIT_SECONDS = 2


@dataclass(frozen=True, slots=True)
class Recipient:
    kind: Kind
    chat_id: int
    """The one that subscribed."""
    found_at: int
    """The one that it has now."""

    @property
    def title(self) -> str:
        return f"Nhóm {-self.chat_id}" if self.kind is Kind.MOVED else ""


def gathered(count: int, world: World, bot: Bot, rng: random.Random) -> list[Recipient]:
    """In the order in which they subscribed; they are in the world, those that still are."""
    kinds = [kind for kind, many in FEW.items() for _ in range(many)]
    kinds += [kind for kind, share in SHARES.items() for _ in range(round(share * count))]
    kinds += [Kind.READER] * (count - len(kinds))
    rng.shuffle(kinds)
    return [_moved_in(kind, FIRST + n, world, bot) for n, kind in enumerate(kinds)]


def _moved_in(kind: Kind, number: int, world: World, bot: Bot) -> Recipient:
    if kind is Kind.DELETED:
        return Recipient(kind, number, number)
    person = world.person(f"Người {number}", id=number)
    if kind is Kind.MOVED:
        old, new = FIRST_OLD_GROUP - number + FIRST, world.group("Nhóm", person, bot).id
        moved = {"migrate_to_chat_id": new}
        world.faults.add(Fault("sendMessage", 400, parameters=moved, times=None, chat_id=old))
        return Recipient(kind, old, new)
    chat = world.private(person, bot)
    chat.started, chat.blocked = True, kind is Kind.BLOCKED
    if kind is Kind.HELD_UP:
        world.faults.add(Fault("sendMessage", 429, retry_after=WAIT_SECONDS, chat_id=number))
    if kind is Kind.CUT:
        world.faults.add(Fault("sendMessage", drop="after", chat_id=number))
    return Recipient(kind, number, number)


async def subscribe(
    database: Database, recipients: Sequence[Recipient], now: datetime
) -> dict[int, Recipient]:
    """To news of fairs, with consent; by the numbers that they have in this bot."""
    async with database.transaction() as session:
        people = [Person(channel_id=FIRST + n, created_at=now) for n, _ in enumerate(recipients)]
        session.add_all(people)
        await session.flush()
        numbers = [person.stored_id for person in people]
        agreed = [_consent(number, now) for number in numbers]
        session.add_all(agreed)
        await session.flush()
        rows = [
            _subscriber(one, number, consent.stored_id, now)
            for one, number, consent in zip(recipients, numbers, agreed, strict=True)
        ]
        session.add_all(rows)
        await session.flush()
        session.add_all(
            Choice(subscriber_id=row.stored_id, kind=ChoiceKind.TOPIC, value=Topic.FAIR, since=now)
            for row in rows
        )
    return dict(zip(numbers, recipients, strict=True))


def _consent(number: int, now: datetime) -> Consent:
    return Consent(
        person_id=number,
        purpose=Purpose.ANNOUNCEMENTS,
        text_version="1",
        language=Language.VI,
        given_at=now,
    )


def _subscriber(one: Recipient, number: int, consent_id: int, now: datetime) -> Subscriber:
    group = one.kind is Kind.MOVED
    return Subscriber(
        chat_id=one.chat_id,
        kind=subscribers.ChatKind.GROUP if group else subscribers.ChatKind.PERSON,
        person_id=number,
        title=one.title,
        language=Language.EN if one.kind is Kind.ENGLISH else Language.VI,
        consent_id=consent_id,
        since=now,
    )
