"""Notices: what a person is to be told, and when.

A step owes its notices in its own transaction. `take_due` marks them told in the transaction in
which the caller stores the messages, so a notice is told exactly if that commits. What became
untrue in between (an offer that passed, a reminder of something that has begun) is not told; what
becomes so while its messages wait in the outbox is taken back (`recalling`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field, col, delete, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.columns import EnumText, Stored, UTCDateTime
from catalog.inserts import insert_for
from catalog.matching.events import Event, EventState
from catalog.matching.registrations import Registration, Standing
from catalog.people import Language, Person

CHANGES_SETTLE = timedelta(minutes=3)
"""An organiser changes one thing after the other; people hear of it once."""
KEPT = timedelta(days=90)
AT_ONCE = 500
"""A statement takes so many parameters."""


class NoticeKind(StrEnum):
    OFFERED = "offered"
    """A seat is held for them: `registration.offered_until`."""
    OFFER_PASSED = "offer_passed"
    """The time to answer is over. data: `free`, whether the seat went to nobody."""
    CONFIRMED = "confirmed"
    """An organiser said yes: the ticket."""
    TURNED_AWAY = "turned_away"
    """An organiser said no."""
    READMITTED = "readmitted"
    """An organiser took the no back: in line for a seat."""
    NO_SEAT = "no_seat"
    """It begins, and no seat came free for them."""
    REMINDER = "reminder"
    """data: `minutes` before the start."""
    EVENT_CHANGED = "event_changed"
    """data: `before`, the old values of what changed (times in ISO 8601)."""
    EVENT_CANCELLED = "event_cancelled"
    EVENT_PUBLISHED = "event_published"
    """An event they wanted to hear of. data: `interest_id`. No registration."""
    PENDING = "pending"
    """For all organisers: so many wait for their yes (`pending`). No registration."""


class Notice(Stored, table=True):
    key: str = Field(max_length=100, unique=True)
    """What it is about; nobody is told of one thing twice."""
    kind: NoticeKind = Field(sa_type=EnumText(NoticeKind))
    person_id: int = Field(foreign_key="person.id", index=True)
    event_id: int = Field(foreign_key="event.id", index=True)
    registration_id: int | None = Field(default=None, foreign_key="registration.id", index=True)
    data: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    due_at: datetime = Field(sa_type=UTCDateTime, index=True)
    told_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


@dataclass(frozen=True, slots=True)
class Due:
    """A notice with all that a view needs."""

    notice: Notice
    person: Person
    event: Event
    registration: Registration | None

    @property
    def language(self) -> Language:
        """The person's choice, or in which they registered or gave their consent."""
        if self.person.language:
            return self.person.language
        registered = self.registration and self.registration.language
        return registered or Language(self.notice.data.get("language", Language.VI))


async def owe(
    session: AsyncSession,
    kind: NoticeKind,
    registrations: Sequence[Registration],
    due_at: datetime,
    *,
    about: str = "",
    data: dict[str, Any] | None = None,
) -> None:
    """Owes one notice to each. `about` tells it from others of its kind to the same registration.

    Walk-ins hear nothing: no channel leads to them.
    """
    await store(session, rows_of(kind, registrations, due_at, about, data or {}))


def rows_of(
    kind: NoticeKind,
    registrations: Sequence[Registration],
    due_at: datetime,
    about: str,
    data: dict[str, Any],
) -> list[dict[str, Any]]:
    """Notices to be stored, one to each; see `owe`."""
    return [
        {
            "kind": kind,
            "key": f"{kind}:{one.id}:{about or one.number}",
            "person_id": one.person_id,
            "event_id": one.event_id,
            "registration_id": one.id,
            "due_at": due_at,
            "data": data,
        }
        for one in registrations
        if not one.walk_in
    ]


async def owe_people(
    session: AsyncSession,
    kind: NoticeKind,
    event: Event,
    people: Sequence[tuple[int, dict[str, Any]]],
    due_at: datetime,
) -> None:
    """Owes people (ids, each with its data) one notice about an event, registered or not."""
    rows = [
        {
            "kind": kind,
            "key": f"{kind}:event{event.id}:{person_id}",
            "person_id": person_id,
            "event_id": event.id,
            "registration_id": None,
            "due_at": due_at,
            "data": data,
        }
        for person_id, data in people
    ]
    await store(session, rows)


