"""Pressed buttons and inline queries, and the bot's answers to them."""

from typing import Any

import pytest

from tests.webchat.conftest import Api
from webchat import acts, asking
from webchat.driver import Chat as Driver
from webchat.errors import QUERY_TOO_OLD, Refused
from webchat.models import Bot, Chat, Person
from webchat.queries import Query
from webchat.world import World

KEYBOARD = {"inline_keyboard": [[{"text": "Liên hệ", "callback_data": "c:1"}]]}
TOO_OLD = f"Bad Request: {QUERY_TOO_OLD}"


@pytest.fixture
async def query(api: Api, world: World, lan: Person, chat: Chat) -> Query:
    """Lan pressed the button."""
    await api("sendMessage", chat_id=chat.id, text="x", reply_markup=KEYBOARD)
    return asking.press(world, lan, chat, 2, asking.button_data(chat, 2, 0, 0))


async def test_the_bot_is_given_the_message_as_it_is_now(
    api: Api, query: Query, lan: Person
) -> None:
    update = (await api("getUpdates"))[-1]["callback_query"]
    assert update["message"]["reply_markup"] == KEYBOARD
    assert (update["data"], update["from"]["id"], update["id"]) == ("c:1", lan.id, query.id)
    assert update["chat_instance"]


async def test_a_query_is_answered_once(api: Api, query: Query) -> None:
    answer = {"callback_query_id": query.id, "text": "Đây", "show_alert": True}
    assert await api("answerCallbackQuery", **answer) is True
    expected = {"text": "Đây", "show_alert": True, "url": ""}
    assert await asking.answered(query, 5) == expected
    assert await api.refused("answerCallbackQuery", **answer) == TOO_OLD


async def test_an_unanswered_query(query: Query) -> None:
    assert await asking.answered(query, patience=0) is None


async def test_old_queries_are_refused_and_forgotten(
    api: Api, world: World, query: Query, lan: Person, chat: Chat
) -> None:
    world.queries.clock = lambda: query.asked_at + 61
    assert await api.refused("answerCallbackQuery", callback_query_id=query.id) == TOO_OLD
    asking.press(world, lan, chat, 2, "c:1")
    assert world.queries.get(query.id) is None


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"text": "x" * 201}, "MESSAGE_TOO_LONG"),
        ({"url": "https://example.com"}, "URL_INVALID"),
        ({"callback_query_id": "5"}, QUERY_TOO_OLD),
    ],
)
async def test_answers_that_are_refused(
    api: Api, query: Query, params: dict[str, Any], reason: str
) -> None:
    params = {"callback_query_id": query.id} | params
    assert await api.refused("answerCallbackQuery", **params) == f"Bad Request: {reason}"


async def test_an_answer_may_open_the_bot(api: Api, query: Query) -> None:
    url = "https://t.me/ocop_bot?start=p_1"
    assert await api("answerCallbackQuery", callback_query_id=query.id, url=url)


async def test_what_cannot_be_pressed(world: World, query: Query, lan: Person, chat: Chat) -> None:
    stranger = world.person("Minh")
    for person, number, reason in [
        (stranger, 2, "you are not in this chat"),
        (lan, 99, "no such message"),
        (lan, 1, "no bot sent this message"),
    ]:
        with pytest.raises(Refused, match=reason):
            asking.press(world, person, chat, number, "x")
    with pytest.raises(Refused, match="no such button"):
        asking.button_data(chat, 2, 0, 5)


ARTICLE = {
    "type": "article",
    "id": "1",
    "title": "Kẹo lạc",
    "input_message_content": {"message_text": "<b>Kẹo</b>", "parse_mode": "HTML"},
    "reply_markup": KEYBOARD,
}


async def ask(api: Api, world: World, lan: Person, bot: Bot) -> str:
    asking.ask_inline(world, lan, bot, "keo lac")
    updates = await api("getUpdates")
    identifier: str = updates[-1]["inline_query"]["id"]
    return identifier


async def test_an_inline_result_becomes_a_message_of_the_person(
    api: Api, world: World, lan: Person, bot: Bot, chat: Chat
) -> None:
    identifier = await ask(api, world, lan, bot)
    await api("answerInlineQuery", inline_query_id=identifier, results=[ARTICLE])
    message = asking.choose(world, lan, identifier, "1", chat)
    assert (message["text"], message["via_bot"]["id"]) == ("Kẹo", bot.id)
    told, chosen = (await api("getUpdates"))[-2:]
    assert "inline_message_id" not in told["message"]
    inline_id = chosen["chosen_inline_result"]["inline_message_id"]
    assert chosen["chosen_inline_result"]["query"] == "keo lac"
    asking.press(world, lan, chat, message["message_id"], "c:1")
    pressed = (await api("getUpdates"))[-1]["callback_query"]
    assert (pressed["inline_message_id"], "message" in pressed) == (inline_id, False)
    edit = {"inline_message_id": inline_id, "text": "sửa"}
    assert await api("editMessageText", **edit) is True
    assert chat.messages[message["message_id"]]["text"] == "sửa"


async def test_without_keyboard_there_is_nothing_to_edit(
    api: Api, world: World, lan: Person, bot: Bot, chat: Chat
) -> None:
    bot.inline_feedback = False
    identifier = await ask(api, world, lan, bot)
    plain = {name: value for name, value in ARTICLE.items() if name != "reply_markup"}
    await api("answerInlineQuery", inline_query_id=identifier, results=[plain])
    assert "inline_message_id" not in asking.choose(world, lan, identifier, "1", chat)
    assert "message" in (await api("getUpdates"))[-1]


