"""The backlog: what waits, what is owed, and since when. For those who watch the program."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.mail.inbox import ReceivedUpdate, UpdateState
from catalog.mail.outbox import OWED, DeliveryState, Kind, OutgoingMessage

COUNTED = tuple(state for state in DeliveryState if state is not DeliveryState.SENT)
"""Those that were sent are many, and no news."""


@dataclass(frozen=True, slots=True)
class Backlog:
    updates: dict[UpdateState, int] = field(default_factory=dict)
    """Those that are not done."""
    messages: dict[tuple[Kind, DeliveryState], int] = field(default_factory=dict)
    """Those that were not sent, of the days that the outbox remembers."""
    oldest_update: float = 0.0
    """Seconds since the first of those that wait came in."""
    outbox_lag: dict[Kind, float] = field(default_factory=dict)
    """Seconds since the first of the messages that are owed was due."""

    def owed(self, kind: Kind) -> int:
        return sum(self.messages.get((kind, state), 0) for state in OWED)


async def backlog(session: AsyncSession, now: datetime) -> Backlog:
    state, received_at = col(ReceivedUpdate.state), col(ReceivedUpdate.received_at)
    query = select(state, func.count(), func.min(received_at)).group_by(state)
    updates = (await session.exec(query.where(state != UpdateState.DONE))).all()
    kind, fate = col(OutgoingMessage.kind), col(OutgoingMessage.state)
    owed = select(kind, fate, func.count(), func.min(col(OutgoingMessage.due_at)))
    messages = (await session.exec(owed.where(fate.in_(COUNTED)).group_by(kind, fate))).all()
    waiting = [since for name, _, since in updates if name is UpdateState.WAITING]
    due = {
        of: [since for k, name, _, since in messages if k is of and name in OWED] for of in Kind
    }
    return Backlog(
        updates={name: count for name, count, _ in updates},
        messages={(of, name): count for of, name, count, _ in messages},
        oldest_update=_age(waiting, now),
        outbox_lag={of: _age(times, now) for of, times in due.items()},
    )


def _age(times: list[datetime], now: datetime) -> float:
    return max(0.0, (now - min(times)).total_seconds()) if times else 0.0
