"""Where events take place, as a choice, and how their names are looked for."""

import zlib
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from catalog.matching.events import Event
from catalog.names import bare

ALIKE = 85
SHORTEST = 3


def place_of(event: Event) -> str:
    """The province, by its name of today where that is known."""
    return event.province_today or event.province


def place_key(name: str) -> str:
    """A short name of the place that fits a button; the same in every process."""
    return f"{zlib.crc32(name.encode()):08x}"


def places_of(events: Iterable[Event]) -> tuple[str, ...]:
    """The places of these events, each once, in their order."""
    return tuple(dict.fromkeys(filter(None, map(place_of, events))))


def asked_for(events: Sequence[Event], text: str) -> list[Event]:
    """Those at a place that the text names, by a name of old or of today; else all of them."""
    words = f" {bare(text)} "
    there = [event for event in events if any(f" {name} " in words for name in _names(event))]
    return there or list(events)


def _names(event: Event) -> list[str]:
    old = (event.commune, event.district, event.province)
    return [bare(name) for name in (*old, event.commune_today, event.province_today) if name]


def named(events: Sequence[Event], text: str) -> list[Event]:
    """Those whose title, venue or code the words name; none for fewer than three letters."""
    words = bare(text)
    if len(words) < SHORTEST:
        return []
    return [
        event
        for event in events
        if words == event.code.lower()
        or fuzz.partial_ratio(words, bare(f"{event.title} {event.venue}")) >= ALIKE
    ]
