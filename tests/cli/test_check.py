import asyncio
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import SecretStr
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.check import Finding, State, findings
from bot.settings import Settings
from catalog.database import Database
from catalog.products import Product
from tests.cli.conftest import Run
from webchat.faults import Fault
from webchat.models import WebhookSettings
from webchat.server import Server
from webchat.world import World

TOKEN = "123:a-secret"


@pytest.fixture
async def server() -> Server:
    world = World()
    world.bot(TOKEN, "ocop_bot")
    return Server(world)


async def found(**given: object) -> dict[str, Finding]:
    settings = Settings(token=SecretStr(TOKEN), **given)  # type: ignore[arg-type]
    return {finding.what: finding async for finding in findings(settings)}


async def with_products(folder: Path) -> str:
    url = f"sqlite:///{folder / 'ocop.sqlite3'}"
    database = Database(url)
    await database.upgrade()
    async with database.transaction() as session:
        session.add(Product(code="A1", key="a", name="Kẹo lạc", created_at=datetime.now(UTC)))
    await database.close()
    return url


async def test_all_is_well_where_everything_is_there(folder: Path, server: Server) -> None:
    url = await with_products(folder)
    async with server:
        all_of_them = await found(database_url=url, api_url=server.base_url, admins="1,2")
    assert [finding.state for finding in all_of_them.values()] == [State.OK] * 7
    assert all_of_them["token"].says == "it is @ocop_bot's"
    assert all_of_them["catalogue"].says == "1 products"
    assert TOKEN not in repr(all_of_them)


async def test_word_lists_of_ones_own_are_looked_at(folder: Path) -> None:
    (folder / "synonyms.tsv").write_text("bánh cáy\n", encoding="utf-8")
    words = (await found(words=str(folder), api_url="http://127.0.0.1:9"))["words"]
    assert words.state is State.WRONG
    assert "synonyms.tsv, line 1: " in words.says
    (folder / "synonyms.tsv").write_text("bánh cáy\tbánh ngũ sắc\n", encoding="utf-8")
    words = (await found(words=str(folder), api_url="http://127.0.0.1:9"))["words"]
    assert words.state is State.OK


async def test_inline_mode_that_is_off_is_worth_a_note(folder: Path, server: Server) -> None:
    server.world.tokens[TOKEN].inline = False
    async with server:
        inline = (await found(api_url=server.base_url))["inline mode"]
    assert inline.state is State.NOTE
    assert "/setinline" in inline.mend


async def test_a_token_that_is_not_accepted(folder: Path, server: Server) -> None:
    async with server:
        settings = Settings(token=SecretStr("123:other"), api_url=server.base_url)
        told = [finding async for finding in findings(settings)]
    assert told[-1].what == "token"
    assert told[-1].state is State.WRONG
    assert "other" not in repr(told)


async def test_a_server_that_cannot_be_reached(folder: Path) -> None:
    telegram = (await found(api_url="http://127.0.0.1:9"))["Telegram"]
    assert telegram.state is State.WRONG
    assert "127.0.0.1:9 cannot be reached" in telegram.says
    assert "OCOP_PROXY" in telegram.mend


async def test_a_proxy_that_does_not_answer_is_named_without_its_password(
    folder: Path, server: Server
) -> None:
    async with server:
        proxy = "http://me:hush@127.0.0.1:9"
        told = (await found(api_url=server.base_url, proxy=proxy))["Telegram"]
    assert told.state is State.WRONG
    assert "through http://127.0.0.1:9" in told.says
    assert "hush" not in repr(told)


async def test_a_server_that_is_out_of_order(folder: Path, server: Server) -> None:
    server.world.faults.add(Fault("getMe", code=500, description="Internal Server Error"))
    async with server:
        assert (await found(api_url=server.base_url))["Telegram"].state is State.WRONG


async def test_a_proxy_that_nothing_can_speak_to(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "aiohttp_socks", None)
    told = (await found(proxy="socks5://127.0.0.1:9"))["Telegram"]
    assert told.state is State.WRONG
    assert "aiohttp-socks" in told.says


