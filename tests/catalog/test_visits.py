"""Visits: what the turns of many people begin with, in one statement."""

from datetime import datetime

from sqlmodel import select

from catalog import catalogue, drafts, people, saved, visits
from catalog.database import Database
from catalog.drafts import Form
from catalog.people import Person
from catalog.products import Product
from catalog.visits import Visitor

LAN, NAM, NEW, GROUP = 1, 2, 3, -5


async def test_all_who_come_are_met_as_they_left_off(sample: Database, now: datetime) -> None:
    async with sample.transaction() as session:
        lan, nam = [await people.meet(session, channel_id, now) for channel_id in (LAN, NAM)]
        kept = (await session.exec(select(Product.id).limit(2))).all()
        for product_id in kept:
            await saved.save(session, lan, product_id or 0, now)
        await drafts.open_draft(session, lan, GROUP, Form.NEED, now, {})
        await drafts.open_draft(session, nam, NAM, Form.PHONE, now, {})
        version = await catalogue.version(session)
    came = [(NEW, NEW), (LAN, GROUP), (NAM, GROUP), (NAM, NAM), (LAN, LAN)]
    async with sample.transaction() as session:
        found = await visits.receive(session, [Visitor(*one) for one in came], now)
    assert [visit.person.channel_id for visit in found] == [NEW, LAN, NAM, NAM, LAN]
    forms = [visit.draft and visit.draft.form for visit in found]
    assert forms == [None, Form.NEED, None, Form.PHONE, None]
    assert [len(visit.kept) for visit in found] == [0, 2, 0, 0, 2]
    assert found[1].kept == set(kept)
    assert version
    assert {visit.catalogue for visit in found} == {version}
    async with sample.session(read_only=True) as session:
        assert len((await session.exec(select(Person.id))).all()) == 3


async def test_a_catalogue_that_never_changed_has_version_zero(
    database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        (visit,) = await visits.receive(session, [Visitor(LAN, LAN)], now)
    assert visit.catalogue == 0
