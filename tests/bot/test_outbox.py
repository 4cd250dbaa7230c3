"""What is owed is sent: the failure matrix of sending, and the order within a chat."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.address import Address, pack
from bot.app import Parts
from bot.outbox import LEASE
from bot.sending import Sender
from catalog.database import Database
from catalog.mail import bulk, outbox, sending
from catalog.mail.bulk import Pace
from catalog.mail.outbox import DeliveryState, Kind, OutgoingMessage
from catalog.people import Person
from handlers.replies import Reply, Text
from handlers.turn import Turn
from tests.bot.running import Clock, Town, assembled, echo, feed, remember
from webchat.driver import Chat
from webchat.faults import Fault

A_MOMENT = timedelta(seconds=0.04)


async def messages_of(database: Database) -> list[OutgoingMessage]:
    async with database.session(read_only=True) as session:
        query = select(OutgoingMessage).order_by(col(OutgoingMessage.id))
        return list((await session.exec(query)).all())


async def states(database: Database) -> list[DeliveryState]:
    return [message.state for message in await messages_of(database)]


async def owe(database: Database, chat: Chat, clock: Clock, *texts: str) -> None:
    address = Address(chat.place.id)
    async with database.transaction() as session:
        packed = [pack(Text(text), address) for text in texts]
        await outbox.owe(session, chat.place.id, packed, clock.now)


def heard_by(chat: Chat) -> list[str]:
    return [m["text"] for m in chat.messages if m["from"]["id"] == chat.bot.id]


async def opened(town: Town, name: str = "Lan") -> Chat:
    """A chat that the bot may write in."""
    chat = town.chat(name)
    await chat.start()
    town.world.updates[town.bot.id].clear()
    return chat


async def deliver_all(parts: Parts) -> None:
    while await parts.outbox.deliver_due():
        pass


async def test_what_is_owed_is_sent_in_order(town: Town, database: Database, clock: Clock) -> None:
    lan, minh = await opened(town), await opened(town, "Minh")
    await owe(database, lan, clock, "1", "2", "3")
    await owe(database, minh, clock, "a", "b")
    async with assembled(town, database, echo, clock) as parts:
        assert await parts.outbox.deliver_due() == 2
        await deliver_all(parts)
    assert (heard_by(lan), heard_by(minh)) == (["1", "2", "3"], ["a", "b"])
    assert set(await states(database)) == {DeliveryState.SENT}


async def test_a_blocked_person_ends_all_that_is_theirs(
    town: Town, database: Database, clock: Clock
) -> None:
    lan, minh = await opened(town), await opened(town, "Minh")
    await owe(database, lan, clock, "1", "2")
    await owe(database, minh, clock, "a")
    await lan.block()
    async with assembled(town, database, echo, clock) as parts:
        await deliver_all(parts)
    ended = await messages_of(database)
    assert [m.state for m in ended] == [DeliveryState.BLOCKED] * 2 + [DeliveryState.SENT]
    assert not any(m.reply for m in ended)
    assert "blocked" in ended[0].error


async def test_too_many_requests_waits_as_long_as_asked_and_nobody_else_waits(
    town: Town, database: Database, clock: Clock
) -> None:
    lan, minh = await opened(town), await opened(town, "Minh")
    town.world.faults.add(Fault("sendMessage", 429, retry_after=17, chat_id=lan.place.id))
    await owe(database, lan, clock, "1", "2")
    await owe(database, minh, clock, "a")
    async with assembled(town, database, echo, clock) as parts:
        await deliver_all(parts)
        assert (heard_by(lan), heard_by(minh)) == ([], ["a"])
        clock.forward(16.9)
        await deliver_all(parts)
        assert heard_by(lan) == []
        clock.forward(0.1)
        await deliver_all(parts)
    assert heard_by(lan) == ["1", "2"]


async def test_an_answer_lost_after_delivery_means_sent_again(
    town: Town, database: Database, clock: Clock
) -> None:
    town.world.faults.add(Fault("sendMessage", drop="after"))
    lan = await opened(town)
    await owe(database, lan, clock, "done", "next")
    async with assembled(town, database, echo, clock) as parts:
        await deliver_all(parts)
        assert await states(database) == [DeliveryState.PENDING] * 2
        clock.forward(2)
        await deliver_all(parts)
    assert heard_by(lan) == ["done", "done", "next"]
    assert await states(database) == [DeliveryState.SENT] * 2


async def test_an_answer_lost_time_and_again_ends_as_unknown(
    town: Town, database: Database, clock: Clock
) -> None:
    town.world.faults.add(Fault("sendMessage", 500, times=None))
    lan = await opened(town)
    await owe(database, lan, clock, "done")
    async with assembled(town, database, echo, clock) as parts:
        for _ in range(6):
            await deliver_all(parts)
            clock.forward(1000)
    assert await states(database) == [DeliveryState.UNKNOWN]


async def test_a_message_that_is_refused_does_not_hold_up_the_next(
    town: Town, database: Database, clock: Clock
) -> None:
    lan = await opened(town)
    await owe(database, lan, clock, "first", "next")
    town.world.faults.add(Fault("sendMessage", 400, "Bad Request: BUTTON_DATA_INVALID"))
    async with assembled(town, database, echo, clock) as parts:
        await deliver_all(parts)
    refused, sent = await messages_of(database)
    assert (refused.state, sent.state) == (DeliveryState.FAILED, DeliveryState.SENT)
    assert "button_data_invalid" in refused.error.lower()
    assert heard_by(lan) == ["next"]


async def test_a_text_whose_tags_are_refused_arrives_without_them(
    town: Town, database: Database, clock: Clock
) -> None:
    lan = await opened(town)
    await owe(database, lan, clock, "<b>never closed, A &amp; B")
    async with assembled(town, database, echo, clock) as parts:
        await deliver_all(parts)
    assert heard_by(lan) == ["never closed, A & B"]
    assert await states(database) == [DeliveryState.SENT]


async def test_a_message_that_cannot_be_read_is_ended(
    town: Town, database: Database, clock: Clock
) -> None:
    lan = await opened(town)
    async with database.transaction() as session:
        await outbox.owe(session, lan.place.id, [{"reply": {"kind": "?"}}, {}], clock.now)
    async with assembled(town, database, echo, clock) as parts:
        await deliver_all(parts)
    assert await states(database) == [DeliveryState.FAILED] * 2


async def test_a_chat_that_moved_is_written_to_where_it_is_now(
    town: Town, database: Database, clock: Clock
) -> None:
    lan = town.chat()
    group = town.world.group("Chợ", lan.person, town.bot)
    there = Chat(town.world, lan.person, town.bot, group)
    town.world.faults.add(
        Fault(
            "sendMessage",
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            parameters={"migrate_to_chat_id": group.id},
        )
    )
    async with database.transaction() as session:
        packed = [pack(Text(text), Address(-5)) for text in ("1", "2")]
        await outbox.owe(session, -5, packed, clock.now)
    async with assembled(town, database, echo, clock) as parts:
        await deliver_all(parts)
    assert heard_by(there) == ["1", "2"]


async def test_a_sender_that_died_is_followed_by_another_when_its_lease_ends(
    town: Town, database: Database, clock: Clock
) -> None:
    lan = await opened(town)
    await owe(database, lan, clock, "1", "2")
    async with database.transaction() as session:
        await sending.claim(session, clock.now, 10, timedelta(seconds=45))  # and it died
    async with assembled(town, database, echo, clock) as parts:
        assert await parts.outbox.deliver_due() == 0
        clock.forward(45)
        await deliver_all(parts)
    assert heard_by(lan) == ["1", "2"]


async def test_who_is_alone_takes_over_at_once_what_a_dead_process_was_sending(
    town: Town, database: Database, clock: Clock
) -> None:
    lan, minh, ha = [await opened(town, name) for name in ("Lan", "Minh", "Hà")]
    await owe(database, lan, clock, "1", "2")
    async with database.transaction() as session:
        for chat, kind in ((minh, Kind.NOTICE), (ha, Kind.ANNOUNCEMENT)):
            packed = [pack(Text("news"), Address(chat.place.id))]
            await outbox.owe(session, chat.place.id, packed, clock.now, kind=kind)
        await sending.claim(session, clock.now, 10, timedelta(seconds=45))
        await bulk.take_turns(session, "dead", clock.now, Pace(), timedelta(seconds=45))
    clock.forward(1)
    async with assembled(town, database, echo, clock) as parts:
        await parts.outbox.take_over()
        await deliver_all(parts)
        for turn in await parts.bulk.take_turns():
            await parts.bulk.send(turn)
    assert (heard_by(lan), heard_by(minh), heard_by(ha)) == (["1", "2"], ["news"], [])


async def test_what_takes_longer_than_a_lease_stays_with_its_sender(
    town: Town, database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan = await opened(town)
    await owe(database, lan, clock, "1")
    begun, go_on = slow_sending(monkeypatch)
    async with (
        assembled(town, database, echo, clock) as one,
        assembled(town, database, echo, clock) as two,
    ):
        sending_it = asyncio.create_task(one.outbox.deliver_due())
        await begun.wait()
        for _ in range(3):
            clock.forward(LEASE.total_seconds() * 0.9)
            await one.outbox.renew()
            await one.outbox.renew()  # which is too early to be of use
            assert await two.outbox.deliver_due() == 0
        clock.forward(60)
        assert await one.outbox.deliver_due() == 0  # it knows what it is at
        go_on.set()
        await sending_it
    assert (heard_by(lan), await states(database)) == (["1"], [DeliveryState.SENT])


def slow_sending(monkeypatch: pytest.MonkeyPatch) -> tuple[asyncio.Event, asyncio.Event]:
    """Set where a sending has begun, and to be set for it to go on."""
    begun, go_on, send = asyncio.Event(), asyncio.Event(), Sender.send

    async def slow(sender: Sender, reply: Reply, address: Address) -> tuple[int, ...]:
        begun.set()
        await go_on.wait()
        return await send(sender, reply, address)

    monkeypatch.setattr(Sender, "send", slow)
    return begun, go_on


async def test_leases_are_renewed_time_and_again_also_after_a_failure(
    town: Town, database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan = await opened(town)
    await owe(database, lan, clock, "1")
    begun, go_on = slow_sending(monkeypatch)
    renew, renewed, stop = sending.renew, asyncio.Event(), asyncio.Event()

    async def well(session: AsyncSession, *given: Any) -> None:
        await renew(session, *given)
        renewed.set()

    async def once_broken(*given: object) -> None:
        monkeypatch.setattr(sending, "renew", well)
        raise OSError("the database is gone")

    monkeypatch.setattr(sending, "renew", once_broken)
    async with assembled(town, database, echo, clock) as parts:
        sending_it = asyncio.create_task(parts.outbox.deliver_due())
        await begun.wait()
        parts.outbox.lease = A_MOMENT
        clock.forward(LEASE.total_seconds() - 0.01)
        keeping = asyncio.create_task(parts.outbox.keep(stop))
        await renewed.wait()
        go_on.set()
        stop.set()
        await asyncio.gather(sending_it, keeping)
    assert heard_by(lan) == ["1"]


async def test_after_the_database_was_away_leases_count_twice_for_a_while(
    town: Town, database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*given: object) -> object:
        stop.set()
        raise OSError("the database is gone")

    lan, stop = await opened(town), asyncio.Event()
    await owe(database, lan, clock, "1")
    async with database.transaction() as session:
        await sending.claim(session, clock.now, 10, LEASE)  # by one that could not renew it
    seconds = LEASE.total_seconds()
    async with assembled(town, database, echo, clock) as parts:
        clock.forward(seconds / 2)
        with monkeypatch.context() as patch:
            patch.setattr(sending, "claim", broken)
            await parts.outbox.run(stop)
        clock.forward(seconds * 0.9)
        assert await parts.outbox.deliver_due() == 0
        clock.forward(seconds * 0.1)
        assert await parts.outbox.deliver_due() == 1
    assert heard_by(lan) == ["1"]


async def test_two_senders_share_the_work_and_send_nothing_twice(
    town: Town, database: Database, clock: Clock
) -> None:
    chats = [await opened(town, f"P{n}") for n in range(20)]
    for chat in chats:
        await owe(database, chat, clock, "1", "2", "3")
    async with (
        assembled(town, database, echo, clock) as one,
        assembled(town, database, echo, clock) as two,
    ):
        await asyncio.gather(deliver_all(one), deliver_all(two))
        await deliver_all(one)
    assert [heard_by(chat) for chat in chats] == [["1", "2", "3"]] * 20


async def test_a_late_word_of_a_lost_claim_changes_nothing_unless_it_was_delivered(
    database: Database, clock: Clock
) -> None:
    async with database.transaction() as session:
        (row,) = await outbox.owe(session, 7, [{"a": 1}], clock.now, lease=timedelta(seconds=1))
        claimed = (row.id or 0, row.tries)
        await session.flush()
        await sending.claim(session, clock.now + timedelta(seconds=2), 10, timedelta(seconds=9))
    for state, expected in (
        (DeliveryState.PENDING, DeliveryState.SENDING),
        (DeliveryState.SENT, DeliveryState.SENT),
    ):
        async with database.transaction() as session:
            await sending.settle(session, [sending.Settled(*claimed, state, clock.now)])
        assert await states(database) == [expected]


async def test_replies_wait_behind_what_the_chat_is_still_owed(
    town: Town, database: Database, clock: Clock
) -> None:
    lan = await opened(town)
    town.world.faults.add(Fault("sendMessage", 429, retry_after=5))
    async with assembled(town, database, remember, clock) as parts:
        for text in ("first", "second"):
            await lan.say(text)
            await feed(town, parts)
        assert heard_by(lan) == []
        clock.forward(5)
        await deliver_all(parts)
    assert heard_by(lan) == ["first", "second"]


async def test_the_rest_of_an_answer_waits_with_what_could_not_be_sent(
    town: Town, database: Database, clock: Clock
) -> None:
    async def two(turn: Turn) -> list[Reply]:
        return [Text("1"), Text("2"), Text("3")]

    lan = await opened(town)
    town.world.faults.add(Fault("sendMessage", 429, retry_after=5, after=1))
    async with assembled(town, database, two, clock) as parts:
        await lan.say("kẹo lạc")
        await feed(town, parts)
        sent, *owed = await states(database)
        assert (sent, owed) == (DeliveryState.SENT, [DeliveryState.PENDING] * 2)
        clock.forward(5)
        await deliver_all(parts)
    assert heard_by(lan) == ["1", "2", "3"]


async def test_someone_who_left_is_marked_and_comes_back_by_writing(
    town: Town, database: Database, clock: Clock
) -> None:
    async def left_at() -> datetime | None:
        async with database.session(read_only=True) as session:
            return (await session.exec(select(Person.left_at))).one()

    lan = await opened(town)
    town.world.faults.add(Fault("sendMessage", 403, "Forbidden: bot was blocked by the user"))
    async with assembled(town, database, echo, clock) as parts:
        await lan.say("kẹo lạc")
        await feed(town, parts)
        assert await states(database) == [DeliveryState.BLOCKED]
        assert await left_at() == clock.now
        await lan.say("kẹo lạc")
        await feed(town, parts)
        assert await left_at() is None
    assert heard_by(lan) == ["kẹo lạc"]


async def test_a_long_batch_is_left_to_a_later_claim_before_its_lease_ends(
    town: Town, database: Database, clock: Clock
) -> None:
    lan = await opened(town)
    lease = timedelta(seconds=45)
    async with assembled(town, database, echo, clock) as parts:
        async with database.transaction() as session:
            packed = [pack(Text(text), Address(lan.place.id)) for text in ("1", "2")]
            rows = await outbox.owe(session, lan.place.id, packed, clock.now, lease=lease)
        clock.forward(43)
        await parts.outbox.deliver(rows)
        assert await states(database) == [DeliveryState.PENDING] * 2
        await deliver_all(parts)
    assert heard_by(lan) == ["1", "2"]


async def test_the_loop_sends_what_is_owed_when_it_is_nudged(
    town: Town, database: Database, clock: Clock
) -> None:
    lan = await opened(town)
    stop = asyncio.Event()
    async with assembled(town, database, echo, clock) as parts:
        loop = asyncio.create_task(parts.outbox.run(stop))
        await owe(database, lan, clock, "1")
        parts.outbox.nudge()
        assert (await lan.reply())["text"] == "1"
        stop.set()
        await loop


async def test_the_loop_outlives_a_database_that_is_gone(
    town: Town, database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan = await opened(town)
    await owe(database, lan, clock, "1")
    stop, failed = asyncio.Event(), asyncio.Event()
    claim = sending.claim

    async def once_broken(*given: object) -> object:
        monkeypatch.setattr(sending, "claim", claim)
        failed.set()
        raise OSError("the database is gone")

    monkeypatch.setattr(sending, "claim", once_broken)
    async with assembled(town, database, echo, clock) as parts:
        loop = asyncio.create_task(parts.outbox.run(stop))
        await failed.wait()
        parts.outbox.nudge()
        assert (await lan.reply())["text"] == "1"
        stop.set()
        await loop


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
async def test_what_one_process_is_claiming_another_passes_over(
    town: Town, database: Database, clock: Clock
) -> None:
    await owe(database, await opened(town), clock, "1")
    async with database.transaction() as one, database.transaction() as other:
        assert len(await sending.claim(one, clock.now, 9, LEASE)) == 1
        assert await sending.claim(other, clock.now, 9, LEASE) == []


async def test_a_lost_claim_is_not_renewed(town: Town, database: Database, clock: Clock) -> None:
    await owe(database, await opened(town), clock, "1")
    async with database.transaction() as session:
        lost = await sending.claim(session, clock.now, 9, LEASE)
    clock.forward(2 * LEASE.total_seconds())
    async with database.transaction() as session:
        (theirs,) = await sending.claim(session, clock.now, 9, LEASE)
    async with database.transaction() as session:
        await sending.renew(session, lost, clock.now + 9 * LEASE)
    (message,) = await messages_of(database)
    assert message.lease_until == theirs.lease_until


async def test_what_could_not_be_written_down_is_sent_again(
    town: Town, database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*given: object) -> None:
        raise OSError("the database is gone")

    lan = await opened(town)
    await owe(database, lan, clock, "1")
    async with assembled(town, database, echo, clock) as parts:
        with monkeypatch.context() as patch:
            patch.setattr(sending, "settle", broken)
            await parts.outbox.deliver_due()
        clock.forward(45)
        await deliver_all(parts)
    assert heard_by(lan) == ["1", "1"]
    assert await states(database) == [DeliveryState.SENT]


async def test_a_database_that_is_away_for_a_moment_makes_nobody_hear_it_twice(
    town: Town, database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle, failures = sending.settle, [OperationalError("", {}, OSError())]

    async def away_once(*given: Any) -> None:
        if failures:
            raise failures.pop()
        await settle(*given)

    monkeypatch.setattr("bot.patience.WAITS", (0.0,))
    monkeypatch.setattr(sending, "settle", away_once)
    lan = await opened(town)
    await owe(database, lan, clock, "1")
    async with assembled(town, database, echo, clock) as parts:
        await parts.outbox.deliver_due()
        clock.forward(45)
        await deliver_all(parts)
    assert heard_by(lan) == ["1"]


async def test_old_messages_are_forgotten_and_owed_ones_never(
    town: Town, database: Database, clock: Clock
) -> None:
    lan = await opened(town)
    await owe(database, lan, clock, "1")
    async with assembled(town, database, echo, clock) as parts:
        await deliver_all(parts)
    await owe(database, lan, clock, "2")
    async with database.transaction() as session:
        await outbox.prune(session, clock.now + timedelta(days=8))
    assert await states(database) == [DeliveryState.PENDING]
