"""Ours beside the peers: `python -m benchmarks.search [--catalog CSV] [--queries TSV] [--scale]`.

Without files, the shipped sample and queries made from it. `--scale` adds the growth from 1,000
to 1,000,000 products. Numbers of one run compare with each other only.
"""

import argparse
import platform
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.search import peers
from benchmarks.search.quality import rows
from benchmarks.search.queries import KINDS, Query, make
from benchmarks.search.recombined import recombined
from benchmarks.search.scaling import percentile, scaling
from catalog.search import Document, documents_from_csv

SAMPLE = Path(__file__).parents[2] / "catalog" / "sample" / "thai_binh.csv"
OF_A_KIND = 60
LATENCY_SIZE = 18_000
LATENCY_QUERIES = 60


def queries_of(path: Path | None, documents: Sequence[Document]) -> list[Query]:
    """Labelled queries from a file of kind, query, gold; or made from the documents."""
    if path is None:
        return make(documents, OF_A_KIND, seed=1)
    return [Query(kind, text, frozenset(gold.split())) for kind, text, gold in rows(path)]


def runs(documents: Sequence[Document], texts: Sequence[str], apart: Path) -> Iterator[peers.Run]:
    """Every engine in turn; one that cannot be had says why and is left out."""
    engines: tuple[Callable[[], peers.Run], ...] = (
        lambda: peers.wratio(documents, texts),
        lambda: peers.tantivy(documents, texts, apart),
        lambda: peers.minisearch(documents, texts, apart),
        lambda: peers.fts5(documents, texts),
        lambda: peers.pg_trgm(documents, texts),
        lambda: peers.ours(documents, texts),
    )
    for engine in engines:
        try:
            yield engine()
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"(left out: {error})")


def quality_row(run: peers.Run, queries: Sequence[Query]) -> str:
    """hit@1 over all and by kind, hit@3, latency and build time, as a row of Markdown."""
    first: dict[str, list[bool]] = defaultdict(list)
    third = []
    for query, found in zip(queries, run.found, strict=True):
        first[query.kind].append(bool(found) and found[0] in query.gold)
        third.append(bool(query.gold.intersection(found)))
    every = [hit for hits in first.values() for hit in hits]
    kinds = (f"{sum(first[k]) / len(first[k]):.2f}" for k in KINDS if first[k])
    cells = (
        run.engine,
        f"{sum(every) / len(every):.3f}",
        *kinds,
        f"{sum(third) / len(third):.3f}",
        f"{percentile(run.ms, 0.5):.2f}",
        f"{percentile(run.ms, 0.95):.2f}",
        f"{run.build_seconds:.2f}",
    )
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--catalog", type=Path, default=SAMPLE)
    parser.add_argument("--queries", type=Path)
    parser.add_argument("--scale", action="store_true")
    chosen = parser.parse_args()
    documents = documents_from_csv(chosen.catalog)
    queries = queries_of(chosen.queries, documents)
    print(f"{platform.machine()}, Python {platform.python_version()}, {len(documents)} products,")
    print(f"{len(queries)} queries; hit@1 by kind, then hit@3, ms p50, ms p95, build s\n")
    print(f"| engine | all | {' | '.join(KINDS)} | @3 | p50 | p95 | build |")
    print("|---" * (len(KINDS) + 6) + "|")
    with tempfile.TemporaryDirectory() as folder:
        for run in runs(documents, [query.text for query in queries], Path(folder)):
            print(quality_row(run, queries), flush=True)
    many = list(recombined(documents, LATENCY_SIZE))
    texts = [query.text for query in queries[:: max(1, len(queries) // LATENCY_QUERIES)]]
    print(f"\nAt {LATENCY_SIZE:,} products, processor ms p50 and p95:")
    for engine in (peers.wratio, peers.fts5, peers.ours):
        run = engine(many, texts)
        times = run.processor_ms
        print(f"{run.engine}: {percentile(times, 0.5):.1f}, {percentile(times, 0.95):.1f}")
    if chosen.scale:
        scaling(chosen.catalog)


if __name__ == "__main__":
    main()
