"""The audience: whom an announcement reaches, and why others are left out.

The universe is everyone who ever chose the topic and fits the segment, and, of an event's people,
those who never subscribed. Of them each has one reason to be left out, or none.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, false, func, literal, or_, select, true
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.consents import Consent
from catalog.news import standing
from catalog.news.announcements import AGAIN, Announcement, Delivery, Fate, Segment
from catalog.news.rules import WEEK, Rules
from catalog.news.subscribers import (
    ChatKind,
    Choice,
    ChoiceKind,
    Role,
    Subscriber,
    place_key,
    place_of,
)
from catalog.people import Language, Person
from catalog.places import Places


class Why(StrEnum):
    """Why someone is left out."""

    ALREADY = "already"
    """They have it, or are getting it."""
    NO_CONSENT = "no_consent"
    """Never subscribed, or stopped."""
    BLOCKED = "blocked"
    MUTED = "muted"
    """Switched this topic off."""


@dataclass(frozen=True, slots=True)
class Audience:
    """How many it reaches; of these, how many later than at once; and how many not, and why."""

    reached: int
    capped: int
    """Had as many this week as one may have: they get it when there is room."""
    quiet: int
    """All who are reached, if it would be sent in quiet hours: they get it after these."""
    left_out: dict[Why, int]


def why(announcement_id: int | None) -> ColumnElement[str | None]:
    """Of `pool`: why that subscriber is left out; NULL for one who is reached."""
    has_it = exists().where(
        col(Delivery.announcement_id) == announcement_id,
        col(Delivery.chat_id) == col(Subscriber.chat_id),
        col(Delivery.fate).not_in(AGAIN),
    )
    stopped = or_(
        col(Subscriber.stopped_at).is_not(None),
        col(Consent.id).is_(None),
        col(Consent.withdrawn_at).is_not(None),
    )
    is_person = col(Subscriber.kind) == ChatKind.PERSON
    blocked = or_(
        col(Subscriber.left_at).is_not(None),
        and_(is_person, col(Person.left_at).is_not(None)),
    )
    reasons = [
        (has_it if announcement_id else false(), Why.ALREADY),
        (stopped, Why.NO_CONSENT),
        (blocked, Why.BLOCKED),
        (or_(col(Choice.off_at).is_not(None), col(Choice.value).is_(None)), Why.MUTED),
    ]
    return case(*((condition, literal(reason.value)) for condition, reason in reasons))


def pool(*columns: Any, topic: Any, source: Any = Subscriber, ever: bool = True) -> Any:
    """Selects from subscribers: those who `ever` chose the topic (a value, or a column), or all.

    `source` is the table, or a join with it.
    """
    chose = and_(
        col(Choice.subscriber_id) == col(Subscriber.id),
        col(Choice.kind) == ChoiceKind.TOPIC,
        col(Choice.value) == topic,
    )
    return (
        select(*columns)
        .select_from(source)
        .join(Choice, chose, isouter=not ever)
        .join(Person, col(Person.id) == col(Subscriber.person_id))
        .join(Consent, col(Consent.id) == col(Subscriber.consent_id), isouter=True)
    )


def language() -> ColumnElement[Language]:
    """Of `pool`: a person's own choice, else the language in which the chat subscribed."""
    own = and_(col(Subscriber.kind) == ChatKind.PERSON, col(Person.language).is_not(None))
    return case((own, col(Person.language)), else_=col(Subscriber.language))


async def fits(session: AsyncSession, segment: Segment, places: Places) -> ColumnElement[bool]:
    """Of `pool`: whether that subscriber is in the segment."""
    conditions: list[ColumnElement[bool]] = [true()]
    if segment.groups:
        conditions.append(_chose(ChoiceKind.GROUP, segment.groups))
    if segment.places:
        near = await _sharing(session, segment.places, places)
        conditions.append(_chose(ChoiceKind.PLACE, near))
    if segment.role:
        conditions.append(_is(segment.role))
    if segment.event_id is not None:
        theirs = standing.people_at(segment.event_id, segment.attendance)
        conditions.append(_person_in(theirs))
    if segment.language:
        conditions.append(language() == segment.language)
    return and_(*conditions)


