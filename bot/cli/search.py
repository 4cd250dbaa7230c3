"""`ocop-bot search`"""

import asyncio
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from bot.cli.terminal import DatabaseOption, errors, fail, load_settings, screen

if TYPE_CHECKING:
    from catalog.search import Document, SearchIndex, Words


def search(
    query: Annotated[str | None, typer.Argument(help="As one would ask in a shop.")] = None,
    jsonl: Annotated[
        bool,
        typer.Option(
            "--jsonl", help="One query a line on stdin, one JSON object a line on stdout."
        ),
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Also show how each part of a score came about.")
    ] = False,
    database: DatabaseOption = None,
    catalog: Annotated[
        Path | None,
        typer.Option("--catalog", metavar="FILE.csv", help="Search a file; needs no database."),
    ] = None,
) -> None:
    """Ask the catalogue in the terminal."""
    if jsonl == (query is not None):
        fail("search takes one query, or --jsonl and queries on stdin.")
    index = _index(database, catalog)
    if query is not None:
        _show(index, query, explain)
    else:
        _answer_lines(index)


def _show(index: "SearchIndex", query: str, explain: bool) -> None:
    from bot.cli.answers import show

    show(screen(), index.search(query))
    if explain:
        from bot.cli.explaining import show_explanation

        show_explanation(screen(), index.explain(query))


def _answer_lines(index: "SearchIndex") -> None:
    """Answers each line as it comes. Bytes that are no UTF-8 become U+FFFD; nothing stops it."""
    from bot.cli.answers import line

    try:
        for raw in sys.stdin.buffer:
            query = raw.decode("utf-8", "replace").removeprefix("\ufeff").rstrip("\r\n")
            sys.stdout.buffer.write(line(query, index.search(query)))
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Whoever read the answers has gone; Python would complain when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _index(database: str | None, catalog: Path | None) -> "SearchIndex":
    from catalog.search import SearchIndex

    words = _words()
    if catalog:
        return SearchIndex.build(_documents_of_file(catalog), words)
    documents = asyncio.run(_documents_of_database(database))
    if not documents:
        errors().print("The database has no products yet; this searches the sample catalogue.")
        documents = _documents_of_sample()
    return SearchIndex.build(documents, words)


def _words() -> "Words":
    from catalog.search import Words, WordsError

    try:
        return Words.load(load_settings().words_folder)
    except WordsError as error:
        fail(f"{error}.", "OCOP_WORDS is a folder of word lists; docs/search.md tells their form.")


def _documents_of_file(path: Path) -> list["Document"]:
    import csv

    from catalog.search import documents_from_csv

    try:
        return documents_from_csv(path)
    except OSError as error:
        fail(f"{path}: {error.strerror}.")
    except (UnicodeDecodeError, csv.Error):
        fail(f"{path} is not a CSV file in UTF-8.", "In Excel: save as “CSV UTF-8”.")
    except KeyError as error:
        fail(f"{path} has no column {error}.", "docs/catalogue.md says which columns there are.")


async def _documents_of_database(url: str | None) -> list["Document"]:
    from bot.cli.databases import opened
    from catalog.catalogue import documents

    today = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()
    async with opened(url) as database, database.session(read_only=True) as session:
        return await documents(session, today)


def _documents_of_sample() -> list["Document"]:
    from catalog.importing import SAMPLE
    from catalog.search import documents_from_csv

    return documents_from_csv(SAMPLE)
