"""Reranking: a score for every candidate, added up over the words of the query.

A word gains where the document holds it, in whichever field and by whichever way of reading it,
and costs where the document lacks it. Neighbouring words that are both held count more, as does
a name that was said in full, and RapidFuzz compares the order of the words with the name's.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from catalog.search.candidates import Columns, named_so, numbers_with
from catalog.search.facets import FacetSpan
from catalog.search.facts import Facts, Floats, Mask, Numbers, among
from catalog.search.neighbours import IN_PASSING, neighbours, phrases_as_wholes, supported
from catalog.search.postings import FIELD_WEIGHTS, NAME, Postings
from catalog.search.reading import COSTS, GAINS, Part, Reading
from catalog.search.text import Token
from catalog.search.types import PlaceLevel, PlaceName
from catalog.search.vocabulary import Vocabulary

PAIR_BONUS = 0.5
NAME_BONUS = 0.6
ORDER_BONUS = 0.6
OWN_NAME_BONUS = 2.0
RERANKED = 24  # by RapidFuzz; no more can reach the first places
EXCLUDED_COST = 3.0
EXCLUDED_FROM = 0.8
FACT_FIT = np.float32(0.97)  # a fact counts a little less than the same words in a name
IMPLIED_FIT = np.float32(0.93)  # a place in passing: "thốt nốt" is rather sugar palm
OUTSIDE_CORE = np.float32(0.95)  # of a province of today that kept an old province's name
PLACE_SHARE = 1.3  # words that a place counts for, however many it takes
KNOWN_FROM = 0.93
SURE_FROM = 0.3  # likeness from which a word begins to count
CHATTER_IN_NAME = 0.5
COMMONEST = 0.6  # weight of a word that every product has, the rarest having 1


@dataclass(slots=True)
class Scored:
    """The candidates, best first, and the parts of their scores.

    `held`, `won` and `lost` have a row for every word of the query; `named` is the part of the
    product's name that was said, 0..1; `pairs` and `order` are what neighbours and the order of
    the words brought. `known` tells which words of the query the catalogue has.
    """

    numbers: Numbers
    totals: Floats
    held: Floats
    won: Floats
    lost: Floats
    named: Floats
    pairs: Floats
    order: Floats
    gains: Floats
    costs: Floats
    known: Mask

    def sorted(self) -> "Scored":
        """Best first; of equals, the lower number."""
        order = np.lexsort((self.numbers, -self.totals.round(4)))
        return Scored(
            self.numbers[order],
            self.totals[order],
            self.held[:, order],
            self.won[:, order],
            self.lost[:, order],
            self.named[order],
            self.pairs[order],
            self.order[order],
            self.gains,
            self.costs,
            self.known,
        )


class Scorer:
    """Scores documents of one snapshot by a reading."""

    def __init__(self, vocabulary: Vocabulary, postings: Postings, facts: Facts) -> None:
        self._vocabulary = vocabulary
        self._postings = postings
        self._facts = facts
        self._name_weights = self._weigh_names()

    def _weigh_names(self) -> Floats:
        """The summed weight of each document's name words."""
        postings = self._postings
        weights = postings.word_weights[postings.words] * (postings.fields == NAME)
        documents = np.repeat(np.arange(postings.size, dtype=np.int32), np.diff(postings.starts))
        summed = np.bincount(documents, weights=weights, minlength=postings.size)
        return np.maximum(summed, 1e-6).astype(np.float32)

    def score(self, reading: Reading, columns: Columns, numbers: Numbers) -> Scored:
        """The documents of those numbers, best first."""
        by_word, named = self._held_words(columns, numbers, _shares(reading, columns))
        held = by_word[[columns.rows[one.key] for one in reading.tokens]]
        for way in reading.ways:
            rows = [columns.rows[one.key] for one in way.words]
            fit = by_word[rows].min(axis=0) * way.fit
            held[way.start : way.end] = np.maximum(held[way.start : way.end], fit)
        for facet in reading.facets:
            if not facet.context:
                fit = self._fact_fit(facet, numbers)
                held[facet.start : facet.end] = np.maximum(held[facet.start : facet.end], fit)
        return self._add_up(reading, columns, numbers, held, named)

    def fits(self, facet: FacetSpan, numbers: Numbers) -> Mask:
        """For which documents a facet holds as a fact, not by their words."""
        return among(numbers, numbers_with(facet, self._facts))

    def _fact_fit(self, facet: FacetSpan, numbers: Numbers) -> Floats:
        """1 or a little less where a fact holds; a province of today counts most in its core."""
        fit = self.fits(facet, numbers) * (FACT_FIT if facet.explicit else IMPLIED_FIT)
        for place in facet.places:
            if place.level is PlaceLevel.PROVINCE:
                core = self._facts.at(PlaceName(PlaceLevel.OLD_PROVINCE, place.name))
                if len(core):
                    fit *= np.where(among(numbers, core), np.float32(1), OUTSIDE_CORE)
        return fit

    def _held_words(
        self, columns: Columns, numbers: Numbers, shares: Floats
    ) -> tuple[Floats, Floats]:
        """How well each document holds each word, and the part of its name that is said."""
        postings = self._postings
        table, lookup = _likeness_table(columns, len(self._vocabulary))
        flat, owners = postings.words_of(numbers)
        local = lookup[postings.words[flat]]
        kept = local.nonzero()[0]
        local, flat, owners = local[kept], flat[kept], owners[kept]
        held = np.zeros((len(columns.variants), len(numbers)), np.float32)
        if len(kept):
            alike = table[:, local] * FIELD_WEIGHTS[postings.fields[flat]]
            begins = np.ones(len(owners), np.bool_)
            begins[1:] = owners[1:] != owners[:-1]
            firsts = begins.nonzero()[0]
            held[:, owners[firsts]] = np.maximum.reduceat(alike, firsts, axis=1)
        said = (table * shares[:, None]).max(axis=0)[local]
        said *= postings.word_weights[postings.words[flat]] * (postings.fields[flat] == NAME)
        named = np.bincount(owners, weights=said, minlength=len(numbers))
        return held, (named / self._name_weights[numbers]).astype(np.float32)

    def _add_up(
        self, reading: Reading, columns: Columns, numbers: Numbers, held: Floats, named: Floats
    ) -> Scored:
        gains, costs = self._weigh(reading, columns)
        known = np.array([_is_known(columns, one) for one in reading.tokens], np.bool_)
        sure = np.minimum(np.maximum((held - SURE_FROM) / (1 - SURE_FROM), 0), 1)
        sure = supported(phrases_as_wholes(sure, reading), reading.parts)
        won = gains[:, None] * sure
        lost = costs[:, None] * (1 - sure)
        pairs = PAIR_BONUS * neighbours(sure, gains, reading)
        totals = won.sum(axis=0) - lost.sum(axis=0) + NAME_BONUS * named + pairs
        excluded = reading.of(Part.EXCLUDED)
        if excluded:
            totals -= EXCLUDED_COST * (held[excluded].min(axis=0) > EXCLUDED_FROM)
        totals += OWN_NAME_BONUS * among(numbers, named_so(columns, self._postings, numbers))
        order = self._order(reading, numbers, totals)
        totals = (totals + order).astype(np.float32)
        return Scored(
            numbers, totals, held, won, lost, named, pairs, order, gains, costs, known
        ).sorted()

    def _weigh(self, reading: Reading, columns: Columns) -> tuple[Floats, Floats]:
        """What each word gains when held and costs when missing."""
        rarity = np.array([self._rarity(columns, one) for one in reading.tokens], np.float32)
        gains = np.array([GAINS[part] for part in reading.parts], np.float32) * rarity
        costs = np.array([COSTS[part] for part in reading.parts], np.float32) * rarity
        for facet in reading.facets:
            if not facet.context:
                share = PLACE_SHARE if facet.places else 1.0
                gains[facet.start : facet.end] *= share / (facet.end - facet.start)
                costs[facet.start : facet.end] *= share / (facet.end - facet.start)
        return gains, costs

    def _rarity(self, columns: Columns, one: Token) -> float:
        ids, _ = columns.of(one)
        idf = float(self._postings.idf[ids[0]]) if len(ids) else 1.0
        return COMMONEST + (1 - COMMONEST) * idf

    def _order(self, reading: Reading, numbers: Numbers, totals: Floats) -> Floats:
        """RapidFuzz over the sought phrase and the names of the best."""
        sought = " ".join(
            one.text if reading.marked else one.folded
            for one, part in zip(reading.tokens, reading.parts, strict=True)
            if part in {Part.SOUGHT, Part.MAYBE, Part.NUMBER, Part.FACET}
        )
        brought = np.zeros(len(numbers), np.float32)
        best = (-totals).argsort(kind="stable")[:RERANKED]
        for at in best[totals[best] >= totals[best[0]] - ORDER_BONUS].tolist():
            name = self._name(int(numbers[at]), reading.marked)
            brought[at] = ORDER_BONUS * fuzz.ratio(sought, name) / 100
        return brought

    def _name(self, number: int, marked: bool) -> str:
        tokens = (self._vocabulary.tokens[word] for word in self._postings.name_words(number))
        return " ".join(t.text if marked else t.folded for t in tokens)


