"""What people type becomes formatting, as in Telegram's own apps: **bold**, __italic__, `code`…

A bot never sees the marks. What does not close, or has a space within its marks, stays as typed.
"""

import re

from webchat.entities.text import Entity, Formatted, units

KINDS = {"**": "bold", "__": "italic", "~~": "strikethrough", "||": "spoiler", "`": "code"}
_MARKED = re.compile(r"(?<!\w)(\*\*|__|~~|\|\||`)(?=\S)(.+?)(?<=\S)\1(?!\w)", re.DOTALL)


def typed(text: str) -> Formatted:
    out, at = "", 0
    entities: list[Entity] = []
    for found in _MARKED.finditer(text):
        out += text[at : found.start()]
        at = found.end()
        kind = KINDS[found[1]]
        inner = Formatted(found[2]) if kind == "code" else typed(found[2])
        offset = units(out)
        entities.append({"type": kind, "offset": offset, "length": units(inner.text)})
        entities += [one | {"offset": one["offset"] + offset} for one in inner.entities]
        out += inner.text
    return Formatted(out + text[at:], entities)
