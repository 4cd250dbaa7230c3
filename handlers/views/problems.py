"""What could not be worked on: when it came, and what to hand to a technician."""

from collections.abc import Sequence

from catalog.localtime import HERE
from catalog.mail.inbox import ReceivedUpdate
from handlers.buttons import ShowProblems, TryAgain
from handlers.replies import Text, press
from handlers.texts import Texts
from handlers.views.parts import pager, short


def problems_view(
    rows: Sequence[ReceivedUpdate],
    number: int,
    size: int,
    total: int,
    texts: Texts,
    *,
    edit: bool,
) -> Text:
    lines = [texts("problems", total=str(total)), *(_row(row, texts) for row in rows)]
    turns = [ShowProblems(number + 1 + step) for step in (-1, 1)]
    again = ((press(texts.plain("button-try-again"), TryAgain()),),)
    keyboard = pager(number, -(-total // size), turns, texts) + again
    return Text("\n\n".join(lines), keyboard, edit=edit)


def _row(row: ReceivedUpdate, texts: Texts) -> str:
    when = f"{row.received_at.astimezone(HERE):%d/%m %H:%M}"
    return texts("problems-row", when=when, error=short(row.error, 300))
