"""Three replicas on one PostgreSQL, beside one: `python -m benchmarks.replicas`

The same people ask the same questions, by webhook; the server posts to the replicas in turn. With
few cores the replicas share them with the server and the database, so the rate may not rise; it
must not fall.
"""

import argparse
import tempfile
from contextlib import ExitStack
from pathlib import Path

from benchmarks.fast_server.orders import Measured, Order
from benchmarks.machine import machine
from benchmarks.processes import database, running, telegram
from benchmarks.torture.processes import PROGRAM, free_ports

COUNTS = (1, 3)
SECRET = "benchmark"  # noqa: S105 - it opens nothing but this machine's own server


def measure(replicas: int, people: int, seconds: float) -> Measured:
    with tempfile.TemporaryDirectory() as name, ExitStack() as opened:
        folder = Path(name)
        server = opened.enter_context(telegram(folder))
        url = opened.enter_context(database("postgresql", folder))
        ports = free_ports(replicas)
        for port in ports:
            settings = {
                "OCOP_TOKEN": "1:benchmark",
                "OCOP_API_URL": f"{server.url}/bot",
                "OCOP_DATABASE_URL": url,
                "OCOP_WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram",
                "OCOP_WEBHOOK_SECRET": SECRET,
                "OCOP_WEB_PORT": str(port),
            }
            command = [str(PROGRAM), "run", "--webhook"]
            pid = opened.enter_context(running(command, folder / f"{port}.log", settings))
        hooks = tuple(ports)
        server.measure(Order(people, 0.0, 1.0, pid, warm=4.0 + 3 * replicas, hooks=hooks))
        return server.measure(Order(people, 0.0, seconds, pid, hooks=hooks))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=64)
    parser.add_argument("--seconds", type=float, default=8.0)
    chosen = parser.parse_args()
    print(f"{machine()}, PostgreSQL, {chosen.people} people ask at once")
    print(f"{'replicas':>8} {'answers/s':>10} {'p50 ms':>8} {'p95 ms':>8}")
    for count in COUNTS:
        found = measure(count, chosen.people, chosen.seconds)
        waits = f"{found.p50 * 1000:>8.0f} {found.p95 * 1000:>8.0f}"
        print(f"{count:>8} {found.rate:>10,.0f} {waits}" + "".join(found.wrong))


if __name__ == "__main__":
    main()
