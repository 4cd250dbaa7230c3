"""parse_mode=MarkdownV2 and Markdown."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.helpers import escape_markdown

from tests.webchat.test_html import entity
from webchat.entities.markdown import parse_markdown, parse_markdown_v2
from webchat.errors import ApiError


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("*a*", "a", [entity("bold", 0, 1)]),
        ("_a_ __b__", "a b", [entity("italic", 0, 1), entity("underline", 2, 1)]),
        ("~a~||b||", "ab", [entity("strikethrough", 0, 1), entity("spoiler", 1, 1)]),
        ("*a _b_*", "a b", [entity("bold", 0, 3), entity("italic", 2, 1)]),
        ("`a*b`", "a*b", [entity("code", 0, 3)]),
        ("```\na_b```", "a_b", [entity("pre", 0, 3)]),
        ("```python\nx```", "x", [entity("pre", 0, 1, language="python")]),
        ("[x](https://ocop.vn/\\))", "x", [entity("text_link", 0, 1, url="https://ocop.vn/)")]),
        ("[ocop\\.vn]", "ocop.vn", [entity("text_link", 0, 7, url="http://ocop.vn")]),
        ("![😀](tg://emoji?id=5)", "😀", [entity("custom_emoji", 0, 2, custom_emoji_id="5")]),
        (">a\n>b\nc", "a\nb\nc", [entity("blockquote", 0, 4)]),
        (">a||", "a", [entity("expandable_blockquote", 0, 1)]),
        (">", "", []),
        ("\\*a\\\\", "*a\\", []),
        ("a\\", "a\\", []),
        ("**", "", []),
    ],
)
def test_markdown_v2(source: str, text: str, entities: list[dict[str, Any]]) -> None:
    parsed = parse_markdown_v2(source)
    assert (parsed.text, parsed.entities) == (text, entities)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("a.b", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("a|b", "Character '|' is reserved and must be escaped with the preceding '\\'"),
        ("a > b", "Character '>' is reserved and must be escaped with the preceding '\\'"),
        ("🏟 🏟_abacaba", "Can't find end of Italic entity at byte offset 9"),
        ("🏟 🏟_abac * asd ", "Can't find end of Bold entity at byte offset 15"),
        ("🏟 🏟_abac * asd _", "Can't find end of Italic entity at byte offset 21"),
        ("🏟 🏟`", "Can't find end of Code entity at byte offset 9"),
        ("🏟 🏟```a", "Can't find end of Pre entity at byte offset 9"),
        ("🏟 🏟```a ", "Can't find end of PreCode entity at byte offset 9"),
        ("🏟 🏟```🏟 🏟`", "Can't find end of Code entity at byte offset 21"),
        ("[x](https://ocop.vn", "Can't find end of a URL at byte offset 4"),
        ("![x]", "Custom emoji entity must contain a tg://emoji URL"),
    ],
)
def test_markdown_v2_refusals(source: str, reason: str) -> None:
    with pytest.raises(ApiError) as caught:
        parse_markdown_v2(source)
    assert caught.value.description == f"Bad Request: can't parse entities: {reason}"


@given(st.text(alphabet=st.characters(exclude_characters="\\", codec="utf-8")))
def test_escaped_text_comes_back(text: str) -> None:
    assert parse_markdown_v2(escape_markdown(text, version=2)).text == text


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("*a* _b_", "a b", [entity("bold", 0, 1), entity("italic", 2, 1)]),
        ("[x](ocop.vn) `c`", "x c", [entity("text_link", 0, 1, url="http://ocop.vn"),
                                     entity("code", 2, 1)]),
        ("a.b! \\_", "a.b! _", []),
        ("```\nx_y```", "x_y", [entity("pre", 0, 3)]),
    ],
)  # fmt: skip
def test_markdown(source: str, text: str, entities: list[dict[str, Any]]) -> None:
    parsed = parse_markdown(source)
    assert (parsed.text, parsed.entities) == (text, entities)


def test_markdown_refuses_what_is_not_ended() -> None:
    with pytest.raises(ApiError, match="Can't find end of Italic entity at byte offset 1"):
        parse_markdown("a_b")
