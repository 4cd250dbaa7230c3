"""The catalogue as a whole: its version, its counts and what the index is built from."""

import asyncio
import csv
from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from sqlmodel import col, select

from catalog import catalogue, people, producers, products, saved
from catalog.contacts import Handover
from catalog.database import Database
from catalog.importing import SAMPLE
from catalog.producers import Producer, ProducerKind
from catalog.products import Product, ProductGroup
from catalog.recognitions import Recognition, RecognitionState

TODAY = date(2026, 3, 2)
GROUPS = {
    "Thực phẩm": ProductGroup.FOOD,
    "Đồ uống": ProductGroup.DRINK,
    "Dược liệu và sản phẩm từ dược liệu": ProductGroup.HERBAL,
    "Thủ công mỹ nghệ": ProductGroup.CRAFT,
    "Sinh vật cảnh": ProductGroup.ORNAMENTAL,
}


def sample_rows() -> list[dict[str, str]]:
    return list(csv.DictReader(SAMPLE.read_text(encoding="utf-8").splitlines()))


async def test_an_untouched_catalogue_has_version_zero(database: Database) -> None:
    async with database.session(read_only=True) as session:
        assert await catalogue.version(session) == 0


async def test_no_bump_is_lost(database: Database) -> None:
    async def bump() -> None:
        async with database.transaction() as session:
            await catalogue.bump(session)

    await asyncio.gather(*(bump() for _ in range(20)))
    async with database.transaction() as session:
        await catalogue.hold(session)
        assert await catalogue.version(session) == 20


async def test_an_empty_catalogue_counts_nothing(database: Database) -> None:
    async with database.session(read_only=True) as session:
        counted = await catalogue.statistics(session, TODAY)
        assert counted == catalogue.Statistics(0, {}, {}, {}, 0, {})
        assert await catalogue.documents(session) == []


async def test_the_counts_of_the_sample_are_those_of_its_file(sample: Database) -> None:
    rows = sample_rows()
    # two rows write one company with another capital letter: it is one producer
    kinds = {row["producer_name"].casefold(): row["producer_type"] for row in rows}
    kinds.pop("")
    async with sample.session(read_only=True) as session:
        counted = await catalogue.statistics(session, TODAY)
    assert counted.products == len(rows) == 78
    stars = Counter(int(row["stars"]) if row["stars"] else None for row in rows)
    assert counted.by_stars == stars
    assert counted.by_group == Counter(GROUPS[row["category"]] for row in rows)
    assert counted.producers == len(kinds)
    assert counted.by_kind == Counter(ProducerKind(kind) for kind in kinds.values())
    assert counted.by_state == {RecognitionState.UNKNOWN: len(rows)}


async def test_recognitions_are_counted_by_how_they_stand_today(
    database: Database, now: datetime
) -> None:
    decided = {"a": date(2025, 1, 1), "b": date(2023, 3, 12), "c": date(2020, 1, 1), "d": None}
    async with database.transaction() as session:
        for name, day in decided.items():
            product = Product(code=name, key=name, name=name, created_at=now)
            session.add(product)
            await session.flush()
            session.add(Recognition(product_id=product.stored_id, stars=3, decided_on=day))
        session.add(Product(code="e", key="e", name="e", created_at=now))
    async with database.session(read_only=True) as session:
        counted = await catalogue.statistics(session, TODAY)
        documents = await catalogue.documents(session, TODAY)
        silent = await catalogue.documents(session)
    assert counted.by_state == {
        RecognitionState.VALID: 1,
        RecognitionState.EXPIRES_SOON: 1,
        RecognitionState.EXPIRED: 1,
        RecognitionState.UNKNOWN: 2,
    }
    assert counted.by_stars == {3: 4, None: 1}
    assert [document.valid for document in documents] == [True, True, False, None, None]
    assert {document.valid for document in silent} == {None}


