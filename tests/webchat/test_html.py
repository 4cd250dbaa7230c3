"""parse_mode=HTML: what it becomes and what is refused."""

import html
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webchat.entities import formatted
from webchat.entities.html import parse_html
from webchat.entities.text import units
from webchat.errors import ApiError

Node = str | tuple[str, list[Any]]
TAGS = {
    "b": "bold",
    "i": "italic",
    "u": "underline",
    "s": "strikethrough",
    "tg-spoiler": "spoiler",
    "code": "code",
    "blockquote": "blockquote",
}


def entity(kind: str, offset: int, length: int, **more: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


def refusal(source: str) -> str:
    with pytest.raises(ApiError) as caught:
        parse_html(source)
    assert caught.value.code == 400
    return caught.value.description.removeprefix("Bad Request: can't parse entities: ")


@pytest.mark.parametrize("tag", ["b", "strong", "B"])
def test_bold(tag: str) -> None:
    assert parse_html(f"<{tag}>kẹo</{tag}> lạc").entities == [entity("bold", 0, 3)]


def test_offsets_count_utf16_units() -> None:
    parsed = parse_html("😀 <b>😀</b>")
    assert (parsed.text, parsed.entities) == ("😀 😀", [entity("bold", 3, 2)])


def test_references_are_decoded_and_unknown_ones_stay() -> None:
    assert parse_html("&lt;&gt;&amp;&quot;&#65;&#x42;&nbsp;&#0;&").text == '<>&"AB&nbsp;&#0;&'


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('<a href="https://ocop.vn/a?b=1&amp;c=2">x</a>', {"url": "https://ocop.vn/a?b=1&c=2"}),
        ("<a href='ocop.vn'>x</a>", {"url": "http://ocop.vn"}),
        ("<a href=https://ocop.vn>x</a>", {"url": "https://ocop.vn"}),
    ],
)
def test_links(source: str, expected: dict[str, str]) -> None:
    assert parse_html(source).entities == [entity("text_link", 0, 1, **expected)]


def test_a_link_without_address_takes_its_text() -> None:
    linked = entity("text_link", 2, 7, url="http://ocop.vn")
    assert parse_html("ở <a>ocop.vn</a>").entities == [linked]


def test_a_link_to_nowhere_is_plain_text() -> None:
    assert parse_html('<a href="/local">x</a>').entities == []


def test_a_link_to_a_user_mentions_them() -> None:
    user = {"id": 7, "is_bot": False, "first_name": ""}
    mention = entity("text_mention", 0, 3, user=user)
    assert parse_html('<a href="tg://user?id=7">Lan</a>').entities == [mention]


def test_code_in_pre_is_one_block_with_its_language() -> None:
    parsed = parse_html('<pre><code class="language-python">x</code></pre>')
    assert parsed.entities == [entity("pre", 0, 1, language="python")]


def test_special_tags() -> None:
    source = (
        '<span class="tg-spoiler">a</span><blockquote expandable>b</blockquote>'
        '<tg-emoji emoji-id="5">c</tg-emoji><tg-time unix="60" format="t">d</tg-time>'
        '<tg-time unix="60">e</tg-time>'
    )
    assert parse_html(source).entities == [
        entity("spoiler", 0, 1),
        entity("expandable_blockquote", 1, 1),
        entity("custom_emoji", 2, 1, custom_emoji_id="5"),
        entity("date_time", 3, 1, unix_time=60, date_time_format="t"),
        entity("date_time", 4, 1, unix_time=60),
    ]


def test_an_unnamed_end_tag_ends_the_innermost() -> None:
    assert parse_html("<b>x</>").entities == [entity("bold", 0, 1)]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("ạ<b>x</i>", 'Unmatched end tag at byte offset 7, expected "</b>", found "</i>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("5 < 6", 'Unsupported start tag "" at byte offset 2'),
        ("<div>x</div>", 'Unsupported start tag "div" at byte offset 0'),
        ("x<b", "Unclosed start tag at byte offset 1"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ('<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=>y</a>", "Unexpected end of name token at byte offset 3"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-time unix="now">x</tg-time>', "Invalid date specified"),
    ],
)
def test_refusals(source: str, reason: str) -> None:
    assert refusal(source) == reason


nodes = st.recursive(
    st.text(max_size=8),
    lambda children: st.tuples(st.sampled_from(sorted(TAGS)), st.lists(children, max_size=4)),
    max_leaves=12,
)


def written(node: Node) -> str:
    if isinstance(node, str):
        return html.escape(node)
    tag, children = node
    return f"<{tag}>{''.join(map(written, children))}</{tag}>"


def expected(node: Node, offset: int) -> tuple[str, list[dict[str, Any]]]:
    if isinstance(node, str):
        return node, []
    text, entities = "", []
    for child in node[1]:
        inner, found = expected(child, offset + units(text))
        text += inner
        entities += found
    own = [entity(TAGS[node[0]], offset, units(text))] if text else []
    return text, entities + own


@given(nodes)
def test_what_was_written_is_read_back(node: Node) -> None:
    text, entities = expected(node, 0)
    parsed = parse_html(written(node).replace("&#x27;", "&#39;"))
    assert parsed.text == text
    assert sorted(map(str, parsed.entities)) == sorted(map(str, entities))


@given(st.text())
def test_escaped_text_is_never_refused(text: str) -> None:
    assert parse_html(html.escape(text)).text == text


@given(st.text(alphabet="<>/abi=\"'&;#1 ệ😀"), st.sampled_from(["HTML", "Markdown", "MarkdownV2"]))
def test_anything_is_parsed_or_refused_with_telegrams_words(source: str, mode: str) -> None:
    refused, entities, end = "", [], 0
    try:
        parsed = formatted(source, mode)
        entities, end = parsed.entities, units(parsed.text)
    except ApiError as error:
        refused = error.description
    assert not refused or refused.startswith("Bad Request: can't parse entities: ")
    assert all(e["length"] > 0 and e["offset"] + e["length"] <= end for e in entities)
