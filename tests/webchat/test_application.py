"""The real python-telegram-bot, Application and Bot, against the server over HTTP."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from tests.webchat.conftest import TOKEN
from webchat.driver import Chat
from webchat.models import Bot, Person
from webchat.server import Server
from webchat.world import World

App = Application[Any, Any, Any, Any, Any, Any]
Context = ContextTypes.DEFAULT_TYPE


async def start(update: Update, context: Context) -> None:
    assert update.message
    await update.message.reply_text(f"Xin chào {context.args}")


async def echo(update: Update, context: Context) -> None:
    assert update.message
    button = InlineKeyboardButton("Liên hệ", callback_data="contact:1")
    await update.message.reply_html(
        f"<b>{update.message.text}</b>", reply_markup=InlineKeyboardMarkup([[button]])
    )


async def pressed(update: Update, context: Context) -> None:
    assert update.callback_query
    await update.callback_query.answer("Đã nhận", show_alert=True)
    await update.callback_query.edit_message_text("Đã sửa")


@pytest.fixture
async def app(server: Server) -> AsyncIterator[App]:
    app = (
        Application.builder()
        .token(TOKEN)
        .base_url(f"{server.base_url}/bot")
        .base_file_url(f"{server.base_url}/file/bot")
        .build()
    )
    app.add_handlers(
        [
            CommandHandler("start", start),
            MessageHandler(filters.TEXT, echo),
            CallbackQueryHandler(pressed),
        ]
    )
    async with app:
        await app.start()
        yield app
        await app.stop()


@pytest.fixture
async def polling(app: App) -> AsyncIterator[App]:
    assert app.updater
    await app.updater.start_polling()
    yield app
    await app.updater.stop()


async def test_a_person_and_a_polling_bot_talk(
    polling: App, world: World, bot: Bot, lan: Person
) -> None:
    chat = Chat(world, lan, bot)
    await chat.start("p_1")
    assert (await chat.reply())["text"] == "Xin chào ['p_1']"
    reply = await chat.ask("kẹo lạc 😀")
    assert reply["entities"] == [{"type": "bold", "offset": 0, "length": 10}]
    assert await chat.press("Liên hệ") == {"text": "Đã nhận", "show_alert": True, "url": ""}
    assert (await chat.edited(reply))["text"] == "Đã sửa"
    assert chat.transcript.splitlines()[-1] == "OCOP: Đã sửa"


async def test_a_person_and_a_bot_with_a_webhook_talk(
    app: App, world: World, bot: Bot, lan: Person
) -> None:
    async def hook(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        assert "X-Telegram-Bot-Api-Secret-Token: s3cret" in head
        size = int(head.lower().partition("content-length: ")[2].partition("\r")[0])
        update = Update.de_json(json.loads(await reader.readexactly(size)), app.bot)
        await app.update_queue.put(update)
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(hook, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        await app.bot.set_webhook(f"http://127.0.0.1:{port}/hook", secret_token="s3cret")
        chat = Chat(world, lan, bot)
        assert (await chat.ask("kẹo lạc"))["text"] == "kẹo lạc"
        await chat.press("Liên hệ")
        await app.bot.delete_webhook()


async def test_many_people_get_their_own_answers_in_order(
    polling: App, world: World, bot: Bot
) -> None:
    chats = [Chat(world, world.person(f"P{number}"), bot) for number in range(60)]
    answers = await asyncio.gather(*(chat.ask(f"hỏi {chat.person.id}", 30) for chat in chats))
    assert [answer["text"] for answer in answers] == [f"hỏi {chat.person.id}" for chat in chats]
