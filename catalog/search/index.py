"""The index: an immutable snapshot of the catalogue that answers queries."""

import time
from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from catalog.search.alike import alike
from catalog.search.candidates import columns_of
from catalog.search.explanation import Explanation, explain
from catalog.search.memory import Memory
from catalog.search.pace import in_order, let_go
from catalog.search.places import Places
from catalog.search.searcher import Searcher
from catalog.search.text import fold, tokenise
from catalog.search.types import ANY, Answer, Document, Facets, Hit
from catalog.search.words import Role, Words

MOST_REMEMBERED = 1000  # answers; of 200 hits each, they take 16 MB


class SearchIndex:
    """Answers queries over a fixed set of documents; safe to share between threads."""

    def __init__(self, documents: Iterable[Document], words: Words, places: Places) -> None:
        self._documents = in_order(documents, _rank)
        self._searcher = Searcher(self._documents, words, places)
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
        mask = self._searcher.facts.mask(facets)
        numbers = np.arange(len(self)) if mask is None else np.flatnonzero(mask)
        return self._searcher.alike(numbers[offset : offset + limit].tolist()), len(numbers)

    def similar(self, document_id: int, limit: int = 5) -> tuple[Hit, ...]:
        """Documents like one, itself left out.

        First those whose names begin with the same words (a Vietnamese name begins with what the
        thing is, and ends with whose), then others of its group, each by nearness of the name.
        """
        document = self.by_id(document_id)
        if document is None:
            return ()
        reading = self._searcher.read(document.name)
        scored, _ = self._searcher.score(reading, None)
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
        answer = self._searcher.answer(query, limit, facets or ANY)
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
            for span in self._searcher.words.find(tokenise(text))
        )

    def explain(self, query: str, *, most: int = 10) -> Explanation:
        """How the answer to a message came about: words, ways, facets, and scores."""
        searcher = self._searcher
        reading = searcher.read(query)
        scored, found = searcher.score(reading, None)
        return explain(
            self.search(query),
            reading,
            columns_of(reading, searcher.vocabulary),
            searcher.vocabulary,
            found,
            scored,
            self._documents,
            most,
        )

    def let_go(self) -> None:
        """Frees what it holds, in steps, for a thread beside a running loop.

        Nobody may ask it anything any more.
        """
        searcher = self._searcher
        for collection in (searcher.places.names, searcher.places.initials):
            let_go(collection)
        for part in (
            searcher.scorer,
            searcher.excluder,
            searcher.postings,
            searcher.facts,
            searcher.vocabulary,
            searcher,
            self,
        ):
            held = vars(part)
            for value in held.values():
                if isinstance(value, list | dict):
                    let_go(value)
            let_go(held)


def _rank(document: Document) -> tuple[object, ...]:
    """The documented order: validity, stars, popularity, name, code."""
    validity = {True: 0, None: 1, False: 2}[document.valid]
    standing = validity, -(document.stars or 0), -document.popularity
    return *standing, fold(document.name), document.name, document.code
