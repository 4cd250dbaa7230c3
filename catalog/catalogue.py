"""The catalogue as a whole: its version, which moves with every change, its counts, its index."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.columns import Stored
from catalog.contacts import ContactRequest, Handover
from catalog.inserts import insert_for
from catalog.producers import Producer, ProducerKind
from catalog.products import Product, ProductGroup
from catalog.recognitions import Recognition, RecognitionState
from catalog.saved import SavedProduct
from catalog.search.types import Document

ROWS_AT_ONCE = 200  # of all products, so that other threads get their turn between


class CatalogueVersion(Stored, table=True):
    """One row (id 1). A snapshot is stale when `number` has moved on."""

    __tablename__ = "catalogue_version"

    number: int = 0


_VERSION = select(CatalogueVersion.number)


@dataclass(frozen=True, slots=True)
class Statistics:
    """How many there are. The key None counts what is not known; each mapping adds up."""

    products: int
    by_stars: Mapping[int | None, int]
    by_group: Mapping[ProductGroup | None, int]
    by_state: Mapping[RecognitionState, int]
    """Of products, on the day that was asked for; one without a recognition is UNKNOWN."""
    producers: int
    by_kind: Mapping[ProducerKind | None, int]


async def version(session: AsyncSession) -> int:
    """The number of the last change; 0 for a catalogue that never had one."""
    return (await session.exec(_VERSION)).first() or 0


async def bump(session: AsyncSession) -> None:
    """Moves the version on. Waits for any other change under way to end (as `hold` does)."""
    await _add(session, 1)


async def hold(session: AsyncSession) -> None:
    """Keeps every other change of the catalogue waiting until this unit of work ends."""
    await _add(session, 0)


async def _add(session: AsyncSession, number: int) -> None:
    insert = insert_for(session, CatalogueVersion).values(id=1, number=number)
    moved = col(CatalogueVersion.number) + number
    await session.exec(insert.on_conflict_do_update(index_elements=["id"], set_={"number": moved}))


async def statistics(session: AsyncSession, today: date) -> Statistics:
    by_group = await _counts(session, Product.group)
    by_kind = await _counts(session, Producer.kind)
    told = (
        col(Recognition.stars),
        col(Recognition.decided_on),
        col(Recognition.valid_months),
    )
    joined = select(*told, func.count()).select_from(Product).join(Recognition, isouter=True)
    by_stars: Counter[int | None] = Counter()
    by_state: Counter[RecognitionState] = Counter()
    for stars, decided_on, months, number in (await session.exec(joined.group_by(*told))).all():
        by_stars[stars] += number
        by_state[_state(decided_on, months, today)] += number
    return Statistics(
        products=by_stars.total(),
        by_stars=dict(by_stars),
        by_group=by_group,
        by_state=dict(by_state),
        producers=sum(by_kind.values()),
        by_kind=by_kind,
    )


async def documents(session: AsyncSession, today: date | None = None) -> list[Document]:
    """Every product as the search index takes it, in the order of their ids.

    `valid` is told for `today`; without a day, of none. `popularity` is how many people keep the
    product, were shown its contact, or asked to be called.
    """
    popularity = await _popularity(session)
    query = (
        select(*_COLUMNS)
        .select_from(Product)
        .join(Producer, isouter=True)
        .join(Recognition, isouter=True)
        .order_by(col(Product.id))
    )
    states: dict[tuple[date | None, int], bool | None] = {}
    found = []
    rows = await session.stream(query, execution_options={"yield_per": ROWS_AT_ONCE})
    async for row in rows:
        *said, decided_on, months = row
        key = (decided_on, months)
        if key not in states:
            states[key] = _holds(decided_on, months, today)
        found.append(_document(said, states[key], popularity[said[0]]))
    return found


async def _popularity(session: AsyncSession) -> Counter[int]:
    people: Counter[int] = Counter()
    for table in (SavedProduct, Handover, ContactRequest):
        number = func.count(col(table.person_id).distinct())
        query = select(table.product_id, number).group_by(col(table.product_id))
        people.update(dict((await session.exec(query)).all()))
    return people


_COLUMNS: tuple[Any, ...] = (
    Product.id,
    Product.code,
    Product.name,
    Product.other_names,
    Product.group,
    Product.producer_id,
    Product.commune,
    Product.district,
    Product.province,
    Product.commune_today,
    Product.province_today,
    Product.standards,
    Product.story,
    Product.price_from,
    Producer.name,
    Producer.kind,
    Recognition.stars,
    Recognition.decided_on,
    Recognition.valid_months,
)


def _document(said: list[Any], valid: bool | None, popularity: int) -> Document:
    (product_id, code, name, other_names, group, producer_id, commune, district, province) = said[
        :9
    ]
    (commune_today, province_today, standards, story, price_from, producer, kind, stars) = said[9:]
    return Document(
        id=product_id,
        code=code,
        name=name,
        other_names=tuple(other_names),
        group=group or "",
        stars=stars,
        producer_id=producer_id,
        producer=producer or "",
        producer_kind=kind or "",
        commune=commune,
        district=district,
        province=province,
        communes_today=(commune_today,) if commune_today else (),
        province_today=province_today,
        standards=tuple(standards),
        story=story,
        price_from=price_from,
        valid=valid,
        popularity=popularity,
    )


async def _counts(session: AsyncSession, column: Any) -> dict[Any, int]:
    query = select(column, func.count()).group_by(column)
    return dict((await session.exec(query)).all())


def _state(decided_on: date | None, months: int | None, today: date) -> RecognitionState:
    """Of a recognition decided then; of a product with no recognition at all, UNKNOWN."""
    if decided_on is None or months is None:
        return RecognitionState.UNKNOWN
    return Recognition(product_id=0, decided_on=decided_on, valid_months=months).state(today)


def _holds(decided_on: date | None, months: int | None, today: date | None) -> bool | None:
    state = _state(decided_on, months, today) if today else RecognitionState.UNKNOWN
    return None if state is RecognitionState.UNKNOWN else state is not RecognitionState.EXPIRED
