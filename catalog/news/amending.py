"""Amending: what was sent is corrected where it stands, or taken back.

A correction raises `amend_below`, and so owes a change to every chat that has an older version;
also to one whose message is on its way now, once it is known to be there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlmodel import col, func, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.mail.outbox import Kind, owe_each
from catalog.news import outboxing
from catalog.news.announcements import (
    Announcement,
    AnnouncementButton,
    AnnouncementState,
    Delivery,
    Fate,
    lock,
)
from catalog.news.announcing import Refusal, end, flaws_of
from catalog.news.audience import language
from catalog.news.rules import Rules
from catalog.news.subscribers import Subscriber
from catalog.people import Language, Person


class How(StrEnum):
    EDIT = "edit"
    """Its text and buttons become the announcement's."""
    DELETE = "delete"
    BLANK = "blank"
    """Too old to be deleted: its text becomes a word that it was withdrawn."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """What is owed to one chat, for the messages `delivery.message_ids`: of an UNKNOWN delivery
    those that are known to be there."""

    delivery: Delivery
    announcement: Announcement
    chat_id: int
    language: Language
    how: How


async def correct(
    session: AsyncSession,
    announcement_id: int,
    *,
    html: str,
    html_en: str = "",
    buttons: Sequence[AnnouncementButton] = (),
) -> Announcement | Refusal:
    """Changes the text and buttons for everybody; pictures and files stay as they were sent.

    Who surely did not get it as it was gets it now.
    """
    row = await lock(session, announcement_id)
    begun = row.state in {
        AnnouncementState.SENDING,
        AnnouncementState.PAUSED,
        AnnouncementState.DONE,
        AnnouncementState.CANCELLED,
    }
    if not begun:
        return Refusal.WRONG_STATE
    content = replace(row.content, html=html, html_en=html_en, buttons=tuple(buttons))
    if flaws_of(content):
        return Refusal.INCOMPLETE
    row.content = content
    _owe_amendments(session, row)
    mine = col(Delivery.announcement_id) == row.id
    if row.state is not AnnouncementState.CANCELLED:
        await outboxing.recall(session, mine, Fate.WAITING)
        failed = mine & (col(Delivery.fate) == Fate.FAILED)
        again = await session.exec(update(Delivery).where(failed).values(fate=Fate.WAITING))
        if again.rowcount and row.state is AnnouncementState.DONE:
            row.state, row.ended_at = AnnouncementState.SENDING, None
    return row


async def withdraw(
    session: AsyncSession, announcement_id: int, by: int, now: datetime
) -> Announcement | Refusal:
    """Ends it, and takes it back from those who had it."""
    row = await lock(session, announcement_id)
    if row.started_at is None or row.state is AnnouncementState.WITHDRAWN:
        return Refusal.WRONG_STATE
    await end(session, row, AnnouncementState.WITHDRAWN, by, now)
    _owe_amendments(session, row)
    return row


def _owe_amendments(session: AsyncSession, row: Announcement) -> None:
    row.version += 1
    row.amend_below = row.version
    session.add(row)


async def take_due(
    session: AsyncSession, now: datetime, rules: Rules, most: int
) -> list[Amendment]:
    """The next amendments, at most so many that `most` stand in the outbox; hand them to `put`.

    They make no sound, so quiet hours do not hold them up.
    """
    settled = now - outboxing.SECOND_LOOK
    is_known = col(Delivery.message_ids).is_not(None) | (col(Delivery.spooled_at) <= settled)
    spooled = select(func.count()).where(col(Delivery.amended) == Fate.SPOOLED)
    room = most - (await session.exec(spooled)).one()
    query: Any = (
        select(Delivery, Announcement, language())
        .join(Announcement, col(Announcement.id) == col(Delivery.announcement_id))
        .join(Subscriber, col(Subscriber.chat_id) == col(Delivery.chat_id), isouter=True)
        .join(Person, col(Person.id) == col(Subscriber.person_id), isouter=True)
        .where(
            (col(Delivery.fate) == Fate.SENT) | ((col(Delivery.fate) == Fate.UNKNOWN) & is_known),
            col(Delivery.chat_id).is_not(None),
            col(Delivery.version) < col(Announcement.amend_below),
        )
        .order_by(col(Delivery.id))
        .limit(max(room, 0))
        .with_for_update(skip_locked=True, of=Delivery)
        .execution_options(populate_existing=True)
    )
    found: list[Amendment] = []
    for delivery, announcement, language_there in (await session.exec(query)).all():
        delivery.version = announcement.version
        how = _how(announcement, delivery, now, rules)
        if how and delivery.message_ids:
            spoken = language_there or Language.VI
            found.append(Amendment(delivery, announcement, delivery.chat_id, spoken, how))
        else:
            delivery.amended = Fate.UNKNOWN
    await session.flush()
    return found


def _how(
    announcement: Announcement, delivery: Delivery, now: datetime, rules: Rules
) -> How | None:
    """None where nothing can be done: of what came in part, the words are the part not known."""
    if announcement.state is not AnnouncementState.WITHDRAWN:
        return How.EDIT if delivery.fate is Fate.SENT else None
    sent_at = delivery.sent_at or delivery.spooled_at or now
    return How.DELETE if now < sent_at + rules.deletable_for else How.BLANK


async def put(
    session: AsyncSession, messages: Sequence[tuple[Amendment, dict[str, Any]]], now: datetime
) -> None:
    """Stores the replies of what was just taken in the outbox, to be sent until they arrive."""
    replies = [(one.chat_id, reply) for one, reply in messages]
    rows = await owe_each(session, replies, now, Kind.NOTICE)
    for (one, _), row in zip(messages, rows, strict=True):
        one.delivery.amended, one.delivery.amend_id = Fate.SPOOLED, row.id
    await session.flush()
