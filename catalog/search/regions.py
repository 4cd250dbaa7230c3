"""Regions, as people name them: Tây Nguyên, miền Tây, Đồng bằng sông Hồng.

A region is its provinces of before 1 July 2025: the six regions of the National Assembly's
Resolution 81/2023/QH15, parts of them that have a name of their own, and North, Centre and South.
A province that took in its neighbours lies where it lay before.
"""

import csv
from functools import cache
from pathlib import Path

from catalog.search.text import key_of

SHIPPED = Path(__file__).parents[1] / "sample" / "regions.csv"


def regions_of(province: str) -> tuple[str, ...]:
    """All names of all regions that a province lies in."""
    return _by_province().get(key_of(province), ())


def regions() -> tuple[str, ...]:
    """All names of all regions."""
    return tuple(dict.fromkeys(name for names in _by_province().values() for name in names))


@cache
def _by_province() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    with SHIPPED.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for province in row["provinces"].split("; "):
                key = key_of(province)
                found[key] = (*found.get(key, ()), *row["names"].split("; "))
    return found
