"""The time of the place, in which people read and write dates. Stored is UTC."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from catalog.names import bare

HERE = ZoneInfo("Asia/Ho_Chi_Minh")

_DAY = re.compile(r"(?<!\d)(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?(?![\d/])")
_ISO_DAY = re.compile(r"(?<!\d)(\d{4})/(\d{1,2})/(\d{1,2})(?!\d)")
_TIME = re.compile(r"(?<!\d)(\d{1,2})(?:\s*(?:h|gio|:)\s*(\d{1,2})?)(?:\s*(?:phut|p))?(?!\d)")
_HALF = re.compile(r"(?<!\d)(\d{1,2})\s*(?:h|gio)\s*ruoi")
_DASHES = str.maketrans("-‐‑–—", "/////")
_LATER = re.compile(r"\b(chieu|toi|pm)\b")
_DAYS_AHEAD = ((re.compile(r"\b(ngay kia)\b"), 2), (re.compile(r"\b(mai)\b"), 1),
               (re.compile(r"\b(hom nay|nay)\b"), 0))  # fmt: skip


def read_when(text: str, now: datetime) -> datetime | None:
    """A day and a time as people write them ("8h30 ngày 20/12", "20/12/2026 14:00", "2h chiều
    mai"), in UTC; None where one of them is missing or cannot be. Without a year it is the next
    such day.
    """
    words = bare(text.translate(_DASHES))
    day, rest = _day(words, now.astimezone(HERE).date())
    time = _time(rest)
    if day is None or time is None:
        return None
    hour, minute = time
    local = datetime(day.year, day.month, day.day, hour, minute, tzinfo=HERE)
    return local.astimezone(UTC)


def _day(words: str, today: date) -> tuple[date | None, str]:
    """The day, and what is left of the words without it."""
    for pattern, ahead in _DAYS_AHEAD:
        if pattern.search(words):
            return today + timedelta(days=ahead), pattern.sub(" ", words)
    if found := _ISO_DAY.search(words):
        year, month, number = map(int, found.groups())
        return _date(year, month, number), _ISO_DAY.sub(" ", words)
    if found := _DAY.search(words):
        rest = words[: found.start()] + " " + words[found.end() :]
        number, month = int(found[1]), int(found[2])
        if found[3]:
            return _date(int(found[3]), month, number), rest
        years = (_date(today.year + n, month, number) for n in range(5))
        return next((day for day in years if day and day >= today), None), rest
    return None, words


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _time(words: str) -> tuple[int, int] | None:
    if found := _HALF.search(words):
        hour, minute = int(found[1]), 30
    elif found := _TIME.search(words):
        hour, minute = int(found[1]), int(found[2] or 0)
    else:
        return None
    if _LATER.search(words) and hour < 12:
        hour += 12
    return (hour, minute) if hour < 24 and minute < 60 else None
