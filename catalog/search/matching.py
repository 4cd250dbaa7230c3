"""How well documents match a reading: candidates from postings, then a score for each.

The score of a document is a sum over the words of the query: what a word gains where the
document holds it (in whichever field, under whichever way of reading it), less what it costs
where the document lacks it; more for neighbouring words both held, and for how much of the
product's name was said.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from catalog.search.facets import FacetSpan
from catalog.search.facts import Facts, Mask, Numbers
from catalog.search.postings import FIELD_WEIGHTS, NAME, Postings
from catalog.search.reading import COSTS, GAINS, Part, Reading
from catalog.search.text import Token
from catalog.search.types import PlaceLevel, PlaceName
from catalog.search.vocabulary import Ids, Vocabulary, Weights

Floats = NDArray[np.float32]

CANDIDATES = 512
VARIANTS_IN_CANDIDATES = 32
PAIR_BONUS = 0.25
NAME_BONUS = 0.9
ORDER_BONUS = 0.6
RERANKED = 48
LENGTH_COST = 0.01
EXCLUDED_COST = 3.0
FACT_FIT = np.float32(0.97)  # a fact counts a little less than the same words in a name
PLACE_SHARE = 1.3
OUTSIDE_CORE = np.float32(0.95)
SURE_FROM = 0.4
CHATTER_IN_NAME = 0.5


@dataclass(slots=True)
class Columns:
    """Every distinct word of a reading with the catalogue's words it may stand for."""

    words: dict[str, int]
    variants: list[tuple[Ids, Weights]]


@dataclass(slots=True)
class Scored:
    """Scores of the candidates, best first.

    `held` is one row a query word: how well each candidate holds it, 0..1. `coverage` is the
    part of what is sought that a candidate holds, 0..1; `named` the part of its name that was
    said.
    """

    numbers: Numbers
    totals: Floats
    coverage: Floats
    named: Floats
    held: Floats
    gains: Floats
    costs: Floats