def _chose(kind: ChoiceKind, values: Collection[str]) -> ColumnElement[bool]:
    """Chose one of the values, or nothing of the kind, which is all."""
    one = _another(kind).where(_choice.c.value.in_(list(values)))
    return or_(one.exists(), ~_another(kind).exists())


_choice: Any = Choice.__table__.alias("one")  # type: ignore[attr-defined]


def _another(kind: ChoiceKind) -> Any:
    mine = _choice.c.subscriber_id == col(Subscriber.id)
    return select(_choice.c.value).where(mine, _choice.c.kind == kind)


async def _sharing(session: AsyncSession, keys: Collection[str], places: Places) -> list[str]:
    """Of the places that somebody chose, those that share ground with one of these."""
    around = {place_key(other) for key in keys for other in places.sharing(place_of(key))} | set(
        keys
    )
    chosen: Any = select(col(Choice.value)).where(col(Choice.kind) == ChoiceKind.PLACE).distinct()
    return [key for key in (await session.exec(chosen)).scalars() if key in around]


def _is(role: Role) -> ColumnElement[bool]:
    registered = _person_in(standing.registered_as(role))
    return or_(col(Subscriber.role) == role, registered)


def _person_in(people: Any) -> ColumnElement[bool]:
    is_person = col(Subscriber.kind) == ChatKind.PERSON
    return and_(is_person, col(Subscriber.person_id).in_(people))


async def count(
    session: AsyncSession, announcement: Announcement, rules: Rules, at: datetime, places: Places
) -> Audience:
    """Whom it would reach if it were sent at that time."""
    segment = announcement.segment
    columns = (why(announcement.id).label("why"), _is_capped(rules, at).label("capped"))
    query = pool(*columns, topic=announcement.topic.value)
    each = query.where(await fits(session, segment, places)).subquery()
    grouped: Any = select(each.c.why, each.c.capped, func.count()).group_by(
        each.c.why, each.c.capped
    )
    left_out = dict.fromkeys(Why, 0)
    reached = capped = 0
    for reason, is_capped, number in (await session.exec(grouped)).all():
        if reason:
            left_out[Why(reason)] += number
        else:
            reached += number
            capped += number if is_capped else 0
    left_out[Why.NO_CONSENT] += await _never_subscribed(session, announcement)
    return Audience(reached, capped, reached if rules.is_quiet(at) else 0, left_out)


async def speaks(
    session: AsyncSession, announcement: Announcement, spoken: Language, places: Places
) -> bool:
    """Whether it reaches, or reached, somebody in this language."""
    theirs = pool(col(Subscriber.id), topic=announcement.topic.value)
    wanted = why(None).is_(None) & (language() == spoken)
    query = theirs.where(wanted, await fits(session, announcement.segment, places)).limit(1)
    return (await session.exec(query)).first() is not None


def _is_capped(rules: Rules, at: datetime) -> ColumnElement[bool]:
    mine = col(Delivery.chat_id) == col(Subscriber.chat_id)
    number = select(func.count()).where(mine, took_room(at)).scalar_subquery()
    return number >= rules.per_week


def took_room(at: datetime) -> ColumnElement[bool]:
    """Of a delivery: whether it counts in the week before that time. A lost one does, too."""
    counted = (Fate.SPOOLED, Fate.SENT, Fate.UNKNOWN)
    return and_(col(Delivery.fate).in_(counted), moment() > at - WEEK)


def moment() -> ColumnElement[datetime]:
    """When a delivery was made, as far as it is known."""
    return func.coalesce(col(Delivery.sent_at), col(Delivery.spooled_at))


async def _never_subscribed(session: AsyncSession, announcement: Announcement) -> int:
    """Of an event's people, those who never chose the topic."""
    segment = announcement.segment
    if segment.event_id is None:
        return 0
    chose = pool(col(Subscriber.person_id), topic=announcement.topic.value)
    chose = chose.where(col(Subscriber.kind) == ChatKind.PERSON)
    theirs = standing.people_at(segment.event_id, segment.attendance).subquery()
    query: Any = select(func.count()).select_from(theirs).where(theirs.c[0].not_in(chose))
    return int((await session.exec(query)).scalar_one())
