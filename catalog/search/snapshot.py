"""The current index: immutable, built off the event loop, swapped whole.

Queries read `index` and never wait: a reader keeps the snapshot that it took. The builder works
in a thread, beside the loop. A product that did not change stays the same object, and a former
snapshot that nobody reads any more is freed step by step in a thread, too: to free a large one at
once would hold up the loop.
"""

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable

from catalog.search.index import SearchIndex
from catalog.search.pace import unobtrusive
from catalog.search.places import Places
from catalog.search.types import Document
from catalog.search.words import Words

UNREAD = 2  # references to a snapshot: the variable's, and that of the call that counts them
CHECK_SECONDS = 2.0  # with building, well under the 5 s in which a new product is to be found

Version = Callable[[], Awaitable[int]]
Load = Callable[[], list[Document]]


class Snapshots:
    """Holds the index of the newest catalogue that could be built; an old one beats none.

    `version` tells the number of the catalogue's last change and is awaited on the loop; `load`
    gives all documents and is called in the builder's thread, so it opens its own connection.
    """

    def __init__(
        self,
        version: Version,
        load: Load,
        words: Words | None = None,
        places: Places | None = None,
    ) -> None:
        self._version = version
        self._load = load
        self._words = words
        self._places = places
        self._current: tuple[int, SearchIndex] | None = None
        self._former: list[SearchIndex] = []
        self._building = asyncio.Lock()
        self.builds = 0
        self.built_at: float | None = None
        """By `time.monotonic`; None before the first."""

    @property
    def index(self) -> SearchIndex:
        """The index in use. Raises RuntimeError before the first `refresh`."""
        if self._current is None:
            raise RuntimeError("the index was not built yet")
        return self._current[1]

    @property
    def version(self) -> int | None:
        """The catalogue's version that the index shows; None before the first."""
        return None if self._current is None else self._current[0]

    async def refresh(self) -> bool:
        """Build anew where the catalogue has moved; tells whether it had."""
        async with self._building:
            version = await self._version()
            if version == self.version:
                return False
            built = await asyncio.to_thread(self._build)
            if self._current is not None:
                self._former.append(self._current[1])
            self._current = (version, built)
            self.builds += 1
            self.built_at = time.monotonic()
            return True

    async def let_go(self) -> None:
        """Frees the former snapshots that nobody reads any more."""
        read = []
        while self._former:
            former = self._former.pop()
            if sys.getrefcount(former) > UNREAD:
                read.append(former)
            else:
                await asyncio.to_thread(former.let_go)
        self._former = read

    async def watch(
        self,
        stop: asyncio.Event,
        failed: Callable[[Exception], None],
        every: float = CHECK_SECONDS,
    ) -> None:
        """Refresh every so many seconds until told to stop; a failure is told, and survived."""
        while not stop.is_set():
            try:
                await self.refresh()
                await self.let_go()
            except Exception as error:  # noqa: BLE001 - whatever it is, the last index stays
                failed(error)
            try:
                await asyncio.wait_for(stop.wait(), every)
            except TimeoutError:
                continue

    def _build(self) -> SearchIndex:
        self._words = self._words or Words.shipped()
        self._places = self._places or Places.shipped()
        with unobtrusive():
            documents = self._load()
            if self._current is not None:
                _keep_unchanged(documents, self._current[1])
            return SearchIndex.build(documents, self._words, self._places)


def _keep_unchanged(documents: list[Document], before: SearchIndex) -> None:
    """Puts the documents of an index in the place of their equals."""
    for at, document in enumerate(documents):
        known = before.by_id(document.id)
        if known == document:
            documents[at] = known
