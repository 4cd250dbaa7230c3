"""What people have before them in a chat: that "2", "sđt" or "giá bao nhiêu" speaks of there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Insert
from sqlmodel import Field, SQLModel, func
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.columns import UTCDateTime
from catalog.inserts import insert_in
from catalog.people import Person

FRESH = timedelta(minutes=30)
"""After that nobody goes on with what was shown."""
LAST = -1
"""The number of the last in a list, however long it is."""


@dataclass(frozen=True)
class ShownPage:
    """A page of a numbered list of products."""

    first: int
    """The number of the first of them."""
    ids: Sequence[int]
    contacts: bool = False
    """Whether the numbers lead to contacts."""
    asked: bool = False
    """Whether it answers a question, and was not browsed."""
    after: str = ""
    """What the button of the page after it carries; empty on the last."""
    compared: Sequence[int] = ()
    """Those of `ids` that were set side by side, if that came after the list."""

    def numbered(self, number: int) -> int | None:
        """The product of this number, if the page has it."""
        place = len(self.ids) - 1 if number == LAST else number - self.first
        return self.ids[place] if 0 <= place < len(self.ids) else None

    @property
    def rows(self) -> list[tuple[int, int]]:
        """Number and id of each that is spoken of: those compared, else all."""
        spoken = self.compared or self.ids
        return [row for row in enumerate(self.ids, self.first) if row[1] in spoken]

    def other_than(self, product_id: int | None) -> int | None:
        """The other one, where two are spoken of and this is one of them."""
        ids = [one for _, one in self.rows]
        return ids[1 - ids.index(product_id)] if len(ids) == 2 and product_id in ids else None


class InView(SQLModel, table=True):
    """Products are named by their ids, as in buttons: one may have gone meanwhile."""

    __tablename__ = "in_view"

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    chat_id: int = Field(primary_key=True, sa_type=BigInteger)
    product_id: int | None = None
    """Whose card or contact was shown, if that came after the list."""
    page: dict[str, Any] | None = Field(
        default=None, sa_column=Column(JSON(none_as_null=True), nullable=True)
    )
    """A `ShownPage`."""
    at: datetime = Field(sa_type=UTCDateTime)

    @property
    def listed(self) -> ShownPage | None:
        return ShownPage(**self.page) if self.page else None


@dataclass(frozen=True, slots=True)
class Sight:
    """Something that a person is shown. Beside a product the list before it stays in view."""

    person_id: int
    chat_id: int
    at: datetime
    product_id: int | None = None
    page: ShownPage | None = None


async def keep(session: AsyncSession, sights: Sequence[Sight]) -> None:
    """For one person in one chat the last of them counts."""
    if sights:
        connection = await session.connection()
        statement = _statement(connection.dialect.name)
        await connection.execute(statement, [_row(sight) for sight in sights])


@lru_cache
def _statement(dialect: str) -> Insert:
    insert = insert_in(dialect, InView)
    new = insert.excluded
    page = func.coalesce(new.page, InView.page)
    return insert.on_conflict_do_update(
        index_elements=["person_id", "chat_id"],
        set_={"product_id": new.product_id, "page": page, "at": new.at},
    )


def _row(sight: Sight) -> dict[str, Any]:
    return {
        "person_id": sight.person_id,
        "chat_id": sight.chat_id,
        "product_id": sight.product_id,
        "page": sight.page and vars(sight.page),
        "at": sight.at,
    }


async def of(session: AsyncSession, person: Person, chat_id: int, now: datetime) -> InView | None:
    """What the person was shown here last, unless that is long ago."""
    found = await session.get(InView, (person.stored_id, chat_id))
    return found if found and now - found.at <= FRESH else None
