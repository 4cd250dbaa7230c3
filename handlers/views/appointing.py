"""Who is an organiser, who is at the desk, and the links that make one."""

from collections.abc import Mapping, Sequence
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

Names = Mapping[int, str]
"""How the accounts are called, by the person's id."""


def organisers_view(
    people: Sequence[Person], names: Names, invited: Sequence[Invitation], texts: Texts
) -> Text:
    lines = [texts("org-organisers" if people else "org-organisers-none")]
    dismiss = [DismissOrganiser(person.stored_id) for person in people]
    keyboard = _people(people, dismiss) + _invited(invited, texts)
    last = (
        (button("invite", InviteOrganiser(), texts),),
        (press(texts.plain("button-back"), Organise()),),
    )
    lines += _named(people, names, texts)
    html = "\n".join([*lines, *_invited_line(invited, texts)])
    return Text(html, keyboard + last, edit=True)


def staff_view(
    event: Event,
    people: Sequence[Person],
    names: Names,
    invited: Sequence[Invitation],
    texts: Texts,
) -> Text:
    lines = [texts("org-staff" if people else "org-staff-none", title=event.title)]
    dismiss = [DismissDesk(event.stored_id, person.stored_id) for person in people]
    keyboard = _people(people, dismiss) + _invited(invited, texts)
    last = (
        (button("invite", InviteDesk(event.stored_id), texts),),
        (press(texts.plain("button-back"), ManageEvent(event.stored_id)),),
    )
    lines += _named(people, names, texts)
    html = "\n".join([*lines, *_invited_line(invited, texts)])
    return Text(html, keyboard + last, edit=True)


def _named(people: Sequence[Person], names: Names, texts: Texts) -> list[str]:
    return [f"{n}. {_account(one, names, texts)}" for n, one in enumerate(people, start=1)]


def _account(person: Person, names: Names, texts: Texts) -> str:
    """A link to the account, by the name they gave, or else its own."""
    name = person.name or names.get(person.stored_id) or "none"
    said = texts("org-account", name=name, id=str(person.channel_id))
    return f'<a href="tg://user?id={person.channel_id}">{said}</a>'


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


def dismiss_organiser_view(person: Person, names: Names, texts: Texts) -> Text:
    yes = button("dismiss", DismissOrganiser(person.stored_id, 1), texts)
    back = press(texts.plain("button-back"), ShowOrganisers())
    html = f"{_account(person, names, texts)}\n{texts('org-dismiss-organiser')}"
    return Text(html, ((yes,), (back,)), edit=True)


def dismiss_desk_view(event: Event, person: Person, names: Names, texts: Texts) -> Text:
    yes = button("dismiss", DismissDesk(event.stored_id, person.stored_id, 1), texts)
    back = press(texts.plain("button-back"), ShowDeskStaff(event.stored_id))
    asked = texts("org-dismiss-desk", title=event.title)
    html = f"{_account(person, names, texts)}\n{asked}"
    return Text(html, ((yes,), (back,)), edit=True)


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
