"""Announcements: what organisers write, to whom it goes, and how far it has come.

The steps are in `announcing`, who is reached in `audience`, the sending in `spooling`, what comes
after in `amending` and `reports`. A step locks the announcement first (`lock`).
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import JSON, BigInteger, Column, Index, UniqueConstraint
from sqlmodel import Field, col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.columns import EnumText, Stored, UTCDateTime
from catalog.news.subscribers import Role, Topic
from catalog.people import Language
from catalog.products import ProductGroup


class AnnouncementState(StrEnum):
    DRAFT = "draft"
    """Being written; everything may be changed."""
    AWAITING = "awaiting"
    """Reaches so many that a second organiser has to say yes."""
    SCHEDULED = "scheduled"
    """Begins at `send_at`."""
    SENDING = "sending"
    """Under way, and until the last delayed one is sent."""
    PAUSED = "paused"
    """Under way, but nothing is sent until it is resumed."""
    DONE = "done"
    """Nobody is left to be sent to."""
    CANCELLED = "cancelled"
    """Ended before that; who had it keeps it."""
    WITHDRAWN = "withdrawn"
    """Ended, and taken back from those who had it."""


class Fate(StrEnum):
    """What became of an announcement to one chat."""

    WAITING = "waiting"
    """Not before `due_at`."""
    SPOOLED = "spooled"
    """In the outbox (`outgoing_id`)."""
    SENT = "sent"
    BLOCKED = "blocked"
    """The chat takes no messages from us."""
    FAILED = "failed"
    """Surely not delivered: `error`."""
    UNKNOWN = "unknown"
    """Maybe delivered; never sent again."""
    LEFT = "left"
    """Stopped, muted the topic or left before its turn."""
    LATE = "late"
    """Its turn came after `not_after`."""
    CANCELLED = "cancelled"
    """The announcement was ended first."""


AGAIN = (Fate.LEFT, Fate.LATE, Fate.CANCELLED)
"""Who did not get it, and may where it is sent again."""


class Attendance(StrEnum):
    """How someone stands to an event, as organisers say it."""

    REGISTERED = "registered"
    """Has a seat, or had one when it ended; came or not."""
    WAITING = "waiting"
    """In line for a seat."""
    CHECKED_IN = "checked_in"
    NO_SHOW = "no_show"
    """Had a seat and never came."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Who of the topic's subscribers. What is not given narrows nothing."""

    groups: tuple[ProductGroup, ...] = ()
    """Those who chose one of these, or all."""
    places: tuple[str, ...] = ()
    """Keys (`subscribers.place_key`): those whose places share ground with one, or want all."""
    role: Role | None = None
    event_id: int | None = None
    attendance: Attendance = Attendance.REGISTERED
    """At the event."""
    language: Language | None = None


class ButtonKind(StrEnum):
    EVENT = "event"
    """`target` is the event's id."""
    PRODUCT = "product"
    """`target` is the product's id."""
    LINK = "link"
    """`target` is an https address."""


@dataclass(frozen=True, slots=True)
class AnnouncementButton:
    kind: ButtonKind
    target: str
    label: str
    label_en: str = ""
    gone: bool = False
    """Taken away when some had it already: its number, by which presses are counted, stays its."""


Buttons = tuple[AnnouncementButton, ...]


def shown(buttons: Buttons) -> list[tuple[int, AnnouncementButton]]:
    """Those that are there, with their numbers, from 0."""
    return [(number, one) for number, one in enumerate(buttons) if not one.gone]


def without(buttons: Buttons, number: int, *, sent: bool) -> Buttons:
    """`sent`: some have it."""
    gone = (replace(buttons[number], gone=True),) if sent else ()
    return buttons[:number] + gone + buttons[number + 1 :]


@dataclass(frozen=True, slots=True)
class Content:
    """What is said. Texts are HTML of the small kind that the channel reads, already checked.

    Photos and the document are the channel's file ids.
    """

    html: str = ""
    html_en: str = ""
    """"" for those who read English, too, to get the Vietnamese."""
    photos: tuple[str, ...] = ()
    document: str = ""
    buttons: Buttons = ()

    def text_in(self, language: Language) -> str:
        return (language is Language.EN and self.html_en) or self.html


_segments = TypeAdapter(Segment)
_contents = TypeAdapter(Content)


