"""The desk's search: who is it, by whatever they show, say or spell."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from rapidfuzz import fuzz
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.matching import registrations
from catalog.matching.events import LETTERS
from catalog.matching.registrations import HOLDING, TICKET_LENGTH, Registration, Standing
from catalog.names import bare, spelling
from catalog.roles import Desk

GOOD_ENOUGH = 75
"""Of 100: a letter wrong in a syllable, not another name."""
_GROUPED_DIGITS = re.compile(r"(?<=\d)[\s.-]+(?=\d)")


@dataclass(frozen=True, slots=True)
class Known:
    """What of a registration is compared with what was asked."""

    id: int
    number: int
    name: str
    organisation: str
    phone: str
    state: Standing


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed: words, and the last digits of a phone."""

    words: str
    """Without marks."""
    spelled: str
    """With the marks that were typed."""
    digits: str


async def by_code(session: AsyncSession, text: str) -> Registration | None:
    """The registration, of any event, whose ticket's code was typed and nothing else."""
    code = _code(text)
    if len(code) != TICKET_LENGTH or not set(code) <= set(LETTERS):
        return None
    return await registrations.by_ticket(session, code)


def _code(text: str) -> str:
    return re.sub(r"[\s-]", "", text).upper()


async def find(session: AsyncSession, by: Desk, text: str, limit: int = 8) -> list[Registration]:
    """Registrations of the desk's event, the likeliest first, of every standing.

    A ticket's code finds that one only. Else words are compared with name and organisation, with
    or without marks, and digits with the end of the phone: "nguyen van a", "a 3344", "htx".
    """
    of_event = Registration.event_id == by.event_id
    of_code = select(Registration).where(of_event, Registration.ticket == _code(text))
    if row := (await session.exec(of_code)).first():
        return [row]
    known = await session.exec(select(*_KNOWN).where(of_event))
    names = [Known(*row) for row in known]
    ids = await asyncio.to_thread(_best, _read(text), names, limit)
    found = await session.exec(select(Registration).where(col(Registration.id).in_(ids)))
    return sorted(found, key=lambda row: ids.index(row.stored_id))


_KNOWN: Any = [getattr(Registration, field.name) for field in fields(Known)]


def _best(asked: Asked, known: Sequence[Known], limit: int) -> list[int]:
    """The ids, the likeliest first. Of thousands it takes a while: call it in a thread."""
    scored = [(_score(asked, one), one) for one in known]
    good = [(score, one) for score, one in scored if score >= GOOD_ENOUGH]
    good.sort(key=lambda pair: (-pair[0], *_place(pair[1])))
    return [one.id for _, one in good[:limit]]


def _place(one: Known) -> tuple[bool, str, int]:
    """Among those that fit as well: who may be let in at once comes first."""
    return one.state not in HOLDING, bare(one.name), one.number


def _read(text: str) -> Asked:
    words = _GROUPED_DIGITS.sub("", text.replace("+84", "0")).split()
    digits = [word for word in words if word.isdecimal() and len(word) > 1]
    names = " ".join(word for word in words if word not in digits)
    return Asked(bare(names), spelling(names), max(digits, key=len, default=""))


def _score(asked: Asked, row: Known) -> float:
    """0 to 110: how well the words fit, up to 10 of it for the whole name as it was typed."""
    if asked.digits and not _ends_with(row.phone, asked.digits):
        return 0
    if not asked.words:
        return 100 if asked.digits else 0
    best = max(_likeness(asked.words, bare(text)) for text in (row.name, row.organisation))
    both = _likeness(asked.words, bare(f"{row.name} {row.organisation}"))
    whole = max(fuzz.ratio(asked.spelled, spelling(t)) for t in (row.name, row.organisation))
    return max(best, both - 5) + whole / 10


def _ends_with(phone: str, digits: str) -> bool:
    return phone.endswith(digits) or (len(digits) >= 9 and phone.endswith(digits.lstrip("0")))


def _likeness(words: str, name: str) -> float:
    """Each word against the name's best one; or all of them, where spaces are missing."""
    if not name:
        return 0
    parts = name.split()
    each = [max(_word_likeness(word, part) for part in parts) for word in words.split()]
    run_together = fuzz.ratio(words.replace(" ", ""), name.replace(" ", ""))
    return max(min(sum(each) / len(each), min(each) + 20), run_together)


def _word_likeness(word: str, part: str) -> float:
    if part == word:
        return 100
    if part.startswith(word):
        return 90
    return fuzz.ratio(word, part) if min(len(word), len(part)) > 2 else 0
