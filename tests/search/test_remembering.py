"""What was asked lately is not searched again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.search import Answer, Document, Facets, SearchIndex


@pytest.fixture
def index(sample: list[Document]) -> SearchIndex:
    return SearchIndex.build(sample)


def said(answer: Answer) -> tuple[object, ...]:
    """All of it but how long it took."""
    return answer.query, answer.intent, answer.understood, answer.hits, answer.total, answer.near


@given(st.lists(st.sampled_from(["keo lac", "kẹo lạc", "Kẹo  Lạc", "3 sao", "máy bay", ""])))
def test_a_remembered_answer_is_the_answer(thai_binh: SearchIndex, asked: list[str]) -> None:
    for text in asked:
        assert said(thai_binh.answer(text)) == said(thai_binh.search(text))


def test_what_was_asked_is_not_searched_again(
    index: SearchIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = index.answer("Kẹo lạc")
    monkeypatch.setattr(index, "search", None)
    assert index.answer("kẹo  lạc ").hits is first.hits


def test_limits_and_filters_are_parts_of_the_question(index: SearchIndex) -> None:
    everything = index.answer("gạo")
    assert len(everything.hits) > 1
    assert len(index.answer("gạo", limit=1).hits) == 1
    few = index.answer("gạo", facets=Facets(stars_min=4))
    assert 0 < few.total < everything.total


def test_no_more_is_remembered_than_there_is_room_for(
    index: SearchIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index._answers, "most", 2)
    first = index.answer("gạo")
    for text in ("chè", "mắm", "gạo"):
        last = index.answer(text)
    assert (last.hits == first.hits, last.hits is first.hits) == (True, False)