class Matcher:
    """Candidate generation and reranking over one snapshot."""

    def __init__(self, vocabulary: Vocabulary, postings: Postings, facts: Facts) -> None:
        self._vocabulary = vocabulary
        self._postings = postings
        self._facts = facts
        self._name_weights = self._weigh_names()

    def _weigh_names(self) -> Floats:
        """The summed weight of each document's name words."""
        postings = self._postings
        weights = self._word_weights(postings.words) * (postings.fields == NAME)
        documents = np.repeat(np.arange(postings.size), np.diff(postings.starts))
        summed = np.bincount(documents, weights=weights, minlength=postings.size)
        return np.maximum(summed, 1e-6).astype(np.float32)

    def _word_weights(self, words: Numbers) -> Floats:
        weights: Floats = 0.35 + 0.65 * self._postings.idf[words]
        return weights

    def columns(self, reading: Reading) -> Columns:
        """The catalogue's words behind every word of a reading."""
        columns = Columns({}, [])
        marked = reading.marked
        for at, one in enumerate(reading.tokens):
            slips = reading.parts[at] not in {Part.PHRASE, Part.NUMBER}
            self._add_column(columns, one, marked, slips)
        for way in reading.ways:
            for one in way.words:
                self._add_column(columns, one, marked and one.marked, way.slips)
        return columns

    def _add_column(self, columns: Columns, one: Token, marked: bool, slips: bool) -> None:
        if one.key not in columns.words:
            columns.words[one.key] = len(columns.variants)
            columns.variants.append(self._vocabulary.variants(one, marked, slips))

    def candidates(
        self, reading: Reading, columns: Columns, mask: Mask | None, limit: int = CANDIDATES
    ) -> Numbers:
        """Numbers of the documents worth scoring, by the postings of their words."""
        postings = self._postings
        found: list[Numbers] = []
        weights: list[Floats] = []
        for key, gain in _seeds(reading).items():
            ids, likeness = columns.variants[columns.words[key]]
            for word, alike in zip(
                ids[:VARIANTS_IN_CANDIDATES].tolist(),
                likeness[:VARIANTS_IN_CANDIDATES].tolist(),
                strict=True,
            ):
                held = postings.holding(word)
                found.append(postings.documents[held])
                weight = gain * alike * (0.35 + 0.65 * float(postings.idf[word]))
                weights.append(weight * FIELD_WEIGHTS[postings.document_fields[held]])
        for facet in reading.facets:
            if not facet.context:
                numbers = self.facet_numbers(facet)
                found.append(numbers)
                weights.append(np.full(len(numbers), 0.5, np.float32))
        if not found:
            return np.zeros(0, np.int32)
        sums: NDArray[np.float64] = np.bincount(
            np.concatenate(found), weights=np.concatenate(weights), minlength=postings.size
        ).astype(np.float64)
        if mask is not None:
            sums *= mask
        return self._best(sums, limit)

    def _best(self, sums: NDArray[np.float64], limit: int) -> Numbers:
        numbers = np.flatnonzero(sums > 0)
        if len(numbers) <= limit:
            return numbers.astype(np.int32)
        values = sums[numbers] - LENGTH_COST * self._postings.name_lengths[numbers]
        least = np.partition(values, len(values) - limit)[len(values) - limit]
        above = numbers[values > least]
        level = numbers[values == least][: limit - len(above)]
        return np.sort(np.concatenate([above, level])).astype(np.int32)

    def facet_numbers(self, facet: FacetSpan) -> Numbers:
        if facet.places:
            return np.unique(np.concatenate([self._facts.at(place) for place in facet.places]))
        mask = self._facts.mask(facet.facets)
        return np.zeros(0, np.int32) if mask is None else np.flatnonzero(mask).astype(np.int32)

    def fits(self, facet: FacetSpan, numbers: Numbers) -> Mask:
        """Which documents satisfy a facet as a fact, not by their words."""
        fitting: Mask = np.isin(numbers, self.facet_numbers(facet))
        return fitting

    def score(self, reading: Reading, columns: Columns, numbers: Numbers) -> Scored:
        """The candidates in the order of their scores."""
        by_word, named = self._held_words(columns, numbers, _shares(reading, columns))
        held = by_word[[columns.words[one.key] for one in reading.tokens]]
        for way in reading.ways:
            rows = [columns.words[one.key] for one in way.words]
            fit = by_word[rows].min(axis=0) * way.fit
            held[way.start : way.end] = np.maximum(held[way.start : way.end], fit)
        for facet in reading.facets:
            if not facet.context:
                fit = self._fact_fit(facet, numbers)
                held[facet.start : facet.end] = np.maximum(held[facet.start : facet.end], fit)
        gains, costs = self._weigh(reading, columns)
        return self._total(reading, numbers, held, named, gains, costs)

    def _fact_fit(self, facet: FacetSpan, numbers: Numbers) -> Floats:
        """1 or a little less where a fact holds; a province of today counts most in its core."""
        fit = self.fits(facet, numbers) * FACT_FIT
        for place in facet.places:
            if place.level is PlaceLevel.PROVINCE:
                core = self._facts.at(PlaceName(PlaceLevel.OLD_PROVINCE, place.name))
                if len(core):
                    fit *= np.where(np.isin(numbers, core), np.float32(1), OUTSIDE_CORE)
        return fit

    def _weigh(self, reading: Reading, columns: Columns) -> tuple[Floats, Floats]:
        idf = np.array([self._idf(columns, one) for one in reading.tokens], np.float32)
        gains = np.array([GAINS[part] for part in reading.parts], np.float32) * idf
        costs = np.array([COSTS[part] for part in reading.parts], np.float32) * idf
        for facet in reading.facets:
            if not facet.context:
                share = PLACE_SHARE if facet.places else 1.0
                gains[facet.start : facet.end] *= share / (facet.end - facet.start)
                costs[facet.start : facet.end] *= share / (facet.end - facet.start)
        return gains, costs

    def _idf(self, columns: Columns, one: Token) -> float:
        ids, _ = columns.variants[columns.words[one.key]]
        return 0.6 + 0.4 * (float(self._postings.idf[ids[0]]) if len(ids) else 1.0)

    def _held_words(
        self, columns: Columns, numbers: Numbers, shares: Floats
    ) -> tuple[Floats, Floats]:
        """How well each document holds each word, and the part of its name that is said."""
        postings = self._postings
        involved = [ids for ids, _ in columns.variants if len(ids)]
        lookup = np.zeros(len(self._vocabulary) + 1, np.int32)
        ids = np.unique(np.concatenate(involved)) if involved else np.zeros(0, np.int32)
        lookup[ids] = np.arange(1, len(ids) + 1)
        table = np.zeros((len(columns.variants), len(ids) + 1), np.float32)
        for row, (variants, likeness) in enumerate(columns.variants):
            table[row, lookup[variants]] = likeness
        lengths = (postings.starts[numbers + 1] - postings.starts[numbers]).astype(np.int64)
        ends = np.cumsum(lengths)
        flat = np.arange(ends[-1]) + np.repeat(postings.starts[numbers] - ends + lengths, lengths)
        local = lookup[postings.words[flat]]
        kept = np.flatnonzero(local)
        owners = np.repeat(np.arange(len(numbers)), lengths)[kept]
        local, flat = local[kept], flat[kept]
        held = np.zeros((len(columns.variants), len(numbers)), np.float32)
        if len(kept):
            alike = table[:, local] * FIELD_WEIGHTS[postings.fields[flat]]
            firsts = np.flatnonzero(np.diff(owners, prepend=-1))
            held[:, owners[firsts]] = np.maximum.reduceat(alike, firsts, axis=1)
        said = (table * shares[:, None]).max(axis=0)[local] * self._word_weights(
            postings.words[flat]
        )
        said = said * (postings.fields[flat] == NAME)
        named = np.bincount(owners, weights=said, minlength=len(numbers))
        return held, (named / self._name_weights[numbers]).astype(np.float32)

    def _total(
        self,
        reading: Reading,
        numbers: Numbers,
        held: Floats,
        named: Floats,
        gains: Floats,
        costs: Floats,
    ) -> Scored:
        sure = np.clip((held - SURE_FROM) / (1 - SURE_FROM), 0, 1)
        won = gains[:, None] * _supported(sure, reading.parts)
        lost = costs[:, None] * (1 - sure)
        totals = won.sum(axis=0) - lost.sum(axis=0) + NAME_BONUS * named
        if len(sure) > 1:
            pairs = (
                np.minimum(sure[1:], sure[:-1]) * np.minimum(1, gains[1:] + gains[:-1])[:, None]
            )
            totals += PAIR_BONUS * pairs.sum(axis=0)
        excluded = reading.of(Part.EXCLUDED)
        if excluded:
            totals -= EXCLUDED_COST * (held[excluded].min(axis=0) > 0.8)
        required = costs > 0
        needed = won[required].sum(axis=0) + lost[required].sum(axis=0)
        coverage = won[required].sum(axis=0) / np.maximum(needed, 1e-6)
        self._add_order(reading, numbers, totals)
        order = np.lexsort((numbers, -np.round(totals, 4)))
        return Scored(
            numbers[order],
            totals[order].astype(np.float32),
            coverage[order].astype(np.float32),
            named[order],
            held[:, order],
            gains,
            costs,
        )

    def _add_order(self, reading: Reading, numbers: Numbers, totals: Floats) -> None:
        """RapidFuzz over the sought phrase and the names of the best."""
        sought = " ".join(
            one.text if reading.marked else one.folded
            for one, part in zip(reading.tokens, reading.parts, strict=True)
            if part in {Part.SOUGHT, Part.NUMBER, Part.FACET}
        )
        best = np.argsort(-totals, kind="stable")[:RERANKED]
        for at in best.tolist():
            name = self._name(int(numbers[at]), reading.marked)
            totals[at] += ORDER_BONUS * fuzz.ratio(sought, name) / 100

    def _name(self, number: int, marked: bool) -> str:
        start = int(self._postings.starts[number])
        ids = self._postings.words[start : start + int(self._postings.name_lengths[number])]
        tokens = (self._vocabulary.tokens[word] for word in ids.tolist())
        return " ".join(t.text if marked else t.folded for t in tokens)


