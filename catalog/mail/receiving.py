"""Receiving: updates are stored before they are acknowledged, and a flood of them is calmed.

Whoever sends many at once is answered at a human pace: none is dropped, and none is done at the
cost of others.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import func, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.columns import UTCDateTime
from catalog.mail.inbox import LEASE, ReceivedUpdate, UpdateState


@dataclass(frozen=True, slots=True)
class Arrival:
    """An update as it came."""

    body: dict[str, Any]
    lane: str | None

    @property
    def update_id(self) -> int:
        number: int = self.body["update_id"]
        return number


@dataclass(frozen=True, slots=True)
class Calm:
    """How fast one lane is answered: `burst` updates at once, then one every `step`."""

    burst: int = 30
    window: timedelta = timedelta(seconds=10)
    step: timedelta = timedelta(seconds=1)


async def receive(
    session: AsyncSession, arrivals: Sequence[Arrival], now: datetime, calm: Calm | None = None
) -> set[int]:
    """Stores what was not known; the ids of those that the caller is to work on at once.

    The others, of lanes that flood, are due one after another: whoever takes up what is due works
    on them.
    """
    crowd = await _crowd(session, {a.lane for a in arrivals if a.lane}, now, calm or Calm())
    waits = [crowd.wait(one.lane) for one in arrivals]
    rows = [_row(one, now, wait) for one, wait in zip(arrivals, waits, strict=True)]
    if not rows:
        return set()
    connection = await session.connection()
    fresh = set((await connection.execute(_STORE[connection.dialect.name], rows)).scalars())
    at_once = {one.update_id for one, wait in zip(arrivals, waits, strict=True) if not wait}
    return fresh & at_once


def _row(arrival: Arrival, now: datetime, wait: timedelta) -> dict[str, Any]:
    return {
        "update_id": arrival.update_id,
        "lane": arrival.lane,
        "state": UpdateState.WAITING,
        "body": arrival.body,
        "tries": 0,
        "error": "",
        "received_at": now,
        "due_at": now + (wait or LEASE),
    }


class _Crowd:
    """How many updates each lane brought lately, counted on while more of them come."""

    def __init__(self, counts: Counter[str], calm: Calm) -> None:
        self._counts = counts
        self._calm = calm

    def wait(self, lane: str | None) -> timedelta:
        """How long the lane's next one waits to be due; zero: it is for now."""
        if lane is None:
            return timedelta(0)
        self._counts[lane] += 1
        return max(self._counts[lane] - self._calm.burst, 0) * self._calm.step


async def _crowd(session: AsyncSession, lanes: set[str], now: datetime, calm: Calm) -> _Crowd:
    given = {"lanes": sorted(lanes), "since": now - calm.window}
    found = (await session.exec(_CROWD, params=given)).all() if lanes else ()
    return _Crowd(Counter({lane: number for lane, number in found if lane}), calm)


_received = ReceivedUpdate.__table__  # type: ignore[attr-defined]
_STORE = {
    dialect.__name__.rpartition(".")[2]: dialect.insert(_received)
    .on_conflict_do_nothing(index_elements=["update_id"])
    .returning(_received.c.update_id)
    for dialect in (sqlite, postgresql)
}
"""By the dialect's name."""
_CROWD = (
    select(_received.c.lane, func.count())
    .where(
        _received.c.lane.in_(bindparam("lanes", expanding=True)),
        or_(
            _received.c.state == UpdateState.WAITING,
            _received.c.received_at > bindparam("since", type_=UTCDateTime),
        ),
    )
    .group_by(_received.c.lane)
)
