"""Lengths of time, read and written."""

import pytest

from catalog.people import Language
from handlers.matching.spans import read_spans
from handlers.texts import texts_of
from handlers.views.parts import spans_text

DAY, HOUR = 1440, 60


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("7 ngày, 1 ngày, 2 giờ", [7 * DAY, DAY, 2 * HOUR]),
        ("trước 2h và 3 ngày", [3 * DAY, 2 * HOUR]),
        ("1 tuần; 45 phút", [7 * DAY, 45]),
        ("2 days before, 90min, 2 days", [2 * DAY, 90]),
        ("2h30", []),
        ("3 tháng", []),
        ("mai", []),
        ("7 ngày hoặc 5", []),
        ("", []),
    ],
)
def test_spans_are_read_whole_or_not_at_all(text: str, minutes: list[int]) -> None:
    assert read_spans(text) == minutes


def test_a_span_is_said_in_the_largest_unit_that_says_it_exactly() -> None:
    spans = [DAY, 36 * HOUR, 90]
    assert spans_text(spans, texts_of(Language.VI)) == "1 ngày, 36 giờ, 90 phút"
    assert spans_text([DAY, 2 * DAY], texts_of(Language.EN)) == "1 day, 2 days"
