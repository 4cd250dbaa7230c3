"""Reranking: a score for every candidate, added up over the words of the query.

A word gains where the document holds it, in whichever field and by whichever way of reading it,
and costs where the document lacks it. Neighbouring words that are both held count more, the more
so side by side, as do a name that was said in full and the word that a name begins with, and
RapidFuzz compares the order of the words with the name's.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from catalog.search.candidates import Columns
from catalog.search.facet_spans import FacetSpan
from catalog.search.facts import Facts, Floats, Mask, Numbers, among
from catalog.search.holding import Holder, Holds
from catalog.search.neighbours import (
    SAID_FROM,
    foreign_as_wholes,
    headed,
    neighbours,
    phrases_as_wholes,
    side_by_side,
    supported,
)
from catalog.search.parts import COSTS, GAINS, Part
from catalog.search.postings import Postings
from catalog.search.reading import Reading
from catalog.search.text import Token, folded_key
from catalog.search.types import Document, PlaceLevel, PlaceName
from catalog.search.vocabulary import Ids, Vocabulary

PAIR_BONUS = 0.5
NAME_BONUS = 0.6
HEAD_BONUS = 0.3
ORDER_BONUS = 0.6
OWN_NAME_BONUS = 2.0
TOLD_APART = 1e4  # totals that are the same when multiplied so and rounded are equals
RERANKED = 24  # by RapidFuzz; no more can reach the first places
FREE_BONUS = 0.5  # for a name that says it has none of what is not wanted
FACT_FIT = np.float32(0.97)  # a fact counts a little less than the same words in a name
IMPLIED_FIT = np.float32(0.93)  # a place in passing: "thốt nốt" is rather sugar palm
OUTSIDE_CORE = np.float32(0.95)  # of a province of today that kept an old province's name
PLACE_SHARE = 1.3  # words that a place counts for, however many it takes
KNOWN_FROM = 0.93  # likeness of a word as it was typed, accents perhaps aside
SURE_FROM = 0.3  # likeness from which a word begins to count
COMMONEST = 0.6  # weight of a word that every product has, the rarest having 1
ORDERED = {Part.SOUGHT, Part.MAYBE, Part.SHAPE, Part.NUMBER, Part.FACET}


@dataclass(slots=True)
class Scored:
    """The candidates, best first, and the parts of their scores.

    `held`, `sure`, `won` and `lost` have a row for every word of the query; `named` is the part
    of the product's name that was said, 0..1; `pairs`, `head`, `order` and `whole` are what
    neighbours, the name's first word, the order of the words, and the very name (or one that
    lacks what is not wanted) brought. `known` tells which words of the query the catalogue has,
    `foreign` which candidates hold what no product should; see `Holds` for `listed` and `fits`.
    """

    numbers: Numbers
    totals: Floats
    held: Floats
    sure: Floats
    named: Floats
    pairs: Floats
    head: Floats
    whole: Floats
    order: Floats
    gains: Floats
    costs: Floats
    known: list[bool]
    foreign: Mask
    listed: Mask
    fits: list[Mask]

    @property
    def won(self) -> Floats:
        """What each word gained."""
        return self.gains[:, None] * self.sure

    @property
    def lost(self) -> Floats:
        """What the lack of each word cost."""
        return self.costs[:, None] * (1 - self.sure)


class Scorer:
    """Scores documents of one snapshot by a reading."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        postings: Postings,
        facts: Facts,
        documents: Sequence[Document],
    ) -> None:
        self._documents = documents
        self._vocabulary = vocabulary
        self._postings = postings
        self._facts = facts
        self._holder = Holder(vocabulary, postings)

    def score(self, reading: Reading, columns: Columns, numbers: Numbers) -> Scored:
        """The documents of those numbers, which rise, best first."""
        holds = self._holder.hold(reading, columns, numbers)
        for facet in reading.facets:
            if not facet.context:
                rows = slice(facet.start, facet.end)
                fits = self.fits(facet, numbers)
                said = self._said(facet, reading, numbers, holds)
                holds.fits.append(fits if facet.is_fact else fits | said)
                fit = self._fact_fit(facet, numbers, fits)
                holds.held[rows] = np.maximum(holds.held[rows], fit)
        return self._add_up(reading, columns, numbers, holds)

    def fits(self, facet: FacetSpan, numbers: Numbers) -> Mask:
        """For which documents a facet holds as a fact, not by their words."""
        if facet.places:
            there = [among(numbers, self._facts.at(place)) for place in facet.places]
            anywhere: Mask = np.logical_or.reduce(there)
            return anywhere
        mask = self._facts.mask(facet.facets)
        return np.zeros(len(numbers), np.bool_) if mask is None else mask[numbers]

    def says(self, number: int, words: Sequence[Token]) -> bool:
        """Whether a document's name holds words side by side, accents aside."""
        said = " ".join(one.folded for one in words)
        return f" {said} " in f" {folded_key(self._documents[number].name)} "

    def _said(self, facet: FacetSpan, reading: Reading, numbers: Numbers, holds: Holds) -> Mask:
        """For which documents a facet holds by their words: "đồ mỹ nghệ Tây An" is no Nghệ An."""
        rows = slice(facet.start, facet.end)
        held: Mask = np.minimum.reduce(holds.held[rows]) >= SAID_FROM
        if not held.any():
            return held
        said: Mask = held & side_by_side(holds, rows)
        for at in (held & ~said).nonzero()[0].tolist():
            said[at] = self.says(int(numbers[at]), reading.tokens[rows])
        return said

    def _fact_fit(self, facet: FacetSpan, numbers: Numbers, fits: Mask) -> Floats:
        """1 or a little less where a fact holds; a province of today counts most in its core."""
        fit = fits * (FACT_FIT if facet.explicit else IMPLIED_FIT)
        for place in facet.places:
            if place.level is PlaceLevel.PROVINCE:
                core = self._facts.at(PlaceName(PlaceLevel.OLD_PROVINCE, place.name))
                if len(core):
                    fit *= np.where(among(numbers, core), np.float32(1), OUTSIDE_CORE)
        return fit

    def _add_up(
        self, reading: Reading, columns: Columns, numbers: Numbers, holds: Holds
    ) -> Scored:
        meant = [columns.of(one) for one in reading.tokens]
        gains, costs = self._weigh(reading, [ids for ids, _ in meant])
        sure = np.maximum(holds.held - SURE_FROM, 0) / (1 - SURE_FROM)
        if reading.without:
            sure[reading.of(Part.EXCLUDED)] = 0
        sure = supported(phrases_as_wholes(sure, reading), reading.parts)
        won = np.add.reduce(gains[:, None] * sure)
        lost = np.add.reduce(costs[:, None] * (1 - sure))
        pairs = PAIR_BONUS * neighbours(sure, gains, holds, reading)
        head = HEAD_BONUS * headed(sure, holds, reading)
        whole = self._whole(reading, columns, numbers)
        totals = won - lost + (NAME_BONUS * holds.named + pairs + head + whole)
        order = self._order(reading, numbers, totals)
        totals = (totals + order).astype(np.float32)
        best = np.rint(totals * -TOLD_APART).argsort(kind="stable")
        return Scored(
            numbers=numbers[best],
            totals=totals[best],
            held=holds.held.take(best, axis=1),
            sure=sure.take(best, axis=1),
            named=holds.named[best],
            pairs=pairs[best],
            head=head[best],
            whole=whole[best],
            order=order[best],
            gains=gains,
            costs=costs,
            known=[
                spelt or (len(alike) > 0 and bool(alike[0] >= KNOWN_FROM))
                for spelt, (_, alike) in zip(reading.spelt, meant, strict=True)
            ],
            foreign=foreign_as_wholes(holds, reading)[best],
            listed=holds.listed.take(best, axis=1),
            fits=[fit[best] for fit in holds.fits],
        )

    def _whole(self, reading: Reading, columns: Columns, numbers: Numbers) -> NDArray[np.float64]:
        """For the very name that was typed, or one that says to lack what is not wanted."""
        named = self._postings.named(columns.exact)
        whole = np.where(among(numbers, named), OWN_NAME_BONUS, 0.0)
        if len(reading.free):
            whole += FREE_BONUS * among(numbers, reading.free)
        return whole

    def _weigh(self, reading: Reading, meant: list[Ids]) -> tuple[Floats, Floats]:
        """What each word gains when held and costs when missing."""
        idf = self._postings.idf
        rarity = [float(idf[ids[0]]) if len(ids) else 1.0 for ids in meant]
        parts = [[GAINS[part] for part in reading.parts], [COSTS[part] for part in reading.parts]]
        weights = np.array(parts, np.float32)
        weights *= np.array([COMMONEST + (1 - COMMONEST) * one for one in rarity], np.float32)
        for facet in reading.facets:
            if not facet.context:
                share = PLACE_SHARE if facet.places else 1.0
                weights[:, facet.start : facet.end] *= share / (facet.end - facet.start)
        return weights[0], weights[1]

    def _order(self, reading: Reading, numbers: Numbers, totals: Floats) -> Floats:
        """RapidFuzz over the sought phrase and the names of the best."""
        words = [
            one.text if reading.marked else one.folded
            for one, part in zip(reading.tokens, reading.parts, strict=True)
            if part in ORDERED
        ]
        sought = " ".join(words)
        brought = np.zeros(len(numbers), np.float32)
        best = (totals >= totals.max() - ORDER_BONUS).nonzero()[0]
        if len(best) > RERANKED:
            best = best[(-totals[best]).argsort(kind="stable")[:RERANKED]]
        for at in best.tolist():
            name = self._name(int(numbers[at]), reading.marked)
            brought[at] = ORDER_BONUS * fuzz.ratio(sought, name) / 100
        return brought

    def _name(self, number: int, marked: bool) -> str:
        tokens = [self._vocabulary.tokens[word] for word in self._postings.name_words(number)]
        return " ".join([t.text if marked else t.folded for t in tokens])
