import pytest

from handlers.yes_no import is_no, is_yes

YES = (
    "ừ|ok em|dong y nhe|Đồng ý ạ.|ok gửi đi em|vâng ạ|dạ vâng|dạ|có|có ạ|👍|👍🏻|Yes please|"
    "ừ gọi lại cho mình nhé|được|uk|OK!|sure"
)
NO = (
    "không|k|ko ạ|thôi|thôi không cần nữa đâu em|hủy|huỷ bỏ|huy|không cần|khỏi|dạ thôi|"
    "no thanks|cancel|không gửi nữa|thôi khỏi|chưa cần|để sau nhé|không cảm ơn"
)
NEITHER = (
    "đồng|có không|gọi lại không|thôi được|đá|cỏ|kẹo lạc|không cay|bánh cáy không|cảm ơn|2|"
    "thôi em gửi đi|gửi cho ai|không có gì|em ơi|"
)


@pytest.mark.parametrize("text", YES.split("|"))
def test_a_yes_is_typed_in_many_ways(text: str) -> None:
    assert is_yes(text)
    assert not is_no(text)


@pytest.mark.parametrize("text", NO.split("|"))
def test_so_is_a_no(text: str) -> None:
    assert is_no(text)
    assert not is_yes(text)


@pytest.mark.parametrize("text", NEITHER.split("|"))
def test_what_says_more_is_neither(text: str) -> None:
    assert not is_yes(text)
    assert not is_no(text)
