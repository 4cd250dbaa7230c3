"""Facets said in a query: stars, group, place, kind of producer, standards, a price ceiling."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from catalog.search.facts import Facts
from catalog.search.places import LEVELS_OF_UNIT, WIDE, WIDEST_FIRST, Places
from catalog.search.text import Token
from catalog.search.types import ANY, Facets, PlaceLevel, PlaceName
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
AT = {"o", "tai", "tu", "vung", "que", "dat", "trong", "in", "from"}
OUGHT = {"phai", "dung"}
THAT_ONE = {"do", "ay", "no"}  # speaks of another product
THAT_ONE_MARKED = {"kia", "đó", "ấy", "nọ"}
STARS = {"sao", "star", "stars"}
AT_LEAST = {"tu", "tren", "it", "from", "least"}
WANTS = {"can", "muon", "dat", "lay", "nhap"}
BUYS = {"mua", "tim", "kiem"}
SELLS = {"ban", "lam", "san", "cung", "trong", "nuoi", "nau", "che"}
BEFORE_WANTS = {"thi", "dang", "minh", "em", "toi", "anh", "chi", "ben", "shop", "gio"}
THOUSANDS = {"k", "nghin", "ngan", "ng", "000"}
MILLIONS = {"trieu", "tr", "m"}
CURRENCY = {"d", "dong", "vnd", "vnđ"}
IN_PASSING = {Role.CHATTER, Role.INTENT, Role.BUYER_PLACE, Role.SHORTHAND, Role.PLACE_UNIT}
CEILINGS = {"duoi", "qua", "da"}


@dataclass(frozen=True, slots=True)
class FacetSpan:
    """Tokens that state a facet; several `places` where a name is shared.

    `nowhere` is a place that no product comes from. `explicit` when said as such ("xã X", "ở
    X"), `context` when it speaks of the buyer ("giao về Nam Định") or asks rather than states
    ("có phải 4 sao không").
    """

    start: int
    end: int
    facets: Facets = ANY
    places: tuple[PlaceName, ...] = ()
    explicit: bool = True
    context: bool = False
    nowhere: PlaceName | None = None

    @property
    def is_place(self) -> bool:
        """Whether it speaks of a place, with products or without."""
        return bool(self.places) or self.nowhere is not None

    @property
    def is_fact(self) -> bool:
        """Whether only a fact can satisfy it: words in a name do not."""
        facets = self.facets
        return bool(facets.stars_min or facets.stars_max or facets.price_max or facets.valid_only)


def find_facets(
    tokens: Sequence[Token], spans: Sequence[Span], places: Places, facts: Facts
) -> list[FacetSpan]:
    """The facets of a query, none overlapping another."""
    folded = [t.folded for t in tokens]
    found = [
        *_stars(tokens, folded),
        *_prices(tokens, folded),
        *_places(tokens, spans, places, facts),
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
    if CEILINGS.isdisjoint(folded):
        return
    for at in range(1, len(folded)):
        if not tokens[at].text[0].isdigit() or folded[at - 1] not in CEILINGS:
            continue
        unit = folded[at + 1] if at + 1 < len(folded) else ""
        amount = float(folded[at].replace(",", ".")) if folded[at].count(".") < 2 else 0.0
        if unit in THOUSANDS:
            amount, end = amount * 1_000, at + 2
        elif unit in MILLIONS:
            amount, end = amount * 1_000_000, at + 2
        else:
            end = at + 2 if unit in CURRENCY else at + 1
        if amount >= 1_000:
            start = at - 2 if folded[at - 1] in {"qua", "da"} and at > 1 else at - 1
            yield FacetSpan(start, end, Facets(price_max=int(min(amount, 1e12))))


def _places(
    tokens: Sequence[Token], spans: Sequence[Span], places: Places, facts: Facts
) -> list[FacetSpan]:
    named = [
        (start, end, names)
        for start, end, names in places.find(tokens)
        if not _said_in_passing(tokens[start:end], start, spans)
    ]
    named += _aliases(spans, places)
    if not named:
        return []
    kinds = {at for s in spans if s.entry.role is Role.KIND for at in range(s.start, s.end)}
    units = {
        s.end: s for s in spans if s.entry.role is Role.PLACE_UNIT and s.start not in kinds
    }  # "hợp tác xã" is no "xã"
    buyers = {s.end for s in spans if s.entry.role is Role.BUYER_PLACE}
    after = {s.start for s in spans if s.entry.role is Role.BUYER_PLACE_AFTER}
    sought_from = _sought_from(len(tokens), spans)
    found = []
    for start, end, names in named:
        unit = units.get(start)
        begin = unit.start if unit else start
        before = tokens[begin - 1].folded if begin else ""
        explicit = unit is not None or before in AT
        asked = bool(OUGHT & {t.folded for t in tokens[max(0, begin - 2) : begin]})
        if unit is not None:
            allowed = LEVELS_OF_UNIT[unit.entry.value]
            names = [name for name in names if name.level in allowed] or names
        held = _held(names, facts, explicit, end - start)
        wish = _wish(tokens[end:]) if sought_from >= begin - 1 else ""
        sells = bool(kinds) and _sells(tokens[end:])
        if held is not None:
            found.append(
                FacetSpan(
                    begin,
                    end,
                    places=held,
                    explicit=explicit or any(name.level is PlaceLevel.REGION for name in held),
                    context=asked
                    or (begin in buyers and not sells)
                    or end in after
                    or wish in WANTS
                    or (not held and wish in BUYS),
                    nowhere=None if held else min(names, key=_width),
                )
            )
    found.sort(key=lambda s: (s.start - s.end, _unlikely(s), s.start))
    return found


def _unlikely(span: FacetSpan) -> tuple[bool, bool, int]:
    """Of names of one length that overlap one with products is meant, the wider place, no region.

    "nhan long Hung Yen" is not from Long Hưng, nor "mien Tay Ninh" from miền Tây.
    """
    place = span.nowhere or span.places[0]
    return span.nowhere is not None, place.level is PlaceLevel.REGION, _width(place)


def _said_in_passing(run: Sequence[Token], start: int, spans: Sequence[Span]) -> bool:
    """Whether a name is chatter, accents and all, or a part of it: "là gì" is no La Gi."""
    keys, marked = [t.key for t in run], any(t.marked for t in run)
    return any(
        marked and len(keys) == span.end - span.start and keys == [t.key for t in span.entry.words]
        if span.entry.role is Role.CHATTER
        else span.entry.role is Role.INTENT and len(keys) < span.end - span.start
        for span in spans
        if span.start <= start and start + len(keys) <= span.end
    )


def _sought_from(length: int, spans: Sequence[Span]) -> int:
    """The first word that is not said in passing."""
    around = {at for s in spans if s.entry.role in IN_PASSING for at in range(s.start, s.end)}
    return next((at for at in range(length) if at not in around), length)


def _wish(following: Sequence[Token]) -> str:
    """The verb behind a place, as in "ở Vinh thì cần…": the place is the buyer's then."""
    words = (t.folded for t in following)
    return next((word for word in words if word not in BEFORE_WANTS), "")


def _sells(following: Sequence[Token]) -> bool:
    """Whether a producer's verb stands behind a place: "công ty ở Vũ Thư bán gì"."""
    words = [t.folded for t in following[:2]]
    return bool(words) and (words[0] in SELLS or words == ["co", "gi"] or words == ["co", "san"])


def _aliases(spans: Sequence[Span], places: Places) -> Iterator[tuple[int, int, list[PlaceName]]]:
    for span in spans:
        if span.entry.role is Role.PLACE_ALIAS:
            yield span.start, span.end, places.named(span.entry.value)


def _held(
    names: list[PlaceName], facts: Facts, explicit: bool, length: int
) -> tuple[PlaceName, ...] | None:
    """The widest places of that name with products; () where none has any; None for no place."""
    if length == 1 and not explicit and not any(n.level in WIDE for n in names):
        return None
    held = [name for name in names if len(facts.at(name))]
    if held:
        widest = min(held, key=_width).level
        return tuple(name for name in held if name.level is widest)
    if explicit or (length > 1 and any(name.level in WIDE for name in names)):
        return ()
    return None


def _width(name: PlaceName) -> int:
    return WIDEST_FIRST.index(name.level)


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
            own = _sought_from(len(tokens), spans) < span.start if which else own
            kind = Facets(producer_kind=value)
            found.append(FacetSpan(span.start, span.end, kind, explicit=False, context=own))
        elif role is Role.VALID and facts.valid.any():
            found.append(FacetSpan(span.start, span.end, Facets(valid_only=True), explicit=False))
        elif role is Role.STANDARD:
            found.append(FacetSpan(span.start, span.end, Facets(standards=(value,))))
    found.sort(key=lambda s: (s.start - s.end, s.start))
    return found
