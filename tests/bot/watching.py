"""Watches the event loop: every step that keeps it from others is told of.

Three things are looked at, so that a busy machine is not mistaken for a slow step. What a step
computes is measured by the processor time of its thread. Of files, sleeps and the like Python
tells by itself (audit events), however short they are. For all else, as a lock, asyncio's debug
mode measures the time that goes by; its bound is wide, for a step that computes now and then
hands Python's own lock to another thread, and has to wait for it.
"""

import asyncio
import gc
import os
import sys
import time
from asyncio.base_events import _format_handle  # type: ignore[attr-defined]
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from threading import get_ident
from traceback import extract_stack
from typing import Any

import pytest

TOO_MUCH = 0.08
"""Seconds of processor in one step; twice that while coverage looks at each line."""
TOO_LONG = 1.0
"""Seconds that one step may take, those that it has no processor left out."""
WAITS = {
    "http.client.connect",
    "open",
    "os.listdir",
    "os.scandir",
    "os.system",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "sqlite3.connect",
    "subprocess.Popen",
    "time.sleep",
}
"""Audit events."""
ELSEWHERE = (sys.prefix, sys.base_prefix, "/usr", "/etc", "/proc")
"""What Python and the libraries read of their own, once."""
SOURCE = (".py", ".pyc")
"""A traceback reads its lines."""
TURNS_WAITED = Path("/proc/thread-self/schedstat")
"""Linux tells there how long this thread could have run and had no processor."""


class Ears:
    """Hears what its thread waits for, while `heard` is a list.

    For all of a session: Python lets nobody take a hook out again.
    """

    def __init__(self) -> None:
        self.heard: list[str] | None = None
        self._thread = get_ident()
        sys.addaudithook(self.hear)

    def hear(self, event: str, given: tuple[Any, ...]) -> None:
        if self.heard is None or event not in WAITS or get_ident() != self._thread:
            return
        what = str(given[0]) if given else ""
        if not what.startswith(ELSEWHERE) and not what.endswith(SOURCE):
            self.heard.append(f"{event} {what} {_callers()}")


def _callers() -> str:
    calls = extract_stack(limit=5)[:-2]
    return " < ".join(f"{call.filename}:{call.lineno}" for call in reversed(calls))


@asynccontextmanager
async def watched(
    ears: Ears, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> AsyncIterator[list[str]]:
    """What blocked the loop in this block, known at its end."""
    loop = asyncio.get_running_loop()
    blocked: list[str] = []
    with uncollected(), own_time() as clock, monkeypatch.context() as patched:
        patched.setattr(loop, "time", clock)
        patched.setattr(loop, "slow_callback_duration", TOO_LONG)
        patched.setattr(asyncio.Handle, "_run", weighed(blocked))
        patched.setattr(ears, "heard", blocked)
        patched.setattr(time, "sleep", told_of(ears))
        loop.set_debug(True)
        try:
            yield blocked
            await asyncio.sleep(0)  # the step under way ends, and is told of
        finally:
            loop.set_debug(False)
    told = [record for record in caplog.records if record.name == "asyncio"]
    blocked += [line for r in told if (line := r.getMessage()).startswith("Executing")]


def told_of(ears: Ears) -> Callable[[float], None]:
    """`time.sleep`, which is no audit event yet."""
    sleep = time.sleep

    def heard(seconds: float) -> None:
        ears.hear("time.sleep", (seconds,))
        sleep(seconds)

    return heard


def weighed(blocked: list[str]) -> Callable[[asyncio.Handle], None]:
    """How the loop takes a step, and the processor time that it cost."""
    run = asyncio.Handle._run

    def _run(handle: asyncio.Handle) -> None:
        before = time.thread_time()
        run(handle)
        spent = time.thread_time() - before
        if spent > TOO_MUCH * (2 if sys.gettrace() else 1):
            blocked.append(f"{spent:.3f} s of processor: {_format_handle(handle)}")

    return _run


@contextmanager
def uncollected() -> Iterator[None]:
    """Python looks for garbage when it likes, in whose step it may be: here not at all."""
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.unfreeze()


@contextmanager
def own_time() -> Iterator[Callable[[], float]]:
    """A clock that stands still while this thread has no processor, where the machine tells."""
    if not TURNS_WAITED.exists():
        yield time.monotonic
        return
    with TURNS_WAITED.open("rb") as file:

        def waited() -> float:
            return int(os.pread(file.fileno(), 100, 0).split()[1]) / 1e9

        before = waited()
        yield lambda: time.monotonic() - (waited() - before)
