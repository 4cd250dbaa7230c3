"""The audit: what the report says of each recipient, beside what the server did for them.

Pure. Only a sending that was under way at a kill, or whose line broke, may be unknown.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from benchmarks.announcement.recipients import Kind, Recipient
from catalog.news.announcements import Fate

MOST_UNDER_WAY = 1.0
"""Seconds of the pace that may be under way at a kill."""


@dataclass(frozen=True, slots=True)
class Sending:
    """One call about a chat, as the server answered it; 200 also where the line then broke."""

    chat_id: int
    at: float
    code: int
    words: str = ""
    wait: int = 0
    """Seconds that it asked for because it was told to, and not for too many calls."""


@dataclass(frozen=True, slots=True)
class Killed:
    at: float
    under_way: frozenset[int]
    """The chats whose messages were claimed then."""


@dataclass(slots=True)
class Verdict:
    """`twice`, `lost` and `misreported` name what is wrong, and have to be empty."""

    fates: Counter[Fate]
    unknown_had_it: int = 0
    too_many: int = 0
    """Calls that the server refused for its limits."""
    pace: float = 0.0
    silence: float = 0.0
    """The longest from a kill to the next sending, in seconds."""
    twice: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    misreported: list[str] = field(default_factory=list)

    @property
    def broken(self) -> list[str]:
        return [*self.twice, *self.lost, *self.misreported]


def judge(
    recipients: Sequence[Recipient],
    sendings: Sequence[Sending],
    reported: Mapping[Recipient, Sequence[Fate]],
    kills: Sequence[Killed],
    per_second: float,
) -> Verdict:
    verdict = Verdict(Counter(fate for fates in reported.values() for fate in fates))
    by_chat: defaultdict[int, list[Sending]] = defaultdict(list)
    for sending in sendings:
        by_chat[sending.chat_id].append(sending)
    under_way = frozenset[int]().union(*(kill.under_way for kill in kills))
    for one in recipients:
        theirs = [*by_chat.pop(one.chat_id, ()), *by_chat.pop(one.found_at, ())]
        may_be_unknown = one.kind is Kind.CUT or not under_way.isdisjoint(
            (one.chat_id, one.found_at)
        )
        _one(verdict, one, theirs, reported.get(one, ()), may_be_unknown)
    verdict.misreported += [f"{chat}: written to, and no recipient" for chat in by_chat]
    most = MOST_UNDER_WAY * per_second
    verdict.misreported += [
        f"{len(kill.under_way)} were under way at a kill"
        for kill in kills
        if len(kill.under_way) > most
    ]
    verdict.too_many = sum(one.code == 429 and not one.wait for one in sendings)
    verdict.pace = pace(sendings, [kill.at for kill in kills])
    verdict.silence = max(_silences(sendings, kills), default=0.0)
    return verdict


def _one(
    verdict: Verdict,
    one: Recipient,
    sendings: Sequence[Sending],
    reported: Sequence[Fate],
    may_be_unknown: bool,
) -> None:
    accepted = sum(sending.code == 200 for sending in sendings)
    words = f"{one.kind} {one.chat_id}: {_codes(sendings)}, reported {[*map(str, reported)]}"
    if accepted > 1:
        verdict.twice.append(words)
    if [*reported] == [Fate.UNKNOWN]:
        verdict.unknown_had_it += accepted
        verdict.misreported += [] if may_be_unknown else [words]
        return
    fate = _fate(sendings)
    if fate is None:
        verdict.lost.append(words)
    elif [*reported] != [fate]:
        verdict.misreported.append(words)


def _fate(sendings: Sequence[Sending]) -> Fate | None:
    """What the server's answers come to; None where it neither took nor refused it for good."""
    codes = [sending.code for sending in sendings]
    if 200 in codes:
        return Fate.SENT
    match sendings:
        case [*_, Sending(code=403)]:
            return Fate.BLOCKED
        case [*_, Sending(code=400, words=words)] if "chat not found" in words:
            return Fate.BLOCKED
        case [*_, Sending(code=400, words=words)] if "parse" in words:
            return Fate.FAILED
    return None


def _codes(sendings: Iterable[Sending]) -> str:
    return ", ".join(str(sending.code) for sending in sendings) or "never sent"


def pace(sendings: Sequence[Sending], kills: Collection[float]) -> float:
    """A second, from the first to the last of each life, without the waits that were asked for.

    What the server turned away for its limits does not count.
    """
    count, seconds = 0, 0.0
    for began, ended in pairwise([float("-inf"), *sorted(kills), float("inf")]):
        life = [one for one in sendings if began < one.at <= ended]
        waits = _waits(life)
        taken = [
            one.at
            for one in life
            if one.code != 429 and not any(start <= one.at < end for start, end in waits)
        ]
        if len(taken) > 1:
            count += len(taken) - 1
            seconds += taken[-1] - taken[0]
            seconds -= sum(e - s for s, e in waits if taken[0] < s and e <= taken[-1])
    return count / seconds if seconds > 0 else 0.0


def _waits(life: Sequence[Sending]) -> list[tuple[float, float]]:
    """From when to when it was asked to wait; what overlaps is one."""
    waits: list[tuple[float, float]] = []
    for one in life:
        if one.wait:
            start = waits.pop()[0] if waits and one.at < waits[-1][1] else one.at
            waits.append((start, one.at + one.wait))
    return waits


def _silences(sendings: Sequence[Sending], kills: Iterable[Killed]) -> Iterable[float]:
    for kill in kills:
        later = (one.at for one in sendings if one.at > kill.at)
        if (first := next(later, None)) is not None:
            yield first - kill.at
