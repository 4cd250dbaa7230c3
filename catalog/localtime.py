"""The time of the place, in which people read and write dates. Stored is UTC."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from catalog import said_days, said_hours
from catalog.names import same

HERE = ZoneInfo("Asia/Ho_Chi_Minh")

_DASHES = str.maketrans("‐‑–—", "----")
_TOKEN = re.compile(r"[^\W_]+")


def read_when(text: str, now: datetime, day: date | None = None) -> datetime | None:
    """A day and a time as people write them ("8h30 ngày 20/12", "2h chiều thứ bảy tuần sau"), in
    UTC. Without a year it is the next such day; where no day is named it is `day`.

    None where one of them is missing, cannot be, or may be read in two ways: whoever reads
    "8h thu 7 toi" without marks does not know whether the evening is meant.
    """
    words = same(text).translate(_DASHES)
    words, days = said_days.take(words, now.astimezone(HERE).date())
    words, clock = said_hours.take(words)
    tokens = _TOKEN.findall(words)
    named = said_days.day_of(tokens, days, day)
    minutes = said_hours.minutes(tokens, clock) if clock else None
    if named is None or minutes is None:
        return None
    midnight = datetime.combine(named, time(), HERE)
    return (midnight + timedelta(minutes=minutes)).astimezone(UTC)
