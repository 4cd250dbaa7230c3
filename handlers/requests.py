"""Organisers: the needs and contact requests that people left, newest first."""

from catalog import requests
from handlers.buttons import ShowRequests
from handlers.replies import Reply, Text
from handlers.turn import Turn
from handlers.views import requests as views
from handlers.views import talk

A_PAGE = 8


async def open_requests(turn: Turn, argument: str = "") -> list[Reply]:
    return await show_requests(turn, ShowRequests())


async def show_requests(turn: Turn, action: ShowRequests) -> list[Reply]:
    """Only for organisers, checked at each press; nobody else learns that it exists."""
    if not turn.is_organiser:
        return [talk.say("button-old", turn.texts)]
    number = max(action.page - 1, 0)
    rows, total = await requests.newest(turn.session, offset=number * A_PAGE, limit=A_PAGE)
    if not rows:
        return [Text(turn.t("requests-empty"))]
    return [views.requests_view(rows, number, A_PAGE, total, turn.texts, edit=action.page > 0)]
