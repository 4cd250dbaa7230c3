"""What goes wrong, what the person sees, what is stored, and what recovers by itself.

One row a fault. Faults of the channel hit the confirmation of something that was changed; those
of the database hit the work itself.
"""

import asyncio
import socket
import sqlite3
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from sqlalchemy import make_url, text
from sqlmodel import select

from bot.app import Parts
from catalog import catalogue
from catalog.database import Database
from catalog.mail import outbox, sending
from catalog.mail.outbox import DeliveryState
from catalog.people import Person
from catalog.products import Product
from catalog.search import Document
from tests.bot.running import Clock, Town, assembled, feed, polling, remember, settled
from tests.bot.test_bulk import send_all
from tests.bot.test_loop import ask_until_found
from tests.bot.test_outbox import deliver_all, heard_by, opened, owe, states
from tests.main_job.conftest import running, settings_for
from webchat.faults import Fault

ASKED = "kẹo lạc"
PENDING, SENT, BLOCKED = DeliveryState.PENDING, DeliveryState.SENT, DeliveryState.BLOCKED
FAILED, UNKNOWN = DeliveryState.FAILED, DeliveryState.UNKNOWN


@dataclass(frozen=True)
class Case:
    """A fault of the channel. `seen` and `stored` at once, `recovers` to after `wait` seconds."""

    fault: Fault
    seen: int
    """How often the confirmation was seen at once."""
    stored: DeliveryState
    wait: float = 0.0
    seen_at_last: int = 1
    stored_at_last: DeliveryState = SENT


def refused(words: str, **parameters: Any) -> Fault:
    return Fault("sendMessage", 400, f"Bad Request: {words}", parameters=parameters)


CHANNEL = {
    "429": Case(Fault("sendMessage", 429, retry_after=9), 0, PENDING, 9),
    "403 blocked": Case(
        Fault("sendMessage", 403, "Forbidden: bot was blocked by the user"),
        0,
        BLOCKED,
        9,
        0,
        BLOCKED,
    ),
    "403 deactivated": Case(
        Fault("sendMessage", 403, "Forbidden: user is deactivated"), 0, BLOCKED, 9, 0, BLOCKED
    ),
    "400 chat not found": Case(refused("chat not found"), 0, BLOCKED, 9, 0, BLOCKED),
    "400 entities where there are no tags": Case(
        refused("can't parse entities: unclosed start tag"), 0, FAILED, 9, 0, FAILED
    ),
    "400 too long": Case(refused("message is too long"), 0, FAILED, 9, 0, FAILED),
    "400 bad button": Case(refused("BUTTON_DATA_INVALID"), 0, FAILED, 9, 0, FAILED),
    "500": Case(Fault("sendMessage", 500), 0, PENDING, 2),
    "502": Case(Fault("sendMessage", 502), 0, PENDING, 2),
    "cut before delivery": Case(Fault("sendMessage", drop="before"), 0, PENDING, 2),
    "cut after delivery": Case(Fault("sendMessage", drop="after"), 1, PENDING, 2, 2),
    "500 for good": Case(Fault("sendMessage", 500, times=None), 0, PENDING, 2000, 0, UNKNOWN),
    "429 for an hour": Case(Fault("sendMessage", 429, retry_after=3600), 0, PENDING, 3600),
}


@pytest.mark.parametrize("case", CHANNEL.values(), ids=CHANNEL)
async def test_faults_of_the_channel(
    town: Town, database: Database, clock: Clock, case: Case
) -> None:
    lan = await opened(town)
    town.world.faults.add(replace(case.fault))
    async with assembled(town, database, remember, clock) as parts:
        await lan.say(ASKED)
        await feed(town, parts)
        assert (heard_by(lan).count(ASKED), await states(database)) == (case.seen, [case.stored])
        assert await names(database) == [ASKED]  # what was asked for is done, whatever is seen
        for _ in range(4):
            clock.forward(case.wait)
            await deliver_all(parts)
        assert heard_by(lan).count(ASKED) == case.seen_at_last
        assert await states(database) == [case.stored_at_last]


