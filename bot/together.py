"""Work that is done together: whoever comes while one batch goes on shares the next.

A database answers for thirty people about as fast as for one, and one commit makes all of theirs
last. So a batch is as large as the load makes it: one where it is quiet, which waits for nobody.
One batch at a time makes the largest; only where one takes long, the next does not wait for it.

A batch succeeds as a whole or fails as a whole. Where one of several failed, nobody knows whose
fault it was, and each is told `SpoiltError`: nothing of theirs was done, and each is to be done by
itself. One that was alone is told what really happened.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

One = TypeVar("One")
Result = TypeVar("Result")
PATIENCE = 0.5


class SpoiltError(Exception):
    """The batch failed, maybe through another's fault."""


class Together(Generic[One, Result]):
    def __init__(
        self,
        act: Callable[[Sequence[One]], Awaitable[Sequence[Result]]],
        *,
        most: int,
        patience: float = PATIENCE,
    ) -> None:
        """`act` does a batch of at most `most` and gives a result for each, in their order.

        One that takes longer than `patience`, in seconds, has the next begin beside it.
        """
        self._act = act
        self._most = most
        self._patience = patience
        self._long = 0.0
        """From then on the batch under way takes long."""
        self._waiting: list[tuple[One, asyncio.Future[Result]]] = []
        self._at_work = 0
        self._tasks: set[asyncio.Task[None]] = set()

    async def do(self, one: One) -> Result:
        """Its result, when its batch is done. Raises SpoiltError, or, alone, what `act` raised."""
        loop = asyncio.get_running_loop()
        result: asyncio.Future[Result] = loop.create_future()
        self._waiting.append((one, result))
        if not self._at_work or loop.time() > self._long:
            self._at_work += 1
            self._long = loop.time() + self._patience
            task = asyncio.create_task(self._work_off())
            self._tasks.add(task)  # the loop itself keeps none alive
            task.add_done_callback(self._tasks.discard)
        return await result

    async def _work_off(self) -> None:
        """Batch after batch, while somebody waits; those who came at once are in the first."""
        try:
            while self._waiting:
                batch = self._waiting[: self._most]
                del self._waiting[: self._most]
                self._long = asyncio.get_running_loop().time() + self._patience
                await self._do(batch)
        finally:
            self._at_work -= 1  # in the same step as the last look, so that nobody is overlooked

    async def _do(self, batch: Sequence[tuple[One, asyncio.Future[Result]]]) -> None:
        try:
            found = await self._act([one for one, _ in batch])
        except asyncio.CancelledError:
            for _, result in batch:
                result.cancel()
            raise
        except Exception as error:  # noqa: BLE001 - each of them is told
            for _, result in batch:
                if not result.done():
                    result.set_exception(error if len(batch) == 1 else SpoiltError())
        else:
            for (_, result), one in zip(batch, found, strict=True):
                if not result.done():  # its caller may have gone
                    result.set_result(one)
