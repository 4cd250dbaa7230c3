"""The audit of an announcement can fail: each kind of broken promise is seen."""

import random

from benchmarks.announcement.ledger import Killed, Sending, Verdict, judge, pace
from benchmarks.announcement.recipients import Kind, Recipient, gathered
from catalog.news.announcements import Fate
from webchat.world import World

LAN = Recipient(Kind.READER, 7, 7)
GROUP = Recipient(Kind.MOVED, -5, -9)
CUT = Recipient(Kind.CUT, 8, 8)
GONE = "Bad Request: chat not found"
BAD = "Bad Request: can't parse entities"
KILLED = Killed(5.0, frozenset({7}))


def verdict(one: Recipient, codes: list[int], *fates: Fate, **more: object) -> Verdict:
    words = str(more.get("words", ""))
    sendings = [Sending(one.chat_id, float(n), code, words) for n, code in enumerate(codes)]
    kills = [KILLED] if more.get("killed") else []
    return judge([one], sendings, {one: fates} if fates else {}, kills, 30)


def test_what_the_server_did_and_the_report_says_is_right() -> None:
    assert not verdict(LAN, [200], Fate.SENT).broken
    assert not verdict(LAN, [429, 200], Fate.SENT).broken
    assert not verdict(LAN, [403], Fate.BLOCKED).broken
    assert not verdict(LAN, [400], Fate.BLOCKED, words=GONE).broken
    assert not verdict(LAN, [400], Fate.FAILED, words=BAD).broken


def test_who_got_it_twice_is_seen_whatever_the_report_says() -> None:
    assert verdict(LAN, [200, 200], Fate.SENT).twice
    assert verdict(LAN, [200, 200], Fate.UNKNOWN, killed=True).twice


def test_who_neither_got_it_nor_is_unknown_is_lost() -> None:
    assert verdict(LAN, [], Fate.SENT).lost
    assert verdict(LAN, [429], Fate.FAILED).lost
    assert verdict(LAN, []).lost


def test_a_report_that_says_another_thing_than_the_server_did_is_seen() -> None:
    assert verdict(LAN, [200], Fate.BLOCKED).misreported
    assert verdict(LAN, [403], Fate.SENT).misreported
    assert verdict(LAN, [200]).misreported
    assert verdict(LAN, [200], Fate.SENT, Fate.SENT).misreported


def test_only_what_was_under_way_at_a_kill_or_was_cut_off_may_be_unknown() -> None:
    found = verdict(LAN, [200], Fate.UNKNOWN, killed=True)
    assert (found.broken, found.unknown_had_it) == ([], 1)
    assert not verdict(LAN, [], Fate.UNKNOWN, killed=True).broken
    assert not verdict(CUT, [200], Fate.UNKNOWN).broken
    assert verdict(LAN, [200], Fate.UNKNOWN).misreported


def test_more_than_a_second_of_the_pace_under_way_at_a_kill_is_seen() -> None:
    many = Killed(5.0, frozenset(range(100, 131)))
    assert judge([], [], {}, [many], 30).misreported


def test_a_group_that_moved_is_one_recipient() -> None:
    sendings = [Sending(-5, 1.0, 400, "upgraded"), Sending(-9, 2.0, 200)]
    assert not judge([GROUP], sendings, {GROUP: [Fate.SENT]}, [], 30).broken
    assert judge([GROUP], sendings[:1], {GROUP: [Fate.SENT]}, [], 30).lost


def test_who_was_written_to_and_did_not_subscribe_is_seen() -> None:
    assert judge([], [Sending(6, 1.0, 200)], {}, [], 30).misreported


def test_the_pace_is_of_the_times_at_work_only() -> None:
    steady = [Sending(n, n / 10, 200) for n in range(100)]
    late = [Sending(n, 60 + n / 10, 200) for n in range(100)]
    assert round(pace([*steady, *late], [30.0]), 3) == 10
    assert pace([*steady, *late], []) < 3
    asked = [*steady, Sending(1, 9.95, 429, wait=2), *(s for s in late if s.at > 61.95)]
    held = [Sending(n, 11.95 + n / 10, 200) for n in range(100)]
    assert round(pace([*steady, Sending(1, 9.95, 429, wait=2), *held], []), 1) == 10
    assert pace(asked, []) < 10


def test_of_ten_thousand_most_read_and_the_others_are_as_they_are_said_to_be() -> None:
    world = World()
    bot = world.bot("1:secret", "ocop_bot")
    found = gathered(10_000, world, bot, random.Random(1))
    kinds = [one.kind for one in found]
    assert kinds.count(Kind.BLOCKED) == 300
    assert kinds.count(Kind.DELETED) == 150
    assert len({one.chat_id for one in found}) == 10_000
    blocked = next(one for one in found if one.kind is Kind.BLOCKED)
    assert world.chats[bot.id, blocked.chat_id].blocked
    deleted = next(one for one in found if one.kind is Kind.DELETED)
    assert deleted.chat_id not in world.people
