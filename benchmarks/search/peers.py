"""Other engines over the same documents and queries, each as people set it up.

Peers that are packages of their own (Tantivy, MiniSearch) are installed into a folder apart and
run as subprocesses that read JSON lines: `[build seconds]` first, then codes and milliseconds.
"""

import json
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz import fuzz, process, utils

from benchmarks.search.peer_postgres import cluster
from catalog.search import Document, SearchIndex
from catalog.search.text import fold

TOP = 3
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Run:
    """What an engine found for every query, and what it took.

    `processor_ms` is this process's own time, which a busy machine does not blur; of engines that
    work in it only.
    """

    engine: str
    build_seconds: float
    found: list[list[str]]
    ms: list[float]
    processor_ms: list[float] = field(default_factory=list)


def text_of(document: Document) -> str:
    """What the peers index of a product, folded: its names and its place."""
    where = (document.commune, document.district, document.province)
    return fold(" ".join((document.name, *document.other_names, *where)))


def _timed(
    engine: str, build: float, queries: Sequence[str], ask: Callable[[str], list[str]]
) -> Run:
    found, times, processor = [], [], []
    for query in queries:
        began, spent = time.perf_counter(), time.process_time()
        found.append(ask(query)[:TOP])
        times.append((time.perf_counter() - began) * 1000)
        processor.append((time.process_time() - spent) * 1000)
    return Run(engine, build, found, times, processor)


def ours(documents: Sequence[Document], queries: Sequence[str]) -> Run:
    """This project's index; what is near counts where nothing is confident, as in the chat."""
    began = time.perf_counter()
    index = SearchIndex.build(documents)
    build = time.perf_counter() - began

    def ask(query: str) -> list[str]:
        answer = index.search(query)
        return [hit.document.code for hit in answer.hits or answer.near]

    return _timed("ours", build, queries, ask)


def wratio(documents: Sequence[Document], queries: Sequence[str]) -> Run:
    """RapidFuzz as bots use it: `process.extract(WRatio)` over the folded names."""
    began = time.perf_counter()
    names = [utils.default_process(fold(document.name)) for document in documents]
    build = time.perf_counter() - began

    def ask(query: str) -> list[str]:
        folded = utils.default_process(fold(query))
        best = process.extract(folded, names, scorer=fuzz.WRatio, limit=TOP)
        return [documents[at].code for _, _, at in best]

    return _timed("RapidFuzz WRatio", build, queries, ask)


def fts5(documents: Sequence[Document], queries: Sequence[str]) -> Run:
    """SQLite FTS5 with the trigram tokenizer and bm25, any trigram counting."""
    began = time.perf_counter()
    database = sqlite3.connect(":memory:")
    database.execute("create virtual table p using fts5(code unindexed, t, tokenize='trigram')")
    rows = ((document.code, text_of(document)) for document in documents)
    database.executemany("insert into p values (?, ?)", rows)
    build = time.perf_counter() - began

    def ask(query: str) -> list[str]:
        folded = fold(query).replace('"', " ")
        grams = dict.fromkeys(folded[at : at + 3] for at in range(len(folded) - 2))
        match = " OR ".join(f'"{gram}"' for gram in grams)
        sql = "select code from p where p match ? order by bm25(p) limit ?"
        return [row[0] for row in database.execute(sql, (match, TOP))] if match else []

    return _timed("SQLite FTS5 trigram", build, queries, ask)


def pg_trgm(documents: Sequence[Document], queries: Sequence[str]) -> Run:
    """PostgreSQL's pg_trgm: the nearest by trigram distance, from a GiST index."""
    with cluster() as database:
        began = time.perf_counter()
        database.execute("create table p (code text, t text)")
        with database.cursor().copy("copy p from stdin") as copy:
            for document in documents:
                copy.write_row((document.code, text_of(document)))
        database.execute("create index on p using gist (t gist_trgm_ops)")
        database.execute("analyze p")
        build = time.perf_counter() - began

        def ask(query: str) -> list[str]:
            sql = "select code from p order by t <-> %s limit %s"
            return [code for (code,) in database.execute(sql, (fold(query), TOP))]

        return _timed("PostgreSQL pg_trgm", build, queries, ask)


def tantivy(documents: Sequence[Document], queries: Sequence[str], apart: Path) -> Run:
    """Tantivy with every word exact or, scoring less, one edit away."""
    python = apart / "venv" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(apart / "venv")], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", "tantivy"], check=True)
    script = [str(python), str(HERE / "peer_tantivy.py")]
    return _apart("Tantivy fuzzy", script, documents, queries, apart)


def minisearch(documents: Sequence[Document], queries: Sequence[str], apart: Path) -> Run:
    """MiniSearch (JavaScript) with prefix search and fuzziness 0.2, its documented example."""
    if not (apart / "node_modules" / "minisearch").exists():
        subprocess.run(["npm", "init", "-y"], cwd=apart, check=True, capture_output=True)
        subprocess.run(["npm", "install", "--silent", "minisearch"], cwd=apart, check=True)
    script = apart / "peer_minisearch.cjs"
    shutil.copy(HERE / "peer_minisearch.cjs", script)
    return _apart("MiniSearch", ["node", str(script)], documents, queries, apart)


def _apart(
    engine: str,
    command: list[str],
    documents: Sequence[Document],
    queries: Sequence[str],
    apart: Path,
) -> Run:
    asked = {
        "documents": [[document.code, text_of(document)] for document in documents],
        "queries": [fold(query) for query in queries],
        "top": TOP,
    }
    done = subprocess.run(
        command, input=json.dumps(asked), capture_output=True, text=True, check=True, cwd=apart
    )
    said = json.loads(done.stdout)
    return Run(engine, said["build"], said["found"], said["ms"])
