"""Whose subscription it is: one's own, or that of a group or channel of which one is an admin.

It is always set in a private chat: in a group the answers would stand before everybody.
"""

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import TypeVar

from catalog.news.subscribers import ChatKind as SubscriberKind
from catalog.news.subscriptions import Chat
from handlers.action import Action
from handlers.incoming import ChatKind
from handlers.replies import Reply
from handlers.turn import Turn
from handlers.views import subscribing as views
from handlers.views import talk

A = TypeVar("A", bound=Action)
Replies = Awaitable[list[Reply]]


def whose(handler: Callable[[Turn, A, Chat], Replies]) -> Callable[[Turn, A], Replies]:
    """For buttons with a `chat`: the handler gets it, where they may choose for it."""

    @wraps(handler)
    async def checked(turn: Turn, action: A) -> list[Reply]:
        if not is_private(turn):
            return [private_only(turn)]
        asked = getattr(action, "chat", 0)
        chat = led(turn) if asked else Chat(turn.incoming.chat_id)
        if chat is None:
            return [talk.say("not-its-admin", turn.texts)]
        return await handler(turn, action, chat)

    return checked


def led(turn: Turn) -> Chat | None:
    """The group or channel that was asked about, where they are an admin of it."""
    leads = turn.incoming.leads
    return Chat(leads.id, SubscriberKind(leads.kind.value), leads.title) if leads else None


def is_private(turn: Turn) -> bool:
    return turn.incoming.chat_kind is ChatKind.PRIVATE


def private_only(turn: Turn) -> Reply:
    return views.in_private_view(turn.incoming, turn.bot_name, turn.texts)
