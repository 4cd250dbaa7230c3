"""Search over the catalogue: text in a hurry in, the right products out."""

from catalog.search.documents import documents_from_csv
from catalog.search.explanation import Explanation
from catalog.search.index import SearchIndex
from catalog.search.places import Places
from catalog.search.types import (
    Answer,
    Document,
    Facets,
    Hit,
    Intent,
    PlaceLevel,
    PlaceName,
    Understood,
)
from catalog.search.words import Words, WordsError

__all__ = [
    "Answer",
    "Document",
    "Explanation",
    "Facets",
    "Hit",
    "Intent",
    "PlaceLevel",
    "PlaceName",
    "Places",
    "SearchIndex",
    "Understood",
    "Words",
    "WordsError",
    "documents_from_csv",
]
