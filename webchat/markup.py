"""Keyboards as bots send them: checked, with Telegram's refusals, and tidied."""

import json
from collections.abc import Callable
from typing import Any

from webchat.entities.links import url_problem
from webchat.errors import ApiError, bad_request
from webchat.models import Object

MOST_BUTTONS = 100
STYLES = frozenset({"danger", "success", "primary"})


def parse_markup(raw: Any, *, private: bool = True) -> Object | None:
    """The keyboard of a reply_markup parameter, or None if there is none."""
    markup = _decoded(raw)
    if not markup:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        rows = _rows(markup["inline_keyboard"], "inline keyboard", _inline_button(private))
        return {"inline_keyboard": rows} if rows else None
    if "keyboard" in markup:
        rows = _rows(markup["keyboard"], "keyboard", _reply_button(private))
        return markup | {"keyboard": rows} if rows else None
    if markup.get("remove_keyboard") is True or markup.get("force_reply") is True:
        return markup
    return None


def inline_only(raw: Any, *, private: bool = True) -> Object | None:
    """Messages that are edited take inline keyboards only."""
    markup = parse_markup(raw, private=private)
    if markup and "inline_keyboard" not in markup:
        raise bad_request("message can't be edited")
    return markup


def _decoded(raw: Any) -> Any:
    if not isinstance(raw, str):
        return raw
    try:
        return json.loads(raw) if raw else None
    except ValueError:
        raise bad_request("can't parse reply keyboard markup JSON object") from None


def _rows(raw: Any, name: str, check: Callable[[Any], Object]) -> list[list[Object]]:
    if not isinstance(raw, list):
        raise bad_request(f'field "{name.replace(" ", "_")}" must be of type Array')
    if not all(isinstance(row, list) for row in raw):
        raise bad_request(f"{name} row must be an Array")
    rows = [[check(button) for button in row] for row in raw if row]
    if sum(map(len, rows)) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return rows


def _text(button: Any, kind: str) -> str:
    text = button.get("text") if isinstance(button, dict) else None
    if not isinstance(text, str):
        raise bad_request(f'can\'t parse {kind} button: Field "text" must be of type String')
    if not text.strip():
        raise bad_request(f"{kind} button text must be non-empty")
    if button.get("style", "primary") not in STYLES:
        raise bad_request(f"can't parse {kind} button: invalid button style specified")
    return text


def _reply_button(private: bool) -> Callable[[Any], Object]:
    def check(button: Any) -> Object:
        if isinstance(button, str):
            button = {"text": button}
        _text(button, "keyboard")
        if not private and button.get("request_contact"):
            raise bad_request("phone number can be requested in private chats only")
        if not private and button.get("request_location"):
            raise bad_request("location can be requested in private chats only")
        checked: Object = button
        return checked

    return check


def _inline_button(private: bool) -> Callable[[Any], Object]:
    def check(button: Any) -> Object:
        _text(button, "inline keyboard")
        kind = next((kind for kind in CHECKS if kind in button), None)
        if kind is None:
            raise bad_request(
                "can't parse inline keyboard button: Text buttons are unallowed in the inline "
                "keyboard"
            )
        if kind == "web_app" and not private:
            raise bad_request("BUTTON_TYPE_INVALID")
        CHECKS[kind](button[kind])
        checked: Object = button
        return checked

    return check


def _data(value: Any) -> None:
    if not isinstance(value, str) or not 1 <= len(value.encode(errors="replace")) <= 64:
        raise bad_request("BUTTON_DATA_INVALID")


def _url(value: Any) -> None:
    problem = url_problem(value if isinstance(value, str) else "")
    if problem:
        raise bad_request(f"inline keyboard button URL '{value}' is invalid: {problem}")


def _copied(value: Any) -> None:
    text = value.get("text") if isinstance(value, dict) else None
    if not isinstance(text, str) or not 1 <= len(text) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _secure_url(value: Any) -> None:
    url = value.get("url") if isinstance(value, dict) else None
    if not isinstance(url, str) or not url.startswith("https://") or url_problem(url):
        raise bad_request("BUTTON_URL_INVALID")


def _query(value: Any) -> None:
    if not isinstance(value, str) or len(value) > 256:
        raise bad_request("BUTTON_TYPE_INVALID")


def _object(value: Any) -> None:
    if not isinstance(value, dict):
        raise bad_request("BUTTON_TYPE_INVALID")


def _unsupported(value: Any) -> None:
    raise ApiError(400, "Bad Request: BUTTON_TYPE_INVALID")


CHECKS: dict[str, Callable[[Any], None]] = {
    "callback_data": _data,
    "url": _url,
    "copy_text": _copied,
    "web_app": _secure_url,
    "login_url": _secure_url,
    "switch_inline_query": _query,
    "switch_inline_query_current_chat": _query,
    "switch_inline_query_chosen_chat": _object,
    "callback_game": _unsupported,
    "pay": _unsupported,
}
