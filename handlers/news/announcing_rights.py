"""The announcement of a button, for organisers only."""

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Protocol, TypeVar

from catalog.news import announcements, watching
from catalog.news.announcements import Announcement
from catalog.roles import Organiser
from handlers import rights
from handlers.replies import Reply
from handlers.turn import Turn


class OfAnnouncement(Protocol):
    @property
    def announcement_id(self) -> int: ...


B = TypeVar("B", bound=OfAnnouncement)
Replies = Awaitable[list[Reply]]


def of_announcement(
    handler: Callable[[Turn, B, Organiser, Announcement], Replies],
) -> Callable[[Turn, B], Replies]:
    """The pressed card is not watched any more, unless the answer is that card again."""

    @wraps(handler)
    async def checked(turn: Turn, action: B) -> list[Reply]:
        by = await rights.organiser(turn)
        if by:
            await watching.leave(turn.session, turn.person, turn.incoming.message_id)
        row = await announcements.get(turn.session, action.announcement_id) if by else None
        return await handler(turn, action, by, row) if by and row else rights.nothing_here(turn)

    return checked
