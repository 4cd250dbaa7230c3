"""The time of day that a text names, by the clock and by the part of the day."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from catalog.names import bare
from catalog.said_days import DAY, PARTS, is_known, marks_or_none

TIME = "T"
"""Stands in the text for the time that was taken out."""
Clock = tuple[int, int]
"""The hour that was said, and how many minutes after it; "9 giờ kém 15" is (9, -15)."""
_PARTS = "|".join(sorted(PARTS))
_TIME = re.compile(
    marks_or_none(
        r"(?<![\w/:-])(?<!\d[.,])(\d{1,2})"
        r"(?:\s*(?:giờ|h|g)?\s*(?:(kém)\s*(\d{1,2})|(rưỡi))"
        r"|\s*(?:giờ|h|g)(?:\s*:?\s*(\d{1,2}))?|:(\d\d)(?::00)?|(?=\s*[ap]m))"
        rf"(?:\s*(?:phút|ph|p|'))?(?={_PARTS}|\W|_|$)"
    )
)
_DOTTED = re.compile(r"\b([ap])\.\s?m\b\.?")
_MANY_MEANINGS = {"sang", "toi", "dem"}
"""Also "to", "coming" or "I", and "bring" where the marks were left out."""


def _hours(first: int, last: int, later: int = 0) -> dict[int, int]:
    return {hour: hour + later for hour in range(first, last + 1)}


_MORNING, _NIGHT = _hours(0, 11), _hours(8, 12, 12) | _hours(20, 24)
_EVENING = _hours(5, 11, 12) | _hours(17, 23)
_HOURS: Mapping[str, Mapping[int, int]] = {
    "sang": _MORNING,
    "trua": _hours(10, 14) | _hours(1, 2, 12),
    "chieu": _hours(1, 7, 12) | _hours(12, 19),
    "toi": _EVENING,
    "dem": _NIGHT,
    "khuya": _NIGHT,
    "am": _hours(1, 11) | {12: 0},
    "pm": _hours(1, 11, 12) | _hours(12, 23),
}
"""By part of the day, the hours that are said with it. Midnight ends the night's day: 24."""


def take(words: str) -> tuple[str, Clock | None]:
    """The time by the clock, and the text with `TIME` in its place; None where it is not one."""
    words = _DOTTED.sub(r"\1m", words)
    found = list(_TIME.finditer(words))
    clock = _clock(found[0]) if len(found) == 1 else None
    return _TIME.sub(f" {TIME} ", words), clock


def _clock(found: re.Match[str]) -> Clock | None:
    minute = int(found[3] or found[5] or found[6] or (30 if found[4] else 0))
    return (int(found[1]), -minute if found[2] else minute) if minute < 60 else None


def minutes(tokens: Sequence[str], clock: Clock) -> int | None:
    """Since midnight, up to 24 hours; None where the part of the day can't be told."""
    hour, more = clock
    sure, maybe = _parts(tokens)
    cut_short = any(pair[0] == TIME and bare(pair[1]) == "kem" for pair in pairwise(tokens))
    if len(sure) > 1 or cut_short:
        return None
    (part,) = sure or ("",)
    said = _HOURS[part].get(hour) if part else hour
    if said is None or (not part and {_HOURS[one].get(hour, hour) for one in maybe} - {hour}):
        return None
    total = said * 60 + more
    return total if 0 <= total <= 24 * 60 else None


def _parts(tokens: Sequence[str]) -> tuple[set[str], set[str]]:
    """The parts of the day that are named, and those that may be something else."""
    sure: set[str] = set()
    maybe: set[str] = set()
    around = ["", *tokens, ""]
    for before, said, after in zip(around, tokens, around[2:], strict=False):
        if said in PARTS:
            near = before == TIME or (is_known(before) and is_known(after))
            if said in _MANY_MEANINGS and before != TIME:
                near = near and said != "sang" and before != DAY and after not in {"", TIME}
            (sure if near else maybe).add(bare(said))
    if "sang" in sure | maybe:
        maybe.discard("toi")
    return sure, maybe
