"""Places said in a query: which words name one, which it may be, and whether it is the buyer's."""

from collections.abc import Iterator, Sequence

from catalog.search.facet_spans import FacetSpan, sought_from
from catalog.search.facts import Facts
from catalog.search.places import LEVELS_OF_UNIT, WIDE, WIDEST_FIRST, Places
from catalog.search.text import Token
from catalog.search.types import PlaceLevel, PlaceName
from catalog.search.words import Role, Span

AT = {"o", "tai", "tu", "vung", "que", "dat", "trong", "in", "from"}
OUGHT = {"phai", "dung"}
WANTS = {"can", "muon", "dat", "lay", "nhap"}
BUYS = {"mua", "tim", "kiem"}
SELLS = {"ban", "lam", "san", "cung", "trong", "nuoi", "nau", "che"}
BEFORE_WANTS = {"thi", "dang", "minh", "em", "toi", "anh", "chi", "ben", "shop", "gio"}


def find_places(
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
    first = sought_from(len(tokens), spans)
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
        wish = _wish(tokens[end:]) if first >= begin - 1 else ""
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
