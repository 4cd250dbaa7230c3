"""What people take along: tickets and dates; and what organisers read: counts and sheets."""

import csv
import re
import zipfile
from datetime import UTC, datetime, timedelta
from io import BytesIO, StringIO
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.localtime import HERE
from catalog.matching import (
    checking_in,
    counts,
    duplicates,
    event_editing,
    event_questions,
    event_steps,
    exports,
    registering,
    tickets,
    wares,
)
from catalog.matching.duplicates import Likeness, Why
from catalog.matching.event_questions import EventQuestion, QuestionKind
from catalog.matching.events import Event, Side
from catalog.matching.registrations import Registration
from catalog.matching.wares import Ware
from catalog.products import Product, ProductGroup
from catalog.roles import Desk, Organiser
from tests.catalog.hall import STARTS, an_entry, an_event, join, someone

ME = Organiser(1)
HOUR = timedelta(hours=1)
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def test_a_qr_code_is_a_picture_that_phones_can_read() -> None:
    picture = tickets.qr_png("https://t.me/a_bot_of_ours?start=ticket-ABCDEF")
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    width = int.from_bytes(picture[16:20])
    assert 300 <= width <= 500


async def test_a_calendar_file_says_when_in_the_time_of_the_place(
    session: AsyncSession, now: datetime
) -> None:
    # 23:30 on 31 December in UTC is half past six on New Year's morning there
    starts_at = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    event = await an_event(
        session,
        now,
        starts_at=starts_at,
        ends_at=starts_at + HOUR,
        latitude=20.45,
        longitude=106.34,
        address="1 Lý Bôn",
        text="Mang theo mẫu; không thu phí, có \\ ký tự lạ.\nHẹn gặp!",
    )
    row = await join(session, event, now)
    file = tickets.calendar_file(event, row, now, "https://example.org/x")
    calendar = Calendar.from_ical(file)
    (date,) = calendar.events
    assert date.start == datetime(2027, 1, 1, 6, 30, tzinfo=HERE)
    assert date.end == date.start + HOUR
    assert b"DTSTART;TZID=Asia/Ho_Chi_Minh:20270101T063000" in file
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Asia/Ho_Chi_Minh"]
    assert (calendar["METHOD"], date["STATUS"]) == ("PUBLISH", "CONFIRMED")
    assert date["LOCATION"] == "Nhà văn hoá, 1 Lý Bôn"
    assert date["DESCRIPTION"] == f"🎫 {row.ticket}\n{event.text}"
    assert date["URL"] == "https://example.org/x"
    assert date["GEO"].to_ical() == "20.45;106.34"
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))


async def test_a_later_file_replaces_the_earlier_one(session: AsyncSession, now: datetime) -> None:
    event = await an_event(session, now)
    row = await join(session, event, now)

    def date() -> tuple[object, object, object, object]:
        calendar = Calendar.from_ical(tickets.calendar_file(event, row, now))
        (found,) = calendar.walk("VEVENT")
        return found["UID"], found["SEQUENCE"], found["STATUS"], calendar["METHOD"]

    uid = f"{event.code}-{row.ticket}@ocop-bot"
    assert date() == (uid, 0, "CONFIRMED", "PUBLISH")
    await event_editing.edit(session, ME, event, {"text": "chỉ là chữ"}, now)
    assert date() == (uid, 0, "CONFIRMED", "PUBLISH")
    await event_editing.edit(session, ME, event, {"venue": "Sân"}, now)
    assert date() == (uid, 1, "CONFIRMED", "PUBLISH")
    await registering.cancel(session, row, now)
    assert date() == (uid, 2, "CANCELLED", "CANCEL")
    await event_steps.cancel(session, ME, event, now)
    assert date() == (uid, 3, "CANCELLED", "CANCEL")


async def a_product(session: AsyncSession, now: datetime) -> Product:
    group = ProductGroup.CRAFT
    product = Product(code="c", key="k", name="Chiếu cói", group=group, created_at=now)
    session.add(product)
    await session.flush()
    return product


async def with_wares(
    session: AsyncSession, event: Event, now: datetime, *items: Ware, side: Side = Side.BUYER
) -> Registration:
    person = await someone(session, now)
    entry = await an_entry(session, person, now, place="Thái Bình")
    row = await registering.register(
        session, person, event.stored_id, side, entry, now, items=items
    )
    assert isinstance(row, Registration)
    return row


