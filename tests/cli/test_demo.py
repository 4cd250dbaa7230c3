"""The demo as people start it: over HTTP, with what it stores found again."""

import asyncio
import json
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.demo import TOKEN, FolderInUseError, demo_settings, run_demo
from tests.cli.conftest import Run

PATIENCE = 120.0


@asynccontextmanager
async def demo(folder: Path) -> AsyncIterator[httpx.AsyncClient]:
    """A browser on the page of a demo that runs in this process."""
    stop = asyncio.Event()
    address: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    running = asyncio.create_task(run_demo(0, folder, stop, ready=address.set_result))
    await asyncio.wait((running, address), return_when=asyncio.FIRST_COMPLETED)
    if running.done():
        await running
    try:
        async with httpx.AsyncClient(base_url=address.result(), timeout=PATIENCE) as browser:
            yield browser
    finally:
        stop.set()
        await running


async def ask(browser: httpx.AsyncClient, bot: str, text: str) -> str:
    """The bot's first words after this message."""
    chat = f"/people/chats/@{bot}/messages"
    async with browser.stream("GET", "/people/events") as events:
        (await browser.post(chat, json={"text": text})).raise_for_status()
        async for line in events.aiter_lines():
            _, data, body = line.partition("data: ")
            if data and (said := said_by_bot(json.loads(body))):
                return said
    raise AssertionError("the stream ended")


def said_by_bot(event: Any) -> str:
    if not isinstance(event, dict):
        return ""
    if event.get("from", {}).get("is_bot"):
        return str(event.get("text") or event.get("caption") or "")
    return next((said for value in event.values() if (said := said_by_bot(value))), "")


async def test_a_question_is_answered_and_found_again(folder: Path) -> None:
    async with asyncio.timeout(PATIENCE):
        async with demo(folder / "data") as browser:
            me = (await browser.get("/people/me")).json()
            assert {p["role"] for p in me["personas"]} == {"buyer", "producer", "organiser"}
            bot = me["bots"][0]["username"]
            assert "Kẹo lạc" in await ask(browser, bot, "keo lac dinh manh")
            cookies = browser.cookies
        async with demo(folder / "data") as browser:
            browser.cookies = cookies
            history = (await browser.get(f"/people/chats/@{bot}/messages")).text
            assert "keo lac dinh manh" in history
            assert "Kẹo lạc" in json.dumps(json.loads(history), ensure_ascii=False)


async def test_two_demos_do_not_share_a_folder(folder: Path) -> None:
    async with asyncio.timeout(PATIENCE), demo(folder / "data"):
        with pytest.raises(FolderInUseError):
            await run_demo(0, folder / "data", asyncio.Event(), ready=print)


def test_it_leaves_the_operators_own_bot_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = "OCOP_TOKEN=7:mine\nOCOP_DATABASE_URL=sqlite:///mine.sqlite3\nOCOP_PAGE_SIZE=7\n"
    (folder / ".env").write_text(mine)
    monkeypatch.setenv("OCOP_PROXY", "http://127.0.0.1:9")
    settings = demo_settings("http://127.0.0.1:8080", folder / "data", [])
    assert settings.token.get_secret_value() == TOKEN
    assert settings.database_url == f"sqlite:///{folder}/data/ocop.sqlite3"
    assert settings.api_file_url == "http://127.0.0.1:8080/file/bot"
    assert not settings.proxy
    assert settings.page_size == 7


async def test_the_program_prints_the_address_and_ends_quietly(folder: Path) -> None:
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "demo", "--port", "0", "--data-dir", str(folder / "data"),
        cwd=Path(__file__).parents[2],
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert program.stdout
    async with asyncio.timeout(PATIENCE):
        address = (await program.stdout.readline()).decode().strip()
        async with httpx.AsyncClient(timeout=PATIENCE) as browser:
            assert (await browser.get(address)).status_code == 200
        program.send_signal(signal.SIGINT)
        _, complaints = await program.communicate()
    assert program.returncode == 0
    assert complaints == b"Goodbye.\n"


def test_a_port_that_is_taken_is_told(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        result = run("demo", "--port", str(port))
    assert result.exit_code == 1
    assert f"port {port} is taken" in result.stderr
    assert f"PORT={port + 1}" in result.stderr


def test_a_folder_that_cannot_be_made_is_told(run: Run) -> None:
    result = run("demo", "--port", "0", "--data-dir", "/proc/demo")
    assert result.exit_code == 1
    assert "/proc/demo: " in result.stderr


def test_a_folder_in_use_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    async def in_use(*_: object, **__: object) -> None:
        raise FolderInUseError

    monkeypatch.setattr("bot.demo.run_demo", in_use)
    result = run("demo")
    assert result.exit_code == 1
    assert "another demo runs in var/demo" in result.stderr


def test_word_lists_that_cannot_be_used_are_told(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OCOP_WORDS", "words")
    result = run("demo", "--port", "0")
    assert result.exit_code == 1
    assert "words is no folder." in result.stderr


def test_a_port_that_may_not_be_used_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    async def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("bot.demo.run_demo", refused)
    assert "port 80 may not be used" in run("demo", "--port", "80").stderr


def test_the_invitation_and_the_goodbye(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    async def brief(port: int, folder: Path, stop: object, *, ready: Any) -> None:
        ready("http://127.0.0.1:8080/")

    monkeypatch.setattr("bot.demo.run_demo", brief)
    result = run("demo")
    assert result.exit_code == 0
    assert result.stdout.startswith("http://127.0.0.1:8080/\n")
    assert result.stderr == "Goodbye.\n"
