"""`python -m benchmarks.announcement [--people 10000] [--kills 8] [--only SQLite] [--write]`

Ten thousand people are sent an announcement through a server with Telegram's limits; some have
blocked the bot or are gone, and the bot is killed at random moments. Then its report is compared,
person by person, with what the server did. It ends with 1 where a promise was broken. `--write`
keeps the table in docs/reliability.md.
"""

import argparse
import asyncio
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from benchmarks.announcement import report
from benchmarks.announcement.campaign import Outcome, Size, announced
from benchmarks.machine import machine
from benchmarks.processes import database
from benchmarks.torture.setups import Setup

SETUPS = (
    Setup("SQLite"),
    Setup("PostgreSQL"),
    Setup("PostgreSQL", webhook=True, replicas=2),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=8)
    parser.add_argument("--pace", type=float, default=29.0, help="OCOP_BULK_PER_SECOND")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="setups whose name has this in it")
    parser.add_argument("--write", action="store_true", help="keep it in docs/reliability.md")
    parser.add_argument("--logs", type=Path, help="an empty folder that keeps logs and databases")
    chosen = parser.parse_args()
    size = Size(chosen.people, chosen.kills, chosen.pace)
    outcomes: list[Outcome] = []
    with ExitStack() as opened:
        folder = chosen.logs or Path(opened.enter_context(tempfile.TemporaryDirectory()))
        for number, setup in enumerate(SETUPS):
            if chosen.only in setup.name:
                own = folder / str(number)
                own.mkdir()
                with database(setup.database.lower(), own) as url:
                    outcomes.append(asyncio.run(announced(setup, size, url, own, chosen.seed)))
                report.show(f"{machine()}, seed {chosen.seed}", outcomes)
    if chosen.write:
        report.write(f"{machine()}, seed {chosen.seed}", outcomes)
    sys.exit(not all(outcome.kept for outcome in outcomes))


if __name__ == "__main__":
    main()
