"""The steps of an announcement: each locks it, checks, and changes it, or says why not."""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlmodel import col, update
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.news import audience, outboxing
from catalog.news.announcements import (
    Announcement,
    AnnouncementState,
    ButtonKind,
    Content,
    Delivery,
    Fate,
    Segment,
    lock,
    shown,
)
from catalog.news.rules import Rules
from catalog.news.subscribers import Topic
from catalog.places import Places

MOST_BUTTONS = 10


class Refusal(StrEnum):
    """Why a step was not taken, and nothing changed."""

    WRONG_STATE = "wrong_state"
    """Not from this state; a second press, or another organiser, may have come first."""
    INCOMPLETE = "incomplete"
    """`flaws_of` the content tells what is wrong."""
    CHANGED = "changed"
    """It is not the version that they saw."""
    SAME_ORGANISER = "same_organiser"
    """A second one has to say yes."""
    NOBODY = "nobody"
    """It reaches nobody."""
    PASSED = "passed"
    """Its time (`send_at`, `not_after`) is over before it begins."""


class Flaw(StrEnum):
    """What stands against sending a content."""

    NO_TEXT = "no_text"
    NO_LABEL = "no_label"
    BAD_LINK = "bad_link"
    """Not an https address."""
    TOO_MANY_BUTTONS = "too_many_buttons"


def flaws_of(content: Content) -> tuple[Flaw, ...]:
    found = {
        Flaw.NO_TEXT: not content.html.strip(),
        Flaw.NO_LABEL: any(not one.label.strip() for one in content.buttons),
        Flaw.BAD_LINK: any(
            one.kind is ButtonKind.LINK and not one.target.startswith("https://")
            for one in content.buttons
        ),
        Flaw.TOO_MANY_BUTTONS: len(shown(content.buttons)) > MOST_BUTTONS,
    }
    return tuple(flaw for flaw, is_so in found.items() if is_so)


async def create(
    session: AsyncSession,
    by: int,
    topic: Topic,
    now: datetime,
    *,
    content: Content | None = None,
    segment: Segment | None = None,
) -> Announcement:
    """A draft."""
    row = Announcement(
        topic=topic, created_by=by, created_at=now, content_data={}, segment_data={}
    )
    row.content, row.segment = content or Content(), segment or Segment()
    session.add(row)
    await session.flush()
    return row


async def edit(
    session: AsyncSession,
    announcement_id: int,
    *,
    topic: Topic | None = None,
    segment: Segment | None = None,
    **parts: Any,
) -> Announcement | Refusal:
    """Changes what is given, in a draft; `parts` are fields of `Content`."""
    row = await lock(session, announcement_id)
    if row.state is not AnnouncementState.DRAFT:
        return Refusal.WRONG_STATE
    row.topic = topic or row.topic
    row.segment = segment or row.segment
    row.content = replace(row.content, **parts)
    row.version += 1
    return _stored(session, row)


async def limit(
    session: AsyncSession, announcement_id: int, not_after: datetime | None
) -> Announcement | Refusal:
    """Until when a draft is of use; None is without end."""
    row = await lock(session, announcement_id)
    if row.state is not AnnouncementState.DRAFT:
        return Refusal.WRONG_STATE
    row.not_after = not_after
    row.version += 1
    return _stored(session, row)


async def send(
    session: AsyncSession,
    announcement_id: int,
    by: int,
    now: datetime,
    rules: Rules,
    places: Places,
    *,
    send_at: datetime | None = None,
) -> Announcement | Refusal:
    """Now or at a time; AWAITING a second organiser where it reaches more than the rules say."""
    row = await lock(session, announcement_id)
    if row.state is not AnnouncementState.DRAFT:
        return Refusal.WRONG_STATE
    if flaws_of(row.content):
        return Refusal.INCOMPLETE
    begins = send_at or now
    if begins < now or (row.not_after and row.not_after <= begins):
        return Refusal.PASSED
    reached = (await audience.count(session, row, rules, begins, places)).reached
    if not reached:
        return Refusal.NOBODY
    wants_second = reached > rules.confirm_above
    row.state = AnnouncementState.AWAITING if wants_second else AnnouncementState.SCHEDULED
    row.send_at, row.sent_by, row.confirmed_by = begins, by, None
    return _stored(session, row)


async def confirm(
    session: AsyncSession, announcement_id: int, by: int, version: int
) -> Announcement | Refusal:
    """The second organiser says yes to the version that they saw."""
    row = await lock(session, announcement_id)
    if row.state is not AnnouncementState.AWAITING:
        return Refusal.WRONG_STATE
    if row.version != version:
        return Refusal.CHANGED
    if row.sent_by == by:
        return Refusal.SAME_ORGANISER
    row.state, row.confirmed_by = AnnouncementState.SCHEDULED, by
    return _stored(session, row)


async def take_back(session: AsyncSession, announcement_id: int) -> Announcement | Refusal:
    """A draft again, before it has begun."""
    row = await lock(session, announcement_id)
    if row.state not in {AnnouncementState.AWAITING, AnnouncementState.SCHEDULED}:
        return Refusal.WRONG_STATE
    row.state, row.send_at = AnnouncementState.DRAFT, None
    return _stored(session, row)


async def pause(session: AsyncSession, announcement_id: int) -> Announcement | Refusal:
    """At once: what waits in the outbox is taken back."""
    row = await lock(session, announcement_id)
    if row.state is not AnnouncementState.SENDING:
        return Refusal.WRONG_STATE
    row.state = AnnouncementState.PAUSED
    await outboxing.recall(session, _of(row), Fate.WAITING)
    return _stored(session, row)


async def resume(session: AsyncSession, announcement_id: int) -> Announcement | Refusal:
    row = await lock(session, announcement_id)
    if row.state is not AnnouncementState.PAUSED:
        return Refusal.WRONG_STATE
    row.state = AnnouncementState.SENDING
    return _stored(session, row)


async def cancel(
    session: AsyncSession, announcement_id: int, by: int, now: datetime
) -> Announcement | Refusal:
    """Ends it at any moment before it is done; who had it keeps it (`amending.withdraw`)."""
    row = await lock(session, announcement_id)
    over = {AnnouncementState.DONE, AnnouncementState.CANCELLED, AnnouncementState.WITHDRAWN}
    if row.state in over:
        return Refusal.WRONG_STATE
    await end(session, row, AnnouncementState.CANCELLED, by, now)
    return _stored(session, row)


async def widen(
    session: AsyncSession, announcement_id: int, segment: Segment
) -> Announcement | Refusal:
    """A draft again with another segment, when it is over: who had it does not get it again.

    Those whom a cancelling kept from getting it may get it now.
    """
    row = await lock(session, announcement_id)
    if row.state not in {AnnouncementState.DONE, AnnouncementState.CANCELLED}:
        return Refusal.WRONG_STATE
    row.state, row.segment, row.ended_at = AnnouncementState.DRAFT, segment, None
    row.version += 1
    return _stored(session, row)


async def end(
    session: AsyncSession, row: Announcement, state: AnnouncementState, by: int, now: datetime
) -> None:
    """Ends a locked announcement, and takes back what was not sent."""
    row.state, row.ended_by, row.ended_at = state, by, now
    await outboxing.recall(session, _of(row), Fate.CANCELLED)
    waiting = _of(row) & (col(Delivery.fate) == Fate.WAITING)
    await session.exec(update(Delivery).where(waiting).values(fate=Fate.CANCELLED))


def _of(row: Announcement) -> Any:
    return col(Delivery.announcement_id) == row.id


def _stored(session: AsyncSession, row: Announcement) -> Announcement:
    session.add(row)
    return row
