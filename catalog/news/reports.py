"""After and while it is sent: how far it is, who got it, and what came of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.inserts import insert_for
from catalog.news import standing
from catalog.news.announcements import (
    Announcement,
    AnnouncementState,
    ButtonKind,
    ButtonPress,
    Delivery,
    Fate,
)
from catalog.news.subscribers import ChatKind, Subscriber
from catalog.people import Person


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a sending is. `total` is `ended` and `left` together."""

    state: AnnouncementState
    fates: Mapping[Fate, int]
    total: int
    left: int
    """Waiting, or in the outbox."""
    delayed: int
    """Of these: not before a later time, by the quiet hours or the cap."""
    last_due_at: datetime | None
    """When the last of those is due."""
    to_go: timedelta
    """For those that are not delayed, at the pace."""


@dataclass(frozen=True, slots=True)
class Report:
    """What came of an announcement. Counts are of chats; of presses and registrations, people."""

    fates: Mapping[Fate, int]
    muted: int
    presses: Mapping[int, int]
    """By the number of the button."""
    registered: int
    """Who pressed a button of an event and registered for it afterwards."""
    amended: Mapping[Fate, int]
    """What became of corrections, or of the withdrawal."""


@dataclass(frozen=True, slots=True)
class Row:
    """One chat of an announcement. `who` is a group's title, or a person's name if they gave it.

    `number` is the person's in this bot; a channel's id is told to nobody.
    """

    number: int | None
    who: str
    kind: ChatKind | None
    fate: Fate
    sent_at: datetime | None
    due_at: datetime
    error: str
    amended: Fate | None
    muted: bool
    presses: int


async def progress(
    session: AsyncSession, announcement: Announcement, now: datetime, per_second: float
) -> Progress:
    fates = await _fates(session, announcement)
    left = fates[Fate.WAITING] + fates[Fate.SPOOLED]
    later = select(func.count(), func.max(Delivery.due_at)).where(
        Delivery.announcement_id == announcement.id,
        Delivery.fate == Fate.WAITING,
        Delivery.due_at > now,
    )
    delayed, last_due_at = (await session.exec(later)).one()
    to_go = timedelta(seconds=(left - delayed) / per_second)
    total = sum(fates.values())
    return Progress(announcement.state, fates, total, left, delayed, last_due_at, to_go)


async def report(session: AsyncSession, announcement: Announcement) -> Report:
    of_it = Delivery.announcement_id == announcement.id
    muted = select(func.count()).where(of_it, col(Delivery.muted_at).is_not(None))
    amended = select(Delivery.amended, func.count()).where(
        of_it, col(Delivery.amended).is_not(None)
    )
    amendments: Any = await session.exec(amended.group_by(col(Delivery.amended)))
    pressed = select(ButtonPress.button, func.count()).where(
        ButtonPress.announcement_id == announcement.id
    )
    return Report(
        fates=await _fates(session, announcement),
        muted=(await session.exec(muted)).one(),
        presses=dict((await session.exec(pressed.group_by(col(ButtonPress.button)))).all()),
        registered=await _registered(session, announcement),
        amended=dict(amendments.all()),
    )


async def _fates(session: AsyncSession, announcement: Announcement) -> Counter[Fate]:
    query = select(Delivery.fate, func.count()).where(Delivery.announcement_id == announcement.id)
    found: Any = await session.exec(query.group_by(col(Delivery.fate)))
    return Counter(dict(found.all()))


async def _registered(session: AsyncSession, announcement: Announcement) -> int:
    came: set[int] = set()
    for number, button in enumerate(announcement.content.buttons):
        if button.kind is ButtonKind.EVENT:
            query: Any = standing.registered_after_press(
                announcement.stored_id, number, int(button.target)
            )
            came |= set((await session.exec(query)).scalars())
    return len(came)


async def press(
    session: AsyncSession, announcement_id: int, button: int, person: Person, now: datetime
) -> None:
    """Notes that the person pressed the button; the first time counts."""
    row = {
        "announcement_id": announcement_id,
        "button": button,
        "person_id": person.stored_id,
        "at": now,
    }
    await session.exec(insert_for(session, ButtonPress).values(row).on_conflict_do_nothing())


async def rows(session: AsyncSession, announcement: Announcement) -> list[Row]:
    """Everyone to whom it was owed, in the order of their turns."""
    presses = (
        select(func.count())
        .where(
            ButtonPress.announcement_id == Delivery.announcement_id,
            ButtonPress.person_id == Subscriber.person_id,
            Subscriber.kind == ChatKind.PERSON,
        )
        .correlate(Delivery, Subscriber)
        .scalar_subquery()
    )
    query = (
        select(Delivery, Subscriber, Person.name, presses)
        .join(Subscriber, col(Subscriber.chat_id) == col(Delivery.chat_id), isouter=True)
        .join(Person, col(Person.id) == col(Subscriber.person_id), isouter=True)
        .where(Delivery.announcement_id == announcement.id)
        .order_by(col(Delivery.id))
    )
    found: Any = await session.exec(query)
    return [_row(*each) for each in found.all()]


def _row(delivery: Delivery, chat: Subscriber | None, name: str | None, presses: int) -> Row:
    is_person = chat is not None and chat.kind is ChatKind.PERSON
    return Row(
        number=chat.person_id if chat and is_person else None,
        who=(name if is_person else chat and chat.title) or "",
        kind=chat.kind if chat else None,
        fate=delivery.fate,
        sent_at=delivery.sent_at,
        due_at=delivery.due_at,
        error=delivery.error,
        amended=delivery.amended,
        muted=delivery.muted_at is not None,
        presses=presses,
    )
