"""`ocop-bot check`"""

import asyncio
import logging

import typer
from rich.text import Text

from bot.cli.terminal import DatabaseOption, load_settings, screen

STYLES = {"OK": "green", "note": "yellow", "WRONG": "bold red"}


def check(database: DatabaseOption = None) -> None:
    """Look at settings, database, token and proxy; say what is wrong and how to mend it."""
    if not asyncio.run(_all_well(database)):
        raise typer.Exit(1)


async def _all_well(database: str | None) -> bool:
    from bot.check import State, findings

    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)  # it is said here, in words
    settings = load_settings(**({"database_url": database} if database else {}))
    well = True
    async for finding in findings(settings):
        well = well and finding.state is not State.WRONG
        state = finding.state.value
        line = Text.assemble((f"{state:<6}", STYLES[state]), f"{finding.what}: {finding.says}")
        screen().print(line, soft_wrap=True)
        if finding.mend:
            screen().print(Text(f"      {finding.mend}", style="dim"), soft_wrap=True)
    return well
