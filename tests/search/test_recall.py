"""Candidates from postings against a full scan: what the scan puts first is among them."""

import random
from collections.abc import Iterator

import pytest

from benchmarks.search.queries import make
from benchmarks.search.recombined import recombined
from catalog.search import Document, SearchIndex
from catalog.search.candidates import columns_of, find

SIZE = 3_000


def documents(sample: list[Document]) -> Iterator[Document]:
    """A catalogue far larger than the number of candidates."""
    return recombined(sample, SIZE)


def test_what_a_full_scan_puts_first_is_a_candidate(sample: list[Document]) -> None:
    index = SearchIndex.build(documents(sample))
    queries = make(sample, 12, seed=5)
    random.Random(5).shuffle(queries)
    missed = [query.text for query in queries if not _same_first(index, query.text)]
    assert len(missed) <= len(queries) // 100, missed


def _same_first(index: SearchIndex, query: str) -> bool:
    within = index._searcher
    reading = within.read(query)
    columns = columns_of(reading, within.vocabulary)
    scorer, postings, facts = within.scorer, within.postings, within.facts
    some = find(reading, columns, postings, facts, None).numbers
    every = find(reading, columns, postings, facts, None, SIZE).numbers
    if not len(every):
        return True
    best = scorer.score(reading, columns, every).totals[0]
    found = scorer.score(reading, columns, some).totals[0]
    return bool(found >= best - 1e-3)


def test_postings_come_to_the_same_one_by_one_or_put_together_and_remembered(
    sample: list[Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ["keo lac dinh manh", "bánh cáy làng nguyễn", "ruou nep cai"]
    monkeypatch.setattr("catalog.search.sums.FEW", 0)
    index = SearchIndex.build(sample)
    one_by_one = [index.search(text).hits for text in texts]
    assert not index._searcher.postings.weighed
    monkeypatch.setattr("catalog.search.sums.FEW", 512)
    for most in (2048, 3):
        monkeypatch.setattr("catalog.search.postings.MOST_REMEMBERED", most)
        monkeypatch.setattr("catalog.search.vocabulary.MOST_REMEMBERED", most)
        index = SearchIndex.build(sample)
        for _ in range(2):
            assert [index.search(text).hits for text in texts] == one_by_one
            assert 0 < len(index._searcher.postings.weighed) <= most


def test_what_bears_the_very_name_is_a_candidate_whatever_the_sums_say() -> None:
    names = ("Bơ bò bổ bộ bọ bờ", "Bo", "Bo tươi", "Bo")
    index = SearchIndex.build(Document(at, f"P{at}", name) for at, name in enumerate(names))
    reading = index._searcher.read("bo")
    columns = columns_of(reading, index._searcher.vocabulary)
    found = find(reading, columns, index._searcher.postings, index._searcher.facts, None, most=1)
    assert [index._searcher.documents[at].name for at in found.numbers] == [
        "Bo",
        "Bo",
        "Bơ bò bổ bộ bọ bờ",
    ]


def test_of_many_documents_the_same_are_candidates(
    sample: list[Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    index = SearchIndex.build(documents(sample))
    queries = [query.text for query in make(sample, 3, seed=6)]
    of_few = [_candidates(index, query) for query in queries]
    monkeypatch.setattr("catalog.search.candidates.MANY", 0)
    assert [_candidates(index, query) for query in queries] == of_few


def _candidates(index: SearchIndex, query: str) -> tuple[list[int], int]:
    reading = index._searcher.read(query)
    columns = columns_of(reading, index._searcher.vocabulary)
    found = find(reading, columns, index._searcher.postings, index._searcher.facts, None)
    return found.numbers.tolist(), found.reached
