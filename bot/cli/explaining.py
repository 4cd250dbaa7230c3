"""Why a search found what it found, as tables a person can follow."""

import re
from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from catalog.search.explanation import Explanation, ProductExplained


def show_explanation(console: Console, explanation: Explanation) -> None:
    if explanation.ways:
        ways = ((way.said, way.read_as, f"{way.fit:.2f}") for way in explanation.ways)
        _print(console, "Other ways to read it", ("said", "read as", "fit"), ways)
    if explanation.facets:
        facets = ((facet.said, _means(facet.means), facet.taken) for facet in explanation.facets)
        _print(console, "Facets", ("said", "means", "taken as"), facets)
    words = (
        (
            word.text,
            word.part,
            f"{word.gain:.2f}",
            f"{word.cost:.2f}",
            ", ".join(f"{text} {alike:.2f}" for text, alike in word.stands_for),
        )
        for word in explanation.words
    )
    _print(console, "Words", ("word", "part", "gain", "cost", "may stand for"), words)
    _show_products(console, explanation)


def _means(told: str) -> str:
    """Of a record of facets, those that are set."""
    given = re.findall(r"(\w+)=('[^']+'|\d+|True|\('.*?\))", told)
    return ", ".join(f"{name} {value}" for name, value in given) or told


PARTS = {
    "won": "words it holds",
    "lost": "words it lacks",
    "named": "how much of its name was said",
    "pairs": "neighbours that it holds, too",
    "head": "its name begins with what is sought",
    "order": "the order of the words",
    "whole": "its very name, or what is not wanted",
}


def _show_products(console: Console, explanation: Explanation) -> None:
    """The parts of each score, then how well each product holds the words that any holds."""
    products = explanation.products
    if not products:
        return
    title = f"Products, of {explanation.candidates} candidates: the total is the sum of the parts"
    parts = [name for name in PARTS if any(_told(one, name) for one in products)]
    rows = ((one.code, one.name, f"{one.total:.2f}", *_parts(one, parts)) for one in products)
    _print(console, title, ("code", "product", "total", *parts), rows)
    for name in parts:
        console.print(Text(f"  {name}: {PARTS[name]}"))
    told = [
        at for at in range(len(explanation.words)) if any(product.held[at] for product in products)
    ]
    words = (f"“{explanation.words[at].text}”" for at in told)
    held = ((one.code, *_held(one, told)) for one in products)
    _print(console, "How well each holds the words", ("code", *words), held)


def _told(one: ProductExplained, part: str) -> float:
    value: float = getattr(one, part)
    return value


def _parts(one: ProductExplained, parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{_told(one, part):.2f}" for part in parts)


def _held(one: ProductExplained, words: list[int]) -> tuple[str, ...]:
    return tuple(f"{one.held[at]:.2f}" for at in words)


def _print(
    console: Console, title: str, heads: Iterable[str], rows: Iterable[tuple[str, ...]]
) -> None:
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    for head in heads:
        table.add_column(Text(head))
    for row in rows:
        table.add_row(*map(Text, row))
    console.print()
    console.print(table)
