"""Why an answer is what it is, as plain data that a table can show."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from catalog.search.candidates import Columns, Found
from catalog.search.reading import Reading
from catalog.search.scoring import NAME_BONUS, Scored
from catalog.search.types import Answer, Document
from catalog.search.vocabulary import Vocabulary

MOST_VARIANTS = 6


@dataclass(frozen=True, slots=True)
class WordExplained:
    """A word of the query: its part, what it gains and costs, what it may stand for (0..1)."""

    text: str
    part: str
    gain: float
    cost: float
    stands_for: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class WayExplained:
    """Another way to read some words of the query."""

    said: str
    read_as: str
    fit: float


@dataclass(frozen=True, slots=True)
class FacetExplained:
    """A facet found in the query, and how it is taken: stated, implied or of the buyer."""

    said: str
    means: str
    taken: str


@dataclass(frozen=True, slots=True)
class ProductExplained:
    """A candidate and the parts of its score.

    `held` says for each word of the query how well the product holds it, 0..1.
    """

    code: str
    name: str
    total: float
    won: float
    lost: float
    named: float
    pairs: float
    head: float
    whole: float
    order: float
    held: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """How an answer came about."""

    answer: Answer
    words: tuple[WordExplained, ...]
    ways: tuple[WayExplained, ...]
    facets: tuple[FacetExplained, ...]
    candidates: int
    products: tuple[ProductExplained, ...]


def explain(
    answer: Answer,
    reading: Reading,
    columns: Columns,
    vocabulary: Vocabulary,
    found: Found,
    scored: Scored | None,
    documents: Sequence[Document],
    most: int,
) -> Explanation:
    """The parts of an answer laid side by side."""
    positions = range(0 if scored is None else min(most, len(scored.numbers)))
    return Explanation(
        answer,
        tuple(
            _word(at, reading, columns, vocabulary, scored) for at in range(len(reading.tokens))
        ),
        tuple(
            WayExplained(
                _said(reading, way.start, way.end), " ".join(t.text for t in way.words), way.fit
            )
            for way in reading.ways
        ),
        tuple(_facets(reading)),
        len(found.numbers),
        tuple(_product(scored, at, documents) for at in positions if scored is not None),
    )


def _said(reading: Reading, start: int, end: int) -> str:
    return " ".join(one.text for one in reading.tokens[start:end])


def _word(
    at: int, reading: Reading, columns: Columns, vocabulary: Vocabulary, scored: Scored | None
) -> WordExplained:
    one = reading.tokens[at]
    ids, likeness = columns.of(one)
    pairs = zip(ids[:MOST_VARIANTS].tolist(), likeness[:MOST_VARIANTS].tolist(), strict=True)
    return WordExplained(
        one.text,
        reading.parts[at].value,
        0.0 if scored is None else _rounded(scored.gains[at]),
        0.0 if scored is None else _rounded(scored.costs[at]),
        tuple((vocabulary.tokens[word].text, round(alike, 2)) for word, alike in pairs),
    )


def _facets(reading: Reading) -> list[FacetExplained]:
    explained = []
    for facet in reading.facets:
        places = facet.places or ((facet.nowhere,) if facet.nowhere else ())
        means = "; ".join(f"{p.level.value}: {p.name} {p.within}".strip() for p in places)
        taken = "of the buyer" if facet.context else "stated" if facet.explicit else "implied"
        said = _said(reading, facet.start, facet.end)
        explained.append(FacetExplained(said, means or str(facet.facets), taken))
    return explained


def _product(scored: Scored, at: int, documents: Sequence[Document]) -> ProductExplained:
    document = documents[int(scored.numbers[at])]
    return ProductExplained(
        document.code,
        document.name,
        _rounded(scored.totals[at]),
        _rounded(scored.won[:, at].sum()),
        -_rounded(scored.lost[:, at].sum()),
        _rounded(NAME_BONUS * scored.named[at]),
        _rounded(scored.pairs[at]),
        _rounded(scored.head[at]),
        _rounded(scored.whole[at]),
        _rounded(scored.order[at]),
        tuple(_rounded(held) for held in scored.held[:, at]),
    )


def _rounded(value: np.float32) -> float:
    return round(float(value), 2)