def _shares(reading: Reading, columns: Columns) -> Floats:
    """How far each word's presence in a name counts as the name being said."""
    shares = np.ones(len(columns.variants), np.float32)
    for way in reading.ways:
        for one in way.words:
            shares[columns.words[one.key]] = way.share
    for one, part in zip(reading.tokens, reading.parts, strict=True):
        share = CHATTER_IN_NAME if part in {Part.CHATTER, Part.PHRASE} else 1.0
        shares[columns.words[one.key]] = share
    return shares


def _supported(sure: Floats, parts: list[Part]) -> Floats:
    """Chatter counts only in a run of held words that something sought belongs to."""
    chatter = [part in {Part.CHATTER, Part.PHRASE} for part in parts]
    anchored = np.where([[part is Part.SOUGHT] for part in parts], sure, np.float32(0))
    for at in range(1, len(parts)):
        if chatter[at]:
            anchored[at] = np.minimum(sure[at], anchored[at - 1])
    for at in range(len(parts) - 2, -1, -1):
        if chatter[at]:
            anchored[at] = np.maximum(anchored[at], np.minimum(sure[at], anchored[at + 1]))
    supported: Floats = np.where(np.array(chatter)[:, None], anchored, sure)
    return supported


def _seeds(reading: Reading) -> dict[str, float]:
    """The words whose postings give candidates, with their weight: chatter only if alone."""
    sought = {Part.SOUGHT, Part.FACET, Part.NUMBER, Part.FOREIGN}
    wanted = [at for at, part in enumerate(reading.parts) if part in sought]
    if not any(reading.parts[at] in {Part.SOUGHT, Part.FACET} for at in wanted):
        wanted = list(range(len(reading.tokens)))
    seeds = {reading.tokens[at].key: max(GAINS[reading.parts[at]], 0.3) for at in wanted}
    chosen = set(wanted)
    for way in reading.ways:
        if chosen.intersection(range(way.start, way.end)):
            for one in way.words:
                seeds.setdefault(one.key, way.fit)
    return seeds
