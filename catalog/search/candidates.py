"""Candidate generation: which documents are worth scoring, by the postings of their words.

Every word of a reading fetches the catalogue's words that it may stand for; their postings add
up, weighed by likeness, rarity and field. What a full scan would put first is among the best
sums all but always (`tests/search/test_recall.py`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np

from catalog.search.facet_spans import FacetSpan
from catalog.search.facts import NO_DOCUMENTS, Facts, Mask, Numbers, among
from catalog.search.parts import GAINS, Part
from catalog.search.postings import Piece, Postings, Sums
from catalog.search.reading import Reading
from catalog.search.sums import added_up, weighed
from catalog.search.text import Token
from catalog.search.vocabulary import Ids, Slips, Vocabulary, Weights

MOST = 256
VARIANTS = 12  # of one word, nearest first
ALL_VARIANTS = 200  # of a whole query: a very long one has fewer of each word
FEWEST_VARIANTS = 3
FACET_WEIGHT = 0.5
LEAST_WEIGHT = 0.3
HOPELESS = 0.15  # of the best sum: with less, nothing that order or place brings makes up
HOPEFUL = 0.5  # of the best sum: where so many reach it, the others need not be looked at
MANY = 10_000  # documents, from which that pays
CHATTER_WEIGHT = 0.8
SLIPS_COUNT_LESS = 3  # a power: what many words are a little like must not add up to a word held
LENGTH_COST = 0.01  # a word; among names that hold all that was typed, the shorter is nearer
COMPARED = {Part.SOUGHT, Part.MAYBE, Part.SHAPE, Part.FACET}
SEEDING = {Part.SOUGHT, Part.MAYBE, Part.SHAPE, Part.FACET, Part.NUMBER, Part.FOREIGN}
NAMING = {Part.SOUGHT, Part.MAYBE, Part.FACET}

Asked = tuple[str, bool, Slips]


@dataclass(slots=True)
class Columns:
    """Every distinct word of a reading with the catalogue's words it may stand for."""

    rows: dict[str, int] = field(default_factory=dict)
    variants: list[tuple[Ids, Weights]] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)  # what the variants depend on
    exact: list[int | None] = field(default_factory=list)  # of each word of the query

    def of(self, one: Token) -> tuple[Ids, Weights]:
        """Ids and likeness of what a word may stand for."""
        return self.variants[self.rows[one.key]]


@dataclass(frozen=True, slots=True)
class Found:
    """Candidates in the documented order, and how many documents reach the least of them."""

    numbers: Numbers
    reached: int


NOTHING = Found(NO_DOCUMENTS, 0)


def columns_of(reading: Reading, vocabulary: Vocabulary) -> Columns:
    """The catalogue's words behind every word of a reading, and of its ways."""
    columns = Columns()
    for at, one in enumerate(reading.tokens):
        _add(columns, one, vocabulary, reading.marked, _slips(reading, at))
        columns.exact.append(vocabulary.id_of(one.key))
    for way in reading.ways:
        slips = Slips.ALL if way.slips else Slips.LISTED if way.listed else Slips.NONE
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
    if part not in COMPARED:
        return Slips.NONE
    return Slips.SPELT if reading.spelt[at] else Slips.ALL


def _add(columns: Columns, one: Token, vocabulary: Vocabulary, marked: bool, slips: Slips) -> None:
    if one.key not in columns.rows:
        columns.rows[one.key] = len(columns.variants)
        columns.variants.append(vocabulary.variants(one, marked, slips))
        columns.asked.append((one.text, marked, slips))


def find(
    reading: Reading,
    columns: Columns,
    postings: Postings,
    facts: Facts,
    mask: Mask | None,
    most: int = MOST,
) -> Found:
    """The documents whose words add up to the most; at most `most` of them."""
    if not postings.size:
        return NOTHING
    sums = added_up(_pieces(reading, columns, postings, facts), postings.size)
    if mask is not None:
        sums *= mask
    return _with(_best(sums, postings, most), _called_so(columns, postings, sums))


