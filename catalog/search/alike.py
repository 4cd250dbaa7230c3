"""Which products are like one."""

from collections.abc import Iterable
from itertools import takewhile

from catalog.search.text import fold
from catalog.search.types import Document, Hit


def alike(document: Document, hits: Iterable[Hit]) -> list[Hit]:
    """Of hits for its name, those of its kind: whose names begin as its does, the longest first.

    Then others of its group, in their order.
    """
    shared = [(_shared_beginning(hit.document.name, document.name), hit) for hit in hits]
    fitting = [
        (words, hit)
        for words, hit in shared
        if hit.document.id != document.id and (words or hit.document.group == document.group)
    ]
    fitting.sort(key=lambda found: -found[0])
    return [hit for _, hit in fitting]


def _shared_beginning(name: str, other: str) -> int:
    """How many words two names begin with in common, accents and case aside."""
    pairs = zip(fold(name).split(), fold(other).split(), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
