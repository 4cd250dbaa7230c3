"""Editing messages."""

import pytest

from tests.webchat.conftest import Api
from webchat import acts
from webchat.errors import NOT_MODIFIED
from webchat.models import Bot, Chat, Person
from webchat.world import World

KEYBOARD = {"inline_keyboard": [[{"text": "x", "callback_data": "x"}]]}


@pytest.fixture
async def sent(api: Api, chat: Chat) -> dict[str, int]:
    """Where the bot's message is that the tests edit."""
    message = await api("sendMessage", chat_id=chat.id, text="cũ", reply_markup=KEYBOARD)
    return {"chat_id": chat.id, "message_id": message["message_id"]}


async def test_a_new_text_without_keyboard_takes_the_keyboard_away(
    api: Api, sent: dict[str, int]
) -> None:
    edited = await api("editMessageText", **sent, text="<i>mới</i>", parse_mode="HTML")
    assert (edited["text"], edited["entities"][0]["type"]) == ("mới", "italic")
    assert "reply_markup" not in edited
    assert isinstance(edited["edit_date"], int)


async def test_nothing_changed(api: Api, sent: dict[str, int]) -> None:
    same = {"text": "cũ", "reply_markup": KEYBOARD}
    assert await api.refused("editMessageText", **sent, **same) == f"Bad Request: {NOT_MODIFIED}"
    await api("editMessageText", **sent, text="<b>cũ</b>", parse_mode="HTML")
    await api("editMessageText", **sent, text="cũ")
    refusal = await api.refused("editMessageText", **sent, text=" cũ ")
    assert refusal == f"Bad Request: {NOT_MODIFIED}"


async def test_the_keyboard_alone(api: Api, sent: dict[str, int]) -> None:
    refusal = await api.refused("editMessageReplyMarkup", **sent, reply_markup=KEYBOARD)
    assert refusal == f"Bad Request: {NOT_MODIFIED}"
    edited = await api("editMessageReplyMarkup", **sent)
    assert "reply_markup" not in edited


async def test_captions_and_media(api: Api, chat: Chat) -> None:
    photo = await api("sendPhoto", chat_id=chat.id, photo="https://ocop.vn/a.jpg", caption="cũ")
    place = {"chat_id": chat.id, "message_id": photo["message_id"]}
    edited = await api("editMessageCaption", **place, caption="mới")
    assert edited["caption"] == "mới"
    assert "caption" not in await api("editMessageCaption", **place)
    media = {"type": "photo", "media": "https://ocop.vn/b.jpg", "caption": "<b>b</b>",
             "parse_mode": "HTML"}  # fmt: skip
    edited = await api("editMessageMedia", **place, media=media)
    assert edited["caption_entities"][0]["type"] == "bold"
    assert edited["photo"] != photo["photo"]
    refusal = await api.refused("editMessageMedia", **place, media="x y")
    assert refusal == "Bad Request: can't parse media JSON object"
    refusal = await api.refused("editMessageMedia", **place, media=[1])
    assert refusal == "Bad Request: can't parse input media JSON object"
    refusal = await api.refused("editMessageText", **place, text="x")
    assert refusal == "Bad Request: there is no text in the message to edit"


@pytest.mark.parametrize(
    ("method", "params", "reason"),
    [
        ("editMessageText", {"message_id": 99, "text": "x"}, "message to edit not found"),
        ("editMessageText", {"message_id": 1, "text": "x"}, "message can't be edited"),
        ("editMessageText", {"text": ""}, "message text is empty"),
        ("editMessageText", {"text": "x" * 4097}, "message is too long"),
        ("editMessageText", {"text": "x", "reply_markup": {"force_reply": True}},
         "message can't be edited"),
        ("editMessageText", {"inline_message_id": "x", "text": "x"}, "MESSAGE_ID_INVALID"),
        ("editMessageCaption", {}, "there is no caption in the message to edit"),
        ("editMessageText", {"message_id": None, "text": "x"},
         "message identifier is not specified"),
    ],
)  # fmt: skip
async def test_edits_that_are_refused(
    api: Api, sent: dict[str, int], method: str, params: dict[str, object], reason: str
) -> None:
    assert await api.refused(method, **(sent | params)) == f"Bad Request: {reason}"


async def test_no_edits_for_who_blocked_the_bot(
    api: Api, world: World, chat: Chat, lan: Person, sent: dict[str, int]
) -> None:
    acts.block(world, lan, chat)
    refusal = await api.refused("editMessageText", **sent, text="x")
    assert refusal == "Forbidden: bot was blocked by the user"


async def test_channel_posts_can_be_edited(api: Api, world: World, bot: Bot, lan: Person) -> None:
    channel = world.group("Tin", lan, bot, kind="channel")
    post = await api("sendMessage", chat_id=channel.id, text="x")
    place = {"chat_id": channel.id, "message_id": post["message_id"]}
    assert (await api("editMessageText", **place, text="y"))["text"] == "y"
