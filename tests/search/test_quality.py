"""Hit rates by kind of trouble, over queries made from the shipped sample: floors that hold."""

from collections import Counter
from pathlib import Path

from benchmarks.search.queries import make
from catalog.search import SearchIndex, documents_from_csv

SAMPLE = Path(__file__).parents[2] / "catalog" / "sample" / "thai_binh.csv"
EACH = 40
FLOOR_ALL = 0.97
FLOOR_OF_A_KIND = 0.9


def test_hit_rates_stay_above_their_floors(thai_binh: SearchIndex) -> None:
    queries = make(documents_from_csv(SAMPLE), EACH, seed=2026)
    right: Counter[str] = Counter()
    for query in queries:
        answer = thai_binh.search(query.text)
        best = (answer.hits or answer.near)[:1]
        right[query.kind] += bool(best) and best[0].document.code in query.gold
    assert right.total() / len(queries) >= FLOOR_ALL, right
    assert min(right.values()) / EACH >= FLOOR_OF_A_KIND, right
