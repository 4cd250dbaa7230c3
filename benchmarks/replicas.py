"""Three replicas on one PostgreSQL, beside one: `python -m benchmarks.replicas`

People ask what nobody asked before, by webhook, one question at a time or three in a row; the
server posts each to the next replica, one person's one after the other, as Telegram does. First
each replica has a processor of its own, as where replicas are machines: a third of one core, in
turns, the database having the server's. Then the replicas have that core between them, as the
single one has: so the rates tell what it costs to share the work. Then all take what cores there
are. There people ask as soon as they have an answer; at last all ask at once, twice a second.

Afterwards the ledger is drawn up: it ends with 1 where a question was not answered once, in order.
"""

import argparse
import asyncio
import os
import signal
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from sqlmodel import col, func, select

from benchmarks.fast_server.orders import Measured, Order
from benchmarks.machine import cpu_seconds, machine, pinned
from benchmarks.processes import BOT_CORE, SERVER_CORE, Telegram, database, running, telegram
from benchmarks.torture.processes import PROGRAM
from catalog.database import Database
from catalog.mail.inbox import ReceivedUpdate, UpdateState
from catalog.mail.outbox import OWED, OutgoingMessage
from catalog.questions import Question
from tests.ports import free_ports

COUNTS = (1, 3)
IN_A_ROW = (1, 3)
THIRDS, ONE_CORE, ALL_CORES = "third", "one", "all"
STEADY = 0.5
"""Seconds from one time that all ask to the next."""
TURN = 0.01
"""Seconds that a replica computes, and then the others or nobody, where each has a third."""
SECRET = "benchmark"  # noqa: S105 - it opens nothing but this machine's own server
PATIENCE = 60.0
LOOKS = 100
"""Five a second."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the database holds in the end."""

    updates: int
    undone: int
    questions: int
    """One for each time that an update was worked on."""
    messages: int
    again: int
    """Messages that were sent more than once, or are not sent."""

    @property
    def kept(self) -> bool:
        once = self.updates == self.questions == self.messages
        return once and not self.undone and not self.again


@dataclass(frozen=True, slots=True)
class Result:
    found: Measured
    ledger: Ledger
    cpu: float
    """Seconds of the bot's core an answer, those among them that came after the window."""

    @property
    def kept(self) -> bool:
        return self.ledger.kept and not self.found.wrong and not self.found.pushed


def measure(cores: str, replicas: int, order: Order) -> Result:
    with tempfile.TemporaryDirectory() as name, ExitStack() as opened:
        folder = Path(name)
        server = opened.enter_context(telegram(folder))
        url = opened.enter_context(database("postgresql", folder))
        ports = free_ports(replicas)
        pids = []
        for port in ports:
            place = () if cores == ALL_CORES else pinned(BOT_CORE)
            command = [*place, str(PROGRAM), "run", "--webhook"]
            given = _settings(server, url, port)
            pids.append(opened.enter_context(running(command, folder / f"{port}.log", given)))
        for port in ports:
            _wait_for(port)
        whole = replace(order, pid=pids[0], hooks=tuple(ports))
        if cores == THIRDS:
            opened.enter_context(_in_turns(pids))
        server.measure(replace(whole, seconds=1.0, warm=4.0))
        known = asyncio.run(drawn_up(url)).updates
        before = sum(map(cpu_seconds, pids))
        found = server.measure(replace(whole, warm=0.0))
        spent = sum(map(cpu_seconds, pids)) - before
        ledger = asyncio.run(drawn_up(url))
        return Result(found, ledger, spent / max(ledger.updates - known, 1))


