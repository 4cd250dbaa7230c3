"""Whatever is sent fits, and no tag is broken by the cut."""

from html import escape

from hypothesis import given
from hypothesis import strategies as st

from bot.cutting import cut, seen_length, untagged
from webchat.entities.html import parse_html

TAGS = ("b", "i", "code", "blockquote")


@st.composite
def html(draw: st.DrawFn) -> str:
    """Nested and escaped as views write it."""
    text = escape(draw(st.text(max_size=30)))
    if draw(st.booleans()):
        tag = draw(st.sampled_from(TAGS))
        text = f"<{tag}>{text}{draw(html()) if draw(st.booleans()) else ''}</{tag}>"
    return text + draw(st.sampled_from(("", " 🥜", "&amp;", "\n")))


def test_a_short_text_stays_as_it_is() -> None:
    assert cut("<b>Kẹo lạc</b>", 4096) == "<b>Kẹo lạc</b>"


def test_a_long_text_ends_with_an_ellipsis_inside_its_tags() -> None:
    assert cut("<b>one <i>two three</i></b>", 8) == "<b>one <i>two…</i></b>"


def test_an_escaped_character_is_cut_whole_and_counts_as_one() -> None:
    assert cut("&lt;&lt;&lt;&lt;", 3) == "&lt;&lt;…"


def test_an_emoji_counts_as_two() -> None:
    assert seen_length("🥜") == 2
    assert cut("🥜🥜🥜", 5) == "🥜🥜…"


def test_a_closed_tag_is_not_closed_again() -> None:
    assert cut("<b>one</b> <i>two</i> three four", 10) == "<b>one</b> <i>two</i> t…"


@given(html(), st.integers(1, 40))
def test_a_cut_text_fits_and_can_be_read(text: str, limit: int) -> None:
    shortened = cut(text, limit)
    assert seen_length(shortened) <= limit
    parse_html(shortened)  # raises for a tag that is open or closed too often


def test_what_is_closed_but_was_never_opened_is_left_alone() -> None:
    assert cut("one</b> two three", 5) == "one</b>…"


@given(html())
def test_a_text_without_its_tags_is_what_people_read(text: str) -> None:
    assert untagged(text) == parse_html(text).text
