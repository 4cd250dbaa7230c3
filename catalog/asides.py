"""Asides: rows between and below the products that tell of none: sections, totals, signatures."""

import re
from collections.abc import Iterable, Sequence

from catalog.headings import NUMBER
from catalog.names import bare

_COUNT = re.compile(r"\d+(?:[.,]\d+)*\.?")
_LETTER = re.compile(r"(?:[ivxl]+|[a-z])[.)]?")
_SECTION = re.compile(r"(?:[ivxl]+|[a-z])[.)/:]\s.*|(?:nhom|nganh)\s.*", re.DOTALL)
_TOTAL = r"(?:tong|cong|tong cong|tong so)(?:\s*[:(\d].*|\s+san pham.*)?"
_CLOSING = r"(?:nguoi lap|thu truong|tm[. ]|noi nhan|ghi chu|luu y).*"
_NO_NAME = re.compile(f"{_TOTAL}|{_CLOSING}", re.DOTALL)
_COLUMN_LETTERS = ("", "a", "ab", "abc")

Cells = Sequence[tuple[str, str]]
"""The cells of a row that are not empty, from the left: the column and the text."""


def number_columns(record: Iterable[str]) -> bool:
    """Whether the row under the headings only counts the columns: 1, 2, 3, or A, B, 1, 2."""
    texts = [bare(cell).strip("() ") for cell in record if cell.strip()]
    return len(texts) > 1 and any(
        texts == [*letters, *map(str, range(1, len(texts) - len(letters) + 1))]
        for letters in _COLUMN_LETTERS
    )


def is_blank(cells: Cells) -> bool:
    """Whether nothing stands there, or a running number that waits for its product."""
    return not cells or (len(cells) == 1 and _counted(cells))


def asides(rows: Iterable[tuple[int, Cells]], name: str) -> set[int]:
    """The numbers of the rows that are no products; `name` is the column of a product's name.

    Where products are counted, nothing after the last of them and a gap is one.
    """
    rows = list(rows)
    last = max((number for number, cells in rows if _counted(cells)), default=0)
    found: set[int] = set()
    over, before = False, 0
    for number, cells in rows:
        over |= 0 < last < number and (number - before > 1 or before in found)
        if over or _is_aside(cells, name, counting=last > 0):
            found.add(number)
        before = number
    return found


def _counted(cells: Cells) -> bool:
    return any(column == NUMBER and _COUNT.fullmatch(text) for column, text in cells)


def _is_aside(cells: Cells, name: str, *, counting: bool) -> bool:
    told = dict(cells)
    if not _counted(cells) and _NO_NAME.fullmatch(bare(cells[0][1])):
        return True
    if name not in told:
        return len(cells) == 1
    if told.keys() - {name, NUMBER}:
        return False
    mark = bare(told.get(NUMBER, ""))
    unmarked = counting and not mark
    return unmarked or bool(_LETTER.fullmatch(mark) or _SECTION.fullmatch(bare(told[name])))
