"""`ocop-bot import`"""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.terminal import DatabaseOption, errors, fail, screen

if TYPE_CHECKING:
    from catalog.importing import ImportResult
    from catalog.problems import RowError

MOST_ERRORS = 100
"""A table of more is no help: the same mistake stands in every row."""


def import_catalogue(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="An Excel workbook (.xlsx) or CSV, with a row of headings."
        ),
    ],
    database: DatabaseOption = None,
) -> None:
    """Load a catalogue: all of the file or, where anything in it is wrong, nothing."""
    if not file.is_file():
        fail(f"{file} is no file.", "docs/catalogue.md says what it holds.")
    asyncio.run(_import(file, database))


async def _import(file: Path, url: str | None) -> None:
    from bot.cli.databases import opened
    from catalog.importing import import_file
    from catalog.places import shipped
    from catalog.problems import ImportFailed

    async with opened(url) as database:
        try:
            with progress_bar(file.name) as progress:
                async with database.transaction() as session:
                    now = datetime.now(UTC)
                    result = await import_file(session, file, now, shipped(), progress)
        except ImportFailed as failed:
            _show_errors(file, failed.errors)
            raise typer.Exit(1) from None
        except OSError as error:
            fail(f"{file}: {error.strerror}.")
    if result.notes:
        _show(result.notes, "cần biết (what to know)")
    screen().print(_summary(result), soft_wrap=True)


@contextmanager
def progress_bar(name: str) -> Iterator[Callable[[int, int], None]]:
    """Moves on a terminal only."""
    from rich.progress import Progress

    console = errors()
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(name, total=None)
        yield lambda done, whole: bar.update(task, completed=done, total=whole)


def _show_errors(file: Path, wrong: Sequence["RowError"]) -> None:
    _show(wrong, "sai ở đâu (what is wrong)")
    told = f"{file}: {len(wrong)} chỗ sai, chưa nạp gì cả. (Nothing was stored.)"
    errors().print(told, style="bold", markup=False, soft_wrap=True)


def _show(told: Sequence["RowError"], what: str) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("dòng (row)", justify="right")
    table.add_column("cột (column)", no_wrap=True)
    table.add_column(what)
    for error in told[:MOST_ERRORS]:
        said = Text.assemble(error.message_vi, "\n", (error.message_en, "dim"))
        table.add_row(str(error.row or ""), Text(error.column), said)
    console = errors()
    console.print(table)
    if len(told) > MOST_ERRORS:
        console.print(f"… and {len(told) - MOST_ERRORS} more.")


def _summary(result: "ImportResult") -> str:
    return (
        f"Products: {result.products_new} new, {result.products_changed} changed, "
        f"{result.products_same} as before.\n"
        f"Producers: {result.producers_new} new, {result.producers_changed} changed, "
        f"{result.producers_same} as before."
    )
