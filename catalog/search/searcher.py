"""From a message to its answer: what is sought is scored, what is only stated is filtered."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from catalog.search import candidates, only_facets, several, understanding
from catalog.search.answering import NEAR, judge, merge, overridden
from catalog.search.candidates import Found, columns_of
from catalog.search.excluding import Excluder
from catalog.search.facts import NO_DOCUMENTS, Facts, Floats, Mask, Numbers
from catalog.search.intents import OF_MAKERS, OF_THEMSELVES, beside_products, intent_of
from catalog.search.parts import Part
from catalog.search.places import Places
from catalog.search.postings import Postings
from catalog.search.reading import Reading, looking_around, read
from catalog.search.scoring import Scored, Scorer
from catalog.search.types import ANY, Answer, Document, Facets, Hit, Intent, Understood
from catalog.search.vocabulary import Vocabulary
from catalog.search.words import Words

IN_NAME = 0.96  # likeness from which a facet's words count as being in a name
PLAIN = {Intent.FIND, Intent.OTHER}
GROUP_IN_NAME = 0.925  # a wrong tone is enough


class Searcher:
    """Reads, scores and answers, over documents in their documented order."""

    def __init__(self, documents: Sequence[Document], words: Words, places: Places) -> None:
        self.documents = documents
        self.words = words
        self.places = places.with_documents(documents)
        self.vocabulary = Vocabulary()
        self.facts = Facts(documents)
        self.postings = Postings(documents, self.vocabulary)
        parts = self.vocabulary, self.postings, self.facts, documents
        self.scorer = Scorer(*parts)
        self.excluder = Excluder(*parts)

    def read(self, query: str) -> Reading:
        reading = read(query, self.words, self.places, self.vocabulary, self.facts)
        if reading.without:
            self.excluder.look(reading)
        return reading

    def score(self, reading: Reading, mask: Mask | None) -> tuple[Scored | None, Found]:
        if not reading.tokens:
            return None, candidates.NOTHING
        if len(reading.unwanted):
            wanted = ~self.facts.all_of(reading.unwanted)
            mask = wanted if mask is None else mask & wanted
        columns = columns_of(reading, self.vocabulary)
        found = candidates.find(reading, columns, self.postings, self.facts, mask)
        if not len(found.numbers):
            return None, found
        return self.scorer.score(reading, columns, found.numbers), found

    def answer(self, query: str, limit: int, given: Facets) -> Answer:
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
        reading = overridden(self.read(query), given)
        intent = intent_of(reading, found=False)
        talk = beside_products(intent) and intent is not Intent.DETAIL
        browses = not talk and only_facets.are_stated(reading, given)
        if browses and len(numbers := self._by_facets(reading, given)):
            return self._answer_facets(query, reading, numbers, limit, given)
        if reading.promoted and intent in OF_THEMSELVES:
            return Answer(query, intent, False, Understood(facets=given))
        answer = self._answer_words(query, reading, limit, given)
        if browses and not answer.confident:
            nearest = only_facets.nearest(reading, given, self.facts)
            return replace(answer, near=self.alike(nearest.tolist(), 100 * NEAR))
        if reading.promoted and intent in PLAIN and not answer.confident:
            return self._answer_around(query, reading, limit, given) or answer
        return answer

    def _answer_around(
        self, query: str, reading: Reading, limit: int, given: Facets
    ) -> Answer | None:
        """For one who says where they are, and nothing else: what there is."""
        around = looking_around(reading)
        numbers = only_facets.fitting(around, given, self.facts)
        if around.facets == reading.facets or not len(numbers):
            return None
        return self._answer_facets(query, around, numbers, limit, given)

    def _answer_words(self, query: str, reading: Reading, limit: int, given: Facets) -> Answer:
        scored, found = self.score(reading, self.facts.mask(given))
        if scored is None:
            understood = understanding.of_nothing(reading, self.facts, given)
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
        best = self.documents[int(scored.numbers[positions[0] if len(positions) else 0])]
        understood = understanding.of_search(
            reading, scored, verdict, best, self.scorer, self.facts, given
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
        numbers = only_facets.fitting(reading, given, self.facts)
        sure = len(numbers) and all(facet.explicit for facet in reading.facets)
        if sure or Part.FACET not in reading.parts:
            return numbers
        named = self._named(reading, given)
        return np.concatenate([named, numbers[~np.isin(numbers, named)]])

    def _answer_facets(
        self, query: str, reading: Reading, numbers: Numbers, limit: int, given: Facets
    ) -> Answer:
        understood = understanding.of_facets(reading, numbers, self.facts, given)
        hits = self.alike(numbers[:limit].tolist())
        return Answer(query, intent_of(reading, True), True, understood, hits, len(numbers))

    def _named(self, reading: Reading, given: Facets) -> Numbers:
        """Documents that hold all of a reading's facets by their words."""
        by_words = replace(
            reading,
            facets=[],
            parts=[Part.SOUGHT if part is Part.FACET else part for part in reading.parts],
        )
        scored, _ = self.score(by_words, self.facts.mask(given))
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
                if all(self.scorer.says(number, reading.tokens[f.start : f.end]) for f in said)
            ],
            np.int32,
        )

    def alike(self, numbers: Iterable[int], score: float = 100.0) -> tuple[Hit, ...]:
        return tuple(Hit(self.documents[at], score) for at in numbers)

    def _hits(self, scored: Scored, coverage: Floats, positions: Iterable[int]) -> tuple[Hit, ...]:
        """Scores out of 100, falling with the rank: coverage, and how much of the name is said."""
        most = 100.0
        hits = []
        for at in positions:
            score = 100 * float(coverage[at]) * (0.8 + 0.2 * min(1.0, float(scored.named[at])))
            most = min(most, round(score, 1))
            hits.append(Hit(self.documents[int(scored.numbers[at])], most))
        return tuple(hits)
