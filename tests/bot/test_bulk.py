"""Bulk goes at its pace, once, and never in the way of a reply."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from bot.address import Address, pack
from bot.app import Parts
from bot.bulk import SECOND, pace_of
from bot.settings import Settings
from catalog.database import Database
from catalog.mail import bulk, outbox, sending
from catalog.mail.bulk import AHEAD, LATE, Pace, Turn
from catalog.mail.outbox import DeliveryState, Kind
from handlers.replies import Text
from tests.bot.running import Clock, Town, assembled, echo, feed
from tests.bot.test_outbox import heard_by, messages_of, opened, states
from webchat.driver import Chat
from webchat.faults import Fault

LEASE = timedelta(seconds=60)
PACE = Pace(per_second=10)


async def owe(
    database: Database,
    chats: Sequence[int],
    clock: Clock,
    kind: Kind = Kind.ANNOUNCEMENT,
    text: str = "hội chợ",
) -> None:
    async with database.transaction() as session:
        for chat_id in chats:
            packed = [pack(Text(text), Address(chat_id))]
            await outbox.owe(session, chat_id, packed, clock.now, kind=kind)


async def claim(database: Database, clock: Clock, holder: str = "a") -> list[tuple[int, float]]:
    """Which chats' messages may go, and in how many seconds."""
    async with database.transaction() as session:
        turns = await bulk.take_turns(session, holder, clock.now, PACE, LEASE)
    return [(turn.message.chat_id, (turn.at - clock.now).total_seconds()) for turn in turns]


async def send_all(parts: Parts, clock: Clock, *, seconds: int = 3) -> None:
    for _ in range(seconds * 10):
        await asyncio.gather(*map(parts.bulk.send, await parts.bulk.take_turns()))
        clock.forward(0.1)


async def test_messages_take_turns_at_the_pace(database: Database, clock: Clock) -> None:
    await owe(database, range(1, 101), clock)
    sent: list[float] = []
    began = clock.now
    for _ in range(30):
        now = (clock.now - began).total_seconds()
        sent += [now + wait for _, wait in await claim(database, clock)]
        clock.forward(0.1)
    assert sent == sorted(sent)
    second = [at for at in sent if 1 <= at < 2]
    assert len(second) == PACE.per_second
    assert len(sent) <= (3 + (AHEAD + LATE).total_seconds()) * PACE.per_second + 1


async def test_a_chat_has_a_second_between_two_and_a_group_three(
    database: Database, clock: Clock
) -> None:
    await owe(database, [1, 1, -1, -1], clock)
    when: dict[int, list[float]] = {1: [], -1: []}
    began = clock.now
    for _ in range(60):
        for chat_id, wait in await claim(database, clock):
            when[chat_id].append((clock.now - began).total_seconds() + wait)
        async with database.transaction() as session:
            mine = [m for m in await messages_of(database) if m.state is DeliveryState.SENDING]
            done = [
                sending.Settled(m.id or 0, m.tries, DeliveryState.SENT, clock.now) for m in mine
            ]
            await sending.settle(session, done)
        clock.forward(0.1)
    assert [len(times) for times in when.values()] == [2, 2]
    assert when[1][1] - when[1][0] >= 1
    assert when[-1][1] - when[-1][0] >= 3


async def test_notices_go_before_announcements(database: Database, clock: Clock) -> None:
    await owe(database, [1, 2], clock)
    clock.forward(0.1)
    await owe(database, [3], clock, Kind.NOTICE)
    assert [chat for chat, _ in await claim(database, clock)] == [3, 1, 2]


async def test_one_process_sends_until_it_lets_go_or_dies(
    database: Database, clock: Clock
) -> None:
    await owe(database, range(1, 40), clock)
    assert await claim(database, clock, "a")
    clock.forward(10)
    assert await claim(database, clock, "b") == []
    assert await claim(database, clock, "a")
    async with database.transaction() as session:
        await bulk.let_go(session, "b", clock.now)  # not b's to let go
        await bulk.let_go(session, "a", clock.now)
    clock.forward(1)
    assert await claim(database, clock, "b")
    clock.forward(16)
    assert await claim(database, clock, "a")


