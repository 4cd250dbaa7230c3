"""The stages of the event, each followed by the checks of what must be true then."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from benchmarks.event_day import promises, sheet, town
from benchmarks.event_day.organisers import Organisers
from benchmarks.event_day.people import Persona
from benchmarks.event_day.promises import Row
from benchmarks.event_day.town import Town
from catalog.checking_in import Arrival
from catalog.database import Database
from catalog.events import Event, EventKind, EventState, Side
from catalog.registrations import Refusal

AHEAD = timedelta(days=14)
HEARD = "Có sự kiện mới đúng điều anh/chị quan tâm"
OFFERED = "Đã có chỗ cho anh/chị!"
NO_SEAT = "đã bắt đầu mà không còn chỗ trống"
REMINDED = "⏰ Nhắc anh/chị: còn"
REMINDERS = (
    ("7 days before", timedelta(days=7)),
    ("1 day before", timedelta(days=1)),
    ("2 hours before", timedelta(hours=2)),
)


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


async def play(database: Database, people: int) -> list[Stage]:
    """The whole event, on a database with a catalogue; at least 20 people."""
    async with town.opened(database) as opened:
        day = Day(opened, people)
        for step in (
            day.interests,
            day.announcement,
            day.registrations,
            day.leaving,
            day.offers,
            day.passing_offers,
            day.other_seats,
            day.reminders,
            day.beginning,
            day.door,
            day.end,
            day.export,
        ):
            await step()
        return day.stages


class Day:
    def __init__(self, opened: Town, count: int) -> None:
        self.town = opened
        self.stages: list[Stage] = []
        self.people = [self._persona(number) for number in range(count)]
        self.seats = {Side.BUYER: count * 3 // 10, Side.PRODUCER: count // 10}
        self.allowed = dict(self.seats)
        """How many may hold a seat: more than there are, where seats were taken away."""
        self.starts = opened.now() + AHEAD
        self.organisers = Organisers(opened)

    def _persona(self, number: int) -> Persona:
        """Every fifth is a producer."""
        chat = self.town.chat(f"Người {number}", f"84900{number:06}")
        side = Side.BUYER if number % 5 else Side.PRODUCER
        kind = "Cửa hàng" if number % 5 else "Hợp tác xã"
        return Persona(number, chat, side, f"{kind} {number}")

    # the stages

    async def interests(self) -> None:
        """Of ten people two want to hear of such events, one of others only."""
        async with self.stage("interests are kept") as stage:
            wants = {3: EventKind.MATCHING, 4: EventKind.MATCHING, 5: EventKind.FAIR}
            acts = [
                one.want_to_hear(wants[one.number % 10])
                for one in self.people
                if one.number % 10 in wants
            ]
            stage.people = await _at_once(acts)

    async def announcement(self) -> None:
        async with self.stage("created and announced") as stage:
            await self.organisers.announce(self.starts, self.seats)
            await self.town.quiet()
            wanted = {one.id: int(one.number % 10 in {3, 4}) for one in self.people}
            stage.people = sum(wanted.values())
            stage.wrong["heard once who wanted to"] = self._heard(HEARD, wanted)

    async def registrations(self) -> None:
        async with self.stage("all register at once") as stage:
            stage.people = await _at_once(
                self._register(one, twice=one.number % 7 == 0) for one in self.people
            )
            await self.town.quiet()
            rows = await self.rows()
            wrong = promises.misplaced(rows, self.said())
            stage.wrong["told their place in line"] = list(wrong)
            full = {
                side: sum(r.side == side and r.state == "confirmed" for r in rows) for side in Side
            }
            stage.wrong["every seat is taken"] = [] if full == self.seats else [f"{full}"]

    async def leaving(self) -> None:
        """A quarter of those with a seat leave, and some from the end of the line, who are not
        being offered one; a third of them comes again.
        """
        async with self.stage("some leave, some come again") as stage:
            line = [one for one in await self._who("waiting") if one.side is Side.BUYER]
            leave = [*(await self._who("confirmed"))[::4], *line[::-6]]
            stage.people = await _at_once(one.leave() for one in leave)
            await _at_once(self._register(one) for one in leave[::3])

    async def offers(self) -> None:
        """Of three who are offered a seat one takes it, one declines, one says nothing."""
        async with self.stage("offers are taken and declined") as stage:
            await self.town.quiet()
            while chosen := [one for one in await self._who("offered") if one.number % 3]:
                stage.people += await _at_once(one.answer(one.number % 3 == 1) for one in chosen)
                await self.town.quiet()
            wanted = {
                row.person: 1 for row in await self.rows() if row.state in {"offered", "declined"}
            }
            stage.wrong["offered once"] = self._heard(OFFERED, wanted)

    async def passing_offers(self) -> None:
        """Those who said nothing lose the seat, and hear so when they press after all."""
        async with self.stage("offers pass, too late to take") as stage:
            silent = await self._who("offered")
            self.town.now.set(self.town.now() + timedelta(hours=25))
            await self.town.quiet()
            stage.people = await _at_once(one.answer_too_late() for one in silent)
            stage.wrong["their time is over"] = await self._unless(silent, "missed")
            stage.people += await self._all_accept()

    async def other_seats(self) -> None:
        """More seats for buyers are offered at once; fewer for producers throw nobody out."""
        async with self.stage("more seats, and fewer") as stage:
            self.seats[Side.BUYER] += max(1, len(self.people) // 20)
            self.seats[Side.PRODUCER] -= 1
            self.allowed[Side.BUYER] = self.seats[Side.BUYER]
            before = await self._who("confirmed")
            await self.organisers.edit(seats_buyers=self.seats[Side.BUYER])
            await self.organisers.edit(seats_producers=self.seats[Side.PRODUCER])
            stage.people = await self._all_accept()
            stage.wrong["nobody lost a seat"] = await self._unless(before, "confirmed")
            leaver = next(one for one in before if one.side is Side.PRODUCER)
            await leaver.leave()
            self.allowed[Side.PRODUCER] = self.seats[Side.PRODUCER]

    async def reminders(self) -> None:
        for number, (name, early) in enumerate(REMINDERS):
            async with self.stage(f"reminded {name}") as stage:
                confirmed = await self._who("confirmed")
                had = {one.id: one.heard(REMINDED) for one in self.people}
                self.town.now.set(self.starts - early)
                await self.town.quiet()
                stage.people = len(confirmed)
                wanted = had | {one.id: had[one.id] + 1 for one in confirmed}
                stage.wrong["reminded once who comes"] = self._heard(REMINDED, wanted)
                await _at_once(one.leave() for one in confirmed[number :: len(confirmed) // 3])
                await self._all_accept()

    async def beginning(self) -> None:
        async with self.stage("it begins") as stage:
            waiting = await self._who("waiting")
            stage.people = len(waiting)
            self.town.now.set(self.starts + timedelta(seconds=1))
            await self.town.quiet()
            wanted = {one.id: int(one in waiting) for one in self.people}
            stage.wrong["told once that no seat is left"] = self._heard(NO_SEAT, wanted)
            state = (await self.organisers.event()).state
            stage.wrong["it runs"] = [] if state is EventState.RUNNING else [state]

    async def door(self) -> None:
        """One in ten does not come. Then their seats go to who waits at the door, and to more
        people from the street than there are seats left.
        """
        async with self.stage("the door, and the street") as stage:
            come = [one for one in await self._who("confirmed") if one.number % 10]
            first = await self.organisers.check_in(come)
            again = await self.organisers.check_in(come)
            stage.wrong["let in once"] = [
                *(f"not let in: {one}" for one in first if not _is_in(one, again=False)),
                *(f"not known again: {one}" for one in again if not _is_in(one, again=True)),
            ]
            waiting = (await self._who("waiting"))[: max(1, len(self.people) // 30)]
            await self.organisers.release()
            late = await self.organisers.check_in(waiting)
            street = await self.organisers.walk_in(len(self.people))
            seats = sum(self.seats.values()) - sum(
                row.state == "checked_in" for row in await self.rows()
            )
            refused = sum(one is Refusal.FULL for one in street)
            taken = sum(isinstance(one, Arrival) for one in street)
            stage.wrong["the house is full"] = [f"{seats} seats are free"] if seats else []
            odd = refused + taken != len(street) or not refused
            stage.wrong["the street is let in while there is room"] = (
                [f"{taken} let in, {refused} sent away"] if odd else []
            )
            stage.people = len(come) + len(late) + taken

    async def end(self) -> None:
        async with self.stage("it is over") as stage:
            self.town.now.set(self.starts + timedelta(hours=9))
            await self.town.quiet()
            rows = await self.rows()
            stage.people = sum(row.state == "no_show" for row in rows)
            left = [row for row in rows if row.state in {"confirmed", "offered", "registered"}]
            stage.wrong["who did not come is a no-show"] = [
                f"{row.person} is {row.state}" for row in left
            ]
            state = (await self.organisers.event()).state
            stage.wrong["it is done"] = [] if state is EventState.DONE else [state]

    async def export(self) -> None:
        async with (
            self.stage("exported") as stage,
            self.town.database.session(read_only=True) as session,
        ):
            event = await session.get_one(Event, self.organisers.event_id)
            stage.people = len(await self.rows())
            stage.wrong["the sheet is the database"] = await sheet.differences(session, event)

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
        return await self.organisers.rows()

    def said(self) -> dict[int, list[str]]:
        return {one.id: one.messages for one in self.people}

    def _heard(self, words: str, wanted: dict[int, int]) -> list[str]:
        """How often each heard these words, beside how often they should have."""
        heard = {one.id: one.heard(words) for one in self.people if one.id in wanted}
        return [
            f"{person} heard {heard[person]} times, not {times}"
            for person, times in wanted.items()
            if heard[person] != times
        ]

    async def _who(self, state: str) -> list[Persona]:
        """Who stands so, in the order of the line."""
        known = {one.id: one for one in self.people}
        return [known[row.person] for row in await self.rows() if row.state == state]

    async def _unless(self, people: Sequence[Persona], state: str) -> list[str]:
        stands = {row.person: row.state for row in await self.rows()}
        return [f"{one.id} is {stands[one.id]}" for one in people if stands[one.id] != state]

    # steps of several

    async def _register(self, one: Persona, *, twice: bool = False) -> None:
        await one.register(self.organisers.event_id, self.organisers.code, twice=twice)

    async def _all_accept(self) -> int:
        """Everybody who is offered a seat takes it, until no seat is left; how many."""
        count = 0
        await self.town.quiet()
        while offered := await self._who("offered"):
            count += await _at_once(one.answer(True) for one in offered)
            await self.town.quiet()
        return count


def _is_in(outcome: Arrival | Refusal, *, again: bool) -> bool:
    return isinstance(outcome, Arrival) and outcome.again is again


async def _at_once(acts: Iterable[Awaitable[None]]) -> int:
    """How many did."""
    return len(await asyncio.gather(*acts))
