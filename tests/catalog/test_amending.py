"""Corrections and withdrawals: everybody who has it, once, and whoever gets it meanwhile."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlmodel import select, update

from catalog.database import Database
from catalog.mail import sending
from catalog.mail.outbox import DeliveryState, Kind, OutgoingMessage
from catalog.mail.sending import Settled
from catalog.news import amending, announcements, announcing
from catalog.news.amending import How
from catalog.news.announcements import (
    Announcement,
    AnnouncementButton,
    AnnouncementState,
    ButtonKind,
    Content,
    Delivery,
    Fate,
    Segment,
)
from catalog.news.announcing import Refusal
from catalog.people import Language
from tests.catalog.fairground import (
    HTML,
    MOST,
    RULES,
    begun,
    deliver,
    draft,
    fates,
    in_outbox,
    send,
    spool,
    state_of,
    subscribe,
    subscribe_all,
    tick,
)

LINK = AnnouncementButton(ButtonKind.LINK, "https://example.org", "Xem")


async def correct(
    database: Database, announcement_id: int, html: str = "đúng"
) -> Announcement | Refusal:
    async with database.transaction() as session:
        return await amending.correct(
            session, announcement_id, html=html, html_en="right", buttons=[LINK]
        )


async def withdraw(
    database: Database, announcement_id: int, now: datetime
) -> Announcement | Refusal:
    async with database.transaction() as session:
        return await amending.withdraw(session, announcement_id, 1, now)


async def amend(
    database: Database, now: datetime, most: int = MOST
) -> list[tuple[int, How, str, list[int] | None]]:
    async with database.transaction() as session:
        due = await amending.take_due(session, now, RULES, most)
        replies = [(one, {"ids": one.delivery.message_ids}) for one in due]
        await amending.put(session, replies, now)
        return [
            (
                one.chat_id,
                one.how,
                one.announcement.content.text_in(one.language),
                one.delivery.message_ids,
            )
            for one in due
        ]


async def amended(database: Database) -> dict[int | None, Fate | None]:
    async with database.session(read_only=True) as session:
        return {one.chat_id: one.amended for one in await session.exec(select(Delivery))}


async def sent_to(database: Database, now: datetime, *chats: int) -> int:
    await subscribe_all(database, chats, now)
    announcement = await begun(database, now)
    await spool(database, now)
    await deliver(database, now)
    return announcement


async def test_a_correction_reaches_each_who_has_it_in_their_language_and_once(
    database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        await subscribe(session, 2, now, language=Language.EN)
    announcement = await sent_to(database, now, 1)
    row = await correct(database, announcement)
    assert isinstance(row, Announcement)
    assert row.content == Content("đúng", "right", buttons=(LINK,))
    assert await amend(database, now, most=1) == [(2, How.EDIT, "right", [1, 1])]
    assert await amend(database, now, most=1) == []
    await deliver(database, now, {2: DeliveryState.FAILED})
    assert await amend(database, now) == [(1, How.EDIT, "đúng", [2, 1])]
    assert await amend(database, now) == []
    async with database.session(read_only=True) as session:
        owed = await session.exec(
            select(OutgoingMessage.kind).where(OutgoingMessage.state == DeliveryState.PENDING)
        )
        assert list(owed) == [Kind.NOTICE]
    await deliver(database, now)
    assert await amended(database) == {1: Fate.SENT, 2: Fate.FAILED}
    assert await state_of(database, announcement) is AnnouncementState.DONE


async def test_a_second_correction_comes_after_the_first(
    database: Database, now: datetime
) -> None:
    announcement = await sent_to(database, now, 1)
    for html in ("một", "hai"):
        await correct(database, announcement, html)
        assert [one[2] for one in await amend(database, now)] == [html]
    assert await in_outbox(database) == [1, 1]


async def test_what_is_not_sent_yet_goes_out_corrected(database: Database, now: datetime) -> None:
    await subscribe_all(database, [1, 2, 3], now)
    announcement = await begun(database, now)
    await spool(database, now, most=1)
    await deliver(database, now)
    await spool(database, now, most=1)
    await correct(database, announcement)
    assert await spool(database, now) == [2, 3]
    async with database.session(read_only=True) as session:
        replies = await session.exec(
            select(OutgoingMessage.reply).where(OutgoingMessage.state == DeliveryState.PENDING)
        )
        assert list(replies) == [{"html": "đúng"}] * 2
    await deliver(database, now)
    assert [one[0] for one in await amend(database, now)] == [1]


async def test_what_a_sender_held_while_it_was_corrected_is_corrected_there(
    database: Database, now: datetime
) -> None:
    await subscribe_all(database, [1], now)
    announcement = await begun(database, now)
    await spool(database, now)
    async with database.transaction() as session:
        await session.exec(update(OutgoingMessage).values(state=DeliveryState.SENDING))
    await correct(database, announcement)
    assert await amend(database, now) == []
    async with database.transaction() as session:
        await session.exec(update(OutgoingMessage).values(state=DeliveryState.PENDING))
    await deliver(database, now)
    assert [one[0] for one in await amend(database, now)] == [1]


async def test_who_surely_did_not_get_it_gets_it_corrected(
    database: Database, now: datetime
) -> None:
    await subscribe_all(database, [1, 2], now)
    announcement = await begun(database, now)
    await spool(database, now)
    await deliver(database, now, {1: DeliveryState.FAILED, 2: DeliveryState.UNKNOWN})
    assert await state_of(database, announcement) is AnnouncementState.DONE
    await correct(database, announcement)
    assert await state_of(database, announcement) is AnnouncementState.SENDING
    assert await spool(database, now) == [1]
    await deliver(database, now)
    assert await fates(database, announcement) == {1: Fate.SENT, 2: Fate.UNKNOWN}
    assert await amend(database, now) == []


async def test_a_message_whose_ids_nobody_kept_cannot_be_amended(
    database: Database, now: datetime
) -> None:
    announcement = await sent_to(database, now, 1)
    async with database.transaction() as session:
        await session.exec(update(Delivery).values(message_ids=None))
    await correct(database, announcement)
    assert await amend(database, now) == []
    assert await amended(database) == {1: Fate.UNKNOWN}


async def arrived_in_part(database: Database, now: datetime, *chats: int) -> int:
    """Of the messages to each, the first is known to be there, and no more."""
    await subscribe_all(database, chats, now)
    announcement = await begun(database, now)
    await spool(database, now)
    async with database.transaction() as session:
        rows = (await session.exec(select(OutgoingMessage))).all()
        state = DeliveryState.UNKNOWN
        await sending.settle(
            session, [Settled(row.id or 0, row.tries, state, now, "", (7,)) for row in rows]
        )
    await tick(database, now)
    assert set((await fates(database, announcement)).values()) == {Fate.UNKNOWN}
    return announcement


async def test_what_came_in_part_is_taken_back_as_far_as_it_is_known(
    database: Database, now: datetime
) -> None:
    announcement = await arrived_in_part(database, now, 1)
    await correct(database, announcement)
    assert await amend(database, now) == []  # the words are in the part that is not known
    assert await amended(database) == {1: Fate.UNKNOWN}
    await withdraw(database, announcement, now)
    assert [(how, ids) for _, how, _, ids in await amend(database, now)] == [(How.DELETE, [7])]
    await deliver(database, now)
    assert await amended(database) == {1: Fate.SENT}
    assert await fates(database, announcement) == {1: Fate.UNKNOWN}


async def test_of_what_came_in_part_long_ago_the_known_part_is_blanked(
    database: Database, now: datetime
) -> None:
    announcement = await arrived_in_part(database, now, 1)
    later = now + timedelta(hours=49)
    await withdraw(database, announcement, later)
    assert [how for _, how, *_ in await amend(database, later)] == [How.BLANK]


async def test_of_what_nobody_knows_it_is_said_once_it_will_not_turn_up_any_more(
    database: Database, now: datetime
) -> None:
    await subscribe_all(database, [1], now)
    announcement = await begun(database, now)
    await spool(database, now)
    await deliver(database, now, {1: DeliveryState.UNKNOWN})
    await withdraw(database, announcement, now)
    assert await amend(database, now) == []
    assert await amended(database) == {1: None}
    assert await amend(database, now + timedelta(hours=1)) == []
    assert await amended(database) == {1: Fate.UNKNOWN}


async def test_a_withdrawal_deletes_what_may_be_deleted_and_blanks_the_rest(
    database: Database, now: datetime
) -> None:
    await subscribe_all(database, [1, 2, 3], now)
    announcement = await begun(database, now)
    for hours in (0, 47):
        await spool(database, now + timedelta(hours=hours), most=1)
        await deliver(database, now + timedelta(hours=hours))
    later = now + timedelta(hours=49)
    row = await withdraw(database, announcement, later)
    assert isinstance(row, Announcement)
    assert row.state is AnnouncementState.WITHDRAWN
    hows = [(chat, how) for chat, how, *_ in await amend(database, later)]
    assert hows == [(1, How.BLANK), (2, How.DELETE)]
    assert await spool(database, later) == []
    ended = {1: Fate.SENT, 2: Fate.SENT, 3: Fate.CANCELLED}
    assert await fates(database, announcement) == ended
    assert await withdraw(database, announcement, later) is Refusal.WRONG_STATE
    assert await correct(database, announcement) is Refusal.WRONG_STATE


async def test_a_cancelled_one_is_corrected_where_it_stands_and_goes_to_nobody_else(
    database: Database, now: datetime
) -> None:
    await subscribe_all(database, [1, 2], now)
    announcement = await begun(database, now)
    await spool(database, now, most=1)
    await deliver(database, now)
    async with database.transaction() as session:
        await announcing.cancel(session, announcement, 1, now)
    await correct(database, announcement)
    assert [one[0] for one in await amend(database, now)] == [1]
    assert await spool(database, now) == []


async def test_sending_again_to_more_people_changes_nothing_for_those_who_have_it(
    database: Database, now: datetime
) -> None:
    announcement = await sent_to(database, now, 1)
    async with database.transaction() as session:
        await announcing.widen(session, announcement, Segment())
        await announcing.edit(session, announcement, html="mới")
    await subscribe_all(database, [2], now)
    await send(database, announcement, now)
    await tick(database, now)
    await spool(database, now)
    await deliver(database, now)
    assert await amend(database, now) == []


async def test_what_was_never_sent_is_neither_corrected_nor_withdrawn(
    database: Database, now: datetime
) -> None:
    announcement = await draft(database, now)
    assert await correct(database, announcement) is Refusal.WRONG_STATE
    assert await withdraw(database, announcement, now) is Refusal.WRONG_STATE
    async with database.session(read_only=True) as session:
        row = await announcements.get(session, announcement)
        assert row
        assert row.content.html == HTML


async def test_a_correction_that_says_nothing_is_refused(
    database: Database, now: datetime
) -> None:
    announcement = await sent_to(database, now, 1)
    assert await correct(database, announcement, " ") is Refusal.INCOMPLETE
    assert await amend(database, now) == []


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
async def test_replicas_that_amend_at_once_do_so_once(database: Database, now: datetime) -> None:
    announcement = await sent_to(database, now, *range(1, 21))
    await correct(database, announcement)
    done = await asyncio.gather(*(amend(database, now) for _ in range(4)))
    assert sorted(one[0] for each in done for one in each) == list(range(1, 21))
