"""Any sequence of steps keeps the seats' promises, on a real SQLite.

Never oversold, nobody twice, nobody overtakes, nobody stuck, no offer to who left: as
`catalog.matching.seats` promises, compared with a model of a few lines.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog import people, privacy
from catalog.database import Database
from catalog.matching import (
    checking_in,
    event_editing,
    event_steps,
    events,
    registering,
    registrations,
    seats,
)
from catalog.matching.events import Event, Side
from catalog.matching.registrations import HOLDING, Registration, Standing
from catalog.roles import Desk, Organiser
from tests.catalog.hall import STARTS, an_event, try_to_join
from tests.conftest import NOW
from tests.databases import SQLiteFolder

ME = Organiser(1)
PEOPLE = st.integers(101, 106)
SIDES = st.sampled_from((Side.BUYER, Side.BUYER, Side.PRODUCER))
SEATS = st.one_of(st.none(), st.integers(1, 3))
Step = Callable[[AsyncSession], Awaitable[Any]]
OfOne = Callable[[AsyncSession, Registration], Awaitable[Any]]


class Hall(RuleBasedStateMachine):
    """One event with few seats, and six people who cannot make up their minds."""

    folder: SQLiteFolder
    template: str

    def __init__(self) -> None:
        super().__init__()
        self.now: datetime = NOW
        self.limits: dict[Side, int] = {}
        """The most that may hold a seat; above the seats only where seats were taken away."""
        self.offers: set[tuple[int, int]] = set()
        """Every offer that was ever made, as a registration and its number in line."""
        self.runner = asyncio.Runner()
        self.url = self.folder.copy(self.template)
        self.database = Database(self.url)
        self.do(lambda session: an_event(session, self.now, seats_buyers=1, seats_producers=1))

    def do(self, step: Step) -> Any:
        async def work() -> Any:
            async with self.database.transaction() as session:
                return await step(session)

        return self.runner.run(work())

    def of_one(self, number: int, side: Side, step: OfOne) -> None:
        """A step of someone's registration, if they have one."""

        async def work(session: AsyncSession) -> None:
            person = await people.meet(session, number, self.now)
            row = await registrations.of_person(session, person, 1, side)
            if row:
                await step(session, row)

        self.do(work)

    @rule(numbers=st.lists(PEOPLE, min_size=1, max_size=4, unique=True), side=SIDES)
    def register(self, numbers: list[int], side: Side) -> None:
        async def work(session: AsyncSession) -> None:
            event = await events.lock(session, 1)
            for number in numbers:
                person = await people.meet(session, number, self.now)
                await try_to_join(session, event, self.now, person, side)

        self.do(work)

    @rule(
        number=PEOPLE,
        side=SIDES,
        step=st.sampled_from((registering.cancel, seats.accept_offer, seats.decline_offer)),
    )
    def answer(self, number: int, side: Side, step: Callable[..., Awaitable[Any]]) -> None:
        self.of_one(number, side, lambda s, row: step(s, row, self.now))

    @rule(
        number=PEOPLE,
        side=SIDES,
        step=st.sampled_from((registering.confirm, registering.turn_away, registering.readmit)),
    )
    def decide(self, number: int, side: Side, step: Callable[..., Awaitable[Any]]) -> None:
        self.of_one(number, side, lambda s, row: step(s, ME, row, self.now))

    @rule(
        number=PEOPLE,
        side=SIDES,
        step=st.sampled_from((checking_in.check_in, checking_in.undo_check_in)),
    )
    def at_the_desk(self, number: int, side: Side, step: Callable[..., Awaitable[Any]]) -> None:
        self.of_one(number, side, lambda s, row: step(s, Desk(1, 1), row, self.now))

    @rule(side=SIDES)
    def walk_in(self, side: Side) -> None:
        self.do(lambda s: checking_in.register_walk_in(s, Desk(1, 1), side, "Khách", self.now))

    @rule(number=PEOPLE)
    def erase(self, number: int) -> None:
        async def work(session: AsyncSession) -> None:
            person = await people.meet(session, number, self.now)
            await privacy.erase(session, person, self.now)

        self.do(work)

    @rule(
        changes=st.one_of(
            st.fixed_dictionaries({"seats_buyers": SEATS}),
            st.fixed_dictionaries({"seats_producers": SEATS, "needs_approval": st.booleans()}),
            st.integers(-3, 3).map(lambda days: {"starts_at": STARTS + timedelta(days=days)}),
        )
    )
    def edit(self, changes: dict[str, Any]) -> None:
        async def work(session: AsyncSession) -> None:
            event = await events.lock(session, 1)
            await event_editing.edit(session, ME, event, changes, self.now)

        self.do(work)

    @rule(hours=st.sampled_from((0, 1, 12, 25, 24 * 20)), ticks=st.booleans())
    def time_passes(self, hours: int, ticks: bool) -> None:
        self.now += timedelta(hours=hours)
        if ticks:
            self.tick()

    def tick(self) -> None:
        async def work(session: AsyncSession) -> None:
            await event_steps.keep_time(session, self.now)
            await seats.expire_offers(session, self.now)

        self.do(work)

    @rule()
    def release(self) -> None:
        async def work(session: AsyncSession) -> None:
            await checking_in.release_seats(session, ME, await events.lock(session, 1), self.now)

        self.do(work)

    @invariant()
    def promises_are_kept(self) -> None:
        event, rows = self.do(self.look)
        keys = [(row.person_id, row.side) for row in rows]
        assert len(keys) == len(set(keys)), "somebody stands there twice"
        for side in Side:
            ours = [row for row in rows if row.side is side]
            self.never_oversold(event, ours, side)
            self.nobody_is_stuck(event, ours)
            self.fair(event, ours)

    async def look(self, session: AsyncSession) -> tuple[Event, list[Registration]]:
        event = await session.get_one(Event, 1)
        query = select(Registration).order_by(col(Registration.number))
        return event, list(await session.exec(query))

    def never_oversold(self, event: Event, rows: list[Registration], side: Side) -> None:
        held = sum(row.state in HOLDING for row in rows)
        limit = event.seats(side)
        if limit is None:
            self.limits[side] = held
        else:
            self.limits[side] = max(limit, min(held, self.limits.get(side, limit)))
            assert held <= self.limits[side], "oversold"

    def nobody_is_stuck(self, event: Event, rows: list[Registration]) -> None:
        free = event.seats(rows[0].side) if rows else 0
        held = sum(row.state in HOLDING for row in rows)
        waits = any(row.state is Standing.WAITING for row in rows)
        if waits and event.is_ahead(self.now):
            assert free is not None, "somebody waits where there is no limit"
            assert held >= free, "somebody waits beside a free seat"

    def fair(self, event: Event, rows: list[Registration]) -> None:
        offers = {(row.stored_id, row.number) for row in rows if row.state is Standing.OFFERED}
        waiting = [row.number for row in rows if row.state is Standing.WAITING]
        new = offers - self.offers
        if new and waiting and event.is_ahead(self.now):
            assert max(number for _, number in new) < min(waiting), "somebody was overtaken"
        for row in rows:
            until = row.offered_until
            assert (row.state is Standing.OFFERED) == (until is not None)
            assert until is None or until <= event.starts_at, "an offer outlasts the start"
            assert (row.ending is not None) == (row.state is Standing.CANCELLED)
        self.offers |= offers

    def teardown(self) -> None:
        self.runner.run(self.database.close())
        self.runner.close()
        self.folder.drop(self.url)


def test_any_sequence_of_steps_keeps_the_promises(sqlite: SQLiteFolder) -> None:
    async def fill() -> None:
        database = Database(Hall.template)
        await database.upgrade()
        await database.close()

    Hall.folder, Hall.template = sqlite, sqlite.new()
    asyncio.run(fill())
    run_state_machine_as_test(Hall, settings=settings(max_examples=40, stateful_step_count=30))
