"""The day itself: reminders, the beginning, the door, the end, and the list of who came."""

from datetime import timedelta
from functools import partial

from benchmarks.event_day import sheet
from benchmarks.event_day.gates import AGAIN, FULL, IN, Act, Gate, share
from benchmarks.event_day.stages import Day, at_once
from catalog.matching.events import Event, EventState, Side

GATES = 8
"""Places where hundreds are checked in at the same time; a few people have fewer."""
NO_SEAT = "đã bắt đầu mà không còn chỗ trống"
REMINDED = "⏰ Nhắc anh/chị: còn"
REMINDERS = (
    ("7 days before", timedelta(days=7)),
    ("1 day before", timedelta(days=1)),
    ("2 hours before", timedelta(hours=2)),
)


async def reminders(day: Day) -> None:
    for number, (name, early) in enumerate(REMINDERS):
        async with day.stage(f"reminded {name}") as stage:
            confirmed = await day.who("confirmed")
            had = {one.id: one.heard(REMINDED) for one in day.people}
            day.town.now.set(day.starts - early)
            await day.town.quiet()
            stage.people = len(confirmed)
            wanted = had | {one.id: had[one.id] + 1 for one in confirmed}
            stage.wrong["reminded once who comes"] = day.heard(REMINDED, wanted)
            await at_once(one.leave() for one in confirmed[number :: len(confirmed) // 3])
            await day.all_accept()


async def beginning(day: Day) -> None:
    async with day.stage("it begins") as stage:
        waiting = await day.who("waiting")
        stage.people = len(waiting)
        day.town.now.set(day.starts + timedelta(seconds=1))
        await day.town.quiet()
        wanted = {one.id: int(one in waiting) for one in day.people}
        stage.wrong["told once that no seat is left"] = day.heard(NO_SEAT, wanted)
        state = (await day.organiser.event()).state
        stage.wrong["it runs"] = [] if state is EventState.RUNNING else [state]


async def door(day: Day) -> None:
    """One in ten does not come. Then their seats go to who waits at the door, and to more
    people from the street than there are seats left.
    """
    async with day.stage("the door, and the street") as stage:
        gates, told = await _staff(day)
        once = {"người đón tiếp": len(gates), "đã có người dùng": 1}
        stage.wrong["a link to the desk works once"] = [
            f"{sum(words in one for one in told)} were told: {words}"
            for words, times in once.items()
            if sum(words in one for one in told) != times
        ]
        come = [one for one in await day.who("confirmed") if one.number % 10]
        tickets = {row.person: row.ticket for row in await day.rows()}
        enter = [partial(Gate.let_in, persona=one, ticket=tickets[one.id]) for one in come]
        first, again = await share(gates, enter), await share(gates, enter)
        stage.wrong["let in once"] = [
            *(f"not let in: {one}" for one in first if one != IN),
            *(f"not known again: {one}" for one in again if one != AGAIN),
        ]
        undone = await gates[0].undo(tickets[come[0].id])
        stage.wrong["a mistake is taken back"] = [] if undone == IN else [undone]
        waiting = (await day.who("waiting"))[: max(1, len(day.people) // 30)]
        await day.organiser.release()
        late = await share(
            gates, [partial(Gate.let_in, persona=one, ticket=tickets[one.id]) for one in waiting]
        )
        street = await share(gates, _from_the_street(day))
        here = sum(row.state == "checked_in" for row in await day.rows())
        seats = sum(day.seats.values()) - here
        refused, taken = street.count(FULL), street.count(IN)
        stage.wrong["the house is full"] = [f"{seats} seats are free"] if seats else []
        stage.wrong["the street is let in while there is room"] = (
            [] if refused else [f"{taken} let in, nobody sent away"]
        )
        stage.people = len(come) + late.count(IN) + taken


async def _staff(day: Day) -> tuple[list[Gate], list[str]]:
    """Each opens a link of their own; one more tries the last one. And what they were told."""
    gates = [
        Gate(day.town.chat(f"Đón tiếp {n}", f"84888{n:06}"))
        for n in range(min(GATES, 1 + len(day.people) // 10))
    ]
    links = [await day.organiser.invite() for _ in gates]
    told = [await gate.take_over(link) for gate, link in zip(gates, links, strict=True)]
    stranger = Gate(day.town.chat("Người lạ", "84888999999"))
    return gates, [*told, await stranger.take_over(links[-1])]


def _from_the_street(day: Day) -> list[Act]:
    """Twice as many as seats may be left, half of them on each side."""
    number = day.organiser.event_id
    sides = (Side.BUYER, Side.PRODUCER)
    return [
        partial(Gate.walk_in, event_id=number, side=sides[n % 2], line=f"Khách {n}, HTX {n}")
        for n in range(max(12, len(day.people) // 4))
    ]


async def end(day: Day) -> None:
    async with day.stage("it is over") as stage:
        day.town.now.set(day.starts + timedelta(hours=9))
        await day.town.quiet()
        rows = await day.rows()
        stage.people = sum(row.state == "no_show" for row in rows)
        left = [row for row in rows if row.state in {"confirmed", "offered", "registered"}]
        stage.wrong["who did not come is a no-show"] = [
            f"{row.person} is {row.state}" for row in left
        ]
        state = (await day.organiser.event()).state
        stage.wrong["it is done"] = [] if state is EventState.DONE else [state]


async def export(day: Day) -> None:
    async with day.stage("exported") as stage:
        book, comma = await day.organiser.export("xlsx"), await day.organiser.export("csv")
        async with day.town.database.session(read_only=True) as session:
            event = await session.get_one(Event, day.organiser.event_id)
            found = await sheet.differences(session, event, book, comma)
        stage.people = len(await day.rows())
        stage.wrong["the sheet is the database"] = found
