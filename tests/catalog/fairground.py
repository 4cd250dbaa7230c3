"""What tests of announcements share: subscribers, an announcement, a channel that says yes."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog import people, places
from catalog.database import Database
from catalog.mail import sending
from catalog.mail.outbox import DeliveryState, OutgoingMessage
from catalog.mail.sending import Settled
from catalog.news import announcing, spooling, subscriptions
from catalog.news.announcements import (
    Announcement,
    AnnouncementState,
    Content,
    Delivery,
    Fate,
    Segment,
)
from catalog.news.rules import Rules
from catalog.news.subscribers import Subscriber, Topic
from catalog.news.subscriptions import Chat
from catalog.people import Language
from catalog.products import ProductGroup

RULES = Rules()
PLACES = places.shipped()
HTML = "<b>Hội chợ OCOP</b> ở Đông Hưng"
MOST = 500


async def subscribe(
    session: AsyncSession,
    chat_id: int,
    now: datetime,
    *,
    topics: Collection[Topic] = (Topic.FAIR,),
    groups: Collection[ProductGroup] = (),
    language: Language = Language.VI,
    chat: Chat | None = None,
    version: str = "1",
) -> Subscriber:
    person = await people.meet(session, chat_id, now)
    return await subscriptions.subscribe(
        session,
        person,
        chat or Chat(chat_id),
        now,
        text_version=version,
        language=language,
        topics=topics,
        groups=groups,
    )


async def subscribe_all(database: Database, chats: Iterable[int], now: datetime) -> None:
    async with database.transaction() as session:
        for chat_id in chats:
            await subscribe(session, chat_id, now)


async def organiser(session: AsyncSession, now: datetime, channel_id: int = 9_001) -> int:
    return (await people.meet(session, channel_id, now)).stored_id


async def draft(
    database: Database,
    now: datetime,
    segment: Segment | None = None,
    topic: Topic = Topic.FAIR,
    html: str = HTML,
) -> int:
    async with database.transaction() as session:
        by = await organiser(session, now)
        row = await announcing.create(
            session, by, topic, now, content=Content(html), segment=segment
        )
        return row.stored_id


async def send(
    database: Database, announcement_id: int, now: datetime, rules: Rules = RULES, **more: Any
) -> Announcement | announcing.Refusal:
    async with database.transaction() as session:
        by = await organiser(session, now)
        return await announcing.send(session, announcement_id, by, now, rules, PLACES, **more)


async def begun(
    database: Database, now: datetime, segment: Segment | None = None, rules: Rules = RULES
) -> int:
    """An announcement under way, of which nothing is in the outbox yet."""
    announcement_id = await draft(database, now, segment)
    sent = await send(database, announcement_id, now, rules)
    assert isinstance(sent, Announcement)
    await tick(database, now, rules)
    return announcement_id


async def tick(database: Database, now: datetime, rules: Rules = RULES) -> None:
    async with database.transaction() as session:
        await spooling.tick(session, now, rules, PLACES)


async def spool(
    database: Database, now: datetime, rules: Rules = RULES, most: int = MOST
) -> list[int]:
    """Puts what is due into the outbox; the chats."""
    async with database.transaction() as session:
        due = await spooling.take_due(session, now, rules, most)
        replies = [(one, {"html": one.announcement.content.text_in(one.language)}) for one in due]
        await spooling.put(session, replies, now)
        return [one.chat_id for one in due]


async def deliver(
    database: Database,
    now: datetime,
    states: dict[int, DeliveryState] | None = None,
    rules: Rules = RULES,
) -> list[int]:
    """What a sender does: all that is in the outbox is sent, or ends as said; the chats."""
    async with database.transaction() as session:
        query = select(OutgoingMessage).where(OutgoingMessage.state == DeliveryState.PENDING)
        rows = (await session.exec(query.order_by(col(OutgoingMessage.id)))).all()
        ended = []
        for row in rows:
            state = (states or {}).get(row.chat_id, DeliveryState.SENT)
            ids = (row.id or 0, 1) if state is DeliveryState.SENT else ()
            ended.append(Settled(row.id or 0, row.tries, state, now, "", ids))
        await sending.settle(session, ended)
        chats = [row.chat_id for row in rows]
    await tick(database, now, rules)
    return chats


async def fates(database: Database, announcement_id: int) -> dict[int | None, Fate]:
    async with database.session(read_only=True) as session:
        query = select(Delivery).where(Delivery.announcement_id == announcement_id)
        rows = await session.exec(query.order_by(col(Delivery.id)))
        return {row.chat_id: row.fate for row in rows}


async def state_of(database: Database, announcement_id: int) -> AnnouncementState:
    async with database.session(read_only=True) as session:
        row = await session.get(Announcement, announcement_id)
        assert row
        return row.state


async def in_outbox(database: Database) -> list[int]:
    async with database.session(read_only=True) as session:
        query = select(OutgoingMessage.chat_id).where(
            OutgoingMessage.state == DeliveryState.PENDING
        )
        return sorted(await session.exec(query))
