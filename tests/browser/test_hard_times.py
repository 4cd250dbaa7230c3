"""Hostile words, lost connections and very long chats."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Page, Route, expect

from tests.browser.conftest import TOKEN, OpenPage
from tests.browser.pictures import png
from tests.browser.scripted import ScriptedBot
from webchat.app import create_app
from webchat.models import Person
from webchat.server import Server
from webchat.world import World

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

ATTACK = "<img src=x onerror=window.attacked=1><script>window.attacked=1</script>"
STRICT_POLICY = "default-src 'self'; img-src 'self' data: blob: https:; style-src 'self'"


@asynccontextmanager
async def chat_server(world: World, port: int = 0) -> AsyncIterator[Server]:
    world.bot(TOKEN, "ocop_bot", "OCOP Thái Bình")
    personas = [world.person(name, id=number) for number, name in ((1, "Lan"), (2, "Hùng"))]
    async with Server(world, port=port, app=create_app(world, personas=personas)) as server:
        yield server


async def send(page: Page, text: str) -> None:
    await page.get_by_test_id("composer").fill(text)
    await page.get_by_test_id("send").click()


async def test_outside_text_is_never_code(open_page: OpenPage) -> None:
    world = World()
    mallory = world.person(ATTACK, last_name=ATTACK, language_code="vi")
    world.bot(TOKEN, "ocop_bot", ATTACK)
    app = create_app(world, personas=[mallory, world.person("Lan")])
    async with (
        Server(world, app=app) as server,
        ScriptedBot(server.base_url, TOKEN) as bot,
    ):
        await bot.call("setMyDescription", description=ATTACK)
        await bot.call("setMyCommands", commands=[{"command": "a", "description": ATTACK}])
        page = await open_page(server.base_url)
        await page.get_by_test_id("start").click()
        await bot.text()
        keys = [[{"text": ATTACK, "callback_data": "x"}]]
        await bot.call(
            "sendMessage", chat_id=mallory.id, text=ATTACK, reply_markup={"inline_keyboard": keys}
        )
        await bot.call("sendDocument", chat_id=mallory.id, document=(ATTACK, b"x"), caption=ATTACK)
        await bot.call(
            "sendContact", chat_id=mallory.id, phone_number='1"><script>', first_name=ATTACK
        )
        await bot.call(
            "sendMessage", chat_id=mallory.id, text=ATTACK, reply_markup={"keyboard": [[ATTACK]]}
        )
        await send(page, f"@ocop_bot {ATTACK}")
        await expect(page.get_by_test_id("reply-keyboard-button")).to_have_text(ATTACK)
        await expect(page.get_by_test_id("inline-button")).to_have_text(ATTACK)
        await expect(page.get_by_test_id("message-text").nth(1)).to_have_text(ATTACK)
        await expect(page.get_by_test_id("peer-name")).to_have_text(ATTACK)
        await page.get_by_test_id("inline-button").click()
        query = await bot.update("callback_query")
        await bot.call("answerCallbackQuery", callback_query_id=query["id"], text=ATTACK)
        await expect(page.get_by_test_id("toast")).to_have_text(ATTACK)
        await page.get_by_test_id("persona-switch").click()
        await expect(page.get_by_test_id("persona-option").first).to_contain_text(ATTACK)
        assert await page.evaluate("window.attacked") is None
        assert await page.locator("main script, main img, aside script, aside img").count() == 0


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "vbscript:x"])
async def test_dangerous_links_are_plain_text(page: Page, address: str) -> None:
    script = """async ([address]) => {
        const { renderText, safeUrl } = await import("/page/entities.js");
        const entities = [{ type: "text_link", offset: 0, length: 4, url: address }];
        const holder = document.createElement("div");
        holder.append(renderText("bấm đây", entities));
        return [safeUrl(address), holder.querySelectorAll("a").length, holder.textContent];
    }"""
    assert await page.evaluate(script, [address]) == [None, 0, "bấm đây"]


async def test_crossing_and_impossible_entities_keep_every_letter(page: Page) -> None:
    script = """async () => {
        const { renderText } = await import("/page/entities.js");
        const holder = document.createElement("div");
        holder.append(renderText("một hai ba", [
            { type: "bold", offset: 0, length: 7 },
            { type: "italic", offset: 4, length: 6 },
            { type: "code", offset: 8, length: 90 },
            { type: "spoiler", offset: -3, length: 4 },
        ]));
        return [holder.textContent, holder.querySelector("strong").textContent,
                [...holder.querySelectorAll("em")].map((node) => node.textContent).join("")];
    }"""
    assert await page.evaluate(script) == ["một hai ba", "một hai", "hai ba"]


async def test_the_strictest_policy_is_enough(
    open_page: OpenPage, site: Server, bot: ScriptedBot, lan: Person
) -> None:
    page = await open_page("about:blank")

    async def strict(route: Route) -> None:
        response = await route.fetch()
        headers = response.headers | {"content-security-policy": STRICT_POLICY}
        await route.fulfill(response=response, headers=headers)

    await page.route(f"{site.base_url}/", strict)
    await page.goto(f"{site.base_url}/")
    await page.get_by_test_id("start").click()
    await bot.text()
    await bot.call("sendMessage", chat_id=lan.id, text="Chào")
    await expect(page.get_by_test_id("message").last).to_contain_text("Chào")


async def test_words_wait_for_the_server_to_come_back(open_page: OpenPage) -> None:
    world = World()
    async with chat_server(world) as server:
        page = await open_page(server.base_url)
        await page.get_by_test_id("start").click()
        await expect(page.get_by_test_id("message")).to_have_count(1)
    await expect(page.get_by_test_id("connection")).to_be_visible()
    await send(page, "gửi khi mất mạng")
    await expect(page.get_by_test_id("unsent")).to_contain_text("gửi khi mất mạng")
    async with (
        chat_server(world, server.port) as server,
        ScriptedBot(server.base_url, TOKEN) as bot,
    ):
        await expect(page.get_by_test_id("connection")).to_be_hidden()
        await page.get_by_test_id("retry").click()
        await expect(page.get_by_test_id("unsent")).to_have_count(0)
        assert [await bot.text(), await bot.text()] == ["/start", "gửi khi mất mạng"]
        await bot.call("sendMessage", chat_id=1, text="đã nhận")
        await expect(page.get_by_test_id("message").last).to_contain_text("đã nhận")


async def test_unsent_words_outlive_a_reload_and_can_be_discarded(
    page: Page, bot: ScriptedBot
) -> None:
    await page.route("**/people/chats/*/messages", lambda route: route.abort())
    await send(page, "không gửi được")
    await expect(page.get_by_test_id("unsent")).to_be_visible()
    await page.unroute_all()
    await page.reload()
    await expect(page.get_by_test_id("unsent")).to_contain_text("không gửi được")
    await page.get_by_test_id("discard").click()
    await expect(page.get_by_test_id("unsent")).to_have_count(0)


async def test_a_server_without_memory_finds_one_as_who_one_was(open_page: OpenPage) -> None:
    async with chat_server(World()) as server:
        page = await open_page(server.base_url)
        await page.get_by_test_id("persona-switch").click()
        await page.get_by_test_id("persona-option").filter(has_text="Hùng").click()
        await page.get_by_test_id("start").click()
        await expect(page.get_by_test_id("message")).to_have_count(1)
    async with (
        chat_server(World(), server.port) as server,
        ScriptedBot(server.base_url, TOKEN) as bot,
    ):
        await expect(page.get_by_test_id("empty")).to_be_visible()
        await send(page, "vẫn là Hùng")
        assert (await bot.update("message"))["from"]["first_name"] == "Hùng"


async def test_what_was_missed_is_there_after_the_break(open_page: OpenPage) -> None:
    world = World()
    async with chat_server(world) as server, ScriptedBot(server.base_url, TOKEN) as bot:
        page = await open_page(server.base_url)
        await page.get_by_test_id("start").click()
        await bot.text()
        await bot.call("sendMessage", chat_id=1, text="một")
        gone = await bot.call("sendMessage", chat_id=1, text="hai")
        await expect(page.get_by_test_id("message")).to_have_count(3)
    async with chat_server(world) as elsewhere, ScriptedBot(elsewhere.base_url, TOKEN) as bot:
        await bot.call("deleteMessage", chat_id=1, message_id=gone["message_id"])
        await bot.call("sendMessage", chat_id=1, text="ba")
    async with chat_server(world, server.port):
        await expect(page.get_by_test_id("message").last).to_contain_text("ba")
        await expect(page.get_by_test_id("message")).to_have_count(3)


async def test_what_happens_while_the_page_catches_up_stays_as_it_is(
    page: Page, bot: ScriptedBot, lan: Person
) -> None:
    """The answer to its question is of a moment before, and comes after."""
    messages, left = page.get_by_test_id("message"), ("/start", "chào", "đã sửa", "mới đến")
    await send(page, "chào")
    await bot.text()
    gone = await bot.call("sendMessage", chat_id=lan.id, text="sẽ xoá")
    changed = await bot.call("sendMessage", chat_id=lan.id, text="sẽ sửa")
    await expect(messages).to_have_count(4)
    asked, answered = asyncio.Event(), asyncio.Event()

    async def hold_back(route: Route) -> None:
        response = await route.fetch()
        asked.set()
        await answered.wait()
        await route.fulfill(response=response)

    await page.route("**/people/chats/*/messages*", hold_back)
    await page.evaluate("window.dispatchEvent(new Event('online'))")
    await asked.wait()
    await bot.call("sendMessage", chat_id=lan.id, text="mới đến")
    await bot.call(
        "editMessageText", chat_id=lan.id, message_id=changed["message_id"], text="đã sửa"
    )
    await bot.call("deleteMessage", chat_id=lan.id, message_id=gone["message_id"])
    await expect(messages).to_have_text([re.compile(t) for t in left])
    async with page.expect_response("**/people/chats/*/messages*"):
        answered.set()
    await page.unroute_all(behavior="wait")
    await expect(page.get_by_test_id("log")).to_have_attribute("aria-busy", "false")
    await expect(messages).to_have_text([re.compile(t) for t in left])


async def test_long_chats_are_read_page_by_page(
    open_page: OpenPage, site: Server, bot: ScriptedBot, world: World, lan: Person
) -> None:
    chat = world.private(lan, world.bots[42])
    for number in range(200):
        world.post(chat, {"from": lan.user(), "text": f"tin {number}"})
    page = await open_page(site.base_url)
    messages = page.get_by_test_id("message")
    await expect(messages.last).to_contain_text("tin 199")
    await expect(messages.last).to_be_in_viewport()
    assert await messages.count() < 100
    log = page.get_by_test_id("log")
    await log.evaluate("node => { node.scrollTop = 0; }")
    await expect(page.get_by_text("tin 140", exact=True)).to_be_attached()
    world.post(chat, {"from": world.bots[42].user(), "text": "mới"})
    await expect(page.get_by_test_id("new-messages")).to_contain_text("1 tin nhắn mới")
    await page.get_by_test_id("new-messages").click()
    await expect(messages.last).to_be_in_viewport()
    await expect(page.get_by_test_id("new-messages")).to_be_hidden()


async def test_a_burst_keeps_the_reader_at_the_end(
    page: Page, bot: ScriptedBot, lan: Person
) -> None:
    await send(page, "cho xem ảnh")
    await bot.text()
    for number in range(6):
        await bot.call("sendMessage", chat_id=lan.id, text=f"tin {number}")
        await bot.call("sendPhoto", chat_id=lan.id, photo=png(400, 300), caption="ảnh")
    await bot.call("sendMessage", chat_id=lan.id, text="hết")
    await expect(page.get_by_test_id("message").last).to_contain_text("hết")
    await expect(page.get_by_test_id("message").last).to_be_in_viewport()
    await expect(page.get_by_test_id("new-messages")).to_be_hidden()
