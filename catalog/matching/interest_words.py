"""What someone means by "hội chợ chè ở Hưng Yên": a kind of event, a group, a place."""

from dataclasses import dataclass

from catalog.matching.events import EventKind
from catalog.matching.ware_lines import group_of
from catalog.names import bare
from catalog.products import ProductGroup
from catalog.search import SearchIndex

KINDS = {
    "hoi cho": EventKind.FAIR,
    "fair": EventKind.FAIR,
    "phien cho": EventKind.MARKET,
    "market": EventKind.MARKET,
    "ket noi": EventKind.MATCHING,
    "cung cau": EventKind.MATCHING,
    "matching": EventKind.MATCHING,
    "tap huan": EventKind.TRAINING,
    "training": EventKind.TRAINING,
}


@dataclass(frozen=True, slots=True)
class Said:
    """`text` is left out where kind and place say it all."""

    text: str
    kind: EventKind | None = None
    group: ProductGroup | None = None
    place: str = ""


def said_in(text: str, index: SearchIndex) -> Said:
    if not text:
        return Said("")
    words = f" {bare(text)} "
    word, kind = next(((w, k) for w, k in KINDS.items() if f" {w} " in words), ("", None))
    answer = index.search(words.replace(f" {word} ", " ") if word else text, limit=20)
    place = answer.understood.facets.place
    about_goods = bool(answer.understood.sought or answer.understood.facets.group)
    group = group_of(answer) if about_goods else None
    only = (kind or place) and not about_goods
    return Said("" if only else text, kind, group, place.name if place else "")
