"""Before the day: the event is announced, fills, and its seats go from hand to hand."""

from datetime import timedelta

from benchmarks.event_day import promises
from benchmarks.event_day.stages import Day, at_once
from catalog.matching.events import EventKind, Side

HEARD = "Có sự kiện mới đúng điều anh/chị quan tâm"
OFFERED = "Đã có chỗ cho anh/chị!"


async def interests(day: Day) -> None:
    """Of ten people two want to hear of such events, one of others only."""
    async with day.stage("interests are kept") as stage:
        wants = {3: EventKind.MATCHING, 4: EventKind.MATCHING, 5: EventKind.FAIR}
        acts = [
            one.want_to_hear(wants[one.number % 10])
            for one in day.people
            if one.number % 10 in wants
        ]
        stage.people = await at_once(acts)


async def announcement(day: Day) -> None:
    async with day.stage("created and announced") as stage:
        await day.organiser.announce(day.starts, day.seats)
        await day.town.quiet()
        wanted = {one.id: int(one.number % 10 in {3, 4}) for one in day.people}
        stage.people = sum(wanted.values())
        stage.wrong["heard once who wanted to"] = day.heard(HEARD, wanted)


async def registrations(day: Day) -> None:
    async with day.stage("all register at once") as stage:
        stage.people = await at_once(
            day.register(one, twice=one.number % 7 == 0) for one in day.people
        )
        await day.town.quiet()
        rows = await day.rows()
        wrong = promises.misplaced(rows, day.said())
        stage.wrong["told their place in line"] = list(wrong)
        full = {
            side: sum(r.side == side and r.state == "confirmed" for r in rows) for side in Side
        }
        stage.wrong["every seat is taken"] = [] if full == day.seats else [f"{full}"]


async def leaving(day: Day) -> None:
    """A quarter of those with a seat leave, and some from the end of the line, who are not
    being offered one; a third of them comes again.
    """
    async with day.stage("some leave, some come again") as stage:
        line = [one for one in await day.who("waiting") if one.side is Side.BUYER]
        leave = [*(await day.who("confirmed"))[::4], *line[::-6]]
        stage.people = await at_once(one.leave() for one in leave)
        await at_once(day.register(one) for one in leave[::3])


async def offers(day: Day) -> None:
    """Of three who are offered a seat one takes it, one declines, one says nothing."""
    async with day.stage("offers are taken and declined") as stage:
        await day.town.quiet()
        while chosen := [one for one in await day.who("offered") if one.number % 3]:
            stage.people += await at_once(one.answer(one.number % 3 == 1) for one in chosen)
            await day.town.quiet()
        wanted = {
            row.person: 1 for row in await day.rows() if row.state in {"offered", "declined"}
        }
        stage.wrong["offered once"] = day.heard(OFFERED, wanted)


async def passing_offers(day: Day) -> None:
    """Those who said nothing lose the seat, and hear so when they press after all."""
    async with day.stage("offers pass, too late to take") as stage:
        silent = await day.who("offered")
        day.town.now.set(day.town.now() + timedelta(hours=25))
        await day.town.quiet()
        stage.people = await at_once(one.answer_too_late() for one in silent)
        stage.wrong["their time is over"] = await day.unless(silent, "missed")
        stage.people += await day.all_accept()


async def other_seats(day: Day) -> None:
    """More seats for buyers are offered at once; fewer for producers throw nobody out."""
    async with day.stage("more seats, and fewer") as stage:
        day.seats[Side.BUYER] += max(1, len(day.people) // 20)
        day.seats[Side.PRODUCER] -= 1
        day.allowed[Side.BUYER] = day.seats[Side.BUYER]
        before = await day.who("confirmed")
        await day.organiser.edit("seats_buyers", f"{day.seats[Side.BUYER]}")
        await day.organiser.edit("seats_producers", f"{day.seats[Side.PRODUCER]}")
        stage.people = await day.all_accept()
        stage.wrong["nobody lost a seat"] = await day.unless(before, "confirmed")
        leaver = next(one for one in before if one.side is Side.PRODUCER)
        await leaver.leave()
        day.allowed[Side.PRODUCER] = day.seats[Side.PRODUCER]
