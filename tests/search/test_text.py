"""Text brought to one form, and raw keyboard input undone."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.search import Document
from catalog.search.keyboard import is_syllable, place_tone, undo
from catalog.search.sounds import collapsed, likeness, neighbours, sound_key
from catalog.search.text import fold, key_of, normalise, token, tokenise
from catalog.search.words import SHIPPED

TELEX = {"â": "aa", "ê": "ee", "ô": "oo", "ă": "aw", "ơ": "ow", "ư": "uw", "đ": "dd"}
VNI = {"â": "a6", "ê": "e6", "ô": "o6", "ă": "a8", "ơ": "o7", "ư": "u7", "đ": "d9"}
TELEX_TONES = {"": "", "1": "s", "2": "f", "3": "r", "4": "x", "5": "j"}
ONSETS = (
    "b", "c", "ch", "d", "đ", "g", "gi", "h", "k", "kh", "l", "m", "n", "ng", "nh", "ph", "qu",
    "r", "s", "t", "th", "tr", "v", "x",
)  # fmt: skip
RIMES = (
    "a", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "ăm", "ăn", "ăng", "ăt",
    "âm", "ân", "âng", "ât", "âu", "ây", "e", "em", "en", "eo", "et", "ê", "êm", "ên", "êt",
    "i", "ia", "im", "in", "inh", "it", "iêm", "iên", "iêng", "iêt", "iêu", "o", "oi", "om",
    "on", "ong", "ot", "ô", "ôi", "ôm", "ôn", "ông", "ôt", "ơ", "ơi", "ơm", "ơn", "ơt", "u",
    "ua", "ui", "um", "un", "ung", "ut", "uôi", "uôn", "uông", "uôt", "ư", "ưa", "ưng", "ươi",
    "ươm", "ươn", "ương", "ươp", "ươt",
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80))
def test_composed_and_decomposed_text_have_the_same_words(text: str) -> None:
    composed = tokenise(unicodedata.normalize("NFC", text))
    assert composed == tokenise(unicodedata.normalize("NFD", text))


def test_old_and_new_tone_placement_have_one_key() -> None:
    assert key_of("hoà thuỷ") == key_of("hòa thủy")


def test_marks_in_any_order_make_the_same_letter() -> None:
    assert normalise("ma\u0303\u0302t") == normalise("ma\u0302\u0303t") == "mẫt"


def test_a_star_typed_as_a_sign_is_read_as_a_word() -> None:
    assert [t.text for t in tokenise("4* ocop ⭐")] == ["4", "sao", "ocop", "sao"]


def test_numbers_keep_their_size() -> None:
    assert [t.text for t in tokenise("100.000đ 0,5 lít 500g ST25")] == [
        *("100000", "đ", "0.5", "lít", "500", "g", "st25")
    ]


@settings(max_examples=500, deadline=None)
@given(st.sampled_from(ONSETS), st.sampled_from(RIMES), st.sampled_from(sorted(TELEX_TONES)))
def test_undoing_telex_or_vni_of_a_word_gives_the_word(onset: str, rime: str, tone: str) -> None:
    toneless = onset + rime
    if not is_syllable(toneless, tone) or (onset in {"gi", "qu"} and rime[0] in "iu"):
        return
    word = place_tone(toneless, tone)
    telex = "".join(TELEX.get(c, c) for c in toneless) + TELEX_TONES[tone]
    vni = "".join(VNI.get(c, c) for c in toneless) + tone
    for raw in (telex, vni):
        if raw != word:
            assert undo(raw) == word


def test_undoing_telex_or_vni_of_any_known_word_gives_the_word(sample: list[Document]) -> None:
    lists = (path.read_text("utf-8") for path in SHIPPED.iterdir())
    known = {one for text in (*lists, *(d.name for d in sample)) for one in tokenise(text)}
    undone = 0
    for one in known:
        tone = one.key[-1] if one.key[-1] in TELEX_TONES else ""
        toneless = one.key.removesuffix(tone)
        if one.marked and is_syllable(toneless, tone):
            telex = "".join(TELEX.get(c, c) for c in toneless) + TELEX_TONES[tone]
            vni = "".join(VNI.get(c, c) for c in toneless) + tone
            assert [token(undo(raw) or "").key for raw in (telex, vni)] == [one.key] * 2
            assert undo(one.text) is None
            undone += 1
    assert undone > 900


@pytest.mark.parametrize(
    ("raw", "word"),
    [("nuwowcs", "nước"), ("nuowcs", "nước"), ("nhana", "nhân"), ("hoaf", "hòa"), ("huow", "huơ")],
)
def test_marks_may_come_right_behind_or_at_the_end(raw: str, word: str) -> None:
    assert undo(raw) == word


@pytest.mark.parametrize("word", ["shop", "st25", "kẹo", "4sao", "x9", "a" * 500, "omega3", "q6"])
def test_what_is_no_raw_syllable_is_left_alone(word: str) -> None:
    assert undo(word) is None


@pytest.mark.parametrize(
    ("one", "other"), [("nam", "lam"), ("tra", "cha"), ("xa", "sa"), ("giao", "rao"), ("ky", "ki")]
)
def test_what_sounds_alike_has_one_sound_key(one: str, other: str) -> None:
    assert sound_key(one) == sound_key(other)


def test_a_slip_costs_less_beside_the_right_key() -> None:
    assert neighbours("a", "s")
    assert not neighbours("a", "m")
    assert not neighbours("a", "1")
    near, far = likeness("bsnh", "banh", False), likeness("bmnh", "banh", False)
    assert far < near < likeness("banh", "banh", False) == 1.0


def test_two_slips_in_a_short_word_are_another_word() -> None:
    assert likeness("xy", "ab", False) == 0.0


def test_letters_typed_several_times_count_once() -> None:
    assert collapsed("ngonnnn") == "ngon"
