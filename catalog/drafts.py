"""Drafts: a form that someone is filling in, one per person and chat. It outlives the process."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, inspect
from sqlmodel import Field, SQLModel
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.columns import EnumText, UTCDateTime
from catalog.matching import unfinished
from catalog.people import Person

PATIENCE = timedelta(hours=2)
"""For the short forms of a chat, and for what is typed: after so long a text is a question. A form
that asks for more is in `PATIENCES`."""


class Form(StrEnum):
    NEED = "need"
    """What someone looks for: `text` (maybe still ""), `before` its last line; `product_id`."""
    PHONE = "phone"
    """A phone number, for `product_id` (a contact request) or `need_id`; `consent_id`."""
    REGISTRATION = "registration"
    """For `event_id` as `side`, at `step`; what was said so far."""
    CONSENT = "consent"
    """A press that is waited for, until something else is done: `shown`, its buttons."""
    INTEREST = "interest"
    """Of which events someone wants to hear: `text`, "" until it is typed."""
    EVENT = "event"
    """An organiser's: a new event, a part of one, a question of its own; at `step`."""
    DESK = "desk"
    """The desk of `event_id` is open: what is typed is looked for; `side` while it is a name."""
    ANNOUNCEMENT = "announcement"
    """An organiser's: one `part` of `announcement_id`."""
    PLACE = "place"
    """Places of a subscription: `found`, the keys of those that were asked about; `chat`, whose
    they are: a group or channel, or 0 for one's own."""


PATIENCES = {
    Form.REGISTRATION: timedelta.max,
    Form.EVENT: timedelta(days=7),
    Form.DESK: timedelta(hours=24),
    Form.ANNOUNCEMENT: timedelta(days=7),
    Form.CONSENT: timedelta(minutes=30),
}
"""A registration waits as long as the event is open, which its reader looks at."""


class Draft(SQLModel, table=True):
    person_id: int = Field(foreign_key="person.id", primary_key=True)
    chat_id: int = Field(primary_key=True, sa_type=BigInteger)
    form: Form = Field(sa_type=EnumText(Form))
    """Which form: it decides who reads the next message."""
    data: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    updated_at: datetime = Field(sa_type=UTCDateTime)


async def open_draft(
    session: AsyncSession,
    person: Person,
    chat_id: int,
    form: Form,
    now: datetime,
    data: dict[str, Any],
) -> Draft:
    """Begins a form here, or goes on with new data; another form gives way to it.

    A registration that is half filled in is kept then; see `unfinished`.
    """
    old = await of_chat(session, person, chat_id)
    if old and old.form is Form.REGISTRATION and _what(old.form, old.data) != _what(form, data):
        await unfinished.keep(session, person.stored_id, chat_id, old.data, now)
    row = Draft(person_id=person.stored_id, chat_id=chat_id, form=form, data=data, updated_at=now)
    return await session.merge(row)


def _what(form: Form, data: dict[str, Any]) -> tuple[Any, ...]:
    return form, data.get("event_id"), data.get("side")


async def has_ended(session: AsyncSession, draft: Draft) -> bool:
    """Whether it was put away in this unit of work; then it is gone for what is read next."""
    if draft not in session.deleted and not inspect(draft).deleted:
        return False
    await session.flush()
    return True


async def of_chat(session: AsyncSession, person: Person, chat_id: int) -> Draft | None:
    """The form here, also one that was left alone too long."""
    return await session.get(Draft, (person.stored_id, chat_id))


async def open_form(
    session: AsyncSession, person: Person, chat_id: int, now: datetime
) -> Draft | None:
    """The form that is open here; one left alone too long no longer reads messages."""
    draft = await of_chat(session, person, chat_id)
    return draft if draft and is_open(draft, now) else None


def is_open(draft: Draft, now: datetime) -> bool:
    return now - draft.updated_at <= PATIENCES.get(draft.form, PATIENCE)


def is_left_alone(draft: Draft, now: datetime) -> bool:
    """Whether so long has passed that a text is hardly an answer to what the form asked."""
    return now - draft.updated_at > PATIENCE


async def put_away(session: AsyncSession, draft: Draft, now: datetime) -> None:
    """Reads nothing any more; a registration is kept, to be gone on with (see `unfinished`)."""
    await unfinished.keep(session, draft.person_id, draft.chat_id, draft.data, now)
    await session.delete(draft)


async def drop_draft(session: AsyncSession, person: Person, chat_id: int) -> bool:
    """Forgets the form that is open here; False where there is none."""
    draft = await of_chat(session, person, chat_id)
    if draft is None:
        return False
    await session.delete(draft)
    return True
