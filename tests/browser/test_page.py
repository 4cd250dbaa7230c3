"""The chat page in a real browser, against the real server and a scripted bot."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.scripted import ScriptedBot
from webchat.models import Person

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_text_goes_out_and_the_answer_comes_in(
    page: Page, bot: ScriptedBot, lan: Person
) -> None:
    await page.get_by_test_id("composer").fill("cho hỏi kẹo lạc")
    await page.get_by_test_id("send").click()
    assert await bot.text() == "cho hỏi kẹo lạc"
    await bot.call("sendChatAction", chat_id=lan.id, action="typing")
    await expect(page.get_by_test_id("typing")).to_be_visible()
    await bot.call("sendMessage", chat_id=lan.id, text="Kẹo lạc Phú Mỹ")
    await expect(page.get_by_test_id("message").last).to_contain_text("Kẹo lạc Phú Mỹ")
    await expect(page.get_by_test_id("typing")).to_be_hidden()
    await expect(page.get_by_test_id("composer")).to_have_value("")