async def store(session: AsyncSession, rows: list[dict[str, Any]]) -> None:
    """Owes them; one whose key is known is owed, or was told, already."""
    for at in range(0, len(rows), AT_ONCE):
        statement = insert_for(session, Notice).values(rows[at : at + AT_ONCE])
        await session.exec(statement.on_conflict_do_nothing(index_elements=["key"]))


async def owe_change(
    session: AsyncSession,
    event: Event,
    registrations: Sequence[Registration],
    before: dict[str, Any],
    now: datetime,
) -> None:
    """Owes word of a change, together with the changes of which they have not heard yet.

    What was changed back before they heard of it is no change to them.
    """
    query = select(Notice).where(*_changes_of(event))
    earlier = {row.registration_id: row for row in await session.exec(query)}
    for row in earlier.values():
        since = before | row.data["before"]
        changed = {name: was for name, was in since.items() if was != plain(getattr(event, name))}
        row.data = {"before": changed}
        row.due_at = now + CHANGES_SETTLE
        if not changed:
            await session.delete(row)
    others = [one for one in registrations if one.id not in earlier]
    await owe(
        session,
        NoticeKind.EVENT_CHANGED,
        others,
        now + CHANGES_SETTLE,
        about=f"{event.revision}",
        data={"before": before},
    )


async def owed_changes(session: AsyncSession, event: Event) -> int:
    """How many are still to hear of a change."""
    query = select(func.count()).select_from(Notice).where(*_changes_of(event))
    return (await session.exec(query)).one()


def _changes_of(event: Event) -> tuple[Any, ...]:
    untold = col(Notice.told_at).is_(None)
    return Notice.event_id == event.id, Notice.kind == NoticeKind.EVENT_CHANGED, untold


def plain(value: object) -> object:
    """A field's value as a notice keeps it."""
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value


async def take_due(
    session: AsyncSession, now: datetime, limit: int = 100, *, quiet: bool = False
) -> list[Due]:
    """What is to be told now, marked as told by this unit of work. Several may do so at once.

    In quiet hours organisers are not told of what waits for them.
    Fewer than `limit` does not say that nothing is left: call it again until it is empty-handed
    at the next tick.
    """
    unless = [Notice.kind != NoticeKind.PENDING] if quiet else []
    query = (
        select(Notice, Person, Event, Registration)
        .join(Person, col(Person.id) == col(Notice.person_id))
        .join(Event, col(Event.id) == col(Notice.event_id))
        .join(Registration, col(Registration.id) == col(Notice.registration_id), isouter=True)
        .where(col(Notice.told_at).is_(None), Notice.due_at <= now, *unless)
        .order_by(col(Notice.due_at), col(Notice.id))
        .limit(limit)
        .with_for_update(skip_locked=True, of=Notice)
        .execution_options(populate_existing=True)
    )
    taken = [Due(*row) for row in await session.exec(query)]
    for due in taken:
        due.notice.told_at = now
    newest = {due.registration.id: due for due in taken if due.registration and _is_reminder(due)}
    return [
        due
        for due in taken
        if _still_true(due, now)
        and (
            due.registration is None or not _is_reminder(due) or newest[due.registration.id] is due
        )
    ]


def _is_reminder(due: Due) -> bool:
    return due.notice.kind is NoticeKind.REMINDER


def _still_true(due: Due, now: datetime) -> bool:
    state = due.registration and due.registration.state
    ahead = due.event.is_ahead(now)
    match due.notice.kind:
        case NoticeKind.OFFERED:
            until = due.registration.offered_until if due.registration else None
            return state is Standing.OFFERED and until is not None and now < until
        case NoticeKind.REMINDER | NoticeKind.EVENT_CHANGED:
            return ahead or (due.event.state is EventState.RUNNING and not _is_reminder(due))
        case NoticeKind.EVENT_PUBLISHED:
            return due.event.is_open(now)
        case NoticeKind.PENDING:
            return ahead
        case NoticeKind.CONFIRMED:
            return state is Standing.CONFIRMED
    return True


async def prune(session: AsyncSession, now: datetime) -> None:
    """Forgets what was told long ago."""
    await session.exec(
        delete(Notice).where(col(Notice.told_at).is_not(None), col(Notice.due_at) < now - KEPT)
    )
