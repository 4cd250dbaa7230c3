"""Processes of a benchmark: the fast Bot API server, a database with the sample catalogue."""

import asyncio
import json
import os
import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from benchmarks import questions
from benchmarks.fast_server.orders import Measured, Order
from benchmarks.machine import pinned
from bot.demo import fill
from tests.databases import postgres_server

ROOT = Path(__file__).parents[1]
SERVER_CORE, BOT_CORE = 1, 0


class Telegram:
    """The server's address, and what the people behind it are to do."""

    def __init__(self, url: str) -> None:
        self.url = url

    def measure(self, order: Order) -> Measured:
        given = asdict(order) | {"hooks": ",".join(map(str, order.hooks))}
        address = f"{self.url}/load?{urllib.parse.urlencode(given)}"
        request = urllib.request.Request(address, method="POST")  # noqa: S310
        limit = order.seconds + order.warm + 60
        with urllib.request.urlopen(request, timeout=limit) as answer:  # noqa: S310
            return Measured(**json.load(answer))


@contextmanager
def telegram(folder: Path) -> Iterator[Telegram]:
    """Its people ask for the products of the sample, by their names or in sentences."""
    asked = folder / "questions.json"
    asked.write_text(json.dumps([questions.names(), questions.sentences()]))
    command = [
        *pinned(SERVER_CORE),
        sys.executable,
        "-m",
        "benchmarks.fast_server",
        str(asked),
    ]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield Telegram(process.stdout.readline().strip())
    finally:
        process.terminate()
        process.wait()


@contextmanager
def running(
    command: Sequence[str], log: Path, given: Mapping[str, str] | None = None
) -> Iterator[int]:
    """A process for the block; its pid. What it says goes to the file."""
    with log.open("w") as said:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **(given or {})}, stdout=said, stderr=said
        )
    try:
        yield process.pid
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def database(kind: str, folder: Path) -> Iterator[str]:
    """The URL of a fresh database that holds the sample catalogue: "sqlite" or "postgresql"."""
    if kind == "sqlite":
        url = f"sqlite:///{folder / f'{len(list(folder.iterdir()))}.sqlite3'}"
        asyncio.run(fill(url))
        yield url
        return
    with postgres_server() as server:
        url = server.new()
        asyncio.run(fill(url))
        yield url
