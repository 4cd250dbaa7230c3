"""Commands, names and descriptions, by scope and language."""

from typing import Any

import pytest

from tests.webchat.conftest import Api
from webchat.models import Bot, Chat, Person
from webchat.views import bot_view, commands_for
from webchat.world import World

HELP = {"command": "help", "description": "Trợ giúp"}
BROWSE = {"command": "browse", "description": "Xem"}


async def test_commands_by_language(api: Api, bot: Bot, lan: Person, chat: Chat) -> None:
    await api("setMyCommands", commands=[HELP])
    await api("setMyCommands", commands=[BROWSE], language_code="en")
    assert await api("getMyCommands") == [HELP]
    assert await api("getMyCommands", language_code="en") == [BROWSE]
    assert commands_for(bot, chat, lan) == [HELP]
    lan.language_code = "en-US"
    assert commands_for(bot, chat, lan) == [BROWSE]
    await api("deleteMyCommands", language_code="en")
    assert commands_for(bot, chat, lan) == [HELP]
    await api("setMyCommands", commands=[])
    assert commands_for(bot, chat, lan) == []


async def test_the_narrowest_scope_wins(
    api: Api, world: World, bot: Bot, lan: Person, chat: Chat
) -> None:
    async def define(name: str, **scope: Any) -> None:
        command = {"command": name, "description": name}
        await api("setMyCommands", commands=[command], scope=scope)

    def shown(place: Chat, person: Person) -> str:
        return str(commands_for(bot, place, person)[0]["command"])

    group = world.group("Nhóm", lan, bot)
    minh = world.person("Minh")
    await define("everywhere", type="default")
    assert shown(chat, lan) == shown(group, lan) == "everywhere"
    await define("private", type="all_private_chats")
    await define("groups", type="all_group_chats")
    assert (shown(chat, lan), shown(group, lan)) == ("private", "groups")
    await define("leaders", type="all_chat_administrators")
    assert (shown(group, lan), shown(group, minh)) == ("leaders", "groups")
    await define("here", type="chat", chat_id=chat.id)
    assert shown(chat, lan) == "here"
    await define("me", type="chat_member", chat_id=group.id, user_id=minh.id)
    assert shown(group, minh) == "me"


@pytest.mark.parametrize("command", ["/help", "h", "h_1", "x" * 32])
async def test_names_of_commands(api: Api, command: str) -> None:
    await api("setMyCommands", commands=[{"command": command, "description": "x" * 256}])
    assert (await api("getMyCommands"))[0]["command"] == command.lstrip("/")


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"commands": {}}, "can't parse commands JSON object"),
        ({"commands": ["help"]}, "expected an Object BotCommand"),
        ({"commands": [HELP] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": [HELP | {"command": "Help"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [HELP | {"command": "x" * 33}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [HELP | {"command": "giúp"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [HELP | {"description": " "}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [HELP | {"description": "x" * 257}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        (
            {"commands": [HELP], "scope": {"type": ["x"]}},
            "can't parse BotCommandScope: unsupported type specified",
        ),
        ({"commands": [HELP], "language_code": "vie"}, "invalid language code specified"),
        ({"commands": [HELP], "scope": {"type": "chat", "chat_id": 5}}, "chat not found"),
    ],
)
async def test_commands_that_are_refused(api: Api, params: dict[str, Any], reason: str) -> None:
    assert await api.refused("setMyCommands", **params) == f"Bad Request: {reason}"


@pytest.mark.parametrize(
    ("kind", "method", "longest"),
    [("name", "Name", 64), ("description", "Description", 512),
     ("short_description", "ShortDescription", 120)],
)  # fmt: skip
async def test_texts_by_language(
    api: Api, bot: Bot, lan: Person, kind: str, method: str, longest: int
) -> None:
    await api(f"setMy{method}", **{kind: "OCOP here"})
    await api(f"setMy{method}", **{kind: "OCOP đây"}, language_code="vi")
    assert await api(f"getMy{method}") == {kind: "OCOP here"}
    assert await api(f"getMy{method}", language_code="vi") == {kind: "OCOP đây"}
    assert await api(f"getMy{method}", language_code="fr") == {kind: "OCOP here"}
    shown = bot_view(bot, lan)["first_name" if kind == "name" else kind]
    assert shown == "OCOP đây"
    await api(f"setMy{method}", language_code="vi")
    assert await api(f"getMy{method}", language_code="vi") == {kind: "OCOP here"}
    assert await api(f"setMy{method}", **{kind: "x" * longest})
    refusal = await api.refused(f"setMy{method}", **{kind: "x" * (longest + 1)})
    assert refusal.endswith("_TOO_LONG")


async def test_the_name_is_the_first_name_until_it_is_set(api: Api) -> None:
    assert await api("getMyName") == {"name": "OCOP"}
    assert await api("getMyDescription") == {"description": ""}


async def test_menu_buttons(api: Api, chat: Chat) -> None:
    assert await api("getChatMenuButton") == {"type": "commands"}
    app = {"type": "web_app", "text": "Mở", "web_app": {"url": "https://ocop.vn"}}
    await api("setChatMenuButton", menu_button=app)
    await api("setChatMenuButton", chat_id=chat.id)
    assert await api("getChatMenuButton") == app
    assert await api("getChatMenuButton", chat_id=chat.id) == {"type": "default"}
    refusal = await api.refused("setChatMenuButton", menu_button={"type": "x"})
    assert refusal.startswith("Bad Request: can't parse menu button")


async def test_pages_are_told_of_new_commands(api: Api, world: World, chat: Chat) -> None:
    with world.hub.listen(chat.id) as events:
        await api("setMyCommands", commands=[HELP])
        assert events.get_nowait().name == "commands"
