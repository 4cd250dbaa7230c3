"""Taking in: raw updates are safe in the database before anybody is told that we have them.

Long polling and the webhook both hand their updates to `Intake.receive`; when it returns, they
may be acknowledged. Updates that come one by one at the same moment share a commit
(`bot.together`).
"""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

import structlog
from sqlalchemy.exc import DataError, StatementError
from telegram import Bot, Update

from bot.clock import Now, pause, utc_now
from bot.engine import explain
from bot.lanes import key_of, lane_of
from bot.processor import Flight
from bot.together import SpoiltError, Together
from catalog.database import Database
from catalog.mail import inbox, receiving
from catalog.mail.receiving import Arrival, Calm

Raw = dict[str, Any]
Queue = asyncio.Queue[object]
Parsed = Mapping[int, Update | None]
"""By their ids; None for one that PTB cannot read."""
MOST = 100
"""Calls of `receive` that share a commit."""

log = structlog.get_logger()


class Intake:
    def __init__(
        self,
        database: Database,
        bot: Bot,
        queue: Queue,
        flight: Flight,
        now: Now = utc_now,
        *,
        calm: Calm | None = None,
        every: float = 1.0,
    ) -> None:
        self._database = database
        self._bot = bot
        self._queue = queue
        self._flight = flight
        self._now = now
        self._calm = calm
        self._together = Together(self._receive, most=MOST)
        self.every = every

    async def receive(self, updates: Sequence[Raw]) -> None:
        """Stores them in one commit, then hands over those that are new. Raises what the
        database raises; then nothing was taken in.
        """
        try:
            await self._together.do(updates)
        except SpoiltError:
            await self._receive([updates])

    async def _receive(self, groups: Sequence[Sequence[Raw]]) -> list[None]:
        # in the order of their ids: so a lane's are handed over, and so replicas that are told
        # the same at once cannot wait for each other
        given = [raw for group in groups for raw in group]
        updates = sorted(given, key=lambda raw: raw["update_id"])
        parsed = self._parse(updates)
        arrivals = [Arrival(raw, lane_of(parsed[raw["update_id"]])) for raw in updates]
        try:
            async with self._database.transaction() as session:
                fresh = await receiving.receive(session, arrivals, self._now(), self._calm)
        except Exception as error:
            if not _refused(error):
                raise
            await self._receive_each(updates, error)
        else:
            await self._hand_over({n: update for n, update in parsed.items() if n in fresh})
        return [None] * len(groups)

    async def _receive_each(self, updates: Sequence[Raw], error: Exception) -> None:
        """One by one, for one that the database does not take must not keep out the others."""
        if len(updates) > 1:
            for raw in updates:
                await self._receive([[raw]])
            return
        number = updates[0]["update_id"]
        log.error("an update that cannot be stored was set aside", update=number, exc_info=error)
        async with self._database.transaction() as session:
            await receiving.receive(session, [Arrival({"update_id": number}, None)], self._now())
            await inbox.set_aside(session, [number], explain(error))

    async def resume(self, *, alone: bool) -> int:
        """Takes up what waits in the inbox: `alone`, all of it, and else what is due; how many."""
        async with self._database.transaction() as session:
            limit = 100_000 if alone else 100
            waiting = await inbox.take_waiting(session, self._now(), limit=limit, due=not alone)
        if waiting:
            log.info("updates taken up again", count=len(waiting))
        await self._hand_over(self._parse(waiting))
        return len(waiting)

    async def earlier_of(self, update: Update) -> list[Update]:
        """What waits in the update's lane and holds it, in order."""
        async with self._database.session(read_only=True) as session:
            bodies = await inbox.earlier_of(session, update.update_id)
        return [earlier for earlier in self._parse(bodies).values() if earlier]

    async def run(self, stop: asyncio.Event) -> None:
        """Takes up, time and again, what failed and is due, and what a dead process left."""
        while not stop.is_set():
            try:
                await self.resume(alone=False)
            except Exception as error:
                log.error("the inbox could not be read", exc_info=error)
            await pause(self.every, stop)

    async def has_room(self) -> None:
        """Returns when more updates can be worked on."""
        await self._flight.has_room()

    def _parse(self, updates: Sequence[Raw]) -> Parsed:
        return {raw["update_id"]: _parse(raw, self._bot) for raw in updates}

    async def _hand_over(self, parsed: Parsed) -> None:
        for update in filter(None, parsed.values()):
            self._flight.begin()
            self._queue.put_nowait(update)
        unreadable = [number for number, update in parsed.items() if update is None]
        if unreadable:
            log.error("updates that cannot be read were set aside", updates=unreadable)
            async with self._database.transaction() as session:
                await inbox.set_aside(session, unreadable, "cannot be read")


def _refused(error: Exception) -> bool:
    """Whether the database is at hand, and cannot keep what it was given."""
    refused = isinstance(error, DataError | OverflowError | RecursionError | ValueError)
    return refused or type(error) is StatementError  # none of its kinds: it never came so far


def _parse(raw: Raw, bot: Bot) -> Update | None:
    """None for what PTB cannot read, or whose ids no database takes.

    Each on its own: one must not spoil the others.
    """
    try:
        update = Update.de_json(raw, bot)
        return update if all(abs(number) < 2**63 for number in key_of(update) or ()) else None
    except Exception:  # noqa: BLE001 - PTB raises whatever its parsing comes upon
        return None
