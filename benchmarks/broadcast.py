"""Do replies wait for a broadcast? `python -m benchmarks.broadcast [--people 10000]`

A hundred people ask at once, every few seconds, first alone and then while an announcement goes
out to ten thousand others. Each call of the Bot API takes 50 ms, as if Telegram were far away.
"""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.fast_server.orders import Measured, Order
from benchmarks.machine import machine, pinned
from benchmarks.processes import BOT_CORE, database, running, telegram
from bot.address import Address, pack
from catalog.database import Database
from catalog.mail.outbox import Kind, OutgoingMessage
from handlers.replies import Text

FIRST_READER = 5_000_001
ASKING, EVERY, LATENCY = 100, 5.0, 0.05
WORDS = "Hội nghị kết nối cung cầu: mời anh/chị đăng ký tham dự."


async def announce(url: str, people: int) -> None:
    """Owes everybody one announcement, due now."""
    opened = Database(url)
    now = datetime.now(UTC)
    async with opened.transaction() as session:
        session.add_all(
            OutgoingMessage(
                chat_id=chat_id,
                kind=Kind.ANNOUNCEMENT,
                reply=pack(Text(WORDS), Address(chat_id)),
                due_at=now,
            )
            for chat_id in range(FIRST_READER, FIRST_READER + people)
        )
    await opened.close()


def measure(kind: str, people: int, pace: float, seconds: float) -> tuple[Measured, Measured]:
    """Without the broadcast, and with it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with telegram(folder) as server, database(kind, folder) as url:
            settings: Mapping[str, str] = {
                "OCOP_DATABASE_URL": url,
                "OCOP_BULK_PER_SECOND": str(pace),
            }
            module = ["-m", "benchmarks.transport.bots", "whole", "ours", server.url]
            command = [*pinned(BOT_CORE), sys.executable, *module]
            with running(command, folder / "bot.log", settings) as pid:
                server.measure(Order(64, 0.0, 1.0, pid, warm=4.0))  # starts, and warms up
                order = Order(ASKING, LATENCY, seconds, pid, warm=2 * EVERY, every=EVERY)
                alone = server.measure(order)
                asyncio.run(announce(url, people))
                return alone, server.measure(order)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--pace", type=float, default=30.0, help="announcements a second")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    chosen = parser.parse_args()
    alone, among = measure(chosen.database, chosen.people, chosen.pace, chosen.seconds)
    print(f"{machine()}, {chosen.database}")
    print(f"{ASKING} people ask at once every {EVERY:.0f} s; {chosen.people:,} are told news.\n")
    print(f"{'':<12} {'answers':>8} {'p50 ms':>8} {'p95 ms':>8} {'news/s':>8}")
    for name, found in (("alone", alone), ("broadcast", among)):
        waits = f"{found.p50 * 1000:>8.0f} {found.p95 * 1000:>8.0f}"
        print(f"{name:<12} {found.answered:>8} {waits} {found.pushed:>8.1f}")
    print(f"\np95 with the broadcast: {among.p95 / alone.p95:.2f} times that without (bar: 2).")
    print(f"The pace is held at {among.pushed / chosen.pace:.1%} (bar: 95 %).")


if __name__ == "__main__":
    main()
