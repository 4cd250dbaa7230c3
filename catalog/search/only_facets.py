"""Questions that seek nothing by its name: "sản phẩm 4 sao ở Đông Hưng"."""

import numpy as np

from catalog.search.answering import MOST_NEAR, merge, stated_facets
from catalog.search.candidates import numbers_with
from catalog.search.facts import NO_DOCUMENTS, Facts, Numbers
from catalog.search.parts import Part
from catalog.search.reading import Reading
from catalog.search.types import ANY, Facets, PlaceLevel, PlaceName

PLACE_COUNTS = 2  # facets: who asks for 5 stars in a place would rather have 4 there


def are_stated(reading: Reading, given: Facets) -> bool:
    """Whether only facets are sought, stated or given; or simply all there is."""
    if Part.SOUGHT in reading.parts or Part.FOREIGN in reading.parts:
        return False
    stated = given != ANY or any(not facet.context for facet in reading.facets)
    return stated or reading.wants_all


def fitting(reading: Reading, given: Facets, facts: Facts) -> Numbers:
    """All that fit, in the documented order, but what comes from a province's core before."""
    kept = facts.mask(merge(stated_facets(reading.facets), given))
    for facet in reading.facets:
        if facet.is_place and not facet.context and given.place is None:
            there = facts.all_of(numbers_with(facet, facts))
            kept = there if kept is None else kept & there
    if kept is None and not reading.wants_all:
        return NO_DOCUMENTS
    wanted = ~facts.all_of(reading.unwanted)
    numbers = np.flatnonzero(wanted if kept is None else kept & wanted)
    return _core_first(reading, numbers.astype(np.int32), facts)


def nearest(reading: Reading, given: Facets, facts: Facts) -> Numbers:
    """Some of those that fit most of what was stated, where none fits all, in that order."""
    held = np.zeros(facts.size, np.int32)
    for facet in reading.facets:
        if not facet.context:
            held[numbers_with(facet, facts)] += PLACE_COUNTS if facet.is_place else 1
    mask = facts.mask(given)
    if mask is not None:
        held *= mask
    held[reading.unwanted] = 0
    return np.flatnonzero(held == max(1, held.max(initial=0)))[:MOST_NEAR].astype(np.int32)


def _core_first(reading: Reading, numbers: Numbers, facts: Facts) -> Numbers:
    """Of a province of today that kept an old one's name, what comes from the old one first.

    That is what most people mean by the name.
    """
    for facet in reading.facets:
        for place in facet.places:
            core = facts.at(PlaceName(PlaceLevel.OLD_PROVINCE, place.name))
            if place.level is PlaceLevel.PROVINCE and not facet.context and len(core):
                inside = np.isin(numbers, core)
                numbers = np.concatenate([numbers[inside], numbers[~inside]])
    return numbers
