"""A real Chromium, the real chat server, and a bot that does what the test says.

Browser, server and tests share one event loop for the whole session, so a module of browser
tests begins with

    pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

and its async fixtures are `@pytest_asyncio.fixture(loop_scope="session")`. Without Chromium the
tests are skipped; where CI=true says that it must be there, they fail.
"""

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, ConsoleMessage, Page, async_playwright, expect

from tests.browser.scripted import ScriptedBot
from webchat.app import create_app
from webchat.models import Bot, Person
from webchat.server import Server
from webchat.world import World

TOKEN = "42:secret"
CHROMIUM_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "locale": "vi-VN"}
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}, "locale": "vi-VN"}
TIMEOUT = 60_000
"""Milliseconds: for machines that are busy with other things."""

OpenPage = Callable[..., Awaitable[Page]]
Picture = Callable[[Page, str], Awaitable[None]]


def find_chromium() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome")
    found = (shutil.which(name) for name in names)
    return os.environ.get("CHROMIUM") or next(filter(None, found), None)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    path = find_chromium()
    if path:
        return path
    reason = "no Chromium on this machine (apt install chromium, or set CHROMIUM)"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium(chromium_path: str) -> AsyncIterator[Browser]:
    """One browser for all tests; each page has a context, so cookies and storage, of its own."""
    expect.set_options(timeout=TIMEOUT)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium_path, args=CHROMIUM_ARGUMENTS
        )
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def open_page(chromium: Browser) -> AsyncIterator[OpenPage]:
    """open_page(address, **context options) → a page; at the end it must have had no errors."""
    errors: list[str] = []

    def read(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            errors.append(message.text)

    async with AsyncExitStack() as stack:

        async def open_one(address: str, **options: Any) -> Page:
            context = await chromium.new_context(**PHONE | options)
            stack.push_async_callback(context.close)
            context.set_default_timeout(TIMEOUT)
            page = await context.new_page()
            page.on("pageerror", lambda error: errors.append(str(error)))
            page.on("console", read)
            await page.goto(address)
            return page

        yield open_one
    assert errors == []


@pytest.fixture
def picture() -> Picture:
    """picture(page, name) keeps what the page shows now, in the folder PICTURES if given."""
    folder = os.environ.get("PICTURES")

    async def take(page: Page, name: str) -> None:
        if folder:
            await page.screenshot(path=Path(folder) / f"{name}.png", animations="disabled")

    return take


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def lan(world: World) -> Person:
    return world.person(
        "Lan", last_name="Nguyễn", username="lan", language_code="vi", phone_number="84912345678"
    )


@pytest.fixture
def hung(world: World) -> Person:
    return world.person("Hùng", last_name="Trần", username="hung", language_code="vi")


@pytest.fixture
def known_bot(world: World) -> Bot:
    return world.bot(TOKEN, "ocop_bot", "OCOP Thái Bình")


@pytest_asyncio.fixture(loop_scope="session")
async def site(world: World, known_bot: Bot, lan: Person, hung: Person) -> AsyncIterator[Server]:
    """The chat server; its page may be Lan (at first) or Hùng."""
    async with Server(world, app=create_app(world, personas=[lan, hung])) as server:
        yield server


@pytest_asyncio.fixture(loop_scope="session")
async def bot(site: Server) -> AsyncIterator[ScriptedBot]:
    async with ScriptedBot(site.base_url, TOKEN) as scripted:
        yield scripted


@pytest_asyncio.fixture(loop_scope="session")
async def page(open_page: OpenPage, site: Server, bot: ScriptedBot) -> Page:
    """Lan's phone with the bot's chat open and started."""
    phone = await open_page(site.base_url)
    await phone.get_by_test_id("start").click()
    assert await bot.text() == "/start"
    return phone
