"""Until when an announcement is of use: who was to get it later does not get it any more."""

from catalog.localtime import read_when
from catalog.matching import events
from catalog.matching.events import Event
from catalog.news import announcing
from catalog.news.announcements import Announcement, AnnouncementState, ButtonKind
from catalog.news.announcing import Refusal
from handlers.news.announcement_card import card, refused
from handlers.news.announcement_drafts import keep, leave
from handlers.replies import Reply
from handlers.turn import Turn
from handlers.views import announcing as views
from handlers.views import announcing_parts as part_views

PART = "until"


async def ask(turn: Turn, row: Announcement) -> list[Reply]:
    """With the start of its event, if it has one, at hand."""
    await keep(turn, {"announcement_id": row.stored_id, "part": PART})
    return [part_views.ask_until_view(row, await _event_of(turn, row), turn.texts)]


async def read(turn: Turn, row: Announcement, text: str) -> list[Reply]:
    at = read_when(text, turn.now)
    if at is None or at <= turn.now:
        key = "no-time" if at is None else "past"
        return [part_views.wrong_view(row, PART, key, turn.texts)]
    saved = await announcing.limit(turn.session, row.stored_id, at)
    return await _saved(turn, row, saved)


async def move(turn: Turn, row: Announcement, move: str) -> list[Reply]:
    """ "event": until its event begins; "clear": without end."""
    event = await _event_of(turn, row) if move == "event" else None
    at = event.starts_at if event else None
    saved = await announcing.limit(turn.session, row.stored_id, at)
    return await _saved(turn, row, saved)


async def _saved(turn: Turn, row: Announcement, saved: Announcement | Refusal) -> list[Reply]:
    await leave(turn)
    if isinstance(saved, Refusal):
        return [await refused(turn, row, saved)]
    return [await card(turn, saved, turn.t("ann-saved"))]


async def by_event(turn: Turn, row: Announcement, event: Event) -> str:
    """News of an event is of use until it begins, unless something else was said; in words."""
    if row.state is not AnnouncementState.DRAFT or row.not_after or event.starts_at <= turn.now:
        return ""
    await announcing.limit(turn.session, row.stored_id, event.starts_at)
    return views.until_line(row, turn.texts)


async def _event_of(turn: Turn, row: Announcement) -> Event | None:
    """Of its first button to one that has not begun."""
    for button in row.content.buttons:
        event = (
            await events.get(turn.session, int(button.target))
            if button.kind is ButtonKind.EVENT
            else None
        )
        if event and event.starts_at > turn.now:
            return event
    return None
