"""One index for all tests of search: building it is the slow part."""

from pathlib import Path

import pytest

from catalog.search import Document, SearchIndex, documents_from_csv

SAMPLE = Path(__file__).parents[2] / "catalog" / "sample" / "thai_binh.csv"


@pytest.fixture(scope="session")
def sample() -> list[Document]:
    """The shipped sample catalogue."""
    return documents_from_csv(SAMPLE)


@pytest.fixture(scope="session")
def thai_binh(sample: list[Document]) -> SearchIndex:
    """The shipped sample catalogue, indexed."""
    return SearchIndex.build(sample)
