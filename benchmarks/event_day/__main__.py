"""`python -m benchmarks.event_day [--people 300] [--only sqlite|postgresql] [--write]`

A whole event through the chat server of this repository: hundreds register at once for fewer
seats, leave, are offered seats, are reminded, come, and are listed. Ends with 1 where a promise
was broken. `--write` keeps the table in docs/events.md.
"""

import argparse
import asyncio
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from benchmarks.event_day import report
from benchmarks.event_day.day import play
from benchmarks.event_day.stages import Stage
from benchmarks.machine import machine
from bot.demo import fill
from bot.logs import setup_logs
from catalog.database import Database
from tests.databases import PostgresServer, SQLiteFolder, postgres_server

ENGINES = ("sqlite", "postgresql")


async def played(url: str, people: int) -> list[Stage]:
    await fill(url)
    database = Database(url)
    try:
        return await play(database, people)
    finally:
        await database.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--only", choices=ENGINES)
    parser.add_argument("--write", action="store_true", help="keep it in docs/events.md")
    chosen = parser.parse_args()
    setup_logs("ERROR")
    found: dict[str, list[Stage]] = {}
    with ExitStack() as opened:
        folder = Path(opened.enter_context(tempfile.TemporaryDirectory()))
        for engine in [chosen.only] if chosen.only else ENGINES:
            server: SQLiteFolder | PostgresServer = SQLiteFolder(folder)
            if engine == "postgresql":
                server = opened.enter_context(postgres_server())
            found[engine] = asyncio.run(played(server.new(), chosen.people))
            report.show(engine, found[engine])
    if chosen.write:
        report.write(f"{machine()}, {chosen.people} people", found)
    sys.exit(any(stage.broken for stages in found.values() for stage in stages))


if __name__ == "__main__":
    main()
