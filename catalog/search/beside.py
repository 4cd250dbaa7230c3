"""Searching beside the event loop.

A search of a large catalogue, or of a long text, computes longer than the loop may be held. It
goes to a thread, which gives way to the loop often enough under `pace.short_turns`. A short text
in a small catalogue takes less than the way to a thread and back would.
"""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from catalog.search.index import SearchIndex

One = TypeVar("One")

FEW = 5_000  # products
SHORT = 80  # characters


async def beside(index: SearchIndex, text: str, work: Callable[[], One]) -> One:
    """What the work gives, which is to search the index for the text."""
    if len(index) <= FEW and len(text) <= SHORT:
        return work()
    return await asyncio.to_thread(work)
