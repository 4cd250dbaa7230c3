"""Cells: what the text of one cell means. Each reader raises CellError for what it cannot read."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from catalog.names import bare, same, split_unit
from catalog.phones import found_in
from catalog.problems import CellError
from catalog.producers import ContactPolicy, ProducerKind
from catalog.products import ProductGroup

FIRST_YEAR = 2013
"""Quảng Ninh began the programme that became OCOP."""

GROUPS = {
    # Decision 148/QĐ-TTg of 2023, and the names of 2019–2022 (Decisions 1048 and 781)
    "thuc pham": ProductGroup.FOOD,
    "do uong": ProductGroup.DRINK,
    "duoc lieu": ProductGroup.HERBAL,
    "thao duoc": ProductGroup.HERBAL,
    "thu cong my nghe": ProductGroup.CRAFT,
    "vai va may mac": ProductGroup.CRAFT,
    "vai, may mac": ProductGroup.CRAFT,
    "luu niem": ProductGroup.CRAFT,
    "noi that": ProductGroup.CRAFT,
    "trang tri": ProductGroup.CRAFT,
    "sinh vat canh": ProductGroup.ORNAMENTAL,
    "du lich": ProductGroup.TOURISM,
} | {group.value: group for group in ProductGroup}
KINDS = {
    "cong ty": ProducerKind.COMPANY,
    "cty": ProducerKind.COMPANY,
    "doanh nghiep": ProducerKind.COMPANY,
    "dntn": ProducerKind.COMPANY,
    "hop tac xa": ProducerKind.COOPERATIVE,
    "htx": ProducerKind.COOPERATIVE,
    "to hop tac": ProducerKind.COOPERATIVE,
    "tht": ProducerKind.COOPERATIVE,
    "ho": ProducerKind.HOUSEHOLD,
    "hkd": ProducerKind.HOUSEHOLD,
    "co so": ProducerKind.HOUSEHOLD,
} | {kind.value: kind for kind in ProducerKind}
POLICIES = {
    "cong khai": ContactPolicy.PUBLIC,
    "theo yeu cau": ContactPolicy.ON_REQUEST,
} | {policy.value: policy for policy in ContactPolicy}

_STARS = re.compile(
    r"(?:(?:xep|phan|dat|hang|ocop):?\s*)*0?([1-5])(?:[.,]0)?\s*(?:sao|stars?|\*|⭐\ufe0f?|★)?"
    r"(?:\s*ocop)?"
)
_DRAWN_STARS = re.compile(r"(?:([★⭐*])\ufe0f?\s?)+[☆\s]*")
_BETWEEN_PHONES = re.compile(r"[;,/\n]|\s[-–]\s|\s(?:và|hoặc)\s")
_FLOAT = re.compile(r"(\d{8,})[.,]0")
_POWER = re.compile(r"(\d)[.,](\d+)E\+?0*(\d+)", re.IGNORECASE)
_CODE = re.compile(r"[A-Za-z0-9_-]{1,32}")
_EMAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>.]+(?:\.[^\s@,;<>.]+)+")
_DOMAIN = re.compile(r"(?:[^\s./?#@:]+\.)+[^\W\d]{2,}(?::\d+)?")
_DATES = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?: 00:00:00)?"),
    re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})"),
)

Reader = Callable[[str], Any]


def line(limit: int) -> Reader:
    """Text in one line, of at most `limit` characters, also when it is folded to a key."""

    def read(text: str) -> str:
        _short(same(text), limit)
        return _short(" ".join(text.split()), limit)

    return read


def story(text: str) -> str:
    return _short(text, 20_000)


def words(text: str) -> list[str]:
    """What stands between semicolons, each once."""
    parts = (" ".join(part.split()) for part in text.split(";"))
    return [_short(part, 200) for part in dict.fromkeys(parts) if part]


def place(text: str) -> str:
    return _short(split_unit(text)[1], 80)


def code(text: str) -> str:
    if not _CODE.fullmatch(text):
        raise CellError("code", value=text)
    return text


def stars(text: str) -> int:
    """As digits or drawn, with or without words: 4, 4 sao, Hạng 4 sao, ★★★★."""
    if _DRAWN_STARS.fullmatch(text):
        number = sum(text.count(star) for star in "★⭐*")
        if number <= 5:
            return number
    found = _STARS.fullmatch(bare(text))
    if not found:
        raise CellError("stars", value=text)
    return int(found[1])


def group(text: str) -> ProductGroup:
    """The group by any of its names, in whatever wording; never by two groups' names at once."""
    folded = bare(text)
    groups = {group for name, group in GROUPS.items() if name in folded}
    if len(groups) != 1:
        raise CellError("category", value=text)
    return groups.pop()


