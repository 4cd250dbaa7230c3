"""An organiser's whole way with an announcement in a real browser, and a reader's, on phones."""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from bot.demo import fill, run_demo
from catalog import people
from catalog.database import Database
from catalog.news import subscriptions
from catalog.news.subscribers import Topic
from tests.browser.conftest import OpenPage, Picture
from tests.browser.pictures import png
from tests.browser.test_main_job import ask, last, press
from tests.browser.test_people import become
from tests.catalog import fairground

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

WORDS = """**Hội chợ OCOP Thái Bình 2026**
Sáng thứ Bảy 12/12, quảng trường __Lê Quý Đôn__. Hơn 80 cơ sở bày bán bánh cáy, kẹo lạc, ruốc.
Vào cửa tự do, có chỗ gửi xe."""
ENGLISH = "**OCOP fair in Thái Bình**: Saturday 12 December, free entry."
GOES = re.compile("Đã nhận lệnh gửi|Đang gửi|Đã gửi xong")
"""Three people are told in a moment."""
READS = "Hội chợ OCOP Thái Bình 2026"


@dataclass
class Phones:
    organiser: Page
    reader: Page
    english: Page
    url: str


async def crowd(database_url: str) -> None:
    """Who else subscribed: one is gone, one muted the topic, one stopped, one blocked the bot."""
    database, now = Database(database_url), datetime.now(UTC)
    try:
        await fairground.subscribe_all(database, (8001, 8002, 8003, 8004), now)
        async with database.transaction() as session:
            await subscriptions.mute(session, 8002, Topic.FAIR, now)
            await subscriptions.stop_all(session, 8003, now)
            await people.left(session, 8004, now)
    finally:
        await database.close()


@pytest_asyncio.fixture(loop_scope="session")
async def phones(
    open_page: OpenPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Phones]:
    for hour in ("OCOP_QUIET_FROM", "OCOP_QUIET_TO"):
        monkeypatch.setenv(hour, "00:00")
    database = f"sqlite:///{tmp_path / 'ocop.sqlite3'}"
    await fill(database)
    await crowd(database)
    stop = asyncio.Event()
    ready: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    work = asyncio.create_task(run_demo(0, tmp_path, stop, ready=ready.set_result))
    work.add_done_callback(lambda done: ready.done() or ready.cancel())
    url = await ready
    organiser, reader, english = [await open_page(url) for _ in range(3)]
    await become(organiser, "Hoa")
    await become(english, "Emma")
    for page in (organiser, english):
        await page.get_by_test_id("start").click()
        await expect(page.get_by_test_id("message")).to_have_count(2)
    yield Phones(organiser, reader, english, url)
    stop.set()
    await work


async def compose(page: Page, picture: Picture) -> None:
    await ask(page, "/announce")
    await expect(last(page)).to_contain_text("chưa có thông báo nào")
    await press(page, "Soạn thông báo")
    await expect(last(page)).to_contain_text("chủ đề nào")
    await press(page, "Hội chợ")
    await expect(last(page)).to_contain_text("nội dung")
    await ask(page, WORDS)
    await expect(last(page)).to_contain_text("Bản tiếng Anh")
    await picture(page, "text")
    await ask(page, ENGLISH)
    await expect(last(page)).to_contain_text("nhiều nhất 10")
    await page.get_by_test_id("pick-photo").set_input_files(
        {"name": "hoi-cho.png", "mimeType": "image/png", "buffer": png(640, 400)}
    )
    await page.get_by_test_id("form-ok").click()
    await expect(last(page)).to_contain_text("Đã có 1 ảnh")
    await press(page, "Xong")
    await expect(last(page)).to_contain_text("một tệp")
    await picture(page, "photo")
    await press(page, "Bỏ qua")
    await expect(last(page)).to_contain_text("chưa có nút nào")
    await press(page, "Sản phẩm")
    await expect(last(page)).to_contain_text("gõ tên sản phẩm")
    await ask(page, "bánh cáy đình mạnh")
    await expect(last(page)).to_contain_text("Sản phẩm nào")
    await picture(page, "product")
    await press(page, "Bánh cáy Đình Mạnh")
    await expect(last(page)).to_contain_text("1. Bánh cáy Đình Mạnh")
    await press(page, "Liên kết")
    await expect(last(page)).to_contain_text("nhãn nút và địa chỉ")
    await ask(page, "Bản đồ gian hàng / Map https://ocop.gov.vn/")
    await expect(last(page)).to_contain_text("2. Bản đồ gian hàng / Map")
    await picture(page, "buttons")
    await press(page, "Xong")
    await expect(last(page)).to_contain_text("Đang soạn")


