from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.buttons import ACTIONS, MAX_DATA_BYTES, Action, Browse, ShowProduct, decode, encode
from handlers.organiser_buttons import OfEvent

words = st.text("abcdefghijklmnopqrstuvwxyz0123456789", max_size=8)
numbers = st.integers(-(2**40), 2**40)


@st.composite
def actions(draw: st.DrawFn) -> Action:
    kind = draw(st.sampled_from(list(ACTIONS.values())))
    return kind(*(draw(numbers if f.type is int else words) for f in fields(kind)))


@given(actions())
def test_a_button_reads_back_as_it_was_written(action: Action) -> None:
    data = encode(action)
    assert decode(data) == action
    assert 1 <= len(data.encode()) <= MAX_DATA_BYTES


@given(st.text(max_size=80))
def test_forged_data_is_read_or_refused_but_never_fails(data: str) -> None:
    action = decode(data)
    assert action is None or type(action) in ACTIONS.values()


def test_buttons_of_before_a_field_was_added_still_answer() -> None:
    assert decode("b") == Browse()
    assert decode("b:group") == Browse("group")


@pytest.mark.parametrize("data", ["", "p", "p:x", "p:1:2", "zz:1", "P:1"])
def test_what_is_no_button_is_none(data: str) -> None:
    assert decode(data) is None


def test_a_button_that_would_not_fit_is_refused_when_it_is_made() -> None:
    with pytest.raises(ValueError, match="not fit"):
        encode(Browse("group", "x" * 64))
    with pytest.raises(ValueError, match="not fit"):
        encode(Browse("group", "a:b"))


def test_no_two_actions_share_a_tag() -> None:
    kinds = [kind for base in (Action, OfEvent) for kind in base.__subclasses__()]
    assert len(ACTIONS) == len({kind.__name__ for kind in kinds if hasattr(kind, "tag")})
    assert decode("p:7") == ShowProduct(7)
