import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from handlers import replies
from handlers.replies import Reply, from_json, to_json

kinds = (
    replies.Text,
    replies.Photo,
    replies.Document,
    replies.ContactCard,
    replies.Pin,
    replies.Toast,
    replies.InlineResults,
)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))


@given(st.one_of(*(st.builds(kind) for kind in kinds[2:])))
def test_a_reply_reads_back_from_the_outbox_as_it_was(reply: Reply) -> None:
    assert from_json(to_json(reply)) == reply


def test_buttons_and_keyboards_read_back_too() -> None:
    reply = replies.Text(
        "a",
        ((replies.Button("x", data="p:1"), replies.Button("y", url="https://example.vn")),),
        ask_phone=replies.AskPhone("share", "no"),
    )
    assert from_json(to_json(reply)) == reply


def test_something_else_is_refused() -> None:
    with pytest.raises(ValidationError):
        from_json({"kind": "bomb"})
