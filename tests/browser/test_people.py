"""Who one is, in which language, in which chat: the page around the messages."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import DESKTOP, OpenPage
from tests.browser.scripted import ScriptedBot
from webchat.models import Person
from webchat.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def become(page: Page, name: str) -> None:
    await page.get_by_test_id("persona-switch").click()
    await page.get_by_test_id("persona-option").filter(has_text=name).click()
    await expect(page.get_by_test_id("toast")).to_contain_text(name)


async def test_each_persona_has_chats_and_drafts_of_their_own(
    page: Page, bot: ScriptedBot, lan: Person, hung: Person
) -> None:
    composer = page.get_by_test_id("composer")
    await composer.fill("nháp của Lan")
    await become(page, "Hùng")
    await expect(page.get_by_test_id("empty")).to_be_visible()
    await expect(composer).to_have_value("")
    await composer.fill("tôi là Hùng")
    await page.get_by_test_id("send").click()
    assert (await bot.update("message"))["from"]["id"] == hung.id
    await bot.call("sendMessage", chat_id=lan.id, text="cho Lan")
    await bot.call("sendMessage", chat_id=hung.id, text="cho Hùng")
    await expect(page.get_by_test_id("message")).to_have_count(2)
    await become(page, "Lan")
    await expect(page.get_by_test_id("message").last).to_contain_text("cho Lan")
    await expect(composer).to_have_value("nháp của Lan")


async def test_another_tab_follows_a_switch_of_persona(
    page: Page, bot: ScriptedBot, hung: Person
) -> None:
    other = await page.context.new_page()
    await other.goto(page.url)
    await expect(other.get_by_test_id("message")).to_have_count(1)
    await become(page, "Hùng")
    await expect(other.get_by_test_id("empty")).to_be_visible()
    await expect(other.get_by_test_id("persona-name")).to_have_text("Hùng Trần")


async def test_english_is_chosen_once_and_stays(page: Page) -> None:
    await expect(page.get_by_test_id("composer")).to_have_attribute("placeholder", "Nhắn tin…")
    await page.get_by_test_id("more").click()
    await page.get_by_test_id("language-switch").click()
    await expect(page.get_by_test_id("composer")).to_have_attribute("placeholder", "Message…")
    await expect(page.get_by_test_id("day")).to_have_text("Today")
    await page.reload()
    await expect(page.get_by_test_id("composer")).to_have_attribute("placeholder", "Message…")
    await expect(page.locator("html")).to_have_attribute("lang", "en")


async def test_an_empty_chat_says_what_the_bot_can_do(
    open_page: OpenPage, site: Server, bot: ScriptedBot
) -> None:
    await bot.call("setMyDescription", description="Tìm sản phẩm OCOP\nvà người làm ra chúng.")
    page = await open_page(site.base_url)
    await expect(page.get_by_test_id("bot-description")).to_contain_text("Tìm sản phẩm OCOP")
    await page.get_by_test_id("start").click()
    assert await bot.text() == "/start"
    await expect(page.get_by_test_id("empty")).to_be_hidden()


async def test_a_deep_link_starts_the_bot_once(
    open_page: OpenPage, site: Server, bot: ScriptedBot
) -> None:
    page = await open_page(f"{site.base_url}/?start=p_12")
    assert await bot.text() == "/start p_12"
    await expect(page.get_by_test_id("message")).to_have_count(1)
    await page.reload()
    await expect(page.get_by_test_id("message")).to_have_count(1)


async def test_a_group_with_the_bot(page: Page, bot: ScriptedBot, lan: Person) -> None:
    await page.get_by_test_id("more").click()
    await page.get_by_test_id("new-group").click()
    await page.get_by_test_id("field-title").fill("Nhóm mua chung")
    await page.get_by_test_id("form-ok").click()
    await expect(page.get_by_test_id("peer-name")).to_have_text("Nhóm mua chung")
    await page.get_by_test_id("composer").fill("/help@ocop_bot")
    await page.get_by_test_id("send").click()
    message = await bot.update("message")
    while message.get("text") != "/help@ocop_bot":
        message = await bot.update("message")
    await bot.call("sendMessage", chat_id=message["chat"]["id"], text="Chào cả nhóm")
    await expect(page.get_by_test_id("message").last).to_contain_text("OCOP Thái Bình")
    await page.get_by_test_id("back").click()
    await expect(page.get_by_test_id("chat-item")).to_have_count(2)
    await (
        page.get_by_test_id("chat-item")
        .filter(has_text="OCOP Thái Bình /start")
        .or_(page.get_by_test_id("chat-item").filter(has_text="/start"))
        .click()
    )
    await expect(page.get_by_test_id("peer-name")).to_have_text("OCOP Thái Bình")
    await page.go_back()
    await expect(page.get_by_test_id("chat-list")).to_be_visible()


async def test_a_message_in_another_chat_is_counted(
    open_page: OpenPage, site: Server, bot: ScriptedBot, lan: Person
) -> None:
    page = await open_page(site.base_url, **DESKTOP)
    await page.get_by_test_id("start").click()
    await bot.text()
    await page.get_by_test_id("more").click()
    await page.get_by_test_id("new-group").click()
    await page.get_by_test_id("field-title").fill("Nhóm")
    await page.get_by_test_id("form-ok").click()
    await expect(page.get_by_test_id("peer-name")).to_have_text("Nhóm")
    await bot.call("sendMessage", chat_id=lan.id, text="một")
    await bot.call("sendMessage", chat_id=lan.id, text="hai")
    await expect(page.get_by_test_id("unread")).to_have_text("2")
    await page.get_by_test_id("chat-item").filter(has_text="hai").click()
    await expect(page.get_by_test_id("unread")).to_have_count(0)


async def test_blocking_and_coming_back(page: Page, bot: ScriptedBot) -> None:
    await page.get_by_test_id("more").click()
    await page.get_by_test_id("block").click()
    await expect(page.get_by_test_id("composer")).to_be_hidden()
    assert (await bot.update("my_chat_member"))["new_chat_member"]["status"] == "kicked"
    await page.get_by_test_id("unblock").click()
    await expect(page.get_by_test_id("composer")).to_be_visible()


async def test_everything_works_without_a_mouse(page: Page, bot: ScriptedBot, lan: Person) -> None:
    markup = {"inline_keyboard": [[{"text": "Liên hệ", "callback_data": "c"}]]}
    await bot.call("sendMessage", chat_id=lan.id, text="Kẹo lạc", reply_markup=markup)
    await page.get_by_test_id("composer").focus()
    await page.keyboard.type("dòng một")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("dòng hai")
    await page.keyboard.press("Enter")
    assert await bot.text() == "dòng một\ndòng hai"
    await expect(page.get_by_test_id("composer")).to_be_focused()
    await page.keyboard.press("Shift+Tab")
    await expect(page.get_by_test_id("inline-button")).to_be_focused()
    await page.keyboard.press("Enter")
    query = await bot.update("callback_query")
    await bot.call(
        "answerCallbackQuery", callback_query_id=query["id"], text="Được", show_alert=True
    )
    await expect(page.get_by_test_id("alert-ok")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(page.get_by_test_id("inline-button")).to_be_focused()
    await page.get_by_test_id("log").focus()
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("banner")).to_contain_text("Kẹo lạc")
    await page.keyboard.press("Escape")
    await expect(page.get_by_test_id("banner")).to_be_hidden()
    await page.get_by_test_id("persona-switch").press("Enter")
    await page.keyboard.press("Escape")
    await expect(page.get_by_test_id("persona-switch")).to_be_focused()


@pytest.mark.parametrize("width", [360, 390, 430, 768, 1280])
async def test_nothing_is_wider_than_the_screen(
    width: int, open_page: OpenPage, site: Server, bot: ScriptedBot, lan: Person
) -> None:
    page = await open_page(site.base_url, viewport={"width": width, "height": 800})
    await page.get_by_test_id("start").click()
    await bot.text()
    keys = [[{"text": f"Nút có tên khá dài {n}", "callback_data": "x"} for n in range(4)]]
    await bot.call(
        "sendMessage",
        chat_id=lan.id,
        text="dài" * 200 + " https://example.vn/" + "a" * 300,
        reply_markup={"inline_keyboard": keys},
    )
    await expect(page.get_by_test_id("inline-button")).to_have_count(4)
    for part in ("log", "chat"):
        widths = "node => [node.scrollWidth, node.clientWidth]"
        scroll, client = await page.get_by_test_id(part).evaluate(widths)
        assert scroll <= client
    await expect(page.get_by_test_id("chat-list")).to_be_visible(visible=width >= 760)
