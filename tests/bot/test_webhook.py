"""Updates come in by a webhook: over HTTP, from a Bot API server that delivers them."""

import asyncio
import io
import json
import logging
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime

import pytest
import structlog
from pydantic import SecretStr
from sqlmodel import col, func, select
from telegram.error import InvalidToken

from bot import webhook
from bot.incoming import ALLOWED_UPDATES
from bot.intake import Intake
from bot.logs import setup_logs
from bot.polling import TokenRefusedError
from bot.webhook import SECRET_HEADER, update_in
from catalog.database import Database
from catalog.mail import outbox, receiving
from catalog.mail.inbox import LEASE, ReceivedUpdate
from catalog.mail.outbox import OutgoingMessage
from catalog.mail.receiving import Arrival
from handlers.replies import Reply, Text
from handlers.turn import Turn
from tests.bot.running import Town, echo, remember
from tests.bot.serving import HEADERS, SECRET, known, message, started
from webchat.faults import Fault

on_sqlite = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)


async def stored(database: Database) -> int:
    async with database.session(read_only=True) as session:
        return (await session.exec(select(func.count(col(ReceivedUpdate.update_id))))).one()


async def test_telegram_is_told_the_address_and_people_are_answered(
    town: Town, database: Database
) -> None:
    async with started(town, database, remember, updates_at_once=300) as site:
        assert (await town.chat().ask("kẹo lạc"))["text"] == "kẹo lạc"
        (told,) = town.calls("setWebhook")
        assert told["url"] == f"http://127.0.0.1:{site.port}/telegram"
        assert json.loads(str(told["allowed_updates"])) == list(ALLOWED_UPDATES)
        assert str(told["max_connections"]) == "100"
        assert "drop_pending_updates" not in told
    assert town.bot.webhook
    assert not town.calls("deleteWebhook")
    assert not town.calls("getUpdates")


@on_sqlite
async def test_the_address_is_told_again_until_telegram_takes_it(
    town: Town, database: Database
) -> None:
    town.world.faults.add(Fault("setWebhook", 429, retry_after=0, times=1))
    async with started(town, database, echo):
        assert (await town.chat().ask("kẹo lạc"))["text"] == "kẹo lạc"


@on_sqlite
@pytest.mark.parametrize("headers", [{}, {SECRET_HEADER: "wrong"}, {SECRET_HEADER: f"{SECRET}é"}])
async def test_who_does_not_know_the_secret_is_not_heard(
    town: Town, database: Database, headers: dict[str, str]
) -> None:
    raw_headers = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    async with started(town, database, echo) as site:
        assert await site.post(json=message(1), headers=raw_headers) == 403
        assert await stored(database) == 0


@on_sqlite
async def test_without_a_secret_nobody_is_heard(town: Town, database: Database) -> None:
    async with started(town, database, echo, webhook_secret=SecretStr("")) as site:
        assert await site.post(json=message(1), headers={SECRET_HEADER: ""}) == 403
        assert await site.post(json=message(1), headers={}) == 403


@on_sqlite
async def test_what_is_too_large_is_refused_also_where_it_does_not_say_so(
    town: Town, database: Database
) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(33):
            yield b" " * 2**15

    async with started(town, database, echo) as site:
        assert await site.post(content=b" " * (2**20 + 1)) == 413
        assert await site.post(content=endless()) == 413
        assert await stored(database) == 0
        largest = json.dumps(message(1)).encode().ljust(2**20)
        assert await site.post(content=largest) == 200


@on_sqlite
async def test_what_is_no_update_is_refused(town: Town, database: Database) -> None:
    async with started(town, database, echo) as site:
        assert await site.post(content="kẹo lạc".encode()) == 400
        assert await stored(database) == 0


@pytest.mark.parametrize(
    "body",
    [b"", b"\xff", b"[1]", b"7", b"{}", b'{"update_id": "7"}', b'{"update_id": true}',
     b'{"update_id": -1}', b'{"update_id": 9223372036854775808}', b"[" * 100_000,
     b'{"update_id": 7, "x": NaN}', b'{"update_id": 7, "x": -1e999}'],
)  # fmt: skip
def test_only_updates_that_can_be_stored_are_updates(body: bytes) -> None:
    assert update_in(body) is None


def test_an_update_is_taken_as_it_is() -> None:
    assert update_in(b'{"update_id": 7, "new": {"field": 1.5}}') == {
        "update_id": 7,
        "new": {"field": 1.5},
    }


@on_sqlite
async def test_other_ways_and_other_pages_are_refused(town: Town, database: Database) -> None:
    async with started(town, database, echo) as site:
        assert (await site.get("/telegram")).status_code == 405
        assert (await site.client.post("/telegram/", headers=HEADERS)).status_code == 404
        assert (await site.get("/")).status_code == 404


