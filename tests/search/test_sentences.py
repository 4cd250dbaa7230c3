"""Whole sentences as people type them, over the shipped sample; a floor for all of them."""

from collections.abc import Iterator
from pathlib import Path

from catalog.search import Answer, SearchIndex

SENTENCES = Path(__file__).parent / "sentences.tsv"
FLOOR = 0.95


def rows() -> Iterator[tuple[str, str, list[str]]]:
    """Query, mode and right names of every sentence."""
    for line in SENTENCES.read_text(encoding="utf-8").splitlines()[1:]:
        query, mode, gold = [*line.split("\t"), ""][:3]
        yield query, mode, [name.strip() for name in gold.split(";") if name.strip()]


def is_right(answer: Answer, mode: str, gold: list[str]) -> bool:
    """Whether an answer is what a row asks for."""
    names = [hit.document.name for hit in answer.hits]
    if mode == "absent":
        return not answer.confident
    if mode == "all":
        return set(names) == set(gold)
    if mode.startswith("intent:") and answer.intent != mode.removeprefix("intent:"):
        return False
    return not gold or (bool(names) and names[0] in gold)


def test_natural_sentences_are_answered_right(thai_binh: SearchIndex) -> None:
    wrong = [
        (query, mode, answer.intent.value, [hit.document.name for hit in answer.hits[:3]])
        for query, mode, gold in rows()
        if not is_right(answer := thai_binh.search(query), mode, gold)
    ]
    total = sum(1 for _ in rows())
    assert total > 100
    assert len(wrong) <= (1 - FLOOR) * total, wrong
