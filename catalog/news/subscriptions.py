"""Subscribing: with a consent, one tap for each topic, group and place, and one word to end it.

A button of the picture says what is to be so (`on`), not "the other way round": a second press
changes nothing. Each step tells whether anything changed.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, delete, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog import consents
from catalog.consents import Consent, Purpose
from catalog.inserts import insert_for
from catalog.news import digests, outboxing
from catalog.news.announcements import Announcement, Delivery, Fate
from catalog.news.subscribers import (
    ChatKind,
    Choice,
    ChoiceKind,
    Role,
    Subscriber,
    Topic,
    choices_of,
    lock,
    of_chat,
    place_key,
    place_of,
)
from catalog.people import Language, Person
from catalog.places import Place
from catalog.products import ProductGroup


@dataclass(frozen=True, slots=True)
class Chat:
    """The chat that subscribes: a person's own, or a group or channel whose admin they are."""

    id: int
    kind: ChatKind = ChatKind.PERSON
    title: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """What a chat subscribed to. No groups, or no places, stands for all."""

    subscriber: Subscriber
    topics: frozenset[Topic]
    groups: frozenset[ProductGroup]
    places: tuple[Place, ...]


async def subscribe(
    session: AsyncSession,
    person: Person,
    chat: Chat,
    now: datetime,
    *,
    text_version: str,
    language: Language,
    topics: Collection[Topic],
    groups: Collection[ProductGroup] = (),
) -> Subscriber:
    """Subscribes the chat: the person agreed under the words of `text_version` in `language`.

    One that had stopped begins anew. One that had not keeps what it chose and gets the topics
    too, and the groups unless it wants all of them already.
    """
    row = await _locked(session, person, chat, language, now)
    if row.stopped_at:
        await session.exec(delete(Choice).where(col(Choice.subscriber_id) == row.id))
        row.since, row.stopped_at = now, None
    elif not any(one.kind is ChoiceKind.GROUP for one in await choices_of(session, row)):
        groups = ()
    await _agree(session, row, person, text_version, language, now)
    row.kind, row.title, row.language, row.left_at = chat.kind, chat.title[:200], language, None
    session.add(row)
    for topic in topics:
        await _choose(session, row, ChoiceKind.TOPIC, topic, now)
    for group in groups:
        await _choose(session, row, ChoiceKind.GROUP, group, now)
    return row


async def _locked(
    session: AsyncSession, person: Person, chat: Chat, language: Language, now: datetime
) -> Subscriber:
    """The chat's row; a new one has not subscribed yet. Two presses may make it at once."""
    if row := await lock(session, chat.id):
        return row
    new = Subscriber(
        chat_id=chat.id,
        kind=chat.kind,
        person_id=person.stored_id,
        language=language,
        since=now,
        stopped_at=now,
    )
    insert = insert_for(session, Subscriber).values(new.model_dump(exclude={"id"}))
    await session.exec(insert.on_conflict_do_nothing(index_elements=["chat_id"]))
    row = await lock(session, chat.id)
    assert row  # noqa: S101 - it is there now
    return row


async def _agree(
    session: AsyncSession,
    row: Subscriber,
    person: Person,
    text_version: str,
    language: Language,
    now: datetime,
) -> None:
    """One consent stands for a chat: the newest, unless it only says the same again."""
    if row.consent_id:
        query = select(Consent).where(Consent.id == row.consent_id)
        old = (await session.exec(query.execution_options(populate_existing=True))).one()
        words = (old.text_version, old.language)
        if words == (text_version, language) and not old.withdrawn_at:
            return
        await consents.withdraw(session, old.stored_id, now)
    new = await consents.give(
        session,
        person,
        Purpose.ANNOUNCEMENTS,
        text_version=text_version,
        language=language,
        now=now,
    )
    row.consent_id, row.person_id = new.stored_id, person.stored_id


async def _choose(
    session: AsyncSession, row: Subscriber, kind: ChoiceKind, value: str, now: datetime
) -> bool:
    key = (row.stored_id, kind, value)
    choice = await session.get(Choice, key, populate_existing=True)
    if choice and choice.off_at is None:
        return False
    choice = choice or Choice(subscriber_id=row.stored_id, kind=kind, value=value, since=now)
    choice.off_at = None
    session.add(choice)
    await session.flush()
    return True


