"""The stages of the day, the checks after each, and what several of them do."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from benchmarks.event_day import promises
from benchmarks.event_day.organisers import Organiser
from benchmarks.event_day.people import Persona
from benchmarks.event_day.promises import Row
from benchmarks.event_day.town import Town
from catalog.matching.events import Side

AHEAD = timedelta(days=14)


@dataclass(slots=True)
class Stage:
    """`people` acted, or were concerned. `wrong` is by check; all lists are to be empty."""

    name: str
    people: int = 0
    seconds: float = 0.0
    wrong: dict[str, list[str]] = field(default_factory=dict)

    @property
    def broken(self) -> list[str]:
        return [words for found in self.wrong.values() for words in found]


class Day:
    def __init__(self, opened: Town, count: int) -> None:
        self.town = opened
        self.stages: list[Stage] = []
        self.people = [self._persona(number) for number in range(count)]
        self.seats = {Side.BUYER: count * 3 // 10, Side.PRODUCER: count // 10}
        self.allowed = dict(self.seats)
        """How many may hold a seat: more than there are, where seats were taken away."""
        self.starts = (opened.now() + AHEAD).replace(second=0, microsecond=0)
        self.organiser = Organiser(opened.organiser, opened)

    def _persona(self, number: int) -> Persona:
        """Every fifth is a producer."""
        chat = self.town.chat(f"Người {number}", f"84900{number:06}")
        side = Side.BUYER if number % 5 else Side.PRODUCER
        kind = "Cửa hàng" if number % 5 else "Hợp tác xã"
        return Persona(chat, number, side, f"{kind} {number}")

    # checks

    @asynccontextmanager
    async def stage(self, name: str) -> AsyncIterator[Stage]:
        """The stage, and the checks that hold after each."""
        stage, began = Stage(name), time.perf_counter()
        self.stages.append(stage)
        yield stage
        await self.town.quiet()
        stage.seconds = time.perf_counter() - began
        rows = await self.rows()
        registered = [one.id for one in self.people] if rows else []
        stage.wrong["never oversold"] = promises.oversold(rows, self.allowed)
        stage.wrong["nobody twice"] = promises.twice(rows, registered)
        stage.wrong["in order"] = promises.unfair(rows)
        stage.wrong["told as it is"] = promises.mistold(rows, self.said())
        if self.town.now() < self.starts:
            stage.wrong["nobody waits for a free seat"] = promises.stuck(rows, self.seats)

    async def rows(self) -> list[Row]:
        return await self.organiser.rows()

    def said(self) -> dict[int, list[str]]:
        return {one.id: one.messages for one in self.people}

    def heard(self, words: str, wanted: dict[int, int]) -> list[str]:
        """How often each heard these words, beside how often they should have."""
        heard = {one.id: one.heard(words) for one in self.people if one.id in wanted}
        return [
            f"{person} heard {heard[person]} times, not {times}"
            for person, times in wanted.items()
            if heard[person] != times
        ]

    async def who(self, state: str) -> list[Persona]:
        """Who stands so, in the order of the line."""
        known = {one.id: one for one in self.people}
        return [known[row.person] for row in await self.rows() if row.state == state]

    async def unless(self, people: Sequence[Persona], state: str) -> list[str]:
        stands = {row.person: row.state for row in await self.rows()}
        return [f"{one.id} is {stands[one.id]}" for one in people if stands[one.id] != state]

    # steps of several

    async def register(self, one: Persona, *, twice: bool = False) -> None:
        await one.register(self.organiser.event_id, self.organiser.code, twice=twice)

    async def all_accept(self) -> int:
        """Everybody who is offered a seat takes it, until no seat is left; how many."""
        count = 0
        await self.town.quiet()
        while offered := await self.who("offered"):
            count += await at_once(one.answer(True) for one in offered)
            await self.town.quiet()
        return count


async def at_once(acts: Iterable[Awaitable[None]]) -> int:
    """How many did."""
    return len(await asyncio.gather(*acts))
