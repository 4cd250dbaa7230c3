"""Long work beside a running event loop: no single step of it may hold up the other threads."""

import gc
import heapq
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

One = TypeVar("One")

TURN_SECONDS = 0.0002  # how long one thread computes while another waits; else it is 5 ms
STEP = 256
NEVER = 2**31 - 1


@contextmanager
def unobtrusive() -> Iterator[None]:
    """For a block in a thread that computes much and leaves much in memory.

    Threads take turns far more often, and the garbage collector looks at what is new only: what
    lives on after the block is never gone through, which would stop every thread for as long as
    it takes. It is freed as ever once nobody refers to it.
    """
    gc.collect()
    turn, thresholds = sys.getswitchinterval(), gc.get_threshold()
    sys.setswitchinterval(TURN_SECONDS)
    gc.set_threshold(*thresholds[:2], NEVER)
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(*thresholds)
        sys.setswitchinterval(turn)


def in_order(ones: Iterable[One], rank: Callable[[One], tuple[object, ...]]) -> list[One]:
    """Sorted in steps: one sort of the whole would hold the interpreter's lock throughout."""
    everything = list(ones)
    runs = [sorted(everything[at : at + STEP], key=rank) for at in range(0, len(everything), STEP)]
    return list(heapq.merge(*runs, key=rank))
