"""Roles: organisers and desk staff are invited by links that work once, and dismissed."""

from catalog import invitations, roles
from catalog.invitations import Role
from catalog.matching import events
from catalog.matching.events import Event
from catalog.roles import Admin, Organiser
from handlers import rights
from handlers.organiser_buttons import (
    DismissDesk,
    DismissOrganiser,
    InviteDesk,
    InviteOrganiser,
    RevokeInvitation,
    ShowDeskStaff,
    ShowOrganisers,
)
from handlers.replies import Reply
from handlers.turn import Turn
from handlers.views import appointing as views


@rights.for_admins
async def show_organisers(turn: Turn, action: ShowOrganisers, by: Admin) -> list[Reply]:
    return await _organisers(turn)


async def _organisers(turn: Turn) -> list[Reply]:
    people = await roles.organisers(turn.session)
    invited = [
        invitation
        for invitation in await invitations.open_invitations(turn.session, turn.now)
        if invitation.role is Role.ORGANISER
    ]
    names = await roles.organiser_names(turn.session)
    return [views.organisers_view(people, names, invited, turn.texts)]


@rights.for_admins
async def invite_organiser(turn: Turn, action: InviteOrganiser, by: Admin) -> list[Reply]:
    token = await invitations.invite_organiser(turn.session, by, turn.now)
    link = f"https://t.me/{turn.bot_name}?start=o_{token}"
    return [views.invitation_view(link, turn.now + invitations.LASTS, None, turn.texts)]


@rights.for_admins
async def dismiss_organiser(turn: Turn, action: DismissOrganiser, by: Admin) -> list[Reply]:
    people = {one.id: one for one in await roles.organisers(turn.session)}
    if not action.sure and (person := people.get(action.person_id)):
        names = await roles.organiser_names(turn.session)
        return [views.dismiss_organiser_view(person, names, turn.texts)]
    await invitations.dismiss_organiser(turn.session, by, action.person_id, turn.now)
    return await _organisers(turn)


@rights.for_organisers
async def revoke(turn: Turn, action: RevokeInvitation, by: Organiser) -> list[Reply]:
    open_ones = await invitations.open_invitations(turn.session, turn.now)
    meant = next((one for one in open_ones if one.id == action.invitation_id), None)
    await invitations.revoke(turn.session, by, action.invitation_id, turn.now)
    event = await events.get(turn.session, meant.event_id) if meant and meant.event_id else None
    if event:
        return await _staff(turn, event)
    return await _organisers(turn) if isinstance(by, Admin) else rights.nothing_here(turn)


@rights.of_event
async def show_staff(
    turn: Turn, action: ShowDeskStaff, by: Organiser, event: Event
) -> list[Reply]:
    return await _staff(turn, event)


async def _staff(turn: Turn, event: Event) -> list[Reply]:
    people = await roles.desk_staff(turn.session, event.stored_id)
    invited = [
        invitation
        for invitation in await invitations.open_invitations(turn.session, turn.now)
        if invitation.event_id == event.id
    ]
    names = await roles.desk_names(turn.session, event.stored_id)
    return [views.staff_view(event, people, names, invited, turn.texts)]


@rights.of_event
async def invite_desk(turn: Turn, action: InviteDesk, by: Organiser, event: Event) -> list[Reply]:
    token = await invitations.invite_desk(turn.session, by, event.stored_id, turn.now)
    link = f"https://t.me/{turn.bot_name}?start=d_{token}"
    return [views.invitation_view(link, turn.now + invitations.LASTS, event, turn.texts)]


@rights.of_event
async def dismiss_desk(
    turn: Turn, action: DismissDesk, by: Organiser, event: Event
) -> list[Reply]:
    people = {one.id: one for one in await roles.desk_staff(turn.session, event.stored_id)}
    if not action.sure and (person := people.get(action.person_id)):
        names = await roles.desk_names(turn.session, event.stored_id)
        return [views.dismiss_desk_view(event, person, names, turn.texts)]
    await roles.dismiss_desk(turn.session, by, event.stored_id, action.person_id)
    return await _staff(turn, event)


async def accept(turn: Turn, token: str) -> list[Reply]:
    """Whoever opened a link: what became of it, and what they can do now."""
    name = turn.incoming.user_name
    accepted = await invitations.accept(turn.session, turn.person, token, turn.now, name)
    event = await events.get(turn.session, accepted.event_id) if accepted.event_id else None
    return [views.accepted_view(accepted, event, turn.texts)]
