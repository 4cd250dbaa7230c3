"""One unit of work per update: what is stored, what is said, and what a failure leaves."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession
from telegram import Update

from bot.incoming import Me, incoming_of
from catalog.database import Database
from catalog.mail import inbox, receiving
from catalog.mail.inbox import Begun, ReceivedUpdate, UpdateState
from catalog.mail.outbox import DeliveryState, OutgoingMessage
from catalog.mail.receiving import Arrival
from catalog.people import Person
from handlers.incoming import Incoming
from handlers.replies import InlineHit, InlineResults, Reply, Text, Toast
from handlers.turn import Turn
from tests.bot.running import (
    Clock,
    Town,
    assembled,
    crash,
    echo,
    feed,
    heard,
    in_order,
    polling,
    remember,
    settled,
)
from webchat.asking import press
from webchat.driver import Chat
from webchat.faults import Fault


async def inbox_of(database: Database) -> list[ReceivedUpdate]:
    async with database.session(read_only=True) as session:
        query = select(ReceivedUpdate).order_by(col(ReceivedUpdate.update_id))
        return list((await session.exec(query)).all())


async def outbox_of(database: Database) -> list[OutgoingMessage]:
    async with database.session(read_only=True) as session:
        query = select(OutgoingMessage).order_by(col(OutgoingMessage.id))
        return list((await session.exec(query)).all())


async def names(database: Database) -> list[str]:
    async with database.session(read_only=True) as session:
        return list((await session.exec(select(Person.name))).all())


async def test_a_question_is_answered_and_its_text_forgotten(
    town: Town, database: Database, clock: Clock
) -> None:
    async with polling(town, database, echo, clock) as parts:
        assert (await town.chat().ask("kẹo lạc"))["text"] == "kẹo lạc"
        await settled(parts)
    (update,) = await inbox_of(database)
    assert (update.state, update.body) == (UpdateState.DONE, {})


async def test_replies_are_stored_and_forgotten_when_they_are_sent(
    town: Town, database: Database, clock: Clock
) -> None:
    async with polling(town, database, remember, clock):
        reply = await town.chat().ask("kẹo lạc")
        assert reply["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "k:1"
    (message,) = await outbox_of(database)
    assert (message.state, message.reply, message.sent_at) == (
        DeliveryState.SENT,
        {},
        clock.now,
    )


async def test_what_a_handler_stored_is_there_before_the_person_hears_of_it(
    town: Town, database: Database, clock: Clock
) -> None:
    async with polling(town, database, remember, clock):
        await town.chat().ask("kẹo lạc")
        assert await names(database) == ["kẹo lạc"]


async def test_an_update_that_comes_twice_is_done_once(
    town: Town, database: Database, clock: Clock
) -> None:
    chat = town.chat()
    async with assembled(town, database, echo, clock) as parts:
        await chat.say("kẹo lạc")
        pending = list(town.world.updates[town.bot.id].pending.values())
        await parts.intake.receive(pending)
        await feed(town, parts)
        assert len(await chat.replies()) == 1


async def test_an_update_that_two_processes_have_is_done_by_one(
    town: Town, database: Database, clock: Clock
) -> None:
    chat = town.chat()
    async with (
        assembled(town, database, remember, clock) as one,
        assembled(town, database, remember, clock) as two,
    ):
        await chat.say("kẹo lạc")
        (update,) = town.world.updates[town.bot.id].pending.values()
        await one.intake.receive([update])
        clock.forward(100)
        await two.intake.resume(alone=False)
        await asyncio.gather(settled(one), settled(two))
    assert len(await outbox_of(database)) == 1
    assert len(chat.messages) == 2


async def test_a_crash_leaves_nothing_and_the_person_hears_of_it_once(
    town: Town, database: Database, clock: Clock
) -> None:
    chat = town.chat()
    async with polling(town, database, crash, clock) as parts:
        apology = await chat.ask("kẹo lạc")
        assert "/help" in apology["text"] or "ghi lại" in apology["text"]
        await settled(parts)
        assert await names(database) == []
        for seconds in (3, 30, 1000):
            clock.forward(seconds)
            await parts.intake.resume(alone=False)
            await settled(parts)
    (update,) = await inbox_of(database)
    assert (update.state, update.tries) == (UpdateState.SET_ASIDE, 3)
    assert "ArithmeticError" in update.error
    assert "a bug" in update.error
    assert len(chat.messages) == 2


async def test_a_crash_once_is_tried_again_and_answered(
    town: Town, database: Database, clock: Clock
) -> None:
    chat = town.chat()
    async with polling(town, database, in_order(crash, echo), clock) as parts:
        await chat.ask("kẹo lạc")
        await settled(parts)
        assert await parts.intake.resume(alone=False) == 0  # not yet
        clock.forward(3)
        assert await parts.intake.resume(alone=False) == 1
        assert (await chat.replies(2))[1]["text"] == "kẹo lạc"


async def test_one_crash_harms_nobody_else(town: Town, database: Database, clock: Clock) -> None:
    async def answer(turn: Turn) -> list[Reply]:
        return await (crash if turn.incoming.user_name == "Lan" else echo)(turn)

    async with polling(town, database, answer, clock):
        await town.chat("Lan").say("kẹo lạc")
        assert (await town.chat("Minh").ask("bánh cáy"))["text"] == "bánh cáy"


async def test_a_database_that_is_away_for_a_moment_is_waited_for_without_a_word(
    town: Town, database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin, failures = inbox.begin, [OperationalError("", {}, OSError())]

    async def away_once(*given: Any) -> dict[int, Begun]:
        if failures:
            raise failures.pop()
        return await begin(*given)

    monkeypatch.setattr("bot.patience.WAITS", (0.0,))
    monkeypatch.setattr(inbox, "begin", away_once)
    chat = town.chat()
    await chat.say("kẹo lạc")
    async with assembled(town, database, echo, clock) as parts:
        await feed(town, parts)
    assert [m["text"] for m in chat.messages] == ["kẹo lạc", "kẹo lạc"]


async def test_a_press_shares_no_transaction_and_words_do(
    town: Town, database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A press may wait for another's lock: who only asks must not wait with it."""
    begin, together = inbox.begin, list[int]()

    async def counted(session: AsyncSession, update_ids: Sequence[int]) -> dict[int, Begun]:
        together.append(len(update_ids))
        return await begin(session, update_ids)

    monkeypatch.setattr(inbox, "begin", counted)
    chats = [town.chat(f"P{n}") for n in range(3)]
    async with assembled(town, database, remember, clock) as parts:
        for chat in chats:
            await chat.say("kẹo lạc")
        await feed(town, parts)
        for chat in chats:
            press(town.world, chat.person, chat.place, chat.last["message_id"], "k:1")
        await feed(town, parts)
    assert together == [3, 1, 1, 1]


