"""Registering for an event in a real browser, at phone width, up to the ticket."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from bot.demo import fill, run_demo
from catalog.database import Database
from tests.browser.conftest import OpenPage
from tests.browser.test_main_job import ask, last, press
from tests.catalog import hall

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

TEXT = (
    "Gặp gỡ 30 siêu thị, nhà phân phối với 80 cơ sở OCOP. Mỗi cơ sở có một bàn trưng bày; "
    "nhà mua hàng được xếp lịch gặp riêng theo mặt hàng đã đăng ký."
)


async def announce(database_url: str) -> None:
    database = Database(database_url)
    now = datetime.now(UTC)
    starts = (now + timedelta(days=10)).replace(hour=1, minute=0, second=0, microsecond=0)
    try:
        async with database.transaction() as session:
            await hall.an_event(
                session,
                now,
                title="Hội nghị kết nối cung cầu sản phẩm OCOP",
                text=TEXT,
                address="Phố Lê Lợi, phường Thái Bình",
                latitude=20.45,
                longitude=106.34,
                seats_buyers=30,
                seats_producers=80,
                starts_at=starts,
                ends_at=starts + timedelta(hours=8),
            )
    finally:
        await database.close()


@pytest_asyncio.fixture(loop_scope="session")
async def phone(open_page: OpenPage, tmp_path: Path) -> AsyncIterator[Page]:
    """A buyer's phone with the demo's bot, which has one event to come."""
    url = f"sqlite:///{tmp_path / 'ocop.sqlite3'}"
    await fill(url)
    await announce(url)
    stop = asyncio.Event()
    ready: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    work = asyncio.create_task(run_demo(0, tmp_path, stop, ready=ready.set_result))
    work.add_done_callback(lambda done: ready.done() or ready.cancel())
    page = await open_page(await ready)
    await page.get_by_test_id("start").click()
    await expect(last(page)).to_contain_text("em chào anh/chị")
    yield page
    stop.set()
    await work


async def test_a_buyer_registers_and_sees_the_ticket(phone: Page) -> None:
    await ask(phone, "/events")
    await expect(last(phone)).to_contain_text("Sự kiện sắp tới")
    await press(phone, "1")
    await expect(last(phone)).to_contain_text("còn 30 chỗ")
    await press(phone, "người mua")
    await expect(last(phone)).to_contain_text("chỉ giao cho")
    await press(phone, "Đồng ý")
    await expect(last(phone)).to_contain_text("bước 1/5")
    await ask(phone, "Trần Thị Lan")
    await expect(last(phone)).to_contain_text("đơn vị nào")
    await ask(phone, "Siêu thị Lan Anh")
    await expect(last(phone)).to_contain_text("số điện thoại")
    await phone.get_by_test_id("reply-keyboard-button").first.click()
    await phone.get_by_test_id("confirm-ok").click()
    await expect(last(phone)).to_contain_text("bước 4/5")
    await ask(phone, "Phố Hiến, Hưng Yên")
    await expect(last(phone)).to_contain_text("tìm mua gì")
    await ask(phone, "kẹo lạc 200 kg mỗi tháng, VietGAP")
    await expect(last(phone)).to_contain_text("sản phẩm gần với tên này")
    await press(phone, "Xong")
    await expect(last(phone)).to_contain_text("xem lại giúp em")
    await press(phone, "Gửi đăng ký")
    messages = phone.get_by_test_id("message")
    ticket = messages.filter(has_text="đưa mã này cho bàn đón tiếp").last
    await expect(ticket.locator("img")).to_be_visible()
    await expect(last(phone)).to_contain_text(".ics")
    await ask(phone, "/mine")
    await expect(last(phone)).to_contain_text("đã có chỗ")
    await press(phone, "1")
    await expect(last(phone)).to_contain_text("Mã vé")


async def test_a_producer_chooses_its_products(phone: Page) -> None:
    await ask(phone, "/events")
    await press(phone, "1")
    await expect(last(phone)).to_contain_text("còn 80 chỗ")
    await press(phone, "cơ sở sản xuất")
    await expect(last(phone)).to_contain_text("chỉ giao cho")
    await press(phone, "Đồng ý")
    await expect(last(phone)).to_contain_text("họ và tên")
    await ask(phone, "Phạm Văn Nam")
    await expect(last(phone)).to_contain_text("cơ sở nào")
    await ask(phone, "dinh manh")
    await expect(last(phone)).to_contain_text("Có phải một trong")
    await press(phone, "Đình Mạnh")
    await expect(last(phone)).to_contain_text("số điện thoại")
    await ask(phone, "0912345678")
    await expect(last(phone)).to_contain_text("mang sản phẩm nào")
    await press(phone, "Bánh cáy")
    await expect(last(phone)).to_contain_text("Đã chọn")
