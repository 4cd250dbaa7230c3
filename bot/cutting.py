"""Texts cut to what a message may hold: the last safety net, for views cut where it reads well."""

import html as entities
import re

TEXT = 4096
CAPTION = 1024
"""UTF-16 units of what is seen, tags not counted."""

TOKEN = re.compile(r"<(/?)([a-zA-Z-]+)[^>]*>|&(?:#x?\w+|\w+);|.", re.DOTALL)
ELLIPSIS = "…"


def seen_length(html: str) -> int:
    """How long the text is without its tags, in UTF-16 units."""
    return sum(_units(match) for match in TOKEN.finditer(html))


def untagged(html: str) -> str:
    """The text as it is read."""
    return "".join(entities.unescape(m[0]) for m in TOKEN.finditer(html) if not m[2])


def cut(html: str, limit: int) -> str:
    """The text itself, or as much of it as fits with an ellipsis, every open tag closed."""
    if len(html) * 2 <= limit or seen_length(html) <= limit:
        return html
    kept: list[str] = []
    tags: list[str] = []
    room = limit - len(ELLIPSIS)
    for match in TOKEN.finditer(html):
        room -= _units(match)
        if room < 0:
            break
        kept.append(match[0])
        if match[2]:
            _note(tags, match[2], closing=bool(match[1]))
    closing = (f"</{name}>" for name in reversed(tags))
    return "".join(kept).rstrip() + ELLIPSIS + "".join(closing)


def _units(match: re.Match[str]) -> int:
    if match[2]:
        return 0
    return 2 if len(match[0]) == 1 and match[0] > "\uffff" else 1


def _note(tags: list[str], name: str, *, closing: bool) -> None:
    if not closing:
        tags.append(name)
    elif name in tags:
        del tags[len(tags) - 1 - tags[::-1].index(name) :]
