"""Which row of a list is pointed at in words: "2", "cái thứ hai", "giá số 3", "the last one"."""

import re

from catalog.in_view import LAST
from catalog.search.text import fold, normalise

OTHER = -2
"""The other one of two."""
CHEAPEST = -3
ONE = "(?:cai|con|mon|loai|san pham|sp|hang)"
_ORDINALS = {
    "nhat": 1,
    "dau": 1,
    "tren": 1,
    "hai": 2,
    "ba": 3,
    "tu": 4,
    "nam": 5,
    "cuoi": LAST,
    "duoi": LAST,
    "first": 1,
    "top": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "last": LAST,
    "bottom": LAST,
}
_SPELT = {
    **dict.fromkeys(("một", "mot", "one"), 1),
    **dict.fromkeys(("hai", "two"), 2),
    **dict.fromkeys(("ba", "three"), 3),
    **dict.fromkeys(("bốn", "bon", "tư", "four"), 4),
    **dict.fromkeys(("năm", "five"), 5),
}
"""Numbers that are a whole message. Without its accent "nam" may be mushrooms."""
_WHOLE = re.compile(rf"({'|'.join(_SPELT)})(?: (?:nhé|nhe|nha|ạ|a|đi|em|please|pls))*")
_BESIDE = (
    "(?:a|ad|anh|bac|can|chau|chi|chia|cho|chon|chot|co|con|cu|cung|day|di|dum|em|gium|giup|ha|ho"
    "|hon|khong|la|lai|lay|me|minh|mo|muon|nao|nha|nhe|nhi|o|oi|roi|shop|the|thi|toi|u|va|vang|vao|vay"
    "|voi|xem|xin|i|id|ll|like|want|take|get|give|have|open|show|see|let|lets|pick|choose|please|pls"
    "|us|is|are|of|to|would)"
)
"""Words that neither name a thing nor ask anything of it, before or behind a row."""
_TAKE = re.compile(
    "can|chot|day|lai|lay|nao|vao|vay|i|id|ll|would|like|take|give|open|see|lets?|pick|choose|us"
)
"""Words of one who chooses, which the search would look for."""
_AFTER = "(?: (?:nhe|nha|a|di|voi|em|ban|shop|please|pls))*"
_ALONE = re.compile(rf"(?:(?:cai|con|mon) )?(\d{{1,3}}){_AFTER}")
_NUMBERED = re.compile(
    r"\b(?:(?:cai|con|mon|loai|san pham|sp|muc|dong|the)\s+)?"
    r"(?:(?:so|thu|number|no|item)\s+|(?:sp|mon|muc|dong)\s+)(\d{1,3}|hai|ba|tu|nam|nhat)\b"
    r"(?!\s+(?:sao|star|stars|kg|k|g|gam|lit|hop|chai|tui|goi|tan|ta|yen|nghin|ngan|trieu|tr)\b)"
)
_NAMED = re.compile(
    rf"\b{ONE} (?:o )?(dau|cuoi|tren(?= cung)|duoi(?= cung))(?: tien| cung)?\b"
    r"|\b(?:the )?(first|second|third|fourth|fifth|last|top(?= one)|bottom(?= one))"
    r"(?: one| product)?\b"
)
_WANTED_OF = re.compile(
    r"(?:(?<=\b(?:sdt|lac|goi|gia|cua|xem|lay) )|(?<=\b(?:dt|he|of|mo) )"
    r"|(?<=\b(?:chon|open|show|pick) )|(?<=\b(?:thoai|phone|price) )|(?<=\bcontact ))"
    rf"(\d{{1,2}})(?=(?: bao nhieu)?{_AFTER}$)"
)
_THE_OTHER = re.compile(rf"\b(?:{ONE} (?:kia|con lai)|the other(?: one)?)\b")
_THE_CHEAPEST = re.compile(
    rf"\b(?:the )?(?:{ONE} )?(?:nao )?(?:la )?(?:re nhat|cheapest)(?: one)?\b"
    rf"|(?<!\bcon )(?<!\bco )\b{ONE} nao re hon\b|\bwhich(?: one)? is cheap(?:er|est)\b"
)


def pointed_at(text: str) -> tuple[int, str] | None:
    """The number of the row, `LAST`, `OTHER` or `CHEAPEST`, and what else was said, folded."""
    said = " ".join(re.findall(r"\w+", fold(text)))
    if alone := _ALONE.fullmatch(said) or _WHOLE.fullmatch(normalise(text).strip(" .!?")):
        return _SPELT.get(alone[1]) or int(alone[1]), ""
    for number, pattern in ((OTHER, _THE_OTHER), (CHEAPEST, _THE_CHEAPEST)):
        if found := pattern.search(said):
            return number, _without(found, said)
    found = _NUMBERED.search(said) or _NAMED.search(said) or _WANTED_OF.search(said)
    if found is None:
        return None
    word = next(filter(None, found.groups()))
    return _ORDINALS.get(word) or int(word), _without(found, said)


def _without(found: re.Match[str], said: str) -> str:
    return " ".join(f"{said[: found.start()]} {said[found.end() :]}".split())


def meaning(rest: str) -> str:
    """What else was said beside a row, without the words of one who chooses."""
    return " ".join(word for word in rest.split() if not _TAKE.fullmatch(word))


def core(thing: str) -> str:
    """What is said, folded, without what is only said by the way before and after it."""
    said = re.sub(rf"(?: {_BESIDE})+$", "", f" {fold(thing)}")
    return re.sub(rf"^(?: (?!con |ca ){_BESIDE}(?= |$))+", "", said).strip()


def row_of(thing: str) -> int | None:
    """The row that is all that is meant: "số 3", "giúp bác cái đầu"."""
    pointed = pointed_at(core(thing))
    return pointed[0] if pointed and not meaning(pointed[1]) else None