def kind(text: str) -> ProducerKind:
    """By its first words: Công ty TNHH, HTX nông nghiệp, hộ cá thể."""
    words = bare(text).split()
    for number in range(1, len(words) + 1):
        if found := KINDS.get(" ".join(words[:number])):
            return found
    raise CellError("kind", value=text)


def policy(text: str) -> ContactPolicy:
    found = POLICIES.get(bare(text))
    if found is None:
        raise CellError("policy", value=text)
    return found


def year(today: date) -> Reader:
    def read(text: str) -> int:
        number = re.fullmatch(r"(?:nam )?(\d{4})(?:[.,]0)?", bare(text))
        if not number or not FIRST_YEAR <= int(number[1]) <= today.year:
            raise CellError("year", value=text, first=FIRST_YEAR)
        return int(number[1])

    return read


def day(today: date) -> Reader:
    def read(text: str) -> date:
        for form in _DATES:
            if found := form.fullmatch(text):
                try:
                    said = date(
                        **{name: int(number) for name, number in found.groupdict().items()}
                    )
                except ValueError:
                    break
                if said.year >= FIRST_YEAR and said <= today:
                    return said
        raise CellError("date", value=text, first=FIRST_YEAR)

    return read


def phones(text: str) -> list[str]:
    """Vietnamese and foreign numbers, in E.164; `;`, `,`, `/` or " - " between them."""
    parts = (part.strip() for part in _BETWEEN_PHONES.split(_whole(text)))
    return list(dict.fromkeys(number for part in parts if part for number in _phones(part)))


def _whole(text: str) -> str:
    """A number as spreadsheets write it, if all digits are there: 912345678.0, 9.12345678E8."""
    if found := _FLOAT.fullmatch(text):
        return found[1]
    found = _POWER.fullmatch(text)
    return found[1] + found[2] if found and len(found[2]) == int(found[3]) else text


def _phones(text: str) -> list[str]:
    found = found_in(text)
    if not found.numbers or not found.is_plain:
        raise CellError("phone", value=text)
    return found.numbers


def email(text: str) -> str:
    if not _EMAIL.fullmatch(text):
        raise CellError("email", value=text)
    return _short(text, 200)


def url(limit: int) -> Reader:
    """A web address; https:// is put before one that begins with its domain."""

    def read(text: str) -> str:
        whole = text if "://" in text else f"https://{text}"
        try:
            parts = urlsplit(whole)
        except ValueError:
            raise CellError("url", value=text) from None
        if parts.scheme not in {"http", "https"} or not _DOMAIN.fullmatch(parts.netloc):
            raise CellError("url", value=text)
        if " " in whole or "\n" in whole:
            raise CellError("url", value=text)
        return _short(whole, limit)

    return read


def degrees(name: str, lowest: int, highest: int) -> Reader:
    def read(text: str) -> float:
        try:
            number = float(text.replace(",", "."))
        except ValueError:
            raise CellError(name, value=text) from None
        if not lowest <= number <= highest:
            raise CellError(name, value=text)
        return round(number, 6)

    return read


def _short(text: str, limit: int) -> str:
    if len(text) > limit:
        raise CellError("too_long", limit=limit)
    return text
