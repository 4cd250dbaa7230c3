"""Searching beside the loop: long work goes to a thread, short work does not."""

import threading

import pytest

from catalog.search import Document, SearchIndex, Words
from catalog.search.beside import FEW, SHORT, beside
from catalog.search.places import Places


def index_of(products: int) -> SearchIndex:
    documents = (Document(at, f"P{at}", "Kẹo lạc") for at in range(products))
    return SearchIndex(documents, Words(), Places())


@pytest.mark.parametrize(
    ("products", "text", "aside"),
    [(1, "keo", False), (1, "keo " * SHORT, True), (FEW + 1, "keo", True)],
)
async def test_only_what_takes_long_leaves_the_loop(products: int, text: str, aside: bool) -> None:
    where = await beside(index_of(products), text, threading.get_ident)
    assert (where != threading.get_ident()) == aside