def _is_known(columns: Columns, one: Token) -> bool:
    """Whether the catalogue has a word as it was typed, accents perhaps aside."""
    _, likeness = columns.of(one)
    return len(likeness) > 0 and bool(likeness[0] >= KNOWN_FROM)


def _likeness_table(columns: Columns, size: int) -> tuple[Floats, NDArray[np.int32]]:
    """Likeness by row and local word, and the local number of every word (0: not involved)."""
    lookup = np.zeros(size, np.int32)
    involved = [ids for ids, _ in columns.variants if len(ids)]
    ids = np.concatenate(involved) if involved else np.zeros(0, np.int32)
    lookup[ids] = np.arange(1, len(ids) + 1)
    table = np.zeros((len(columns.variants), len(ids) + 1), np.float32)
    for row, (variants, likeness) in enumerate(columns.variants):
        table[row, lookup[variants]] = likeness
    return table, lookup


def _shares(reading: Reading, columns: Columns) -> Floats:
    """How far each word's presence in a name counts as the name being said."""
    shares = np.ones(len(columns.variants), np.float32)
    for way in reading.ways:
        for one in way.words:
            shares[columns.rows[one.key]] = way.share
    for one, part in zip(reading.tokens, reading.parts, strict=True):
        share = CHATTER_IN_NAME if part in IN_PASSING else 1.0
        shares[columns.rows[one.key]] = share
    return shares