async def test_an_apology_comes_in_the_language_that_was_chosen(
    town: Town, database: Database, clock: Clock
) -> None:
    async with polling(town, database, crash, clock):
        assert "went wrong" in (await town.chat("Ann", "en").ask("peanut candy"))["text"]


async def test_a_press_is_answered_with_its_toast_before_the_rest_is_said(
    town: Town, database: Database, clock: Clock
) -> None:
    async def kept(turn: Turn) -> list[Reply]:
        return [Text("the card"), Toast("Kept")]

    async with polling(town, database, in_order(remember, kept), clock):
        chat = town.chat()
        await chat.ask("kẹo lạc")
        assert (await chat.press("Keep"))["text"] == "Kept"
        assert (await chat.reply())["text"] == "the card"
    methods = [call.method for call in town.world.calls.of()]
    assert methods.index("answercallbackquery") < len(methods) - 1 - methods[::-1].index(
        "sendmessage"
    )


@pytest.mark.parametrize("second", [echo, crash])
async def test_every_press_is_answered(
    town: Town, database: Database, clock: Clock, second: object
) -> None:
    async with polling(town, database, in_order(remember, second), clock):  # type: ignore[arg-type]
        chat = town.chat()
        await chat.ask("kẹo lạc")
        assert await chat.press("Keep") is not None
        assert await chat.reply()


