"""Roles and the links by which they are handed out."""

import asyncio
from datetime import datetime, timedelta

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog import invitations, privacy, roles
from catalog.database import Database
from catalog.invitations import Acceptance, Accepted, Invitation, Role
from catalog.people import Person
from catalog.roles import Admin, Desk, Organiser
from tests.catalog.hall import an_event, someone

ADMINS = frozenset({7})


async def an_admin(session: AsyncSession, now: datetime) -> Admin:
    found = await roles.organiser(session, await someone(session, now, 7), ADMINS)
    assert isinstance(found, Admin)
    return found


async def test_the_first_admins_are_organisers_by_their_channel_id(
    session: AsyncSession, now: datetime
) -> None:
    await an_admin(session, now)
    assert await roles.organiser(session, await someone(session, now), ADMINS) is None
    walk_in = Person(channel="desk", channel_id=7, created_at=now)
    session.add(walk_in)
    await session.flush()
    assert await roles.organiser(session, walk_in, ADMINS) is None


async def test_an_invited_organiser_may_run_events_until_dismissed(
    session: AsyncSession, now: datetime
) -> None:
    admin = await an_admin(session, now)
    person = await someone(session, now)
    token = await invitations.invite_organiser(session, admin, now)
    accepted = await invitations.accept(session, person, token, now)
    assert accepted == Accepted(Acceptance.ACCEPTED, Role.ORGANISER)
    appointed = await roles.organiser(session, person, ADMINS)
    assert appointed == Organiser(person.stored_id)
    assert await roles.organisers(session) == [person]
    await invitations.invite_desk(
        session, appointed, (await an_event(session, now)).stored_id, now
    )
    assert await invitations.dismiss_organiser(session, admin, person.stored_id, now)
    assert await roles.organiser(session, person, ADMINS) is None
    assert await invitations.open_invitations(session, now) == []
    assert not await invitations.dismiss_organiser(session, admin, person.stored_id, now)


async def test_the_desk_is_of_one_event(session: AsyncSession, now: datetime) -> None:
    admin = await an_admin(session, now)
    person = await someone(session, now)
    event, other = [await an_event(session, now) for _ in range(2)]
    token = await invitations.invite_desk(session, admin, event.stored_id, now)
    accepted = await invitations.accept(session, person, token, now)
    assert accepted == Accepted(Acceptance.ACCEPTED, Role.DESK, event.id)
    desk = await roles.desk(session, person, event.stored_id, ADMINS)
    assert desk == Desk(person.stored_id, event.stored_id)
    assert await roles.desk(session, person, other.stored_id, ADMINS) is None
    assert await roles.desks_of(session, person) == [event.id]
    assert await roles.desk_staff(session, event.stored_id) == [person]
    assert await roles.organiser(session, person, ADMINS) is None
    assert await roles.dismiss_desk(session, admin, event.stored_id, person.stored_id)
    assert not await roles.dismiss_desk(session, admin, event.stored_id, person.stored_id)
    assert await roles.desk(session, person, event.stored_id, ADMINS) is None


async def test_organisers_have_every_desk(session: AsyncSession, now: datetime) -> None:
    event = await an_event(session, now)
    admin = await someone(session, now, 7)
    assert await roles.desk(session, admin, event.stored_id, ADMINS)


async def test_a_link_works_once_and_in_time(session: AsyncSession, now: datetime) -> None:
    admin = await an_admin(session, now)
    first, second = [await someone(session, now) for _ in range(2)]
    token = await invitations.invite_organiser(session, admin, now, timedelta(days=1))
    late = now + timedelta(days=1)
    assert (await invitations.accept(session, first, token, late)).outcome is Acceptance.EXPIRED
    assert (await invitations.accept(session, first, token, now)).outcome is Acceptance.ACCEPTED
    again = await invitations.accept(session, first, token, late)
    assert again.outcome is Acceptance.ALREADY_YOURS
    assert (await invitations.accept(session, second, token, now)).outcome is Acceptance.USED
    unknown = await invitations.accept(session, second, "x", now)
    assert unknown == Accepted(Acceptance.UNKNOWN)


async def test_who_has_the_role_does_not_use_up_a_link(
    session: AsyncSession, now: datetime
) -> None:
    admin = await an_admin(session, now)
    first, second = [await someone(session, now) for _ in range(2)]
    tokens = [await invitations.invite_organiser(session, admin, now) for _ in range(2)]
    await invitations.accept(session, first, tokens[0], now)
    same = await invitations.accept(session, first, tokens[1], now)
    assert same.outcome is Acceptance.ALREADY_YOURS
    other = await invitations.accept(session, second, tokens[1], now)
    assert other.outcome is Acceptance.ACCEPTED


async def test_a_revoked_link_is_worthless(session: AsyncSession, now: datetime) -> None:
    admin = await an_admin(session, now)
    person = await someone(session, now)
    token = await invitations.invite_organiser(session, admin, now)
    (open_one,) = await invitations.open_invitations(session, now)
    by = Organiser(person.stored_id)
    assert not await invitations.revoke(session, by, open_one.stored_id, now)
    assert await invitations.revoke(session, admin, open_one.stored_id, now)
    assert not await invitations.revoke(session, admin, open_one.stored_id, now)
    assert (await invitations.accept(session, person, token, now)).outcome is Acceptance.REVOKED


async def test_the_token_is_long_fits_a_link_and_is_not_kept(
    session: AsyncSession, now: datetime
) -> None:
    token = await invitations.invite_organiser(session, await an_admin(session, now), now)
    assert len(token) == 32
    assert token.replace("-", "").replace("_", "").isalnum()
    (kept,) = await session.exec(select(Invitation))
    assert token not in str(kept.model_dump())


async def test_twenty_people_at_one_link_and_one_gets_the_role(
    database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        token = await invitations.invite_organiser(session, await an_admin(session, now), now)

    async def use(number: int) -> Acceptance:
        async with database.transaction() as session:
            person = await someone(session, now, 100 + number)
            return (await invitations.accept(session, person, token, now)).outcome

    outcomes = await asyncio.gather(*map(use, range(20)))
    assert sorted(outcomes) == [Acceptance.ACCEPTED] + [Acceptance.USED] * 19


async def test_a_deleted_organiser_leaves_the_events_and_no_name(
    session: AsyncSession, now: datetime
) -> None:
    admin = await an_admin(session, now)
    person = await someone(session, now, 1)
    event = await an_event(session, now)
    token = await invitations.invite_organiser(session, admin, now)
    await invitations.accept(session, person, token, now)
    await invitations.invite_desk(session, Organiser(person.stored_id), event.stored_id, now)
    await privacy.erase(session, person, now)
    await session.refresh(event)
    assert event.created_by is None
    assert await roles.organisers(session) == []
    (kept,) = await session.exec(select(Invitation).execution_options(populate_existing=True))
    assert (kept.role, kept.used_by, kept.used_at) == (Role.ORGANISER, None, now)
