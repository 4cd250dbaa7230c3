"""From scores to an answer: whether anything is good enough, and what was understood.

Confidence rests on coverage: the part of what was sought that the best product holds, every
facet said being satisfied. What was said and cannot be satisfied is never dropped in silence:
then nothing is a hit, and the nearest are offered as near.
"""

from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from catalog.search.facet_spans import FacetSpan
from catalog.search.facts import Facts, Floats, Mask, Numbers
from catalog.search.parts import Part
from catalog.search.reading import Reading
from catalog.search.scoring import HEAD_BONUS, Scored
from catalog.search.types import Facets, PlaceName

CONFIDENT = 0.7
KNOWN_SURE_FROM = 0.75  # likeness from which a known word begins to count as held
UNKNOWN_SURE_FROM = 0.3
LISTED_SURE = np.float32(0.95)
SLACK = 0.1  # coverage by which a hit may fall short of the best
ALONE_CONFIDENT = 0.95  # where only everyday words were typed
ALONE_NAMED = 0.6
ALIKE = 0.02
A_NAME = 0.6  # so much of a name is it, and no kind of thing
HELD = 0.9
SYLLABLE = 6  # letters, the longest of a Vietnamese one
SYLLABLE_HELD = 0.93  # one alone has nothing beside it that would tell a slip from another word
ADOPTED = 0.8  # certainty from which an everyday word belongs to the name sought
MOST_NEAR = 5
NEAR = 0.45  # coverage
NEAR_OF_KIND = 0.2  # of what is the same thing by its first word
KIND_BONUS = 0.5  # words that the same thing by its first word counts for
TALK_NEAR = 0.45
TALK_NAMED = 0.4


@dataclass(frozen=True, slots=True)
class Verdict:
    """Positions of the hits among the scored, their coverage, and the facets that hold."""

    confident: bool
    kept: NDArray[np.int64]
    near: NDArray[np.int64]
    coverage: Floats
    adopted: tuple[int, ...]
    applied: tuple[FacetSpan, ...]


def judge(reading: Reading, scored: Scored) -> Verdict:
    """Which of the scored are hits, if any."""
    adopted = _adopted(reading, scored)
    coverage = _coverage(reading, scored, adopted)
    enough = coverage >= CONFIDENT
    if reading.promoted:
        enough = (coverage >= ALONE_CONFIDENT) & (scored.named >= ALONE_NAMED)
    enough &= scored.foreign & _meant(reading, scored)
    applied, fitting = _apply(reading, scored, enough)
    kept = (enough & fitting).nonzero()[0]
    sought = reading.seeks or reading.of(Part.FOREIGN)
    if not sought or not len(kept) or _behind(kept[0], fitting.argmax(), scored):
        near = _near(reading, scored, coverage)
        return Verdict(False, kept[:0], near, coverage, adopted, applied)
    kept = kept[coverage[kept] >= coverage[kept[0]] - SLACK]
    if coverage[kept[0]] > 1 - ALIKE and scored.named[kept[0]] < A_NAME:
        kept = _better_first(kept, scored, coverage)
    return Verdict(True, kept, kept[:0], coverage, adopted, applied)


def _meant(reading: Reading, scored: Scored) -> Mask:
    """Which hold what is sought, where that is one syllable that the catalogue does not know."""
    one, *others = reading.seeks or [0]
    if others or scored.known[one] or len(reading.tokens[one].folded) > SYLLABLE:
        return np.ones(len(scored.numbers), np.bool_)
    meant: Mask = np.maximum(scored.held[one], scored.listed[one]) >= SYLLABLE_HELD
    return meant


def _behind(hit: np.int64, first: np.int64, scored: Scored) -> bool:
    """Whether the best that holds enough is worse than one that does not, by more than its
    beginning with the right word."""
    return bool(scored.totals[first] - scored.totals[hit] > HEAD_BONUS)


def _better_first(kept: NDArray[np.int64], scored: Scored, coverage: Floats) -> NDArray[np.int64]:
    """In the documented order those that are what was sought as much as the first of them.

    Who says a kind of thing ("rượu") is no nearer to its short names than to its long ones.
    """
    parts = np.stack([coverage, scored.pairs, scored.head, scored.whole])[:, kept]
    alike = np.flatnonzero((np.abs(parts - parts[:, :1]) < ALIKE).all(axis=0))
    ordered = kept.copy()
    ordered[alike] = kept[alike[np.argsort(scored.numbers[kept[alike]])]]
    return ordered


def _near(reading: Reading, scored: Scored, coverage: Floats) -> NDArray[np.int64]:
    """The nearest worth offering, what is the same thing by its first word before the rest.

    None for small talk or for what the catalogue never has.
    """
    same_kind = (coverage >= NEAR_OF_KIND) & (scored.head >= HELD * HEAD_BONUS)
    if reading.promoted:
        near = (coverage >= TALK_NEAR) & (scored.named >= TALK_NAMED)
    else:
        near = same_kind | (np.maximum(coverage, _loosely(reading, scored)) >= NEAR)
    if reading.of(Part.FOREIGN):
        near &= scored.held[reading.of(Part.FOREIGN)].max(axis=0) >= HELD
    nearest = np.flatnonzero(near)
    worth = scored.totals[nearest] + KIND_BONUS * same_kind[nearest]
    return nearest[np.argsort(-worth, kind="stable")][:MOST_NEAR]


