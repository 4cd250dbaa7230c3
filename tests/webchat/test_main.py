"""`python -m webchat` as a process of its own."""

import asyncio
import signal
import sys
from pathlib import Path

import aiohttp
import pytest

from webchat.__main__ import build, parser, serve


async def test_it_serves_until_it_is_told_to_stop(tmp_path: Path) -> None:
    path = tmp_path / "chats.db"
    command = [
        sys.executable,
        "-m",
        "webchat",
        "--port",
        "0",
        "--token",
        "5:x",
        "--file",
        str(path),
    ]
    process = await asyncio.create_subprocess_exec(
        *command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    assert process.stdout
    assert process.stderr
    line = (await process.stdout.readline()).decode()
    address = line.removeprefix("Chat page: ").strip().rstrip("/")
    async with aiohttp.ClientSession() as session:
        answer = await session.get(f"{address}/bot5:x/getMe")
        assert (await answer.json())["result"]["username"] == "bot5_bot"
        me = await (await session.get(f"{address}/people/me")).json()
        assert [person["role"] for person in me["personas"]] == [
            "buyer",
            "producer",
            "organiser",
            "buyer",
        ]
    process.send_signal(signal.SIGINT)
    assert await process.wait() == 0
    assert await process.stderr.read() == b""
    assert path.exists()


async def test_it_says_where_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    stop = asyncio.Event()
    stop.set()
    await serve(parser().parse_args(["--port", "0", "--any-token"]), stop)
    page, api = capsys.readouterr().out.splitlines()
    assert page.startswith("Chat page: http://127.0.0.1:")
    assert api.endswith("/bot")


async def test_options() -> None:
    arguments = ["--token", "1:a", "--token", "2:b", "--username", "one_bot", "--limits"]
    server = build(parser().parse_args([*arguments, "--public", "--host", "0.0.0.0"]))  # noqa: S104
    assert [bot.username for bot in server.world.bots.values()] == ["one_bot", "bot2_bot"]
    assert server.world.limits
    assert server.world.people == {}
    assert server.base_url == "http://0.0.0.0:8081"
