"""Invitations: single-use links to a role. Of the token only the hash is kept."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from sqlalchemy import ColumnElement
from sqlmodel import Field, col, delete, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog import roles
from catalog.columns import EnumText, Stored, UTCDateTime
from catalog.people import Person
from catalog.roles import Admin, DeskRole, Organiser, OrganiserRole

LASTS = timedelta(days=3)


class Role(StrEnum):
    ORGANISER = "organiser"
    """Runs all events."""
    DESK = "desk"
    """Checks people in at one event."""


class Invitation(Stored, table=True):
    token_hash: str = Field(max_length=64, unique=True)
    role: Role = Field(sa_type=EnumText(Role))
    event_id: int | None = Field(default=None, foreign_key="event.id")
    invited_by: int = Field(foreign_key="person.id", index=True)
    created_at: datetime = Field(sa_type=UTCDateTime)
    expires_at: datetime = Field(sa_type=UTCDateTime)
    used_by: int | None = Field(default=None, foreign_key="person.id")
    used_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    revoked_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class Acceptance(StrEnum):
    """What became of the use of a link."""

    ACCEPTED = "accepted"
    """The role is theirs from now on."""
    ALREADY_YOURS = "already_yours"
    """They had it. The link is not used up by that."""
    USED = "used"
    """Somebody else was faster."""
    EXPIRED = "expired"
    REVOKED = "revoked"
    UNKNOWN = "unknown"
    """There is no such link."""


@dataclass(frozen=True, slots=True)
class Accepted:
    outcome: Acceptance
    role: Role | None = None
    event_id: int | None = None


async def invite_organiser(
    session: AsyncSession, by: Admin, now: datetime, lasts: timedelta = LASTS
) -> str:
    """A token of 32 of A–Z, a–z, 0–9, - and _, to be put into a link and told once."""
    return await _invite(session, by, Role.ORGANISER, None, now, lasts)


async def invite_desk(
    session: AsyncSession, by: Organiser, event_id: int, now: datetime, lasts: timedelta = LASTS
) -> str:
    """As `invite_organiser`, for the desk of one event."""
    return await _invite(session, by, Role.DESK, event_id, now, lasts)


async def _invite(
    session: AsyncSession,
    by: Organiser,
    role: Role,
    event_id: int | None,
    now: datetime,
    lasts: timedelta,
) -> str:
    token = secrets.token_urlsafe(24)
    session.add(
        Invitation(
            token_hash=_hash(token),
            role=role,
            event_id=event_id,
            invited_by=by.person_id,
            created_at=now,
            expires_at=now + lasts,
        )
    )
    await session.flush()
    return token


async def accept(
    session: AsyncSession, person: Person, token: str, now: datetime, name: str = ""
) -> Accepted:
    """Gives the person the role that the link promises, once; `name` is how their account is
    called, which organisers see."""
    query = select(Invitation).where(Invitation.token_hash == _hash(token))
    query = query.with_for_update().execution_options(populate_existing=True)
    invitation = (await session.exec(query)).first()
    if invitation is None:
        return Accepted(Acceptance.UNKNOWN)
    outcome = await _outcome(session, person, invitation, now)
    if outcome is Acceptance.ACCEPTED:
        invitation.used_by, invitation.used_at = person.stored_id, now
        if invitation.event_id is None:
            await roles.appoint_organiser(session, person.stored_id, now, name)
        else:
            event_id = invitation.event_id
            await roles.appoint_desk(session, person.stored_id, event_id, now, name)
    return Accepted(outcome, invitation.role, invitation.event_id)


async def _outcome(
    session: AsyncSession, person: Person, invitation: Invitation, now: datetime
) -> Acceptance:
    if await _has(session, person, invitation):
        return Acceptance.ALREADY_YOURS
    if invitation.revoked_at:
        return Acceptance.REVOKED
    if invitation.used_at:
        return Acceptance.USED
    return Acceptance.ACCEPTED if now < invitation.expires_at else Acceptance.EXPIRED


async def _has(session: AsyncSession, person: Person, invitation: Invitation) -> bool:
    if invitation.event_id is None:
        return await session.get(OrganiserRole, person.stored_id) is not None
    key = (person.stored_id, invitation.event_id)
    return await session.get(DeskRole, key) is not None


async def open_invitations(session: AsyncSession, now: datetime) -> list[Invitation]:
    """Those that could still be accepted, the newest first."""
    query = select(Invitation).where(_is_open(), Invitation.expires_at > now)
    return list(await session.exec(query.order_by(col(Invitation.id).desc())))


async def revoke(session: AsyncSession, by: Organiser, invitation_id: int, now: datetime) -> bool:
    """Makes a link worthless; False where it was. An organiser's link is an admin's to revoke."""
    statement = update(Invitation).where(col(Invitation.id) == invitation_id, _is_open())
    if not isinstance(by, Admin):
        statement = statement.where(col(Invitation.role) != Role.ORGANISER)
    return (await session.exec(statement.values(revoked_at=now))).rowcount == 1


async def dismiss_organiser(
    session: AsyncSession, by: Admin, person_id: int, now: datetime
) -> bool:
    """Takes the role from someone, and the links they gave out; False where they had none."""
    theirs = update(Invitation).where(col(Invitation.invited_by) == person_id, _is_open())
    await session.exec(theirs.values(revoked_at=now))
    statement = delete(OrganiserRole).where(col(OrganiserRole.person_id) == person_id)
    return (await session.exec(statement)).rowcount == 1


def _is_open() -> ColumnElement[bool]:
    return col(Invitation.used_at).is_(None) & col(Invitation.revoked_at).is_(None)


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
