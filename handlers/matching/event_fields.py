"""What the steps of the organisers' form ask, and how each reads what was sent."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from catalog.addresses import locate
from catalog.localtime import HERE, read_when
from catalog.matching.event_questions import QuestionKind
from catalog.matching.events import EventKind, Side
from catalog.names import bare, visible
from catalog.places import Located, shipped
from catalog.points import holds_link, read_point
from catalog.products import ProductGroup
from handlers.matching.spans import read_spans

Values = dict[str, Any]
"""Fields by name, as JSON: times in ISO 8601."""
LONGEST_TEXT = 2500
"""Of an event's text: with all else on its card it fits one message."""
LONGEST_NIGHT = timedelta(hours=12)
"""How long after the start an end without a day may be, to be the next day's."""
MOST_SEATS = 100_000
MOST_OFFER_HOURS = 7 * 24
MOST_REMINDERS = 5
LONGEST_REMINDER = 60 * 1440
"""Minutes before the start."""
_NUMBER = re.compile(r"-?[0-9]+")
_LONG = 10
"""Digits of what is no number of seats."""
USUAL_REMINDERS = (7 * 1440, 1440, 120)


@dataclass(frozen=True, slots=True)
class Given:
    """What was sent in answer to a step: what of it there is."""

    text: str = ""
    html: str = ""
    photo: str = ""
    """The channel's file id."""
    point: tuple[float, float] | None = None
    choice: str = ""


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why it is no answer: a text of this key."""

    key: str
    most: int = 0


Reader = Callable[[Given, Values, datetime], "Values | Wrong"]
"""From what was given and what is known so far."""


@dataclass(frozen=True, slots=True)
class Step:
    read: Reader
    choices: tuple[str, ...] = ()
    """Its buttons, by the ends of the keys of their texts."""
    blank: Values | None = None
    """What skipping it stores; None where it must be answered."""


def _line(name: str, most: int) -> Reader:
    def read(given: Given, known: Values, now: datetime) -> Values | Wrong:
        text = " ".join(visible(given.text).split())
        if not text:
            return Wrong("org-wrong-words")
        return {name: text} if len(text) <= most else Wrong("org-wrong-long", most)

    return read


def _choice(name: str, values: Mapping[str, Any]) -> Reader:
    def read(given: Given, known: Values, now: datetime) -> Values | Wrong:
        if given.choice not in values:
            return Wrong("org-wrong-choice")
        return {name: values[given.choice]}

    return read


def _starts(given: Given, known: Values, now: datetime) -> Values | Wrong:
    """A time alone moves it on its day."""
    when = read_when(given.text, now, _day_of(known))
    if when is None:
        return Wrong("org-wrong-when")
    return {"starts_at": when.isoformat()} if when > now else Wrong("org-wrong-past")


def _day_of(known: Values) -> date | None:
    start = known.get("starts_at")
    return datetime.fromisoformat(start).astimezone(HERE).date() if start else None


def _ends(given: Given, known: Values, now: datetime) -> Values | Wrong:
    """A time alone is on the day of the start, or in the night after it."""
    starts = datetime.fromisoformat(known["starts_at"])
    when = read_when(given.text, now, _day_of(known))
    if when is None:
        return Wrong("org-wrong-when")
    tomorrow = when + timedelta(days=1)
    if when <= starts and tomorrow - starts <= LONGEST_NIGHT and not read_when(given.text, now):
        when = tomorrow
    return {"ends_at": when.isoformat()} if when > starts else Wrong("org-wrong-end")


def _deadline(given: Given, known: Values, now: datetime) -> Values | Wrong:
    when = read_when(given.text, now)
    if when is None:
        return Wrong("org-wrong-when")
    if when <= now:
        return Wrong("org-wrong-past")
    if when > datetime.fromisoformat(known["starts_at"]):
        return Wrong("org-wrong-deadline")
    return {"deadline": when.isoformat()}


def _address(given: Given, known: Values, now: datetime) -> Values | Wrong:
    """The words as they are, and the known place that they name."""
    read = _line("address", 300)(given, known, now)
    return read if isinstance(read, Wrong) else read | locate(given.text, shipped()).model_dump()


def _pin(given: Given, known: Values, now: datetime) -> Values | Wrong:
    """A place on the map that was sent, or its coordinates, typed or in a map's link."""
    point = given.point or read_point(given.text)
    if point is None:
        return Wrong("org-wrong-pin-link" if holds_link(given.text) else "org-wrong-pin")
    return dict(zip(("latitude", "longitude"), point, strict=True))


def _text(given: Given, known: Values, now: datetime) -> Values | Wrong:
    if not given.text.strip():
        return Wrong("org-wrong-words")
    if len(given.text) > LONGEST_TEXT:
        return Wrong("org-wrong-long", LONGEST_TEXT)
    return {"text": given.html}


def _photo(given: Given, known: Values, now: datetime) -> Values | Wrong:
    return {"photo": f"id:{given.photo}"} if given.photo else Wrong("org-wrong-photo")


