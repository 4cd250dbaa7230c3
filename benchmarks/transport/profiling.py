"""Where the time of a question goes: py-spy's samples of the whole bot, grouped by layer.

A sample belongs to the layer of its innermost function that is of one: JSON that SQLAlchemy
writes is SQLAlchemy's, bytes that aiohttp hands to asyncio are aiohttp's.
"""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

from benchmarks.fast_server.orders import Order
from benchmarks.machine import pinned
from benchmarks.processes import BOT_CORE, Telegram, database, running

LAYERS = (
    ("HTTP", ("aiohttp/", "yarl/", "multidict/", "bot/transport.py")),
    ("PTB", ("telegram/",)),
    ("SQLAlchemy", ("sqlalchemy/", "sqlmodel/", "greenlet", "catalog/columns.py")),
    (
        "database driver",
        ("aiosqlite/", "catalog/one_trip", "psycopg/", "psycopg_pool/", "psycopg_binary/"),
    ),
    ("search", ("catalog/search/", "rapidfuzz/", "numpy/")),
    ("texts", ("fluent/", "handlers/texts")),
    ("pydantic", ("pydantic/", "pydantic_core/")),
    ("logs", ("structlog/", "logging/__init__.py", "bot/logs.py")),
    ("views and handlers", ("handlers/",)),
    ("catalogue", ("catalog/",)),
    ("bot", ("bot/",)),
    ("asyncio", ("asyncio/", "selectors.py")),
)
TOP = 8
LINE = re.compile(r":\d+\)")


def layer_of(stack: list[str]) -> tuple[str, str]:
    """The layer, and its innermost function; `stack` goes from the outermost to the innermost."""
    for frame in reversed(stack):
        for layer, paths in LAYERS[:-1]:
            if any(path in frame for path in paths):
                return layer, frame
    return "asyncio", stack[-1]


def profile(server: Telegram, folder: Path, python: Path, seconds: float) -> None:
    """Prints the shares of one core; `python` is of an environment that has py-spy."""
    command = [
        *pinned(BOT_CORE),
        sys.executable,
        "-m",
        "benchmarks.transport.bots",
        "whole",
        "ours",
    ]
    for kind in ("sqlite", "postgresql"):
        with database(kind, folder) as url:
            given = {"OCOP_DATABASE_URL": url}
            with running([*command, server.url], folder / "profiled.log", given) as pid:
                server.measure(Order(64, 0.0, 0.5, pid, warm=3.0, new=True))
                stacks = folder / f"{kind}.stacks"
                spying = subprocess.Popen(_spy(python, pid, seconds, stacks))
                found = server.measure(Order(64, 0.0, seconds, pid, new=True))
                spying.wait()
        print(f"\n{kind}: {found.rate:,.0f} questions a second while watched")
        print(report(stacks.read_text()))


def _spy(python: Path, pid: int, seconds: float, stacks: Path) -> list[str]:
    watch = ["record", "--pid", str(pid), "--rate", "500", "--duration", str(round(seconds + 1))]
    return [str(python.parent / "py-spy"), *watch, "--format", "raw", "-o", str(stacks), "--gil"]


def report(stacks: str) -> str:
    """Shares of the samples, layer by layer, and in each the functions that took most."""
    layers: Counter[str] = Counter()
    functions: dict[str, Counter[str]] = {}
    for line in stacks.splitlines():
        frames, _, count = line.rpartition(" ")
        layer, frame = layer_of(frames.split(";"))
        layers[layer] += int(count)
        functions.setdefault(layer, Counter())[LINE.sub(")", frame)] += int(count)
    total = sum(layers.values())
    lines = [f"{total} samples"]
    for layer, samples in layers.most_common():
        lines.append(f"{samples / total:>6.1%} {layer}")
        lines += [f"          {n / total:>6.1%} {f}" for f, n in functions[layer].most_common(TOP)]
    return "\n".join(lines)
