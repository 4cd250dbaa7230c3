"""What announcements keep of a person, and that it goes with them while reports keep counts."""

from datetime import datetime

from sqlmodel import func, select

from catalog import consents, people, privacy
from catalog.consents import Purpose
from catalog.database import Database
from catalog.news import announcements, digests, reports
from catalog.news.alerts import SavedSearch, keep
from catalog.news.announcements import Fate
from catalog.news.digests import DigestKind
from catalog.news.subscribers import ChatKind, Choice, Subscriber
from catalog.news.subscriptions import Chat
from catalog.people import Language
from tests.catalog.fairground import begun, deliver, fates, in_outbox, spool, subscribe


async def test_a_person_goes_with_all_that_is_theirs_and_reports_keep_their_counts(
    database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        await subscribe(session, 9_001, now)  # the organiser of the announcements, too
        await subscribe(session, 9_001, now, chat=Chat(-5, ChatKind.GROUP))
        person = await people.meet(session, 9_001, now)
        consent = await consents.give(
            session, person, Purpose.ALERTS, text_version="1", language=Language.VI, now=now
        )
        await keep(session, person, consent, "bánh cáy", now)
        await digests.ask_for(session, person, consent, DigestKind.WANTED, now)
    sent = await begun(database, now)
    await spool(database, now)
    await deliver(database, now)
    spooled, waiting = await begun(database, now), await begun(database, now)
    assert len(await spool(database, now, most=2)) == 2
    async with database.transaction() as session:
        await reports.press(session, sent, 0, person, now)
        kept = await privacy.kept_of(session, person)
        assert (kept.subscriptions, kept.searches, kept.digests) == (2, 1, 1)
        await privacy.erase(session, person, now)
    assert await in_outbox(database) == []
    assert await fates(database, sent) == {None: Fate.SENT}
    for announcement in (spooled, waiting):
        assert await fates(database, announcement) == {None: Fate.LEFT}
    async with database.session(read_only=True) as session:
        for table in (Subscriber, Choice, SavedSearch, digests.Digest, people.Person):
            assert (await session.exec(select(func.count()).select_from(table))).one() == 0
        row = await announcements.get(session, sent)
        assert row
        assert (row.created_by, row.sent_by) == (None, None)
        report = await reports.report(session, row)
    assert (report.fates, report.presses) == ({Fate.SENT: 2}, {0: 1})