async def test_what_one_sender_was_asked_to_wait_the_next_one_waits(
    database: Database, clock: Clock
) -> None:
    await owe(database, [1, 2], clock)
    async with database.transaction() as session:
        await bulk.take_turns(session, "a", clock.now, Pace(per_second=1), LEASE)
        await bulk.hold_back(session, clock.now + timedelta(seconds=17))
        await bulk.let_go(session, "a", clock.now)
    clock.forward(16)
    assert await claim(database, clock, "b") == []
    clock.forward(1)
    assert await claim(database, clock, "b") == [(2, 0)]


async def test_what_is_for_later_holds_up_nothing(database: Database, clock: Clock) -> None:
    async with database.transaction() as session:
        for days in (7, 0):
            due = clock.now + timedelta(days=days)
            await outbox.owe(session, 1, [{"days": days}], due, kind=Kind.ANNOUNCEMENT)
        assert not await outbox.owed_chats(session, [1])
        (turn,) = await bulk.take_turns(session, "a", clock.now, PACE, LEASE)
    assert turn.message.reply == {"days": 0}


async def test_a_reply_passes_a_broadcast(town: Town, database: Database, clock: Clock) -> None:
    lan = await opened(town)
    await owe(database, [lan.place.id] * 3, clock)
    async with assembled(town, database, echo, clock) as parts:
        await lan.say("kẹo lạc")
        await feed(town, parts)
        assert heard_by(lan) == ["kẹo lạc"]
        await send_all(parts, clock, seconds=4)
    assert heard_by(lan) == ["kẹo lạc"] + ["hội chợ"] * 3


async def test_an_announcement_whose_answer_was_lost_is_not_sent_again_but_a_notice_is(
    town: Town, database: Database, clock: Clock
) -> None:
    lan, minh = await opened(town), await opened(town, "Minh")
    for chat, kind in ((lan, Kind.ANNOUNCEMENT), (minh, Kind.NOTICE)):
        town.world.faults.add(Fault("sendMessage", drop="after", chat_id=chat.place.id))
        await owe(database, [chat.place.id], clock, kind)
    async with assembled(town, database, echo, clock) as parts:
        await send_all(parts, clock)
    assert (heard_by(lan), heard_by(minh)) == (["hội chợ"], ["hội chợ"] * 2)
    assert await states(database) == [DeliveryState.UNKNOWN, DeliveryState.SENT]


async def test_an_announcement_whose_sender_died_is_not_sent_again_but_a_notice_is(
    town: Town, database: Database, clock: Clock
) -> None:
    lan, minh = await opened(town), await opened(town, "Minh")
    await owe(database, [lan.place.id], clock)
    await owe(database, [minh.place.id], clock, Kind.NOTICE)
    await claim(database, clock, "dead")
    clock.forward(60)
    async with assembled(town, database, echo, clock) as parts:
        await send_all(parts, clock)
    assert (heard_by(lan), heard_by(minh)) == ([], ["hội chợ"])
    assert await states(database) == [DeliveryState.UNKNOWN, DeliveryState.SENT]


async def test_an_announcement_whose_sender_died_is_not_sent_again_when_the_clock_is_set_back(
    town: Town, database: Database, clock: Clock
) -> None:
    lan = await opened(town)
    await owe(database, [lan.place.id], clock)
    await claim(database, clock, "dead")
    clock.forward(-3600)
    async with assembled(town, database, echo, clock) as parts:
        await send_all(parts, clock)
    assert heard_by(lan) == []
    assert await states(database) == [DeliveryState.UNKNOWN]


