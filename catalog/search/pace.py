"""Long work beside a running event loop: no single step of it may hold up the other threads."""

import gc
import heapq
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

One = TypeVar("One")

TURN_SECONDS = 0.0002  # how long one thread computes while another waits; else it is 5 ms
STEP = 256
COLLECTED_AFTER = 10_000  # new objects; Python's 700 are what a few answers make
NEVER = 2**31 - 1


@contextmanager
def short_turns() -> Iterator[None]:
    """While a loop runs that must not wait for what computes in other threads."""
    turn = sys.getswitchinterval()
    sys.setswitchinterval(TURN_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(turn)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """While a loop runs that makes much and keeps little: garbage is looked for less often.

    A tenth of what an answer costs went there.
    """
    thresholds = gc.get_threshold()
    gc.set_threshold(COLLECTED_AFTER, *thresholds[1:])
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)


@contextmanager
def unobtrusive() -> Iterator[None]:
    """For a block in a thread that computes much and leaves much in memory.

    Threads take turns far more often, and the garbage collector looks at what is new only: what
    lives on after the block is never gone through, which would stop every thread for as long as
    it takes. It is freed as ever once nobody refers to it.
    """
    gc.collect()
    thresholds = gc.get_threshold()
    gc.set_threshold(*thresholds[:2], NEVER)
    try:
        with short_turns():
            yield
    finally:
        gc.freeze()
        gc.set_threshold(*thresholds)


def in_order(ones: Iterable[One], rank: Callable[[One], tuple[object, ...]]) -> list[One]:
    """Sorted in steps: one sort of the whole would hold the interpreter's lock throughout."""
    everything = list(ones)
    runs = [sorted(everything[at : at + STEP], key=rank) for at in range(0, len(everything), STEP)]
    return list(heapq.merge(*runs, key=rank))


def let_go(held: list[Any] | dict[Any, Any] | set[Any]) -> None:
    """Empties a collection in steps: to free a large one at once would hold everyone up."""
    drop = held.popitem if isinstance(held, dict) else held.pop
    while held:
        for _ in range(min(STEP, len(held))):
            drop()
        time.sleep(0)
