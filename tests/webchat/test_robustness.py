"""Whatever a bot sends, it gets an answer in Telegram's shape: the methods never break."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.webchat.conftest import TOKEN
from webchat import acts, asking
from webchat.bot_api.call import Call
from webchat.bot_api.methods import METHODS
from webchat.bot_api.params import Params
from webchat.errors import ApiError
from webchat.world import World

NAMES = [
    "action", "allowed_updates", "button", "callback_query_id", "caption", "caption_entities",
    "chat_id", "commands", "description", "document", "duration", "emoji", "entities",
    "file_id", "first_name", "from_chat_id", "inline_message_id", "inline_query_id",
    "language_code", "latitude", "longitude", "max_connections", "media", "menu_button",
    "message_id", "message_ids", "name", "next_offset", "offset", "options", "parse_mode",
    "phone_number", "photo", "question", "reaction", "reply_markup", "reply_parameters",
    "reply_to_message_id", "results", "scope", "secret_token", "text", "title", "url", "user_id",
]  # fmt: skip
FIELDS = [
    "caption", "callback_data", "chat_id", "command", "description", "id",
    "inline_keyboard", "input_message_content", "keyboard", "latitude", "longitude", "media",
    "message_id", "message_text", "offset", "length", "phone_number", "photo_url",
    "reply_markup", "start_parameter", "text", "type", "url", "user_id", "web_app", "entities",
]  # fmt: skip
plain = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 5),
    st.floats(allow_nan=False),
    st.sampled_from(["", "1", "x", "photo", "article", "bold", "chat", "HTML", "https://ocop.vn"]),
)
values = st.recursive(
    plain,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(FIELDS), inner, max_size=4)
    ),
    max_leaves=8,
)


RIGHT = {"chat_id": 1, "from_chat_id": 1, "message_id": 2, "inline_query_id": "5",
         "callback_query_id": "5"}  # fmt: skip


@pytest.fixture
async def call(monkeypatch: pytest.MonkeyPatch) -> Call:
    """A bot in a world with one chat, one photo and one query of each kind."""
    world = World()
    bot = world.bot(TOKEN, "ocop_bot")
    lan = world.person("Lan", id=1)
    chat = world.private(lan, bot)
    acts.start(world, lan, bot)
    world.post(chat, {"from": bot.user(), "text": "x"})
    monkeypatch.setattr(world.queries, "find", lambda *_: asking.ask_inline(world, lan, bot, "x"))
    return Call(world, bot, Params({}))


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80, deadline=None
)
@given(
    method=st.sampled_from(sorted(set(METHODS) - {"getupdates", "setwebhook"})),
    params=st.dictionaries(st.sampled_from(NAMES), values, max_size=12),
    right=st.booleans(),
)
async def test_no_method_breaks(
    call: Call, method: str, params: dict[str, Any], right: bool
) -> None:
    refusal = "Bad Request: "
    try:
        METHODS[method](Call(call.world, call.bot, Params(params | RIGHT if right else params)))
    except ApiError as error:
        refusal = error.description
    assert refusal.startswith(("Bad Request: ", "Forbidden: "))
