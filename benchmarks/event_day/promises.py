"""What must be true at any moment of an event, judged from the database and from what was told.

Pure. Each function names what is wrong, in words; nothing is right.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalog.matching.events import Side

HOLDING = ("registered", "offered", "confirmed", "checked_in")
Seats = Mapping[Side, int]

TOLD = (
    ("Đã có chỗ cho anh/chị!", "offered"),
    ("Có chỗ cho anh/chị!", "offered"),
    ("Đã có chỗ.", "confirmed"),
    ("Mã vé:", "confirmed"),
    ("Đang trong danh sách chờ", "waiting"),
    ("em đã ghi là anh/chị không dự", "left"),
    ("em đã trả chỗ", "declined"),
    ("đã quá hạn trả lời", "missed"),
    ("đã bắt đầu mà không còn chỗ trống", "no seat"),
)
"""By which words a person knows how they stand; the first that fits."""
MEANS = {
    "confirmed": ("confirmed", "checked_in", "no_show"),
    "no seat": ("waiting", "checked_in"),
}
"""How one may stand who was told so, where it is not the same: the door tells nothing in chat."""
IN_LINE = re.compile(r"danh sách chờ, thứ (\d+)")


@dataclass(frozen=True, slots=True)
class Row:
    """A registration. `person` is the channel's id; `state` says why it ended, where it did."""

    person: int
    side: Side
    number: int
    state: str
    ticket: str


def oversold(rows: Sequence[Row], seats: Seats) -> list[str]:
    """Never more people hold a seat than there are."""
    held = Counter(row.side for row in rows if row.state in HOLDING)
    return [f"{n} hold {seats[side]} {side} seats" for side, n in held.items() if n > seats[side]]


def twice(rows: Sequence[Row], people: Sequence[int]) -> list[str]:
    """Everybody who registered stands once; numbers in line and tickets are given out once."""
    counts = Counter(row.person for row in rows)
    wrong = [f"{one} stands {counts[one]} times" for one in people if counts[one] != 1]
    numbers = Counter(row.number for row in rows) + Counter(row.ticket for row in rows)
    return wrong + [f"{what} is given out twice" for what, n in numbers.items() if n > 1]


def stuck(rows: Sequence[Row], seats: Seats) -> list[str]:
    """No seat is free while somebody waits for it."""
    held = Counter(row.side for row in rows if row.state in HOLDING)
    wait = Counter(row.side for row in rows if row.state == "waiting")
    return [
        f"{n} wait, a {side} seat is free" for side, n in wait.items() if held[side] < seats[side]
    ]


def unfair(rows: Sequence[Row]) -> list[str]:
    """Nobody is offered a seat while somebody waits who came before."""
    wrong = []
    for side in {row.side for row in rows}:
        own = [row for row in rows if row.side == side]
        first = min((row.number for row in own if row.state == "waiting"), default=None)
        early = [
            row.number for row in own if row.state == "offered" and first and row.number > first
        ]
        wrong += [f"{side} {number} was offered a seat before {first}" for number in early]
    return wrong


def mistold(rows: Sequence[Row], said: Mapping[int, Sequence[str]]) -> list[str]:
    """The last word that a person had of their standing is how they stand; the ticket is theirs.

    `said` are the bot's messages by person. Walk-ins have no chat.
    """
    wrong = []
    for row in rows:
        if row.person in said:
            told = standing_told(said[row.person])
            if row.state not in MEANS.get(told, (told,)):
                wrong.append(f"{row.person} is {row.state}, and was told {told}")
            codes = {
                code for text in said[row.person] for code in re.findall(r"Mã vé: (\w+)", text)
            }
            wrong += [f"{row.person} was told of ticket {code}" for code in codes - {row.ticket}]
    return wrong


def standing_told(said: Sequence[str]) -> str:
    return next(filter(None, map(_standing, reversed(said))), "nothing")


def _standing(text: str) -> str:
    return next((standing for words, standing in TOLD if words in text), "")


def misplaced(rows: Sequence[Row], said: Mapping[int, Sequence[str]]) -> Iterator[str]:
    """Right after all have come: who waits was told 1, 2, 3… in the order of their numbers."""
    for side in {row.side for row in rows}:
        line = [row for row in rows if row.side == side and row.state == "waiting"]
        for place, row in enumerate(sorted(line, key=lambda one: one.number), start=1):
            told = [found[1] for text in said[row.person] if (found := IN_LINE.search(text))]
            if set(told) != {str(place)}:
                yield f"{row.person} is {place} in line, and was told {told}"