async def test_a_database_that_keeps_silent(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def silent(database: Database) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(Database, "ping", silent)
    monkeypatch.setattr("bot.check.PATIENCE_SECONDS", 0.01)
    told = await found(database_url="postgresql://host/name", api_url="http://127.0.0.1:9")
    assert "does not answer" in told["database"].says


HOOK = "https://bot.example.vn/telegram"


@pytest.mark.parametrize(
    ("known", "given", "state", "says"),
    [
        (None, {}, None, ""),
        (HOOK, {}, State.NOTE, "OCOP_WEBHOOK_URL is empty"),
        (None, {"webhook_url": HOOK}, State.WRONG, "OCOP_WEBHOOK_SECRET is empty"),
        (
            None,
            {"webhook_url": "https://bot.example.vn:444/x", "webhook_secret": "s"},
            State.WRONG,
            "the port of",
        ),
        (None, {"webhook_url": HOOK, "webhook_secret": "s"}, State.NOTE, "none, or another"),
        (HOOK, {"webhook_url": HOOK, "webhook_secret": "s"}, State.OK, "0 updates wait"),
    ],
)
async def test_the_webhook(
    folder: Path,
    server: Server,
    known: str | None,
    given: dict[str, object],
    state: State | None,
    says: str,
) -> None:
    if known:
        server.world.tokens[TOKEN].webhook = WebhookSettings(known)
    async with server:
        told = (await found(api_url=server.base_url, **given)).get("webhook")
    assert (told and told.state) == state
    assert says in (told.says if told else "")


async def test_the_webhook_s_last_error_is_told(
    folder: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.world.tokens[TOKEN].webhook = WebhookSettings(HOOK)
    error = {"last_error_date": 1, "last_error_message": "Connection refused"}
    monkeypatch.setattr(server.world.webhooks, "last_error", lambda _: error)
    async with server:
        told = await found(api_url=server.base_url, webhook_url=HOOK, webhook_secret="s")
    assert told["webhook"].state is State.NOTE
    assert "the last error: Connection refused (1970-01-01 00:00 UTC)" in told["webhook"].says


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("sqlite:///nothing.sqlite3", "does not exist yet"),
        ("mysql://host/name", "cannot be read"),
        ("nonsense", "cannot be read"),
        ("postgresql://me:hush@127.0.0.1:9/name", "Connection refused"),
    ],
)
async def test_a_database_that_is_not_there(folder: Path, url: str, says: str) -> None:
    told = (await found(database_url=url, api_url="http://127.0.0.1:9"))["database"]
    assert told.state is State.WRONG
    assert says in told.says
    assert told.mend
    assert "hush" not in repr(told)
    assert not (folder / "nothing.sqlite3").exists()


async def test_tables_of_another_version_and_an_empty_catalogue(folder: Path) -> None:
    path = folder / "ocop.sqlite3"
    path.touch()
    told = await found(database_url=f"sqlite:///{path}", api_url="http://127.0.0.1:9")
    assert "ocop-bot migrate" in told["tables"].mend
    database = Database(f"sqlite:///{path}")
    await database.upgrade()
    await database.close()
    told = await found(database_url=f"sqlite:///{path}", api_url="http://127.0.0.1:9")
    assert told["tables"].state is State.OK
    assert told["catalogue"].says == "no products"
    assert ".xlsx or .csv" in told["catalogue"].mend


def test_the_command_tells_all_and_fails(run: Run) -> None:
    result = run("check")
    assert result.exit_code == 1
    assert "OK    settings" in result.stdout
    assert "WRONG database: var/ocop.sqlite3 does not exist yet" in result.stdout
    assert "note  organisers" in result.stdout
    assert "WRONG token: OCOP_TOKEN is empty" in result.stdout
    assert "@BotFather" in result.stdout


def test_wrong_settings_are_named_and_not_repeated(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OCOP_ADMINS", "one,two")
    monkeypatch.setenv("OCOP_PROXY", "hush")
    monkeypatch.setenv("OCOP_API_URL", "ftp://server")
    monkeypatch.setenv("OCOP_PAGE_SIZE", "99")
    result = run("check")
    assert result.exit_code == 1
    for name in ("OCOP_ADMINS", "OCOP_PROXY", "OCOP_API_URL", "OCOP_PAGE_SIZE"):
        assert name in result.stderr
    assert "hush" not in result.stderr


def test_a_settings_file_in_another_encoding_is_told(run: Run, folder: Path) -> None:
    (folder / ".env").write_bytes("OCOP_TOKEN=á".encode("utf-16"))
    assert "UTF-8" in run("check").stderr


def test_what_is_set_and_is_no_setting_is_told(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / ".env").write_text("OCOP_TOKENN=hush\nPOSTGRES_PASSWORD=a\nocop_page_size=3\n")
    monkeypatch.setenv("OCOP_ADMIN", "1")
    for command in ("check", "run", "demo"):
        result = run(command)
        assert result.exit_code == 1
        assert "OCOP_ADMIN is no setting\nOCOP_TOKENN is no setting\n" in result.stderr
        assert "hush" not in result.stderr


def test_a_settings_file_that_may_not_be_read_is_told(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown_names() -> list[str]:
        raise PermissionError(13, "Permission denied", ".env")

    monkeypatch.setattr("bot.settings.unknown_names", unknown_names)
    result = run("check")
    assert result.exit_code == 1
    assert "the file .env cannot be read: Permission denied" in result.stderr


async def test_a_page_in_the_place_of_the_bot_api_leaves_no_trace(folder: Path) -> None:
    async def page(_: Request) -> Response:
        return Response("<html>")

    async with Server(
        World(), app=Starlette(routes=[Route("/{path:path}", page, methods=["POST"])])
    ) as server:
        program = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "check",
            cwd=folder,
            env=os.environ
            | {"OCOP_TOKEN": TOKEN, "OCOP_API_URL": server.base_url}
            | {"PYTHONPATH": str(Path(__file__).parents[2])},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        said, complaints = await program.communicate()
    assert b"WRONG Telegram: Invalid server response" in said
    assert complaints == b""
