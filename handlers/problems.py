"""Organisers: messages that could not be worked on, kept with what went wrong."""

from functools import partial

from catalog.mail import inbox
from catalog.roles import Organiser
from handlers import rights
from handlers.buttons import ShowProblems, TryAgain
from handlers.pages import read_page
from handlers.replies import Reply, Text
from handlers.turn import Turn
from handlers.views import problems as views

A_PAGE = 5


async def open_problems(turn: Turn, argument: str = "") -> list[Reply]:
    return await show_problems(turn, ShowProblems())


@rights.for_organisers
async def show_problems(turn: Turn, action: ShowProblems, by: Organiser) -> list[Reply]:
    read = partial(inbox.set_aside_newest, turn.session)
    rows, page, total = await read_page(read, action.page, A_PAGE)
    if not rows:
        return [Text(turn.t("problems-none"))]
    return [views.problems_view(rows, page, A_PAGE, total, turn.texts, edit=action.page > 0)]


@rights.for_organisers
async def try_again(turn: Turn, action: TryAgain, by: Organiser) -> list[Reply]:
    count = await inbox.try_again(turn.session, turn.now)
    return [Text(turn.t("problems-again", count=str(count)))]
