"""The promises of an event can be seen to be broken."""

from benchmarks.event_day import promises
from benchmarks.event_day.promises import Row
from catalog.matching.events import Side

LAN, MAI = 7, 8
BUYERS = {Side.BUYER: 1, Side.PRODUCER: 0}
SEATED = "✅ Đã có chỗ. Mã vé: AAAAAA"
IN_LINE = "⏳ Đang trong danh sách chờ, thứ 1. Có chỗ trống là em báo ngay ạ."


def row(person: int, state: str, number: int = 1, ticket: str = "AAAAAA") -> Row:
    return Row(person, Side.BUYER, number, state, ticket)


def test_more_people_with_a_seat_than_seats_are_oversold() -> None:
    one, other = row(LAN, "confirmed"), row(MAI, "offered", 2, "BBBBBB")
    assert not promises.oversold([one], BUYERS)
    assert promises.oversold([one, other], BUYERS)


def test_who_stands_twice_or_not_at_all_is_seen() -> None:
    one = row(LAN, "confirmed")
    assert not promises.twice([one], [LAN])
    assert promises.twice([one], [LAN, MAI])
    assert promises.twice([one, row(LAN, "waiting", 2, "BBBBBB")], [LAN])


def test_a_ticket_or_a_number_that_two_have_is_seen() -> None:
    assert promises.twice([row(LAN, "confirmed"), row(MAI, "waiting", 2)], [LAN, MAI])
    assert promises.twice([row(LAN, "confirmed"), row(MAI, "waiting", 1, "B")], [LAN, MAI])


def test_a_free_seat_that_somebody_waits_for_is_seen() -> None:
    assert promises.stuck([row(LAN, "waiting")], BUYERS)
    assert not promises.stuck([row(LAN, "waiting"), row(MAI, "confirmed")], BUYERS)


def test_an_offer_past_one_who_came_before_is_unfair() -> None:
    assert promises.unfair([row(LAN, "waiting", 1), row(MAI, "offered", 2)])
    assert not promises.unfair([row(LAN, "offered", 1), row(MAI, "waiting", 2)])


def test_the_last_that_was_told_must_be_how_one_stands() -> None:
    assert not promises.mistold([row(LAN, "confirmed")], {LAN: [IN_LINE, SEATED, "Chào"]})
    assert not promises.mistold([row(LAN, "no_show")], {LAN: [SEATED]})
    assert promises.mistold([row(LAN, "waiting")], {LAN: [IN_LINE, SEATED]})
    assert promises.mistold([row(LAN, "confirmed")], {LAN: []})
    assert not promises.mistold([row(MAI, "checked_in")], {})


def test_a_ticket_of_somebody_else_is_seen() -> None:
    assert promises.mistold([row(LAN, "confirmed", ticket="BBBBBB")], {LAN: [SEATED]})


def test_a_wrong_place_in_line_is_seen() -> None:
    later = row(MAI, "waiting", 2, "BBBBBB")
    rows = [row(LAN, "waiting", 1), later]
    second = IN_LINE.replace("thứ 1", "thứ 2")
    assert not list(promises.misplaced(rows, {LAN: [IN_LINE], MAI: [second]}))
    assert list(promises.misplaced(rows, {LAN: [IN_LINE], MAI: [IN_LINE]}))
