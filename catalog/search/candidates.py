"""Candidate generation: which documents are worth scoring, by the postings of their words.

Every word of a reading fetches the catalogue's words that it may stand for; their postings add
up, weighed by likeness, rarity and field. What a full scan would put first is among the best
sums all but always (`tests/search/test_recall.py`).
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from catalog.search.facets import FacetSpan
from catalog.search.facts import NO_DOCUMENTS, Facts, Mask, Numbers, among
from catalog.search.postings import Postings
from catalog.search.reading import GAINS, Part, Reading
from catalog.search.text import Token
from catalog.search.vocabulary import Ids, Slips, Vocabulary, Weights

MOST = 256
AT_ONCE = 200_000  # postings added up in one step, a millisecond or two
VARIANTS = 12  # of one word, nearest first
ALL_VARIANTS = 200  # of a whole query: a very long one has fewer of each word
FEWEST_VARIANTS = 3
FACET_WEIGHT = 0.5
LEAST_WEIGHT = 0.3
HOPELESS = 0.15  # of the best sum: with less, nothing that order or place brings makes up
CHATTER_WEIGHT = 0.8
SLIPS_COUNT_LESS = 3  # a power: what many words are a little like must not add up to a word held
LENGTH_COST = 0.01  # a word; among names that hold all that was typed, the shorter is nearer


@dataclass(slots=True)
class Columns:
    """Every distinct word of a reading with the catalogue's words it may stand for."""

    rows: dict[str, int] = field(default_factory=dict)
    variants: list[tuple[Ids, Weights]] = field(default_factory=list)
    exact: list[int | None] = field(default_factory=list)  # of each word of the query

    def of(self, one: Token) -> tuple[Ids, Weights]:
        """Ids and likeness of what a word may stand for."""
        return self.variants[self.rows[one.key]]


@dataclass(frozen=True, slots=True)
class Found:
    """Candidates in the documented order, and how many documents reach the least of them."""

    numbers: Numbers
    reached: int


NO_WEIGHTS = np.zeros(0, np.float32)
NOTHING = Found(NO_DOCUMENTS, 0)


def columns_of(reading: Reading, vocabulary: Vocabulary) -> Columns:
    """The catalogue's words behind every word of a reading, and of its ways."""
    columns = Columns()
    for at, one in enumerate(reading.tokens):
        _add(columns, one, vocabulary, reading.marked, _slips(reading, at))
        columns.exact.append(vocabulary.id_of(one.key))
    for way in reading.ways:
        slips = Slips.ALL if way.slips else Slips.NONE
        for one in way.words:
            marked = one.marked and (reading.marked or way.listed)
            _add(columns, one, vocabulary, marked, slips)
    return columns


def _slips(reading: Reading, at: int) -> Slips:
    """Everyday words are taken as typed, but for those right beside what is sought.

    In a whole sentence even those only sound alike; a bare name can have a slip anywhere.
    """
    part = reading.parts[at]
    if part is Part.CHATTER and Part.SOUGHT in reading.parts[max(0, at - 1) : at + 2]:
        return Slips.SOUND if Part.PHRASE in reading.parts else Slips.ALL
    sought = {Part.SOUGHT, Part.MAYBE, Part.SHAPE, Part.FACET, Part.EXCLUDED}
    return Slips.ALL if part in sought else Slips.NONE


def _add(columns: Columns, one: Token, vocabulary: Vocabulary, marked: bool, slips: Slips) -> None:
    if one.key not in columns.rows:
        columns.rows[one.key] = len(columns.variants)
        columns.variants.append(vocabulary.variants(one, marked, slips))


