"""Leaves out what a person does not want.

Names tell: what is called so is left out before anything is scored. What a name does not tell
(whether a tea is sweetened) the catalogue does not know.
"""

from collections.abc import Iterator, Sequence
from functools import reduce

import numpy as np

from catalog.search.candidates import numbers_with
from catalog.search.facts import NO_DOCUMENTS, Facts, Numbers
from catalog.search.negations import LeftOut
from catalog.search.postings import FIELD_WEIGHTS, OTHER_NAME, PRODUCER, Postings
from catalog.search.reading import Reading
from catalog.search.text import Token, folded_key
from catalog.search.types import Document
from catalog.search.vocabulary import Slips, Vocabulary
from catalog.search.ways import LISTED_FITS
from catalog.search.words import Entry, Role

SAME = 0.99  # likeness of a word to the one that is not wanted
NOT = ("khong", "no", "non")

Phrase = tuple[Token, ...]


class Excluder:
    """Finds what is not wanted among the documents of one snapshot."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        postings: Postings,
        facts: Facts,
        documents: Sequence[Document],
    ) -> None:
        self._vocabulary = vocabulary
        self._postings = postings
        self._facts = facts
        self._documents = documents

    def look(self, reading: Reading) -> None:
        """Tells the reading what is unwanted, and what says of itself that it has none of it."""
        called: set[int] = set()
        for phrase, marked in _phrases(reading):
            called.update(self._called(phrase, marked))
        denied = list(_denied(reading))
        free = {at for at in called if self._says(at, denied)}
        facts = [numbers_with(facet, self._facts) for facet in reading.unwanted_facets]
        reading.unwanted = reduce(np.union1d, facts, _sorted(called - free))
        reading.free = _sorted(free)

    def _called(self, phrase: Phrase, marked: bool) -> list[int]:
        """Documents whose names hold it, side by side; where none does, whose producers do."""
        for field in (OTHER_NAME, PRODUCER):
            held = [self._holding(one, marked, field) for one in phrase]
            numbers: list[int] = reduce(np.intersect1d, held).tolist()
            said = [_folded(phrase)]
            called = [at for at in numbers if len(phrase) == 1 or self._says(at, said)]
            if called:
                return called
        return []

    def _holding(self, one: Token, marked: bool, field: int) -> Numbers:
        """Documents that hold a word in this field, or in a better one."""
        ids, likeness = self._vocabulary.variants(one, marked, Slips.NONE)
        meant = ids[likeness > SAME]
        found = [NO_DOCUMENTS]
        for word, part in zip(meant.tolist(), self._postings.holding_each(meant), strict=True):
            weights = self._postings.document_weights[part] / self._postings.word_weights[word]
            found.append(self._postings.documents[part][weights > FIELD_WEIGHTS[field] - 0.01])
        return np.concatenate(found)

    def _says(self, number: int, said: Sequence[str]) -> bool:
        document = self._documents[number]
        texts = (document.name, *document.other_names, document.producer)
        held = [f" {folded_key(text)} " for text in texts]
        return any(f" {one} " in text for one in said for text in held)


def _phrases(reading: Reading) -> Iterator[tuple[Phrase, bool]]:
    """What is not wanted, as it was said and by the other words that the lists have for it."""
    for out in reading.left_out:
        listed = _listed(out, reading)
        if not any(one.role is Role.LACKING for one in listed):
            yield tuple(reading.tokens[out.start : out.end]), reading.marked
        for one in listed:
            if one.role is Role.LACKING:
                yield one.words, True
            yield from ((other, True) for other in one.others if not _denies(other, one))


def _denied(reading: Reading) -> Iterator[str]:
    """How a name says that it has none of what is not wanted: "không hạt", "tiểu đường"."""
    for out in reading.left_out:
        said = reading.tokens[out.start : out.end]
        yield from (f"{no} {_folded(said)}" for no in NOT)
        for one in _listed(out, reading):
            yield from (_folded(other) for other in one.others if _denies(other, one))


def _listed(out: LeftOut, reading: Reading) -> list[Entry]:
    """What the lists have for just these words."""
    return [
        span.entry
        for span in reading.spans
        if (span.start, span.end) == (out.start, out.end)
        and span.entry.role in {Role.LACKING, *LISTED_FITS}
    ]


def _denies(other: Phrase, listed: Entry) -> bool:
    return listed.role is Role.LACKING and set(listed.words) <= set(other)


def _folded(words: Sequence[Token]) -> str:
    return " ".join(one.folded for one in words)


def _sorted(numbers: set[int]) -> Numbers:
    return np.array(sorted(numbers), np.int32)
