"""What a bot says of itself: commands, name, descriptions, menu button."""

import re
from typing import Any

from webchat.bot_api.call import Call, Result
from webchat.errors import bad_request
from webchat.models import Object

COMMAND = re.compile(r"/?([a-z0-9_]{1,32})")
LANGUAGE = re.compile(r"[a-z]{2}|")
MOST_COMMANDS = 100
SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators",
                    "chat", "chat_administrators", "chat_member"})  # fmt: skip
MENU_BUTTONS = frozenset({"default", "commands", "web_app"})
LONGEST = {"name": 64, "description": 512, "short_description": 120}


def set_my_commands(call: Call) -> Result:
    commands = call.params.json("commands")
    if not isinstance(commands, list):
        raise bad_request("can't parse commands JSON object")
    if len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    _keep_commands(call, [_command(command) for command in commands])
    return True


def _command(given: Any) -> Object:
    if not isinstance(given, dict):
        raise bad_request("expected an Object BotCommand")
    found = COMMAND.fullmatch(str(given.get("command", "")))
    if not found:
        raise bad_request("BOT_COMMAND_INVALID")
    description = str(given.get("description", "")).strip()
    if not 1 <= len(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": found[1], "description": description}


def get_my_commands(call: Call) -> Result:
    return call.bot.commands.get(_place(call), [])


def delete_my_commands(call: Call) -> Result:
    _keep_commands(call, [])
    return True


def _keep_commands(call: Call, commands: list[Object]) -> None:
    place = _place(call)
    if commands:
        call.bot.commands[place] = commands
    else:
        call.bot.commands.pop(place, None)
    save(call)
    for chat in call.world.chats.values():
        if chat.bot_id == call.bot.id:
            call.world.hub.tell(chat, "commands", {})


def save(call: Call) -> None:
    call.world.store.put("bot", call.bot.token, call.bot)


def _place(call: Call) -> str:
    """The key of a command list: scope and language."""
    scope = call.params.json("scope") or {"type": "default"}
    if not isinstance(scope, dict) or str(scope.get("type")) not in SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    where = str(scope["type"])
    if "chat_id" in scope:
        where = f"{where}:{call.world.chat_of(call.bot, scope['chat_id']).id}"
    if "user_id" in scope:
        where = f"{where}:{scope['user_id']}"
    return f"{where}|{_language(call)}"


def _language(call: Call) -> str:
    language = call.params.text("language_code")
    if not LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language


def _set(kind: str, call: Call) -> bool:
    words, language = call.params.text(kind), _language(call)
    if len(words) > LONGEST[kind]:
        raise bad_request(f"BOT_{'TITLE' if kind == 'name' else 'INFO'}_TOO_LONG")
    texts = call.bot.texts.setdefault(kind, {})
    if words:
        texts[language] = words
    else:
        texts.pop(language, None)
    save(call)
    return True


def _get(kind: str, call: Call) -> Object:
    texts = call.bot.texts.get(kind, {})
    default = texts.get("", call.bot.first_name if kind == "name" else "")
    return {kind: texts.get(_language(call), default)}


def set_my_name(call: Call) -> Result:
    return _set("name", call)


def get_my_name(call: Call) -> Result:
    return _get("name", call)


def set_my_description(call: Call) -> Result:
    return _set("description", call)


def get_my_description(call: Call) -> Result:
    return _get("description", call)


def set_my_short_description(call: Call) -> Result:
    return _set("short_description", call)


def get_my_short_description(call: Call) -> Result:
    return _get("short_description", call)


def set_chat_menu_button(call: Call) -> Result:
    button = call.params.json("menu_button") or {"type": "default"}
    if not isinstance(button, dict) or str(button.get("type")) not in MENU_BUTTONS:
        raise bad_request("can't parse menu button: unsupported menu button type specified")
    chat_id = call.chat().id if call.params.has("chat_id") else 0
    call.bot.menu_buttons[chat_id] = button
    save(call)
    return True


def get_chat_menu_button(call: Call) -> Result:
    default = call.bot.menu_buttons.get(0, {"type": "commands"})
    if not call.params.has("chat_id"):
        return default
    return call.bot.menu_buttons.get(call.chat().id, default)


METHODS = {
    "setmycommands": set_my_commands,
    "getmycommands": get_my_commands,
    "deletemycommands": delete_my_commands,
    "setmyname": set_my_name,
    "getmyname": get_my_name,
    "setmydescription": set_my_description,
    "getmydescription": get_my_description,
    "setmyshortdescription": set_my_short_description,
    "getmyshortdescription": get_my_short_description,
    "setchatmenubutton": set_chat_menu_button,
    "getchatmenubutton": get_chat_menu_button,
}