def _pieces(
    reading: Reading, columns: Columns, postings: Postings, facts: Facts
) -> Iterator[Piece]:
    seeds = _seeds(reading)
    nearest = max(FEWEST_VARIANTS, min(VARIANTS, ALL_VARIANTS // max(1, len(seeds))))
    for key, gain in seeds.items():
        yield from _weighed(columns, key, nearest, gain, postings)
    for facet in reading.facets:
        if not facet.context:
            numbers = numbers_with(facet, facts)
            yield numbers, np.full(len(numbers), FACET_WEIGHT)


def _weighed(
    columns: Columns, key: str, nearest: int, gain: float, postings: Postings
) -> Iterable[Piece]:
    row = columns.rows[key]
    asked = (columns.asked[row], nearest, gain)
    known = postings.weighed.get(asked)
    if known is not None:
        return known
    ids, likeness = columns.variants[row]
    if not len(ids):
        return ()
    factors = [gain * alike**SLIPS_COUNT_LESS for alike in likeness[:nearest].tolist()]
    return weighed(postings, ids[:nearest], factors, asked)


def _called_so(columns: Columns, postings: Postings, sums: Sums) -> Numbers:
    """The documents of that very name, which the sums can lose: a word's variants add up."""
    named = postings.named(columns.exact)
    return named[sums[named] > 0][:MOST] if len(named) else named


def _with(found: Found, more: Numbers) -> Found:
    if not len(more) or among(more, found.numbers).all():
        return found
    return Found(np.union1d(found.numbers, more), found.reached)


def numbers_with(facet: FacetSpan, facts: Facts) -> Numbers:
    """Numbers of the documents for which a facet holds as a fact."""
    if len(facet.places) == 1:
        return facts.at(facet.places[0])
    if facet.places:
        return np.unique(np.concatenate([facts.at(place) for place in facet.places]))
    mask = facts.mask(facet.facets)
    return NO_DOCUMENTS if mask is None else mask.nonzero()[0].astype(np.int32)


def _top(sums: Sums, over: float, postings: Postings, most: int) -> tuple[Found, float]:
    """The best of the documents whose sums are over a value, and what the least of them is worth.

    A document is worth no more than its sum: where the least is worth more than that value, no
    other document would be among them.
    """
    numbers = (sums > over).nonzero()[0]
    if len(numbers) <= most:
        return Found(numbers.astype(np.int32), len(numbers)), over
    values = sums[numbers] - LENGTH_COST * postings.name_lengths[numbers]
    least = np.partition(values, len(values) - most)[len(values) - most]
    above = numbers[values > least]
    level = numbers[values == least]
    kept = np.concatenate([above, level[: most - len(above)]])
    return Found(np.sort(kept).astype(np.int32), len(above) + len(level)), least


def _best(sums: Sums, postings: Postings, most: int) -> Found:
    best = sums[sums.argmax()]
    if len(sums) > MANY:
        found, least = _top(sums, HOPEFUL * best, postings, most)
        if least > HOPEFUL * best:
            return found
    return _top(sums, HOPELESS * best, postings, most)[0]


def _seeds(reading: Reading) -> dict[str, float]:
    """The words whose postings give candidates, with their weight.

    Everyday words count in a bare name and beside what is sought, not all over a sentence.
    """
    wanted = {at for at, part in enumerate(reading.parts) if part in SEEDING}
    if NAMING.isdisjoint(reading.parts):
        wanted = set(range(len(reading.tokens)))
    everyday = reading.of(Part.CHATTER)
    if Part.PHRASE in reading.parts:
        everyday = [at for at in everyday if _slips(reading, at) is not Slips.NONE]
    wanted.update(everyday)
    seeds = {reading.tokens[at].key: _seed_weight(reading.parts[at]) for at in sorted(wanted)}
    for way in reading.ways:
        if not wanted.isdisjoint(range(way.start, way.end)):
            for one in way.words:
                seeds.setdefault(one.key, way.fit)
    return seeds


def _seed_weight(part: Part) -> float:
    return CHATTER_WEIGHT if part is Part.CHATTER else max(GAINS[part], LEAST_WEIGHT)
