"""Merging: what a file says, brought together with what is stored. Silence changes nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from catalog.listings import COLUMNS, PRODUCER, Listing, Said
from catalog.places import Located, Places
from catalog.problems import RowError, error
from catalog.producers import Producer, ProducerKind
from catalog.products import Product
from catalog.recognitions import Recognition

_OLD = ("commune", "district", "province")
_SHOWN = 60
"""Characters of each cell where two contradict."""
_COLUMN_OF = {what: name for name, (about, what, _) in COLUMNS.items() if about == PRODUCER}


@dataclass(frozen=True, slots=True)
class ProducerSaid:
    """What all rows of a file together say of one producer. The place is the first row's."""

    row: int
    fields: Said
    place: Said


def producers_said(
    listings: Iterable[Listing], stored: Mapping[str, Producer], places: Places
) -> tuple[dict[str, ProducerSaid], list[RowError]]:
    """What is said of each producer, by key, and where rows contradict each other.

    Names may differ in capitals; the first row's is taken.
    """
    said: dict[str, ProducerSaid] = {}
    told_by: dict[tuple[str, str], Listing] = {}
    errors: list[RowError] = []
    for listing in listings:
        key = listing.producer_key
        if not key:
            continue
        first = said.setdefault(key, ProducerSaid(listing.row, {}, dict(listing.place)))
        facts = listing.producer | _source(listing)
        for what, fact in facts.items():
            known = first.fields.setdefault(what, fact) or fact
            other = told_by.setdefault((key, what), listing)
            if known != fact and what not in {"name", "source"}:
                errors.append(_differs(listing, other, _COLUMN_OF[what]))
        errors += _namesake(listing, first, stored.get(key), places)
    return said, errors


def _differs(listing: Listing, other: Listing, column: str) -> RowError:
    value, before = (one.cells.get(column, "")[:_SHOWN] for one in (listing, other))
    told: dict[str, str | int] = {"value": value, "before": before, "other": other.row}
    return error(listing.row, column, "producer_differs", **told)


def _namesake(
    listing: Listing, first: ProducerSaid, stored: Producer | None, places: Places
) -> list[RowError]:
    """Households are called after a person, so one name in two provinces is two households."""
    kind = first.fields.get("kind") or (stored and stored.kind)
    here = _province_today(listing.place, places)
    elsewhere = {_province_today(first.place, places), stored.province_today if stored else ""}
    other = next((province for province in elsewhere if province not in {"", here}), "")
    if kind is not ProducerKind.HOUSEHOLD or not here or not other:
        return []
    name = listing.producer["name"]
    return [error(listing.row, "producer_name", "namesake", name=name, province=other)]


def _province_today(place: Said, places: Places) -> str:
    old = (place.get(name, "") for name in _OLD)
    return str(place.get("province_today") or places.today(*old).province_today)


def news_of(row: Product | Producer, fields: Said, place: Said, places: Places) -> Said:
    """What of all that is said the row does not hold yet, by its fields."""
    facts = dict(fields)
    if facts.keys() & {"price_from", "price_to"}:  # half of the old range is no range
        facts = {"price_from": None, "price_to": None} | facts
    return _new_to(row, facts | _placed(row, place, places))


def news_of_recognition(row: Recognition, listing: Listing) -> Said:
    """As `news_of`; nothing where another source tells of an earlier time than the row does."""
    said, source = listing.recognition, _source(listing)
    elsewhere = source != {"source": row.source}
    if not said or (elsewhere and _earlier(said, row)):
        return {}
    return _new_to(row, said | source)


def _source(listing: Listing) -> Said:
    return {"source": listing.product["source"]} if "source" in listing.product else {}


def _earlier(said: Said, row: Recognition) -> bool:
    """Whether what is said is known to be of a year before that of the row."""
    day = said.get("decided_on")
    year = day.year if day else said.get("year")
    known = row.decided_on.year if row.decided_on else row.year
    return year is not None and known is not None and year < known


def _placed(row: Located, place: Said, places: Places) -> Said:
    """The whole place, where its old names add to those of the row; else those that are said."""
    if not place:
        return {}
    stated = {name: place[name] for name in _OLD if name in place}
    adds = all(getattr(row, name) in {"", value} for name, value in stated.items())
    old = {name: stated.get(name, getattr(row, name) if adds else "") for name in _OLD}
    same = all(getattr(row, name) == value for name, value in old.items())
    today = places.today(**old)
    new = {"commune_today": today.commune_today, "province_today": today.province_today}
    for name in new:
        new[name] = place.get(name) or new[name] or (getattr(row, name) if same else "")
    return old | new


def _new_to(row: Product | Producer | Recognition, facts: Said) -> Said:
    return {name: fact for name, fact in facts.items() if getattr(row, name) != fact}
