"""Rules of bulk: the hours at which nobody is written to, and how often a person may be.

Both delay a message and drop none. The defaults are stricter than the law on advertising
messages asks for (Decree 91/2020/NĐ-CP: not at night, three a day).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

WEEK = timedelta(days=7)
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True, slots=True)
class Rules:
    """Settings of the organisers. Quiet hours that begin when they end are none."""

    quiet_from: time = time(21)
    quiet_to: time = time(8)
    zone: ZoneInfo = VIETNAM
    per_week: int = 3
    """Announcements to one chat in any seven days; at least 1."""
    confirm_above: int = 500
    """Of so many people reached, a second organiser says yes first."""
    deletable_for: timedelta = timedelta(hours=48)
    """How long after its sending the channel lets a message be deleted."""

    def is_quiet(self, at: datetime) -> bool:
        clock = at.astimezone(self.zone).time()
        if self.quiet_from <= self.quiet_to:
            return self.quiet_from <= clock < self.quiet_to
        return clock >= self.quiet_from or clock < self.quiet_to

    def awake(self, at: datetime) -> datetime:
        """The first moment from `at` on that is not quiet."""
        if not self.is_quiet(at):
            return at
        local = at.astimezone(self.zone)
        end = local.replace(
            hour=self.quiet_to.hour,
            minute=self.quiet_to.minute,
            second=self.quiet_to.second,
            microsecond=self.quiet_to.microsecond,
            fold=0,
        )
        if end <= local:
            end += timedelta(days=1)  # on the wall clock
        return end.astimezone(at.tzinfo)

    def has_room(self, earlier: Collection[datetime], at: datetime) -> bool:
        """Whether one more fits at that time, where they were written to at the earlier ones."""
        return sum(at - WEEK < one for one in earlier) < self.per_week

    def next_room(self, earlier: Collection[datetime], at: datetime) -> datetime:
        """The first moment from `at` on that is not quiet and has room."""
        newest = sorted(earlier, reverse=True)
        if len(newest) >= self.per_week:
            at = max(at, newest[self.per_week - 1] + WEEK)
        return self.awake(at)
