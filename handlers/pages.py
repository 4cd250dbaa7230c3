"""Lists by pages. Buttons name a page from 1, and 0 opens the list; in code pages are from 0."""

from collections.abc import Awaitable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Reader(Protocol[T]):
    """Reads a part of a list from the database, and how many there are in all."""

    def __call__(self, *, offset: int, limit: int) -> Awaitable[tuple[list[T], int]]: ...


def page_at(number: int, total: int, size: int) -> int:
    """The page that a button names; the last one where the list has become shorter."""
    return max(0, min(number - 1, (total - 1) // size))


async def read_page(read: Reader[T], number: int, size: int) -> tuple[list[T], int, int]:
    """The rows of the page that a button names, which page it is, how many rows there are in all.

    Never empty where there are rows.
    """
    rows, total = await read(offset=max(number - 1, 0) * size, limit=size)
    page = page_at(number, total, size)
    if total and not rows:
        rows, total = await read(offset=page * size, limit=size)
    return rows, page, total
