"""The index: an immutable snapshot of the catalogue that answers queries."""

import time
from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from catalog.search import candidates, only_facets, several, understanding
from catalog.search.alike import alike
from catalog.search.answering import NEAR, judge, merge, overridden
from catalog.search.candidates import Found, columns_of
from catalog.search.excluding import Excluder
from catalog.search.explanation import Explanation, explain
from catalog.search.facts import NO_DOCUMENTS, Facts, Floats, Mask, Numbers
from catalog.search.intents import OF_MAKERS, beside_products, intent_of
from catalog.search.memory import Memory
from catalog.search.pace import in_order, let_go
from catalog.search.parts import Part
from catalog.search.places import Places
from catalog.search.postings import Postings
from catalog.search.reading import Reading, read
from catalog.search.scoring import Scored, Scorer
from catalog.search.text import tokenise
from catalog.search.types import ANY, Answer, Document, Facets, Hit, Understood
from catalog.search.vocabulary import Vocabulary
from catalog.search.words import Role, Words

IN_NAME = 0.96  # likeness from which a facet's words count as being in a name
GROUP_IN_NAME = 0.925  # a wrong tone is enough
MOST_REMEMBERED = 1000  # answers; of 200 hits each, they take 16 MB


class SearchIndex:
    """Answers queries over a fixed set of documents; safe to share between threads."""

    def __init__(self, documents: Iterable[Document], words: Words, places: Places) -> None:
        self._documents = in_order(documents, _rank)
        self._words = words
        self._places = places.with_documents(self._documents)
        self._vocabulary = Vocabulary()
        self._facts = Facts(self._documents)
        self._postings = Postings(self._documents, self._vocabulary)
        parts = self._vocabulary, self._postings, self._facts, self._documents
        self._scorer = Scorer(*parts)
        self._excluder = Excluder(*parts)
        self._number_of_id = {d.id: at for at, d in enumerate(self._documents)}
        self._number_of_code = {d.code: at for at, d in enumerate(self._documents)}
        self._answers: Memory[tuple[str, int, Facets], Answer] = Memory(MOST_REMEMBERED)

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

    @property
    def last_id(self) -> int:
        """The highest id among the documents; 0 where there are none."""
        return max(self._number_of_id, default=0)

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
        """All documents that fit, in the documented order, and how many there are.

        The order: valid recognition, unknown, expired; more stars; more popular; name; code.
        """
        mask = self._facts.mask(facets)
        numbers = np.arange(len(self)) if mask is None else np.flatnonzero(mask)
        return self._alike(numbers[offset : offset + limit].tolist()), len(numbers)

    def similar(self, document_id: int, limit: int = 5) -> tuple[Hit, ...]:
        """Documents like one, itself left out.

        First those whose names begin with the same words (a Vietnamese name begins with what the
        thing is, and ends with whose), then others of its group, each by nearness of the name.
        """
        document = self.by_id(document_id)
        if document is None:
            return ()
        reading = self._read(document.name)
        scored, _ = self._score(reading, None)
        if scored is None:
            return ()
        best = max(float(scored.totals[0]), 1e-6)
        hits = [
            Hit(self._documents[number], round(100 * total / best, 1))
            for number, total in zip(scored.numbers.tolist(), scored.totals.tolist(), strict=True)
            if total > 0
        ]
        return tuple(alike(document, hits)[:limit])

    def search(self, query: str, *, limit: int = 100, facets: Facets | None = None) -> Answer:
        """The answer to a message. Given facets are added to those understood, or override."""
        began = time.perf_counter()
        answer = self._answer(query, limit, facets or ANY)
        return replace(answer, ms=(time.perf_counter() - began) * 1000)

    def answer(self, query: str, *, limit: int = 100, facets: Facets | None = None) -> Answer:
        """As `search`, which is left out where the same was asked lately.

        Many ask for the same things, and a question is asked again for each of its pages.
        """
        began = time.perf_counter()
        asked = (" ".join(query.lower().split()), limit, facets or ANY)
        known = self._answers.get(asked)
        if known is not None:
            return replace(known, query=query, ms=(time.perf_counter() - began) * 1000)
        return self._answers.keep(asked, self.search(query, limit=limit, facets=facets))

    def leans(self, text: str, fewest: int = 1) -> bool:
        """Whether a message speaks, in so many words, of what was asked before it: "của ai"."""
        return any(
            span.entry.role is Role.LEANING and span.end - span.start >= fewest
            for span in self._words.find(tokenise(text))
        )

    def explain(self, query: str, *, most: int = 10) -> Explanation:
        """How the answer to a message came about: words, ways, facets, and scores."""
        reading = self._read(query)
        scored, found = self._score(reading, None)
        columns = columns_of(reading, self._vocabulary)
        return explain(
            self.search(query),
            reading,
            columns,
            self._vocabulary,
            found,
            scored,
            self._documents,
            most,
        )

    def let_go(self) -> None:
        """Frees what it holds, in steps, for a thread beside a running loop.

        Nobody may ask it anything any more.
        """
        places = self._places
        for collection in (places.names, places.initials):
            let_go(collection)
        for part in (
            self._scorer,
            self._excluder,
            self._postings,
            self._facts,
            self._vocabulary,
            self,
        ):
            held = vars(part)
            for value in held.values():
                if isinstance(value, list | dict):
                    let_go(value)
            let_go(held)

    def _read(self, query: str) -> Reading:
        reading = read(query, self._words, self._places, self._vocabulary, self._facts)
        if reading.without:
            self._excluder.look(reading)
        return reading

    def _score(self, reading: Reading, mask: Mask | None) -> tuple[Scored | None, Found]:
        if not reading.tokens:
            return None, candidates.NOTHING
        if len(reading.unwanted):
            wanted = ~self._facts.all_of(reading.unwanted)
            mask = wanted if mask is None else mask & wanted
        columns = columns_of(reading, self._vocabulary)
        found = candidates.find(reading, columns, self._postings, self._facts, mask)
        if not len(found.numbers):
            return None, found
        return self._scorer.score(reading, columns, found.numbers), found

    def _answer(self, query: str, limit: int, given: Facets) -> Answer:
        whole = self._answer_whole(query, limit, given)
        things = [] if whole.understood.without else several.things_in(query, whole)
        if not things:
            return whole
        parts = [self._answer_whole(thing, limit, given) for thing in things]
        of_all = several.facets_for_all(parts)
        if of_all not in {given, ANY}:
            parts = [self._answer_whole(thing, limit, merge(of_all, given)) for thing in things]
        return several.together(whole, parts, limit)

    def _answer_whole(self, query: str, limit: int, given: Facets) -> Answer:
        reading = overridden(self._read(query), given)
        talk = beside_products(intent_of(reading, found=False))
        browses = not talk and only_facets.are_stated(reading, given)
        if browses and len(numbers := self._by_facets(reading, given)):
            return self._answer_facets(query, reading, numbers, limit, given)
        answer = self._answer_words(query, reading, limit, given)
        if browses and not answer.confident:
            nearest = only_facets.nearest(reading, given, self._facts)
            return replace(answer, near=self._alike(nearest.tolist(), 100 * NEAR))
        return answer

    def _answer_words(self, query: str, reading: Reading, limit: int, given: Facets) -> Answer:
        scored, found = self._score(reading, self._facts.mask(given))
        if scored is None:
            understood = understanding.of_nothing(reading, self._facts, given)
            return Answer(query, intent_of(reading, found=False), False, understood)
        return self._answer_scored(query, reading, scored, found, limit, given)

    def _answer_scored(
        self,
        query: str,
        reading: Reading,
        scored: Scored,
        found: Found,
        limit: int,
        given: Facets,
    ) -> Answer:
        verdict = judge(reading, scored)
        positions = verdict.kept if verdict.confident else verdict.near
        best = self._documents[int(scored.numbers[positions[0] if len(positions) else 0])]
        understood = understanding.of_search(
            reading, scored, verdict, best, self._scorer, self._facts, given
        )
        intent = intent_of(reading, verdict.confident)
        aside = beside_products(intent) and intent not in OF_MAKERS
        if not verdict.confident and reading.promoted and aside:
            return Answer(query, intent, False, Understood(facets=given))
        if not verdict.confident:
            near = self._hits(scored, verdict.coverage, positions.tolist())
            return Answer(query, intent, False, understood, near=near)
        hits = self._hits(scored, verdict.coverage, positions[:limit].tolist())
        total = len(positions)
        if total == len(scored.numbers):
            total = max(total, found.reached)
        return Answer(query, intent, True, understood, hits, total)

    def _by_facets(self, reading: Reading, given: Facets) -> Numbers:
        """All that fit what was stated; those that say it in their name come first."""
        numbers = only_facets.fitting(reading, given, self._facts)
        sure = len(numbers) and all(facet.explicit for facet in reading.facets)
        if sure or Part.FACET not in reading.parts:
            return numbers
        named = self._named(reading, given)
        return np.concatenate([named, numbers[~np.isin(numbers, named)]])

    def _answer_facets(
        self, query: str, reading: Reading, numbers: Numbers, limit: int, given: Facets
    ) -> Answer:
        understood = understanding.of_facets(reading, numbers, self._facts, given)
        hits = self._alike(numbers[:limit].tolist())
        return Answer(query, intent_of(reading, True), True, understood, hits, len(numbers))

    def _named(self, reading: Reading, given: Facets) -> Numbers:
        """Documents that hold all of a reading's facets by their words."""
        by_words = replace(
            reading,
            facets=[],
            parts=[Part.SOUGHT if part is Part.FACET else part for part in reading.parts],
        )
        scored, _ = self._score(by_words, self._facts.mask(given))
        if scored is None:
            return NO_DOCUMENTS
        facets = reading.of(Part.FACET)
        least = IN_NAME if any(facet.is_place for facet in reading.facets) else GROUP_IN_NAME
        held: Numbers = scored.numbers[scored.held[facets].min(axis=0) >= least]
        said = [facet for facet in reading.facets if not facet.context]
        return np.array(
            [
                number
                for number in held.tolist()
                if all(self._scorer.says(number, reading.tokens[f.start : f.end]) for f in said)
            ],
            np.int32,
        )

    def _alike(self, numbers: Iterable[int], score: float = 100.0) -> tuple[Hit, ...]:
        return tuple(Hit(self._documents[at], score) for at in numbers)

    def _hits(self, scored: Scored, coverage: Floats, positions: Iterable[int]) -> tuple[Hit, ...]:
        """Scores out of 100, falling with the rank: coverage, and how much of the name is said."""
        most = 100.0
        hits = []
        for at in positions:
            score = 100 * float(coverage[at]) * (0.8 + 0.2 * min(1.0, float(scored.named[at])))
            most = min(most, round(score, 1))
            hits.append(Hit(self._documents[int(scored.numbers[at])], most))
        return tuple(hits)


def _rank(document: Document) -> tuple[object, ...]:
    """The documented order: validity, stars, popularity, name, code."""
    validity = {True: 0, None: 1, False: 2}[document.valid]
    return validity, -(document.stars or 0), -document.popularity, document.name, document.code
