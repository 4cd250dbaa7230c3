"""Watching: a card in an organiser's chat, kept up to date while its announcement is sent.

It changes where it stands, which makes no sound, and no more often than `EVERY`.
"""

from datetime import datetime, timedelta

from sqlalchemy import BigInteger, UniqueConstraint
from sqlmodel import Field, col, delete, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.columns import EnumText, Stored, UTCDateTime
from catalog.inserts import insert_for
from catalog.news.announcements import Announcement, AnnouncementState
from catalog.people import Language, Person

EVERY = timedelta(seconds=5)
KEPT = timedelta(days=3)
"""From the last press: then it stands still until it is asked for again."""
STILL = {
    AnnouncementState.DRAFT,
    AnnouncementState.DONE,
    AnnouncementState.CANCELLED,
    AnnouncementState.WITHDRAWN,
}
"""Nothing moves any more."""


class Watch(Stored, table=True):
    __tablename__ = "announcement_watch"
    __table_args__ = (UniqueConstraint("announcement_id", "person_id"),)

    announcement_id: int = Field(foreign_key="announcement.id")
    person_id: int = Field(foreign_key="person.id", index=True)
    message_id: int = Field(sa_type=BigInteger)
    """The channel's, of the card in their private chat."""
    language: Language = Field(sa_type=EnumText(Language))
    """In which it is written."""
    since: datetime = Field(sa_type=UTCDateTime)
    due_at: datetime = Field(sa_type=UTCDateTime)
    seen: str = Field(default="", max_length=16)
    """A digest of what the card shows."""


async def watch(
    session: AsyncSession,
    row: Announcement,
    person: Person,
    message_id: int,
    language: Language,
    now: datetime,
) -> None:
    """From now on the message shows how far it is, instead of an earlier one."""
    if row.state in STILL:
        return
    new = Watch(
        announcement_id=row.stored_id,
        person_id=person.stored_id,
        message_id=message_id,
        language=language,
        since=now,
        due_at=now + EVERY,
    ).model_dump(exclude={"id"})
    insert = insert_for(session, Watch).values(new)
    again = insert.on_conflict_do_update(index_elements=["announcement_id", "person_id"], set_=new)
    await session.exec(again)


async def leave(session: AsyncSession, person: Person, message_id: int | None) -> None:
    """The message becomes another screen."""
    here = (col(Watch.person_id) == person.id) & (col(Watch.message_id) == message_id)
    await session.exec(delete(Watch).where(here))


async def take_due(
    session: AsyncSession, now: datetime, limit: int = 50
) -> list[tuple[Watch, Announcement, Person]]:
    """Those to be looked at; the caller writes what they show to `seen`, or ends them (`end`)."""
    query = (
        select(Watch, Announcement, Person)
        .join(Announcement, col(Announcement.id) == col(Watch.announcement_id))
        .join(Person, col(Person.id) == col(Watch.person_id))
        .where(Watch.due_at <= now)
        .order_by(col(Watch.due_at), col(Watch.id))
        .limit(limit)
        .with_for_update(skip_locked=True, of=Watch)
        .execution_options(populate_existing=True)
    )
    due = list((await session.exec(query)).all())
    for one, _, _ in due:
        one.due_at = now + EVERY
    await session.flush()
    return due


async def end(session: AsyncSession, one: Watch, row: Announcement, now: datetime) -> bool:
    """Once nothing moves any more, or nobody looked for long."""
    over = row.state in STILL or one.since < now - KEPT
    if over:
        await session.delete(one)
    return over
