"""The holder of the current index: it moves with the catalogue, and survives a failure."""

import asyncio
import gc
import sys
import weakref
from collections.abc import Callable
from dataclasses import replace

import pytest

from catalog.search import Document, Places, Words
from catalog.search.pace import (
    COLLECTED_AFTER,
    STEP,
    TURN_SECONDS,
    in_order,
    let_go,
    seldom_collected,
    unobtrusive,
)
from catalog.search.snapshot import Snapshots

KEO = Document(1, "A", "Kẹo lạc")
TRA = Document(2, "B", "Trà sen")


class Shelf:
    """A catalogue that can move and fail."""

    def __init__(self) -> None:
        self.number = 1
        self.documents = [KEO]
        self.broken = False
        self.loaded: Callable[[], object] = lambda: None

    async def version(self) -> int:
        return self.number

    def load(self) -> list[Document]:
        if self.broken:
            raise OSError("no database")
        self.loaded()
        return self.documents


def snapshots(shelf: Shelf) -> Snapshots:
    """A holder with no lists to read."""
    return Snapshots(shelf.version, shelf.load, Words(), Places())


async def test_an_index_is_built_only_when_the_catalogue_moved() -> None:
    shelf = Shelf()
    held = snapshots(shelf)
    with pytest.raises(RuntimeError):
        _ = held.index
    assert await held.refresh()
    first = held.index
    assert not await held.refresh()
    assert held.index is first


async def test_a_new_product_is_found_after_the_catalogue_moved() -> None:
    shelf = Shelf()
    held = snapshots(shelf)
    await held.refresh()
    shelf.number, shelf.documents = 2, [KEO, TRA]
    assert await held.refresh()
    assert held.version == 2
    assert held.index.search("tra sen").hits[0].document == TRA


async def test_watching_survives_a_failure_and_stops_when_told() -> None:
    shelf = Shelf()
    held = snapshots(shelf)
    await held.refresh()
    shelf.number, shelf.broken = 2, True
    stop = asyncio.Event()
    failures: list[Exception] = []
    loop = asyncio.get_running_loop()
    shelf.loaded = lambda: loop.call_soon_threadsafe(stop.set)

    def failed(error: Exception) -> None:
        failures.append(error)
        shelf.broken = False

    await held.watch(stop, failed, every=0.001)
    assert len(failures) == 1
    assert len(held.index) == 1


async def test_what_did_not_change_stays_the_same_object() -> None:
    shelf = Shelf()
    held = snapshots(shelf)
    await held.refresh()
    new = replace(TRA, name="Trà sen Tây Hồ")
    shelf.number, shelf.documents = 2, [KEO, TRA]
    await held.refresh()
    shelf.number, shelf.documents = 3, [replace(KEO), new]
    await held.refresh()
    assert held.index.by_id(KEO.id) is KEO
    assert held.index.by_id(TRA.id) is new


async def test_a_former_snapshot_is_freed_once_nobody_reads_it() -> None:
    shelf = Shelf()
    held = snapshots(shelf)
    await held.refresh()
    read = held.index
    shelf.number, shelf.documents = 2, [TRA]
    await held.refresh()
    await held.let_go()
    assert read.search("keo lac").hits[0].document == KEO
    alive = weakref.ref(read)
    del read
    while (left := alive()) and vars(left):  # the thread that built it may not have let go yet
        del left
        await held.let_go()
        await asyncio.sleep(0.01)
    assert held.index.search("tra sen").hits[0].document == TRA


def test_letting_go_empties_lists_dicts_and_sets_of_any_size() -> None:
    many = range(3 * STEP + 1)
    for held in (list(many), dict.fromkeys(many), set(many), []):
        let_go(held)
        assert not held


def test_sorting_in_steps_sorts() -> None:
    numbers = [(at * 7919) % 1009 for at in range(4 * STEP)]
    assert in_order(numbers, lambda one: (one,)) == sorted(numbers)
    assert in_order([], lambda one: (one,)) == []


def test_equals_keep_their_order_when_sorted_in_steps() -> None:
    pairs = [(at % 3, at) for at in range(3 * STEP)]
    assert in_order(pairs, lambda pair: (pair[0],)) == sorted(pairs)


def test_long_work_gives_way_often_and_leaves_nothing_for_the_collector() -> None:
    before = sys.getswitchinterval(), gc.get_threshold()
    with unobtrusive():
        assert sys.getswitchinterval() == pytest.approx(TURN_SECONDS)
        left = [[at] for at in range(100)]
    assert (sys.getswitchinterval(), gc.get_threshold()) == before
    assert gc.get_freeze_count() > len(left)
    assert not any(left is one for one in gc.get_objects())


def test_garbage_is_looked_for_less_often_for_the_block_only() -> None:
    before = gc.get_threshold()
    with seldom_collected():
        assert gc.get_threshold()[0] == COLLECTED_AFTER > before[0]
        with unobtrusive():
            pass
        assert gc.get_threshold()[0] == COLLECTED_AFTER
    assert gc.get_threshold() == before
