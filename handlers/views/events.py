"""Events: the list of what is coming, the card of one, its place on the map and in a calendar."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from catalog.formatted import plain
from catalog.localtime import HERE
from catalog.matching.event_places import place_key, place_of
from catalog.matching.events import Event, EventKind, EventState, Side
from catalog.matching.tickets import calendar_file
from catalog.people import Language
from handlers.matching.attending_buttons import (
    AskInterest,
    SaveEventDate,
    ShowEvent,
    ShowEventMap,
    ShowEvents,
    ShowMine,
    SignUp,
)
from handlers.replies import Button, Document, InlineHit, Keyboard, Photo, Pin, Reply, Text, press
from handlers.texts import Texts
from handlers.views.parts import in_rows, need_row, pager, place_line, short

A_PAGE = 5
CAPTION = 600
"""Characters of an event's own text under its photo; a caption holds about a thousand in all."""
MOST_PLACES = 6


def event_link(bot_name: str, code: str) -> str:
    """The deep link that opens this event's card."""
    return f"https://t.me/{bot_name}?start=e_{code}"


def moment(when: datetime, texts: Texts) -> str:
    """ "08:00 Thứ Tư 01/04/2026", in the time of the place, which English readers are told."""
    return f"{_clock(when)} {_day(when, texts)}{_zone(texts)}"


def day_first(when: datetime, texts: Texts) -> str:
    """ "Thứ Tư 01/04/2026, 08:00": what was read of a time that somebody typed."""
    return f"{_day(when, texts)}, {_clock(when)}{_zone(texts)}"


def span(event: Event, texts: Texts) -> str:
    """From when to when, in the time of the place."""
    starts, ends = event.starts_at.astimezone(HERE), event.ends_at.astimezone(HERE)
    if starts.date() == ends.date():
        line = f"{_day(starts, texts)}, {starts:%H:%M}–{ends:%H:%M}"
    else:
        line = f"{starts:%H:%M} {_day(starts, texts)} → {ends:%H:%M} {_day(ends, texts)}"
    return line + _zone(texts)


def _clock(when: datetime) -> str:
    return f"{when.astimezone(HERE):%H:%M}"


def _day(when: datetime, texts: Texts) -> str:
    here = when.astimezone(HERE)
    return f"{texts.plain(f'weekday-{here.weekday()}')} {here:%d/%m/%Y}"


def _zone(texts: Texts) -> str:
    """Who reads English may well be elsewhere."""
    return "" if texts.language is Language.VI else f" ({texts.plain('vietnam-time')})"


def where_line(event: Event, texts: Texts) -> str:
    venue = ", ".join(filter(None, (event.venue, event.address)))
    place = place_line(event, texts)
    return "\n".join(filter(None, (texts("event-venue", venue=venue) if venue else "", place)))


@dataclass(frozen=True, slots=True)
class Shown:
    """Which page of the coming events is shown, and how they may be narrowed."""

    events: tuple[Event, ...]
    """All that fit."""
    kind: EventKind | None = None
    place: str = ""
    """A `place_key`."""
    page: int = 0
    kinds: tuple[EventKind, ...] = ()
    """To choose from."""
    places: tuple[str, ...] = ()


