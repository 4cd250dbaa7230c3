"""The inbox: every update that came in, safe before it is acknowledged, worked on once."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, Column
from sqlmodel import Field, SQLModel, col, delete, or_, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.columns import EnumText, UTCDateTime
from catalog.upserts import insert_for


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
    __trace__ = True

    update_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
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


LEASE = timedelta(minutes=1)
"""How long whoever took an update has it to themselves."""
RETRIES = (timedelta(seconds=3), timedelta(seconds=30))
"""After each failure but the last."""
KEPT = timedelta(days=3)
"""Longer than the channel keeps an update, so that one that comes again is known."""
SET_ASIDE_KEPT = timedelta(days=30)


async def receive(
    session: AsyncSession, updates: Sequence[dict[str, Any]], now: datetime
) -> set[int]:
    """Stores raw updates, to be worked on by the caller at once; the ids that were not known."""
    if not updates:
        return set()
    statement = (
        insert_for(session, ReceivedUpdate)
        .on_conflict_do_nothing(index_elements=["update_id"])
        .returning(col(ReceivedUpdate.update_id))
    )
    rows = [
        {
            "update_id": body["update_id"],
            "state": UpdateState.WAITING,
            "body": body,
            "tries": 0,
            "error": "",
            "received_at": now,
            "due_at": now + LEASE,
        }
        for body in updates
    ]
    return set((await session.exec(statement, params=rows)).scalars())


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


async def begin(session: AsyncSession, update_id: int) -> bool:
    """Takes the update for this unit of work, whose commit makes it done and forgets its body.

    False where it is done, or set aside, or was never received. On PostgreSQL it waits for
    another unit of work that has it; that one's rollback leaves it to this one.
    """
    statement = (
        update(ReceivedUpdate)
        .where(col(ReceivedUpdate.update_id) == update_id)
        .where(col(ReceivedUpdate.state) == UpdateState.WAITING)
        .values(state=UpdateState.DONE, body={})
        .execution_options(synchronize_session=False)
    )
    return (await session.exec(statement)).rowcount == 1


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
