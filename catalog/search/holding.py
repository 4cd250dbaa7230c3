"""How well documents hold the words of a query, and where in them.

Likeness and place are reduced together, packed into one integer: the best likeness wins, of
equals the earlier word.
"""

from dataclasses import dataclass, field
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from catalog.search.candidates import Columns
from catalog.search.facts import Floats, Mask, Numbers
from catalog.search.parts import IN_PASSING
from catalog.search.postings import FIELD_WEIGHTS, NAME, Postings
from catalog.search.reading import Reading
from catalog.search.vocabulary import Vocabulary
from catalog.search.ways import Way

CHATTER_IN_NAME = 0.5
SPOT_BITS = 6
LAST_SPOT = 2**SPOT_BITS - 1  # words of a document that are told apart by their place
FINE = np.float32(2**15)  # steps of likeness
STEPS = FINE * FIELD_WEIGHTS  # for the word itself, by the field that holds it
NO_WORSE = 0.1  # likeness by which a way in the name may fall short of the words elsewhere
AS_ACCENTED = 0.94  # an everyday word typed with its accents is no other word
IN_OWN_NAME = 0.95  # likeness, the field's weight included, to the very same word in a name
AS_ITSELF = 0.85  # likeness of a word to the very same one in a producer's name
NO_WORD = np.zeros(1, np.int32)  # before the words involved


@dataclass(slots=True)
class Holds:
    """Rows for every word of the query, columns for every candidate; see `Scored` for `held`.

    `starts` and `ends` tell which word of the document it is held by, from the name's first on:
    two where one typed word stands for several. `named` is the part of the name that was said,
    `listed` tells where a word is held by another that the lists give for it; `fits`, for each
    facet that is not of the buyer, where it holds, as a fact or by its words.
    """

    held: Floats
    starts: Numbers
    ends: Numbers
    named: Floats
    listed: Mask
    fits: list[Mask] = field(default_factory=list)


class Holder:
    """Looks words up in the documents of one snapshot."""

    def __init__(self, vocabulary: Vocabulary, postings: Postings) -> None:
        self._vocabulary = vocabulary
        self._postings = postings
        self._name_weights = self._weigh_names()

    def _weigh_names(self) -> Floats:
        """The summed weight of each document's name words."""
        postings = self._postings
        weights = postings.word_weights[postings.words] * (postings.fields == NAME)
        documents = np.repeat(np.arange(postings.size, dtype=np.int32), np.diff(postings.starts))
        summed = np.bincount(documents, weights=weights, minlength=postings.size)
        return np.maximum(summed, 1e-6).astype(np.float32)

    def hold(self, reading: Reading, columns: Columns, numbers: Numbers) -> Holds:
        """Every word by the best of its ways; everyday words only as the product's own."""
        by_word, spots, named = self._by_word(columns, numbers, _shares(reading, columns))
        typed = np.array([columns.rows[one.key] for one in reading.tokens])
        held, starts = by_word.take(typed, axis=0), spots.take(typed, axis=0)
        holds = Holds(held, starts, starts.copy(), named, np.zeros(held.shape, np.bool_))
        unknown = {row for row, (ids, _) in enumerate(columns.variants) if not len(ids)}
        for way in reading.ways:
            rows = [columns.rows[one.key] for one in way.words]
            if unknown.isdisjoint(rows):
                _take_way(holds, way, [by_word[row] for row in rows], [spots[row] for row in rows])
        self._take_chatter_as_such(holds, reading, numbers)
        return holds

    def _take_chatter_as_such(self, holds: Holds, reading: Reading, numbers: Numbers) -> None:
        """No other word than was typed with accents; none of a place's, nor like a producer's."""
        passing = [at for at, part in enumerate(reading.parts) if part in IN_PASSING]
        if not passing:
            return
        held, spots = holds.held[passing], holds.starts[passing]
        in_name = spots < self._postings.name_lengths[numbers]
        in_producer = (spots < self._postings.own_lengths[numbers]) & (held > AS_ITSELF)
        holds.held[passing] = held * (in_name | in_producer)
        accented = [at for at in passing if reading.tokens[at].marked]
        holds.held[accented] *= holds.held[accented] > AS_ACCENTED

    def _by_word(
        self, columns: Columns, numbers: Numbers, shares: Floats
    ) -> tuple[Floats, Numbers, Floats]:
        """How well each document holds each row of the columns, and where; and `named`."""
        postings = self._postings
        ids, lookup, table = _likeness_table(columns, len(self._vocabulary))
        flat, owners = postings.words_of(numbers)
        local = lookup[postings.words[flat]]
        kept = local.nonzero()[0]
        local, flat, owners = local[kept], flat[kept], owners[kept]
        fields = postings.fields[flat]
        packed = (table.take(local, axis=1) * STEPS[fields]).astype(np.int32) << SPOT_BITS
        packed -= np.minimum(flat - postings.starts.take(numbers)[owners], LAST_SPOT)
        best = _largest(packed, owners, len(numbers))
        held = (best + LAST_SPOT >> SPOT_BITS).astype(np.float32) / FINE
        says = (table * shares[:, None]).max(axis=0) * postings.word_weights[ids]
        said = np.bincount(owners, says[local] * (fields == NAME), len(numbers))
        named = (said / self._name_weights.take(numbers)).astype(np.float32)
        return held, -best & LAST_SPOT, named


