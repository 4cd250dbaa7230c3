"""Tickets: what someone brings to the door, and the date in their calendar."""

from datetime import datetime
from io import BytesIO

import segno
from icalendar import Calendar
from icalendar import Event as Date

from catalog.formatted import plain
from catalog.localtime import HERE
from catalog.matching.events import Event, EventState
from catalog.matching.registrations import ACTIVE, Registration


def qr_png(url: str) -> bytes:
    """The QR code of a link, as a picture of some 400 pixels with its quiet zone."""
    out = BytesIO()
    code = segno.make(url, error="m", micro=False)
    code.save(out, kind="png", scale=max(1, 400 // code.symbol_size()[0]), border=4)
    return out.getvalue()


def calendar_file(
    event: Event, registration: Registration | None, now: datetime, url: str = ""
) -> bytes:
    """An iCalendar file of one date, in local time; a cancelled one takes the date away again.

    Without a registration it is the event's date for anybody. A later file with the same
    registration replaces the earlier: its UID is the same, and its SEQUENCE rises with the
    changes of the event.
    """
    comes = registration is None or registration.state in ACTIVE
    stands = event.state is not EventState.CANCELLED and comes
    calendar = Calendar()
    calendar.add("prodid", "-//OCOP//matching events//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH" if stands else "CANCEL")
    calendar.add_component(_date(event, registration, now, url, stands=stands))
    calendar.add_missing_timezones()
    made: bytes = calendar.to_ical()
    return made


def _date(
    event: Event, registration: Registration | None, now: datetime, url: str, *, stands: bool
) -> Date:
    date = Date()
    date.add("uid", f"{event.code}-{registration.ticket if registration else 'all'}@ocop-bot")
    date.add("dtstamp", now)
    date.add("sequence", event.revision + (not stands))
    date.add("status", "CONFIRMED" if stands else "CANCELLED")
    date.add("summary", event.title)
    date.add("dtstart", event.starts_at.astimezone(HERE))
    date.add("dtend", event.ends_at.astimezone(HERE))
    date.add("location", ", ".join(filter(None, (event.venue, event.address))))
    ticket = f"🎫 {registration.ticket}" if registration else ""
    date.add("description", "\n".join(filter(None, (ticket, plain(event.text)))))
    if event.latitude is not None and event.longitude is not None:
        date.add("geo", (event.latitude, event.longitude))
    if url:
        date.add("url", url)
    return date
