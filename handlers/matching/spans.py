"""Lengths of time as people write and read them: "7 ngày, 1 ngày, 2 giờ"."""

import re

from catalog.names import bare

MINUTES = {"day": 1440, "hour": 60, "minute": 1}
_WORDS = {
    **dict.fromkeys(("ngay", "day", "days", "d"), 1440),
    **dict.fromkeys(("tuan", "week", "weeks"), 7 * 1440),
    **dict.fromkeys(("gio", "tieng", "h", "hour", "hours"), 60),
    **dict.fromkeys(("phut", "p", "minute", "minutes", "min"), 1),
}
_SPAN = re.compile(r"(\d{1,4})\s*([a-z]+)")
_BETWEEN = re.compile(r"\b(?:truoc|va|and|before)\b|[\s,;.+]")


def read_spans(text: str) -> list[int]:
    """In minutes, the longest first, each once; none where something else was written, too."""
    words = bare(text)
    found = _SPAN.findall(words)
    rest = _BETWEEN.sub("", _SPAN.sub(" ", words))
    if rest or any(unit not in _WORDS for _, unit in found):
        return []
    return sorted({int(many) * _WORDS[unit] for many, unit in found}, reverse=True)


def unit_of(minutes: int) -> tuple[str, int]:
    """The largest unit that says it exactly, and how many of it: 90 are 90 minutes."""
    return next((unit, minutes // of) for unit, of in MINUTES.items() if minutes % of == 0)
