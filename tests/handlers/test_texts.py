import pytest

from catalog.people import Language
from handlers.texts import texts_of

vi = texts_of(Language.VI)


def test_values_are_escaped_and_plain_ones_are_not() -> None:
    assert vi("card-name", name="<a & b>") == "<b>&lt;a &amp; b&gt;</b>"
    assert vi.plain("need-about", product="<a>") == "Cần <a>"


def test_values_of_any_length_are_kept_whole() -> None:
    story = "câu chuyện & " * 900
    assert vi("card-story", story=story) == story.replace("&", "&amp;")


def test_an_unknown_text_or_a_missing_value_is_an_error() -> None:
    with pytest.raises(LookupError):
        vi("no-such-text")
    with pytest.raises(LookupError, match="name"):
        vi("card-name")


def test_english_counts_in_the_singular_and_the_plural() -> None:
    counts = {"saved": 1, "needs": 2, "requests": 0, "handovers": 0, "questions": 0}
    counts |= {"registrations": 1, "interests": 2, "subscriptions": 1}
    counts |= {"searches": 2, "digests": 0, "forms": 1, "roles": 2}
    told = texts_of(Language.EN)("privacy", phone="none", **counts)
    assert "one saved product, 2 needs, one event" in told