async def test_documents_tell_the_index_of_every_product(sample: Database) -> None:
    async with sample.session(read_only=True) as session:
        documents = await catalogue.documents(session, TODAY)
        first = await session.get_one(Product, documents[1].id)
    rows = sample_rows()
    assert [document.name for document in documents] == [row["product_name"] for row in rows]
    assert [document.producer for document in documents[:5]] == [
        row["producer_name"] for row in rows[:5]
    ]
    candy = documents[1]
    assert candy == type(candy)(
        id=first.stored_id,
        code=first.code,
        name="Kẹo dồi Trường Thuận",
        other_names=tuple(first.other_names),
        group="food",
        stars=None,
        producer_id=first.producer_id,
        producer="Công ty TNHH Sản xuất và thương mại Trường Thuận",
        producer_kind="company",
        commune="Tân Tiến",
        district="Hưng Hà",
        province="Thái Bình",
        communes_today=("Tiên La",),
        province_today="Hưng Yên",
    )


async def test_a_card_holds_all_that_is_known_of_a_product(sample: Database) -> None:
    async with sample.session(read_only=True) as session:
        query = select(Product).where(Product.name == "Kẹo dồi Trường Thuận")
        product = (await session.exec(query)).one()
        card = await products.card(session, product.stored_id)
        assert card is not None
        assert card.producer is not None
        assert card.recognition is not None
        assert card.product.name == "Kẹo dồi Trường Thuận"
        assert card.producer.id == product.producer_id
        assert (card.recognition.stars, card.recognition.year) == (None, 2020)


async def test_a_product_may_have_no_producer_and_no_recognition(
    database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        product = Product(code="x", key="x", name="x", created_at=now)
        session.add(product)
        await session.flush()
        card = await products.card(session, product.stored_id)
        assert card == products.ProductCard(product, None, None)
        assert await products.card(session, product.stored_id + 1) is None


async def test_codes_lead_to_products_and_producers(sample: Database) -> None:
    async with sample.session(read_only=True) as session:
        product = (await session.exec(select(Product).limit(1))).one()
        producer = (await session.exec(select(Producer).order_by(col(Producer.id)).limit(1))).one()
        assert await products.by_code(session, product.code) == product
        assert await producers.by_code(session, producer.code) == producer
        assert await producers.get(session, producer.stored_id) == producer
        assert await products.by_code(session, "nothing") is None
        assert await producers.by_code(session, "nothing") is None
        assert await producers.get(session, 10_000) is None


async def test_who_published_nothing_has_no_contact(sample: Database) -> None:
    async with sample.session(read_only=True) as session:
        found = (await session.exec(select(Producer))).all()
    assert not any(producer.has_contact for producer in found)


def test_a_recognition_holds_for_36_months_to_the_day() -> None:
    recognition = Recognition(product_id=1, decided_on=date(2023, 12, 28))
    last = date(2026, 12, 28)
    assert recognition.valid_until == last
    assert recognition.state(last) is RecognitionState.EXPIRES_SOON
    assert recognition.state(last - timedelta(days=31)) is RecognitionState.VALID
    assert recognition.state(last + timedelta(days=1)) is RecognitionState.EXPIRED


async def test_a_product_is_as_popular_as_people_keep_it_and_ask_for_its_contact(
    sample: Database, now: datetime
) -> None:
    async with sample.transaction() as session:
        lan, nam = [await people.meet(session, channel_id, now) for channel_id in (1, 2)]
        wanted = (await catalogue.documents(session))[3]
        for person in (lan, nam):
            await saved.save(session, person, wanted.id, now)
        for _ in range(2):  # the same person again counts once
            session.add(
                Handover(
                    person_id=lan.stored_id,
                    producer_id=wanted.producer_id or 0,
                    product_id=wanted.id,
                    at=now,
                )
            )
    async with sample.session() as session:
        popularity = {d.id: d.popularity for d in await catalogue.documents(session)}
    assert popularity.pop(wanted.id) == 3
    assert set(popularity.values()) == {0}


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
async def test_what_one_person_keeps_in_two_places_at_once_is_kept_once(
    sample: Database, now: datetime
) -> None:
    async with sample.transaction() as session:
        lan = await people.meet(session, 1, now)
        wanted = (await catalogue.documents(session))[3].id
    both = asyncio.Barrier(2)

    async def keep() -> bool:
        async with sample.transaction() as session:
            await session.connection()
            await both.wait()
            return await saved.save(session, lan, wanted, now)

    assert sorted(await asyncio.gather(keep(), keep())) == [False, True]
