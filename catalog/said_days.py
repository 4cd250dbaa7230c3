"""The day that a text names: a date, a day of the week, or how far ahead it is.

Marks decide where they were typed ("này" is no "nay"). A word alone that may be a name ("Mai
Dịch") counts only among words of time, and a written date wins over it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from catalog.names import bare

DAY = "D"
"""Stands in the text for a day that was taken out; what people write is in small letters here."""


def _typed(words: str) -> frozenset[str]:
    """Each word as it is written with marks, and without."""
    return frozenset(words.split()) | frozenset(bare(words).split())


PARTS = _typed("sáng trưa chiều tối đêm khuya am pm")
FILLERS = _typed(
    "ngày hôm bữa lúc vào là từ ở tại bắt đầu kết thúc đúng khoảng rạng cùng nhé nha ạ em dạ"
)
"""Words around a time that leave it what it is."""
_AHEAD = {"nay": 0, "mai": 1, "mốt": 2, "mot": 2, "kia": 2}
_MAYBE_NAMES = {"nay", "mai", "mốt"}
_NAMES_THE_DAY = _typed("ngày hôm bữa") | PARTS
_VAGUE = _typed("tuần tháng sau trước nữa qua cuối") | {"kìa"}
"""Words by which another day is meant than the one that seems to be named."""
_LUNAR = {("âm",), ("âl",), ("am", "lịch"), ("am", "lich")}


def marks_or_none(pattern: str) -> str:
    """The pattern, in which each marked letter may also lack its marks: "ngày" finds "ngay"."""
    return "".join(c if c.isascii() else f"[{c}{bare(c)}]" for c in pattern)


def word(pattern: str) -> re.Pattern[str]:
    """As `marks_or_none`, with no letter or digit beside it."""
    return re.compile(rf"(?<![^\W_])(?:{marks_or_none(pattern)})(?![^\W_])")


_WEEKDAYS = ("hai", "ba", "tu", "nam", "sau", "bay")
_WEEKDAY = word(
    r"(?:(tuần\s+này|tuần\s+sau|tuần\s+tới),?\s+)?"
    r"(?:thứ\s*([2-7]|hai|ba|tư|năm|sáu|bảy|bẩy)|t([2-7])|chủ\s*nhật|cn)"
    r"(?:,?\s+(tuần\s+này|tuần\s+sau|tuần\s+tới|này|nay|tới|sau|trước)(?![^\W_]))?"
)
_DATE = word(
    r"(?<![/.:-])(?:(20\d\d)[/.-](\d{1,2})[/.-](\d{1,2})"
    r"|(\d{1,2})(?:\s*([/.-])\s*|\s*tháng\s*|\s*thg\.?\s*)(0?[1-9]|1[0-2])"
    r"(?:(?:\s*(?(5)\5|[/-])\s*|,?\s+năm\s+|,?\s+)(20\d\d)(?![/-])|\5(\d\d)(?![/:hg-])"
    r"|,?\s+năm\s+(nay|này|sau|tới))?)(?!\s*[/.-]\s*\d{1,4}(?!\d|\s*[hg:]))"
    r"(?:,?\s+(?:này|sắp tới|tới đây|tới)(?![^\W_]))?"
)


@dataclass(frozen=True, slots=True)
class Days:
    """What was taken out of a text; None where there is no such day, or it can't be told."""

    today: date
    written: tuple[date | None, ...]
    weekdays: tuple[tuple[int, date | None], ...]
    """From 0, Monday, and the day that it names."""


def take(words: str, today: date) -> tuple[str, Days]:
    """What is written as a date or a day of the week, and the text with `DAY` in its place."""
    weekdays = tuple(_weekday(found, today) for found in _WEEKDAY.finditer(words))
    words = _WEEKDAY.sub(_day_instead, words)
    written = tuple(_date(found, today) for found in _DATE.finditer(words))
    return _DATE.sub(_day_instead, words), Days(today, written, weekdays)


def _day_instead(found: re.Match[str]) -> str:
    """A "toi" after the day may be its evening: it stays."""
    *before, last = found[0].split()
    return f" {DAY} toi " if last == "toi" and before[-1] not in {"tuần", "tuan"} else f" {DAY} "


def _weekday(found: re.Match[str], today: date) -> tuple[int, date | None]:
    name = found[2] or found[3]
    if name is None:
        number = 6
    else:
        number = int(name) - 2 if name.isdigit() else _WEEKDAYS.index(bare(name))
    ahead = (number - today.weekday()) % 7
    match (found[1] or found[4] or "").split():
        case [_, which]:
            monday = today - timedelta(days=today.weekday())
            return number, monday + timedelta(days=number + 7 * (bare(which) != "nay"))
        case ["tới"]:
            return number, today + timedelta(days=ahead or 7)
        case ["sau" | "trước" | "truoc"]:
            return number, None
    return number, today + timedelta(days=ahead) if ahead else None


def _date(found: re.Match[str], today: date) -> date | None:
    if found[1]:
        return _real(int(found[1]), int(found[2]), int(found[3]))
    day, month = int(found[4]), int(found[6])
    if found[7] or found[8]:
        return _real(int(found[7] or f"20{found[8]}"), month, day)
    if found[9]:
        return _real(today.year + (bare(found[9]) != "nay"), month, day)
    years = (_real(today.year + n, month, day) for n in range(5))
    return next((real for real in years if real and real >= today), None)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_of(tokens: Sequence[str], days: Days, otherwise: date | None) -> date | None:
    """The one day that all of this names; `otherwise` where it names none."""
    pairs = {*pairwise(tokens), *((token,) for token in tokens)}
    if pairs & _LUNAR or any(char.isdigit() for token in tokens for char in token):
        return None
    sure, maybe = _ahead(tokens, days.today)
    named = set(days.written) or sure or {day for _, day in days.weekdays} or maybe
    if not days.written and _VAGUE & set(tokens):
        return None
    (day,) = named if len(named) == 1 else (None,)
    agree = all(day and day.weekday() == number for number, _ in days.weekdays)
    return (day if agree and sure <= named else None) if named else otherwise


def _ahead(tokens: Sequence[str], today: date) -> tuple[set[date | None], set[date | None]]:
    """The days of "ngày mai", "tối nay" and the like; and of "mai" alone among known words."""
    sure: set[date | None] = set()
    maybe: set[date | None] = set()
    around = ["", *tokens, ""]
    for before, said, after in zip(around, tokens, around[2:], strict=False):
        if said not in _AHEAD or (before, said) == (DAY, "nay"):
            continue
        gone = said == "kia" and before in {"hôm", "hom"}
        day = None if gone else today + timedelta(days=_AHEAD[said])
        if before in _NAMES_THE_DAY:
            sure.add(day)
        elif said in _MAYBE_NAMES and is_known(before) and is_known(after):
            maybe.add(day)
    return sure, maybe


def is_known(token: str) -> bool:
    """Whether it is of a time and its day, or nothing: what stands beside it is, too."""
    return not token or token.isupper() or token in PARTS | FILLERS or token in _AHEAD
