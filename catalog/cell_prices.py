"""Prices as offices write them, in VND. Each reader raises CellError for what it cannot read."""

import re

from catalog.names import bare
from catalog.problems import CellError

MAX_PRICE = 10**12
LEAST_PRICE = 1_000
"""Of a price that stands alone: less is one in thousands."""
_CURRENCY = re.compile(r"\s*(?:đ|₫|đồng|vnđ|vnd)\s*$", re.IGNORECASE)
_UNIT = re.compile(r"\s*/\s*(\d*\s?[^\W\d_][^/]*)$")
_TIMES = re.compile(r"\s*(k|nghìn|ngàn|nghin|ngan|triệu|trieu|tr)$", re.IGNORECASE)
_MILLIONS = ("triệu", "trieu", "tr")
_NO_PRICE = re.compile(r"(?:gia )?(?:lien he|thoa thuan|theo thoa thuan)")
_AMOUNT = re.compile(r"\d+(?:[.,]0{1,2})?")
_PART = re.compile(r"\d+(?:[.,]\d{1,2})?")
_THOUSANDS = re.compile(r"\d{1,3}(?:([., ])\d{3})(?:\1\d{3})*")
_BETWEEN_PRICES = re.compile(r"\s*[-–—]\s*|\s+đến\s+")


def asks_for_price(text: str) -> bool:
    """Whether the cell says that the price is told on request: liên hệ."""
    return bool(_NO_PRICE.fullmatch(bare(text)))


def price_unit(text: str) -> str:
    """What the price is of: hộp in 25.000đ/hộp; "" where that is not told."""
    found = _UNIT.search(text)
    return found[1].strip() if found else ""


def price(text: str) -> int:
    """An amount in VND: 25000, 25.000, 25,000 đ/hộp, 25k, 25 nghìn.

    Fractions other than zeros are no amounts, but of thousands and of millions.
    """
    number = _CURRENCY.sub("", _UNIT.sub("", text))
    times = _times(number)
    number = _TIMES.sub("", number)
    if _THOUSANDS.fullmatch(number):
        number = re.sub(r"\D", "", number)
    if not (_PART if times > 1 else _AMOUNT).fullmatch(number):
        raise CellError("price", value=text)
    whole, _, part = number.replace(",", ".").partition(".")
    amount = int(whole) * times + int(part.ljust(2, "0") or 0) * times // 100
    if not 0 < amount <= MAX_PRICE:
        raise CellError("price", value=text)
    return amount


def _times(number: str) -> int:
    found = _TIMES.search(number)
    if not found:
        return 1
    return 1_000_000 if found[1].lower() in _MILLIONS else 1_000


def prices(text: str) -> tuple[int, int]:
    """One price, or from–to: 25.000, 20.000 – 30.000 đ, 20-30k."""
    parts = _BETWEEN_PRICES.split(text)
    low, high = price(parts[0]), price(parts[-1])
    if low < LEAST_PRICE:
        low *= _times(_CURRENCY.sub("", _UNIT.sub("", parts[-1])))
    if len(parts) > 2 or low < LEAST_PRICE:
        raise CellError("price", value=text)
    return low, high
