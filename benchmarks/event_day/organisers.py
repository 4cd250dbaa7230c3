"""What organisers and the desk do, by the catalogue's own functions."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlmodel import col, select

from benchmarks.event_day.people import Persona
from benchmarks.event_day.promises import Row
from benchmarks.event_day.town import Town
from catalog import checking_in, event_editing, event_steps, registrations
from catalog.checking_in import Arrival
from catalog.events import Event, EventDetails, EventKind, Side
from catalog.people import Person, meet
from catalog.registrations import Refusal, Registration
from catalog.roles import Desk, Organiser

GATES = 8
"""Places where people are checked in at the same time."""


class Organisers:
    """Of one event."""

    def __init__(self, opened: Town) -> None:
        self._town, self._database = opened, opened.database
        self._by = Organiser(0)
        self.event_id, self.code = 0, ""

    async def announce(self, starts: datetime, seats: Mapping[Side, int]) -> None:
        details = EventDetails(
            kind=EventKind.MATCHING,
            title="Hội nghị kết nối cung cầu",
            venue="Trung tâm hội nghị",
            province_today="Hưng Yên",
            starts_at=starts,
            ends_at=starts + timedelta(hours=8),
            seats_buyers=seats[Side.BUYER],
            seats_producers=seats[Side.PRODUCER],
        )
        now = self._town.now()
        async with self._database.transaction() as session:
            self._by = Organiser((await meet(session, 1, now)).stored_id)
            event = await event_editing.create(session, self._by, details, now)
            self.event_id, self.code = event.stored_id, event.code
        async with self._database.transaction() as session:
            event = await session.get_one(Event, self.event_id)
            await event_steps.publish(session, self._by, event, self._town.now())

    async def edit(self, **changes: int) -> None:
        async with self._database.transaction() as session:
            event = await session.get_one(Event, self.event_id)
            await event_editing.edit(session, self._by, event, changes, self._town.now())

    async def check_in(self, people: Sequence[Persona]) -> list[Arrival | Refusal]:
        """By their tickets, at all gates at once."""
        gates = asyncio.Semaphore(GATES)
        tickets = {row.person: row.ticket for row in await self.rows()}

        async def one(persona: Persona) -> Arrival | Refusal:
            async with gates, self._database.transaction() as session:
                row = await registrations.by_ticket(session, tickets[persona.id].lower())
                assert row
                return await checking_in.check_in(session, self._desk, row, self._town.now())

        return list(await asyncio.gather(*map(one, people)))

    async def walk_in(self, count: int) -> list[Arrival | Refusal]:
        """So many from the street at once, half of them on each side."""
        gates = asyncio.Semaphore(GATES)

        async def one(number: int) -> Arrival | Refusal:
            side = Side.PRODUCER if number % 2 else Side.BUYER
            async with gates, self._database.transaction() as session:
                return await checking_in.register_walk_in(
                    session, self._desk, side, f"Khách {number}", self._town.now()
                )

        return list(await asyncio.gather(*map(one, range(count))))

    async def release(self) -> None:
        """The seats of those who are not here."""
        async with self._database.transaction() as session:
            event = await session.get_one(Event, self.event_id)
            await checking_in.release_seats(session, self._by, event, self._town.now())

    async def event(self) -> Event:
        async with self._database.session(read_only=True) as session:
            return await session.get_one(Event, self.event_id)

    async def rows(self) -> list[Row]:
        """All registrations, by number in line."""
        query = select(Person.channel_id, Registration).join(
            Registration, col(Registration.person_id) == col(Person.id)
        )
        async with self._database.session(read_only=True) as session:
            found = (await session.exec(query.order_by(col(Registration.number)))).all()
        return [
            Row(person, row.side, row.number, str(row.ending or row.state), row.ticket)
            for person, row in found
        ]

    @property
    def _desk(self) -> Desk:
        return Desk(self._by.person_id, self.event_id)