class Announcement(Stored, table=True):
    topic: Topic = Field(sa_type=EnumText(Topic))
    state: AnnouncementState = Field(
        default=AnnouncementState.DRAFT, sa_type=EnumText(AnnouncementState), index=True
    )
    content_data: dict[str, Any] = Field(sa_column=Column("content", JSON, nullable=False))
    segment_data: dict[str, Any] = Field(sa_column=Column("segment", JSON, nullable=False))
    version: int = 1
    """Rises with every change of what is said and to whom: what a second organiser confirms, and
    what was sent to a chat, is a version."""
    amend_below: int = 0
    """Who got an older version than this one is owed a correction, or the withdrawal."""
    send_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    not_after: datetime | None = Field(default=None, sa_type=UTCDateTime)
    """When it is of no use any more. Who was to be delayed beyond it is told of as LATE."""
    created_by: int | None = Field(default=None, foreign_key="person.id", index=True)
    sent_by: int | None = Field(default=None, foreign_key="person.id", index=True)
    confirmed_by: int | None = Field(default=None, foreign_key="person.id", index=True)
    ended_by: int | None = Field(default=None, foreign_key="person.id", index=True)
    created_at: datetime = Field(sa_type=UTCDateTime)
    started_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UTCDateTime)

    @property
    def content(self) -> Content:
        return _contents.validate_python(self.content_data)

    @content.setter
    def content(self, content: Content) -> None:
        self.content_data = _contents.dump_python(content, mode="json")

    @property
    def segment(self) -> Segment:
        return _segments.validate_python(self.segment_data)

    @segment.setter
    def segment(self, segment: Segment) -> None:
        self.segment_data = _segments.dump_python(segment, mode="json")


class Delivery(Stored, table=True):
    """One announcement to one chat: by its key, nobody gets it twice."""

    __tablename__ = "announcement_delivery"
    __table_args__ = (
        UniqueConstraint("announcement_id", "chat_id"),
        Index("ix_announcement_delivery_due", "fate", "due_at"),
    )

    announcement_id: int = Field(foreign_key="announcement.id")
    chat_id: int | None = Field(default=None, sa_type=BigInteger, index=True)
    """None once the person had their data deleted."""
    fate: Fate = Field(default=Fate.WAITING, sa_type=EnumText(Fate))
    due_at: datetime = Field(sa_type=UTCDateTime)
    spooled_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    sent_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    outgoing_id: int | None = Field(default=None, sa_type=BigInteger, index=True)
    message_ids: list[int] | None = Field(
        default=None, sa_column=Column(JSON(none_as_null=True), nullable=True)
    )
    """The channel's, of what was sent."""
    error: str = Field(default="", max_length=500)
    version: int = 0
    """Of the announcement: the one that the chat has, or is getting."""
    amend_id: int | None = Field(default=None, sa_type=BigInteger, index=True)
    """The outgoing message by which it is corrected or withdrawn."""
    amended: Fate | None = Field(default=None, sa_type=EnumText(Fate))
    """What became of that."""
    muted_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    """When the topic was muted by the button under it."""


class ButtonPress(Stored, table=True):
    """That someone pressed a button of an announcement; once for each."""

    __tablename__ = "announcement_press"
    __table_args__ = (UniqueConstraint("announcement_id", "button", "person_id"),)

    announcement_id: int = Field(foreign_key="announcement.id")
    button: int
    """Its number, from 0."""
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    """None once the person had their data deleted."""
    at: datetime = Field(sa_type=UTCDateTime)


async def get(session: AsyncSession, announcement_id: int) -> Announcement | None:
    return await session.get(Announcement, announcement_id)


async def lock(session: AsyncSession, announcement_id: int) -> Announcement:
    """The announcement as it is now, which nobody changes or sends until this work ends."""
    query = select(Announcement).where(Announcement.id == announcement_id)
    query = query.with_for_update(key_share=True).execution_options(populate_existing=True)
    return (await session.exec(query)).one()


async def latest(
    session: AsyncSession, *, offset: int = 0, limit: int = 20
) -> tuple[list[Announcement], int]:
    """For organisers: of all states, the newest first; and how many in all."""
    query = select(Announcement).order_by(col(Announcement.id).desc())
    rows = list(await session.exec(query.offset(offset).limit(limit)))
    return rows, (await session.exec(select(func.count()).select_from(Announcement))).one()
