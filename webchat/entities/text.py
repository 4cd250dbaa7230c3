"""Formatted text: characters plus entities, whose offsets count UTF-16 units."""

import re
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from webchat.errors import ApiError, bad_request

Entity = dict[str, Any]

_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_DROPPED = re.compile("[\r\u2028-\u202e]")
_TRIMMED = " \t\n\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"


@dataclass
class Formatted:
    text: str
    entities: list[Entity] = field(default_factory=list)


def cant_parse(reason: str) -> ApiError:
    return bad_request(f"can't parse entities: {reason}")


def units(text: str) -> int:
    """The length in UTF-16 units, in which the Bot API counts."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le")) // 2


def unit_offsets(text: str) -> list[int]:
    """Where each character begins, in UTF-16 units, and where the text ends."""
    return [0, *accumulate(2 if character > "\uffff" else 1 for character in text)]


def byte_offset(text: str, position: int) -> int:
    """Error messages of the parser count bytes."""
    return len(text[:position].encode())


def clean(text: str) -> str:
    """Control characters become spaces, as Telegram does; unpaired surrogates are refused."""
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            raise bad_request("strings must be encoded in UTF-8") from None
    return _DROPPED.sub("", _UNWANTED.sub(" ", text))


def trim(formatted: Formatted) -> Formatted:
    """Without white space at both ends, the entities moved and cut accordingly."""
    kept = formatted.text.lstrip(_TRIMMED)
    lost = units(formatted.text) - units(kept)
    kept = kept.rstrip(_TRIMMED)
    end = units(kept)
    if not formatted.entities or (not lost and len(kept) == len(formatted.text)):
        return Formatted(kept, formatted.entities)
    entities = []
    for entity in formatted.entities:
        start = max(entity["offset"] - lost, 0)
        stop = min(entity["offset"] + entity["length"] - lost, end)
        if start < stop:
            entities.append(entity | {"offset": start, "length": stop - start})
    return Formatted(kept, entities)


def in_order(entities: list[Entity]) -> list[Entity]:
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))
