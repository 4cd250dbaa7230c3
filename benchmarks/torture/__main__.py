"""`python -m benchmarks.torture [--quick] [--seed 1] [--only SQLite] [--write]`

Real processes are killed at random moments while people use the bot, on both databases, by
polling and by a webhook, one replica and three; then the ledger is drawn up. It ends with 1 where
a promise was broken. `--write` keeps the report in docs/reliability.md.
"""

import argparse
import asyncio
import importlib.util
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from benchmarks.machine import machine
from benchmarks.torture import report
from benchmarks.torture.setups import SETUPS, Outcome, Setup, Size, tortured
from tests.databases import postgres_server

FULL, QUICK = Size(kills=21, people=25), Size(kills=5, people=20)
AT_ONCE = 2


async def torture(
    setups: Sequence[Setup], size: Size, urls: Sequence[str], folder: Path, seed: int
) -> list[Outcome]:
    turn = asyncio.Semaphore(AT_ONCE)

    async def one(number: int) -> Outcome:
        own = folder / str(number)
        own.mkdir()
        return await tortured(setups[number], size, urls[number], own, seed, turn)

    return await asyncio.gather(*map(one, range(len(setups))))


def possible(only: str) -> list[Setup]:
    webhook = importlib.util.find_spec("bot.webhook") is not None
    return [setup for setup in SETUPS if only in setup.name and (webhook or not setup.webhook)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a quarter of the kills")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="setups whose name has this in it")
    parser.add_argument("--write", action="store_true", help="keep it in docs/reliability.md")
    parser.add_argument("--logs", type=Path, help="an empty folder that keeps logs and databases")
    chosen = parser.parse_args()
    setups = possible(chosen.only)
    with ExitStack() as opened:
        folder = chosen.logs or Path(opened.enter_context(tempfile.TemporaryDirectory()))
        urls = []
        for number, setup in enumerate(setups):
            if setup.database == "SQLite":
                urls.append(f"sqlite:///{folder / f'{number}.sqlite3'}")
            else:  # each a server of its own: it takes a hundred connections
                urls.append(opened.enter_context(postgres_server()).new())
        size = QUICK if chosen.quick else FULL
        outcomes = asyncio.run(torture(setups, size, urls, folder, chosen.seed))
    head = f"{machine()}, seed {chosen.seed}"
    report.show(head, outcomes)
    if chosen.write:
        report.write(head, outcomes)
    sys.exit(not all(outcome.kept for outcome in outcomes))


if __name__ == "__main__":
    main()