async def picture(session: AsyncSession, chat_id: int) -> Picture | None:
    """None where the chat does not subscribe."""
    row = await of_chat(session, chat_id)
    if row is None or row.stopped_at:
        return None
    chosen = [one for one in await choices_of(session, row) if one.off_at is None]

    def values(kind: ChoiceKind) -> list[str]:
        return [one.value for one in chosen if one.kind is kind]

    return Picture(
        row,
        topics=frozenset(map(Topic, values(ChoiceKind.TOPIC))),
        groups=frozenset(map(ProductGroup, values(ChoiceKind.GROUP))),
        places=tuple(map(place_of, values(ChoiceKind.PLACE))),
    )


async def set_topic(
    session: AsyncSession, chat_id: int, topic: Topic, on: bool, now: datetime
) -> bool:
    """Also ends what is on its way about a topic that is switched off."""
    if on:
        return await _set(session, chat_id, ChoiceKind.TOPIC, topic, on, now)
    return await mute(session, chat_id, topic, now)


async def set_group(
    session: AsyncSession, chat_id: int, group: ProductGroup, on: bool, now: datetime
) -> bool:
    return await _set(session, chat_id, ChoiceKind.GROUP, group, on, now)


async def set_place(
    session: AsyncSession, chat_id: int, place: Place, on: bool, now: datetime
) -> bool:
    """A place of today or of old (`Places.find`)."""
    return await _set(session, chat_id, ChoiceKind.PLACE, place_key(place), on, now)


async def _set(
    session: AsyncSession, chat_id: int, kind: ChoiceKind, value: str, on: bool, now: datetime
) -> bool:
    row = await lock(session, chat_id)
    if row is None or row.stopped_at:
        return False
    if on:
        return await _choose(session, row, kind, value, now)
    mine = (col(Choice.subscriber_id) == row.id) & (col(Choice.kind) == kind)
    done = await session.exec(delete(Choice).where(mine, col(Choice.value) == value))
    return done.rowcount == 1


async def set_role(session: AsyncSession, chat_id: int, role: Role | None) -> bool:
    row = await lock(session, chat_id)
    if row is None or row.role is role:
        return False
    row.role = role
    session.add(row)
    return True


async def mute(
    session: AsyncSession,
    chat_id: int,
    topic: Topic,
    now: datetime,
    announcement_id: int | None = None,
) -> bool:
    """Nothing more about the topic, not even what is on its way.

    With the announcement under which the button stood, its report tells of it.
    """
    row = await lock(session, chat_id)
    if row is None:
        return False
    mine = (col(Choice.subscriber_id) == row.id) & (col(Choice.kind) == ChoiceKind.TOPIC)
    was_on = (col(Choice.value) == topic) & col(Choice.off_at).is_(None)
    done = await session.exec(update(Choice).where(mine, was_on).values(off_at=now))
    if done.rowcount == 0:
        return False
    because = (col(Delivery.chat_id) == chat_id) & (
        col(Delivery.announcement_id) == announcement_id
    )
    await session.exec(update(Delivery).where(because).values(muted_at=now))
    about = select(Announcement.id).where(Announcement.topic == topic)
    theirs = (col(Delivery.chat_id) == chat_id) & col(Delivery.announcement_id).in_(about)
    await outboxing.recall(session, theirs, Fate.LEFT)
    return True


async def stop_all(session: AsyncSession, chat_id: int, now: datetime) -> bool:
    """Ends everything at once, with what is on its way, and takes the consents back."""
    row = await lock(session, chat_id)
    ended = await digests.end_all(session, chat_id, now)
    if row is None or row.stopped_at:
        return ended
    row.stopped_at = now
    session.add(row)
    if row.consent_id:
        await consents.withdraw(session, row.consent_id, now)
    await outboxing.recall(session, col(Delivery.chat_id) == chat_id, Fate.LEFT)
    return True
