"""`ocop-bot export`"""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.terminal import DatabaseOption, fail, screen
from catalog.private_files import new_file, refuse_existing

export = typer.Typer(help="Write what was collected to a file.", no_args_is_help=True)
SUFFIXES = (".xlsx", ".csv")


@export.command("registrations")
def export_registrations(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="An event's code, or all.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="FILE.xlsx or FILE.csv.")],
    database: DatabaseOption = None,
) -> None:
    """Write the registrations of one event, or of all, into a new file. It holds phone numbers."""
    if file.suffix.lower() not in SUFFIXES:
        fail(f"{file} is no .xlsx and no .csv.", "The end of its name says what is written.")
    if not file.parent.is_dir():
        fail(f"{file.parent} is no folder.")
    try:
        refuse_existing(file)
        content = asyncio.run(_content(event, file.suffix.lower(), database))
        with new_file(file) as raw:
            raw.write(content)
    except FileExistsError:
        fail(f"{file} is there already.", "Give a file that is not there yet.")
    except OSError as error:
        fail(f"{file}: {error.strerror}.")
    screen().print(f"{file} written. It holds phone numbers: keep it safe.", soft_wrap=True)


async def _content(code: str, suffix: str, url: str | None) -> bytes:
    from bot.cli.databases import opened
    from catalog.matching import events, exports

    async with opened(url) as database, database.session(read_only=True) as session:
        event = None
        if code.lower() != "all":
            event = await events.by_code(session, code)
            if event is None:
                fail(f"no event has the code {code}.", "Its screen under /organise tells it.")
        make = exports.as_csv if suffix == ".csv" else exports.as_xlsx
        return await make(session, event)