def _seats(name: str) -> Reader:
    def read(given: Given, known: Values, now: datetime) -> Values | Wrong:
        if given.choice:
            return {name: 0} if given.choice == "none" else Wrong("org-wrong-choice")
        found = _NUMBER.findall(given.text.replace(".", ""))  # "200 chỗ", "1.500 người"
        seats = int(found[0]) if len(found) == 1 and len(found[0]) < _LONG else -1
        if not 0 <= seats <= MOST_SEATS:
            return Wrong("org-wrong-number", MOST_SEATS)
        return {name: seats}

    return read


def _groups(given: Given, known: Values, now: datetime) -> Values | Wrong:
    if given.choice not in [group.value for group in ProductGroup]:
        return Wrong("org-wrong-choice")
    chosen = set(known.get("groups") or ()) ^ {given.choice}
    return {"groups": [group.value for group in ProductGroup if group in chosen]}


def _options(given: Given, known: Values, now: datetime) -> Values | Wrong:
    """A line each: its Vietnamese words, and after a bar the English ones."""
    options = []
    for line in given.text.splitlines():
        vi, _, en = (part.strip() for part in line.partition("|"))
        if vi:
            options.append({"vi": vi[:100], "en": en[:100]} if en else {"vi": vi[:100]})
    if len({bare(option["vi"]) for option in options}) < max(2, len(options)) or len(options) > 20:
        return Wrong("org-wrong-options")
    return {"options": options}


def _offer_hours(given: Given, known: Values, now: datetime) -> Values | Wrong:
    """A number alone is hours."""
    text = given.choice or given.text.strip()
    found = read_spans(f"{text} h" if text.isdecimal() else text)
    hours, more = divmod(found[0], 60) if len(found) == 1 else (0, 0)
    if more or not 0 < hours <= MOST_OFFER_HOURS:
        return Wrong("org-wrong-offer-hours", MOST_OFFER_HOURS // 24)
    return {"offer_hours": hours}


def _reminders(given: Given, known: Values, now: datetime) -> Values | Wrong:
    if given.choice:
        usual = {"usual": USUAL_REMINDERS, "none": ()}
        wrong = given.choice not in usual
        return Wrong("org-wrong-choice") if wrong else {"reminders": [*usual[given.choice]]}
    found = read_spans(given.text)
    few = 0 < len(found) <= MOST_REMINDERS
    if not few or not all(0 < one <= LONGEST_REMINDER for one in found):
        return Wrong("org-wrong-reminders", MOST_REMINDERS)
    return {"reminders": found}


_YES_NO = {"yes": True, "no": False}
_NO_PLACE = Located().model_dump()
STEPS: Mapping[str, Step] = {
    "kind": Step(_choice("kind", {k: k for k in EventKind}), tuple(EventKind)),
    "title": Step(_line("title", 200)),
    "starts_at": Step(_starts),
    "ends_at": Step(_ends),
    "venue": Step(_line("venue", 200), blank={"venue": ""}),
    "address": Step(_address, blank={"address": "", **_NO_PLACE}),
    "pin": Step(_pin, blank={"latitude": None, "longitude": None}),
    "text": Step(_text, blank={"text": ""}),
    "photo": Step(_photo, blank={"photo": ""}),
    "groups": Step(_groups, tuple(ProductGroup), blank={}),
    "seats_buyers": Step(_seats("seats_buyers"), ("none",), {"seats_buyers": None}),
    "seats_producers": Step(_seats("seats_producers"), ("none",), {"seats_producers": None}),
    "deadline": Step(_deadline, blank={"deadline": None}),
    "needs_approval": Step(_choice("needs_approval", _YES_NO), ("yes", "no")),
    "offer_hours": Step(_offer_hours, ("6", "12", "24", "48")),
    "reminders": Step(_reminders, ("usual", "none")),
    "q_kind": Step(_choice("kind", {k: k for k in QuestionKind}), tuple(QuestionKind)),
    "q_label_vi": Step(_line("label_vi", 300)),
    "q_label_en": Step(_line("label_en", 300), blank={"label_en": ""}),
    "q_options": Step(_options),
    "q_required": Step(_choice("required", _YES_NO), ("yes", "no")),
    "q_side": Step(_choice("side", {**{s: s for s in Side}, "both": None}), (*Side, "both")),
}
PARTS = tuple(name for name in STEPS if not name.startswith("q_"))
"""What can be edited."""
EVENT_STEPS = tuple(name for name in PARTS if name not in {"offer_hours", "reminders"})
"""What a new event is asked for: the rest has values that mostly fit."""
TIMES = ("starts_at", "ends_at", "deadline")
NEEDED = ("kind", "title", "starts_at", "ends_at")
"""Once these are known there is an event; the rest may be skipped at once."""
QUESTION_STEPS = tuple(name for name in STEPS if name.startswith("q_"))
