"""How late an event loop's heartbeat is while searches go on beside it, and a snapshot is freed.

What the loop's thread waits for a processor is left out where the machine tells it (Linux): that
is for others to answer for. What the searching thread waits for one while it holds the
interpreter is not known, so a busy machine still shows.
"""

import asyncio
import os
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from pathlib import Path

from catalog.search import SearchIndex
from catalog.search.beside import beside
from catalog.search.pace import short_turns

BEAT = 0.001
TURNS_WAITED = Path("/proc/thread-self/schedstat")


@contextmanager
def _processor_waits() -> Iterator[int]:
    """A file that tells how long this thread could have run and had no processor."""
    opened = os.open(TURNS_WAITED if TURNS_WAITED.exists() else os.devnull, os.O_RDONLY)
    try:
        yield opened
    finally:
        os.close(opened)


def _waited(opened: int) -> float:
    told = os.pread(opened, 100, 0).split()
    return int(told[1]) / 1e9 if told else 0.0


@asynccontextmanager
async def heartbeat() -> AsyncIterator[list[float]]:
    """How late each beat came within the block, in milliseconds."""
    late: list[float] = []

    async def beat() -> None:
        with _processor_waits() as opened:
            while True:
                before = time.perf_counter() - _waited(opened)
                await asyncio.sleep(BEAT)
                late.append(1000 * (time.perf_counter() - _waited(opened) - before - BEAT))

    task = asyncio.create_task(beat())
    try:
        yield late
    finally:
        task.cancel()


async def _listen(index: SearchIndex, queries: Sequence[str]) -> tuple[list[float], list[float]]:
    async with heartbeat() as asking:
        for query in queries:
            await beside(index, query, partial(index.search, query))
            await asyncio.sleep(2 * BEAT)
    async with heartbeat() as freeing:
        await asyncio.sleep(10 * BEAT)
        await asyncio.to_thread(index.let_go)
        await asyncio.sleep(10 * BEAT)
    return asking, freeing


def lateness(index: SearchIndex, queries: Sequence[str]) -> tuple[list[float], list[float]]:
    """While the queries are answered, and while the index is freed, which ends it."""
    with short_turns():
        return asyncio.run(_listen(index, queries))
