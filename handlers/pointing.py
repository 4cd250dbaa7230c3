"""Which row of a list is pointed at in words: "2", "cái thứ hai", "giá số 3", "the last one"."""

import re

from catalog.in_view import LAST
from catalog.search.text import fold

_ORDINALS = {
    "nhat": 1,
    "dau": 1,
    "hai": 2,
    "ba": 3,
    "tu": 4,
    "nam": 5,
    "cuoi": LAST,
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "last": LAST,
}
_ALONE = re.compile(r"(\d{1,3})(?: (?:nhe|nha|a|di|voi|please|pls))?")
_NUMBERED = re.compile(
    r"\b(?:(?:cai|con|mon|loai|san pham|sp|muc|dong|the)\s+)?"
    r"(?:(?:so|thu|number|no|item)\s+|(?:sp|mon|muc|dong)\s+)(\d{1,3}|hai|ba|tu|nam|nhat)\b"
    r"(?!\s+(?:sao|star|stars|kg|k|g|gam|lit|hop|chai|tui|goi|tan|ta|yen|nghin|ngan|trieu|tr)\b)"
)
_NAMED = re.compile(
    r"\b(?:cai|con|mon|loai|san pham|sp) (dau|cuoi)(?: tien| cung)?\b"
    r"|\b(?:the )?(first|second|third|fourth|fifth|last)(?: one| product)?\b"
)


def pointed_at(text: str) -> tuple[int, str] | None:
    """The number of the row, `LAST` for the last, and what else was said, folded."""
    said = " ".join(re.findall(r"\w+", fold(text)))
    if alone := _ALONE.fullmatch(said):
        return int(alone[1]), ""
    found = _NUMBERED.search(said) or _NAMED.search(said)
    if found is None:
        return None
    word = next(filter(None, found.groups()))
    rest = f"{said[: found.start()]} {said[found.end() :]}"
    return _ORDINALS.get(word) or int(word), " ".join(rest.split())
