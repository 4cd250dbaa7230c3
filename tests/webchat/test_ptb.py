"""python-telegram-bot's own Bot against the server: every family of methods, every error."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputFile,
    InputMediaPhoto,
    InputTextMessageContent,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyParameters,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.ext import ExtBot

from tests.webchat.conftest import PATIENCE, PNG, TOKEN
from webchat import acts, asking
from webchat.errors import NOT_MODIFIED
from webchat.faults import Fault
from webchat.files import Upload
from webchat.models import Chat, Person
from webchat.server import Server
from webchat.world import World


@pytest.fixture
async def ptb(server: Server) -> AsyncIterator[Bot]:
    url = server.base_url
    async with ExtBot(TOKEN, f"{url}/bot", f"{url}/file/bot") as bot:
        yield bot


async def test_sending_editing_deleting(ptb: Bot, chat: Chat) -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Có", callback_data="y")]])
    sent = await ptb.send_message(
        chat.id,
        "<b>Kẹo</b>",
        parse_mode="HTML",
        reply_markup=keyboard,
        reply_parameters=ReplyParameters(1),
    )
    assert sent.reply_markup == keyboard
    assert sent.reply_to_message
    assert sent.text_html == "<b>Kẹo</b>"
    edited = await sent.edit_text("*Dồi*", parse_mode="MarkdownV2")
    assert not isinstance(edited, bool)
    assert edited.text_markdown_v2 == "*Dồi*"
    assert (await sent.copy(chat.id)).message_id == 3
    assert await sent.delete()


async def test_files_up_and_down(ptb: Bot, chat: Chat) -> None:
    sent = await ptb.send_photo(chat.id, PNG, caption="kẹo")
    file = await sent.photo[-1].get_file()
    assert bytes(await file.download_as_bytearray()) == PNG
    document = await ptb.send_document(chat.id, InputFile(b"a,b", "giá.csv"))
    assert document.document
    assert (document.document.file_name, document.document.mime_type) == ("giá.csv", "text/csv")
    again = await ptb.send_photo(chat.id, sent.photo[-1])
    assert again.photo[-1].file_unique_id == sent.photo[-1].file_unique_id
    album = await ptb.send_media_group(
        chat.id, [InputMediaPhoto(PNG, "một"), InputMediaPhoto(sent.photo[-1].file_id)]
    )
    assert [message.caption for message in album] == ["một", None]
    assert (await ptb.send_location(chat.id, 20.4, 106.3)).location
    assert (await ptb.send_contact(chat.id, "+8490", "Lan")).contact
    assert (await ptb.send_venue(chat.id, 20.4, 106.3, "Kho", "Đông Hưng")).venue
    assert (await ptb.send_poll(chat.id, "Ngon?", ["Có", "Không"])).poll


async def test_everything_about_the_bot_and_the_chat(ptb: Bot, chat: Chat, lan: Person) -> None:
    commands = [BotCommand("help", "Trợ giúp")]
    scope = BotCommandScopeChat(chat.id)
    assert await ptb.set_my_commands(commands, scope=scope, language_code="vi")
    assert await ptb.get_my_commands(scope=scope, language_code="vi") == tuple(commands)
    assert await ptb.set_my_description("OCOP")
    assert (await ptb.get_my_description()).description == "OCOP"
    assert (await ptb.get_chat_menu_button()).type == "commands"
    assert (await ptb.get_chat(chat.id)).first_name == "Lan"
    assert (await ptb.get_user_profile_photos(lan.id)).total_count == 0
    assert (await ptb.get_webhook_info()).url == ""
    assert await ptb.send_chat_action(chat.id, "typing")
    contact = KeyboardButton("Gửi số", request_contact=True)
    markup = ReplyKeyboardMarkup([[contact]], resize_keyboard=True)
    assert await ptb.send_message(chat.id, "số?", reply_markup=markup)
    assert chat.keyboards[lan.id]["keyboard"][0][0]["request_contact"] is True


async def test_members_of_a_group(ptb: Bot, world: World, lan: Person) -> None:
    group = world.group("Nhóm", lan, world.bots[1])
    assert (await ptb.get_chat_member(group.id, lan.id)).status == "creator"
    group.members[1] = "administrator"
    leaders = await ptb.get_chat_administrators(group.id)
    assert {leader.status for leader in leaders} == {"creator", "administrator"}
    group.members[lan.id] = "kicked"
    assert (await ptb.get_chat_member(group.id, lan.id)).status == "kicked"


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault("sendMessage", 429, retry_after=3), RetryAfter),
        (Fault("sendMessage", 400, parameters={"migrate_to_chat_id": -100}), ChatMigrated),
        (Fault("sendMessage", 403, "Forbidden: user is deactivated"), Forbidden),
        (Fault("sendMessage", 500), NetworkError),
        (Fault("sendMessage", 502, "Bad Gateway"), NetworkError),
        (Fault("sendMessage", drop="before"), NetworkError),
        (Fault("sendMessage", drop="after"), NetworkError),
        (Fault("sendMessage", 401), InvalidToken),
        (Fault("sendMessage", 409), Conflict),
    ],
)
async def test_faults_become_the_librarys_errors(
    ptb: Bot,
    world: World,
    chat: Chat,
    fault: Fault,
    error: type[TelegramError],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # else RetryAfter warns
    world.faults.add(fault)
    with pytest.raises(error):
        await ptb.send_message(chat.id, "x")
    await ptb.send_message(chat.id, "x")


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda bot, chat: bot.send_message(chat, ""), "Message text is empty"),
        (lambda bot, chat: bot.send_message(5, "x"), "Chat not found"),
        (lambda bot, chat: bot.edit_message_text("x", chat, 1), "Message can't be edited"),
        (lambda bot, chat: bot.edit_message_text("x", chat, 9), "Message to edit not found"),
        (lambda bot, chat: bot.send_photo(chat, "AgAC"), "Wrong file identifier"),
        (lambda bot, chat: bot.answer_callback_query("5"), "Query is too old"),
    ],
)
async def test_refusals_become_bad_requests(
    ptb: Bot, chat: Chat, call: Callable[[Bot, int], Any], words: str
) -> None:
    with pytest.raises(BadRequest, match=words):
        await call(ptb, chat.id)


async def test_not_modified_and_blocked(ptb: Bot, world: World, lan: Person, chat: Chat) -> None:
    sent = await ptb.send_message(chat.id, "x")
    with pytest.raises(BadRequest) as caught:
        await sent.edit_text("x")
    assert caught.value.message.lower() == NOT_MODIFIED
    acts.block(world, lan, chat)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await ptb.send_message(chat.id, "x")


async def test_inline_answers(ptb: Bot, world: World, lan: Person) -> None:
    query = asking.ask_inline(world, lan, world.bots[1], "kẹo")
    (update,) = await ptb.get_updates(timeout=PATIENCE)
    assert update.inline_query
    result = InlineQueryResultArticle("1", "Kẹo", InputTextMessageContent("Kẹo lạc"))
    assert await update.inline_query.answer([result])
    assert query.answer.result()["results"][0]["title"] == "Kẹo"


async def test_every_update_can_be_parsed(ptb: Bot, world: World, lan: Person, chat: Chat) -> None:
    group = world.group("Nhóm", lan, world.bots[1])
    acts.share_contact(world, lan, chat)
    acts.share_location(world, lan, chat, 20, 106)
    for kind in ("photo", "document", "video", "voice", "audio", "animation", "sticker"):
        acts.send_file(world, lan, chat, kind, Upload("a.png", PNG))
    acts.say(world, lan, group, "/help@ocop_bot")
    acts.edit(world, lan, chat, 1, "sửa")
    acts.block(world, lan, chat)
    updates = await ptb.get_updates()
    assert len(updates) == 13
    assert updates[-1].my_chat_member
    assert updates[-2].edited_message
    assert updates[1].message
    assert updates[1].message.contact
    assert updates[1].message.contact.user_id == lan.id