async def test_a_channel_that_answers_too_late_may_have_delivered(
    town: Town, database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan = await opened(town)
    town.world.faults.add(Fault("sendMessage", delay=0.5))
    async with assembled(town, database, remember, clock) as parts:
        await lan.say(ASKED)
        with monkeypatch.context() as hurried:
            hurried.setattr("bot.transport.READ_SECONDS", 0.05)
            await feed(town, parts)
        assert await states(database) == [PENDING]
        clock.forward(2)
        await deliver_all(parts)
    assert ASKED in heard_by(lan)
    assert await states(database) == [SENT]


async def test_a_channel_whose_name_cannot_be_found_is_found_later(
    town: Town, database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = {"telegram.test": True}
    look_up = asyncio.base_events.BaseEventLoop.getaddrinfo

    async def getaddrinfo(loop: Any, host: str, *given: Any, **more: Any) -> Any:
        if host != "telegram.test":
            return await look_up(loop, host, *given, **more)
        if known[host]:
            return await look_up(loop, "127.0.0.1", *given, **more)
        raise socket.gaierror(socket.EAI_AGAIN, "temporary failure in name resolution")

    monkeypatch.setattr(asyncio.base_events.BaseEventLoop, "getaddrinfo", getaddrinfo)
    lan = await opened(town)
    address = town.server.base_url.replace("127.0.0.1", "telegram.test")
    async with assembled(town, database, remember, clock, api_url=f"{address}/bot") as parts:
        known["telegram.test"] = False
        await anew(parts)
        await lan.say(ASKED)
        await feed(town, parts)
        assert (heard_by(lan), await states(database)) == ([], [PENDING])
        known["telegram.test"] = True
        clock.forward(2)
        await deliver_all(parts)
    assert (heard_by(lan), await states(database)) == ([ASKED], [SENT])


async def anew(parts: Parts) -> None:
    """Forgets connections and names."""
    request = parts.application.bot.request
    await request.shutdown()
    await request.initialize()


async def soon(seconds: float, *wake: asyncio.Event) -> None:
    """A pause that takes hardly any time."""
    await asyncio.sleep(0.01)


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
async def test_a_server_that_is_gone_for_a_while_loses_nothing(
    town: Town, database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.patience.WAITS", (0.05,) * 100)
    lan = await opened(town)
    async with polling(town, database, remember, clock, pause=soon) as parts:
        await lan.ask("bánh cáy")
        async with gone(database):
            await lan.say(ASKED)
            await failures(parts)
            assert heard_by(lan) == ["bánh cáy"]
        await lan.reply()
        await settled(parts)
    assert heard_by(lan) == ["bánh cáy", ASKED]
    assert set(await states(database)) == {SENT}


@asynccontextmanager
async def gone(database: Database) -> AsyncIterator[None]:
    """PostgreSQL throws everybody out and lets nobody in."""
    url = make_url(database.url)
    admin = url.set(database="postgres").render_as_string(hide_password=False)
    async with await psycopg.AsyncConnection.connect(admin, autocommit=True) as connection:
        allow = "UPDATE pg_database SET datallowconn = %s WHERE datname = %s"
        await connection.execute(allow, (False, url.database))
        throw_out = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
        await connection.execute(throw_out, (url.database,))
        try:
            yield
        finally:
            await connection.execute(allow, (True, url.database))


async def failures(parts: Parts) -> None:
    """Returns when updates could not be taken in some three times."""
    while parts.poller.failures < 3:  # noqa: ASYNC110 - the poller rings no bell for tests
        await asyncio.sleep(0.01)


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_a_disk_that_is_full_loses_nothing(
    town: Town, database: Database, clock: Clock
) -> None:
    lan = await opened(town)
    async with polling(town, database, remember, clock, pause=soon) as parts:
        await lan.ask("bánh cáy")
        await settled(parts)
        await pages(database, 1)  # it has more already: nothing may grow
        await lan.say("đ" * 4000)
        await failures(parts)
        assert len(heard_by(lan)) == 1
        await pages(database, 2**31 - 2)
        await lan.reply()
        await settled(parts)
    assert len(heard_by(lan)) == 2
    assert set(await states(database)) == {SENT}


async def pages(database: Database, most: int) -> None:
    """How large the file may become; the writers' one connection is told."""
    async with database.session() as session:
        await session.exec(text(f"PRAGMA max_page_count={most}"))  # type: ignore[call-overload]


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_a_file_that_another_program_holds_is_waited_for(
    town: Town, database: Database, clock: Clock
) -> None:
    lan = await opened(town)
    other = sqlite3.connect(make_url(database.url).database or "", isolation_level=None)
    async with polling(town, database, remember, clock):
        other.execute("BEGIN IMMEDIATE")
        await lan.say(ASKED)
        await town.world.calls.wait("getUpdates")
        assert heard_by(lan) == []
        other.rollback()
        await lan.reply()
    other.close()
    assert heard_by(lan) == [ASKED]


@pytest.mark.parametrize("seconds", [86_400, -3_600], ids=["forward a day", "back an hour"])
async def test_a_clock_that_jumps_keeps_nobody_waiting(
    town: Town, database: Database, clock: Clock, seconds: float
) -> None:
    lan = await opened(town)
    await owe(database, lan, clock, "left behind")
    async with database.transaction() as session:  # by a sender that died
        await sending.claim(session, clock.now, 10, timedelta(seconds=45))
    async with assembled(town, database, remember, clock) as parts:
        clock.forward(seconds)
        await lan.say(ASKED)
        await feed(town, parts)
        await deliver_all(parts)
        await send_all(parts, clock)
    assert heard_by(lan) == ["left behind", ASKED]


async def test_an_index_that_cannot_be_built_anew_leaves_the_last_one_until_it_can(
    town: Town, sample: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = threading.Event()

    async def broken(*given: object) -> list[Document]:
        failed.set()
        raise OSError("no memory")

    lan = await opened(town)
    new = Product(code="P99999", key="moi", name="Mứt vỏ bưởi Tân Kỳ", created_at=clock.now)
    async with running(settings_for(town.server), sample):
        with monkeypatch.context() as patched:
            patched.setattr(catalogue, "documents", broken)
            async with sample.transaction() as session:
                session.add(new)
                await catalogue.bump(session)
            await asyncio.to_thread(failed.wait)
            assert "Bánh cáy" in (await lan.ask("bánh cáy"))["text"]
            assert not (await lan.ask(new.name))["text"].startswith(new.name)
        await ask_until_found(lan, new.name)


async def test_a_word_of_delivery_that_comes_late_is_believed(
    database: Database, clock: Clock
) -> None:
    async with database.transaction() as session:
        (row,) = await outbox.owe(session, 7, [{}], clock.now, kind=outbox.Kind.ANNOUNCEMENT)
        await sending.settle(session, [sending.Settled(row.id or 0, 0, UNKNOWN, clock.now)])
    async with database.transaction() as session:
        await sending.settle(session, [sending.Settled(row.id or 0, 0, SENT, clock.now)])
    assert await states(database) == [SENT]


async def names(database: Database) -> list[str]:
    async with database.session(read_only=True) as session:
        return list((await session.exec(select(Person.name))).all())
