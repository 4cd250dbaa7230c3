"""`ocop-bot stats`"""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bot.cli.terminal import DatabaseOption, screen

if TYPE_CHECKING:
    from catalog.catalogue import Statistics


def stats(database: DatabaseOption = None) -> None:
    """What the catalogue holds: products by stars, group and recognition, producers by kind."""
    asyncio.run(_stats(database))


async def _stats(url: str | None) -> None:
    from bot.cli.databases import opened
    from catalog.catalogue import statistics

    today = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()
    async with opened(url) as database, database.session(read_only=True) as session:
        _show(await statistics(session, today))


def _show(counts: "Statistics") -> None:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column()
    table.add_column(justify="right")
    for label, number, what, parts in (
        ("products", counts.products, "stars", counts.by_stars),
        ("", None, "group", counts.by_group),
        ("", None, "recognition", counts.by_state),
        ("producers", counts.producers, "kind", counts.by_kind),
    ):
        if label:
            table.add_row(f"[bold]{label}[/bold]", str(number))
        for name, count in _in_order(what, parts):
            table.add_row(f"  {name}", str(count))
        if parts:
            table.add_row()
    screen().print(table)


def _in_order(what: str, parts: Mapping[Any, int]) -> list[tuple[str, int]]:
    """The most first, what is not known last."""
    known = sorted((item for item in parts.items() if item[0] is not None), key=_place)
    named = [(_name(what, name), number) for name, number in known]
    return [*named, (f"{what} not told", parts[None])] if parts.get(None) else named


def _name(what: str, name: object) -> str:
    if isinstance(name, int):
        return f"{name} {what}"
    return f"{what} {name}".replace("_", " ") if what == "recognition" else str(name)


def _place(item: tuple[Any, int]) -> tuple[int, str]:
    return -item[1], str(item[0])
