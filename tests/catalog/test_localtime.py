"""Days and times as organisers type them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.localtime import HERE, read_when

NOW = datetime(2026, 11, 30, 20, 0, tzinfo=UTC)
"""Three in the morning of 1 December, in Vietnam."""


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("20/12/2026 8:00", (2026, 12, 20, 8, 0)),
        ("20/12/2026 08:00", (2026, 12, 20, 8, 0)),
        ("8h30 ngày 20/12/2026", (2026, 12, 20, 8, 30)),
        ("8 giờ 30 phút, ngày 20-12-2026", (2026, 12, 20, 8, 30)),
        ("8h 20/12", (2026, 12, 20, 8, 0)),
        ("8 giờ rưỡi sáng 20.12", (2026, 12, 20, 8, 30)),
        ("30/11 7h", (2027, 11, 30, 7, 0)),
        ("29/2 7h", (2028, 2, 29, 7, 0)),
        ("2026-12-20 14:05", (2026, 12, 20, 14, 5)),
        ("2h chiều 20/12", (2026, 12, 20, 14, 0)),
        ("7h30 tối mai", (2026, 12, 2, 19, 30)),
        ("14h hôm nay", (2026, 12, 1, 14, 0)),
        ("mai 8h", (2026, 12, 2, 8, 0)),
        ("ngày kia 8h", (2026, 12, 3, 8, 0)),
        ("12h chiều 20/12", (2026, 12, 20, 12, 0)),
    ],
)
def test_a_day_and_a_time(text: str, meant: tuple[int, int, int, int, int]) -> None:
    assert read_when(text, NOW) == datetime(*meant, tzinfo=HERE)


@pytest.mark.parametrize(
    "text",
    ["", "20/12", "8h30", "31/4 8h", "31/4/2027 8h", "20/12 25h", "20/12 8h75", "2026-13-01 8:00",
     "sắp tới", "mai"],
)  # fmt: skip
def test_half_a_time_is_none(text: str) -> None:
    assert read_when(text, NOW) is None


@given(st.datetimes(datetime(2026, 12, 1), datetime(2040, 1, 1)))  # noqa: DTZ001
def test_what_is_written_is_read_back(local: datetime) -> None:
    said = local.replace(second=0, microsecond=0, tzinfo=HERE)
    for form in ("%d/%m/%Y %H:%M", "%Hh%M ngày %d/%m/%Y", "%Y-%m-%d %H:%M"):
        assert read_when(said.strftime(form), NOW) == said


@given(st.text())
def test_any_text_is_read_or_not(text: str) -> None:
    when = read_when(text, NOW)
    assert when is None or when.tzinfo is UTC
