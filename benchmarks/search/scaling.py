"""How time and memory grow with the catalogue: `python -m benchmarks.search.scaling CATALOGUE`.

Every size runs in a process of its own, so that its peak memory is its own. Ratios within one
run are what counts; the milliseconds are the machine's.
"""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.search.lateness import lateness
from benchmarks.search.queries import make
from benchmarks.search.recombined import recombined
from catalog.search import SearchIndex, documents_from_csv

SIZES = (1_000, 18_000, 100_000, 1_000_000)
QUERIES_OF_A_KIND = 30


def percentile(times: list[float], share: float) -> float:
    """The value below which a share of the times lies."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def measure(path: Path, size: int) -> dict[str, float]:
    """Of one size, in this process: build and latency in processor time, peak memory (MB), and
    how late the event loop was while queries were answered and while the index was freed."""
    real = documents_from_csv(path)
    documents = list(recombined(real, size))
    began = time.process_time()
    index = SearchIndex.build(documents)
    built = time.process_time() - began
    del documents
    queries = [query.text for query in make(real, QUERIES_OF_A_KIND, seed=11)]
    for query in queries[::10]:
        index.search(query)
    times = [_cost(index, query) for query in queries]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    asking, freeing = lateness(index, queries)
    return {
        "size": size,
        "build_s": round(built, 2),
        "peak_mb": round(peak / 1024),
        "p50_ms": round(percentile(times, 0.5), 2),
        "p95_ms": round(percentile(times, 0.95), 2),
        "max_ms": round(max(times), 1),
        "loop_late_p99_ms": round(percentile(asking, 0.99), 1),
        "loop_late_max_ms": round(max(asking), 1),
        "loop_late_freeing_ms": round(max(freeing), 1),
    }


def _cost(index: SearchIndex, query: str) -> float:
    """Processor milliseconds of one query: what a busy machine cannot blur."""
    began = time.process_time()
    index.search(query)
    return (time.process_time() - began) * 1000


def scaling(path: Path, sizes: tuple[int, ...] = SIZES) -> list[dict[str, float]]:
    """One row a size, each from a process of its own."""
    rows = []
    for size in sizes:
        command = [sys.executable, "-m", "benchmarks.search.scaling", str(path), str(size)]
        output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        rows.append(json.loads(output.splitlines()[-1]))
        print(rows[-1], flush=True)
    return rows


def main() -> None:
    """All sizes, or only the one given."""
    path = Path(sys.argv[1])
    if len(sys.argv) > 2:
        print(json.dumps(measure(path, int(sys.argv[2]))))
    else:
        scaling(path)


if __name__ == "__main__":
    main()
