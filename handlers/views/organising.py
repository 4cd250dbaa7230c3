"""The organisers' screens: the menu, all events, one event and what may be done with it."""

from collections.abc import Mapping, Sequence

from catalog.matching.event_questions import EventQuestion
from catalog.matching.event_steps import Flaw, Incomplete, WrongState
from catalog.matching.events import Event, EventState, Side
from catalog.matching.registrations import ACTIVE, Standing
from handlers.action import Action
from handlers.matching.event_fields import PARTS
from handlers.organiser_buttons import (
    AddQuestion,
    CloneEvent,
    EditEvent,
    ListEvents,
    ListRegistrations,
    ManageEvent,
    MoveEvent,
    NewEvent,
    OpenDesk,
    Organise,
    PreviewEvent,
    RemoveQuestion,
    ShowDeskStaff,
    ShowOrganisers,
    ShowQuestions,
    ShowSummary,
)
from handlers.replies import Button, Keyboard, Text, press
from handlers.texts import Texts
from handlers.views.events import event_link, moment, span, where_line
from handlers.views.parts import in_rows, pager, short, span_text, spans_text

Standings = Mapping[tuple[Side, Standing], int]
STEPS_FROM: Mapping[EventState, tuple[str, ...]] = {
    EventState.DRAFT: ("publish",),
    EventState.PUBLISHED: ("close", "start"),
    EventState.CLOSED: ("reopen", "start"),
    EventState.RUNNING: ("finish",),
}


def button(key: str, action: Action, texts: Texts) -> Button:
    return press(texts.plain(f"org-button-{key}"), action)


def menu_view(texts: Texts, *, admin: bool, edit: bool) -> Text:
    rows = [
        (button("new", NewEvent(), texts),),
        (button("events", ListEvents(1), texts),),
        *([(button("organisers", ShowOrganisers(), texts),)] if admin else []),
    ]
    return Text(texts("org-menu"), tuple(rows), edit)


def list_view(
    events: Sequence[Event], page: int, pages: int, pending: Mapping[int, int], texts: Texts
) -> Text:
    """`page` from 0; `pending`: how many wait for a yes, by event."""
    rows = tuple(
        (press(short(f"{mark(event)} {event.title}"), ManageEvent(event.stored_id)),)
        for event in events
    )
    turns = [ListEvents(page + 1 + step) for step in (-1, 1)]
    lines = [texts("org-events" if events else "org-events-none"), ""]
    lines += [
        f"{mark(event)} <b>{texts('org-plain', text=short(event.title, 80))}</b>\n"
        f"{span(event, texts)} · {state_name(event, texts)}"
        + _waiting(pending.get(event.stored_id, 0), texts)
        for event in events
    ]
    new = ((button("new", NewEvent(), texts), button("menu", Organise(), texts)),)
    return Text("\n".join(lines), rows + pager(page, pages, turns, texts) + new, edit=True)


def _waiting(number: int, texts: Texts) -> str:
    return f" · {texts('org-only-pending', number=str(number))}" if number else ""


_MARKS = {
    EventState.DRAFT: "📝",
    EventState.PUBLISHED: "🟢",
    EventState.CLOSED: "🔒",
    EventState.RUNNING: "▶️",
    EventState.DONE: "☑️",
    EventState.CANCELLED: "✖️",
}


def mark(event: Event) -> str:
    return _MARKS[event.state]


def state_name(event: Event, texts: Texts) -> str:
    return texts.plain(f"org-state-{event.state}")


def event_screen(
    event: Event,
    flaws: Sequence[Flaw],
    standings: Standings,
    texts: Texts,
    bot_name: str,
    *,
    said: str = "",
    edit: bool = False,
) -> Text:
    announced = event.state not in {EventState.DRAFT, EventState.CANCELLED}
    lines = [
        said + "\n" if said else "",
        f"{mark(event)} <b>{texts('org-plain', text=event.title)}</b>",
        f"{state_name(event, texts)} · {texts.plain(f'event-kind-{event.kind}')}",
        f"📅 {span(event, texts)}",
        where_line(event, texts),
        *([] if event.is_over else _rules(event, texts)),
        *(attended_lines if event.state is EventState.DONE else _seats_lines)(
            event, standings, texts
        ),
        texts("org-link", link=event_link(bot_name, event.code))
        if announced
        else texts("org-code", code=event.code),
        *(f"⚠️ {flaw_text(flaw, texts)}" for flaw in flaws),
    ]
    return Text("\n".join(filter(None, lines)), _event_keyboard(event, texts), edit)


def _rules(event: Event, texts: Texts) -> list[str]:
    """By which people register and are reminded."""
    return [
        texts("org-deadline", when=moment(event.closes_at, texts)),
        texts("org-needs-approval") if event.needs_approval else "",
        texts(
            "org-reminders",
            before=spans_text(event.reminders, texts) or "none",
            held=span_text(event.offer_hours * 60, texts),
        ),
    ]


def attended_lines(event: Event, standings: Standings, texts: Texts) -> list[str]:
    """Of an event that is over: how many came, and how many did not."""
    return [
        texts(
            "org-attended",
            side=texts.plain(f"org-side-{side}"),
            arrived=str(standings.get((side, Standing.CHECKED_IN), 0)),
            absent=str(standings.get((side, Standing.NO_SHOW), 0)),
        )
        for side in sides_of(event, standings)
    ]


