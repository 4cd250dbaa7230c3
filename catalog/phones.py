"""Phone numbers as people write them. Stored is E.164."""

import re
from dataclasses import dataclass

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberMatcher

LONGEST = 1000
"""Characters in which numbers are looked for."""
_WITH_O = re.compile(r"\b(?=[oO]*\d)[\doO]+\b")
_GLUED = re.compile(r"\b([^\W\d]+)(?=0\d\d[\d .-]{6})|(?<=\d{6})([^\W\d]+)\b")
_AMONG = re.compile(r"\d[^\W\d]+\d")
_MANY_DIGITS = re.compile(r"\d(?:[^\w,;]*\d){6}|\d{2}[^\W\d]+\d{2}")
FEWEST_DIGITS = 9
LONGEST_NAME = 60
_STUCK = re.compile(r"(?<=[^\W\d_])(?=\+?\d{9})")
"""The end of "sđt" before a number with no space between."""
_ITS_NAME = re.compile(
    r"(?i)(?:[\s,;:.(-]|\b(?:gọi|goi|alo|lh|liên hệ|lien he|zalo|[sđd]?[đd]t|tel|phone|call|"
    r"number|(?:số|so)(?: (?:điện thoại|dien thoai|của|cua|mình|minh|em|tôi|toi|anh|chị|chi))*|"
    r"là|la|is|my)\b)*$"
)
"""What stands before a number and says that it is one: "số mình là", "sđt:"."""
_GAPS = re.compile(" {2,}")


@dataclass(frozen=True, slots=True)
class Found:
    """The numbers in a text, each once, and what it says beside them."""

    numbers: list[str]
    rest: str

    @property
    def is_plain(self) -> bool:
        """Whether nothing beside them may be meant for a number, too."""
        return not _MANY_DIGITS.search(self.rest)

    @property
    def only(self) -> str | None:
        """The number, where there is one and no doubt."""
        return self.numbers[0] if len(self.numbers) == 1 and self.is_plain else None


def found_in(text: str) -> Found:
    """Numbers that can exist, among words or alone; without a country they are Vietnamese.

    An o is a zero. Other letters among digits are never read as digits, as a telephone's keys
    would have them: that number is a stranger's.
    """
    text = _WITH_O.sub(lambda found: re.sub("[oO]", "0", found[0]), text[:LONGEST])
    if not _AMONG.search(text):
        text = _GLUED.sub(r" \1\2 ", text)
    found = list(PhoneNumberMatcher(text, "VN"))
    numbers = [phonenumbers.format_number(one.number, PhoneNumberFormat.E164) for one in found]
    ends = [0, *(one.end for one in found)]
    starts = [*(one.start for one in found), len(text)]
    rest = ",".join(text[end:start] for end, start in zip(ends, starts, strict=True))
    return Found(list(dict.fromkeys(numbers)), rest)


def phone_text(phone: str) -> str:
    """An E.164 number as people in Vietnam write it ("0912 345 678"); others internationally."""
    number = phonenumbers.parse(phone)
    vietnamese = number.country_code == 84
    form = PhoneNumberFormat.NATIONAL if vietnamese else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, form)


def without_numbers(text: str) -> str:
    """The text as it is; where phone numbers stand in it, what is left without them.

    Digits with neither a zero nor a country before them are a price, or how many.
    """
    if sum(map(str.isdigit, text)) < FEWEST_DIGITS:
        return text
    apart = _STUCK.sub(" ", text)
    kept, end = [], 0
    for found in PhoneNumberMatcher(apart, "VN"):
        if found.raw_string.lstrip("(").startswith(("0", "84", "+")):
            before = max(end, found.start - LONGEST_NAME)
            kept += [apart[end:before], _ITS_NAME.sub("", apart[before : found.start])]
            end = found.end
    return _GAPS.sub(" ", "".join((*kept, apart[end:]))).strip(" ,;.") if kept else text
