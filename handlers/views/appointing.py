"""Who is an organiser, who is at the desk, and the links that make one."""

from collections.abc import Sequence
from datetime import datetime

from catalog.invitations import Acceptance, Accepted, Invitation, Role
from catalog.matching.events import Event
from catalog.people import Person
from handlers.action import Action
from handlers.organiser_buttons import (
    DismissDesk,
    DismissOrganiser,
    InviteDesk,
    InviteOrganiser,
    ManageEvent,
    OpenDesk,
    Organise,
    RevokeInvitation,
    ShowDeskStaff,
    ShowOrganisers,
)
from handlers.replies import Button, Keyboard, Text, press
from handlers.texts import Texts
from handlers.views.events import moment
from handlers.views.organising import button
from handlers.views.parts import in_rows


def organisers_view(people: Sequence[Person], invited: Sequence[Invitation], texts: Texts) -> Text:
    lines = [texts("org-organisers" if people else "org-organisers-none")]
    dismiss = [DismissOrganiser(person.stored_id) for person in people]
    keyboard = _people(people, dismiss) + _invited(invited, texts)
    last = (
        (button("invite", InviteOrganiser(), texts),),
        (press(texts.plain("button-back"), Organise()),),
    )
    html = "\n".join([*lines, *_names(people, texts), *_invited_line(invited, texts)])
    return Text(html, keyboard + last, edit=True)


def staff_view(
    event: Event, people: Sequence[Person], invited: Sequence[Invitation], texts: Texts
) -> Text:
    lines = [texts("org-staff" if people else "org-staff-none", title=event.title)]
    dismiss = [DismissDesk(event.stored_id, person.stored_id) for person in people]
    keyboard = _people(people, dismiss) + _invited(invited, texts)
    last = (
        (button("invite", InviteDesk(event.stored_id), texts),),
        (press(texts.plain("button-back"), ManageEvent(event.stored_id)),),
    )
    html = "\n".join([*lines, *_names(people, texts), *_invited_line(invited, texts)])
    return Text(html, keyboard + last, edit=True)


def _names(people: Sequence[Person], texts: Texts) -> list[str]:
    """A link to the account: names are kept only of those who gave theirs."""
    return [
        f'{n}. <a href="tg://user?id={person.channel_id}">'
        + texts("org-account", name=person.name or "none", id=str(person.channel_id))
        + "</a>"
        for n, person in enumerate(people, start=1)
    ]


def _people(people: Sequence[Person], dismiss: Sequence[Action]) -> Keyboard:
    return in_rows([press(f"🗑 {n}", action) for n, action in enumerate(dismiss, start=1)], 5)


def _invited_line(invited: Sequence[Invitation], texts: Texts) -> list[str]:
    return ["", texts("org-links", number=len(invited))] if invited else []


def _invited(invited: Sequence[Invitation], texts: Texts) -> Keyboard:
    return tuple(
        (
            press(
                texts.plain("org-button-revoke", until=moment(one.expires_at, texts)),
                RevokeInvitation(one.stored_id),
            ),
        )
        for one in invited
    )


def invitation_view(link: str, until: datetime, event: Event | None, texts: Texts) -> Text:
    """The link, told once: only its hash is kept."""
    title = event.title if event else "none"
    html = texts("org-invitation", link=link, until=moment(until, texts), title=title)
    back = ShowDeskStaff(event.stored_id) if event else ShowOrganisers()
    copy = Button(texts.plain("org-button-copy"), copy=link)
    return Text(html, ((copy,), (press(texts.plain("button-back"), back),)))


def dismiss_organiser_view(person_id: int, texts: Texts) -> Text:
    yes = button("dismiss", DismissOrganiser(person_id, 1), texts)
    back = press(texts.plain("button-back"), ShowOrganisers())
    return Text(texts("org-dismiss-organiser"), ((yes,), (back,)), edit=True)


def dismiss_desk_view(event: Event, person_id: int, texts: Texts) -> Text:
    yes = button("dismiss", DismissDesk(event.stored_id, person_id, 1), texts)
    back = press(texts.plain("button-back"), ShowDeskStaff(event.stored_id))
    return Text(texts("org-dismiss-desk", title=event.title), ((yes,), (back,)), edit=True)


def accepted_view(accepted: Accepted, event: Event | None, texts: Texts) -> Text:
    html = texts(
        f"org-accept-{accepted.outcome.replace('_', '-')}",
        role=accepted.role or "none",
        title=event.title if event else "none",
    )
    if accepted.outcome not in {Acceptance.ACCEPTED, Acceptance.ALREADY_YOURS}:
        return Text(html)
    if accepted.role is Role.DESK and event:
        return Text(html, ((button("desk", OpenDesk(event.stored_id), texts),),))
    return Text(html, ((button("menu", Organise(), texts),),))
