"""Ways out of a form, as people type them."""

import pytest

from handlers.ways_out import Way, way_out


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("thôi", Way.STOP),
        ("Thoi nhe", Way.STOP),
        ("✕ Thôi", Way.STOP),
        ("hủy", Way.STOP),
        ("huỷ đăng ký", Way.STOP),
        ("huy", Way.STOP),
        ("thôi không đăng ký nữa", Way.STOP),
        ("thoi khong dang ky nua a", Way.STOP),
        ("Cancel please", Way.STOP),
        ("bỏ qua", Way.SKIP),
        ("Bỏ qua ›", Way.SKIP),
        ("bo qua cau nay di", Way.SKIP),
        ("skip", Way.SKIP),
        ("xong rồi ạ", Way.DONE),
        ("Xong ›", Way.DONE),
        ("done", Way.DONE),
        ("‹ Quay lại", Way.BACK),
        ("quay lai", Way.BACK),
        ("go back", Way.BACK),
        ("Thời", None),
        ("Hùy", None),
        ("HTX Thôi Nôi", None),
        ("bánh xong", None),
        ("", None),
        ("✕", None),
    ],
)
def test_a_way_out_is_known_with_and_without_marks(text: str, way: Way | None) -> None:
    assert way_out(text) is way


def test_where_a_name_is_asked_for_huy_is_one() -> None:
    assert way_out("Huy", may_be_a_name=True) is None
    assert way_out("Hủy", may_be_a_name=True) is Way.STOP
    assert way_out("thoi", may_be_a_name=True) is Way.STOP
