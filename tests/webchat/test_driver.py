"""The driver for tests, with a bot that answers in place, without HTTP."""

import asyncio
from typing import Any

import pytest

from tests.webchat.conftest import PATIENCE, PNG, Api
from webchat.driver import Chat, labels, said
from webchat.errors import Refused
from webchat.models import Bot, Person
from webchat.world import World

YES = {"text": "Có", "callback_data": "y"}
CHOICE = {"inline_keyboard": [[YES, {"text": "Không", "url": "https://ocop.vn"}]]}
CONTACT: dict[str, Any] = {
    "keyboard": [[{"text": "Gửi số", "request_contact": True}, "Thôi"]],
    "one_time_keyboard": True,
}


@pytest.fixture
def lan_chat(world: World, lan: Person, bot: Bot) -> Chat:
    return Chat(world, lan, bot)


async def test_what_was_said(api: Api, lan_chat: Chat, lan: Person) -> None:
    await lan_chat.start()
    await api("sendMessage", chat_id=lan.id, text="Ngon?", reply_markup=CHOICE)
    await api("sendPhoto", chat_id=lan.id, photo="https://ocop.vn/a.jpg", caption="Kẹo")
    first, second = await lan_chat.replies(2)
    assert lan_chat.buttons(first) == labels(first) == ["Có", "Không"]
    assert lan_chat.last == second
    assert said(second) == "<photo> Kẹo"
    assert lan_chat.transcript == ("Lan: /start\nOCOP: Ngon?\n  [Có] [Không]\nOCOP: <photo> Kẹo")
    await lan_chat.say("trả lời", first)
    assert lan_chat.messages[-1]["reply_to_message"]["text"] == "Ngon?"
    with pytest.raises(TimeoutError):
        await lan_chat.replies(timeout=0)


async def test_asking_waits_for_the_reply(api: Api, lan_chat: Chat, lan: Person) -> None:
    asking = asyncio.create_task(lan_chat.ask("kẹo lạc"))
    (update,) = await api("getUpdates", timeout=PATIENCE)
    await api("sendMessage", chat_id=lan.id, text=f"Có {update['message']['text']}")
    assert (await asking)["text"] == "Có kẹo lạc"


async def test_pressing_by_label_or_data(api: Api, lan_chat: Chat, lan: Person) -> None:
    await lan_chat.start()
    old = await api("sendMessage", chat_id=lan.id, text="a", reply_markup=CHOICE)
    await api("sendMessage", chat_id=lan.id, text="b", reply_markup=CHOICE)
    for press, number in [(lan_chat.press("Có"), 3), (lan_chat.press("y", old), 2)]:
        pressing = asyncio.create_task(press)
        (update,) = await api("getUpdates", offset=-1, timeout=PATIENCE)
        while "callback_query" not in update:
            await asyncio.sleep(0)
            (update,) = await api("getUpdates", offset=-1)
        await api("getUpdates", offset=update["update_id"] + 1)
        assert update["callback_query"]["message"]["message_id"] == number
        await api("answerCallbackQuery", callback_query_id=update["callback_query"]["id"])
        assert (await pressing)["text"] == ""
    with pytest.raises(LookupError):
        await lan_chat.press("Không")


async def test_reply_keyboards(api: Api, lan_chat: Chat, lan: Person) -> None:
    await lan_chat.start()
    await api("sendMessage", chat_id=lan.id, text="số?", reply_markup=CONTACT)
    await lan_chat.replies()
    assert await lan_chat.press("Gửi số") == {}
    assert lan_chat.messages[-1]["contact"]["user_id"] == lan.id
    assert lan_chat.keyboard is None
    await api("sendMessage", chat_id=lan.id, text="số?", reply_markup=CONTACT)
    await lan_chat.say("để sau")
    assert lan_chat.keyboard
    await lan_chat.press("Thôi")
    assert lan_chat.messages[-1]["text"] == "Thôi"
    assert lan_chat.keyboard is None
    await api("sendMessage", chat_id=lan.id, text="tên?", reply_markup={"force_reply": True})
    assert lan_chat.keyboard == {"force_reply": True, "message_id": lan_chat.last["message_id"]}
    await lan_chat.say("Lan")
    assert lan_chat.keyboard is None


async def test_everything_else_a_person_does(lan_chat: Chat) -> None:
    await lan_chat.start("p_1")
    await lan_chat.share_contact(phone_number="+8490", first_name="Minh")
    await lan_chat.share_location(20.4, 106.3)
    await lan_chat.send_photo(PNG, "kẹo")
    sent = await lan_chat.send_document(b"x", "giá.pdf")
    assert sent["document"]["mime_type"] == "application/pdf"
    await lan_chat.send_file("voice", b"x")
    message = await lan_chat.say("sai")
    assert (await lan_chat.edit(message, "đúng"))["text"] == "đúng"
    await lan_chat.block()
    with pytest.raises(Refused):
        await lan_chat.say("x")
    await lan_chat.unblock()
    await lan_chat.say("x")


async def test_edits_and_inline_results(api: Api, lan_chat: Chat, lan: Person) -> None:
    await lan_chat.start()
    sent = await api("sendMessage", chat_id=lan.id, text="tìm…")
    await api("editMessageText", chat_id=lan.id, message_id=2, text="thấy")
    assert (await lan_chat.edited(sent))["text"] == "thấy"
    asking = asyncio.create_task(lan_chat.inline("keo"))
    (update,) = await api(
        "getUpdates", timeout=PATIENCE, allowed_updates=["inline_query"], offset=-1
    )
    while "inline_query" not in update:
        (update,) = await api("getUpdates", offset=update["update_id"] + 1, timeout=PATIENCE)
    article = {"type": "article", "id": "1", "title": "Kẹo",
               "input_message_content": {"message_text": "Kẹo"}}  # fmt: skip
    await api("answerInlineQuery", inline_query_id=update["inline_query"]["id"], results=[article])
    (result,) = await asking
    assert (await lan_chat.choose(result))["text"] == "Kẹo"


async def test_posts_of_a_channel(api: Api, world: World, lan: Person, bot: Bot) -> None:
    channel = world.group("Tin", lan, bot, kind="channel")
    chat = Chat(world, lan, bot, channel)
    await api("sendMessage", chat_id=channel.id, text="x")
    assert [post["text"] for post in await chat.replies()] == ["x"]
    assert chat.transcript == "Tin: x"
