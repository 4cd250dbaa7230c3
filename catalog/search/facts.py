"""What can be asked of a product besides words: stars, group, place, kind, price, standards.

Each fact is a numpy column or a sorted list of document numbers, so that a filter is one mask.
Columns come from iterators: to turn a long list into one would hold the interpreter throughout.
"""

from array import array
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from catalog.search.places import PlaceKey, place_key, places_of
from catalog.search.text import folded_key
from catalog.search.types import GROUPS, PRODUCER_KINDS, Document, Facets, PlaceName

Mask = NDArray[np.bool_]
Numbers = NDArray[np.int32]
Floats = NDArray[np.float32]
NO_DOCUMENTS: Numbers = np.zeros(0, np.int32)


def among(numbers: Numbers, listed: Numbers) -> Mask:
    """Which of the numbers are listed, in a list that is sorted: for few, far below `np.isin`."""
    if not len(listed):
        return np.zeros(len(numbers), np.bool_)
    found: Mask = listed.take(listed.searchsorted(numbers), mode="clip") == numbers
    return found


class Facts:
    """Columns over documents in their order."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.size = len(documents)
        self.stars = np.fromiter((d.stars or 0 for d in documents), np.int8)
        self.group = np.fromiter((_code(GROUPS, d.group) for d in documents), np.int8)
        kinds = (_code(PRODUCER_KINDS, d.producer_kind) for d in documents)
        self.kind = np.fromiter(kinds, np.int8)
        self.producer = np.fromiter((_number(d.producer_id) for d in documents), np.int64)
        self.price = np.fromiter((d.price_from or 0 for d in documents), np.int64)
        self.valid = np.fromiter((d.valid is True for d in documents), np.bool_)
        self._places = _gather_places(documents)
        self._standards = _gather_standards(documents)

    def at(self, place: PlaceName) -> Numbers:
        """Numbers of the documents at a place."""
        return self._places.get(place_key(place), NO_DOCUMENTS)

    def with_standard(self, standard: str) -> Numbers:
        """Numbers of the documents that claim a standard."""
        return self._standards.get(folded_key(standard), NO_DOCUMENTS)

    def all_of(self, numbers: Numbers) -> Mask:
        """A mask that holds for the numbers given."""
        mask = np.zeros(self.size, np.bool_)
        mask[numbers] = True
        return mask

    def mask(self, facets: Facets) -> Mask | None:
        """Which documents fit the facets; None where nothing is asked."""
        parts = list(self._parts(facets))
        return np.logical_and.reduce(parts) if parts else None

    def _parts(self, facets: Facets) -> list[Mask]:
        parts: list[Mask] = []
        if facets.stars_min is not None:
            parts.append(self.stars >= facets.stars_min)
        if facets.stars_max is not None:
            parts.append((self.stars <= facets.stars_max) & (self.stars > 0))
        if facets.group:
            parts.append(self.group == _code(GROUPS, facets.group))
        if facets.place is not None:
            parts.append(self.all_of(self.at(facets.place)))
        if facets.producer_kind:
            parts.append(self.kind == _code(PRODUCER_KINDS, facets.producer_kind))
        if facets.producer_id is not None:
            parts.append(self.producer == facets.producer_id)
        if facets.price_max is not None:
            parts.append(self.price <= facets.price_max)
        if facets.valid_only:
            parts.append(self.valid)
        parts.extend(self.all_of(self.with_standard(one)) for one in facets.standards)
        return parts


def _code(names: tuple[str, ...], name: str) -> int:
    return names.index(name) if name in names else -1


def _number(value: int | None) -> int:
    return -1 if value is None else value


def _gather_places(documents: Iterable[Document]) -> dict[PlaceKey, Numbers]:
    gathered: dict[PlaceKey, array[int]] = {}
    keys: dict[object, list[PlaceKey]] = {}
    for number, d in enumerate(documents):
        where = (d.commune, d.district, d.province, d.communes_today, d.province_today)
        if where not in keys:
            keys[where] = list(dict.fromkeys(place_key(place) for place in places_of(d)))
        for key in keys[where]:
            gathered.setdefault(key, array("i")).append(number)
    return {key: np.array(numbers, np.int32) for key, numbers in gathered.items()}


def _gather_standards(documents: Iterable[Document]) -> dict[str, Numbers]:
    gathered: dict[str, array[int]] = {}
    for number, document in enumerate(documents):
        for standard in document.standards:
            gathered.setdefault(folded_key(standard), array("i")).append(number)
    return {name: np.array(numbers, np.int32) for name, numbers in gathered.items()}
