"""Counts: how an event fills, from where, and for what."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.matching import event_questions
from catalog.matching.event_questions import EventQuestion
from catalog.matching.events import Side
from catalog.matching.registrations import ACTIVE, Registration, Standing
from catalog.matching.wares import RegisteredWare
from catalog.names import bare
from catalog.products import Product, ProductGroup

COUNTED = (*ACTIVE, Standing.NO_SHOW)
"""Those who wanted to come until the end."""


@dataclass(frozen=True, slots=True)
class Summary:
    standings: dict[tuple[Side, Standing], int]
    walk_ins: dict[Side, int]
    """Those among who came that had not registered."""
    places: list[tuple[str, int]]
    """Where people come from, the most first; spellings without marks count as one."""
    groups: dict[tuple[Side, ProductGroup], int]
    """Registrations with a ware of the group."""
    wanted: list[tuple[str, int]]
    """What buyers look for, the most wanted first: how many buyers."""
    answers: list[tuple[EventQuestion, dict[str, int]]]
    """How many chose what, of the event's own questions that give a choice, as it is kept."""


async def standings(session: AsyncSession, event_id: int) -> dict[tuple[Side, Standing], int]:
    """How many stand how, on each side; live, for the desk."""
    query = (
        select(Registration.side, Registration.state, func.count())
        .where(Registration.event_id == event_id)
        .group_by(col(Registration.side), col(Registration.state))
    )
    rows = await session.exec(query)
    return {(Side(side), Standing(state)): number for side, state, number in rows}


async def pending(session: AsyncSession, event_ids: Collection[int]) -> dict[int, int]:
    """How many wait for the organisers' yes, by event; events without any are left out."""
    query = select(Registration.event_id, func.count()).where(
        col(Registration.event_id).in_(event_ids), Registration.state == Standing.REGISTERED
    )
    return dict((await session.exec(query.group_by(col(Registration.event_id)))).all())


async def concerned(session: AsyncSession, event_id: int) -> int:
    """How many hear of a change or a cancellation, if the event was announced."""
    query = select(func.count()).where(
        Registration.event_id == event_id,
        col(Registration.state).in_(ACTIVE),
        col(Registration.walk_in).is_(False),
    )
    return (await session.exec(query)).one()


async def summary(session: AsyncSession, event_id: int) -> Summary:
    counted = (col(Registration.event_id) == event_id) & col(Registration.state).in_(COUNTED)
    places = await session.exec(select(Registration.place).where(counted))
    query = (
        select(Registration.id, Registration.side, RegisteredWare, Product)
        .join(RegisteredWare, col(RegisteredWare.registration_id) == col(Registration.id))
        .join(Product, col(Product.id) == col(RegisteredWare.product_id), isouter=True)
        .where(counted)
        .order_by(col(RegisteredWare.id))
    )
    groups: set[tuple[int | None, Side, ProductGroup]] = set()
    wanted: dict[tuple[int | None, str], str] = {}
    for number, which, ware, product in await session.exec(query):
        side = Side(which)
        if group := ware.group or (product.group if product else None):
            groups.add((number, side, group))
        if side is Side.BUYER:
            name = product.name if product else ware.text
            wanted.setdefault((number, bare(name)), name)
    return Summary(
        standings=await standings(session, event_id),
        walk_ins=await _walk_ins(session, event_id),
        places=_most(places),
        groups=dict(Counter((side, group) for _, side, group in groups)),
        wanted=_most(wanted.values()),
        answers=await _answers(session, event_id, counted),
    )


async def _answers(
    session: AsyncSession, event_id: int, counted: ColumnElement[bool]
) -> list[tuple[EventQuestion, dict[str, int]]]:
    """In the order of the questions and of their choices; those that nobody answered are left
    out."""
    given = list(await session.exec(select(Registration.answers).where(counted)))
    found = []
    for question in await event_questions.questions_of(session, event_id):
        chosen = Counter(one.get(str(question.id), "") for one in given)
        del chosen[""]
        if chosen and (choices := event_questions.choices_of(question)):
            found.append((question, {one: chosen[one] for one in [*choices, *chosen]}))
    return found


async def _walk_ins(session: AsyncSession, event_id: int) -> dict[Side, int]:
    query = select(Registration.side, func.count()).where(
        Registration.event_id == event_id,
        Registration.state == Standing.CHECKED_IN,
        col(Registration.walk_in).is_(True),
    )
    rows = await session.exec(query.group_by(col(Registration.side)))
    return {Side(side): number for side, number in rows}


def _most(names: Iterable[str]) -> list[tuple[str, int]]:
    """How often each, in the spelling that came first; the most frequent first."""
    shown: dict[str, str] = {}
    counter: Counter[str] = Counter()
    for name in names:
        if key := bare(name):
            shown.setdefault(key, name)
            counter[key] += 1
    return sorted(
        ((shown[key], number) for key, number in counter.items()), key=lambda p: (-p[1], p[0])
    )
