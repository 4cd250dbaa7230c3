"""What came of an announcement: the report, and the list of all it went to."""

import asyncio

from catalog.news import announcement_sheet, reports
from catalog.news.announcements import Announcement
from catalog.roles import Organiser
from handlers.news.announcing_buttons import ExportDeliveries, ShowReport
from handlers.news.announcing_rights import of_announcement
from handlers.replies import Document, Reply
from handlers.turn import Turn
from handlers.views import announcing_report as views


@of_announcement
async def show(turn: Turn, action: ShowReport, by: Organiser, row: Announcement) -> list[Reply]:
    report = await reports.report(turn.session, row)
    return [views.report_view(row, report, turn.texts)]


@of_announcement
async def export(
    turn: Turn, action: ExportDeliveries, by: Organiser, row: Announcement
) -> list[Reply]:
    """It names people, so it goes to whoever asked, in their own chat."""
    rows = await reports.rows(turn.session, row)
    words = views.sheet_words(turn.texts)
    zone = turn.rules.zone
    content = await asyncio.to_thread(announcement_sheet.as_xlsx, rows, words, zone)
    name = f"thong-bao-{row.id}-{turn.now.astimezone(zone):%Y%m%d-%H%M}.xlsx"
    return [Document(name, content, turn.t("ann-sheet", total=len(rows)))]
