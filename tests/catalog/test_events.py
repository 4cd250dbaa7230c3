"""Events: made, announced, changed, begun and ended, one function a step."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pydantic import ValidationError
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog import clock
from catalog.database import Database
from catalog.matching import event_editing, event_questions, event_steps, events, notices
from catalog.matching.event_editing import Edited
from catalog.matching.event_questions import EventQuestion, QuestionKind
from catalog.matching.event_steps import Flaw, Incomplete, WrongState
from catalog.matching.events import Event, EventKind, EventState, Side
from catalog.matching.notices import Notice, NoticeKind
from catalog.matching.registrations import Refusal, Registration, Standing
from catalog.people import Language
from catalog.roles import Organiser
from tests.catalog.hall import (
    STARTS,
    a_draft,
    an_event,
    details,
    join,
    standings,
    try_to_join,
)

ME = Organiser(1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
WRONG: dict[Flaw, dict[str, Any]] = {
    Flaw.NO_TITLE: {"title": "  "},
    Flaw.ENDS_BEFORE_IT_STARTS: {"ends_at": STARTS},
    Flaw.DEADLINE_AFTER_START: {"deadline": STARTS + HOUR},
    Flaw.DEADLINE_PASSED: {"deadline": datetime(2026, 3, 1, tzinfo=UTC)},
    Flaw.NEGATIVE_SEATS: {"seats_producers": -1},
    Flaw.NO_SIDE: {"seats_buyers": 0, "seats_producers": 0},
    Flaw.NO_OFFER_TIME: {"offer_hours": 0},
    Flaw.BAD_REMINDER: {"reminders": [60, 0]},
}


async def test_a_draft_is_seen_by_nobody_until_it_is_published(
    session: AsyncSession, now: datetime
) -> None:
    draft = await a_draft(session, now)
    assert await events.coming(session, now) == []
    assert await event_steps.publish(session, ME, draft, now) is draft
    assert await events.coming(session, now) == [draft]
    again = await event_steps.publish(session, ME, draft, now)
    assert again == WrongState(EventState.PUBLISHED)


@pytest.mark.parametrize("flaw", WRONG)
async def test_a_flawed_event_is_not_published(
    session: AsyncSession, now: datetime, flaw: Flaw
) -> None:
    draft = await a_draft(session, now, **WRONG[flaw])
    assert await event_steps.publish(session, ME, draft, now) == Incomplete((flaw,))
    assert draft.state is EventState.DRAFT


async def test_an_event_that_began_is_not_published(session: AsyncSession, now: datetime) -> None:
    draft = await a_draft(session, now)
    assert await event_steps.publish(session, ME, draft, STARTS) == Incomplete(
        (Flaw.START_PASSED,)
    )


async def test_a_closed_event_opens_again_while_the_deadline_is_ahead(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now, deadline=STARTS - DAY)
    assert await event_steps.reopen(session, ME, event, now) == WrongState(EventState.PUBLISHED)
    assert await event_steps.close(session, ME, event, now) is event
    assert await event_steps.close(session, ME, event, now) == WrongState(EventState.CLOSED)
    late = await event_steps.reopen(session, ME, event, STARTS - DAY)
    assert late == Incomplete((Flaw.DEADLINE_PASSED,))
    assert await event_steps.reopen(session, ME, event, now) is event
    assert event.is_open(now)


async def test_coming_events_are_the_nearest_first_by_kind_and_place(
    session: AsyncSession, now: datetime
) -> None:
    later = await an_event(session, now, starts_at=STARTS + DAY, ends_at=STARTS + 2 * DAY)
    fair = await an_event(session, now, kind=EventKind.FAIR, province="Hà Nội", province_today="")
    assert await events.coming(session, now) == [fair, later]
    assert await events.coming(session, now, kind=EventKind.FAIR) == [fair]
    assert await events.coming(session, now, place="tỉnh Hưng Yên") == [later]
    assert await events.coming(session, now, place="thai binh") == [later]
    assert await events.coming(session, now, place="đồng bằng sông Hồng") == [fair, later]
    assert await events.coming(session, now, place="Huế") == []
    assert await events.coming(session, now, place="Tây Nguyên") == []
    assert await events.coming(session, STARTS + DAY) == [later]
    assert await events.latest(session, offset=1, limit=5) == ([fair], 2)


async def test_an_event_is_found_by_its_code(session: AsyncSession, now: datetime) -> None:
    event = await an_event(session, now)
    assert await events.by_code(session, event.code.lower()) is event
    assert await events.by_code(session, "nothing") is None
    assert await events.get(session, event.stored_id) is event


async def test_the_clock_starts_and_ends_what_is_due(database: Database, now: datetime) -> None:
    async with database.transaction() as session:
        event = await an_event(session, now, seats_buyers=1)
        await join(session, event, now)
        await join(session, event, now)
    seen = []
    for at in (STARTS - HOUR, STARTS, STARTS + 8 * HOUR - HOUR, STARTS + 8 * HOUR):
        async with database.transaction() as session:
            await clock.tick(session, at)
            event = await session.get_one(Event, event.id)
            seen.append((event.state.value, *await standings(session, event)))
    assert seen == [
        ("published", "confirmed", "waiting"),
        ("running", "confirmed", "waiting"),
        ("running", "confirmed", "waiting"),
        ("done", "no_show", "waiting"),
    ]


async def test_a_clock_that_stood_still_catches_up(session: AsyncSession, now: datetime) -> None:
    event = await an_event(session, now)
    await clock.tick(session, STARTS + 30 * DAY)
    assert event.state is EventState.DONE
    finished = await event_steps.finish(session, None, event, STARTS + 30 * DAY)
    assert finished == WrongState(EventState.DONE)
    assert await event_steps.start(session, ME, event, now) == WrongState(EventState.DONE)


async def test_a_cancelled_event_tells_all_who_are_concerned_and_nothing_else(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now, seats_buyers=1)
    rows = [await join(session, event, now) for _ in range(2)]
    assert await event_steps.cancel(session, ME, event, now) is event
    told = await notices.take_due(session, STARTS)
    assert [(due.registration, due.notice.kind) for due in told] == [
        (row, NoticeKind.EVENT_CANCELLED) for row in rows
    ]
    assert await notices.take_due(session, STARTS) == []
    assert await event_steps.cancel(session, ME, event, now) == WrongState(EventState.CANCELLED)
    assert await try_to_join(session, event, now) is Refusal.NOT_OPEN


async def test_a_copy_is_a_draft_at_another_time_with_the_same_questions(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now, deadline=STARTS - DAY)
    question = EventQuestion(
        event_id=0, position=0, kind=QuestionKind.TEXT, label_vi="Số xe?", side=Side.BUYER
    )
    await event_questions.ask_also(session, ME, event, question)
    copy = await event_editing.clone(session, ME, event, STARTS + 7 * DAY, now)
    assert (copy.state, copy.title, copy.seats_buyers) == (EventState.DRAFT, event.title, 2)
    assert copy.code != event.code
    assert copy.ends_at == event.ends_at + 7 * DAY
    assert copy.deadline == STARTS + 6 * DAY
    copied = await event_questions.questions_of(session, copy.stored_id)
    assert [one.label(Language.EN) for one in copied] == ["Số xe?"]


async def test_a_new_start_moves_the_end_and_the_deadline_along(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now, deadline=STARTS - DAY)
    changes = {"starts_at": (STARTS + HOUR).isoformat()}
    edited = await event_editing.edit(session, ME, event, changes, now)
    assert edited == Edited(event, frozenset({"starts_at", "ends_at", "deadline"}))
    assert (event.ends_at, event.deadline) == (STARTS + 9 * HOUR, STARTS - DAY + HOUR)


async def test_an_edit_that_breaks_an_announced_event_is_refused(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now)
    edited = await event_editing.edit(session, ME, event, {"ends_at": STARTS}, now)
    assert edited == Incomplete((Flaw.ENDS_BEFORE_IT_STARTS,))
    assert event.ends_at == STARTS + 8 * HOUR
    with pytest.raises(ValidationError):
        await event_editing.edit(session, ME, event, {"seats_buyers": "many"}, now)


async def test_an_old_flaw_does_not_stand_against_another_change(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now, deadline=STARTS - DAY)
    edited = await event_editing.edit(session, ME, event, {"venue": "Sân"}, STARTS - HOUR)
    assert edited == Edited(event, frozenset({"venue"}))


async def test_a_draft_takes_any_change_and_tells_nobody(
    session: AsyncSession, now: datetime
) -> None:
    draft = await a_draft(session, now)
    edited = await event_editing.edit(session, ME, draft, {"title": "", "venue": "Sân"}, now)
    assert isinstance(edited, Edited)
    assert (await session.exec(select(Notice))).all() == []


async def test_what_runs_keeps_its_start_and_what_is_over_keeps_all(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now)
    await event_steps.start(session, ME, event, STARTS)
    later = {"starts_at": STARTS + HOUR}
    running = await event_editing.edit(session, ME, event, later, STARTS)
    assert running == WrongState(EventState.RUNNING)
    assert isinstance(
        await event_editing.edit(session, ME, event, {"seats_buyers": 9}, STARTS), Edited
    )
    await event_steps.finish(session, ME, event, STARTS)
    done = await event_editing.edit(session, ME, event, {"title": "x"}, STARTS)
    assert done == WrongState(EventState.DONE)


async def test_an_earlier_start_shortens_the_offers(session: AsyncSession, now: datetime) -> None:
    event = await an_event(session, now, seats_buyers=0)
    row = Registration(
        event_id=event.stored_id,
        person_id=1,
        side=Side.BUYER,
        state=Standing.OFFERED,
        offered_until=STARTS - HOUR,
        number=1,
        ticket="ABCDEF",
        name="Nguyễn Văn A",
        language=Language.VI,
        consent_id=(await join(session, event, now, side=Side.PRODUCER)).consent_id,
        created_at=now,
    )
    row.number = 9
    session.add(row)
    await event_editing.edit(session, ME, event, {"starts_at": STARTS - DAY}, now)
    assert row.offered_until == STARTS - DAY


def test_details_are_read_from_plain_data_as_a_draft_keeps_it() -> None:
    kept = details(deadline=STARTS).model_dump(mode="json")
    read = events.EventDetails.model_validate(kept)
    assert (read.kind, read.deadline) == (EventKind.MATCHING, STARTS)


ANSWERS = [
    (QuestionKind.TEXT, "  12 thùng ", "12 thùng"),
    (QuestionKind.TEXT, " ", None),
    (QuestionKind.TEXT, "x" * 1001, None),
    (QuestionKind.NUMBER, "12", "12"),
    (QuestionKind.NUMBER, "1.500", "1500"),
    (QuestionKind.NUMBER, "1,500", "1500"),
    (QuestionKind.NUMBER, "1.500.000", "1500000"),
    (QuestionKind.NUMBER, "1 500", "1500"),
    (QuestionKind.NUMBER, "2,5", "2.5"),
    (QuestionKind.NUMBER, "0,125", "0.125"),
    (QuestionKind.NUMBER, "1.500,5", "1500.5"),
    (QuestionKind.NUMBER, "1,500.5", "1500.5"),
    (QuestionKind.NUMBER, "-3", "-3"),
    (QuestionKind.NUMBER, "3 người", "3"),
    (QuestionKind.NUMBER, "Dạ khoảng 3 người ạ.", "3"),
    (QuestionKind.NUMBER, "3người", "3"),
    (QuestionKind.NUMBER, "ba người", "3"),
    (QuestionKind.NUMBER, "hai", "2"),
    (QuestionKind.NUMBER, "two people", "2"),
    (QuestionKind.NUMBER, "25 kg", "25"),
    (QuestionKind.NUMBER, "2 tấn", None),
    (QuestionKind.NUMBER, "3 người và 2 trẻ em", None),
    (QuestionKind.NUMBER, "mười hai người", None),
    (QuestionKind.NUMBER, "2-3 người", None),
    (QuestionKind.NUMBER, "3 triệu", None),
    (QuestionKind.NUMBER, "a" * 999 + "1", None),
    (QuestionKind.NUMBER, "nhiều", None),
    (QuestionKind.NUMBER, "1.", None),
    (QuestionKind.NUMBER, "1.2.3", None),
    (QuestionKind.YES_NO, "Có ạ", None),
    (QuestionKind.YES_NO, "Có", "yes"),
    (QuestionKind.YES_NO, "không", "no"),
    (QuestionKind.PHONE, "0912 345 678", "+84912345678"),
    (QuestionKind.PHONE, "123", None),
    (QuestionKind.PHONE, "0912345678, 0912345679", None),
    (QuestionKind.CHOICE, "morning", "Sáng"),
    (QuestionKind.CHOICE, "sang", "Sáng"),
    (QuestionKind.CHOICE, "trưa", None),
    (QuestionKind.FILE, "BQACAg", "BQACAg"),
]


@pytest.mark.parametrize(("kind", "typed", "kept"), ANSWERS)
def test_answers_are_read_as_people_write_them(
    kind: QuestionKind, typed: str, kept: str | None
) -> None:
    question = EventQuestion(
        event_id=1,
        position=1,
        kind=kind,
        label_vi="Bao nhiêu (kg)?",
        options=[{"vi": "Sáng", "en": "Morning"}, {"vi": "Chiều"}],
    )
    assert event_questions.read_answer(question, typed) == kept
    assert question.labels(Language.EN) == ["Morning", "Chiều"]


async def test_a_question_that_wants_an_answer_gets_one_from_the_side_that_it_asks(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now)
    asked = [
        EventQuestion(
            event_id=0,
            position=0,
            kind=QuestionKind.TEXT,
            label_vi=label,
            required=True,
            side=side,
        )
        for label, side in (
            ("Số xe?", Side.BUYER),
            ("Gian hàng?", Side.PRODUCER),
            ("Ăn trưa?", None),
        )
    ]
    for question in asked:
        await event_questions.ask_also(session, ME, event, question)
    assert [one.position for one in asked] == [1, 2, 3]
    assert await try_to_join(session, event, now) is Refusal.INCOMPLETE
    first, _, last = asked
    row = await join(session, event, now, answers={str(first.id): "29A", str(last.id): "có"})
    assert row.state is Standing.CONFIRMED
    await event_questions.ask_no_more(session, ME, first)
    left = await event_questions.questions_of(session, event.stored_id, Side.BUYER)
    assert left == [last]