def sides_of(event: Event, standings: Standings) -> list[Side]:
    """Those that take part, and those that did while people registered."""
    known = {side for (side, _), number in standings.items() if number}
    return [side for side in Side if event.takes(side) or side in known]


def _seats_lines(event: Event, standings: Standings, texts: Texts) -> list[str]:
    return [_seats(event, side, standings, texts) for side in sides_of(event, standings)]


def taken(standings: Standings, side: Side) -> int:
    """How many hold a seat, or will once they are answered."""
    return sum(standings.get((side, state), 0) for state in ACTIVE if state != Standing.WAITING)


def _seats(event: Event, side: Side, standings: Standings, texts: Texts) -> str:
    seats = event.seats(side)
    counted = {state: standings.get((side, state), 0) for state in Standing}
    return texts(
        "org-seats-line",
        side=texts.plain(f"org-side-{side}"),
        taken=str(taken(standings, side)),
        seats="none" if seats is None else str(seats),
        waiting=counted[Standing.WAITING],
        unanswered=counted[Standing.REGISTERED],
        arrived=counted[Standing.CHECKED_IN],
    )


def _event_keyboard(event: Event, texts: Texts) -> Keyboard:
    number = event.stored_id
    over = event.is_over
    steps = [
        button(f"step-{step}", MoveEvent(number, step), texts)
        for step in STEPS_FROM.get(event.state, ())
    ]
    cancel = [] if over else [button("step-cancel", MoveEvent(number, "cancel"), texts)]
    changing = [
        *([] if over else [button("edit", EditEvent(number), texts)]),
        *([] if over else [button("questions", ShowQuestions(number), texts)]),
        button("preview", PreviewEvent(number), texts),
        button("clone", CloneEvent(number), texts),
    ]
    people = [
        button("registrations", ListRegistrations(number, 1), texts),
        button("summary", ShowSummary(number), texts),
        button("staff", ShowDeskStaff(number), texts),
        button("desk", OpenDesk(number), texts),
    ]
    shown = changing if event.state is EventState.DRAFT else [*people, *changing]
    last = (button("events", ListEvents(1), texts), *cancel)
    return (*in_rows(steps, 2), *in_rows(shown, 2), last)


def flaw_text(flaw: Flaw, texts: Texts) -> str:
    return texts(f"org-flaw-{flaw.replace('_', '-')}")


def refusal(why: Incomplete | WrongState, texts: Texts) -> str:
    """Why nothing changed, in words."""
    if isinstance(why, WrongState):
        return texts("org-wrong-state", state=texts.plain(f"org-state-{why.state}"))
    return "\n".join([texts("org-incomplete"), *(f"⚠️ {flaw_text(f, texts)}" for f in why.flaws)])


def sure_view(event: Event, step: str, told: int, texts: Texts) -> Text:
    """Asks before a step that cannot be undone, and says whom it tells."""
    number = event.stored_id
    html = texts(f"org-sure-{step}", title=event.title, told=told)
    quietly = step == "cancel" and not told
    yes = button("step-cancel" if quietly else f"sure-{step}", MoveEvent(number, step, 1), texts)
    return Text(html, ((yes,), (back_to(event, texts),)), edit=True)


def back_to(event: Event, texts: Texts) -> Button:
    return press(texts.plain("button-back"), ManageEvent(event.stored_id))


def parts_view(event: Event, told: int, texts: Texts) -> Text:
    """What can be edited."""
    buttons = [
        press(texts.plain(f"org-part-{step.replace('_', '-')}"), EditEvent(event.stored_id, step))
        for step in PARTS
    ]
    lines = [texts("org-edit", title=event.title)]
    if told:
        lines.append(texts("org-edit-tells", told=told))
    return Text("\n".join(lines), (*in_rows(buttons, 2), (back_to(event, texts),)), edit=True)


def questions_view(
    event: Event, rows: Sequence[EventQuestion], texts: Texts, *, edit: bool
) -> Text:
    lines = [texts("org-questions" if rows else "org-questions-none", title=event.title)]
    lines += [_question(n, row, texts) for n, row in enumerate(rows, start=1)]
    remove = [
        press(f"🗑 {n}", RemoveQuestion(event.stored_id, row.stored_id))
        for n, row in enumerate(rows, start=1)
    ]
    add = button("add-question", AddQuestion(event.stored_id), texts)
    keyboard = (*in_rows(remove, 5), (add,), (back_to(event, texts),))
    return Text("\n".join(lines), keyboard, edit)


def _question(number: int, row: EventQuestion, texts: Texts) -> str:
    facts = [
        texts.plain(f"org-question-{row.kind}"),
        texts.plain(f"org-side-{row.side or 'both'}"),
        *([texts.plain("org-required")] if row.required else []),
    ]
    options = ", ".join(row.labels(texts.language))
    line = texts("org-question-row", number=str(number), label=row.label(texts.language))
    more = texts("org-plain", text=" · ".join([*facts, *([options] if options else [])]))
    return f"{line}\n   {more}"


def remove_sure_view(event: Event, row: EventQuestion, texts: Texts) -> Text:
    yes = button("remove", RemoveQuestion(event.stored_id, row.stored_id, 1), texts)
    back = press(texts.plain("button-back"), ShowQuestions(event.stored_id))
    html = texts("org-remove-question", label=row.label(texts.language))
    return Text(html, ((yes,), (back,)), edit=True)
