"""Which HTTP client under PTB? `python -m benchmarks.transport [--quick] [--profile] [--only …]`

One server on a core of its own, one bot after the other on another core, the same people, so many
at once: the next one asks as soon as one has the answer. An echo bot says the words again; the
whole bot searches, writes to its database, answers with a card, and keeps all its promises. A new
question is one that nobody asked before, in words of its own; others come round soon.
aiogram is installed into a folder apart; where that fails it is left out.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from benchmarks.fast_server.orders import Measured, Order
from benchmarks.machine import machine, pinned
from benchmarks.processes import BOT_CORE, Telegram, database, running, telegram
from benchmarks.transport.profiling import profile

LATENCIES = (0.0, 0.05, 0.2)
AT_ONCE = (1, 64, 256)
Cell = tuple[float, int]
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Contestant:
    name: str
    kind: str
    client: str = ""
    database: str = ""
    new: bool = False
    """Whether each question is one that nobody asked before."""


CONTESTANTS = (
    Contestant("echo, PTB on httpx", "echo", "httpx"),
    Contestant("echo, PTB on ours", "echo", "ours"),
    Contestant("echo, aiogram", "aiogram"),
    Contestant("new question, PTB on httpx", "whole", "httpx", "sqlite", new=True),
    Contestant("new question, PTB on ours", "whole", "ours", "sqlite", new=True),
    Contestant("new, ours, PostgreSQL", "whole", "ours", "postgresql", new=True),
    Contestant("asked again, PTB on httpx", "whole", "httpx", "sqlite"),
    Contestant("asked again, PTB on ours", "whole", "ours", "sqlite"),
    Contestant("again, ours, PostgreSQL", "whole", "ours", "postgresql"),
)


def command_of(contestant: Contestant, server: str, apart: Path) -> list[str]:
    """Raises CalledProcessError where aiogram cannot be had."""
    if contestant.kind == "aiogram":
        python = installed("aiogram", apart)
        return [*pinned(BOT_CORE), str(python), str(HERE / "peer_aiogram.py"), server]
    module = ["-m", "benchmarks.transport.bots", contestant.kind, contestant.client, server]
    return [*pinned(BOT_CORE), sys.executable, *module]


def installed(package: str, apart: Path) -> Path:
    """The Python of an environment apart that has the package."""
    python = apart / package / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(apart / package)], check=True)
        install = [str(python), "-m", "pip", "install", "--quiet", package]
        subprocess.run(install, check=True, capture_output=True)
    return python


def measured(
    contestant: Contestant, server: Telegram, folder: Path, cells: list[Cell], seconds: float
) -> Iterator[Measured]:
    """One after the other, by one process of the bot's."""
    command = command_of(contestant, server.url, folder)
    with ExitStack() as opened:
        given = {}
        if contestant.database:
            url = opened.enter_context(database(contestant.database, folder))
            given["OCOP_DATABASE_URL"] = url
        pid = opened.enter_context(running(command, folder / f"{contestant.name}.log", given))
        new = contestant.new
        server.measure(Order(64, 0.0, 0.5, pid, warm=3.0, new=new))  # starts, and meets everyone
        for latency, people in cells:
            yield server.measure(Order(people, latency, seconds, pid, new=new))


def row(name: str, found: list[Measured]) -> str:
    """Answers a second; and how many one core would give, had it nothing else to do."""
    wrong = [words for one in found for words in one.wrong]
    core = max((1 / one.cpu for one in found if one.cpu), default=0.0)
    rates = " ".join(f"{one.rate:>7,.0f}" for one in found)
    return f"{name:<28} {rates} {core:>9,.0f}" + (f"  WRONG: {wrong[0]}" if wrong else "")


def compare(folder: Path, contestants: list[Contestant], cells: list[Cell], secs: float) -> None:
    heads = " ".join(f"{latency * 1000:.0f}/{people}".rjust(7) for latency, people in cells)
    print(f"{'answers a second, ms/people':<28} {heads} {'a core':>9}")
    with telegram(folder) as server:
        for contestant in contestants:
            try:
                found = list(measured(contestant, server, folder, cells, secs))
            except (OSError, subprocess.CalledProcessError) as error:
                print(f"{contestant.name:<28} (left out: {error})")
            else:
                print(row(contestant.name, found), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="no latency, 64 at once only")
    parser.add_argument("--profile", action="store_true", help="where the whole bot's time goes")
    parser.add_argument("--only", default="", help="contestants whose name has this in it")
    parser.add_argument("--seconds", type=float, default=2.0)
    chosen = parser.parse_args()
    cells = [(latency, people) for latency in LATENCIES for people in AT_ONCE]
    contestants = [one for one in CONTESTANTS if chosen.only in one.name]
    print(machine())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if chosen.profile:
            with telegram(folder) as server:
                profile(server, folder, installed("py-spy", folder), chosen.seconds)
        else:
            some = [(0.0, 64)] if chosen.quick else cells
            compare(folder, contestants, some, chosen.seconds)


if __name__ == "__main__":
    main()
