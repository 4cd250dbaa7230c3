"""Saved searches: "tell me when there is something new for …".

Products are numbered as they come (imports wait for each other), so each search remembers the last
number that it has looked at: nothing new is passed over, and nothing is told twice.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from sqlmodel import Field, col, delete, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.columns import Stored, UTCDateTime
from catalog.consents import Consent
from catalog.names import bare
from catalog.news.rules import Rules
from catalog.people import Person
from catalog.products import Product
from catalog.search import SearchIndex
from catalog.search.beside import beside

MOST_SEARCHES = 20
MOST_HITS = 2000
BETWEEN = timedelta(days=1)
"""Between two alerts of one search: what comes in between is told of together."""


class SavedSearch(Stored, table=True):
    __tablename__ = "saved_search"

    person_id: int = Field(foreign_key="person.id", index=True)
    consent_id: int = Field(foreign_key="consent.id")
    text: str = Field(max_length=200)
    at: datetime = Field(sa_type=UTCDateTime)
    last_product_id: int
    """All products up to it have been looked at."""
    due_at: datetime = Field(sa_type=UTCDateTime, index=True)


@dataclass(frozen=True, slots=True)
class Alert:
    """New products that fit a saved search, best first."""

    search: SavedSearch
    person: Person
    product_ids: tuple[int, ...]


async def keep(
    session: AsyncSession, person: Person, consent: Consent, text: str, now: datetime
) -> SavedSearch | None:
    """Keeps the search, under a consent to ALERTS; the same one again is one. None: too many."""
    text = " ".join(text.split())[:200]
    mine = await searches_of(session, person)
    for one in mine:
        if bare(one.text) == bare(text):
            return one
    if len(mine) >= MOST_SEARCHES:
        return None
    search = SavedSearch(
        person_id=person.stored_id,
        consent_id=consent.stored_id,
        text=text,
        at=now,
        last_product_id=await newest_product(session),
        due_at=now,
    )
    session.add(search)
    await session.flush()
    return search


async def searches_of(session: AsyncSession, person: Person) -> list[SavedSearch]:
    query = select(SavedSearch).where(SavedSearch.person_id == person.id)
    return list(await session.exec(query.order_by(col(SavedSearch.id))))


async def forget(session: AsyncSession, person: Person, search_id: int) -> bool:
    """False where it was not theirs."""
    mine = (col(SavedSearch.id) == search_id) & (col(SavedSearch.person_id) == person.id)
    return (await session.exec(delete(SavedSearch).where(mine))).rowcount == 1


async def newest_product(session: AsyncSession) -> int:
    """The number of the product that came last; 0 where there is none."""
    return (await session.exec(select(func.max(Product.id)))).one() or 0


async def take_due(
    session: AsyncSession, index: SearchIndex, now: datetime, rules: Rules, limit: int = 10
) -> list[Alert]:
    """Looks at what is new for the searches whose turn it is; the caller owes what is returned.

    None in quiet hours. The index may be a little old: what it does not hold yet is left for the
    next time. Several processes may do so at once.
    """
    if rules.is_quiet(now):
        return []
    newest = index.last_id
    query = (
        select(SavedSearch, Person)
        .join(Person, col(Person.id) == col(SavedSearch.person_id))
        .where(
            SavedSearch.due_at <= now,
            SavedSearch.last_product_id < newest,
            col(Person.left_at).is_(None),
        )
        .order_by(col(SavedSearch.due_at), col(SavedSearch.id))
        .limit(limit)
        .with_for_update(skip_locked=True, of=SavedSearch)
        .execution_options(populate_existing=True)
    )
    alerts = []
    for search, person in (await session.exec(query)).all():
        fitting = await beside(index, search.text, partial(_new_for, index, search, newest))
        if fitting:
            alerts.append(Alert(search, person, fitting))
            search.due_at = now + BETWEEN
        search.last_product_id = newest
    await session.flush()
    return alerts


def _new_for(index: SearchIndex, search: SavedSearch, newest: int) -> tuple[int, ...]:
    answer = index.search(search.text, limit=MOST_HITS)
    found = (hit.document.id for hit in answer.hits)
    return tuple(number for number in found if search.last_product_id < number <= newest)
