"""What Telegram's updates mean, and which are not for us."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Update

from bot.incoming import Me, clean, incoming_of, kind_of
from handlers.buttons import ShowProduct, encode
from handlers.incoming import (
    BlockedBot,
    ChatKind,
    Command,
    Happening,
    Incoming,
    InlineAsked,
    Pressed,
    Said,
    SentMedia,
    SharedContact,
    SharedLocation,
)

ME = Me(1, "ocop_bot")
LAN = {"id": 7, "is_bot": False, "first_name": "Lan", "last_name": "Trần", "language_code": "vi"}
US = {"id": 1, "is_bot": True, "first_name": "OCOP", "username": "ocop_bot"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Lan"}
GROUP = {"id": -5, "type": "supergroup", "title": "Chợ"}
FILE = {"file_id": "f", "file_unique_id": "u"}
PHOTO = [{**FILE, "width": 1, "height": 1}]


def message(chat: dict[str, Any] = PRIVATE, **content: Any) -> dict[str, Any]:
    return {"message_id": 3, "date": 1, "chat": chat, "from": LAN, **content}


def read(kind: str = "message", **content: Any) -> Incoming | None:
    update = Update.de_json({"update_id": 9, kind: content})
    assert update is not None
    return incoming_of(update, ME)


def what(kind: str = "message", **content: Any) -> Happening | None:
    incoming = read(kind, **content)
    return incoming.what if incoming else None


def test_a_question_in_private() -> None:
    assert read(**message(text="kẹo lạc")) == Incoming(
        update_id=9,
        user_id=7,
        user_name="Lan Trần",
        language_code="vi",
        chat_id=7,
        chat_kind=ChatKind.PRIVATE,
        what=Said("kẹo lạc"),
        message_id=3,
    )


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("/start", Command("start")),
        ("/Start p_123", Command("start", "p_123")),
        ("/start@ocop_bot p_123", Command("start", "p_123")),
        ("/help\nplease", Command("help", "please")),
        ("/nonsense", Command("nonsense")),
        ("/tìm kẹo", Said("/tìm kẹo")),
        ("/", Said("/")),
        ("và/hoặc /help", Said("và/hoặc /help")),
        ("@ocop_bot keo lac", Said("keo lac")),
        ("@OCOP_bot", Command("help")),
        ("write to a@ocop_bot.vn", Said("write to a@ocop_bot.vn")),
        ("@ocop_bots", Said("@ocop_bots")),
    ],
)
def test_a_text_in_private(text: str, meant: Happening) -> None:
    assert what(**message(text=text)) == meant


def test_an_edited_text_is_said_again() -> None:
    assert what("edited_message", **message(text="kẹo dừa")) == Said("kẹo dừa", edited=True)


def test_a_caption_counts_as_said() -> None:
    assert what(**message(photo=PHOTO, caption="đây là gì")) == Said("đây là gì")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ({"photo": PHOTO}, "photo"),
        ({"voice": {**FILE, "duration": 1}}, "voice"),
        ({"document": FILE}, "document"),
        ({"animation": {**FILE, "width": 1, "height": 1, "duration": 1}, "document": FILE},
         "animation"),
        ({"sticker": {**FILE, "width": 1, "height": 1, "is_animated": False, "is_video": False,
                      "type": "regular"}}, "sticker"),
        ({"dice": {"emoji": "🎲", "value": 3}}, "dice"),
        ({"hologram": {"of": "a kind that no library knows yet"}}, "other"),
        ({}, "other"),
    ],
)  # fmt: skip
def test_what_we_cannot_read_is_media(content: dict[str, Any], kind: str) -> None:
    assert what(**message(**content)) == SentMedia(kind)


def test_what_a_form_may_keep_is_there() -> None:
    bold = {"type": "bold", "offset": 0, "length": 3}
    said = what(**message(text="Hội <chợ>", entities=[bold]))
    assert isinstance(said, Said)
    assert (said.text, said.html, said.media) == ("Hội <chợ>", "<b>Hội</b> &lt;chợ&gt;", None)
    halved = what(**message(text="Hội \ud800", entities=[bold]))
    assert isinstance(halved, Said)
    assert halved.html == "Hội \ufffd"
    captioned = what(**message(photo=PHOTO, caption="Hội chợ", caption_entities=[bold]))
    assert isinstance(captioned, Said)
    assert captioned.html == "<b>Hội</b> chợ"
    assert captioned.media is not None
    assert captioned.media.file_id == PHOTO[-1]["file_id"]
    album = what(**message(photo=PHOTO, media_group_id="7"))
    assert isinstance(album, SentMedia)
    assert (album.file_id, album.album) == (PHOTO[-1]["file_id"], "7")


@pytest.mark.parametrize(("user_id", "own"), [(7, True), (8, False), (None, False)])
def test_a_contact_is_ones_own_only_where_telegram_says_so(user_id: int | None, own: bool) -> None:
    contact = {"phone_number": "84900", "first_name": "Lan", "user_id": user_id}
    assert what(**message(contact=contact)) == SharedContact("84900", "Lan", own)


def test_a_location_is_shared_once_however_it_moves() -> None:
    place = {"latitude": 20.4, "longitude": 106.3}
    assert what(**message(location=place)) == SharedLocation(20.4, 106.3)
    assert what("edited_message", **message(location=place)) is None


@pytest.mark.parametrize(
    "content",
    [
        {"new_chat_members": [LAN]},
        {"pinned_message": message(text="x")},
        {"from": {**LAN, "is_bot": True}, "text": "beep"},
        {"via_bot": US, "text": "kẹo lạc – our own card"},
        {"is_automatic_forward": True, "text": "news"},
        {"from": None, "text": "nobody"},
    ],
)
def test_what_is_no_act_of_a_person_is_left_alone(content: dict[str, Any]) -> None:
    assert what(**message(**content)) is None


def test_what_another_bot_helped_to_say_is_said() -> None:
    other = {"id": 2, "is_bot": True, "first_name": "Gif", "username": "gif"}
    assert what(**message(via_bot=other, text="kẹo lạc")) == Said("kẹo lạc")


@pytest.mark.parametrize("kind", ["channel_post", "edited_channel_post"])
def test_channels_are_left_alone(kind: str) -> None:
    channel = {"id": -9, "type": "channel", "title": "News"}
    assert what(kind, **message(channel, text="@ocop_bot kẹo")) is None
    assert what(**message(channel, text="@ocop_bot kẹo")) is None


@pytest.mark.parametrize(
    ("content", "meant"),
    [
        ({"text": "kẹo lạc"}, None),
        ({"text": "@ocop_bot kẹo lạc"}, Said("kẹo lạc")),
        ({"text": "kẹo lạc @ocop_bot có không"}, Said("kẹo lạc   có không")),
        ({"text": "@ocop_bot"}, Command("help")),
        ({"text": "kẹo lạc", "reply_to_message": message(GROUP, **{"from": US})},
         Said("kẹo lạc")),
        ({"text": "kẹo lạc", "reply_to_message": message(GROUP)}, None),
        ({"text": "/help"}, Command("help")),
        ({"text": "/help@ocop_bot"}, Command("help")),
        ({"text": "/help@OCOP_Bot"}, Command("help")),
        ({"text": "/help@other_bot"}, None),
        ({"text": "/weather"}, None),
        ({"text": "/weather@ocop_bot"}, Command("weather")),
        ({"photo": PHOTO}, None),
        ({"photo": PHOTO, "caption": "@ocop_bot cái này"}, Said("cái này")),
        ({"photo": PHOTO, "reply_to_message": message(GROUP, **{"from": US})},
         SentMedia("photo")),
    ],
)  # fmt: skip
def test_in_a_group_only_what_is_addressed_to_us(
    content: dict[str, Any], meant: Happening | None
) -> None:
    assert what(**message(GROUP, **content)) == meant


def test_a_link_to_our_account_is_a_mention_wherever_emoji_stand() -> None:
    entity = {"type": "text_mention", "offset": 3, "length": 4, "user": US}
    text = "🥜 OCOP kẹo lạc"
    assert what(**message(GROUP, text=text, entities=[entity])) == Said("🥜   kẹo lạc")
    other = {**entity, "user": LAN}
    assert what(**message(GROUP, text=text, entities=[other])) is None


def test_an_anonymous_admin_is_the_group_itself() -> None:
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    incoming = read(
        **message(GROUP, text="@ocop_bot kẹo", **{"from": anonymous, "sender_chat": GROUP})
    )
    assert incoming is not None
    assert (incoming.user_id, incoming.user_name, incoming.what) == (-5, "Chợ", Said("kẹo"))


def press(**content: Any) -> dict[str, Any]:
    return {"id": "1", "from": LAN, "chat_instance": "c", **content}


def test_a_press_names_the_action_and_the_message() -> None:
    incoming = read("callback_query", **press(data="p:12", message=message()))
    assert incoming is not None
    assert incoming.what == Pressed(ShowProduct(12))
    assert (incoming.chat_id, incoming.message_id) == (7, 3)


def test_a_press_under_an_inaccessible_message_works() -> None:
    old = {"message_id": 3, "date": 0, "chat": GROUP}
    incoming = read("callback_query", **press(data="p:12", message=old))
    assert incoming is not None
    assert (incoming.chat_id, incoming.chat_kind, incoming.message_id) == (-5, ChatKind.GROUP, 3)


def test_a_press_under_an_inline_result_is_answered_in_private() -> None:
    incoming = read("callback_query", **press(data="p:12", inline_message_id="i"))
    assert incoming is not None
    assert (incoming.chat_id, incoming.chat_kind, incoming.message_id) == (
        7,
        ChatKind.PRIVATE,
        None,
    )


@pytest.mark.parametrize("data", ["", "gone:1", "p:x", "p:1:2:3"])
def test_a_button_that_nobody_knows_is_a_press_all_the_same(data: str) -> None:
    assert what("callback_query", **press(data=data, message=message())) == Pressed(None)


def test_an_inline_question() -> None:
    incoming = read("inline_query", id="1", query="keo lac", offset="10", **{"from": LAN})
    assert incoming is not None
    assert (incoming.what, incoming.chat_id) == (InlineAsked("keo lac", "10"), 7)


def membership(chat: dict[str, Any], status: str) -> dict[str, Any]:
    until = {"until_date": 0} if status == "kicked" else {}
    return {
        "chat": chat,
        "from": LAN,
        "date": 1,
        "old_chat_member": {"user": US, "status": "member"},
        "new_chat_member": {"user": US, "status": status, **until},
    }


def test_stopping_the_bot_and_letting_it_in_again() -> None:
    assert what("my_chat_member", **membership(PRIVATE, "kicked")) == BlockedBot(True)
    assert what("my_chat_member", **membership(PRIVATE, "member")) == BlockedBot(False)
    assert what("my_chat_member", **membership(GROUP, "member")) is None


def test_updates_of_other_kinds_are_left_alone() -> None:
    assert what("chosen_inline_result", result_id="1", query="x", **{"from": LAN}) is None


@given(st.text(st.characters(), max_size=50))
def test_any_text_is_read_and_fits_every_database(text: str) -> None:
    incoming = read(**message(text=text))
    assert incoming is not None
    match incoming.what:
        case Said(said) | Command(argument=said):
            said.encode()
            assert "\x00" not in said


def test_half_an_emoji_is_replaced() -> None:
    assert clean("a\ud83dz\x00") == "a\ufffdz\ufffd"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ({"text": "kẹo lạc"}, "Said"),
        ({"text": "/browse"}, "/browse"),
        ({"text": "/problems"}, "/problems"),
        ({"text": "/anything_else"}, "Command"),
        ({"new_chat_title": "Chợ"}, "ignored"),
    ],
)
def test_what_is_done_has_a_short_name(content: dict[str, Any], kind: str) -> None:
    assert kind_of(read(**message(**content))) == kind


@pytest.mark.parametrize(
    ("data", "kind"), [(encode(ShowProduct(12)), "ShowProduct"), ("?", "Pressed")]
)
def test_a_press_is_named_after_its_button(data: str, kind: str) -> None:
    assert kind_of(read("callback_query", **press(data=data, message=message()))) == kind
