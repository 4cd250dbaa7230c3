"""Texts: cleaned, trimmed, with given entities checked and others found."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.webchat.test_html import entity
from webchat.entities import formatted, typed
from webchat.entities.links import url_problem
from webchat.entities.text import unit_offsets, units
from webchat.errors import ApiError


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start sp_1", [("bot_command", "/start")]),
        ("xem /help@ocop_bot nhé", [("bot_command", "/help@ocop_bot")]),
        ("1/2 và a/b", []),
        ("chào @ocop_bot", [("mention", "@ocop_bot")]),
        ("lan@ocop.vn", [("email", "lan@ocop.vn")]),
        ("xem https://ocop.vn/a?b=1.", [("url", "https://ocop.vn/a?b=1")]),
        ("vào ocop.thaibinh.gov.vn/x nhé", [("url", "ocop.thaibinh.gov.vn/x")]),
        ("#ocop #123", [("hashtag", "#ocop")]),
        ("gọi +84 912 345 678", [("phone_number", "+84 912 345 678")]),
        ("gọi 0912345678!", [("phone_number", "0912345678")]),
        ("giá 120.000 đ", []),
    ],
)
def test_what_is_found_in_plain_text(text: str, found: list[tuple[str, str]]) -> None:
    entities = formatted(text).entities
    assert [(e["type"], text[e["offset"] : e["offset"] + e["length"]]) for e in entities] == found


def test_nothing_is_found_inside_code_and_links() -> None:
    kinds = [e["type"] for e in formatted("<code>/a</code> <b>/b</b>", "HTML").entities]
    assert kinds == ["code", "bold", "bot_command"]


def test_text_is_trimmed_and_entities_with_it() -> None:
    parsed = formatted("<b>  a </b>\n<i> </i>", "HTML")
    assert (parsed.text, parsed.entities) == ("a", [entity("bold", 0, 1)])


def test_control_characters_become_spaces_and_carriage_returns_go() -> None:
    assert formatted("a\x00b\r\nc\u202ed").text == "a b\ncd"


def test_lone_surrogates_are_refused() -> None:
    with pytest.raises(ApiError, match="strings must be encoded in UTF-8"):
        formatted("\ud800")


def test_unknown_parse_modes_are_refused() -> None:
    with pytest.raises(ApiError, match="unsupported parse_mode"):
        formatted("x", "BBCode")


def test_given_entities_are_kept_and_automatic_kinds_left_out() -> None:
    given = [
        entity("italic", 1, 1),
        entity("bold", 0, 2),
        entity("url", 0, 1),
        entity("bold", 0, 0),
    ]
    assert formatted("ab", entities=given).entities == [
        entity("bold", 0, 2),
        entity("italic", 1, 1),
    ]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("x", "expected an Array of MessageEntity"),
        (["x"], "expected an Object MessageEntity"),
        ([{"type": "bold", "offset": -1, "length": 1}], "wrong entity offset or length"),
        ([{"type": "bold", "offset": 0, "length": "1"}], "wrong entity offset or length"),
        ([entity("bold", 0, 9)], "ends after the end of the text"),
        ([entity("bold", 0, 1)], "ends in a middle of a UTF-16 symbol"),
    ],
)
def test_wrong_entities_are_refused(given: Any, reason: str) -> None:
    with pytest.raises(ApiError, match=reason):
        formatted("😀", entities=given)


@given(st.text())
def test_units_are_those_of_utf16(text: str) -> None:
    assert units(text) == unit_offsets(text)[-1] == len(text.encode("utf-16-le")) // 2


@given(st.text())
def test_entities_lie_within_the_text(text: str) -> None:
    parsed = formatted(text)
    assert all(e["offset"] + e["length"] <= units(parsed.text) for e in parsed.entities)


@pytest.mark.parametrize(
    "url",
    ["https://ocop.vn", "ocop.vn/x", "http://127.0.0.1:80/", "tg://user?id=1", "https://[::1]/"],
)
def test_links_that_are_accepted(url: str) -> None:
    assert url_problem(url) == ""


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("", "Wrong HTTP URL"),
        ("https://ocop .vn", "Wrong HTTP URL"),
        ("http://localhost:8000/", "Wrong HTTP URL"),
        ("https://ocop.vn:x/", "Wrong HTTP URL"),
        ("https://[::1", "Wrong HTTP URL"),
        ("tel:+84912345678", "Unsupported URL protocol"),
        ("javascript:alert(1)", "Unsupported URL protocol"),
    ],
)
def test_links_that_are_refused(url: str, problem: str) -> None:
    assert url_problem(url) == problem


@pytest.mark.parametrize(
    ("text", "read", "found"),
    [
        ("**Hội chợ** OCOP", "Hội chợ OCOP", [("bold", 0, 7)]),
        ("🥜 __kẹo **lạc**__!", "🥜 kẹo lạc!", [("italic", 3, 7), ("bold", 7, 3)]),
        ("~~cũ~~ ||giá|| `**m**`", "cũ giá **m**", [("strikethrough", 0, 2), ("spoiler", 3, 3),
                                                   ("code", 7, 5)]),
        ("2 ** 3 ** 4, a__b__c, **hở", "2 ** 3 ** 4, a__b__c, **hở", []),
    ],
)  # fmt: skip
def test_marks_that_people_type_become_formatting(
    text: str, read: str, found: list[tuple[str, int, int]]
) -> None:
    said = typed(text)
    assert said.text == read
    assert [(one["type"], one["offset"], one["length"]) for one in said.entities] == found


def test_what_is_found_splits_the_formatting_that_crosses_it() -> None:
    bold = {"type": "bold", "offset": 3, "length": 6}
    found = formatted(
        "xin #ocop nhé", entities=[bold, {"type": "italic", "offset": 6, "length": 6}]
    )
    spans = [(one["type"], one["offset"], one["offset"] + one["length"]) for one in found.entities]
    assert sorted(spans) == [
        ("bold", 3, 9),
        ("hashtag", 4, 9),
        ("italic", 6, 9),
        ("italic", 9, 12),
    ]


def test_what_crosses_a_quotation_is_not_found() -> None:
    quote = {"type": "blockquote", "offset": 0, "length": 3}
    assert formatted("a #ocop", entities=[quote]).entities == [quote]