async def test_a_double_press_is_two_presses_and_both_are_answered(
    town: Town, database: Database, clock: Clock
) -> None:
    async with polling(town, database, remember, clock) as parts:
        chat = town.chat()
        message = await chat.ask("kẹo lạc")
        await asyncio.gather(chat.press("Keep", message), chat.press("Keep", message))
        await settled(parts)
        assert len(await chat.replies(2)) == 2


async def test_a_stale_press_is_no_error(town: Town, database: Database, clock: Clock) -> None:
    stale = "query is too old and response timeout expired or query ID is invalid"
    town.world.faults.add(Fault("answerCallbackQuery", 400, f"Bad Request: {stale}"))
    async with assembled(town, database, remember, clock) as parts:
        chat = town.chat()
        await chat.say("kẹo lạc")
        await feed(town, parts)
        press(town.world, chat.person, chat.place, chat.last["message_id"], "k:1")
        await feed(town, parts)
    assert [u.state for u in await inbox_of(database)] == [UpdateState.DONE] * 2
    assert len(await outbox_of(database)) == 2


async def test_an_inline_question_is_answered_also_when_its_handler_fails(
    town: Town, database: Database, clock: Clock
) -> None:
    async def hits(turn: Turn) -> list[Reply]:
        return [InlineResults((InlineHit("1", "Kẹo lạc", "4 sao", "<b>Kẹo lạc</b>"),))]

    async with polling(town, database, in_order(hits, crash), clock):
        chat = town.chat()
        assert [hit["title"] for hit in await chat.inline("keo lac")] == ["Kẹo lạc"]
        assert await chat.inline("keo lac") == []


async def test_what_is_not_meant_for_us_is_done_and_not_answered(
    town: Town, database: Database, clock: Clock
) -> None:
    town.bot.privacy = False
    lan = town.chat()
    group = town.world.group("Chợ", lan.person, town.bot)
    in_group = Chat(town.world, lan.person, town.bot, group)
    async with polling(town, database, echo, clock) as parts:
        await in_group.say("chào cả nhà")
        await lan.ask("kẹo lạc")
        await settled(parts)
    assert [u.state for u in await inbox_of(database)] == [UpdateState.DONE] * 2
    assert len(in_group.messages) == 1


async def test_in_a_group_the_first_message_quotes_the_question(
    town: Town, database: Database, clock: Clock
) -> None:
    async def twice(turn: Turn) -> list[Reply]:
        return [Text(heard(turn)), Text("more")]

    lan = town.chat()
    group = town.world.group("Chợ", lan.person, town.bot)
    in_group = Chat(town.world, lan.person, town.bot, group)
    async with polling(town, database, twice, clock):
        question = await in_group.say("@ocop_bot kẹo lạc")
        first, second = await in_group.replies(2)
    assert first["text"] == "kẹo lạc"
    assert first["reply_to_message"]["message_id"] == question["message_id"]
    assert "reply_to_message" not in second


async def test_a_poison_update_is_set_aside_and_costs_the_others_nothing(
    town: Town, database: Database, clock: Clock
) -> None:
    chat = town.chat()
    async with polling(town, database, echo, clock):
        town.world.updates[town.bot.id].add("message", {"message_id": "not a message"})
        assert (await chat.ask("kẹo lạc"))["text"] == "kẹo lạc"
    poison, good = await inbox_of(database)
    assert (poison.state, good.state) == (UpdateState.SET_ASIDE, UpdateState.DONE)
    assert poison.body["message"] == {"message_id": "not a message"}


