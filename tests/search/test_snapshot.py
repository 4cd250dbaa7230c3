"""The holder of the current index: it moves with the catalogue, and survives a failure."""

import asyncio
import gc
from collections.abc import Callable

import pytest

from catalog.search import Document, Places, Words
from catalog.search.pace import STEP, in_order, restful
from catalog.search.snapshot import Snapshots, no_collection, rest

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


def test_sorting_in_steps_sorts() -> None:
    numbers = [(at * 7919) % 1009 for at in range(1009)]
    assert in_order(numbers, lambda one: (one,), rest) == sorted(numbers)
    assert in_order([], lambda one: (one,), rest) == []


def test_long_work_rests_at_every_step() -> None:
    rests: list[int] = []
    assert list(restful(range(3 * STEP), lambda: rests.append(1))) == list(range(3 * STEP))
    assert len(rests) == 3


def test_collection_is_back_on_after_building() -> None:
    with no_collection():
        assert not gc.isenabled()
        with no_collection():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
