"""Entities that Telegram finds by itself: commands, mentions, hashtags, links, phones."""

import re
from itertools import pairwise

from webchat.entities.text import Entity, Formatted, in_order, unit_offsets

_FOUND = re.compile(
    r"""
    (?P<email>(?<![\w.+-])[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})
  | (?P<url>https?://[^\s<>"]+ | (?<![\w@./])(?:[a-z0-9-]+\.)+
      (?:com|net|org|info|vn|gov|edu|io|me|app|dev|shop|asia)(?![\w.-]*@)\b(?:[/?\#][^\s<>"]*)?)
  | (?P<bot_command>(?<![\w/<>@])/[a-z0-9_]{1,64}(?:@[a-z0-9_]{3,32})?(?![\w/]))
  | (?P<mention>(?<![\w@])@[a-z0-9_]{3,32}(?!\w))
  | (?P<hashtag>(?<![\w\#])\#(?=\w*[^\W\d])\w{1,256})
  | (?P<phone_number>(?<![\w+.])(?:\+\d|0\d)(?:[ .()-]{0,2}\d){7,13}(?!\w))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MARKS = re.compile(r"[/@#.]|\d{3}")
_OPAQUE = frozenset({"code", "pre", "text_link", "text_mention"})
_SPLIT = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})


def detected(formatted: Formatted) -> Formatted:
    """The text with what was found added, except inside code and links."""
    if not _MARKS.search(formatted.text):
        return formatted
    found = [_span(match) for match in _FOUND.finditer(formatted.text)]
    if not found:
        return formatted
    offsets = unit_offsets(formatted.text)
    entities: list[Entity] = [
        {"type": kind, "offset": offsets[start], "length": offsets[end] - offsets[start]}
        for kind, start, end in found
    ]
    opaque = [entity for entity in formatted.entities if entity["type"] in _OPAQUE]
    whole = [entity for entity in formatted.entities if entity["type"] not in _SPLIT]
    free = [
        entity
        for entity in entities
        if not any(_overlap(entity, other) for other in opaque)
        and not any(_crossing(entity, other) for other in whole)
    ]
    pieces = [piece for entity in formatted.entities for piece in _split(entity, free)]
    return Formatted(formatted.text, in_order(pieces + free))


def _span(match: re.Match[str]) -> tuple[str, int, int]:
    kind = match.lastgroup or ""
    text = match.group().rstrip(".,;:!?)'\"…") if kind == "url" else match.group()
    return kind, match.start(), match.start() + len(text)


def _split(entity: Entity, found: list[Entity]) -> list[Entity]:
    """In parts of which each stands within what was found, or outside: none may cross another."""
    start, end = entity["offset"], entity["offset"] + entity["length"]
    edges = {
        edge
        for other in found
        if _crossing(entity, other)
        for edge in (other["offset"], other["offset"] + other["length"])
        if start < edge < end
    }
    return [
        {**entity, "offset": one, "length": next_one - one}
        for one, next_one in pairwise([start, *sorted(edges), end])
    ]


def _crossing(first: Entity, second: Entity) -> bool:
    """Whether they overlap, and neither holds the other."""
    one, other = sorted((first, second), key=lambda e: (e["offset"], -e["length"]))
    end, other_end = (e["offset"] + e["length"] for e in (one, other))
    return bool(one["offset"] < other["offset"] < end < other_end)


def _overlap(first: Entity, second: Entity) -> bool:
    return bool(
        first["offset"] < second["offset"] + second["length"]
        and second["offset"] < first["offset"] + first["length"]
    )
