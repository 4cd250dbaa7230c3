"""The index: an immutable snapshot of the catalogue that answers queries."""

import time
from collections.abc import Iterable
from dataclasses import fields, replace

import numpy as np

from catalog.search.facets import FacetSpan
from catalog.search.facts import NO_DOCUMENTS, Facts, Mask, Numbers
from catalog.search.intents import intent_of
from catalog.search.matching import Matcher, Scored
from catalog.search.places import Places
from catalog.search.postings import Postings
from catalog.search.reading import Part, Reading, read
from catalog.search.text import folded_key
from catalog.search.types import Answer, Document, Facets, Hit, Intent, PlaceName, Understood
from catalog.search.vocabulary import Vocabulary
from catalog.search.words import Words

CONFIDENT = 0.7
PROMOTED_CONFIDENT = 0.95
PROMOTED_NAMED = 0.6
HELD_BY_NAME = 0.9
SLACK = 0.1
MOST_NEAR = 5


class SearchIndex:
    """Answers queries over a fixed set of documents; safe to share between threads."""

    def __init__(self, documents: Iterable[Document], words: Words, places: Places) -> None:
        self._documents = sorted(documents, key=_rank)
        self._words = words
        self._places = places.with_documents(self._documents)
        self._vocabulary = Vocabulary()
        self._facts = Facts(self._documents)
        self._postings = Postings(self._documents, self._vocabulary)
        self._matcher = Matcher(self._vocabulary, self._postings, self._facts)
        self._number_of_id = {d.id: at for at, d in enumerate(self._documents)}
        self._number_of_code = {d.code: at for at, d in enumerate(self._documents)}

    @classmethod
    def build(
        cls,
        documents: Iterable[Document],
        words: Words | None = None,
        places: Places | None = None,
    ) -> "SearchIndex":
        """An index over the documents, with the shipped words and places unless given."""
        return cls(documents, words or Words.shipped(), places or Places.shipped())

    def __len__(self) -> int:
        return len(self._documents)

    def by_id(self, document_id: int) -> Document | None:
        """The document with an id."""
        at = self._number_of_id.get(document_id)
        return None if at is None else self._documents[at]

    def by_code(self, code: str) -> Document | None:
        """The document with a code."""
        at = self._number_of_code.get(code)
        return None if at is None else self._documents[at]

    def browse(
        self, facets: Facets, *, limit: int = 100, offset: int = 0
    ) -> tuple[tuple[Hit, ...], int]:
        """All documents that fit, in the documented order, and how many there are."""
        mask = self._facts.mask(facets)
        numbers = np.arange(len(self)) if mask is None else np.flatnonzero(mask)
        page = numbers[offset : offset + limit].tolist()
        return tuple(Hit(self._documents[at], 100.0) for at in page), len(numbers)

    def similar(self, document_id: int, limit: int = 5) -> tuple[Hit, ...]:
        """The documents nearest to one, itself left out."""
        document = self.by_id(document_id)
        if document is None:
            return ()
        reading = self._read(document.name)
        scored = self._score(reading, None)
        if scored is None:
            return ()
        hits = self._hits(scored, range(len(scored.numbers)))
        return tuple(hit for hit in hits if hit.document.id != document_id)[:limit]

    def search(self, query: str, *, limit: int = 100, facets: Facets | None = None) -> Answer:
        """The answer to a message. Given facets are added to those understood, or override."""
        began = time.perf_counter()
        answer = self._answer(query, limit, facets or Facets())
        return replace(answer, ms=(time.perf_counter() - began) * 1000)

    def _read(self, query: str) -> Reading:
        return read(query, self._words, self._places, self._vocabulary, self._facts)

    def _score(self, reading: Reading, mask: Mask | None) -> Scored | None:
        if not reading.tokens:
            return None
        columns = self._matcher.columns(reading)
        numbers = self._matcher.candidates(reading, columns, mask)
        return self._matcher.score(reading, columns, numbers) if len(numbers) else None

    def _answer(self, query: str, limit: int, given: Facets) -> Answer:
        reading = self._read(query)
        if reading.facets and not reading.of(Part.SOUGHT) and not reading.of(Part.FOREIGN):
            answer = self._answer_facets(query, reading, limit, given)
            if answer.total:
                return answer
        scored = self._score(reading, self._facts.mask(given))
        if scored is None:
            return Answer(query, intent_of(reading, False), False, Understood(facets=given))
        return self._judge(query, reading, scored, limit, given)

    def _answer_facets(self, query: str, reading: Reading, limit: int, given: Facets) -> Answer:
        """All that fit what was stated; those that say it in their name come first."""
        kept = self._facts.mask(_merge(_stated(reading), given))
        for facet in reading.facets:
            if facet.places and not facet.context and given.place is None:
                there = self._facts.all_of(self._matcher.facet_numbers(facet))
                kept = there if kept is None else kept & there
            elif facet.empty and not facet.context:
                kept = np.zeros(len(self), np.bool_)
        if kept is None:
            return Answer(query, Intent.OTHER, False, Understood())
        numbers = np.flatnonzero(kept)
        if not all(facet.explicit for facet in reading.facets):
            named = self._named(reading, given)
            numbers = np.concatenate([named, numbers[~np.isin(numbers, named)]])
        hits = tuple(Hit(self._documents[at], 100.0) for at in numbers[:limit].tolist())
        understood = self._understood(reading, None, given)
        return Answer(query, intent_of(reading, True), True, understood, hits, len(numbers))

    def _named(self, reading: Reading, given: Facets) -> Numbers:
        """Documents that hold all of a reading's facets by their words."""
        scored = self._score(replace(reading, facets=[]), self._facts.mask(given))
        if scored is None:
            return NO_DOCUMENTS
        facets = reading.of(Part.FACET)
        held: Numbers = scored.numbers[scored.held[facets].min(axis=0) >= HELD_BY_NAME]
        return held

    def _judge(
        self, query: str, reading: Reading, scored: Scored, limit: int, given: Facets
    ) -> Answer:
        sought = reading.of(Part.SOUGHT) + reading.of(Part.FOREIGN)
        best = float(scored.coverage[0])
        confident = bool(sought) and best >= CONFIDENT
        if reading.promoted:
            confident = best >= PROMOTED_CONFIDENT and float(scored.named[0]) >= PROMOTED_NAMED
        if not confident:
            near = self._hits(scored, range(min(MOST_NEAR, len(scored.numbers))))
            understood = self._understood(reading, scored, given)
            return Answer(query, intent_of(reading, False), False, understood, near=near)
        kept = np.flatnonzero(scored.coverage >= best - SLACK)
        understood = self._understood(reading, scored, given)
        hits = self._hits(scored, kept[:limit].tolist())
        return Answer(query, intent_of(reading, True), True, understood, hits, len(kept))

    def _hits(self, scored: Scored, positions: Iterable[int]) -> tuple[Hit, ...]:
        most = 100.0
        hits = []
        for at in positions:
            score = 100 * float(scored.coverage[at]) * (0.8 + 0.2 * float(scored.named[at]))
            most = min(most, round(score, 1))
            hits.append(Hit(self._documents[int(scored.numbers[at])], most))
        return tuple(hits)

    def _understood(self, reading: Reading, scored: Scored | None, given: Facets) -> Understood:
        facets = _merge(_stated(reading), given)
        choices: tuple[PlaceName, ...] = ()
        for span in reading.facets:
            if span.places and not span.context and facets.place is None:
                held = self._held_places(span, scored)
                if len(held) == 1:
                    facets = replace(facets, place=held[0])
                elif given.place is None:
                    choices = held
        sought = " ".join(self._restored(reading, at, scored) for at in reading.of(Part.SOUGHT))
        return Understood(sought, facets, choices)

    def _held_places(self, span: FacetSpan, scored: Scored | None) -> tuple[PlaceName, ...]:
        if scored is None:
            return span.places
        kept = scored.numbers[scored.coverage >= scored.coverage[0] - SLACK]
        return tuple(p for p in span.places if np.isin(kept, self._facts.at(p)).any())

    def _restored(self, reading: Reading, at: int, scored: Scored | None) -> str:
        """A typed word as the best product spells it."""
        typed = reading.tokens[at]
        if scored is None or scored.held[at][0] < 0.7 or typed.marked:
            return typed.text
        best = self._documents[int(scored.numbers[0])]
        for word in best.name.split():
            if fold_word(word) == typed.folded:
                return word
        return typed.text


def fold_word(word: str) -> str:
    """One word folded, punctuation around it left out."""
    return folded_key(word)


def _rank(document: Document) -> tuple[object, ...]:
    """The documented order: validity, stars, popularity, name, code."""
    validity = {True: 0, None: 1, False: 2}[document.valid]
    return validity, -(document.stars or 0), -document.popularity, document.name, document.code


def _stated(reading: Reading) -> Facets:
    """All facets said outright, places aside."""
    stated = Facets()
    for span in reading.facets:
        if not span.context:
            stated = _merge(stated, span.facets)
    return stated


def _merge(understood: Facets, given: Facets) -> Facets:
    """The facets given on top of those understood."""
    empty = Facets()
    changes = {
        f.name: getattr(given, f.name)
        for f in fields(Facets)
        if getattr(given, f.name) != getattr(empty, f.name)
    }
    return replace(understood, **changes)