def _adopted(reading: Reading, scored: Scored) -> tuple[int, ...]:
    """Everyday words that belong to the best product's name, next to what is sought."""
    return tuple(
        at
        for at in reading.of(Part.CHATTER)
        if scored.gains[at] * scored.sure[at, 0] >= ADOPTED * scored.gains[at]
        and scored.held[at, 0] > HELD
    )


def _coverage(reading: Reading, scored: Scored, adopted: tuple[int, ...]) -> Floats:
    """The part of what is sought that each candidate holds, 0..1.

    The words of a fact ("dưới 200k", "4 sao") are a filter: to pass it makes nothing likelier
    to be what is sought beside it.
    """
    facts = {at for one in reading.facets if one.is_fact for at in range(one.start, one.end)}
    needed = scored.costs.nonzero()[0]
    if facts and reading.seeks:
        needed = needed[[at not in facts for at in needed.tolist()]]
    sure = _sure(scored, needed)
    won = np.add.reduce(scored.gains[needed][:, None] * sure)
    missed = np.add.reduce(scored.costs[needed][:, None] * (1 - sure))
    if adopted:
        rows = list(adopted)
        got = (scored.gains[rows, None] * scored.sure[rows]).sum(axis=0)
        won = won + got
        missed = missed + (scored.gains[rows].sum() - got)
    coverage: Floats = won / np.maximum(won + missed, 1e-6)
    return coverage


def _loosely(reading: Reading, scored: Scored) -> Floats:
    """Coverage that takes a word for another that is like it; not one spelt as the lists do."""
    sure = scored.sure
    if spelt := [at for at, one in enumerate(reading.spelt) if one]:
        sure = sure.copy()
        sure[spelt] = np.minimum(sure[spelt], _sure(scored, np.array(spelt)))
    won = np.add.reduce(scored.gains[:, None] * sure)
    lost = np.add.reduce(scored.costs[:, None] * (1 - sure))
    loosely: Floats = won / np.maximum(won + lost, 1e-6)
    return loosely


def _sure(scored: Scored, rows: NDArray[np.int64]) -> Floats:
    """How surely some of the words are held.

    One that the catalogue knows is not taken for another, unless the lists say that it may be.
    """
    least: float | NDArray[np.float64] = KNOWN_SURE_FROM  # of every word, mostly
    if not all(scored.known):
        known = np.array(scored.known)[rows, None]
        least = np.where(known, KNOWN_SURE_FROM, UNKNOWN_SURE_FROM)
    held = np.maximum(scored.held.take(rows, axis=0) - least, 0) / (1 - least)
    sure: Floats = held.astype(np.float32, copy=False)
    return np.maximum(sure, LISTED_SURE * scored.listed.take(rows, axis=0))


def _apply(reading: Reading, scored: Scored, enough: Mask) -> tuple[tuple[FacetSpan, ...], Mask]:
    """Facets as filters: places, stars and prices always, group and kind where any fits.

    Returns those applied, and which candidates satisfy them all.
    """
    applied = []
    kept = np.ones(len(scored.numbers), np.bool_)
    stated = [facet for facet in reading.facets if not facet.context]
    for facet, fitting in zip(stated, scored.fits, strict=True):
        soft = not facet.explicit and not facet.is_place
        if soft and not (enough & kept & fitting).any():
            continue
        applied.append(facet)
        kept &= fitting
    return tuple(applied), kept


def stated_facets(facets: tuple[FacetSpan, ...] | list[FacetSpan]) -> Facets:
    """All that was said of facets, places aside."""
    stated = Facets()
    for facet in facets:
        if not facet.context:
            stated = merge(stated, facet.facets)
    return stated


def merge(understood: Facets, given: Facets) -> Facets:
    """The facets given on top of those understood."""
    empty = Facets()
    if given == empty:
        return understood
    changes = {
        one.name: getattr(given, one.name)
        for one in fields(Facets)
        if getattr(given, one.name) != getattr(empty, one.name)
    }
    return replace(understood, **changes)


def overridden(reading: Reading, given: Facets) -> Reading:
    """A reading in which the facets that were given instead are said in passing only."""
    empty = Facets()
    if given == empty:
        return reading
    names = [one.name for one in fields(Facets)]
    set_by_hand = {name for name in names if getattr(given, name) != getattr(empty, name)}
    if not set_by_hand:
        return reading
    parts, facets = list(reading.parts), list(reading.facets)
    for at, facet in enumerate(facets):
        if _subjects(facet) & set_by_hand:
            facets[at] = replace(facet, context=True)
            parts[facet.start : facet.end] = [Part.PHRASE] * (facet.end - facet.start)
    return replace(reading, parts=parts, facets=facets)


def _subjects(facet: FacetSpan) -> set[str]:
    """Which fields of `Facets` a span speaks of."""
    empty = Facets()
    names = {one.name for one in fields(Facets)}
    said = {name for name in names if getattr(facet.facets, name) != getattr(empty, name)}
    return said | {"place"} if facet.is_place else said


def places_meant(facet: FacetSpan, numbers: Numbers, facts: Facts) -> tuple[PlaceName, ...]:
    """Of places that share a name, those that some of the documents come from."""
    if facet.nowhere is not None:
        return (facet.nowhere,)
    if len(facet.places) == 1:
        return facet.places
    return tuple(p for p in facet.places if np.isin(numbers, facts.at(p)).any()) or facet.places
