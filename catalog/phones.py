"""Phone numbers as people write them. Stored is E.164."""

import re

import phonenumbers

FEWEST_DIGITS = 9
LONGEST_NAME = 60
_GLUED = re.compile(r"(?<=[^\W\d_])(?=\+?\d{9})")
"""The end of "sđt" before a number with no space between."""
_ITS_NAME = re.compile(
    r"(?i)(?:[\s,;:.(-]|\b(?:gọi|goi|alo|lh|liên hệ|lien he|zalo|[sđd]?[đd]t|tel|phone|call|"
    r"number|(?:số|so)(?: (?:điện thoại|dien thoai|của|cua|mình|minh|em|tôi|toi|anh|chị|chi))*|"
    r"là|la|is|my)\b)*$"
)
"""What stands before a number and says that it is one: "số mình là", "sđt:"."""
_GAPS = re.compile(" {2,}")


def phone_text(phone: str) -> str:
    """An E.164 number as people in Vietnam write it ("0912 345 678"); others internationally."""
    number = phonenumbers.parse(phone)
    form = (
        phonenumbers.PhoneNumberFormat.NATIONAL
        if number.country_code == 84
        else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    )
    return phonenumbers.format_number(number, form)


def without_numbers(text: str) -> str:
    """The text as it is; where phone numbers stand in it, what is left without them.

    Digits with neither a zero nor a country before them are a price, or how many.
    """
    if sum(map(str.isdigit, text)) < FEWEST_DIGITS:
        return text
    apart = _GLUED.sub(" ", text)
    kept, end = [], 0
    for found in phonenumbers.PhoneNumberMatcher(apart, "VN"):
        if found.raw_string.lstrip("(").startswith(("0", "84", "+")):
            before = max(end, found.start - LONGEST_NAME)
            kept += [apart[end:before], _ITS_NAME.sub("", apart[before : found.start])]
            end = found.end
    return _GAPS.sub(" ", "".join((*kept, apart[end:]))).strip(" ,;.") if kept else text
