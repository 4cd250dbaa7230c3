"""What organisers are told of a change: times that moved, and seats that are fewer than taken."""

from collections.abc import Collection

from catalog.matching.event_editing import Edited
from catalog.matching.events import Side
from handlers.matching.event_fields import TIMES
from handlers.texts import Texts
from handlers.views.events import day_first
from handlers.views.organising import Standings, taken


def times_lines(edited: Edited, asked: Collection[str], texts: Texts) -> list[str]:
    """The new times in full, also those that moved along with what was `asked`."""
    times = [(name, getattr(edited.event, name)) for name in TIMES if name in edited.changed]
    return [
        texts(
            "org-heard" if name in asked else "org-moved-along",
            part=texts.plain(f"org-part-{name.replace('_', '-')}"),
            when=day_first(when, texts),
        )
        for name, when in times
        if when
    ]


def overfull_lines(edited: Edited, standings: Standings, texts: Texts) -> list[str]:
    """Of the sides that have fewer seats now than people who hold one."""
    names = {Side.BUYER: "seats_buyers", Side.PRODUCER: "seats_producers"}
    changed = [side for side, name in names.items() if name in edited.changed]
    return [
        texts("org-overfull", side=texts.plain(f"org-side-{side}"), taken=str(held))
        for side in changed
        if (seats := edited.event.seats(side)) is not None
        and (held := taken(standings, side)) > seats
    ]
