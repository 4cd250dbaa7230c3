"""The steps of an announcement: each from its state only, and two at once are one."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from catalog import people
from catalog.database import Database
from catalog.news import announcements, announcing
from catalog.news.announcements import (
    Announcement,
    AnnouncementButton,
    AnnouncementState,
    ButtonKind,
    Content,
    Fate,
    Segment,
    shown,
    without,
)
from catalog.news.announcing import Flaw, Refusal, flaws_of
from catalog.news.rules import Rules
from catalog.news.subscribers import Role, Topic
from catalog.people import Language
from catalog.products import ProductGroup
from tests.catalog.fairground import (
    HTML,
    begun,
    deliver,
    draft,
    fates,
    in_outbox,
    organiser,
    send,
    spool,
    state_of,
    subscribe_all,
    tick,
)

HOUR = timedelta(hours=1)
LINK = AnnouncementButton(ButtonKind.LINK, "https://example.org", "Xem thêm")
FEW = Rules(confirm_above=1)


async def step(database: Database, name: str, announcement_id: int, *more: Any) -> Any:
    async with database.transaction() as session:
        return await getattr(announcing, name)(session, announcement_id, *more)


async def test_content_and_segment_come_back_as_they_were_written(
    database: Database, now: datetime
) -> None:
    content = Content("<b>a</b>", "b", ("photo",), "file", (LINK,))
    segment = Segment((ProductGroup.FOOD,), ("key",), Role.BUYER, 3, language=Language.EN)
    async with database.transaction() as session:
        by = await organiser(session, now)
        row = await announcing.create(
            session, by, Topic.FAIR, now, content=content, segment=segment
        )
    async with database.session(read_only=True) as session:
        stored = await announcements.get(session, row.stored_id)
        (listed,), _ = await announcements.latest(session)
    assert stored
    assert (stored.content, stored.segment, listed.id) == (content, segment, row.id)


def test_english_readers_get_the_vietnamese_where_there_is_no_english() -> None:
    assert Content("chào").text_in(Language.EN) == "chào"
    assert Content("chào", "hello").text_in(Language.EN) == "hello"
    assert Content("chào", "hello").text_in(Language.VI) == "chào"


@pytest.mark.parametrize(
    ("content", "flaws"),
    [
        (Content(HTML, buttons=(LINK,)), ()),
        (Content(" "), (Flaw.NO_TEXT,)),
        (
            Content("a", buttons=(AnnouncementButton(ButtonKind.EVENT, "1", " "),)),
            (Flaw.NO_LABEL,),
        ),
        (
            Content("a", buttons=(AnnouncementButton(ButtonKind.LINK, "http://a", "a"),)),
            (Flaw.BAD_LINK,),
        ),
        (Content("a", buttons=(LINK,) * 11), (Flaw.TOO_MANY_BUTTONS,)),
    ],
)
def test_a_content_tells_what_is_wrong_with_it(content: Content, flaws: tuple[Flaw, ...]) -> None:
    assert flaws_of(content) == flaws


async def test_any_part_of_a_draft_can_be_changed(database: Database, now: datetime) -> None:
    announcement = await draft(database, now)
    async with database.transaction() as session:
        row = await announcing.edit(
            session,
            announcement,
            topic=Topic.POLICY,
            segment=Segment(role=Role.PRODUCER),
            html_en="Fair",
            buttons=(LINK,),
        )
    assert isinstance(row, Announcement)
    assert row.content == Content(HTML, "Fair", buttons=(LINK,))
    assert (row.topic, row.segment.role, row.version) == (Topic.POLICY, Role.PRODUCER, 2)


async def test_a_draft_is_of_use_until_a_time_or_without_end(
    database: Database, now: datetime
) -> None:
    await subscribe_all(database, [1], now)
    announcement = await draft(database, now)
    for not_after in (now + HOUR, None):
        async with database.transaction() as session:
            row = await announcing.limit(session, announcement, not_after)
        assert isinstance(row, Announcement)
        assert row.not_after == not_after
    await send(database, announcement, now)
    async with database.transaction() as session:
        assert await announcing.limit(session, announcement, now) is Refusal.WRONG_STATE


def test_a_button_that_some_have_keeps_its_number() -> None:
    two = (LINK, replace(LINK, label="Khác"))
    assert without(two, 0, sent=False) == two[1:]
    left = without(two, 0, sent=True)
    assert shown(left) == [(1, two[1])]
    assert left[0].label == LINK.label


async def test_sending_begins_at_its_time(database: Database, now: datetime) -> None:
    await subscribe_all(database, [1], now)
    announcement = await draft(database, now)
    sent = await send(database, announcement, now, send_at=now + HOUR)
    assert isinstance(sent, Announcement)
    await tick(database, now + HOUR / 2)
    assert await state_of(database, announcement) is AnnouncementState.SCHEDULED
    await tick(database, now + HOUR)
    assert await state_of(database, announcement) is AnnouncementState.SENDING
    assert await fates(database, announcement) == {1: Fate.WAITING}


async def test_what_cannot_be_sent_says_why(database: Database, now: datetime) -> None:
    announcement = await draft(database, now)
    assert await send(database, announcement, now) is Refusal.NOBODY
    await subscribe_all(database, [1], now)
    assert await send(database, announcement, now, send_at=now - HOUR) is Refusal.PASSED
    await step(database, "edit", announcement)
    async with database.transaction() as session:
        await announcing.edit(session, announcement, html=" ")
    assert await send(database, announcement, now) is Refusal.INCOMPLETE
    async with database.transaction() as session:
        await announcing.edit(session, announcement, html="a")
        await announcing.limit(session, announcement, now + HOUR)
    assert await send(database, announcement, now, send_at=now + HOUR) is Refusal.PASSED
    assert await state_of(database, announcement) is AnnouncementState.DRAFT


async def test_many_are_reached_only_with_a_second_organisers_yes_to_what_they_saw(
    database: Database, now: datetime
) -> None:
    await subscribe_all(database, [1, 2], now)
    announcement = await draft(database, now)
    sent = await send(database, announcement, now, FEW)
    assert isinstance(sent, Announcement)
    assert sent.state is AnnouncementState.AWAITING
    first, version = sent.sent_by, sent.version
    async with database.transaction() as session:
        second = await organiser(session, now, 9_002)
    assert await step(database, "confirm", announcement, first, version) is Refusal.SAME_ORGANISER
    await step(database, "take_back", announcement)
    async with database.transaction() as session:
        await announcing.edit(session, announcement, html="khác")
    await send(database, announcement, now, FEW)
    assert await step(database, "confirm", announcement, second, version) is Refusal.CHANGED
    confirmed = await step(database, "confirm", announcement, second, version + 1)
    assert (confirmed.state, confirmed.confirmed_by) == (AnnouncementState.SCHEDULED, second)
    again = await step(database, "confirm", announcement, second, version + 1)
    assert again is Refusal.WRONG_STATE


async def test_few_are_reached_without(database: Database, now: datetime) -> None:
    await subscribe_all(database, [1], now)
    sent = await send(database, await draft(database, now), now, FEW)
    assert isinstance(sent, Announcement)
    assert sent.state is AnnouncementState.SCHEDULED


async def test_two_organisers_press_send_at_once_and_it_is_sent_once(
    database: Database, now: datetime
) -> None:
    await subscribe_all(database, [1, 2], now)
    announcement = await draft(database, now)
    answers = await asyncio.gather(*(send(database, announcement, now) for _ in range(5)))
    assert sorted(type(one).__name__ for one in answers) == ["Announcement"] + ["Refusal"] * 4
    await asyncio.gather(*(tick(database, now) for _ in range(3)))
    assert await fates(database, announcement) == {1: Fate.WAITING, 2: Fate.WAITING}


async def test_a_pause_takes_back_what_is_in_the_outbox_and_resuming_goes_on(
    database: Database, now: datetime
) -> None:
    await subscribe_all(database, [1, 2, 3], now)
    announcement = await begun(database, now)
    assert await spool(database, now, most=2) == [1, 2]
    await step(database, "pause", announcement)
    assert await in_outbox(database) == []
    assert await spool(database, now) == []
    await tick(database, now)
    assert await state_of(database, announcement) is AnnouncementState.PAUSED
    await step(database, "resume", announcement)
    assert await spool(database, now) == [1, 2, 3]
    await deliver(database, now)
    assert await state_of(database, announcement) is AnnouncementState.DONE


async def test_a_cancelling_ends_it_and_who_had_it_keeps_it(
    database: Database, now: datetime
) -> None:
    await subscribe_all(database, [1, 2, 3], now)
    announcement = await begun(database, now)
    assert await spool(database, now, most=1) == [1]
    await deliver(database, now)
    assert await spool(database, now, most=1) == [2]
    cancelled = await step(database, "cancel", announcement, None, now)
    assert (cancelled.state, cancelled.ended_at) == (AnnouncementState.CANCELLED, now)
    assert await in_outbox(database) == []
    ended = {1: Fate.SENT, 2: Fate.CANCELLED, 3: Fate.CANCELLED}
    assert await fates(database, announcement) == ended


async def test_sent_again_to_more_people_it_reaches_nobody_twice(
    database: Database, now: datetime
) -> None:
    await subscribe_all(database, [1, 2], now)
    only_one = Segment(language=Language.EN)
    async with database.transaction() as session:
        person = await people.meet(session, 1, now)
        person.language = Language.EN
    announcement = await begun(database, now, only_one)
    assert await spool(database, now) == [1]
    await deliver(database, now)
    await step(database, "widen", announcement, Segment())
    await send(database, announcement, now)
    await tick(database, now)
    assert await spool(database, now) == [2]
    await deliver(database, now)
    assert await fates(database, announcement) == {1: Fate.SENT, 2: Fate.SENT}


async def test_sent_again_after_a_cancelling_it_reaches_those_who_did_not_get_it(
    database: Database, now: datetime
) -> None:
    await subscribe_all(database, [1, 2], now)
    announcement = await begun(database, now)
    await spool(database, now, most=1)
    await deliver(database, now)
    await step(database, "cancel", announcement, None, now)
    await step(database, "widen", announcement, Segment())
    await send(database, announcement, now)
    await tick(database, now)
    assert await spool(database, now) == [2]


IN_STATE = {
    AnnouncementState.DRAFT: {"edit", "cancel"},
    AnnouncementState.AWAITING: {"confirm", "take_back", "cancel"},
    AnnouncementState.SCHEDULED: {"take_back", "cancel"},
    AnnouncementState.SENDING: {"pause", "cancel"},
    AnnouncementState.PAUSED: {"resume", "cancel"},
    AnnouncementState.DONE: {"widen"},
    AnnouncementState.CANCELLED: {"widen"},
    AnnouncementState.WITHDRAWN: set(),
}


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
@pytest.mark.parametrize("state", AnnouncementState)
async def test_each_step_is_taken_from_its_states_only(
    database: Database, now: datetime, state: AnnouncementState
) -> None:
    more: dict[str, tuple[Any, ...]] = {
        "edit": (),
        "confirm": (None, 1),
        "take_back": (),
        "pause": (),
        "resume": (),
        "cancel": (None, now),
        "widen": (Segment(),),
    }

    async def one_in_it() -> int:
        announcement = await draft(database, now)
        async with database.transaction() as session:
            (await announcements.lock(session, announcement)).state = state
        return announcement

    taken = set()
    for name, arguments in more.items():
        announcement = await one_in_it()
        if await step(database, name, announcement, *arguments) is not Refusal.WRONG_STATE:
            taken.add(name)
    assert taken == IN_STATE[state]
    sent = await send(database, await one_in_it(), now)
    is_draft = state is AnnouncementState.DRAFT
    assert sent is (Refusal.NOBODY if is_draft else Refusal.WRONG_STATE)