def list_view(shown: Shown, texts: Texts, *, edit: bool) -> Text:
    first = shown.page * A_PAGE
    rows = shown.events[first : first + A_PAGE]
    lines = [texts("events-coming", total=str(len(shown.events)))]
    for number, event in enumerate(rows, start=first + 1):
        lines.append("\n" + _row(number, event, texts))
    numbers = [
        press(str(number), ShowEvent(event.stored_id))
        for number, event in enumerate(rows, start=first + 1)
    ]
    kind = shown.kind or ""
    turns = [ShowEvents(kind, shown.place, shown.page + 1 + step) for step in (-1, 1)]
    keyboard = in_rows(numbers, 5) + pager(
        shown.page, -(-len(shown.events) // A_PAGE), turns, texts
    )
    return Text("\n".join(lines), keyboard + _filters(shown, texts) + interest_row(texts), edit)


def _row(number: int, event: Event, texts: Texts) -> str:
    where = place_of(event) or event.venue
    facts = " · ".join(filter(None, (texts.plain(f"event-kind-{event.kind}"), where)))
    head = texts("list-row", number=str(number), name=event.title)
    return f"{head}\n📅 {span(event, texts)}\n{texts('list-row-facts', facts=facts)}"


def _filters(shown: Shown, texts: Texts) -> Keyboard:
    """Narrower choices, or the way back from one."""
    if shown.kind or shown.place:
        return ((press(texts.plain("events-all"), ShowEvents("", "", 1)),),)
    kinds = [
        press(texts.plain(f"event-kind-{kind}"), ShowEvents(kind, "", 1)) for kind in shown.kinds
    ]
    places = [
        press(f"📍 {short(name, 20)}", ShowEvents("", place_key(name), 1))
        for name in shown.places[:MOST_PLACES]
    ]
    return (in_rows(kinds, 2) if len(kinds) > 1 else ()) + (
        in_rows(places, 2) if len(places) > 1 else ()
    )


def interest_row(texts: Texts, kind: str = "") -> Keyboard:
    return ((press(texts.plain("button-interest"), AskInterest(kind)),),)


def none_view(texts: Texts, question_id: int = 0, *, edit: bool = False) -> Text:
    keyboard = interest_row(texts) + need_row(texts, question_id)
    return Text(texts("event-none"), keyboard, edit)


def seats_text(free: int | None, side: Side, texts: Texts) -> str:
    """What is left for this side: a number, none but a waiting list, or no limit."""
    left = "open" if free is None else free if free > 0 else "full"
    return texts.plain(f"event-seats-{side}", left=left)


@dataclass(frozen=True, slots=True)
class Sides:
    """How someone stands on the sides of an event."""

    registered: bool = False
    """Ever, on any."""
    taken: Collection[Side] = ()
    """Registered now."""
    begun: Collection[Side] = ()
    """The form is half filled in."""


def card_view(
    event: Event, seats: Sequence[str], now: datetime, texts: Texts, sides: Sides
) -> list[Reply]:
    """All that is said of an event; `seats` are the lines of the sides that take part."""
    head = "\n".join(filter(None, _lines(event, seats, now, texts)))
    whole = f"{head}\n\n{event.text}" if event.text else head
    join = _join_buttons(event, now, texts, sides)
    registered = sides.registered and not (join and sides.taken)
    keyboard = _card_keyboard(event, now, texts, join, registered=registered)
    if not event.photo:
        return [Text(whole, keyboard)]
    if len(plain(event.text)) <= CAPTION and len(head) <= CAPTION:
        return [Photo(event.photo, whole, keyboard)]
    return [Photo(event.photo), Text(whole, keyboard)]


def _lines(event: Event, seats: Sequence[str], now: datetime, texts: Texts) -> list[str]:
    state = _state_line(event, now, texts)
    return [
        texts("card-name", name=event.title),
        texts.plain(f"event-kind-{event.kind}"),
        f"📅 {span(event, texts)}",
        where_line(event, texts),
        state or texts("event-deadline", when=moment(event.closes_at, texts)),
        *(seats if not state else ()),
    ]


def _state_line(event: Event, now: datetime, texts: Texts) -> str:
    """Why nobody can register now; "" where one can."""
    if event.is_open(now):
        return ""
    over = event.state is EventState.DONE or event.ends_at <= now
    if event.state is EventState.CANCELLED:
        return texts("event-is-cancelled")
    return texts("event-is-over" if over else "event-is-closed")


def _join_buttons(event: Event, now: datetime, texts: Texts, sides: Sides) -> list[Button]:
    keys = dict.fromkeys(sides.begun, "button-join-on") | dict.fromkeys(
        sides.taken, "button-joined"
    )
    return [
        press(
            texts.plain(keys.get(side, f"button-join-{side}"), side=side),
            SignUp(event.stored_id, side),
        )
        for side in Side
        if event.is_open(now) and event.takes(side)
    ]


def _card_keyboard(
    event: Event, now: datetime, texts: Texts, join: Sequence[Button], *, registered: bool
) -> Keyboard:
    number = event.stored_id
    mine = [press(texts.plain("button-mine"), ShowMine())] if registered else []
    ahead = event.state is not EventState.CANCELLED and event.ends_at > now
    more = [
        *([press(texts.plain("button-map"), ShowEventMap(number))] if has_pin(event) else []),
        *([press(texts.plain("button-calendar"), SaveEventDate(number))] if ahead else []),
        Button(texts.plain("button-share"), share=event.title),
    ]
    return in_rows([*mine, *join], 1) + in_rows(more, 2) + interest_row(texts, event.kind)


def has_pin(event: Event) -> bool:
    return event.latitude is not None and event.longitude is not None


def pin_view(event: Event) -> Pin | None:
    if event.latitude is None or event.longitude is None:
        return None
    address = event.address or event.province_today or event.province or event.title
    return Pin(event.latitude, event.longitude, event.venue or event.title, address)


def date_file_view(event: Event, now: datetime, bot_name: str, texts: Texts) -> Document:
    content = calendar_file(event, None, now, event_link(bot_name, event.code))
    return Document(f"{event.code}.ics", content, texts("calendar-how"))


def inline_event(event: Event, bot_name: str, texts: Texts) -> InlineHit:
    """An event as a row of an inline answer: the message it posts leads back to the bot."""
    html = "\n".join(
        filter(
            None,
            (
                texts("card-name", name=event.title),
                texts.plain(f"event-kind-{event.kind}"),
                f"📅 {span(event, texts)}",
                where_line(event, texts),
            ),
        )
    )
    link = Button(texts.plain("button-open-event"), url=event_link(bot_name, event.code))
    return InlineHit(f"e_{event.code}", event.title, span(event, texts), html, ((link,),))
