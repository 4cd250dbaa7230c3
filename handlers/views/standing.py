"""How someone stands: their registrations, tickets, and the answers to offers."""

from collections.abc import Sequence
from datetime import datetime

from catalog.matching.events import Event, EventState
from catalog.matching.interests import Interest
from catalog.matching.registrations import Ending, Mine, Registration, Standing
from catalog.matching.tickets import calendar_file, qr_png
from catalog.matching.unfinished import Begun
from handlers.matching.attending_buttons import (
    AnswerOffer,
    ChangeSignUp,
    ForgetInterest,
    LeaveEvent,
    ShowEvent,
    ShowEventMap,
    ShowEvents,
    ShowMine,
    ShowStanding,
    ShowTicket,
    SignUp,
)
from handlers.replies import Button, Document, Keyboard, Photo, Reply, Text, press
from handlers.texts import Texts
from handlers.views.events import event_link, has_pin, interest_row, moment, span, where_line
from handlers.views.interests import interest_text
from handlers.views.parts import in_rows, short
from handlers.views.sign_up import go_on_button

MARKS = {
    Standing.REGISTERED: "🕓",
    Standing.WAITING: "⏳",
    Standing.OFFERED: "🔔",
    Standing.CONFIRMED: "✅",
    Standing.CHECKED_IN: "🎉",
}
BEGUN = {
    EventState.RUNNING: (Standing.REGISTERED, Standing.WAITING, Standing.NO_SHOW),
    EventState.DONE: (Standing.WAITING,),
}
"""Those whom the beginning of the event tells something else."""
MOST_SHOWN = 20
"""Registrations and interests on one screen; hardly anybody has as many."""


def ticket_link(bot_name: str, ticket: str) -> str:
    """What the QR code of a ticket says: the desk opens it with a phone's camera."""
    return f"https://t.me/{bot_name}?start=t_{ticket}"


def mine_view(
    found: Sequence[Mine], begun: Sequence[Begun], interests: Sequence[Interest], texts: Texts
) -> Text:
    lines = [texts("mine" if found else "mine-none")]
    for number, mine in enumerate(found[:MOST_SHOWN], start=1):
        lines += ["", *_mine_lines(number, mine, texts)]
    for one in begun:
        lines += ["", texts("mine-begun", title=one.event.title, side=one.side)]
    if interests:
        lines += ["", texts("interests-kept")]
        lines += [f"• {interest_text(one, texts)}" for one in interests[:MOST_SHOWN]]
    numbers = [
        press(str(number), ShowStanding(mine.registration.stored_id))
        for number, mine in enumerate(found[:MOST_SHOWN], start=1)
    ]
    forget = [
        press(
            texts.plain("button-forget-interest", what=interest_text(one, texts, plain=True)),
            ForgetInterest(one.stored_id),
        )
        for one in interests[:MOST_SHOWN]
    ]
    all_events = ((press(texts.plain("button-events"), ShowEvents()),),)
    on = [go_on_button(one, texts, short(one.event.title, 30)) for one in begun]
    rows = in_rows(numbers, 5) + in_rows(on, 1) + in_rows(forget, 1) + all_events
    return Text("\n".join(lines), rows if interests else rows + interest_row(texts))


def _mine_lines(number: int, mine: Mine, texts: Texts) -> list[str]:
    row = mine.registration
    mark = MARKS.get(row.state, "▫️")
    stands = f"{mark} {texts(f'standing-short-{_how(mine)}')} · {texts(f'side-{row.side}')}"
    return [
        texts("list-row", number=str(number), name=mine.event.title),
        f"📅 {span(mine.event, texts)}",
        texts("event-is-cancelled") if is_off(mine.event) else stands,
    ]


def standing_view(mine: Mine, line: int, now: datetime, texts: Texts) -> Text:
    """`line` is the place in it, for who waits."""
    row, event = mine.registration, mine.event
    head = texts("sign-up-title", title=event.title, side=row.side)
    html = "\n".join(
        filter(
            None,
            [
                head,
                f"📅 {span(event, texts)}",
                where_line(event, texts),
                f"\n{standing_text(mine, line, texts)}",
            ],
        )
    )
    return Text(html, _keyboard(mine, now, texts))


def standing_text(mine: Mine, line: int, texts: Texts) -> str:
    row = mine.registration
    if is_off(mine.event):
        return texts("event-is-cancelled")
    if row.state is Standing.OFFERED and row.offered_until:
        return texts("standing-offered", until=moment(row.offered_until, texts))
    how = _how(mine)
    if how == Standing.WAITING:
        return texts("standing-waiting", line=str(line))
    if row.state in {Standing.CONFIRMED, Standing.CHECKED_IN}:
        return texts(f"standing-{row.state}", ticket=row.ticket)
    return texts(f"standing-{how}")


