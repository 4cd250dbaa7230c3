"""What is kept of a person, and its deletion (Law 91/2025/QH15: see, take back, delete)."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, inspect
from sqlmodel import SQLModel, col, delete, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.consents import Consent
from catalog.contacts import ContactRequest, Handover
from catalog.drafts import Draft
from catalog.needs import Need
from catalog.people import Person
from catalog.questions import Question
from catalog.saved import SavedProduct


@dataclass(frozen=True, slots=True)
class Kept:
    """How many rows of each kind are kept of one person."""

    saved: int
    needs: int
    requests: int
    handovers: int
    questions: int


async def kept_of(session: AsyncSession, person: Person) -> Kept:
    async def count(table: type[SQLModel]) -> int:
        query = select(func.count()).select_from(table).where(_is_theirs(table, person))
        return (await session.exec(query)).one()

    return Kept(
        saved=await count(SavedProduct),
        needs=await count(Need),
        requests=await count(ContactRequest),
        handovers=await count(Handover),
        questions=await count(Question),
    )


async def erase(session: AsyncSession, person: Person) -> None:
    """Deletes the person and every row about them. What was handed on is out of our hands."""
    for table in (Draft, SavedProduct, Question, Handover, ContactRequest, Need, Consent):
        await session.exec(delete(table).where(_is_theirs(table, person)))
    await session.exec(delete(Person).where(col(Person.id) == person.id))


def _is_theirs(table: type[SQLModel], person: Person) -> ColumnElement[bool]:
    condition: ColumnElement[bool] = inspect(table).columns["person_id"] == person.id
    return condition