def _largest(columns: Numbers, owners: NDArray[np.int64], size: int) -> Numbers:
    """The largest of each owner's columns, which stand together; 0 where one has none."""
    counts = np.bincount(owners, minlength=size)
    firsts = counts.cumsum() - counts
    owning = counts.nonzero()[0]
    if len(owning) == size:
        return np.maximum.reduceat(columns, firsts, axis=1)
    largest = np.zeros((len(columns), size), np.int32)
    largest[:, owning] = np.maximum.reduceat(columns, firsts[owning], axis=1)
    return largest


def _take_way(holds: Holds, way: Way, held: list[Floats], spots: list[Numbers]) -> None:
    """A way by its words' rows: it holds as well as the least of them."""
    least = reduce(np.minimum, held)
    fit = least * way.fit
    if way.listed and not way.slips:
        listed = holds.listed[way.start : way.end]
        listed |= least > IN_OWN_NAME
    for at in range(way.start, way.end):
        start = spots[min(at - way.start, len(spots) - 1)]
        end = spots[-1] if at == way.end - 1 else start
        _take(holds, at, fit, start, end)


def _take(holds: Holds, at: int, fit: Floats, start: Numbers, end: Numbers) -> None:
    """A way for a word where it fits better, and its place where that is earlier, too."""
    held = holds.held[at]
    better = (fit > held) | ((fit > held - NO_WORSE) & (start < holds.starts[at]))
    if not better.any():
        return
    holds.starts[at] = np.where(better, start, holds.starts[at])
    holds.ends[at] = np.where(better, end, holds.ends[at])
    holds.held[at] = np.maximum(held, fit)


def _likeness_table(columns: Columns, size: int) -> tuple[Numbers, NDArray[np.int64], Floats]:
    """The words involved, the place of every word among them, and their likeness by row and place.

    The place of all words not involved is 0, where no word is like any.
    """
    variants, likeness = zip(*columns.variants, strict=True)
    ids = np.concatenate((NO_WORD, *variants))
    lookup = np.zeros(size, np.int64)
    lookup[ids] = np.arange(len(ids))
    table = np.zeros((len(variants), len(ids)), np.float32)
    rows = np.arange(len(table)).repeat([len(row) for row in variants])
    table[rows, lookup[ids[1:]]] = np.concatenate(likeness)
    return ids, lookup, table


def _shares(reading: Reading, columns: Columns) -> Floats:
    """How far each word's presence in a name counts as the name being said."""
    shares = [1.0] * len(columns.variants)
    for way in reading.ways:
        for one in way.words:
            shares[columns.rows[one.key]] = way.share
    for one, part in zip(reading.tokens, reading.parts, strict=True):
        shares[columns.rows[one.key]] = CHATTER_IN_NAME if part in IN_PASSING else 1.0
    return np.array(shares, np.float32)