async def test_a_summary_says_from_where_and_for_what(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now, seats_buyers=None)
    mat = await a_product(session, now)
    cake = Ware(text="Bánh cáy", group=ProductGroup.FOOD)
    await with_wares(session, event, now, cake, Ware(text="bánh  cáy", group=ProductGroup.FOOD))
    await with_wares(session, event, now, Ware(text="banh cay"), Ware(text="x", product_id=mat.id))
    producer = await with_wares(session, event, now, cake, side=Side.PRODUCER)
    await join(session, event, now, place="hà nội")
    await join(session, event, now)
    left = await with_wares(session, event, now, cake)
    await registering.cancel(session, left, now)
    told = await counts.summary(session, event.stored_id)
    assert sum(told.standings.values()) == 6
    assert told.places == [("Thái Bình", 3), ("hà nội", 1)]
    assert told.wanted == [("Bánh cáy", 2), ("Chiếu cói", 1)]
    assert told.groups == {
        (Side.BUYER, ProductGroup.FOOD): 1,
        (Side.BUYER, ProductGroup.CRAFT): 1,
        (Side.PRODUCER, ProductGroup.FOOD): 1,
    }
    assert [ware.text for ware in await wares.wares_of(session, producer)] == ["Bánh cáy"]


async def test_what_one_brings_is_replaced_as_a_whole(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now)
    row = await with_wares(session, event, now, Ware(text="a"), Ware(text="b"))
    entry = await an_entry(session, await someone(session, now), now)
    await registering.change(session, row, entry, now, items=[Ware(text="c")])
    assert [ware.text for ware in await wares.wares_of(session, row)] == ["c"]


async def test_likely_duplicates_are_shown_and_others_are_not(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now, seats_buyers=None)
    person = await someone(session, now)
    both = [await join(session, event, now, person, side, phone="+84911111111") for side in Side]
    same_phone = await join(session, event, now, phone="+84911111111")
    names = (
        "Công ty TNHH Thực phẩm Sông Trà",
        "CTY TNHH TM thực phẩm song tra",
        "Hợp tác xã Nông nghiệp Đông Hưng",
        "HTX nông nghiệp Đông Hải",
        "Hợp tác xã",
    )
    rows = [await join(session, event, now, organisation=name) for name in names]
    await join(session, event, now, side=Side.PRODUCER, organisation=names[0])
    gone = await join(session, event, now, organisation=names[2])
    await registering.cancel(session, gone, now)
    assert await duplicates.likely_duplicates(session, event.stored_id) == [
        Likeness(both[0], same_phone, Why.PHONE),
        Likeness(both[1], same_phone, Why.PHONE),
        Likeness(rows[0], rows[1], Why.ORGANISATION),
    ]


async def test_nearly_one_name_is_found_among_many(
    session: AsyncSession, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duplicates, "AT_ONCE", 2)
    event = await an_event(session, now, seats_buyers=None)
    names = ("HTX rau Bình Minh", "Chiếu Hới", "Siêu thị Sông Trà", "Binh Mimh rau", "chiếu hới")
    rows = [await join(session, event, now, organisation=name) for name in names]
    found = await duplicates.likely_duplicates(session, event.stored_id)
    assert [(one.first, one.second) for one in found] == [(rows[0], rows[3]), (rows[1], rows[4])]


def sheet(file: bytes, number: int = 1) -> tuple[list[list[str]], str]:
    """The cells of a sheet as text, read from the file's own XML, and that XML."""
    with zipfile.ZipFile(BytesIO(file)) as book:
        strings = ET.fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314 - our own
        shared = ["".join(text.itertext()) for text in strings.iter(f"{SHEET}si")]
        xml = book.read(f"xl/worksheets/sheet{number}.xml").decode()
    rows = []
    for row in ET.fromstring(xml).iter(f"{SHEET}row"):  # noqa: S314 - our own
        cells = []
        for cell in row.iter(f"{SHEET}c"):
            value = cell.findtext(f"{SHEET}v", "")
            cells.append(shared[int(value)] if cell.get("t") == "s" else value)
        rows.append(cells)
    return rows, xml


