"""Likely duplicates among an event's registrations: shown to the organisers, never merged."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from rapidfuzz import fuzz
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.names import bare
from catalog.registrations import ACTIVE, Registration

ALIKE = 90
"""How alike (of 100) two organisations' own words are, whatever their order."""
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
    names = {row.stored_id: _own_words(row.organisation) for row in rows}
    found = []
    for first, second in combinations(rows, 2):
        if first.person_id == second.person_id:
            continue
        one, other = names[first.stored_id], names[second.stored_id]
        if first.phone and first.phone == second.phone:
            found.append(Likeness(first, second, Why.PHONE))
        elif first.side is second.side and one and _alike(one, other):
            found.append(Likeness(first, second, Why.ORGANISATION))
    return found


def _own_words(organisation: str) -> str:
    """The name without the words that many have; all of it if nothing is left."""
    words = bare(organisation)
    for common in _COMMON:
        words = f" {words} ".replace(f" {common} ", " ").strip()
    return words or bare(organisation)


def _alike(one: str, other: str) -> bool:
    return fuzz.token_sort_ratio(one, other, score_cutoff=ALIKE) > 0