def find(
    reading: Reading,
    columns: Columns,
    postings: Postings,
    facts: Facts,
    mask: Mask | None,
    most: int = MOST,
) -> Found:
    """The documents whose words add up to the most; at most `most` of them."""
    found: list[Numbers] = []
    weights: list[Weights] = []
    factors: list[float] = []
    seeds = _seeds(reading)
    nearest = max(FEWEST_VARIANTS, min(VARIANTS, ALL_VARIANTS // max(1, len(seeds))))
    for key, gain in seeds.items():
        ids, likeness = (column[:nearest] for column in columns.variants[columns.rows[key]])
        for word, alike in zip(ids.tolist(), likeness.tolist(), strict=True):
            held = postings.holding(word)
            found.append(postings.documents[held])
            weights.append(postings.document_weights[held])
            factors.append(gain * alike**SLIPS_COUNT_LESS)
    for facet in reading.facets:
        if not facet.context:
            found.append(numbers_with(facet, facts))
            weights.append(np.ones(len(found[-1]), np.float32))
            factors.append(FACET_WEIGHT)
    if not found:
        return NOTHING
    sums = _added_up(found, weights, factors, postings.size)
    if mask is not None:
        sums *= mask
    return _with(_best(sums, postings, most), _called_so(columns, postings, sums))


def _added_up(
    found: list[Numbers], weights: list[Weights], factors: list[float], size: int
) -> NDArray[np.float64]:
    """The sum of each document. In steps, none of which holds the interpreter for long."""
    sums: NDArray[np.float64] | None = None
    lengths = [len(numbers) for numbers in found]
    start = 0
    while start < len(found):
        end, length = start + 1, lengths[start]
        while end < len(found) and length + lengths[end] <= AT_ONCE:
            length, end = length + lengths[end], end + 1
        numbers = np.concatenate(found[start:end])
        each = np.repeat(np.array(factors[start:end]), lengths[start:end])
        values = np.concatenate(weights[start:end]) * each
        if sums is None:
            sums = np.bincount(numbers, values, size).astype(np.float64, copy=False)
        else:
            np.add.at(sums, numbers, values)
        start = end
    return np.zeros(size) if sums is None else sums


def named_so(columns: Columns, postings: Postings, numbers: Numbers) -> Numbers:
    """Those of some documents whose names are, word for word, what was typed."""
    typed = list(dict.fromkeys(columns.exact))
    if None in typed:
        return NO_DOCUMENTS
    numbers = numbers[postings.name_lengths[numbers] == len(typed)][:MOST]
    named = [number for number in numbers.tolist() if postings.name_words(number) == typed]
    return np.array(named, np.int32)


def _called_so(columns: Columns, postings: Postings, sums: NDArray[np.float64]) -> Numbers:
    """The documents of that very name, which the sums can lose: a word's variants add up."""
    if None in columns.exact or not columns.exact:
        return NO_DOCUMENTS
    numbers = postings.holding_all(word for word in columns.exact if word is not None)
    return named_so(columns, postings, numbers[sums[numbers] > 0])


def _with(found: Found, more: Numbers) -> Found:
    if among(more, found.numbers).all():
        return found
    return Found(np.union1d(found.numbers, more), found.reached)


def numbers_with(facet: FacetSpan, facts: Facts) -> Numbers:
    """Numbers of the documents for which a facet holds as a fact."""
    if facet.places:
        return np.unique(np.concatenate([facts.at(place) for place in facet.places]))
    mask = facts.mask(facet.facets)
    return NO_DOCUMENTS if mask is None else np.flatnonzero(mask).astype(np.int32)


def _best(sums: NDArray[np.float64], postings: Postings, most: int) -> Found:
    numbers = (sums > HOPELESS * sums.max(initial=0.0)).nonzero()[0]
    if len(numbers) <= most:
        return Found(numbers.astype(np.int32), len(numbers))
    values = sums[numbers] - LENGTH_COST * postings.name_lengths[numbers]
    least = np.partition(values, len(values) - most)[len(values) - most]
    above = numbers[values > least]
    level = numbers[values == least]
    kept = np.concatenate([above, level[: most - len(above)]])
    return Found(np.sort(kept).astype(np.int32), len(above) + len(level))


def _seeds(reading: Reading) -> dict[str, float]:
    """The words whose postings give candidates, with their weight.

    Everyday words count in a bare name and beside what is sought, not all over a sentence.
    """
    wanted = {
        at
        for at, part in enumerate(reading.parts)
        if part in {Part.SOUGHT, Part.MAYBE, Part.SHAPE, Part.FACET, Part.NUMBER, Part.FOREIGN}
    }
    if not any(reading.parts[at] in {Part.SOUGHT, Part.MAYBE, Part.FACET} for at in wanted):
        wanted = set(range(len(reading.tokens)))
    wanted |= {at for at in reading.of(Part.CHATTER) if _slips(reading, at) is not Slips.NONE}
    if Part.PHRASE not in reading.parts:
        wanted |= set(reading.of(Part.CHATTER))
    seeds = {reading.tokens[at].key: _seed_weight(reading.parts[at]) for at in sorted(wanted)}
    for way in reading.ways:
        if not wanted.isdisjoint(range(way.start, way.end)):
            for one in way.words:
                seeds.setdefault(one.key, way.fit)
    return seeds


def _seed_weight(part: Part) -> float:
    return CHATTER_WEIGHT if part is Part.CHATTER else max(GAINS[part], LEAST_WEIGHT)