async def test_what_is_late_catches_up_but_never_beyond_what_the_channel_takes_in_a_second(
    town: Town, database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await owe(database, range(1, 121), clock)
    sent: list[datetime] = []
    stalls = [80, 40]
    stop = asyncio.Event()

    async def send(turn: Turn) -> None:
        sent.append(clock.now)
        if len(sent) == 120:
            stop.set()

    async def pause(seconds: float, *events: asyncio.Event) -> None:
        await asyncio.sleep(0)  # until those that may go have gone
        late = bool(stalls) and len(sent) >= stalls[-1]
        clock.forward(seconds + (0.09 if late and stalls.pop() else 0))

    async with assembled(town, database, echo, clock, pause=pause, bulk_per_second=29) as parts:
        monkeypatch.setattr(parts.bulk, "send", send)
        await parts.bulk.run(stop)
    assert all(after - before >= SECOND for before, after in zip(sent, sent[30:], strict=False))
    assert sent[-1] - sent[0] < timedelta(seconds=119 / (0.95 * 29))


async def test_too_many_requests_stops_all_bulk_for_as_long_as_asked_and_no_reply(
    town: Town, database: Database, clock: Clock
) -> None:
    chats = [await opened(town, f"P{n}") for n in range(4)]
    town.world.faults.add(Fault("sendMessage", 429, retry_after=17, chat_id=chats[0].place.id))
    async with assembled(town, database, echo, clock, bulk_per_second=4) as parts:
        await owe(database, [chat.place.id for chat in chats], clock)
        first, *others = await parts.bulk.take_turns()
        await parts.bulk.send(first)
        for turn in others:  # claimed before Telegram asked
            await parts.bulk.send(turn)
        await chats[1].say("kẹo lạc")
        await feed(town, parts)
        assert [heard_by(chat) for chat in chats] == [[], ["kẹo lạc"], [], []]
        await send_all(parts, clock, seconds=16)
        assert not await said_by_bulk(chats)
        await send_all(parts, clock)
    assert await said_by_bulk(chats) == 4
    assert set(await states(database)) == {DeliveryState.SENT}


async def said_by_bulk(chats: Sequence[Chat]) -> int:
    return sum(heard_by(chat).count("hội chợ") for chat in chats)


async def test_who_blocked_the_bot_costs_the_others_nothing(
    town: Town, database: Database, clock: Clock
) -> None:
    lan, minh = await opened(town), await opened(town, "Minh")
    await lan.block()
    await owe(database, [lan.place.id, minh.place.id, lan.place.id], clock)
    async with assembled(town, database, echo, clock) as parts:
        await send_all(parts, clock)
    assert heard_by(minh) == ["hội chợ"]
    assert [m.state for m in await messages_of(database)] == [
        DeliveryState.BLOCKED,
        DeliveryState.SENT,
        DeliveryState.BLOCKED,
    ]


async def test_the_loop_sends_waits_its_turn_and_ends(
    town: Town, database: Database, clock: Clock
) -> None:
    chats = [await opened(town, f"P{n}") for n in range(5)]
    await owe(database, [chat.place.id for chat in chats], clock)
    stop = asyncio.Event()

    async def pause(seconds: float, *events: asyncio.Event) -> None:
        clock.forward(seconds)
        await asyncio.sleep(0)

    async with assembled(town, database, echo, clock, pause=pause) as parts:
        loop = asyncio.create_task(parts.bulk.run(stop))
        for chat in chats:
            assert (await chat.reply())["text"] == "hội chợ"
        stop.set()
        await loop
    async with database.transaction() as session:
        assert await bulk.take_turns(session, "another", clock.now, PACE, LEASE) == []
        assert (await session.get_one(bulk.BulkSender, 1)).holder == "another"


async def test_the_loop_outlives_a_database_that_is_gone(
    town: Town, database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan = await opened(town)
    await owe(database, [lan.place.id], clock)
    take, stop = bulk.take_turns, asyncio.Event()

    async def once_broken(*given: object) -> object:
        monkeypatch.setattr(bulk, "take_turns", take)
        raise OSError("the database is gone")

    monkeypatch.setattr(bulk, "take_turns", once_broken)

    async def pause(seconds: float, *events: asyncio.Event) -> None:
        await asyncio.sleep(0)

    async with assembled(town, database, echo, clock, pause=pause) as parts:
        loop = asyncio.create_task(parts.bulk.run(stop))
        assert (await lan.reply())["text"] == "hội chợ"
        stop.set()
        await loop


def test_the_pace_is_what_telegram_takes_unless_told_otherwise() -> None:
    assert pace_of(Settings(_env_file=None)) == Pace()
    given = {"bulk_per_second": 5, "bulk_seconds_in_chat": 2, "bulk_seconds_in_group": 6}
    slower = Settings.model_validate(given)
    assert pace_of(slower) == Pace(5, timedelta(seconds=2), timedelta(seconds=6))
