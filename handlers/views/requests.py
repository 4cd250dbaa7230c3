"""The organisers' list of needs and contact requests."""

from collections.abc import Sequence

from catalog.localtime import HERE
from catalog.requests import Left
from handlers.buttons import ShowRequests
from handlers.replies import Text
from handlers.texts import Texts
from handlers.views.contacts import phone_text
from handlers.views.parts import pager, short


def requests_view(
    rows: Sequence[Left], number: int, size: int, total: int, texts: Texts, *, edit: bool
) -> Text:
    lines = [texts("requests", total=str(total)), "", *(_row(row, texts) for row in rows)]
    turns = [ShowRequests(number + 1 + step) for step in (-1, 1)]
    return Text("\n".join(lines), pager(number, -(-total // size), turns, texts), edit=edit)


def _row(row: Left, texts: Texts) -> str:
    when = f"{row.at.astimezone(HERE):%d/%m %H:%M}"
    phone = phone_text(row.phone) if row.phone else "none"
    if row.product:
        return texts(
            "requests-contact", when=when, product=row.product, name=row.name, phone=phone
        )
    return texts("requests-need", when=when, text=short(row.text, 300), name=row.name, phone=phone)
