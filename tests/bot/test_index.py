"""The index in use follows the catalogue and the day."""

import asyncio

from sqlmodel import select
from structlog.testing import capture_logs

from bot.index import failed, first_built, snapshots_of
from catalog import catalogue
from catalog.database import Database
from catalog.products import Product
from tests.bot.running import Clock

DAY = 24 * 3600


async def test_the_index_is_built_anew_when_the_catalogue_moves(
    sample: Database, clock: Clock
) -> None:
    snapshots = snapshots_of(sample, clock)
    assert await snapshots.refresh()
    before = snapshots.index
    assert not await snapshots.refresh()
    async with sample.transaction() as session:
        product = (await session.exec(select(Product))).first()
        assert product is not None
        product.name = "Rượu hoàn toàn mới"
        await catalogue.bump(session)
    assert await snapshots.refresh()
    assert snapshots.index is not before
    assert len(snapshots.index) == len(before)
    found = snapshots.index.by_code(product.code)
    assert found is not None
    assert found.name == "Rượu hoàn toàn mới"


async def test_the_index_is_built_anew_each_day_there(sample: Database, clock: Clock) -> None:
    snapshots = snapshots_of(sample, clock)
    await snapshots.refresh()
    clock.forward(14 * 3600)  # from nine in the morning to eleven at night
    assert not await snapshots.refresh()
    clock.forward(2 * 3600)
    assert await snapshots.refresh()


def test_a_failure_to_build_is_told() -> None:
    with capture_logs() as lines:
        failed(OSError("gone"))
    assert lines[0]["log_level"] == "error"


async def test_every_replica_finds_a_new_product_at_its_next_look(
    sample: Database, clock: Clock
) -> None:
    other = sample.again()
    replicas = [snapshots_of(database, clock) for database in (sample, other)]
    for replica in replicas:
        await replica.refresh()
    new = Product(code="P99999", key="moi", name="Mứt vỏ bưởi Tân Kỳ", created_at=clock())
    async with sample.transaction() as session:
        session.add(new)
        await catalogue.bump(session)
    for replica in replicas:
        assert await replica.refresh()
        assert replica.index.search("mut vo buoi tan ky").hits[0].document.code == new.code
    await other.close()


async def test_a_first_index_that_cannot_be_built_is_tried_again(sample: Database) -> None:
    snapshots, waits = snapshots_of(sample), list[float]()
    failures = [OSError("gone"), OSError("still gone")]
    refresh = snapshots.refresh

    async def failing() -> bool:
        if failures:
            raise failures.pop()
        return await refresh()

    async def pause(seconds: float, *wake: asyncio.Event) -> None:
        waits.append(seconds)

    snapshots.refresh = failing  # type: ignore[method-assign]
    assert await first_built(snapshots, asyncio.Event(), pause)
    assert (waits, len(snapshots.index) > 0) == ([1, 2], True)


async def test_a_stop_ends_the_wait_for_the_first_index(database: Database) -> None:
    stop = asyncio.Event()
    stop.set()
    assert not await first_built(snapshots_of(database), stop)
