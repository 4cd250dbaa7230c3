"""Organisers: the needs and contact requests that people left, newest first."""

from functools import partial

from catalog import requests
from catalog.roles import Organiser
from handlers import rights
from handlers.buttons import ShowRequests
from handlers.pages import read_page
from handlers.replies import Reply, Text
from handlers.turn import Turn
from handlers.views import requests as views

A_PAGE = 8


async def open_requests(turn: Turn, argument: str = "") -> list[Reply]:
    return await show_requests(turn, ShowRequests())


@rights.for_organisers
async def show_requests(turn: Turn, action: ShowRequests, by: Organiser) -> list[Reply]:
    read = partial(requests.newest, turn.session)
    rows, page, total = await read_page(read, action.page, A_PAGE)
    if not rows:
        return [Text(turn.t("requests-empty"))]
    return [views.requests_view(rows, page, A_PAGE, total, turn.texts, edit=action.page > 0)]
