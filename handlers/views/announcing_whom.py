"""Whom an announcement is for, how many that is, and the last look before it goes."""

from collections.abc import Sequence
from datetime import datetime

from catalog.matching.events import Event
from catalog.news.announcements import Announcement, Attendance
from catalog.news.audience import Audience
from catalog.news.rules import Rules
from catalog.news.subscribers import Role
from catalog.people import Language
from catalog.products import ProductGroup
from handlers.news.announcing_buttons import ChooseWhom, EditAnnouncement, SendAnnouncement
from handlers.replies import Button, Text, press
from handlers.texts import Texts
from handlers.views.announcing import back_to, button, place_name, until_line
from handlers.views.events import moment
from handlers.views.parts import in_rows, pager, short

CHOSEN = "✅ "
CHOICES = {"role": Role, "lang": Language, "stand": Attendance}


def whom_view(
    row: Announcement,
    whom: str,
    counts: Audience,
    goes_at: datetime,
    texts: Texts,
    *,
    said: str,
    edit: bool,
) -> Text:
    number = row.stored_id
    parts = [
        *([button("stand", ChooseWhom(number, "stand"), texts)] if row.segment.event_id else []),
        *(
            button(part, ChooseWhom(number, part), texts)
            for part in ("group", "place", "role", "event", "lang")
        ),
        button("topic", EditAnnouncement(number, "topic"), texts),
    ]
    lines = [said, whom, "", counts_lines(counts, goes_at, texts)]
    html = "\n".join(lines).strip()
    return Text(html, (*in_rows(parts, 2), (back_to(row, texts),)), edit)


def counts_lines(counts: Audience, goes_at: datetime, texts: Texts) -> str:
    """How many get it, how many of them later, and how many not, and why.

    `goes_at`: when the quiet hours are over, if it would be sent in these.
    """
    lines = [texts("ann-reached", reached=counts.reached)]
    if counts.capped:
        lines.append(texts("ann-capped", count=counts.capped))
    if counts.quiet:
        lines.append(texts("ann-quiet", count=counts.quiet, when=moment(goes_at, texts)))
    left_out = {why: many for why, many in counts.left_out.items() if many}
    if left_out:
        lines.append(texts("ann-left-out", count=sum(left_out.values())))
    lines += [
        texts(f"ann-why-{why.replace('_', '-')}", count=many) for why, many in left_out.items()
    ]
    return "\n".join(lines)


def sure_to_send_view(
    row: Announcement,
    whom: str,
    counts: Audience,
    rules: Rules,
    at: datetime | None,
    now: datetime,
    texts: Texts,
) -> Text:
    """Asks once, and says what will happen; `at` None is now."""
    number, version = row.stored_id, row.version
    second = texts("ann-needs-second", above=rules.confirm_above)
    lines = [
        texts("ann-send-at", when=moment(at, texts)) if at else texts("ann-send"),
        "\n".join(filter(None, (whom, until_line(row, texts)))),
        "",
        counts_lines(counts, rules.awake(at or now), texts),
        second if counts.reached > rules.confirm_above else "",
    ]
    minutes = int(at.timestamp() // 60) if at else 0
    key = "send-at" if at else "send-now"
    go = (button(key, SendAnnouncement(number, version, minutes), texts),)
    pick = (button("pick-time", SendAnnouncement(number, version, 1), texts),)
    change = (button("whom", ChooseWhom(number), texts), back_to(row, texts))
    rows = (go, pick, change) if counts.reached else (change,)
    return Text("\n".join(lines).strip(), rows, edit=at is None)


def _to_whom(row: Announcement, texts: Texts) -> Button:
    return press(texts.plain("button-back"), ChooseWhom(row.stored_id))


def groups_view(row: Announcement, texts: Texts) -> Text:
    chosen = row.segment.groups
    buttons = [
        press(
            (CHOSEN if group in chosen else "") + texts.plain(f"group-{group}"),
            ChooseWhom(row.stored_id, "group", group, int(group not in chosen)),
        )
        for group in ProductGroup
    ]
    keyboard = (*in_rows(buttons, 2), (_to_whom(row, texts),))
    return Text(texts("ann-ask-groups"), keyboard, edit=True)


def places_view(row: Announcement, texts: Texts) -> Text:
    """The chosen places, each to be taken away."""
    number = row.stored_id
    rows = tuple(
        (press(f"🗑 {short(place_name(key))}", ChooseWhom(number, "place", str(n), 0)),)
        for n, key in enumerate(row.segment.places)
    )
    add = (button("add-place", ChooseWhom(number, "place", "add"), texts),)
    html = texts("ann-places" if rows else "ann-places-none")
    return Text(html, (*rows, add, (_to_whom(row, texts),)), edit=True)


def which_place_view(
    row: Announcement, found: Sequence[tuple[int, str]], page: int, pages: int, texts: Texts
) -> Text:
    """A page of the keys found, with their numbers; `page` from 0."""
    number = row.stored_id
    rows = tuple(
        (press(short(place_name(key)), ChooseWhom(number, "place", str(n))),) for n, key in found
    )
    turns = [ChooseWhom(number, "place", "more", 1, page + 1 + step) for step in (-1, 1)]
    keyboard = (*rows, *pager(page, pages, turns, texts), (_to_whom(row, texts),))
    return Text(texts("ann-which-place"), keyboard, edit=True)


def choice_view(row: Announcement, part: str, texts: Texts) -> Text:
    """Of a role, a language or an attendance; the first two may be anyone's."""
    segment = row.segment
    now = {"role": segment.role, "lang": segment.language, "stand": segment.attendance}[part]
    values = [*([] if part == "stand" else ["all"]), *CHOICES[part]]
    buttons = [
        press(
            (CHOSEN if value == (now or "all") else "")
            + texts.plain(f"ann-{part}-{value.replace('_', '-')}"),
            ChooseWhom(row.stored_id, part, value),
        )
        for value in values
    ]
    keyboard = (*in_rows(buttons, 1), (_to_whom(row, texts),))
    return Text(texts(f"ann-choose-{part}"), keyboard, edit=True)


def events_view(
    row: Announcement, listed: Sequence[Event], page: int, pages: int, texts: Texts
) -> Text:
    """`page` from 0."""
    number, chosen = row.stored_id, row.segment.event_id
    rows = tuple(
        (
            press(
                (CHOSEN if event.id == chosen else "") + short(event.title),
                ChooseWhom(number, "event", str(event.stored_id)),
            ),
        )
        for event in listed
    )
    nobody = (button("no-event", ChooseWhom(number, "event", "all"), texts),)
    turns = [ChooseWhom(number, "event", "", 1, page + 1 + step) for step in (-1, 1)]
    keyboard = (nobody, *rows, *pager(page, pages, turns, texts), (_to_whom(row, texts),))
    return Text(texts("ann-choose-event"), keyboard, edit=True)
