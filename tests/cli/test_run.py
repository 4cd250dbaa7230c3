import asyncio
import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from bot.cli.stopping import run_until_stopped
from bot.polling import TokenRefusedError
from bot.web import PortError
from tests.cli.conftest import Run
from webchat.driver import Chat
from webchat.server import Server
from webchat.world import World

TOKEN = "123:secret-of-a-test"
PATIENCE = 120.0


async def test_it_answers_until_it_is_told_to_stop(folder: Path) -> None:
    world = World()
    bot = world.bot(TOKEN, "ocop_bot")
    async with Server(world) as server, asyncio.timeout(PATIENCE):
        program = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run",
            cwd=folder,
            env=os.environ
            | {"OCOP_TOKEN": TOKEN, "OCOP_API_URL": server.base_url, "OCOP_LOG_LEVEL": "warning"}
            | {"PYTHONPATH": str(Path(__file__).parents[2])},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        assert program.stdout
        assert b"The bot answers" in await program.stdout.readline()
        reply = await Chat(world, world.person("Lan", language_code="vi"), bot).ask("xin chào")
        assert "chào" in reply["text"]
        program.send_signal(signal.SIGTERM)
        _, complaints = await program.communicate()
    assert program.returncode == 0
    assert complaints == b"Goodbye.\n"


def test_no_token_is_told(run: Run) -> None:
    result = run("run")
    assert result.exit_code == 1
    assert "OCOP_TOKEN is empty" in result.stderr
    assert "ocop-bot check" in result.stderr


def test_a_webhook_needs_its_settings(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OCOP_TOKEN", TOKEN)
    monkeypatch.setenv("OCOP_WEBHOOK_URL", "https://bot.example.vn")
    result = run("run", "--webhook")
    assert result.exit_code == 1
    assert "needs OCOP_WEBHOOK_URL and OCOP_WEBHOOK_SECRET" in result.stderr


def test_a_port_that_is_taken_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    serving(monkeypatch, PortError("127.0.0.1:80 cannot be listened at: Permission denied"))
    result = run("run")
    assert result.exit_code == 1
    assert "Permission denied" in result.stderr
    assert "OCOP_WEB_PORT" in result.stderr


def serving(monkeypatch: pytest.MonkeyPatch, error: Exception | None = None) -> None:
    async def serve(
        settings: object, stop: object, *, webhook: bool, ready: Callable[[], None]
    ) -> None:
        if error:
            raise error
        ready()

    monkeypatch.setenv("OCOP_TOKEN", TOKEN)
    monkeypatch.setattr("bot.app.serve", serve)


def test_it_says_when_it_answers_and_when_it_ends(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    serving(monkeypatch)
    result = run("run")
    assert result.exit_code == 0
    assert result.stdout == "The bot answers. Ctrl-C ends it.\n"
    assert result.stderr == "Goodbye.\n"


def test_a_refused_token_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    serving(monkeypatch, TokenRefusedError())
    result = run("run")
    assert result.exit_code == 1
    assert "refuses the bot's token" in result.stderr
    assert TOKEN not in result.stderr


def test_word_lists_that_cannot_be_used_are_told(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OCOP_TOKEN", TOKEN)
    monkeypatch.setenv("OCOP_WORDS", str(folder / "words"))
    result = run("run")
    assert result.exit_code == 1
    assert "words is no folder." in result.stderr


def test_a_database_that_cannot_be_had_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    serving(monkeypatch)
    monkeypatch.setenv("OCOP_DATABASE_URL", "postgresql://127.0.0.1:9/name")
    result = run("run")
    assert result.exit_code == 1
    assert "Connection refused" in result.stderr


def test_a_file_that_cannot_be_written_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    readonly = sqlite3.OperationalError("attempt to write a readonly database")
    serving(monkeypatch, OperationalError("UPDATE", None, readonly))
    result = run("run")
    assert result.exit_code == 1
    assert "the database cannot be used: attempt to write a readonly database" in result.stderr
    assert "allowed to write to that file" in result.stderr


def test_a_proxy_that_needs_another_package_is_told(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    serving(monkeypatch)
    monkeypatch.setenv("OCOP_PROXY", "socks5://127.0.0.1:1080")
    monkeypatch.setitem(sys.modules, "aiohttp_socks", None)
    result = run("run")
    assert result.exit_code == 1
    assert "pip install aiohttp-socks" in result.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_and_the_next_one_would_end_at_once(number: signal.Signals) -> None:
    before = signal.getsignal(number)

    async def program(stop: asyncio.Event) -> None:
        os.kill(os.getpid(), number)
        await stop.wait()
        assert signal.getsignal(number) in {signal.SIG_DFL, signal.default_int_handler}

    run_until_stopped(program)
    signal.signal(number, before)
