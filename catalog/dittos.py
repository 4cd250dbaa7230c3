"""Dittos: cells that say "as above" (nt, như trên, -//-), read as the cell above them."""

import re
from collections.abc import Collection, Iterable

from catalog.names import bare
from catalog.problems import RowError, error
from catalog.sheets import Row

_ABOVE = re.compile(r"[\s().:-]*(?:n[./]?\s?t|nhu tren|ditto|[\"“”″〃]|['’′]{2}|/{2,})[\s().:-]*")


def fill(rows: Iterable[Row], unique: Collection[str]) -> list[RowError]:
    """Puts what stands above in the place of each ditto; returns those that cannot be meant.

    Above is the product's row before, whatever stands between. Columns that are `unique` have
    something of its own in each row.
    """
    errors = []
    above: Row | None = None
    for row in rows:
        for name, text in list(row.cells.items()):
            if not _ABOVE.fullmatch(bare(text)):
                continue
            del row.cells[name]
            if name not in unique and above and name in above.cells:
                row.cells[name] = above.cells[name]
                continue
            row.broken.add(name)
            if name in unique or not (above and name in above.broken):
                problem = "never_as_above" if name in unique else "nothing_above"
                errors.append(error(row.number, name, problem, value=text))
        above = row
    return errors
