"""Something to do when work takes long."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager


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