@contextmanager
def _in_turns(pids: Sequence[int]) -> Iterator[None]:
    """For the block, each of up to three processes computes a third of the time, none beside."""
    over = threading.Event()

    def rule() -> None:
        while not over.is_set():
            for pid in (*pids, *[0] * (max(COUNTS) - len(pids))):
                _let(pid, signal.SIGCONT)
                over.wait(TURN)
                _let(pid, signal.SIGSTOP)
        for pid in pids:
            _let(pid, signal.SIGCONT)

    for pid in pids:
        _let(pid, signal.SIGSTOP)
    ruling = threading.Thread(target=rule)
    ruling.start()
    try:
        yield
    finally:
        over.set()
        ruling.join()


def _let(pid: int, what: signal.Signals) -> None:
    if pid:
        os.kill(pid, what)


def _settings(server: Telegram, url: str, port: int) -> dict[str, str]:
    return {
        "OCOP_TOKEN": "1:benchmark",
        "OCOP_API_URL": f"{server.url}/bot",
        "OCOP_DATABASE_URL": url,
        "OCOP_WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram",
        "OCOP_WEBHOOK_SECRET": SECRET,
        "OCOP_WEB_PORT": str(port),
    }


def _wait_for(port: int) -> None:
    """Until the replica may be sent work."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"nobody is ready at {port}")


async def drawn_up(url: str) -> Ledger:
    """As soon as all is well, or when patience ends."""
    opened = Database(url)
    for _ in range(LOOKS):
        found = await _look(opened)
        if found.kept:
            break
        await asyncio.sleep(0.2)
    await opened.close()
    return found


async def _look(opened: Database) -> Ledger:
    undone = col(ReceivedUpdate.state) != UpdateState.DONE
    again = (col(OutgoingMessage.tries) != 1) | col(OutgoingMessage.state).in_(OWED)
    queries = (
        select(func.count()).select_from(ReceivedUpdate),
        select(func.count()).select_from(ReceivedUpdate).where(undone),
        select(func.count()).select_from(Question),
        select(func.count()).select_from(OutgoingMessage),
        select(func.count()).select_from(OutgoingMessage).where(again),
    )
    async with opened.session(read_only=True) as session:
        return Ledger(*[(await session.exec(query)).one() for query in queries])


def compare(people: int, seconds: float) -> Sequence[Result]:
    head = f"{'cores':<5} {'in a row':>8} {'replicas':>8} {'answers/s':>10} {'p50 ms':>8}"
    print(f"{head} {'p95 ms':>8} {'ms of core':>10} {'updates':>8}  ledger")
    results = []
    loads = [(cores, each, 0.0) for cores in (THIRDS, ONE_CORE, ALL_CORES) for each in IN_A_ROW]
    for cores, each, every in [*loads, (ALL_CORES, 1, STEADY)]:
        _keep_to(cores)
        order = Order(people, 0.0, seconds, 0, each=each, every=every, new=True)
        for replicas in COUNTS:
            result = measure(cores, replicas, order)
            print(f"{cores:<5} {row(each, replicas, result)}", flush=True)
            results.append(result)
    return results


def _keep_to(cores: str) -> None:
    """For this process and those that it starts, the database's among them."""
    there = range(os.cpu_count() or 1)
    os.sched_setaffinity(0, {min(SERVER_CORE, there[-1])} if cores != ALL_CORES else there)


def row(each: int, replicas: int, result: Result) -> str:
    found, ledger = result.found, result.ledger
    waits = f"{found.p50 * 1000:>8.0f} {found.p95 * 1000:>8.0f} {result.cpu * 1000:>10.2f}"
    says = "each once, in order" if result.kept else f"BROKEN: {ledger} {found.wrong}"
    return f"{each:>8} {replicas:>8} {found.rate:>10,.0f} {waits} {ledger.updates:>8,}  {says}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=64)
    parser.add_argument("--seconds", type=float, default=8.0)
    chosen = parser.parse_args()
    print(f"{machine()}, PostgreSQL, {chosen.people} people at once")
    results = compare(chosen.people, chosen.seconds)
    sys.exit(not all(result.kept for result in results))


if __name__ == "__main__":
    main()
