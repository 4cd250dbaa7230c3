"""Records: the rows of a text file or a workbook, before anyone knows what they mean."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from catalog.problems import ImportFailed, RowError, error
from catalog.workbooks import sheets_of

MAX_MEGABYTES = 50
_DELIMITERS = ",;\t"
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_TONES = ("", *"\u0300\u0301\u0303\u0309\u0323")
_VOWELS = unicodedata.normalize("NFC", "".join(a + b for a in "aăâeêioôơuưy" for b in _TONES))
_VIETNAMESE = {*_VOWELS, *_VOWELS.upper(), *"đĐ\u00a0“”‘’–—…•₫°½²³×"}


class Records(Iterator[list[str]]):
    """Rows of cells, blank ones too, and the number of the one that was read last."""

    def __init__(self, rows: Iterable[list[str]], title: str = "") -> None:
        self.title = title
        self.number = 0
        self.errors: list[RowError] = []
        self._rows = iter(rows)

    def __next__(self) -> list[str]:
        self.number += 1
        try:
            return next(self._rows)
        except csv.Error as e:
            too_long = "field limit" in str(e)
            limit = csv.field_size_limit()
            self.errors.append(
                error(self.number, "", "too_long", limit=limit)
                if too_long
                else error(self.number, "", "quotes")
            )
            self._rows = iter(())
            raise StopIteration from None


def read_records(path: Path) -> list[Records]:
    """The file in every way in which it can be read: with each delimiter, or of each sheet.

    Raises ImportFailed for a file in which no rows can be found.
    """
    if path.stat().st_size > MAX_MEGABYTES * 2**20:
        raise ImportFailed([error(0, "", "too_big", limit=MAX_MEGABYTES)])
    data = path.read_bytes()
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ImportFailed([error(0, "", "excel")])
    if data.startswith(b"PK\x03\x04"):
        return [Records(rows, title) for title, rows in sheets_of(data)]
    text = _text(data)
    if not text.strip():
        raise ImportFailed([error(0, "", "empty_file")])
    return [Records(_csv(text, delimiter)) for delimiter in _DELIMITERS]


def _csv(text: str, delimiter: str) -> Iterable[list[str]]:
    lines = (found[0] for found in _LINE.finditer(text))
    return csv.reader(lines, delimiter=delimiter, strict=True)


def _text(data: bytes) -> str:
    try:
        return data.decode(_encoding(data))
    except UnicodeDecodeError as e:
        text = _windows_1258(data)
        if text is None:
            row = data.count(b"\n", 0, e.start) + 1
            raise ImportFailed([error(row, "", "encoding")]) from None
        return text


def _encoding(data: bytes) -> str:
    """Told by the mark at the beginning, or by the empty half of one of the first two letters."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    empty = data.find(0, 0, 4)
    if empty < 0:
        return "utf-8-sig"
    return "utf-16-le" if empty % 2 else "utf-16-be"


def _windows_1258(data: bytes) -> str | None:
    """The text, if all its letters are Vietnamese then: those of TCVN3 and VNI are not."""
    try:
        text = unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        return None
    return text if all(letter.isascii() or letter in _VIETNAMESE for letter in set(text)) else None
