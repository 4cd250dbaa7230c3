"""Long work in small steps, with a rest after each, so that other threads get their turn."""

import heapq
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Rest = Callable[[], None]
One = TypeVar("One")

STEP = 20  # documents; about a millisecond of work


def unresting() -> None:
    """No rest: where nobody waits."""


def restful(ones: Iterable[One], rest: Rest) -> Iterator[One]:
    """The same things, with a rest after every step."""
    for at, one in enumerate(ones):
        if at % STEP == 0:
            rest()
        yield one


def in_order(
    ones: Iterable[One], rank: Callable[[One], tuple[object, ...]], rest: Rest
) -> list[One]:
    """Sorted in steps: a sort of the whole would hold the interpreter's lock throughout."""
    if rest is unresting:
        return sorted(ones, key=rank)
    everything = list(ones)
    size = STEP * 5
    steps = (everything[at : at + size] for at in range(0, len(everything), size))
    runs = [sorted(step, key=rank) for step in restful(steps, rest)]
    while len(runs) > 1:
        runs = [
            list(restful(heapq.merge(*runs[at : at + 8], key=rank), rest))
            for at in range(0, len(runs), 8)
        ]
    return runs[0] if runs else []
