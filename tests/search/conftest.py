"""One index for all tests of search: building it is the slow part."""

from pathlib import Path

import pytest

from catalog.search import SearchIndex, documents_from_csv

SAMPLE = Path(__file__).parents[2] / "catalog" / "sample"


@pytest.fixture(scope="session")
def thai_binh() -> SearchIndex:
    """The shipped sample catalogue, indexed."""
    return SearchIndex.build(documents_from_csv(SAMPLE / "thai_binh.csv"))
