"""Something to do when work takes long, and patience with a database that is away."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import TypeVar

import structlog
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from bot.logs import where

WAITS: tuple[float, ...] = (0.1, 0.5, 2.0, 4.0, 8.0)
"""Seconds between the tries while the database is away."""
AWAY = (OperationalError, InterfaceError, PoolTimeoutError)
"""What SQLAlchemy raises then, and for a deadlock that another unit of work won."""

T = TypeVar("T")
log = structlog.get_logger()


async def patiently(unit_of_work: Callable[[], Awaitable[T]]) -> T:
    """Does it, again and again while the database is away; after the last try it raises."""
    for wait in WAITS:
        try:
            return await unit_of_work()
        except AWAY as error:
            log.warning("the database is away", next_try=wait, why=where(error))
            await asyncio.sleep(wait)
    return await unit_of_work()


@contextmanager
def after(seconds: float, act: Callable[[], Coroutine[None, None, None]]) -> Iterator[None]:
    """Starts `act` where the block lasts longer than that. Nobody waits for it; it ends with
    the block, and its errors are nobody's.
    """
    started: list[asyncio.Task[None]] = []

    def start() -> None:
        task = asyncio.ensure_future(act())
        task.add_done_callback(lambda done: done.cancelled() or done.exception())
        started.append(task)

    timer = asyncio.get_running_loop().call_later(seconds, start)
    try:
        yield
    finally:
        timer.cancel()
        for task in started:
            task.cancel()
