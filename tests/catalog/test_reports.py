"""How far a sending is, and what came of it."""

from datetime import datetime, timedelta
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from sqlmodel.ext.asyncio.session import AsyncSession

from catalog import people
from catalog.database import Database
from catalog.mail.outbox import DeliveryState
from catalog.news import announcements, announcing, reports, subscriptions
from catalog.news.announcement_sheet import COLUMNS, as_xlsx
from catalog.news.announcements import (
    Announcement,
    AnnouncementButton,
    AnnouncementState,
    ButtonKind,
    Fate,
)
from catalog.news.reports import Row
from catalog.news.rules import VIETNAM
from catalog.news.subscribers import ChatKind, Topic
from catalog.news.subscriptions import Chat
from tests.catalog.fairground import (
    begun,
    deliver,
    draft,
    send,
    spool,
    subscribe,
    subscribe_all,
    tick,
)

EVENT = AnnouncementButton(ButtonKind.EVENT, "1", "Đăng ký")
MORE = AnnouncementButton(ButtonKind.LINK, "https://example.org", "Xem")


async def the(session: AsyncSession, announcement_id: int) -> Announcement:
    row = await announcements.get(session, announcement_id)
    assert row
    return row


async def test_progress_tells_what_is_sent_left_failing_delayed_and_to_go(
    database: Database, now: datetime
) -> None:
    await subscribe_all(database, range(1, 8), now)
    announcement = await begun(database, now)
    await spool(database, now, most=2)
    await deliver(database, now, {2: DeliveryState.FAILED})
    await spool(database, now, most=1)
    async with database.transaction() as session:
        row = await the(session, announcement)
        before = await reports.progress(session, row, now, per_second=2)
        night = await reports.progress(session, row, now - timedelta(hours=1), per_second=2)
    assert before.state is AnnouncementState.SENDING
    assert before.fates == {Fate.SENT: 1, Fate.FAILED: 1, Fate.SPOOLED: 1, Fate.WAITING: 4}
    assert (before.total, before.left, before.delayed, before.last_due_at) == (7, 5, 0, None)
    assert before.to_go == timedelta(seconds=2.5)
    assert (night.delayed, night.last_due_at, night.to_go) == (4, now, timedelta(seconds=0.5))


async def test_a_report_tells_what_became_of_it_and_what_came_of_it(
    database: Database, now: datetime
) -> None:
    await subscribe_all(database, [1, 2, 3], now)
    announcement = await draft(database, now)
    async with database.transaction() as session:
        await announcing.edit(session, announcement, buttons=(EVENT, MORE))
    await send(database, announcement, now)
    await tick(database, now)
    await spool(database, now)
    ends = {2: DeliveryState.BLOCKED, 3: DeliveryState.UNKNOWN}
    await deliver(database, now, ends)
    async with database.transaction() as session:
        lan, minh = [await people.meet(session, number, now) for number in (1, 2)]
        for person, button in ((lan, 0), (lan, 0), (lan, 1), (minh, 0)):
            await reports.press(session, announcement, button, person, now)
        await subscriptions.mute(session, 1, Topic.FAIR, now, announcement)
        report = await reports.report(session, await the(session, announcement))
    assert report.fates == {Fate.SENT: 1, Fate.BLOCKED: 1, Fate.UNKNOWN: 1}
    assert (report.muted, report.presses) == (1, {0: 2, 1: 1})
    assert (report.registered, report.amended) == (0, {})


async def test_the_list_names_groups_and_those_who_gave_a_name(
    database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        await subscribe(session, 1, now)
        await subscribe(session, 1, now, chat=Chat(-5, ChatKind.GROUP, "Hợp tác xã"))
        await subscribe(session, 2, now)
        lan = await people.meet(session, 1, now)
        lan.name = "Lan"
    announcement = await begun(database, now)
    await spool(database, now)
    await deliver(database, now, {2: DeliveryState.FAILED})
    async with database.transaction() as session:
        await reports.press(session, announcement, 0, lan, now)
        await subscriptions.mute(session, 1, Topic.FAIR, now, announcement)
        rows = await reports.rows(session, await the(session, announcement))
    first, second, third = rows
    assert (first.number, first.who, first.kind) == (lan.id, "Lan", ChatKind.PERSON)
    assert (first.muted, first.presses, first.sent_at) == (True, 1, now)
    assert (second.number, second.who, second.presses) == (None, "Hợp tác xã", 0)
    assert (third.who, third.fate, third.sent_at) == ("", Fate.FAILED, None)


def test_in_a_sheet_all_is_text_and_nothing_a_formula(now: datetime) -> None:
    row = Row(7, "=1+1", ChatKind.GROUP, Fate.SENT, now, now, "", None, True, 2)
    unknown = Row(None, "", None, Fate.WAITING, None, now, "", None, False, 0)
    words = {"who": "Tên", "sent": "đã gửi"}
    with ZipFile(BytesIO(as_xlsx([row, unknown], words, VIETNAM))) as book:
        strings = ET.fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314 - our own
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    texts = [text.text for text in strings.iter() if text.tag.endswith("}t")]
    assert "Tên" in texts
    assert {"=1+1", "đã gửi", "02/03/2026 09:00", "x", "7"} <= set(texts)
    assert "<f>" not in sheet
    assert sheet.count('t="s"') == 3 * len(COLUMNS) - sheet.count("<v></v>")
