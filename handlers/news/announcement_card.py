"""The card of an announcement: what it is, how far it is, and what may be done with it."""

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from catalog import places
from catalog.matching import events
from catalog.news import audience, reports, watching
from catalog.news.announcements import Announcement, Content
from catalog.news.announcing import Refusal
from catalog.news.audience import Audience
from catalog.people import Language
from handlers.replies import Text
from handlers.texts import Texts
from handlers.turn import Turn
from handlers.views import announcing as views


async def card(turn: Turn, row: Announcement, said: str = "", *, edit: bool = False) -> Text:
    """One that stands under the pressed button (`edit`) is kept up to date."""
    per_second = turn.limits.bulk_per_second
    if edit and turn.incoming.message_id:
        message_id, language = turn.incoming.message_id, turn.language
        await watching.watch(turn.session, row, turn.person, message_id, language, turn.now)
    own = row.sent_by == turn.person.id
    return await drawn(
        turn.session, row, turn.now, per_second, turn.texts, said=said, own=own, edit=edit
    )


async def drawn(
    session: AsyncSession,
    row: Announcement,
    now: datetime,
    per_second: float,
    texts: Texts,
    *,
    said: str = "",
    own: bool = False,
    edit: bool = False,
) -> Text:
    progress = await reports.progress(session, row, now, per_second) if row.started_at else None
    whom = await _whom(session, row, texts)
    return views.card_view(row, whom, progress, texts, said=said, own=own, edit=edit)


async def refused(turn: Turn, row: Announcement, why: Refusal) -> Text:
    """Why nothing changed, above how the announcement stands now."""
    await turn.session.refresh(row)
    return await card(turn, row, turn.t(f"ann-refused-{why.replace('_', '-')}"))


async def whom_line(turn: Turn, row: Announcement) -> str:
    return await _whom(turn.session, row, turn.texts)


async def _whom(session: AsyncSession, row: Announcement, texts: Texts) -> str:
    number = row.segment.event_id
    event = await events.get(session, number) if number is not None else None
    return views.whom_line(row, event.title if event else "", texts)


async def languages(turn: Turn, row: Announcement, content: Content) -> list[Language]:
    """In which it is shown beforehand: English too where it has words of its own, or readers."""
    english = content.html_en or await audience.speaks(
        turn.session, row, Language.EN, places.shipped()
    )
    return [Language.VI, Language.EN] if english else [Language.VI]


async def counted(turn: Turn, row: Announcement, at: datetime) -> Audience:
    """Whom it reaches if it goes at this time."""
    return await audience.count(turn.session, row, turn.rules, at, places.shipped())
