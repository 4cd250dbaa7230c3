"""The ledger of the kill test can fail: each kind of broken promise is seen."""

import json
from collections import Counter

import pytest

from benchmarks.torture import evidence, hall
from benchmarks.torture.ledger import Act, Kind, Stored, Told, Verdict, judge
from catalog.people import Language
from handlers.buttons import ForgetProduct, encode
from handlers.texts import texts_of
from webchat.world import World

LAN = 1_000_001
NEED = Act(LAN, Kind.NEED, "zq1x1", "need:zq1x1")
SAVE = Act(LAN, Kind.SAVE, "7", "save:11")
FORGET = Act(LAN, Kind.FORGET, "7", "forget:12")
ENGLISH = Act(LAN, Kind.LANGUAGE, "en", "language:en")
VIETNAMESE = Act(LAN, Kind.LANGUAGE, "vi", "language:vi")
FIRST, SECOND = (Act(LAN, Kind.QUESTION, word, f"question:{word}") for word in ("zq1x2", "zq1x3"))
SEAT = Act(LAN, Kind.NOTICE, "seat", "bulk:seat")
COME, LEAVE, ACCEPT, DECLINE = (
    Act(LAN, kind, "K7", kind) for kind in (Kind.REGISTER, Kind.LEAVE, Kind.ACCEPT, Kind.DECLINE)
)
NEWS = Act(LAN, Kind.ANNOUNCEMENT, "fair", "bulk:fair")


def told(*marks: str) -> list[Told]:
    return [Told(LAN, frozenset({mark})) for mark in marks]


def kept(*effects: tuple[str, str], **stored: object) -> Stored:
    return Stored(Counter((LAN, kind, key) for kind, key in effects), **stored)  # type: ignore[arg-type]


def verdict(acts: list[Act], shown: list[Told], stored: Stored) -> Verdict:
    return judge(acts, shown, stored, [])


def test_a_change_that_was_stored_and_confirmed_breaks_nothing() -> None:
    found = verdict([NEED], told("need:zq1x1"), kept(("need", "zq1x1")))
    assert (found.broken, found.confirmed, found.repeated) == ([], 1, 0)


def test_a_confirmed_change_that_is_not_stored_is_lost() -> None:
    assert verdict([NEED], told("need:zq1x1"), kept()).lost == [
        "(1000001, <Kind.NEED: 'need'>, 'zq1x1'): 0, not 1"
    ]


def test_a_change_that_was_neither_stored_nor_confirmed_is_lost_too() -> None:
    found = verdict([NEED], [], kept())
    assert len(found.lost) == len(found.missing) == 1


def test_a_change_that_was_stored_twice_is_seen() -> None:
    stored = kept(("need", "zq1x1"), ("need", "zq1x1"))
    assert len(verdict([NEED], told("need:zq1x1"), stored).twice) == 1


def test_a_row_that_nobody_asked_for_is_seen() -> None:
    assert len(verdict([], [], kept(("request", "7"))).twice) == 1


def test_a_confirmation_that_never_came_is_missing() -> None:
    assert verdict([NEED], [], kept(("need", "zq1x1"))).missing == ["1000001: need zq1x1"]


def test_a_confirmation_may_be_repeated_and_is_counted() -> None:
    found = verdict([NEED], told(*["need:zq1x1"] * 3), kept(("need", "zq1x1")))
    assert (found.broken, found.repeated) == ([], 2)


def test_what_another_person_was_told_confirms_nothing() -> None:
    shown = [Told(LAN + 1, frozenset({"need:zq1x1"}))]
    assert verdict([NEED], shown, kept(("need", "zq1x1"))).missing


def test_a_product_is_kept_as_the_last_press_would_have_it() -> None:
    shown = told("save:11", "forget:12")
    assert not verdict([SAVE, FORGET], shown, kept()).broken
    assert verdict([SAVE, FORGET], shown, kept(("saved", "7"))).lost
    assert verdict([SAVE], shown, kept()).lost


def test_only_the_last_language_counts() -> None:
    shown = told("language:en", "language:vi")
    assert not verdict([ENGLISH, VIETNAMESE], shown, kept(("language", "vi"))).broken
    assert verdict([ENGLISH, VIETNAMESE], shown, kept(("language", "en"))).lost


def test_a_question_without_an_answer_is_seen() -> None:
    assert verdict([FIRST], [], kept(("question", "zq1x2"))).unanswered


def test_answers_out_of_the_order_of_asking_are_seen() -> None:
    stored = kept(("question", "zq1x2"), ("question", "zq1x3"))
    early = verdict([FIRST, SECOND], told("question:zq1x3", "question:zq1x2"), stored)
    assert len(early.disordered) == 1
    again = told("question:zq1x2", "question:zq1x3", "question:zq1x2")
    assert not verdict([FIRST, SECOND], again, stored).broken


def test_an_announcement_may_be_missing_but_not_come_twice() -> None:
    assert not verdict([NEWS], [], kept()).broken
    assert verdict([NEWS], told("bulk:fair", "bulk:fair"), kept()).twice


