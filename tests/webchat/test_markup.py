"""Keyboards: what Telegram accepts and how it refuses the rest."""

import json
from typing import Any

import pytest

from webchat.errors import ApiError
from webchat.markup import inline_only, parse_markup

NO_TEXT_BUTTONS = "Text buttons are unallowed in the inline keyboard"


def inline(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Nút", **button}]]}


def refusal(markup: Any, *, private: bool = True) -> str:
    with pytest.raises(ApiError) as caught:
        parse_markup(markup, private=private)
    return caught.value.description.removeprefix("Bad Request: ")


@pytest.mark.parametrize(
    "button",
    [
        {"callback_data": "x" * 64},
        {"callback_data": "ạ" * 21},
        {"url": "https://ocop.vn"},
        {"url": "tg://user?id=1"},
        {"copy_text": {"text": "0912"}},
        {"web_app": {"url": "https://ocop.vn/app"}},
        {"login_url": {"url": "https://ocop.vn/login"}},
        {"switch_inline_query": ""},
        {"switch_inline_query_current_chat": "kẹo"},
        {"switch_inline_query_chosen_chat": {"query": "kẹo"}},
        {"callback_data": "x", "style": "success"},
    ],
)
def test_inline_buttons_that_are_accepted(button: dict[str, Any]) -> None:
    assert parse_markup(json.dumps(inline(**button))) == inline(**button)


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"callback_data": "x" * 65}, "BUTTON_DATA_INVALID"),
        ({"callback_data": "ạ" * 22}, "BUTTON_DATA_INVALID"),
        ({"callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"callback_data": 1}, "BUTTON_DATA_INVALID"),
        (
            {"url": "tel:+84912345678"},
            "inline keyboard button URL 'tel:+84912345678' is invalid: Unsupported URL protocol",
        ),
        ({"url": 5}, "inline keyboard button URL '5' is invalid: Wrong HTTP URL"),
        ({"copy_text": {"text": ""}}, "BUTTON_COPY_TEXT_INVALID"),
        ({"copy_text": {"text": "x" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
        ({"web_app": {"url": "http://ocop.vn"}}, "BUTTON_URL_INVALID"),
        ({"switch_inline_query": 5}, "BUTTON_TYPE_INVALID"),
        ({"switch_inline_query_chosen_chat": "x"}, "BUTTON_TYPE_INVALID"),
        ({"pay": True}, "BUTTON_TYPE_INVALID"),
        (
            {},
            f"can't parse inline keyboard button: {NO_TEXT_BUTTONS}",
        ),
        ({"text": " ", "url": "https://ocop.vn"}, "inline keyboard button text must be non-empty"),
        (
            {"text": 5, "url": "https://ocop.vn"},
            'can\'t parse inline keyboard button: Field "text" must be of type String',
        ),
        (
            {"callback_data": "x", "style": "loud"},
            "can't parse inline keyboard button: invalid button style specified",
        ),
    ],
)
def test_inline_buttons_that_are_refused(button: dict[str, Any], reason: str) -> None:
    assert refusal(inline(**button)) == reason


def test_a_hundred_buttons_and_no_more() -> None:
    row = [{"text": "x", "callback_data": "x"}] * 10
    assert parse_markup({"inline_keyboard": [row] * 10})
    assert refusal({"inline_keyboard": [row] * 10 + [row[:1]]}) == "reply markup is too long"


@pytest.mark.parametrize(
    "raw", [None, "", "{}", {"inline_keyboard": []}, {"inline_keyboard": [[]]}]
)
def test_no_keyboard(raw: Any) -> None:
    assert parse_markup(raw) is None


@pytest.mark.parametrize("raw", [{"keyboard": []}, {"other": 1}, {"remove_keyboard": False}])
def test_empty_reply_keyboards(raw: Any) -> None:
    assert parse_markup(raw) is None


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("{", "can't parse reply keyboard markup JSON object"),
        ("[1]", "object expected as reply markup"),
        ({"inline_keyboard": "x"}, 'field "inline_keyboard" must be of type Array'),
        ({"inline_keyboard": ["x"]}, "inline keyboard row must be an Array"),
        ({"keyboard": [[5]]}, 'can\'t parse keyboard button: Field "text" must be of type String'),
    ],
)
def test_what_is_no_keyboard_is_refused(raw: Any, reason: str) -> None:
    assert refusal(raw) == reason


def test_reply_keyboards_take_texts_and_buttons() -> None:
    raw = {"keyboard": [["Có", {"text": "Số của tôi", "request_contact": True}]]}
    assert parse_markup(raw) == {
        "keyboard": [[{"text": "Có"}, {"text": "Số của tôi", "request_contact": True}]]
    }


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (
            {"keyboard": [[{"text": "x", "request_contact": True}]]},
            "phone number can be requested in private chats only",
        ),
        (
            {"keyboard": [[{"text": "x", "request_location": True}]]},
            "location can be requested in private chats only",
        ),
        (inline(web_app={"url": "https://ocop.vn"}), "BUTTON_TYPE_INVALID"),
    ],
)
def test_some_buttons_are_for_private_chats(markup: dict[str, Any], reason: str) -> None:
    assert parse_markup(markup)
    assert refusal(markup, private=False) == reason


@pytest.mark.parametrize("markup", [{"remove_keyboard": True}, {"force_reply": True}])
def test_other_markups_pass_but_not_in_edits(markup: dict[str, Any]) -> None:
    assert parse_markup(markup) == markup
    with pytest.raises(ApiError, match="message can't be edited"):
        inline_only(markup)
