from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.action import MOST
from handlers.buttons import (
    ACTIONS,
    MAX_DATA_BYTES,
    MOST_CHAT_ID,
    Action,
    Browse,
    ShowProduct,
    decode,
    encode,
)
from handlers.news.subscribing_buttons import StopAll
from handlers.organiser_buttons import OfEvent

words = st.text("abcdefghijklmnopqrstuvwxyz0123456789", max_size=8)
numbers = st.integers(-MOST, MOST)
chat_ids = st.integers(-MOST_CHAT_ID, MOST_CHAT_ID)


@st.composite
def actions(draw: st.DrawFn) -> Action:
    kind = draw(st.sampled_from(list(ACTIONS.values())))
    kinds = (
        words if f.type is str else chat_ids if f.name == "chat" else numbers for f in fields(kind)
    )
    return kind(*map(draw, kinds))


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


BEYOND = [f"p:{MOST + 1}", f"p:{-MOST - 1}", f"p:{'9' * 5000}", f"wx:{MOST_CHAT_ID + 1}"]


@pytest.mark.parametrize("data", ["", "p", "p:x", "p:1:2", "zz:1", "P:1", *BEYOND])
def test_what_is_no_button_is_none(data: str) -> None:
    assert decode(data) is None


def test_a_button_that_would_not_fit_is_refused_when_it_is_made() -> None:
    with pytest.raises(ValueError, match="not fit"):
        encode(Browse("group", "x" * 64))
    with pytest.raises(ValueError, match="not fit"):
        encode(Browse("group", "a:b"))
    with pytest.raises(ValueError, match="not fit"):
        encode(ShowProduct(MOST + 1))


def test_no_two_actions_share_a_tag() -> None:
    kinds = [kind for base in (Action, OfEvent) for kind in base.__subclasses__()]
    assert len(ACTIONS) == len({kind.__name__ for kind in kinds if hasattr(kind, "tag")})
    assert decode("p:7") == ShowProduct(7)


def test_a_chat_may_have_a_longer_number_than_what_is_counted() -> None:
    assert decode("wx:-1002147483648000") == StopAll(-1002147483648000)