def test_a_notice_may_come_twice_but_not_be_missing() -> None:
    assert not verdict([SEAT], told("bulk:seat", "bulk:seat"), kept()).broken
    assert verdict([SEAT], [], kept()).missing


def test_bulk_stands_in_no_order() -> None:
    shown = told("question:zq1x2", "bulk:seat")
    assert not verdict([SEAT, FIRST], shown, kept(("question", "zq1x2"))).broken


def test_every_update_has_to_come_in_and_to_be_worked_on() -> None:
    stored = Stored(updates={1: "done", 2: "waiting", 3: "set_aside"}, owed=2)
    found = judge([], [], stored, [1, 2, 3, 4])
    assert found.lost == ["set aside: update 3", "update 4 never came in"]
    assert found.waiting == ["update 2 still waits", "2 messages are still owed"]


def at_event(*standings: tuple[int, str], seats: int = 1) -> Stored:
    return Stored(seats=seats, standings=list(standings))


def test_who_registered_may_have_a_seat_wait_for_one_or_be_offered_one() -> None:
    shown = told("register", "offer")
    for state in ("confirmed", "offered"):
        assert not verdict([COME], shown, at_event((LAN, state))).broken
    full = at_event((LAN, "waiting"), seats=0)
    assert not verdict([COME], shown, full).broken


def test_a_registration_that_is_not_stored_is_lost() -> None:
    assert verdict([COME], told("register"), at_event()).lost


def test_two_registrations_of_one_person_are_seen() -> None:
    twice = at_event((LAN, "confirmed"), (LAN, "confirmed"), seats=2)
    assert verdict([COME], told("register"), twice).twice


def test_a_registration_that_nobody_made_is_seen() -> None:
    assert verdict([], [], at_event((LAN, "confirmed"))).twice


def test_one_stands_as_the_last_act_would_have_it() -> None:
    shown = told("register", "leave", "accept", "decline")
    for act, kept_as, lost_as in (
        (LEAVE, "left", "confirmed"),
        (ACCEPT, "confirmed", "offered"),
        (DECLINE, "declined", "left"),
    ):
        assert not verdict([COME, act], shown, at_event((LAN, kept_as))).broken
        assert verdict([COME, act], shown, at_event((LAN, lost_as))).lost


def test_more_people_with_a_seat_than_seats_are_oversold() -> None:
    other = Act(LAN + 1, Kind.REGISTER, "K7", "register")
    shown = [*told("register", "offer"), Told(LAN + 1, frozenset({"register"}))]
    both = ((LAN, "offered"), (LAN + 1, "confirmed"))
    assert verdict([COME, other], shown, at_event(*both)).oversold
    assert not verdict([COME, other], shown, at_event(*both, seats=2)).broken


def test_a_seat_that_stays_free_while_somebody_waits_is_seen() -> None:
    assert verdict([COME], told("register"), at_event((LAN, "waiting"))).waiting


def test_an_offer_that_was_not_told_is_missing() -> None:
    assert verdict([COME], told("register"), at_event((LAN, "offered"))).missing


def test_registering_leaving_and_taking_a_seat_are_confirmed_each() -> None:
    assert verdict([COME], [], at_event((LAN, "confirmed"))).missing
    assert verdict([COME, LEAVE], told("register"), at_event((LAN, "left"))).missing
    assert verdict([COME, ACCEPT], told("register"), at_event((LAN, "confirmed"))).missing


def test_what_was_changed_about_the_event_is_counted() -> None:
    shown = told("register", "leave", "need:zq1x1")
    found = verdict([COME, LEAVE, NEED], shown, at_event((LAN, "left")))
    assert found.attending == {Kind.REGISTER: 1, Kind.LEAVE: 1}


def test_buttons_count_as_shown_where_they_are_set_or_stand_there_already_only() -> None:
    world = World()
    keep = json.dumps(
        {"inline_keyboard": [[{"text": "x", "callback_data": encode(ForgetProduct(7))}]]}
    )
    answers = (
        (200, True),
        (400, "Bad Request: message is not modified: specified new message content"),
        (400, "Bad Request: message to edit not found"),
        (0, None),
    )
    for number, (code, result) in enumerate(answers):
        params = {"chat_id": LAN, "message_id": number, "reply_markup": keep}
        record = world.calls.begin("ocop_bot", "editmessagereplymarkup", params)
        world.calls.end(record, code, result)
    shown = evidence.told(world, {}, {})
    assert [one.marks for one in shown] == [{"save:0"}, {"save:1"}]


@pytest.mark.parametrize("key", ["sign-up-done", "seat-taken", "declined", "left"])
@pytest.mark.parametrize("language", Language)
def test_what_became_of_a_seat_is_known_by_its_words(key: str, language: Language) -> None:
    said = texts_of(language)(key, title=hall.TITLE)
    known = {"sign-up-done": "register", "seat-taken": "accept", "declined": "decline"}
    assert list(hall.marks(said, ())) == [known.get(key, "leave")]
