"""Sections: a row such as "II. Huyện Vũ Thư" between products, as the place of those below it."""

import re
from bisect import bisect
from collections.abc import Collection, Iterable, Mapping

from catalog.names import bare, same, split_unit
from catalog.places import Level, Places
from catalog.problems import RowError, error
from catalog.sheets import Row

_MARK = re.compile(r"\A(?:(?:[IVXLivxl]+|[A-Za-z]|\d+)[.)/:]*\s+|[A-Za-z][.)/:]+)")
_REST = re.compile(r"\s*[(:–—].*|\s+-\s.*", re.DOTALL)
_GROUPS = re.compile(r"(?:nhom|nganh)\s.*", re.DOTALL)
_COLUMNS = {
    Level.PROVINCE: "province",
    Level.OLD_PROVINCE: "province",
    Level.OLD_DISTRICT: "district",
    Level.COMMUNE: "commune_today",
    Level.OLD_COMMUNE: "commune",
}
_WIDEST_FIRST = tuple(dict.fromkeys(_COLUMNS.values()))


def place_rows(rows: Collection[Row], notes: list[RowError], places: Places) -> None:
    """Writes the place that a section names into the rows below that do not name it.

    Only what is certain: a unit word and a place that is known at one level. A section of products
    (Nhóm thực phẩm) leaves the place; any other ends it. The notes tell of it.
    """
    found = _scopes(notes, places)
    starts = sorted(found)
    used: dict[int, int] = {}
    for row in rows:
        at = bisect(starts, row.number)
        if at and _put(row, found[starts[at - 1]]):
            used[starts[at - 1]] = used.get(starts[at - 1], 0) + 1
    for x, note in enumerate(notes):
        if note.problem == "aside" and note.row in used:
            told = {"text": note.values["text"], "count": used[note.row]}
            notes[x] = error(note.row, "", "section", **told)


def _scopes(notes: Iterable[RowError], places: Places) -> dict[int, Mapping[str, str]]:
    """The place that holds below each row that is no product."""
    scope: dict[str, str] = {}
    found: dict[int, Mapping[str, str]] = {}
    for note in notes:
        if note.problem != "aside":
            continue
        text = _REST.sub("", _MARK.sub("", str(note.values["text"]), count=1))
        if not _GROUPS.fullmatch(bare(text)):
            scope = _narrowed(scope, *_named(text, places))
        found[note.row] = scope
    return found


def _named(text: str, places: Places) -> tuple[str, str]:
    """The column of the one place that the text names, and its name; "" and "" if unsure."""
    unit, _ = split_unit(text)
    of_unit = [place for place in places.find(text) if unit and place.unit == unit]
    columns = {_COLUMNS[place.level] for place in of_unit}
    return (columns.pop(), of_unit[0].name) if len(columns) == 1 else ("", "")


def _narrowed(scope: Mapping[str, str], column: str, name: str) -> dict[str, str]:
    if not column:
        return {}
    wider = _WIDEST_FIRST[: _WIDEST_FIRST.index(column)]
    return {one: scope[one] for one in wider if one in scope} | {column: name}


def _put(row: Row, scope: Mapping[str, str]) -> bool:
    """Whether the section told the row anything; the row's own cells go first."""
    told = False
    for column, name in scope.items():
        own = row.cells.get(column)
        if own is None and column not in row.broken:
            row.cells[column] = name
            told = True
        elif own is None or same(split_unit(own)[1]) != same(name):
            break
    return told
