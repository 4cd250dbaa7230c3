"""What those who watch the program hear."""

import asyncio
from datetime import timedelta

import pytest

from bot import health
from bot.app import run
from bot.clock import utc_now
from bot.web import PortError, WebServer
from catalog.database import Database
from catalog.mail import outbox
from catalog.mail.inbox import ReceivedUpdate, UpdateState
from tests.bot.running import Town, crash, echo, remember
from tests.bot.serving import message, started
from tests.ports import free_port
from webchat.faults import Fault

on_sqlite = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
LONG_AGO = timedelta(hours=1)
A_MOMENT = timedelta(seconds=30)
"""For which what is late is left alone: somebody has taken it."""


async def test_a_bot_at_work_is_ready_and_says_how_things_stand(
    town: Town, database: Database
) -> None:
    async with started(town, database, echo, webhook=False) as site:
        answer = await site.get("/readyz")
        assert answer.status_code == 200
        checks = answer.json()["checks"]
        assert all(check["ok"] for check in checks.values())
        assert checks["index"]["says"].startswith("0 products, version 0, built ")
        assert checks["outbox"]["says"] == "0 replies owed, 0 s late"
        assert checks["updates"]["says"] == "0 waiting, 0 s at most; 0 set aside"
        assert (await site.get("/healthz")).json() == {"live": True}
        assert (await site.client.post("/telegram")).status_code == 404


@on_sqlite
async def test_a_bot_that_waits_for_telegram_lives_and_is_not_ready(
    town: Town, database: Database
) -> None:
    town.world.faults.add(Fault("getMe", 502, times=None))
    async with started(town, database, echo, webhook=False, ready=False) as site:
        await town.world.calls.wait("getMe", 1, 60)
        assert (await site.get("/healthz")).status_code == 200
        answer = await site.get("/readyz")
        assert answer.status_code == 503
        assert answer.json()["checks"]["bot"] == {"ok": False, "says": "starting"}


@on_sqlite
async def test_an_index_that_is_not_built_is_told(
    town: Town, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = asyncio.Event()
    monkeypatch.setattr("catalog.search.snapshot.Snapshots.refresh", lambda _: gate.wait())
    async with started(town, database, echo, webhook=False, ready=False) as site:
        checks = (await site.get("/readyz")).json()["checks"]
        assert checks["index"] == {"ok": False, "says": "not built yet"}
        assert "ocop_index_builds 0.0" in (await site.get("/metrics")).text
        site.stop.set()
        gate.set()


async def test_what_is_late_makes_it_not_ready(town: Town, database: Database) -> None:
    async with database.transaction() as session:
        then = utc_now() - LONG_AGO
        await outbox.owe(session, 7, [{}], then, lease=LONG_AGO + A_MOMENT)
        session.add(
            ReceivedUpdate(
                update_id=1, body=message(1), received_at=then, due_at=then + LONG_AGO + A_MOMENT
            )
        )
        session.add(
            ReceivedUpdate(update_id=2, state=UpdateState.SET_ASIDE, received_at=then, due_at=then)
        )
    async with started(town, database, echo) as site:
        answer = await site.get("/readyz")
        assert answer.status_code == 503
        checks = answer.json()["checks"]
        assert not checks["outbox"]["ok"]
        assert not checks["updates"]["ok"]
        assert checks["updates"]["says"].startswith("1 waiting, 36")
        page = (await site.get("/metrics")).text
        assert 'ocop_inbox_updates{state="set_aside"} 1.0' in page
        assert 'ocop_outbox_messages{kind="reply",state="sending"} 1.0' in page
        assert 'ocop_outbox_lag_seconds{kind="reply"} 36' in page


@on_sqlite
@pytest.mark.parametrize("silent", [True, False])
async def test_a_database_that_is_away_is_told_without_its_words(
    town: Town, database: Database, monkeypatch: pytest.MonkeyPatch, silent: bool
) -> None:
    async def away(*given: object) -> None:
        if silent:
            await asyncio.Event().wait()
        raise OSError("hush")

    if silent:
        monkeypatch.setattr(health, "DATABASE_SECONDS", 0.01)
    monkeypatch.setattr(health, "backlog", away)
    async with started(town, database, echo) as site:
        answer = await site.get("/readyz")
        assert answer.status_code == 503
        says = answer.json()["checks"]["database"]["says"]
        assert says == ("does not answer within 0 s" if silent else "fails: OSError")
        assert "hush" not in answer.text
        assert "ocop_database_up 0.0" in (await site.get("/metrics")).text


@on_sqlite
async def test_the_numbers_tell_what_was_done(town: Town, database: Database) -> None:
    async def search(turn: object) -> list[object]:
        turn.index.answer("kẹo lạc")  # type: ignore[attr-defined]
        assert len(turn.index.browse.__self__) == 0  # type: ignore[attr-defined]
        return await remember(turn)  # type: ignore[arg-type,return-value]

    async with started(town, database, search) as site:  # type: ignore[arg-type]
        chat = town.chat()
        await chat.ask("kẹo lạc")
        town.world.faults.add(Fault("sendMessage", 403, "Forbidden: bot was blocked by the user"))
        await chat.say("bánh cáy")
        await town.world.calls.wait("sendMessage", 2, 60)
        await chat.say("gạo")
        await chat.reply()
        page = (await site.get("/metrics")).text
    assert 'ocop_updates_total{kind="Said",outcome="answered"}' in page
    assert 'ocop_update_seconds_count{kind="Said"}' in page
    assert "ocop_search_seconds_count 3.0" in page
    assert 'ocop_sendings_total{kind="reply",verdict="delivered"} 2.0' in page
    assert 'ocop_sendings_total{kind="reply",verdict="gone"} 1.0' in page
    assert 'ocop_webhook_requests_total{status="200"} 3.0' in page
    assert 'ocop_outbox_messages{kind="reply",state="blocked"} 1.0' in page
    assert "ocop_index_products 0.0" in page
    assert "ocop_index_builds 1.0" in page
    assert "process_resident_memory_bytes" in page


@on_sqlite
async def test_errors_are_counted_by_place_and_type(
    town: Town, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(_: object) -> bool:
        raise OSError("no memory")

    async with started(town, database, crash) as site:
        monkeypatch.setattr("catalog.search.snapshot.Snapshots.refresh", broken)
        await town.chat().ask("kẹo lạc")
        page = ""
        while 'ocop_errors_total{at="index",type="OSError"}' not in page:
            page = (await site.get("/metrics")).text
    assert 'ocop_errors_total{at="handler",type="ArithmeticError"} 1.0' in page
    assert 'ocop_updates_total{kind="Said",outcome="failed"} 1.0' in page


@on_sqlite
async def test_a_port_that_cannot_be_had_is_told(town: Town, database: Database) -> None:
    port = free_port()
    async with started(town, database, echo, web_port=port):
        with pytest.raises(PortError, match=f"127.0.0.1:{port} cannot be listened at: [^(]+$"):
            await run(town.settings(web_port=port), database, asyncio.Event(), answer=echo)


async def test_closing_what_never_listened_is_nothing() -> None:
    from starlette.applications import Starlette

    server = WebServer(Starlette(), "::1", 0)
    await server.close()
