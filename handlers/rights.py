"""Who may: asked anew at each press, of whoever presses.

What organisers and the desk see names people, so in a group nobody is one. Others are answered
as if there were no such screen.
"""

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import TypeVar

from catalog import roles
from catalog.matching import events, registrations
from catalog.matching.events import Event
from catalog.matching.registrations import Registration
from catalog.roles import Admin, Desk, Organiser
from handlers.action import Action
from handlers.incoming import ChatKind
from handlers.organiser_buttons import OfEvent
from handlers.replies import Reply
from handlers.turn import Turn
from handlers.views import talk

A = TypeVar("A", bound=Action)
E = TypeVar("E", bound=OfEvent)
Replies = Awaitable[list[Reply]]


async def organiser(turn: Turn) -> Organiser | None:
    if turn.incoming.chat_kind is not ChatKind.PRIVATE:
        return None
    return await roles.organiser(turn.session, turn.person, turn.admins)


async def desk(turn: Turn, event_id: int) -> Desk | None:
    if turn.incoming.chat_kind is not ChatKind.PRIVATE:
        return None
    return await roles.desk(turn.session, turn.person, event_id, turn.admins)


async def is_staff(turn: Turn) -> bool:
    """Whether they have the desk of some event."""
    if turn.incoming.chat_kind is not ChatKind.PRIVATE:
        return False
    return bool(await organiser(turn) or await roles.desks_of(turn.session, turn.person))


async def may_order(turn: Turn, command: str) -> bool:
    """Whether one of `ORGANISER_COMMANDS` is there for whoever typed it."""
    return await is_staff(turn) if command == "desk" else bool(await organiser(turn))


def nothing_here(turn: Turn) -> list[Reply]:
    return [talk.say("button-old", turn.texts)]


def for_organisers(
    handler: Callable[[Turn, A, Organiser], Replies],
) -> Callable[[Turn, A], Replies]:
    @wraps(handler)
    async def checked(turn: Turn, action: A) -> list[Reply]:
        by = await organiser(turn)
        return await handler(turn, action, by) if by else nothing_here(turn)

    return checked


def for_admins(handler: Callable[[Turn, A, Admin], Replies]) -> Callable[[Turn, A], Replies]:
    @wraps(handler)
    async def checked(turn: Turn, action: A) -> list[Reply]:
        by = await organiser(turn)
        return await handler(turn, action, by) if isinstance(by, Admin) else nothing_here(turn)

    return checked


def of_event(
    handler: Callable[[Turn, E, Organiser, Event], Replies],
) -> Callable[[Turn, E], Replies]:
    """For organisers, and with the event of the button."""

    @wraps(handler)
    async def checked(turn: Turn, action: E) -> list[Reply]:
        by = await organiser(turn)
        event = await events.get(turn.session, action.event_id) if by else None
        return await handler(turn, action, by, event) if by and event else nothing_here(turn)

    return checked


def at_desk(handler: Callable[[Turn, E, Desk, Event], Replies]) -> Callable[[Turn, E], Replies]:
    """For whoever has the desk of the button's event."""

    @wraps(handler)
    async def checked(turn: Turn, action: E) -> list[Reply]:
        event = await events.get(turn.session, action.event_id)
        by = await desk(turn, event.stored_id) if event else None
        return await handler(turn, action, by, event) if by and event else nothing_here(turn)

    return checked


async def arrival(turn: Turn, registration_id: int) -> tuple[Desk, Registration] | None:
    """The registration of this id, and the person's right to its event's desk."""
    row = await registrations.get(turn.session, registration_id)
    by = await desk(turn, row.event_id) if row else None
    return (by, row) if by and row else None
