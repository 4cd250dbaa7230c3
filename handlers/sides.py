"""The products that are meant where several are named or pointed at in one breath."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from catalog.in_view import InView, ShownPage
from catalog.search import Answer, Document
from catalog.search.text import folded_key
from handlers.answers import MOST
from handlers.compared import group_of
from handlers.pointing import OTHER, core, row_of
from handlers.turn import Turn

_IN_HAND = re.compile(
    "no|it|(?:(?:cai|loai|mon|san pham|sp) )?(?:nay|do)|cai|(?:this|that)(?: one)?"
)
"""The product whose card came last. The end of what is said by the way is cut: "cái này"."""


@dataclass(frozen=True, slots=True)
class Side:
    """A thing that was said and the product it means; none yet where it may be several."""

    name: str
    product_id: int | None = None
    answer: Answer | None = None
    """Where it was said by its name."""

    @property
    def documents(self) -> list[Document]:
        return [hit.document for hit in self.answer.hits] if self.answer else []

    @property
    def sought(self) -> str:
        """Empty where it names no product, but a place or stars: "loại 3 sao kia"."""
        return self.answer.understood.sought if self.answer else ""

    @property
    def unclear(self) -> bool:
        return self.product_id is None and bool(self.documents)


async def sides_of(turn: Turn, things: Sequence[str], seen: InView | None) -> list[Side]:
    """What is said by the way, and seeks nothing, is left out."""
    sides: list[Side] = []
    for thing in things:
        pointed = list(_pointed_at(thing, seen))
        sides += pointed or await _named(turn, thing)
    return _told_apart(sides, turn, seen)


def _pointed_at(thing: str, seen: InView | None) -> Iterator[Side]:
    page = seen.listed if seen else None
    if group := group_of(thing):
        spoken = [one for _, one in page.rows] if page else []
        ids: Sequence[int | None] = group.of(page.ids if page and group.end else spoken)
        yield from (Side(thing, one) for one in ids or [None])
    elif row := row_of(thing):
        if row == OTHER:
            yield Side(thing, page.other_than(seen.product_id) if seen and page else None)
        else:
            yield Side(thing, page.numbered(row) if page else None)
    elif _IN_HAND.fullmatch(core(thing)):
        yield Side(thing, seen.product_id if seen else None)


async def _named(turn: Turn, thing: str) -> list[Side]:
    answer = await turn.search(thing, limit=MOST)
    if not answer.confident and not answer.understood.sought:
        return []
    return [Side(thing, _meant(answer), answer)]


def _meant(answer: Answer) -> int | None:
    """The clear one, or the only one whose name was said in full."""
    if answer.clear:
        return answer.clear.document.id
    said = set(folded_key(answer.query).split())
    full = [hit.document for hit in answer.hits if said.issuperset(_words(hit.document))]
    return full[0].id if len(full) == 1 else None


def _words(document: Document) -> set[str]:
    return set(folded_key(document.name).split())


def _told_apart(sides: Sequence[Side], turn: Turn, seen: InView | None) -> list[Side]:
    """Of several with one name, the one that is like what it stands beside, or in the list.

    "Bánh cáy Đình Mạnh với Thiên Đức" means the bánh cáy of Thiên Đức.
    """
    page = seen.listed if seen else None
    if len(sides) > 1 and page:
        alone = _first(sides) is None
        sides = [_of_the_list(one, page) if alone or not one.sought else one for one in sides]
    anchor = _first(sides)
    if anchor is None and len(sides) == 1 and seen and not _holds(sides[0], seen.product_id):
        anchor = seen.product_id
    beside = turn.index.by_id(anchor) if anchor is not None else None
    return [_likest(side, beside) for side in sides] if beside else list(sides)


def _first(sides: Sequence[Side]) -> int | None:
    return next((side.product_id for side in sides if side.product_id is not None), None)


def _holds(side: Side, product_id: int | None) -> bool:
    return any(document.id == product_id for document in side.documents)


def _of_the_list(side: Side, page: ShownPage) -> Side:
    listed = [document.id for document in side.documents if document.id in page.ids]
    return replace(side, product_id=listed[0]) if side.unclear and len(listed) == 1 else side


def _likest(side: Side, beside: Document) -> Side:
    """The hit that shares most words with its neighbour's name; none where none shares any."""
    if not side.unclear or not side.sought:
        return side
    shared = {
        document.id: len(_words(beside) & _words(document))
        for document in side.documents
        if document.id != beside.id
    }
    best = max(shared, key=lambda one: shared[one], default=None)
    return replace(side, product_id=best) if best and shared[best] else side
