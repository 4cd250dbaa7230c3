"""The card of an announcement: what it is, how far it is, and what may be done with it."""

from catalog import audience, events, places, reports
from catalog.announcements import Announcement
from catalog.announcing import Refusal
from catalog.audience import Audience
from handlers.replies import Text
from handlers.turn import Turn
from handlers.views import announcing as views


async def card(turn: Turn, row: Announcement, said: str = "", *, edit: bool = False) -> Text:
    per_second = turn.limits.bulk_per_second
    progress = (
        await reports.progress(turn.session, row, turn.now, per_second) if row.started_at else None
    )
    own = row.sent_by == turn.person.id
    whom = await whom_line(turn, row)
    return views.card_view(row, whom, progress, turn.texts, said=said, own=own, edit=edit)


async def refused(turn: Turn, row: Announcement, why: Refusal) -> Text:
    """Why nothing changed, above how the announcement stands now."""
    await turn.session.refresh(row)
    return await card(turn, row, turn.t(f"ann-refused-{why.replace('_', '-')}"))


async def whom_line(turn: Turn, row: Announcement) -> str:
    number = row.segment.event_id
    event = await events.get(turn.session, number) if number is not None else None
    return views.whom_line(row, event.title if event else "", turn.texts)


async def counted(turn: Turn, row: Announcement) -> Audience:
    """Whom it reaches if it goes now."""
    return await audience.count(
        turn.session, row, turn.rules, row.send_at or turn.now, places.shipped()
    )
