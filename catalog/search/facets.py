"""Facets said in a query: stars, group, place, kind of producer, standards, a price ceiling."""

from collections.abc import Iterator, Sequence

from catalog.search.facet_spans import FacetSpan, sought_from
from catalog.search.facts import Facts
from catalog.search.places import Places
from catalog.search.said_places import find_places
from catalog.search.text import Token
from catalog.search.types import Facets
from catalog.search.words import Role, Span

NUMERALS = {
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "5": 5,
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "bon": 4,
    "nam": 5,
}
OUGHT = {"phai", "dung"}
THAT_ONE = {"do", "ay", "no"}  # speaks of another product
THAT_ONE_MARKED = {"kia", "đó", "ấy", "nọ"}
STARS = {"sao", "star", "stars"}
AT_LEAST = {"tu", "tren", "it", "from", "least"}
THOUSANDS = {"k", "nghin", "ngan", "ng", "000"}
MILLIONS = {"trieu", "tr", "m"}
CURRENCY = {"d", "dong", "vnd", "vnđ"}
MONEY = (THOUSANDS | MILLIONS | CURRENCY) - {"ng"}  # "20 ng" may be people
CEILINGS = {"duoi", "qua", "da", "under", "below"}
ABOUT = {"tam", "khoang", "sach", "around", "about", "budget"}  # only before a sum of money
SAID_OF_PRICES = CEILINGS | ABOUT


def find_facets(
    tokens: Sequence[Token], spans: Sequence[Span], places: Places, facts: Facts
) -> list[FacetSpan]:
    """The facets of a query, none overlapping another."""
    folded = [t.folded for t in tokens]
    found = [
        *_stars(tokens, folded),
        *_prices(tokens, folded),
        *find_places(tokens, spans, places, facts),
        *_listed(tokens, spans, facts),
    ]
    taken: set[int] = set()
    kept = []
    for span in found:
        positions = set(range(span.start, span.end))
        if not positions & taken:
            taken |= positions
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)


def _stars(tokens: Sequence[Token], folded: list[str]) -> Iterator[FacetSpan]:
    if STARS.isdisjoint(folded):
        return
    for at in range(1, len(folded)):
        number = NUMERALS.get(folded[at - 1])
        if folded[at] not in STARS or number is None:
            continue
        start, end = at - 1, at + 1
        low: int | None = number
        high: int | None = number
        if folded[end : end + 2] in (["tro", "len"], ["tro", "di"]):
            high, end = None, end + 2
        elif folded[end : end + 2] == ["tro", "xuong"]:
            low, end = None, end + 2
        before = folded[start - 1] if start else ""
        if before in {"nhat", "thieu"} and folded[max(0, start - 2) : start - 1] in (
            ["it"],
            ["toi"],
        ):
            high, start = None, start - 2
        elif before in AT_LEAST:
            high, start = None, start - 1
            low = number + 1 if before == "tren" else number
        elif before == "duoi":
            low, high, start = None, number - 1, start - 1
        elif before in NUMERALS or (before in {"den", "hoac", "hay", "va"} and start > 1):
            first = NUMERALS.get(folded[start - 1 if before in NUMERALS else start - 2])
            if first is not None and first < number:
                low, start = first, start - (1 if before in NUMERALS else 2)
        asked = bool(OUGHT & set(folded[max(0, start - 3) : start])) or (
            _is_that_one(tokens[end : end + 2])
        )
        yield FacetSpan(start, end, Facets(stars_min=low, stars_max=high), context=asked)


def _is_that_one(following: Sequence[Token]) -> bool:
    """Whether "4 sao" is said of another product: "4 sao đó", but not "4 sao đồ uống"."""
    if not following:
        return False
    said = following[0]
    return said.text in THAT_ONE_MARKED or (said.text in THAT_ONE and len(following) == 1)


def _prices(tokens: Sequence[Token], folded: list[str]) -> Iterator[FacetSpan]:
    """Ceilings: "dưới 200k", "tầm 200–300k"."""
    if SAID_OF_PRICES.isdisjoint(folded):
        return
    for at, one in enumerate(tokens):
        if not at or not one.text[0].isdigit():
            continue
        said = at - 2 if at > 1 and tokens[at - 1].text[0].isdigit() else at - 1  # a range
        amount, end = _amount(folded, at)
        is_money = folded[end - 1] in MONEY
        if folded[said] not in (SAID_OF_PRICES if is_money else CEILINGS) or amount < 1_000:
            continue
        start = said - 1 if folded[said] in {"qua", "da"} and said else said
        yield FacetSpan(start, end, Facets(price_max=int(min(amount, 1e12))))


def _amount(folded: list[str], at: int) -> tuple[float, int]:
    """An amount of VND, and where it ends."""
    amount = float(folded[at].replace(",", ".")) if folded[at].count(".") < 2 else 0.0
    unit = folded[at + 1] if at + 1 < len(folded) else ""
    if unit in THOUSANDS:
        return amount * 1_000, at + 2
    if unit in MILLIONS:
        return amount * 1_000_000, at + 2
    return amount, at + 2 if unit in CURRENCY else at + 1


def _listed(tokens: Sequence[Token], spans: Sequence[Span], facts: Facts) -> list[FacetSpan]:
    """Groups, kinds, standards, validity; a kind in a longer phrase of chatter is the buyer's own.

    "Which cooperative" seeks one where it begins a question, and asks for it behind a product.
    Where of no product it is known that its recognition holds, asking for that filters nothing.
    """
    chatter = [s for s in spans if s.entry.role is Role.CHATTER]
    found = []
    for span in spans:
        role, value = span.entry.role, span.entry.value
        if role is Role.GROUP:
            found.append(FacetSpan(span.start, span.end, Facets(group=value), explicit=False))
        elif role is Role.KIND:
            which = [t.folded for t in tokens[span.end : span.end + 1]] == ["nao"]
            own = any(s.start <= span.start and span.end <= s.end for s in chatter)
            own = sought_from(len(tokens), spans) < span.start if which else own
            kind = Facets(producer_kind=value)
            found.append(FacetSpan(span.start, span.end, kind, explicit=False, context=own))
        elif role is Role.VALID and facts.valid.any():
            found.append(FacetSpan(span.start, span.end, Facets(valid_only=True), explicit=False))
        elif role is Role.STANDARD:
            found.append(FacetSpan(span.start, span.end, Facets(standards=(value,))))
    found.sort(key=lambda s: (s.start - s.end, s.start))
    return found
