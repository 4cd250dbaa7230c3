"""Quiet hours and the cap: they delay, never drop, and are never broken."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.news.rules import WEEK, Rules

times = st.times().map(lambda one: one.replace(second=0, microsecond=0))
moments = st.integers(0, 3 * 365 * 24 * 60).map(
    lambda minutes: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
zones = st.sampled_from(["Asia/Ho_Chi_Minh", "UTC", "Europe/Berlin", "America/New_York"])
rules = st.builds(
    Rules,
    quiet_from=times,
    quiet_to=times,
    zone=zones.map(ZoneInfo),
    per_week=st.integers(1, 5),
)


def vietnam(hour: int, minute: int = 0, day: int = 2) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.mark.parametrize(
    ("at", "awake"),
    [
        (vietnam(20, 59), vietnam(20, 59)),
        (vietnam(21), vietnam(8, day=3)),
        (vietnam(23, 59), vietnam(8, day=3)),
        (vietnam(0), vietnam(8)),
        (vietnam(7, 59), vietnam(8)),
        (vietnam(8), vietnam(8)),
    ],
)
def test_nobody_is_written_to_between_nine_and_eight(at: datetime, awake: datetime) -> None:
    assert Rules().awake(at) == awake
    assert Rules().awake(at.astimezone(UTC)) == awake


def test_quiet_hours_may_lie_within_a_day_or_be_none() -> None:
    midday = Rules(quiet_from=time(12), quiet_to=time(14))
    assert midday.awake(vietnam(13)) == vietnam(14)
    assert not Rules(quiet_from=time(8), quiet_to=time(8)).is_quiet(vietnam(8))


@given(rules, moments)
def test_the_moment_that_one_waits_for_is_not_quiet_and_within_a_day(
    rules: Rules, at: datetime
) -> None:
    awake = rules.awake(at)
    assert at <= awake <= at + timedelta(hours=26)
    assert not rules.is_quiet(awake)


@given(rules, moments, st.lists(st.integers(0, 20 * 24 * 60), max_size=12))
def test_there_is_room_at_the_next_room_and_none_before(
    rules: Rules, at: datetime, ago: list[int]
) -> None:
    earlier = [at - timedelta(minutes=one) for one in ago]
    room = rules.next_room(earlier, at)
    assert at <= room <= at + WEEK + timedelta(hours=26)
    assert rules.has_room(earlier, room)
    assert not rules.is_quiet(room)
    if not rules.has_room(earlier, at):
        assert room > at


@given(rules, moments, st.lists(st.integers(0, 3 * 24 * 60), max_size=15))
def test_whatever_comes_everybody_gets_all_of_it_in_time_with_the_rules(
    rules: Rules, start: datetime, gaps: list[int]
) -> None:
    sent: list[datetime] = []
    at = start
    for gap in gaps:
        at = rules.next_room(sent, max(at, start) + timedelta(minutes=gap))
        sent.append(at)
    assert len(sent) == len(gaps)
    for one in sent:
        assert not rules.is_quiet(one)
        assert sum(one - WEEK < other <= one for other in sent) <= rules.per_week