async def a_full_event(session: AsyncSession, now: datetime) -> Event:
    event = await an_event(session, now, seats_buyers=1)
    questions = [
        EventQuestion(event_id=0, position=0, kind=kind, label_vi=label)
        for label, kind in (
            ("Có ăn trưa không?", QuestionKind.YES_NO),
            ("=Số xe", QuestionKind.TEXT),
            ("Số khác", QuestionKind.PHONE),
            ("Giấy phép", QuestionKind.FILE),
        )
    ]
    for question in questions:
        await event_questions.ask_also(session, ME, event, question)
    lunch, car, other, paper = [str(question.id) for question in questions]
    person = await someone(session, now)
    entry = await an_entry(
        session,
        person,
        now,
        name="=HYPERLINK(1)",
        organisation="@Siêu thị Sông Trà",
        phone="+84912345678",
        place="https://example.org",
        answers={lunch: "yes", car: "+29A", other: "+14155552671", paper: "photo:A1"},
    )
    mat = await a_product(session, now)
    items = [
        Ware(text="-bánh cáy", amount="100", unit="kg", how_often="một tháng", papers="VSATTP"),
        Ware(text="chiếu", product_id=mat.id),
    ]
    row = await registering.register(
        session, person, event.stored_id, Side.BUYER, entry, now, items=items
    )
    assert isinstance(row, Registration)
    await checking_in.check_in(session, Desk(1, event.stored_id), row, STARTS)
    await join(session, event, now, name="Trần Thị B")
    return event


async def test_the_excel_file_holds_what_the_database_holds_and_nothing_runs(
    session: AsyncSession, now: datetime
) -> None:
    event = await a_full_event(session, now)
    file = await exports.as_xlsx(session, event)
    rows, xml = sheet(file)
    header, first, second = rows
    assert header[:7] == [
        "Số thứ tự",
        "Mã vé",
        "Bên",
        "Tình trạng",
        "Họ và tên",
        "Đơn vị",
        "Điện thoại",
    ]
    assert header[-4:] == ["Có ăn trưa không?", "=Số xe", "Số khác", "Giấy phép"]
    assert first[2:8] == [
        "Bên mua",
        "Đã đến",
        "=HYPERLINK(1)",
        "@Siêu thị Sông Trà",
        "0912 345 678",
        "https://example.org",
    ]
    assert first[8] == "-bánh cáy – 100 kg một tháng – VSATTP\nchiếu"
    # nine and eight o'clock there; 1 is 1900-01-01 in a sheet
    assert float(first[9]) == pytest.approx(46083 + 9 / 24)
    assert float(first[11]) == pytest.approx(46113 + 8 / 24)
    assert first[-4:] == ["Có", "+29A", "+1 415-555-2671", "Có tệp, mở trong bot"]
    assert second[3] == "Danh sách chờ"
    assert "<f>" not in xml
    assert "hyperlink" not in xml
    assert 'state="frozen"' in xml
    assert '<autoFilter ref="A1:Q3"/>' in xml


async def test_the_wares_have_a_sheet_of_their_own(session: AsyncSession, now: datetime) -> None:
    event = await a_full_event(session, now)
    rows, _ = sheet(await exports.as_xlsx(session, event), 2)
    assert [row[6:] for row in rows[1:]] == [
        ["-bánh cáy", "", "", "100", "kg", "một tháng", "VSATTP"],
        ["chiếu", "Chiếu cói", "Thủ công mỹ nghệ", "", "", "", ""],
    ]


async def test_an_export_of_all_names_the_event_and_puts_the_answers_together(
    session: AsyncSession, now: datetime
) -> None:
    await a_full_event(session, now)
    other = await an_event(session, now, title="Hội chợ", starts_at=STARTS - HOUR)
    await join(session, other, now)
    (_, first, second, third), _ = sheet(await exports.as_xlsx(session))
    assert [row[0] for row in (first, second, third)] == ["Hội chợ", *["Kết nối cung cầu"] * 2]
    told = "Có ăn trưa không? Có\n=Số xe +29A\nSố khác +1 415-555-2671"
    assert second[-1] == f"{told}\nGiấy phép Có tệp, mở trong bot"
    assert (first[-1], third[-1]) == ("", "")


async def test_no_cell_of_a_csv_file_is_a_formula(session: AsyncSession, now: datetime) -> None:
    event = await a_full_event(session, now)
    file = await exports.as_csv(session, event)
    assert file.startswith(b"\xff\xfe")
    header, first, _ = csv.reader(StringIO(file.decode("utf-16"), newline=""), delimiter="\t")
    assert header[-3] == "'=Số xe"
    assert first[4:7] == ["'=HYPERLINK(1)", "'@Siêu thị Sông Trà", "0912 345 678"]
    assert first[9] == "02/03/2026 09:00"
    assert first[-3:-1] == ["'+29A", "'+1 415-555-2671"]
    assert not [cell for row in (header, first) for cell in row if re.match(r"[=+\-@\t\r]", cell)]


async def test_an_event_without_registrations_is_a_sheet_with_a_header(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now)
    rows, _ = sheet(await exports.as_xlsx(session, event))
    assert len(rows) == 1