async def test_results_of_every_kind(
    api: Api, world: World, lan: Person, bot: Bot, chat: Chat
) -> None:
    photo = await api("sendPhoto", chat_id=chat.id, photo="https://ocop.vn/a.jpg")
    place = {"latitude": 20.0, "longitude": 106.0}
    venue = place | {"title": "Kho", "address": "Đông Hưng"}
    contact = {"phone_number": "+84", "first_name": "Lan"}
    results: list[dict[str, Any]] = [
        {"type": "photo", "photo_file_id": photo["photo"][0]["file_id"], "caption": "c"},
        {"type": "photo", "photo_url": "https://ocop.vn/a.jpg"},
        {"type": "gif", "gif_url": "https://ocop.vn/a.gif"},
        {"type": "mpeg4_gif", "mpeg4_url": "https://ocop.vn/a.mp4"},
        {"type": "location", **place},
        {"type": "venue", **venue},
        {"type": "contact", **contact},
        {"type": "article", "input_message_content": venue},
        {"type": "article", "input_message_content": contact},
    ]
    numbered = [result | {"id": str(number)} for number, result in enumerate(results)]
    button = {"text": "Mở", "start_parameter": "p_1"}
    identifier = await ask(api, world, lan, bot)
    await api("answerInlineQuery", inline_query_id=identifier, results=numbered, button=button,
              next_offset="9")  # fmt: skip
    sent = [asking.choose(world, lan, identifier, result["id"], chat) for result in numbered]
    assert [set(SHOWN & message.keys()) for message in sent] == [
        {"photo"}, {"photo"}, {"animation", "document"}, {"animation", "document"}, {"location"},
        {"venue", "location"}, {"contact"}, {"venue", "location"}, {"contact"},
    ]  # fmt: skip


SHOWN = {"photo", "animation", "document", "location", "venue", "contact"}


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"results": "x y"}, "can't parse results JSON object"),
        ({"results": {}}, "can't parse inline query results JSON object"),
        ({"results": [ARTICLE] * 51}, "RESULTS_TOO_MUCH"),
        ({"results": [ARTICLE, ARTICLE]}, "RESULT_ID_DUPLICATE"),
        ({"results": [ARTICLE | {"id": ""}]}, "RESULT_ID_INVALID"),
        ({"results": [ARTICLE | {"id": "x" * 65}]}, "RESULT_ID_INVALID"),
        ({"results": [{"id": "1"}]},
         'can\'t parse inline query result: Field "type" must be of type String'),
        ({"results": [{"type": "article", "id": "1"}]},
         "message content must be specified for the inline query result"),
        ({"results": [ARTICLE | {"input_message_content": {}}]},
         "input message content is not specified"),
        ({"results": [ARTICLE | {"reply_markup": {"inline_keyboard": [[{"text": "x"}]]}}]},
         "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ({"results": [{"type": "photo", "id": "1"}]}, "there is no photo in the request"),
        ({"results": [], "next_offset": "x" * 65}, "NEXT_OFFSET_INVALID"),
        ({"results": [], "button": {"text": ""}}, "can't parse inline query results button"),
        ({"results": [], "button": {"text": "x", "start_parameter": "p.1"}},
         "START_PARAM_INVALID"),
    ],
)  # fmt: skip
async def test_inline_answers_that_are_refused(
    api: Api, world: World, lan: Person, bot: Bot, params: dict[str, Any], reason: str
) -> None:
    identifier = await ask(api, world, lan, bot)
    refusal = await api.refused("answerInlineQuery", inline_query_id=identifier, **params)
    assert refusal == f"Bad Request: {reason}"


async def test_what_cannot_be_chosen(
    api: Api, world: World, lan: Person, bot: Bot, chat: Chat
) -> None:
    identifier = await ask(api, world, lan, bot)
    with pytest.raises(Refused, match="these results are gone"):
        asking.choose(world, lan, identifier, "1", chat)
    await api("answerInlineQuery", inline_query_id=identifier, results=[])
    with pytest.raises(Refused, match="no such result"):
        asking.choose(world, lan, identifier, "1", chat)
    bot.inline = False
    with pytest.raises(Refused, match="no inline mode"):
        asking.ask_inline(world, lan, bot, "x")


async def test_in_a_group_the_kind_of_chat_is_told(
    api: Api, world: World, lan: Person, bot: Bot
) -> None:
    group = world.group("Nhóm", lan, bot)
    asking.ask_inline(world, lan, bot, "x", "5", group)
    update = (await api("getUpdates"))[-1]["inline_query"]
    assert (update["chat_type"], update["offset"]) == ("supergroup", "5")


async def test_the_driver_says_what_was_not_answered(world: World, lan: Person, bot: Bot) -> None:
    driver = Driver(world, lan, bot)
    with pytest.raises(TimeoutError, match="was not answered"):
        await driver.inline("x", timeout=0)
    acts.start(world, lan, bot)
    message = world.post(driver.place, {"from": bot.user(), "text": "x"})
    with pytest.raises(TimeoutError, match="'forged' was not answered"):
        await driver.press_data("forged", message, timeout=0)
    with pytest.raises(TimeoutError, match="no 1 replies within 0"):
        await driver.replies(timeout=0)
    with pytest.raises(LookupError, match="no button 'Mua'"):
        await driver.press("Mua")
