"""What is done together: who shares a batch, and what a failure means to each of them."""

import asyncio
from collections.abc import Sequence

import pytest

from bot.together import SpoiltError, Together


class Kitchen:
    """Doubles numbers, one batch at a time, when it is let."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.begun: asyncio.Queue[int] = asyncio.Queue()
        self.open = asyncio.Event()

    async def act(self, numbers: Sequence[int]) -> list[int]:
        self.batches.append(list(numbers))
        self.begun.put_nowait(len(self.batches))
        await self.open.wait()
        if 13 in numbers:
            raise ArithmeticError("13")
        return [2 * number for number in numbers]


@pytest.fixture
def kitchen() -> Kitchen:
    return Kitchen()


async def test_one_alone_waits_for_nobody(kitchen: Kitchen) -> None:
    kitchen.open.set()
    together = Together(kitchen.act, most=3)
    assert [await together.do(1), await together.do(2)] == [2, 4]
    assert kitchen.batches == [[1], [2]]


async def test_who_comes_meanwhile_shares_the_next(kitchen: Kitchen) -> None:
    together = Together(kitchen.act, most=3)
    first = asyncio.ensure_future(together.do(1))
    await kitchen.begun.get()
    later = asyncio.gather(*map(together.do, (2, 3, 4, 5)))
    await asyncio.sleep(0)
    kitchen.open.set()
    assert [await first, *await later] == [2, 4, 6, 8, 10]
    assert kitchen.batches == [[1], [2, 3, 4], [5]]


async def test_a_batch_that_takes_long_does_not_hold_up_the_next(kitchen: Kitchen) -> None:
    together = Together(kitchen.act, most=1, patience=-1.0)
    done = asyncio.gather(*map(together.do, (1, 2)))
    assert [await kitchen.begun.get(), await kitchen.begun.get()] == [1, 2]
    assert kitchen.batches == [[1], [2]]
    kitchen.open.set()
    assert await done == [2, 4]


async def test_a_failure_is_told_as_it_is_to_one_alone_and_as_anybodys_to_several(
    kitchen: Kitchen,
) -> None:
    kitchen.open.set()
    together = Together(kitchen.act, most=3)
    with pytest.raises(ArithmeticError):
        await together.do(13)
    told = await asyncio.gather(*map(together.do, (1, 13, 2)), return_exceptions=True)
    assert [type(error) for error in told] == [SpoiltError] * 3
    assert await together.do(4) == 8


async def test_one_who_goes_away_costs_the_others_nothing(kitchen: Kitchen) -> None:
    together = Together(kitchen.act, most=3)
    gone, stayed, failed = (asyncio.ensure_future(together.do(n)) for n in (1, 2, 13))
    await kitchen.begun.get()
    gone.cancel()
    kitchen.open.set()
    with pytest.raises(SpoiltError):
        await stayed
    with pytest.raises(SpoiltError):
        await failed
    gone, stayed = (asyncio.ensure_future(together.do(n)) for n in (1, 2))
    await asyncio.sleep(0)
    gone.cancel()
    assert await stayed == 4


async def test_who_waits_for_a_batch_that_is_ended_is_ended_too(kitchen: Kitchen) -> None:
    together = Together(kitchen.act, most=3)
    waiting = asyncio.ensure_future(together.do(1))
    await kitchen.begun.get()
    (batch,) = together._tasks
    batch.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