async def see_the_end(page: Page) -> None:
    """The card has moved by itself, and below it a message says so, with the way to the report."""
    await expect(last(page)).to_contain_text("Đã gửi xong", timeout=60_000)
    await expect(last(page).get_by_test_id("inline-button")).to_have_count(1)


async def test_an_organiser_s_whole_way_and_what_readers_see(
    phones: Phones, picture: Picture
) -> None:
    hoa, lan, emma = phones.organiser, phones.reader, phones.english
    for page in (lan, emma):
        await page.goto(f"{phones.url}?start=s_fair")
    await expect(last(lan)).to_contain_text("đồng ý")
    await picture(lan, "reader consent")
    await press(lan, "Đồng ý nhận tin")
    await press(emma, "Agree")
    await expect(last(lan)).to_contain_text("em đã đăng ký nhận tin")
    await picture(lan, "reader subscribed")

    await compose(hoa, picture)
    await picture(hoa, "draft")
    await press(hoa, "Xem trước")
    await expect(last(hoa)).to_contain_text("Đang soạn")
    shown = hoa.get_by_test_id("message").filter(has_text="Anh/chị nhận tin này vì").last
    await expect(shown.locator("strong").first).to_have_text(READS)
    await picture(hoa, "preview")
    await press(hoa, "Người nhận")
    await expect(last(hoa)).to_contain_text("Sẽ nhận: 3")
    await expect(last(hoa)).to_contain_text("Không nhận: 3")
    for why in ("1 đã chặn bot", "1 đã tắt chủ đề này", "1 không đồng ý nhận"):
        await expect(last(hoa)).to_contain_text(why)
    await picture(hoa, "whom")
    await press(hoa, "Nhóm sản phẩm")
    await press(hoa, "Thực phẩm")
    await expect(last(hoa)).to_contain_text("✅ Thực phẩm")
    await picture(hoa, "groups")
    await press(hoa, "Quay lại")
    await expect(last(hoa)).to_contain_text("Sẽ nhận: 3")
    await press(hoa, "Quay lại")
    await expect(last(hoa)).to_contain_text("Đang soạn")
    before = await hoa.get_by_test_id("message").count()
    await press(hoa, "Gửi thử")
    await expect(hoa.get_by_test_id("message")).to_have_count(before + 2)
    await expect(hoa.get_by_test_id("message").nth(before).locator("img")).to_be_visible()
    await expect(lan.get_by_test_id("message").filter(has_text=READS)).to_have_count(0)
    await picture(hoa, "test")
    await press(hoa, "Gửi…")
    await expect(last(hoa)).to_contain_text("Gửi thông báo này?")
    await picture(hoa, "sure")
    await press(hoa, "Gửi ngay")
    await expect(last(hoa)).to_contain_text(GOES)
    await picture(hoa, "sending")

    await expect(last(lan)).to_contain_text("Anh/chị nhận tin này vì đã đăng ký")
    await expect(last(emma)).to_contain_text("free entry")
    await picture(lan, "reader news")
    await picture(emma, "reader news in english")
    await press(lan, "Bánh cáy Đình Mạnh")
    await expect(last(lan)).to_contain_text("4 sao OCOP")
    news = lan.get_by_test_id("message").filter(has_text=READS)
    await news.get_by_test_id("inline-button").filter(has_text="Thôi nhận tin hội chợ").click()
    await expect(last(lan)).to_contain_text("không gửi tin hội chợ nữa")
    await picture(lan, "reader muted")
    await see_the_end(hoa)
    await picture(hoa, "done")
    await press(hoa, "Kết quả")
    for line in ("Đã gửi: 2", "Đã chặn bot: 1", "Tắt chủ đề vì tin này: 1", "1 người bấm"):
        await expect(last(hoa)).to_contain_text(line)
    await picture(hoa, "report")
    await press(hoa, "Danh sách Excel")
    await expect(last(hoa)).to_contain_text("Danh sách có tên người")
    await picture(hoa, "excel")
    async with hoa.expect_download() as download:
        await last(hoa).get_by_test_id("document").click()
    with ZipFile(await (await download.value).path()) as parts:
        words = parts.read("xl/sharedStrings.xml").decode()
    assert "Đã gửi" in words
    assert "Đã chặn bot" in words
