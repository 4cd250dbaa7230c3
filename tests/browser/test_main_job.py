"""The demo in a real browser, at phone width: ask, see the card, ask for the producer."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, expect

from bot.demo import run_demo
from tests.browser.conftest import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


@pytest_asyncio.fixture(loop_scope="session")
async def demo(tmp_path: Path) -> AsyncIterator[str]:
    """The address of a demo at work."""
    stop = asyncio.Event()
    ready: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    work = asyncio.create_task(run_demo(0, tmp_path, stop, ready=ready.set_result))
    work.add_done_callback(lambda done: ready.done() or ready.cancel())
    yield await ready
    stop.set()
    await work


@pytest_asyncio.fixture(loop_scope="session")
async def phone(open_page: OpenPage, demo: str) -> Page:
    page = await open_page(demo)
    await page.get_by_test_id("start").click()
    await expect(last(page)).to_contain_text("em chào anh/chị")
    return page


def last(page: Page) -> Locator:
    """The newest message."""
    return page.get_by_test_id("message").last


async def ask(page: Page, text: str) -> None:
    await page.get_by_test_id("composer").fill(text)
    await page.keyboard.press("Enter")


async def press(page: Page, label: str) -> None:
    await last(page).get_by_test_id("inline-button").filter(has_text=label).first.click()


async def test_everyday_questions_find_their_products(phone: Page) -> None:
    for question, found in (
        ("cho hỏi banh cay dinh manh gia si bn a", "Bánh cáy Đình Mạnh"),
        ("kẹo lạc", "Tìm: kẹo lạc"),
        ("san pham 4 sao dong hung", "4 sao · Đông Hưng (cũ)"),
        ("số điện thoại cơ sở bánh cáy", "Anh/chị cần liên hệ nơi làm sản phẩm nào ạ?"),
        ("trung vit bien", "Trứng vịt biển Đông Xuyên"),
        ("peanut candy", "Kẹo lạc Đình Mạnh"),
    ):
        await ask(phone, question)
        await expect(last(phone)).to_contain_text(found)


async def test_from_a_list_to_the_card_to_a_request(phone: Page) -> None:
    await ask(phone, "san pham 4 sao dong hung")
    await expect(last(phone)).to_contain_text("1–5 trong 14 sản phẩm")
    await press(phone, "Sau")
    await expect(last(phone)).to_contain_text("6–10 trong 14 sản phẩm")
    await press(phone, "6")
    await expect(last(phone)).to_contain_text("4 sao OCOP")
    await press(phone, "Liên hệ")
    await expect(last(phone)).to_contain_text("tên và số điện thoại")
    await press(phone, "Đồng ý")
    await expect(last(phone)).to_contain_text("cho em xin số điện thoại")
    await phone.get_by_test_id("reply-keyboard-button").first.click()
    await phone.get_by_test_id("confirm-ok").click()
    await expect(last(phone)).to_contain_text("Em đã ghi yêu cầu")


async def test_what_is_not_found_becomes_a_need(phone: Page) -> None:
    await ask(phone, "sầu riêng sấy")
    await expect(last(phone)).to_contain_text("chưa tìm thấy")
    await press(phone, "Để lại nhu cầu")
    await expect(last(phone).locator("blockquote")).to_have_text("sầu riêng sấy")
    await press(phone, "Gửi")
    await expect(last(phone)).to_contain_text("Em đã ghi nhu cầu")


async def test_saving_shows_a_toast_and_inline_mode_posts_a_card(phone: Page) -> None:
    await ask(phone, "trung vit bien")
    await expect(last(phone)).to_contain_text("Trứng vịt biển")
    await press(phone, "Lưu lại")
    await expect(phone.get_by_test_id("toast")).to_contain_text("Đã lưu")
    await expect(last(phone)).to_contain_text("Bỏ lưu")
    await phone.get_by_test_id("composer").fill("@ocop_demo_bot keo lac")
    await phone.get_by_test_id("inline-result").first.click()
    await expect(last(phone)).to_contain_text("Kẹo lạc")


async def test_in_english_everything_is_english(phone: Page) -> None:
    await ask(phone, "/language")
    await expect(last(phone)).to_contain_text("Choose a language")
    await press(phone, "English")
    await expect(last(phone)).to_contain_text("From now on")
    await ask(phone, "peanut candy")
    await expect(last(phone)).to_contain_text("Looking for: peanut candy")
