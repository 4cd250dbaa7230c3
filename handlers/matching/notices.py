"""Notices: what the bot says by itself, in the person's language, each with its buttons."""

from datetime import datetime
from typing import Any

from catalog.matching.events import Event
from catalog.matching.notices import Due, NoticeKind
from catalog.matching.registrations import Mine, Standing
from handlers.matching.attending_buttons import ShowEvent, ShowMine, ShowStanding, ShowTicket
from handlers.matching.spans import unit_of
from handlers.organiser_buttons import ListRegistrations
from handlers.replies import Reply, Text, press
from handlers.texts import Texts, texts_of
from handlers.views import events as event_views
from handlers.views import standing as views
from handlers.views.collecting import PENDING


def render(due: Due, bot_name: str, now: datetime) -> list[Reply]:
    """The messages of one notice; none where what it was about is gone."""
    texts = texts_of(due.language)
    if due.notice.kind is NoticeKind.PENDING:
        return [_pending(due.event, due.notice.data["count"], texts)]
    if due.registration is None:
        return [_published(due.event, texts)] if _is_published(due) else []
    mine = Mine(due.registration, due.event)
    match due.notice.kind:
        case NoticeKind.OFFERED:
            return [_offered(mine, texts)]
        case NoticeKind.CONFIRMED:
            said = Text(texts("notice-confirmed", title=mine.event.title))
            return [said, *views.ticket_view(mine, bot_name, now, texts)]
        case NoticeKind.REMINDER:
            return [_reminder(mine, due.notice.data, texts)]
        case NoticeKind.EVENT_CHANGED:
            return _changed(mine, due.notice.data["before"], bot_name, now, texts)
        case NoticeKind.OFFER_PASSED:
            return [_passed(mine, due.notice.data, now, texts)]
        case NoticeKind.EVENT_CANCELLED:
            return _cancelled(mine, bot_name, now, texts)
    return [_plain(due.notice.kind, mine, texts)]


def _is_published(due: Due) -> bool:
    return due.notice.kind is NoticeKind.EVENT_PUBLISHED


def _published(event: Event, texts: Texts) -> Text:
    """Word of an event that somebody wanted to hear of, and how to hear no more."""
    html = f"{texts('notice-published')}\n\n{_what_when_where(event, texts)}"
    rows = (
        (press(texts.plain("button-event"), ShowEvent(event.stored_id)),),
        (press(texts.plain("button-interests"), ShowMine()),),
    )
    return Text(html, rows)


def _pending(event: Event, count: int, texts: Texts) -> Text:
    html = texts("notice-pending", title=event.title, number=count)
    open_list = ListRegistrations(event.stored_id, 1, PENDING)
    return Text(html, ((press(texts.plain("org-only-pending", number=str(count)), open_list),),))


def _what_when_where(event: Event, texts: Texts) -> str:
    lines = (
        texts("card-name", name=event.title),
        f"📅 {event_views.span(event, texts)}",
        event_views.where_line(event, texts),
    )
    return "\n".join(filter(None, lines))


def _offered(mine: Mine, texts: Texts) -> Text:
    until = mine.registration.offered_until
    when = event_views.moment(until, texts) if until else "none"
    html = f"{texts('notice-offered', until=when)}\n\n{_what_when_where(mine.event, texts)}"
    return Text(html, views.offer_rows(mine.registration, texts))


def _passed(mine: Mine, data: dict[str, Any], now: datetime, texts: Texts) -> Text:
    """What became of the seat, and the way to register again while one may."""
    event = mine.event
    can = event.is_open(now)
    left = "closed" if not can else "free" if data.get("free") else "full"
    again = ((views.again_button(mine, texts),),) if can else ()
    show = ((press(texts.plain("button-event"), ShowEvent(event.stored_id)),),)
    rows = (*again, *show, *event_views.interest_row(texts, event.kind))
    return Text(texts("notice-offer_passed", title=event.title, left=left), rows)


def _reminder(mine: Mine, data: dict[str, Any], texts: Texts) -> Text:
    minutes = int(data["minutes"])
    unit, many = unit_of(minutes)
    head = texts(f"notice-reminder-{unit}", count=many)
    row = mine.registration
    buttons = (
        (press(texts.plain("button-ticket"), ShowTicket(row.stored_id)),),
        (views.leave_button(row, texts, sure=True),),
    )
    code = texts("notice-ticket", ticket=row.ticket)
    return Text(f"{head}\n\n{_what_when_where(mine.event, texts)}\n{code}", buttons)


def _changed(
    mine: Mine, before: dict[str, Any], bot_name: str, now: datetime, texts: Texts
) -> list[Reply]:
    """What it was, what it is now, and the new date for the calendar of who has a seat."""
    event = mine.event
    old = []
    if "starts_at" in before or "ends_at" in before:
        was = event.model_copy(update=_times(before))
        old.append(texts("notice-was", what=event_views.span(was, texts)))
    if "venue" in before or "address" in before:
        names = (before.get("venue", event.venue), before.get("address", event.address))
        if any(names):
            old.append(texts("notice-was", what=", ".join(filter(None, names))))
    html = "\n".join(
        [texts("notice-changed"), "", _what_when_where(event, texts), *([""] if old else []), *old]
    )
    row = mine.registration
    buttons = (
        (press(texts.plain("button-standing"), ShowStanding(row.stored_id)),),
        (views.leave_button(row, texts),),
    )
    date = [views.calendar_view(mine, bot_name, now, texts)] if _has_ticket(mine) else []
    return [Text(html, buttons), *date]


def _times(before: dict[str, Any]) -> dict[str, datetime]:
    return {
        key: datetime.fromisoformat(before[key])
        for key in ("starts_at", "ends_at")
        if key in before
    }


def _cancelled(mine: Mine, bot_name: str, now: datetime, texts: Texts) -> list[Reply]:
    html = f"{texts('notice-cancelled')}\n\n{_what_when_where(mine.event, texts)}"
    date = [views.calendar_view(mine, bot_name, now, texts)] if _has_ticket(mine) else []
    return [Text(html, event_views.interest_row(texts, mine.event.kind)), *date]


def _has_ticket(mine: Mine) -> bool:
    return mine.registration.state in {Standing.CONFIRMED, Standing.CHECKED_IN}


def _plain(kind: NoticeKind, mine: Mine, texts: Texts) -> Text:
    """Those that say only that it is over for them: they may look for another event."""
    event = mine.event
    html = texts(f"notice-{kind}", title=event.title)
    again = press(texts.plain("button-event"), ShowEvent(event.stored_id))
    return Text(html, ((again,), *event_views.interest_row(texts, event.kind)))