def _how(mine: Mine) -> str:
    """The standing, with why it ended, or that the event has begun where that changes it."""
    row, event = mine.registration, mine.event
    if row.state is Standing.CANCELLED:
        return f"cancelled-{row.ending or Ending.LEFT}"
    return f"{row.state}-begun" if row.state in BEGUN.get(event.state, ()) else row.state


def is_off(event: Event) -> bool:
    return event.state is EventState.CANCELLED


def _keyboard(mine: Mine, now: datetime, texts: Texts) -> Keyboard:
    row, event = mine.registration, mine.event
    number = row.stored_id
    active = row.state in MARKS and row.state is not Standing.CHECKED_IN
    ahead = event.is_ahead(now)
    rows: Keyboard = ()
    if row.state is Standing.OFFERED and ahead:
        rows = offer_rows(row, texts)
    if row.state is Standing.CONFIRMED and not is_off(event):
        rows += ((press(texts.plain("button-ticket"), ShowTicket(number)),),)
    change = [press(texts.plain("button-change"), ChangeSignUp(number))]
    leave = [leave_button(row, texts)] if row.state is not Standing.OFFERED else []
    more = [*(change if event.is_open(now) else []), *(leave if ahead else [])]
    rows += in_rows(more if active else [], 1)
    if row.state is Standing.CANCELLED and event.is_open(now):
        rows += ((again_button(mine, texts),),)
    event_button = press(texts.plain("button-event"), ShowEvent(event.stored_id))
    return (*rows, (event_button, press(texts.plain("button-all-mine"), ShowMine())))


def again_button(mine: Mine, texts: Texts, key: str = "button-again") -> Button:
    """Registers anew, beginning with what was said before."""
    return press(texts.plain(key), SignUp(mine.event.stored_id, mine.registration.side))


def leave_button(row: Registration, texts: Texts, *, sure: bool = False) -> Button:
    """ "I can't come"; `sure` where one tap has to do."""
    key = "button-leave-line" if row.state is Standing.WAITING else "button-leave"
    return press(texts.plain(key), LeaveEvent(row.stored_id, int(sure)))


def offer_rows(row: Registration, texts: Texts) -> Keyboard:
    number = row.stored_id
    return (
        (press(texts.plain("button-accept"), AnswerOffer(number, 1)),),
        (press(texts.plain("button-decline"), AnswerOffer(number, 0)),),
    )


def ticket_view(mine: Mine, bot_name: str, now: datetime, texts: Texts) -> list[Reply]:
    """The QR code as a picture with its short code, and the date for the phone's calendar."""
    row, event = mine.registration, mine.event
    caption = "\n".join(
        filter(
            None,
            [
                texts("ticket", ticket=row.ticket, title=short(event.title, 120)),
                texts("ticket-who", name=row.name, organisation=row.organisation or "none"),
                f"📅 {span(event, texts)}",
                where_line(event, texts),
                f"\n{texts('ticket-how')}",
            ],
        )
    )
    pin = [press(texts.plain("button-map"), ShowEventMap(event.stored_id))]
    buttons = [*(pin if has_pin(event) else []), leave_button(row, texts)]
    picture = qr_png(ticket_link(bot_name, row.ticket))
    return [
        Photo(f"{row.ticket}.png", caption, in_rows(buttons, 1), picture),
        calendar_view(mine, bot_name, now, texts),
    ]


def calendar_view(mine: Mine, bot_name: str, now: datetime, texts: Texts) -> Document:
    row, event = mine.registration, mine.event
    content = calendar_file(event, row, now, event_link(bot_name, event.code))
    how = "calendar-gone" if is_off(event) else "calendar-how"
    return Document(f"{event.code}-{row.ticket}.ics", content, texts(how))


def leave_sure_view(mine: Mine, texts: Texts) -> Text:
    number = mine.registration.stored_id
    rows = (
        (press(texts.plain("button-leave-sure"), LeaveEvent(number, 1)),),
        (press(texts.plain("button-leave-not"), ShowStanding(number)),),
    )
    return Text(texts("leave-sure", title=mine.event.title), rows)


def left_view(mine: Mine, now: datetime, texts: Texts, key: str = "left") -> Text:
    """It is done; and the way back for who pressed by mistake."""
    event = mine.event
    again = again_button(mine, texts, "button-again-after-all")
    show = press(texts.plain("button-event"), ShowEvent(event.stored_id))
    rows = ((again,), (show,)) if event.is_open(now) else ((show,),)
    return Text(texts(key, title=event.title), rows)
