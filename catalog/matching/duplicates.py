"""Likely duplicates among an event's registrations: shown to the organisers, never merged."""

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, product

import numpy as np
from rapidfuzz import fuzz, process
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.matching.events import Side
from catalog.matching.registrations import ACTIVE, Registration
from catalog.names import bare

ALIKE = 90
"""How alike (of 100) two organisations' own words are, whatever their order."""
AT_ONCE = 1000
_COMMON = (
    *("cong ty", "cty", "tnhh", "mtv", "mot thanh vien", "co phan", "cp", "doanh nghiep", "dntn"),
    *("hop tac xa", "htx", "to hop tac", "ho kinh doanh", "hkd", "co so", "cua hang"),
    *("nong nghiep", "san xuat", "kinh doanh", "thuong mai", "dich vu", "tong hop", "va"),
    *("nn", "sx", "kd", "tm", "dv"),
)


class Why(StrEnum):
    PHONE = "phone"
    """One phone number."""
    ORGANISATION = "organisation"
    """Nearly one name of an organisation, on one side."""


@dataclass(frozen=True, slots=True)
class Likeness:
    first: Registration
    """The one with the lower number in line."""
    second: Registration
    why: Why


async def likely_duplicates(session: AsyncSession, event_id: int) -> list[Likeness]:
    """Pairs of registrations of different people that may be one, by number in line.

    One person on both sides is no duplicate.
    """
    query = select(Registration).where(
        Registration.event_id == event_id, col(Registration.state).in_(ACTIVE)
    )
    rows = (await session.exec(query.order_by(col(Registration.number)))).all()
    found = [*await _of_one_organisation(rows), *_of_one_phone(rows)]
    pairs = {(one.first.number, one.second.number): one for one in found}
    return [pairs[numbers] for numbers in sorted(pairs)]


def _of_one_phone(rows: Sequence[Registration]) -> Iterator[Likeness]:
    of: dict[str, list[Registration]] = {}
    for row in rows:
        of.setdefault(row.phone, []).append(row)
    for phone, same in of.items():
        yield from _pairs(combinations(same, 2) if phone else (), Why.PHONE)


async def _of_one_organisation(rows: Sequence[Registration]) -> list[Likeness]:
    """Names are compared beside the event loop, and each spelling once."""
    found: list[Likeness] = []
    for side in Side:
        of: dict[str, list[Registration]] = {}
        for row in rows:
            if row.side is side and (words := _own_words(row.organisation)):
                of.setdefault(words, []).append(row)
        for same in of.values():
            found += _pairs(combinations(same, 2), Why.ORGANISATION)
        for one, other in await asyncio.to_thread(_alike, list(of)):
            found += _pairs(product(of[one], of[other]), Why.ORGANISATION)
    return found


def _pairs(pairs: Iterable[tuple[Registration, Registration]], why: Why) -> Iterator[Likeness]:
    for one, other in pairs:
        if one.person_id != other.person_id:
            first, second = sorted((one, other), key=lambda row: row.number)
            yield Likeness(first, second, why)


def _alike(names: Sequence[str]) -> list[tuple[str, str]]:
    """Each pair once; so many at a time, that a big event takes no more memory."""
    found = []
    for at in range(0, len(names), AT_ONCE):
        scores = process.cdist(
            names[at : at + AT_ONCE],
            names[at:],
            scorer=fuzz.ratio,
            score_cutoff=ALIKE,
            dtype=np.uint8,
        )
        found += [(names[at + x], names[at + y]) for x, y in np.argwhere(scores) if x < y]
    return found


def _own_words(organisation: str) -> str:
    """The name without the words that many have, in alphabetical order; all of it if nothing is
    left."""
    words = bare(organisation)
    for common in _COMMON:
        words = f" {words} ".replace(f" {common} ", " ").strip()
    return " ".join(sorted((words or bare(organisation)).split()))
