"""The inbox: every update that came in, safe before it is acknowledged, worked on once.

Updates of one lane (a person in a chat) are worked on in the order of their ids, whoever has
them: one that finds an earlier one waiting is held until that one is done. An update that failed
has lost its place, so that it holds up nobody while it waits for another try.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, bindparam, exists
from sqlmodel import Field, SQLModel, col, delete, func, or_, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.columns import EnumText, UTCDateTime


class UpdateState(StrEnum):
    WAITING = "waiting"
    """Stored, not worked on yet."""
    DONE = "done"
    """Its effects were committed together with this word."""
    SET_ASIDE = "set_aside"
    """It failed too often; `error` says how."""


class ReceivedUpdate(SQLModel, table=True):
    """An update by the channel's own id. `body` is emptied once it is done."""

    __tablename__ = "received_update"
    __table_args__ = (Index("ix_received_update_lane", "lane", "state"),)

    update_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    lane: str | None = Field(default=None, max_length=48)
    """Whose it is, and where. None: it waits for nobody."""
    state: UpdateState = Field(
        default=UpdateState.WAITING,
        sa_column=Column(EnumText(UpdateState), index=True, nullable=False),
    )
    body: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    tries: int = 0
    error: str = Field(default="", max_length=2000)
    received_at: datetime = Field(sa_type=UTCDateTime)
    due_at: datetime = Field(sa_type=UTCDateTime)
    """While it waits: from then on any process may work on it. Its receiver does so at once."""


class Begun(StrEnum):
    """What came of wanting to work on an update."""

    YES = "yes"
    """It is this unit of work's, whose commit makes it done."""
    HELD = "held"
    """An earlier one of its lane waits, and is to be done first."""
    OVER = "over"
    """It is done, or set aside, or was never received."""


LEASE = timedelta(seconds=10)
"""How long whoever took an update has it to themselves; then another may begin it, once."""
RETRIES = (timedelta(seconds=3), timedelta(seconds=30))
"""After each failure but the last."""
KEPT = timedelta(days=3)
"""Longer than the channel keeps an update, so that one that comes again is known."""
SET_ASIDE_KEPT = timedelta(days=30)


async def take_waiting(
    session: AsyncSession, now: datetime, *, limit: int = 100, due: bool = True
) -> list[dict[str, Any]]:
    """Raw updates to work on again, in the order of coming, now leased to the caller.

    Those that failed and are due, and those whose receiver is gone; with `due` False all that
    wait: right only where no other process can be at work.
    """
    query = select(ReceivedUpdate).where(ReceivedUpdate.state == UpdateState.WAITING)
    if due:
        query = query.where(ReceivedUpdate.due_at <= now)
    query = query.order_by(col(ReceivedUpdate.received_at), col(ReceivedUpdate.update_id)).limit(
        limit
    )
    rows = (await session.exec(query.with_for_update(skip_locked=True))).all()
    for row in rows:
        row.due_at = now + LEASE
    return [row.body for row in rows]


async def begin(session: AsyncSession, update_ids: Sequence[int]) -> dict[int, Begun]:
    """Takes the updates for this unit of work, whose commit makes them done and forgets them.

    On PostgreSQL it waits for another unit of work that has one; that one's rollback leaves it to
    this one.
    """
    connection = await session.connection()
    taken = set((await connection.execute(_TAKE, {"ids": sorted(update_ids)})).scalars())
    begun = dict.fromkeys(update_ids, Begun.YES)
    if missed := [number for number in update_ids if number not in taken]:
        waits = set((await connection.execute(_WAITING, {"ids": missed})).scalars())
        begun |= {number: Begun.HELD if number in waits else Begun.OVER for number in missed}
    return begun


_received = ReceivedUpdate.__table__  # type: ignore[attr-defined]
_earlier = _received.alias()
_WAITING = select(_received.c.update_id).where(
    _received.c.update_id.in_(bindparam("ids", expanding=True)),
    _received.c.state == UpdateState.WAITING,
)
_TAKE = (
    update(_received)
    .where(
        _received.c.update_id.in_(bindparam("ids", expanding=True)),
        _received.c.state == UpdateState.WAITING,
        ~exists().where(
            _earlier.c.lane == _received.c.lane,
            _earlier.c.state == UpdateState.WAITING,
            _earlier.c.tries == 0,
            _earlier.c.update_id < _received.c.update_id,
        ),
    )
    .values(state=UpdateState.DONE, body={})
    .returning(_received.c.update_id)
)


async def earlier_of(session: AsyncSession, update_id: int) -> list[dict[str, Any]]:
    """What holds this update, in order, for the caller to do first: each once, as ever."""
    lane = select(ReceivedUpdate.lane).where(ReceivedUpdate.update_id == update_id)
    query = (
        select(ReceivedUpdate.body)
        .where(
            ReceivedUpdate.lane == lane.scalar_subquery(),
            ReceivedUpdate.state == UpdateState.WAITING,
            ReceivedUpdate.tries == 0,
            ReceivedUpdate.update_id < update_id,
        )
        .order_by(col(ReceivedUpdate.update_id))
    )
    return [dict(body) for body in (await session.exec(query)).all()]


async def fail(session: AsyncSession, update_id: int, error: str, now: datetime) -> int:
    """Notes a failure: it waits for its next try, or is set aside after the last. The tries."""
    row = await session.get(ReceivedUpdate, update_id, with_for_update=True)
    if row is None or row.state != UpdateState.WAITING:
        return 0
    row.error = error[:2000]
    if row.tries < len(RETRIES):
        row.due_at = now + RETRIES[row.tries]
    else:
        row.state = UpdateState.SET_ASIDE
    row.tries += 1
    return row.tries


async def set_aside(session: AsyncSession, update_ids: Collection[int], error: str) -> None:
    """For those that nobody can read."""
    await session.exec(
        update(ReceivedUpdate)
        .where(col(ReceivedUpdate.update_id).in_(update_ids))
        .values(state=UpdateState.SET_ASIDE, error=error[:2000])
    )


async def set_aside_newest(
    session: AsyncSession, *, offset: int, limit: int
) -> tuple[list[ReceivedUpdate], int]:
    """That part of what was set aside, newest first, and how many there are in all."""
    aside = col(ReceivedUpdate.state) == UpdateState.SET_ASIDE
    query = select(ReceivedUpdate).where(aside).order_by(col(ReceivedUpdate.received_at).desc())
    rows = (await session.exec(query.offset(offset).limit(limit))).all()
    total = select(func.count()).select_from(ReceivedUpdate).where(aside)
    return list(rows), (await session.exec(total)).one()


async def try_again(session: AsyncSession, now: datetime) -> int:
    """Gives all that was set aside one more try; how many there are."""
    statement = (
        update(ReceivedUpdate)
        .where(col(ReceivedUpdate.state) == UpdateState.SET_ASIDE)
        .values(state=UpdateState.WAITING, tries=len(RETRIES), due_at=now)
    )
    return (await session.exec(statement)).rowcount


async def prune(session: AsyncSession, now: datetime) -> None:
    """Forgets what was done long ago."""
    state, received_at = col(ReceivedUpdate.state), col(ReceivedUpdate.received_at)
    await session.exec(
        delete(ReceivedUpdate).where(
            or_(
                (state == UpdateState.DONE) & (received_at < now - KEPT),
                (state == UpdateState.SET_ASIDE) & (received_at < now - SET_ASIDE_KEPT),
            )
        )
    )
