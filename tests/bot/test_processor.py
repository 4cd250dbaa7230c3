"""One at a time per person and chat, many people at once, nobody at another's cost."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from typing import Any

from telegram import CallbackQuery, Chat, InlineQuery, Message, Update, User

from bot.lanes import key_of, lane_of
from bot.processor import Flight, PersonByPerson

Work = Callable[[], Coroutine[Any, Any, None]]


def update(number: int, person: int, chat: int | None = None) -> Update:
    message = Message(
        number,
        datetime(2026, 3, 2, tzinfo=UTC),
        Chat(chat or person, "private" if chat is None else "group"),
        from_user=User(person, "Lan", is_bot=False),
    )
    return Update(number, message=message)


class Bench:
    """Updates at work, each until it is let go."""

    def __init__(self, at_once: int = 10) -> None:
        self.flight = Flight(1000)
        self.processor = PersonByPerson(at_once, self.flight)
        self.begun: list[int] = []
        self.gates: dict[int, asyncio.Event] = {}
        self.tasks: list[asyncio.Task[None]] = []

    def put(self, number: int, person: int, chat: int | None = None) -> None:
        self.flight.begin()
        gate = self.gates[number] = asyncio.Event()

        async def work() -> None:
            self.begun.append(number)
            await gate.wait()

        process = self.processor.process_update(update(number, person, chat), work())
        self.tasks.append(asyncio.create_task(process))

    async def settle(self) -> None:
        for _ in range(20):
            await asyncio.sleep(0)

    async def finish(self) -> None:
        for gate in self.gates.values():
            gate.set()
        await asyncio.gather(*self.tasks)

    async def let_go(self, *numbers: int) -> None:
        for number in numbers:
            self.gates[number].set()
        await self.settle()


async def test_one_person_waits_for_their_own_and_others_do_not() -> None:
    bench = Bench()
    for number, person in ((1, 7), (2, 7), (3, 8), (4, 7)):
        bench.put(number, person)
    await bench.settle()
    assert bench.begun == [1, 3]
    await bench.let_go(1)
    assert bench.begun == [1, 3, 2]
    await bench.finish()
    assert bench.begun == [1, 3, 2, 4]


async def test_the_same_person_in_two_chats_does_not_wait() -> None:
    bench = Bench()
    bench.put(1, 7)
    bench.put(2, 7, chat=-5)
    await bench.settle()
    assert bench.begun == [1, 2]
    await bench.finish()


async def test_someone_who_floods_takes_one_place_only() -> None:
    bench = Bench(at_once=2)
    for number in range(50):
        bench.put(number, 7)
    bench.put(50, 8)
    await bench.settle()
    assert bench.begun == [0, 50]
    await bench.finish()


async def test_no_more_than_the_cap_are_at_work() -> None:
    bench = Bench(at_once=2)
    for number in range(5):
        bench.put(number, number + 1)
    await bench.settle()
    assert bench.begun == [0, 1]
    await bench.let_go(0)
    assert bench.begun == [0, 1, 2]
    await bench.finish()


async def test_queues_are_forgotten_when_nobody_stands_in_them() -> None:
    bench = Bench()
    for number in range(6):
        bench.put(number, number % 2 + 1)
    await bench.settle()
    assert len(bench.processor._queues) == 2
    await bench.finish()
    assert bench.processor._queues == {}


async def test_what_nobody_did_waits_for_nobody() -> None:
    done = asyncio.Event()

    async def work() -> None:
        done.set()

    async with PersonByPerson(1, Flight(10)) as processor:
        await processor.process_update(object(), work())
    assert done.is_set()


async def test_there_is_room_again_when_updates_are_done() -> None:
    flight = Flight(2)
    flight.begin()
    await flight.has_room()
    flight.begin()
    waiting = asyncio.create_task(flight.has_room())
    await asyncio.sleep(0)
    assert not waiting.done()
    flight.end()
    await waiting
    flight.end()
    flight.end()  # one too many is no debt
    flight.begin()
    await flight.has_room()


def test_the_key_is_the_chat_and_the_person() -> None:
    lan = User(7, "Lan", is_bot=False)
    assert key_of(update(1, 7)) == (7, 7)
    assert key_of(update(1, 7, chat=-5)) == (-5, 7)
    assert key_of(Update(1, inline_query=InlineQuery("1", lan, "keo", ""))) == (0, 7)
    assert key_of(Update(1, callback_query=CallbackQuery("1", lan, "x"))) == (0, 7)
    assert key_of(Update(1)) is None
    assert key_of("not an update") is None
    assert lane_of(update(1, 7, chat=-5)) == "-5/7"
    assert lane_of(None) is None