async def test_a_restart_takes_up_what_waited_in_order(
    town: Town, database: Database, clock: Clock
) -> None:
    chat = town.chat()
    for text in ("one", "two", "three"):
        await chat.say(text)
    waiting = list(town.world.updates[town.bot.id].pending.values())
    async with database.transaction() as session:  # and then it died
        await receiving.receive(session, [Arrival(raw, None) for raw in waiting], clock.now)
    async with polling(town, database, echo, clock) as parts:
        await settled(parts)
    said = [m["text"] for m in chat.messages if m["from"]["id"] == town.bot.id]
    assert said == ["one", "two", "three"]


async def test_long_work_is_shown_as_typing(town: Town, database: Database, clock: Clock) -> None:
    async def until_typing(turn: Turn) -> list[Reply]:
        await town.world.calls.wait("sendChatAction")
        return [Text("found")]

    async with polling(town, database, until_typing, clock) as parts:
        parts.engine.long = 0.0
        assert (await town.chat().ask("kẹo lạc"))["text"] == "found"
    assert town.calls("sendChatAction")[0]["action"] == "typing"


async def test_short_work_is_not_shown(town: Town, database: Database, clock: Clock) -> None:
    async with polling(town, database, echo, clock) as parts:
        parts.engine.long = 1000.0
        await town.chat().ask("kẹo lạc")
    assert not town.calls("sendChatAction")


async def test_a_crash_among_many_harms_nobody_and_each_is_done_once(
    town: Town, database: Database, clock: Clock
) -> None:
    """They share a transaction, so the first try of all is undone; then each is by itself."""
    tries: Counter[str] = Counter()

    async def answer(turn: Turn) -> list[Reply]:
        tries[turn.incoming.user_name] += 1
        return await (crash if turn.incoming.user_name == "P3" else remember)(turn)

    chats = [town.chat(f"P{number}") for number in range(6)]
    async with assembled(town, database, answer, clock) as parts:
        for chat in chats:
            await chat.say(f"{chat.person.first_name} asks")
        await feed(town, parts)
    assert max(tries.values()) == 2
    assert sorted(await names(database)) == sorted(f"P{n} asks" for n in (0, 1, 2, 4, 5))
    assert [len(chat.messages) for chat in chats] == [2] * 6
    waiting = [u.state for u in await inbox_of(database)].count(UpdateState.WAITING)
    assert (waiting, len(await outbox_of(database))) == (1, 5)


async def test_two_who_ask_in_one_group_at_once_are_answered_in_order(
    town: Town, database: Database, clock: Clock
) -> None:
    people = [town.chat(f"P{number}").person for number in range(5)]
    group = town.world.group("Chợ", people[0], town.bot)
    group.members |= {person.id: "member" for person in people[1:]}
    chats = [Chat(town.world, person, town.bot, group) for person in people]
    town.world.faults.add(Fault("sendMessage", 429, retry_after=5))
    async with assembled(town, database, remember, clock) as parts:
        for number, chat in enumerate(chats):
            await chat.say(f"@ocop_bot {number}")
        await feed(town, parts)
        clock.forward(5)
        while await parts.outbox.deliver_due():
            pass
    ids = [message.update_id or 0 for message in await outbox_of(database)]
    heard_of = [m["text"] for m in chats[0].messages if m["from"]["id"] == town.bot.id]
    assert ids == sorted(ids)
    assert heard_of == ["0", "1", "2", "3", "4"]


async def test_an_update_that_our_own_reading_fails_on_is_set_aside_and_holds_up_nobody(
    town: Town, database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:

    def picky(update: Update, me: Me) -> Incoming | None:
        if update.message and update.message.text == "odd":
            raise TypeError("no text")
        return incoming_of(update, me)

    monkeypatch.setattr("bot.engine.incoming_of", picky)
    chat = town.chat()
    async with polling(town, database, echo, clock) as parts:
        await chat.say("odd")
        assert (await chat.ask("kẹo lạc"))["text"] == "kẹo lạc"
        await settled(parts)
    odd, good = await inbox_of(database)
    assert (odd.state, odd.tries, good.state) == (UpdateState.WAITING, 1, UpdateState.DONE)
    assert "TypeError" in odd.error
