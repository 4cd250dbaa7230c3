"""Days and times as organisers type them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.localtime import HERE, read_when
from catalog.names import bare

NOW = datetime(2026, 11, 30, 20, 0, tzinfo=UTC)
"""Three in the morning of Tuesday, 1 December, in Vietnam."""
TODAY = date(2026, 12, 1)


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
        ("8h30 ngày 15/12 tới", (2026, 12, 15, 8, 30)),
        ("7h30 sáng 15/12 tới đây", (2026, 12, 15, 7, 30)),
        ("7h30 sang 15/12 toi day", (2026, 12, 15, 7, 30)),
        ("8h toi 15/12", (2026, 12, 15, 20, 0)),
        ("toi nay 8h", (2026, 12, 1, 20, 0)),
        ("8h sáng thứ 7 này", (2026, 12, 5, 8, 0)),
        ("8h sang thu 7 toi", (2026, 12, 5, 8, 0)),
        ("15h thu 7 toi", (2026, 12, 5, 15, 0)),
        ("15h thứ 7 này", (2026, 12, 5, 15, 0)),
        ("8h thứ bảy tuần sau", (2026, 12, 12, 8, 0)),
        ("8h chủ nhật tới", (2026, 12, 6, 8, 0)),
        ("tuần sau, thứ bảy, 8h", (2026, 12, 12, 8, 0)),
        ("8h CN tuần này", (2026, 12, 6, 8, 0)),
        ("8h thứ Ba tới", (2026, 12, 8, 8, 0)),
        ("8h thứ Ba 15/12", (2026, 12, 15, 8, 0)),
        ("chiều nay, thứ Ba, 2h", (2026, 12, 1, 14, 0)),
        ("8h 15/12 nhà văn hóa Mai Dịch", (2026, 12, 15, 8, 0)),
        ("8h 15/12 nay", (2026, 12, 15, 8, 0)),
        ("18h 15/12 chợ đêm", (2026, 12, 15, 18, 0)),
        ("dời sang 15h 15/12", (2026, 12, 15, 15, 0)),
        ("9 giờ kém 15 ngày 15/12", (2026, 12, 15, 8, 45)),
        ("1h kém 15 trưa 15/12", (2026, 12, 15, 12, 45)),
        ("1h trưa 15/12", (2026, 12, 15, 13, 0)),
        ("12h đêm 15/12", (2026, 12, 16, 0, 0)),
        ("8 rưỡi sáng 15/12/2026.", (2026, 12, 15, 8, 30)),
        ("15/12/2026 08:30:00", (2026, 12, 15, 8, 30)),
        ("24h 15/12", (2026, 12, 16, 0, 0)),
        ("12h trưa 15/12", (2026, 12, 15, 12, 0)),
        ("8h 15 tháng 12/2026", (2026, 12, 15, 8, 0)),
        ("8h 15 tháng 12 năm 2026", (2026, 12, 15, 8, 0)),
        ("8h ngày 15/12 năm sau", (2027, 12, 15, 8, 0)),
        ("8h 15/12/26", (2026, 12, 15, 8, 0)),
        ("8g30 15/12", (2026, 12, 15, 8, 30)),
        ("08g00 15/12", (2026, 12, 15, 8, 0)),
        ("8hsáng ngày mốt", (2026, 12, 3, 8, 0)),
        ("2:30 p.m. 15/12", (2026, 12, 15, 14, 30)),
        ("2pm 15/12", (2026, 12, 15, 14, 0)),
        ("20/12 - 8h30", (2026, 12, 20, 8, 30)),
    ],
)
def test_a_day_and_a_time(text: str, meant: tuple[int, int, int, int, int]) -> None:
    assert read_when(text, NOW) == datetime(*meant, tzinfo=HERE)


@pytest.mark.parametrize(
    "text",
    ["", "20/12", "8h30", "31/4 8h", "31/4/2027 8h", "20/12 25h", "20/12 8h75", "2026-13-01 8:00",
     "sắp tới", "mai", "13h", "8h ngày 15", "8h hôm kia", "8h tuần sau", "8h Mai Dịch"],
)  # fmt: skip
def test_half_a_time_is_none(text: str) -> None:
    assert read_when(text, NOW) is None


@pytest.mark.parametrize(
    "text",
    ["8h30 ngay 15/12 toi", "8h thu 7 toi", "8h 15/12 chợ đêm", "10h chiều 15/12", "8h ngày kìa",
     "0h30 đêm 15/12", "8h 15/12.26",
     "8h sáng tối 15/12", "8h-11h 15/12", "8h 10-12/12", "8h 15/12 hoặc 16/12", "15h sáng 15/12",
     "8h thứ Tư 15/12", "8h thứ Ba", "8h thứ 7 sau", "8h thứ 7 tuần sau nữa", "9 giờ kém mai",
     "8h 15/12 âm lịch", "8 gian hàng mai", "8h sáng mai 15/12", "8h tầng 3 15/12"],
)  # fmt: skip
def test_what_may_be_meant_in_two_ways_is_not_guessed(text: str) -> None:
    assert read_when(text, NOW) is None


def test_a_time_alone_is_of_the_day_at_hand_unless_another_is_named() -> None:
    day = date(2026, 12, 20)
    assert read_when("13h", NOW, day) == datetime(2026, 12, 20, 13, 0, tzinfo=HERE)
    assert read_when("4h30 chiều cùng ngày", NOW, day) == datetime(
        2026, 12, 20, 16, 30, tzinfo=HERE
    )
    assert read_when("13h mai", NOW, day) == datetime(2026, 12, 2, 13, 0, tzinfo=HERE)
    for text in ("13h 31/4", "13h tuần sau", "13h hôm kia", "20/12"):
        assert read_when(text, NOW, day) is None


WEEKDAYS = ("thứ hai", "thứ 3", "thứ tư", "thứ năm", "T6", "thứ bảy", "chủ nhật")
DAYS = (
    [(word, TODAY + timedelta(days=ahead)) for word, ahead in
     (("hôm nay", 0), ("mai", 1), ("ngày mai", 1), ("ngày kia", 2), ("ngày mốt", 2))]
    + [(form.format(day=day), day) for day in (date(2026, 12, 2), date(2027, 11, 30))
       for form in ("{day:%d/%m/%Y}", "ngày {day:%d/%m/%y}", "{day:%d tháng %m năm %Y}",
                    "{day:%d-%m}", "{day:%d/%m} tới đây", "{day:%Y-%m-%d}")]
    + [(f"{name} {which}", date(2026, 11, 30) + timedelta(days=number + weeks))
       for number, name in enumerate(WEEKDAYS)
       for which, weeks in (("tuần này", 0), ("tuần sau", 7), ("tới", 0 if number > 1 else 7))]
)  # fmt: skip
PARTS = {"sáng": range(12), "trưa": (11, 12, 13), "chiều": range(13, 19), "tối": range(18, 24)}


@given(st.sampled_from(DAYS), st.integers(0, 59), st.data())
def test_every_time_with_every_day_is_read_as_what_it_says(
    day: tuple[str, date], minute: int, data: st.DataObject
) -> None:
    part = data.draw(st.sampled_from(["", *PARTS]))
    hour = data.draw(st.sampled_from(PARTS[part] if part else range(24)))
    said = hour - 12 if part and hour > 12 else hour
    forms = [f"{said}h{minute:02}", f"{said} giờ {minute} phút", f"{said}g{minute:02}"]
    forms += [f"{said + 1}h kém {60 - minute}"] if minute and hour not in (11, 12, 23) else []
    forms += [f"{said} giờ rưỡi"] if minute == 30 else []
    clock = f"{data.draw(st.sampled_from(forms))} {part}".strip()
    text = data.draw(st.sampled_from((f"{clock} {day[0]}", f"{day[0]} {clock}")))
    meant = datetime(day[1].year, day[1].month, day[1].day, hour, minute, tzinfo=HERE)
    assert read_when(text, NOW) == meant
    assert read_when(bare(text), NOW) in {meant, None}


@given(st.datetimes(datetime(2026, 12, 1), datetime(2040, 1, 1)))  # noqa: DTZ001
def test_what_is_written_is_read_back(local: datetime) -> None:
    said = local.replace(second=0, microsecond=0, tzinfo=HERE)
    for form in ("%d/%m/%Y %H:%M", "%Hh%M ngày %d/%m/%Y", "%Y-%m-%d %H:%M"):
        assert read_when(said.strftime(form), NOW) == said


@given(st.text())
def test_any_text_is_read_or_not(text: str) -> None:
    when = read_when(text, NOW)
    assert when is None or when.tzinfo is UTC
