"""The desk's screens: big words, few buttons."""

from collections.abc import Mapping, Sequence

from catalog.localtime import HERE
from catalog.matching.checking_in import Arrival
from catalog.matching.events import Event, EventState, Side
from catalog.matching.registrations import Refusal, Registration, Standing
from handlers.action import Action
from handlers.organiser_buttons import (
    CheckIn,
    CloseDesk,
    ListRegistrations,
    OpenDesk,
    ReleaseSeats,
    ShowArrival,
    ShowSummary,
    UndoCheckIn,
    WalkIn,
)
from handlers.replies import Button, Text, press
from handlers.texts import Texts
from handlers.views.collecting import MARKS, who_lines
from handlers.views.events import span
from handlers.views.organising import attended_lines, mark, sides_of
from handlers.views.parts import in_rows, short

EXPECTED = (Standing.REGISTERED, Standing.OFFERED, Standing.CONFIRMED)
"""Those who have a seat and are not here."""


def button(key: str, action: Action, texts: Texts) -> Button:
    return press(texts.plain(f"desk-button-{key}"), action)


def which_view(events: Sequence[Event], texts: Texts) -> Text:
    rows = tuple(
        (press(short(f"{mark(event)} {event.title}"), OpenDesk(event.stored_id)),)
        for event in events[:20]
    )
    return Text(texts("desk-which" if events else "desk-none"), rows)


def desk_view(
    event: Event,
    standings: Mapping[tuple[Side, Standing], int],
    texts: Texts,
    *,
    may_release: bool,
    early: bool,
    full: bool = False,
    said: str = "",
) -> Text:
    """`early`: its day has not come. `full`: no walk-in has a seat."""
    number = event.stored_id
    lines = [said, texts("desk-open", title=event.title), span(event, texts)]
    lines += [texts("desk-early"), ""] if early else [""]
    lines += [_counts(side, standings, texts) for side in sides_of(event, standings)]
    lines += ["", texts("desk-how")]
    html = "\n".join(lines if said else lines[1:])
    rows = [
        *([] if full else [(button("walk-in", WalkIn(number), texts),)]),
        (button("counts", OpenDesk(number), texts), button("close", CloseDesk(), texts)),
    ]
    if may_release:
        rows.append((button("release", ReleaseSeats(number), texts),))
    return Text(html, tuple(rows), edit=True)


def over_view(
    event: Event,
    standings: Mapping[tuple[Side, Standing], int],
    texts: Texts,
    *,
    organiser: bool,
    said: str = "",
) -> Text:
    """Who came, and the lists for organisers; nobody new is let in."""
    number = event.stored_id
    lines = [said, texts("desk-open", title=event.title), span(event, texts)]
    if event.state is EventState.CANCELLED:
        lines.append(texts("event-is-cancelled"))
    else:
        lines += [texts("event-is-over"), "", *attended_lines(event, standings, texts)]
        lines += ["", texts("desk-over-how")]
    lists = [
        press(texts.plain("org-button-summary"), ShowSummary(number)),
        press(texts.plain("org-button-registrations"), ListRegistrations(number, 1)),
    ]
    shut = (button("counts", OpenDesk(number), texts), button("close", CloseDesk(), texts))
    html = "\n".join(lines if said else lines[1:])
    return Text(html, (*in_rows(lists if organiser else [], 2), shut), edit=True)


def _counts(side: Side, standings: Mapping[tuple[Side, Standing], int], texts: Texts) -> str:
    return texts(
        "desk-counts",
        side=texts.plain(f"org-side-{side}"),
        arrived=str(standings.get((side, Standing.CHECKED_IN), 0)),
        expected=str(sum(standings.get((side, state), 0) for state in EXPECTED)),
        waiting=standings.get((side, Standing.WAITING), 0),
    )


