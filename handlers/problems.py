"""Organisers: messages that could not be worked on, kept with what went wrong."""

from catalog import inbox
from handlers.buttons import ShowProblems, TryAgain
from handlers.replies import Reply, Text
from handlers.turn import Turn
from handlers.views import problems as views
from handlers.views import talk

A_PAGE = 5


async def open_problems(turn: Turn, argument: str = "") -> list[Reply]:
    return await show_problems(turn, ShowProblems())


async def show_problems(turn: Turn, action: ShowProblems) -> list[Reply]:
    """Only for organisers, checked at each press; nobody else learns that it exists."""
    if not turn.is_organiser:
        return [talk.say("button-old", turn.texts)]
    number = max(action.page - 1, 0)
    rows, total = await inbox.set_aside_newest(turn.session, offset=number * A_PAGE, limit=A_PAGE)
    if not rows:
        return [Text(turn.t("problems-none"))]
    return [views.problems_view(rows, number, A_PAGE, total, turn.texts, edit=action.page > 0)]


async def try_again(turn: Turn, action: TryAgain) -> list[Reply]:
    if not turn.is_organiser:
        return [talk.say("button-old", turn.texts)]
    count = await inbox.try_again(turn.session, turn.now)
    return [Text(turn.t("problems-again", count=str(count)))]