async def test_what_cannot_be_stored_comes_again(
    town: Town, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    receive = receiving.receive

    async def once_broken(*given: object) -> object:
        monkeypatch.setattr(receiving, "receive", receive)
        raise OSError("the database is gone")

    town.world.webhooks.first_pause = 0.001
    monkeypatch.setattr(receiving, "receive", once_broken)
    async with started(town, database, remember):
        assert (await town.chat().ask("kẹo lạc"))["text"] == "kẹo lạc"
        last = town.world.webhooks.last_error(town.bot)
        assert "503" in last["last_error_message"]
    assert len(town.calls("sendMessage")) == 1


@on_sqlite
async def test_a_replica_that_starts_leaves_to_others_what_they_are_at(
    town: Town, database: Database
) -> None:
    now = datetime.now(UTC)
    async with database.transaction() as session:
        await receiving.receive(session, [Arrival(message(1), None)], now)
        (sent,) = await outbox.owe(session, 7, [{}], now, lease=LEASE)
    async with started(town, database, echo), database.session() as session:
        update = await session.get_one(ReceivedUpdate, 1)
        reply = await session.get_one(OutgoingMessage, sent.id)
        assert (update.due_at, reply.lease_until) == (now + LEASE, now + LEASE)


@on_sqlite
async def test_where_there_is_no_room_telegram_is_asked_to_come_again(
    town: Town, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = asyncio.Event()

    async def has_room(_: Intake) -> None:
        asked.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(Intake, "has_room", has_room)
    monkeypatch.setattr(webhook, "TAKE_SECONDS", 0.01)
    async with started(town, database, echo) as site:
        assert await site.post(json=message(1)) == 503
        assert await stored(database) == 0
    assert asked.is_set()


@on_sqlite
async def test_who_does_not_end_the_sentence_is_not_waited_for(
    town: Town, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "READ_SECONDS", 0.01)
    head = f"POST /telegram HTTP/1.1\r\nHost: bot\r\n{SECRET_HEADER}: {SECRET}\r\n"
    async with started(town, database, echo) as site:
        reader, writer = await asyncio.open_connection("127.0.0.1", site.port)
        writer.write(f"{head}Content-Length: 9\r\n\r\n{{".encode())
        assert b"408" in await reader.readline()
        writer.close()
        monkeypatch.setattr(webhook, "READ_SECONDS", 60)
        _, writer = await asyncio.open_connection("127.0.0.1", site.port)
        writer.write(f"{head}Content-Length: 9\r\n\r\n{{".encode())
        writer.close()  # in the middle, and for good
        assert await site.post(json=message(1)) == 200


async def test_a_delivery_under_way_at_the_stop_is_finished(
    town: Town, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, gate = asyncio.Event(), asyncio.Event()
    receive = receiving.receive

    async def slow(*given: object) -> object:
        begun.set()
        await gate.wait()
        return await receive(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(receiving, "receive", slow)
    chat = town.chat()
    async with started(town, database, remember) as site:
        await known(town)
        await chat.say("kẹo lạc")
        await begun.wait()
        site.stop.set()
        await asyncio.sleep(0)
        gate.set()
        await site.program
    assert chat.last["text"] == "kẹo lạc"
    assert not town.world.updates[town.bot.id].pending


async def test_before_it_is_at_work_telegram_is_asked_to_come_again(
    town: Town, database: Database
) -> None:
    town.world.faults.add(Fault("getMe", 502, times=None))
    async with started(town, database, echo, ready=False) as site:
        await town.world.calls.wait("getMe", 1, 60)
        assert await site.post(json=message(1)) == 503
        assert await stored(database) == 0


@on_sqlite
async def test_a_token_that_is_refused_later_ends_it(
    town: Town, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(*given: object, **more: object) -> None:
        raise InvalidToken

    monkeypatch.setattr("telegram.ext.ExtBot.set_webhook", refuse)
    with pytest.raises(TokenRefusedError):
        async with started(town, database, echo) as site:
            await site.program


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
async def test_an_update_that_comes_to_two_replicas_is_done_once(
    town: Town, database: Database
) -> None:
    done: list[int] = []

    async def count(turn: Turn) -> list[Reply]:
        done.append(turn.incoming.update_id)
        turn.person.name = "counted"
        return [Text("done")]

    other = database.again()
    chat = town.chat()
    async with started(town, database, count) as one, started(town, other, count) as two:
        await chat.ask("xin chào")
        numbers = range(1001, 1021)
        bodies = [message(number, sender=chat.person.id) for number in numbers]
        statuses = await asyncio.gather(
            *(site.post(json=body) for body in bodies for site in (one, two))
        )
        await town.world.calls.wait("sendMessage", 21, 60)
    await other.close()
    assert set(statuses) == {200}
    assert sorted(done)[1:] == list(numbers)
    assert len(town.calls("sendMessage")) == 21


class TestLogs:
    @pytest.fixture(autouse=True)
    def unchanged(self) -> Iterator[None]:
        root = logging.getLogger()
        handlers, level, configured = list(root.handlers), root.level, structlog.get_config()
        yield
        root.handlers[:] = handlers
        root.setLevel(level)
        structlog.configure(**configured)

    @on_sqlite
    async def test_a_line_in_and_a_line_out_and_no_secret(
        self, town: Town, database: Database
    ) -> None:
        setup_logs("DEBUG", stream := io.StringIO())
        async with started(town, database, remember) as site:
            chat = town.chat()
            await chat.ask("gọi em số 0912 345 678")
            await chat.share_contact()
            await chat.reply()
            await site.post(json=message(1), headers={SECRET_HEADER: "wrong-guess"})
            await site.get("/metrics")
        lines = [json.loads(line) for line in stream.getvalue().splitlines()]
        came = [line["update"] for line in lines if line["event"] == "update in"]
        went = [line for line in lines if line["event"] == "update out"]
        assert came == [line["update"] for line in went] != []
        assert all({"outcome", "ms"} <= set(line) for line in went)
        token = town.settings().token.get_secret_value()
        phone = str(chat.person.phone_number)
        for secret in (token, SECRET, "wrong-guess", "345 678", phone.lstrip("+")):
            assert secret not in stream.getvalue()