def found_view(event: Event, rows: Sequence[Registration], asked: str, texts: Texts) -> Text:
    """Hits as buttons: each is shown, not let in, by its press."""
    buttons = tuple(
        (press(short(f"{MARKS[row.state]} {_label(row)}"), ShowArrival(row.stored_id)),)
        for row in rows
    )
    asked = short(asked, 60)
    if rows:
        return Text(texts("desk-found", asked=asked), buttons)
    walk_in = () if event.is_over else ((button("walk-in", WalkIn(event.stored_id), texts),),)
    html = texts("desk-not-found", asked=asked, over="yes" if event.is_over else "none")
    return Text(html, walk_in)


def elsewhere_view(event: Event, row: Registration, texts: Texts, *, mine: bool) -> Text:
    """A ticket of another event; `mine`: they have that one's desk, too."""
    there = ((button("there", ShowArrival(row.stored_id), texts),),)
    return Text(texts("desk-elsewhere", title=event.title), there if mine else ())


def _label(row: Registration) -> str:
    return " – ".join(filter(None, (row.name, row.organisation)))


def arrival_view(
    event: Event,
    row: Registration,
    texts: Texts,
    *,
    early: bool,
    full: bool = False,
    said: str = "",
    edit: bool = False,
) -> Text:
    """Who it is and how they stand. The desk sees no phone: its last digits are enough."""
    lines = [
        f"{said}\n" if said else "",
        *who_lines(row, texts),
        texts("desk-phone", digits=row.phone[-4:]) if row.phone else "",
        texts("org-plain", text=row.place) if row.place else "",
        texts("desk-refused-turned-away")
        if row.state is Standing.TURNED_AWAY and not said
        else "",
        _since(row, texts) if row.checked_in_at and not said else "",
        texts("desk-event", title=event.title),
        f"{span(event, texts)}\n{texts('desk-early')}" if early else "",
    ]
    number = event.stored_id
    rest = [button("counts", OpenDesk(number), texts)]
    if not event.is_over:
        rest.append(button("walk-in", WalkIn(number), texts))
    main = [] if full else _main(event, row, texts, early=early)
    keyboard = (*in_rows(main, 1), tuple(rest))
    return Text("\n".join(filter(None, lines)), keyboard, edit)


def _main(event: Event, row: Registration, texts: Texts, *, early: bool) -> list[Button]:
    """What the desk most likely wants: to let them in, or to take it back."""
    if event.state is EventState.CANCELLED or row.state is Standing.TURNED_AWAY:
        return []
    if row.state is Standing.CHECKED_IN:
        return [button("undo", UndoCheckIn(row.stored_id), texts)]
    key = "check-in-early" if early else "came" if event.is_over else "check-in"
    return [button(key, CheckIn(row.stored_id), texts)]


def _since(row: Registration, texts: Texts) -> str:
    return texts("desk-since", when=_clock(row))


def _clock(row: Registration) -> str:
    return f"{row.checked_in_at.astimezone(HERE):%H:%M:%S %d/%m}" if row.checked_in_at else ""


def outcome(what: Arrival | Refusal, texts: Texts) -> str:
    if isinstance(what, Refusal):
        key = what.replace("_", "-")
        return f"⛔ {texts(f'desk-refused-{key}')}"
    if what.again:
        return texts("desk-again", when=_clock(what.registration))
    return texts("desk-checked-in", name=what.registration.name)


def undone(what: Registration | Refusal, texts: Texts) -> str:
    if isinstance(what, Refusal):
        return texts("desk-not-in")
    return texts("desk-undone", name=what.name)


def release_sure_view(
    event: Event, standings: Mapping[tuple[Side, Standing], int], texts: Texts
) -> Text:
    absent = sum(standings.get((side, state), 0) for side in Side for state in EXPECTED)
    yes = button("release-sure", ReleaseSeats(event.stored_id, 1), texts)
    back = button("counts", OpenDesk(event.stored_id), texts)
    return Text(texts("desk-release-sure", number=absent), ((yes,), (back,)), edit=True)
