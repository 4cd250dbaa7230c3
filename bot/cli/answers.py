"""Answers of the search: as a table for people, as a line of JSON for programs."""

import json
import re

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from catalog.search import Answer, Document, Facets, Hit, PlaceName

MOST = 10
BREAKS = re.compile("[\x85\u2028\u2029]")
"""What some readers take for the end of a line, though JSON does not escape it."""


def line(query: str, answer: Answer) -> bytes:
    """One JSON object and a newline. Where nothing is confident, `hits` are the nearest."""
    hits = [
        {"code": hit.document.code, "name": hit.document.name, "score": round(hit.score, 2)}
        for hit in (answer.hits or answer.near)[:MOST]
    ]
    text = json.dumps(
        {
            "query": query,
            "intent": answer.intent.value,
            "confident": answer.confident,
            "hits": hits,
            "ms": round(answer.ms, 3),
        },
        ensure_ascii=False,
    )
    return BREAKS.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode() + b"\n"


def show(console: Console, answer: Answer) -> None:
    console.print(_summary(answer), markup=False, soft_wrap=True)
    hits = answer.hits or answer.near
    if hits:
        console.print(_table(hits[:MOST]))
    if answer.total > MOST:
        console.print(f"{answer.total - MOST} more.")


def _summary(answer: Answer) -> str:
    found = f"{answer.total} found" if answer.confident else "nothing sure"
    if answer.near and not answer.confident:
        found += ", the nearest are"
    understood = " · ".join(understood_parts(answer)) or "–"
    return f"{answer.intent.value}: {understood}  ({found}, {answer.ms:.1f} ms)"


def understood_parts(answer: Answer) -> list[str]:
    """What was understood, part by part, the words sought first."""
    understood = answer.understood
    facets = understood.facets
    parts = [
        understood.sought,
        understood.without,
        _stars(facets),
        facets.group,
        _place(facets.place) if facets.place else "",
        facets.producer_kind,
        f"≤ {facets.price_max:,} VND" if facets.price_max is not None else "",
        *facets.standards,
        "recognition in force" if facets.valid_only else "",
    ]
    if understood.place_choices:
        parts.append("which place? " + " / ".join(map(_place, understood.place_choices)))
    return [part for part in parts if part]


def _stars(facets: Facets) -> str:
    low, high = facets.stars_min, facets.stars_max
    if low == high:
        return f"{low} stars" if low else ""
    return f"{low or 1}–{high or 5} stars"


def _place(place: PlaceName) -> str:
    within = f", {place.within}" if place.within else ""
    return f"{place.name} ({place.level.value.replace('_', ' ')}{within})"


def _table(hits: tuple[Hit, ...]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("#", justify="right")
    table.add_column("code", no_wrap=True)
    table.add_column("product", ratio=3)
    table.add_column("stars")
    table.add_column("producer", ratio=3)
    table.add_column("place", ratio=2)
    table.add_column("score", justify="right")
    for at, hit in enumerate(hits, 1):
        document = hit.document
        cells = (document.code, document.name, "★" * (document.stars or 0), document.producer)
        table.add_row(str(at), *map(_cell, cells), _where(document), f"{hit.score:.1f}")
    return table


def _where(document: Document) -> str:
    return _cell(", ".join(filter(None, (document.commune, document.district, document.province))))


def _cell(text: str) -> str:
    return escape(text)
