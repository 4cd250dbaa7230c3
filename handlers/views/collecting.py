"""What was collected for an event: a list, one registration, likely duplicates, files."""

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from catalog.localtime import HERE
from catalog.matching.duplicates import Likeness
from catalog.matching.event_questions import EventQuestion, GivenFile, QuestionKind, file_of
from catalog.matching.events import Event, Side
from catalog.matching.registrations import ACTIVE, Refusal, Registration, Standing
from catalog.matching.wares import RegisteredWare
from catalog.names import bare
from handlers.organiser_buttons import (
    Decide,
    ListRegistrations,
    ManageEvent,
    ShowDuplicates,
    ShowGivenFile,
    ShowRegistration,
    ShowSummary,
)
from handlers.replies import Button, Document, Keyboard, Photo, Text, press
from handlers.texts import Texts
from handlers.views.contacts import phone_text
from handlers.views.events import moment
from handlers.views.organising import back_to, button
from handlers.views.parts import in_rows, pager, short

PENDING = "pending"
ALIKE = "alike"
LONGEST_TITLE = 40
"""Letters of an event's title in the name of a file."""
Place = tuple[int, str]
"""From where a registration was opened: the page, and which list (`ShowRegistration`)."""
MARKS = {
    Standing.REGISTERED: "🕓",
    Standing.WAITING: "⏳",
    Standing.OFFERED: "🎟",
    Standing.CONFIRMED: "✅",
    Standing.CANCELLED: "✖️",
    Standing.TURNED_AWAY: "⛔",
    Standing.CHECKED_IN: "🟢",
    Standing.NO_SHOW: "⚪",
}


def standing_name(state: Standing, texts: Texts) -> str:
    return texts.plain(f"org-standing-{state.replace('_', '-')}")


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the list; `number` from 0. `only` as in `ListRegistrations`."""

    only: str
    number: int
    pages: int
    total: int


def list_view(
    event: Event, rows: Sequence[Registration], page: Page, pending: int, texts: Texts
) -> Text:
    """Each row's number is its number in line, and its button."""
    total = str(page.total)
    key = "org-list-pending" if page.only == PENDING else "org-list"
    lines = [texts(key if page.total else f"{key}-none", title=event.title, total=total)]
    lines += [_row(row, texts) for row in rows]
    here = (page.number + 1, page.only)
    numbers = [press(str(row.number), ShowRegistration(row.stored_id, *here)) for row in rows]
    number = event.stored_id
    turns = [ListRegistrations(number, page.number + 1 + step, page.only) for step in (-1, 1)]
    keyboard = (
        *in_rows(numbers, 4),
        *pager(page.number, page.pages, turns, texts),
        *_filters(event, page.only, pending, texts),
        (back_to(event, texts),),
    )
    return Text("\n".join(lines), keyboard, edit=True)


def _filters(event: Event, only: str, pending: int, texts: Texts) -> Keyboard:
    labels = {one: texts.plain(f"org-side-{one or 'both'}") for one in ("", *Side)}
    if pending or only == PENDING:
        labels[PENDING] = texts.plain("org-only-pending", number=str(pending))
    buttons = [
        press(("• " if only == one else "") + label, ListRegistrations(event.stored_id, 1, one))
        for one, label in labels.items()
    ]
    return in_rows(buttons, 3)


def _row(row: Registration, texts: Texts) -> str:
    who = " – ".join(filter(None, (row.name, row.organisation)))
    line = texts("org-list-row", number=str(row.number), who=short(who, 70))
    return f"{MARKS[row.state]} {line}"


def who_lines(row: Registration, texts: Texts) -> list[str]:
    """Name, organisation, side, standing, ticket."""
    lines = [
        texts("org-who", name=row.name),
        texts("org-plain", text=row.organisation) if row.organisation else "",
        f"{texts(f'org-side-{row.side}')} · {MARKS[row.state]} {standing_name(row.state, texts)}",
        texts("org-ticket", code=row.ticket, number=str(row.number)),
    ]
    return [line for line in lines if line]


def registration_view(
    event: Event,
    row: Registration,
    items: Sequence[RegisteredWare],
    questions: Sequence[EventQuestion],
    place: Place,
    texts: Texts,
    said: str,
) -> Text:
    lines = [
        f"{said}\n" if said else "",
        *who_lines(row, texts),
        f"☎️ {phone_text(row.phone)}" if row.phone else "",
        f"📍 {texts('org-plain', text=row.place)}" if row.place else "",
        texts("org-since", when=moment(row.created_at, texts)),
        texts("org-offered-until", when=moment(row.offered_until, texts))
        if row.offered_until
        else "",
        *(f"📦 {texts('org-plain', text=ware_text(ware))}" for ware in items),
        *(_answer(row, question, texts) for question in questions),
    ]
    files = [
        press(
            f"📎 {short(one.label(texts.language), 40)}",
            ShowGivenFile(row.stored_id, one.stored_id, *place),
        )
        for one in questions
        if file_of(row.answers, one)
    ]
    deciding = in_rows(_deciding(event, row, place, texts), 2)
    keyboard = (*in_rows(files, 1), *deciding, (_back(event, place, texts),))
    return Text("\n".join(filter(None, lines)), keyboard, edit=True)


def _deciding(event: Event, row: Registration, place: Place, texts: Texts) -> list[Button]:
    number, buttons = row.stored_id, []
    if row.state is Standing.REGISTERED:
        buttons.append(button("confirm", Decide(number, "yes", 0, *place), texts))
    if row.state in ACTIVE and row.state is not Standing.CHECKED_IN:
        buttons.append(button("turn-away", Decide(number, "no", 0, *place), texts))
    if row.state is Standing.TURNED_AWAY and not event.is_over:
        buttons.append(button("readmit", Decide(number, "back", 0, *place), texts))
    return buttons


def _back(event: Event, place: Place, texts: Texts) -> Button:
    page, only = place
    number = event.stored_id
    alike = ShowDuplicates(number, page)
    return press(
        texts.plain("button-back"), alike if only == ALIKE else ListRegistrations(number, *place)
    )


def ware_text(ware: RegisteredWare) -> str:
    amount = " ".join(filter(None, (ware.amount, ware.unit, ware.how_often)))
    return " – ".join(filter(None, (ware.text, amount, ware.papers)))


def _answer(row: Registration, question: EventQuestion, texts: Texts) -> str:
    kept = row.answers.get(str(question.id), "")
    if not kept:
        return ""
    if question.kind is QuestionKind.YES_NO:
        kept = texts.plain(f"org-choice-{kept}")
    elif question.kind is QuestionKind.PHONE:
        kept = phone_text(kept)
    elif question.kind is QuestionKind.FILE:
        kept = "📎"
    return texts("org-answer", label=question.label(texts.language), answer=short(kept, 300))


def file_view(
    row: Registration, question: EventQuestion, file: GivenFile, place: Place, texts: Texts
) -> Photo | Document:
    """The file itself, with whose it is and what was asked."""
    asked = texts("org-file", name=row.name, label=question.label(texts.language))
    back = ((press(texts.plain("button-back"), ShowRegistration(row.stored_id, *place)),),)
    source = f"id:{file.id}"
    if file.kind == "photo":
        return Photo(source, asked, back)
    return Document("", caption=asked, source=source, keyboard=back)


def turn_away_view(row: Registration, place: Place, texts: Texts) -> Text:
    yes = button("turn-away-sure", Decide(row.stored_id, "no", 1, *place), texts)
    back = press(texts.plain("button-back"), ShowRegistration(row.stored_id, *place))
    return Text(texts("org-sure-turn-away", name=row.name), ((yes,), (back,)), edit=True)


def refusal(why: Refusal, texts: Texts) -> str:
    key = why.replace("_", "-")
    return f"⚠️ {texts(f'org-refused-{key}')}"


def duplicates_view(
    event: Event, pairs: Sequence[Likeness], page: int, pages: int, total: int, texts: Texts
) -> Text:
    """`page` from 0."""
    lines = [texts("org-like" if pairs else "org-like-none", title=event.title, total=str(total))]
    for pair in pairs:
        lines += ["", texts(f"org-like-{pair.why}")]
        lines += [_row(row, texts) for row in (pair.first, pair.second)]
    shown = {row.number: row for pair in pairs for row in (pair.first, pair.second)}
    here = (page + 1, ALIKE)
    numbers = [
        press(str(n), ShowRegistration(row.stored_id, *here)) for n, row in sorted(shown.items())
    ]
    back = press(texts.plain("button-back"), ShowSummary(event.stored_id))
    turns = [ShowDuplicates(event.stored_id, page + 1 + step) for step in (-1, 1)]
    keyboard = (*in_rows(numbers, 4), *pager(page, pages, turns, texts), (back,))
    return Text("\n".join(lines), keyboard, edit=True)


def export_view(event: Event, form: str, content: bytes, now: datetime, texts: Texts) -> Document:
    """The file's name tells the event, and sorts by time, so that the newest is found."""
    words = " ".join(re.findall(r"[a-z0-9]+", bare(event.title)))
    title = textwrap.shorten(words, LONGEST_TITLE, placeholder="")
    parts = (event.code, *title.split(), f"{now.astimezone(HERE):%Y%m%d-%H%M}")
    name = f"{'-'.join(parts)}.{form}"
    back = ((press(texts.plain("button-back"), ManageEvent(event.stored_id)),),)
    return Document(name, content, texts(f"org-export-{form}", title=event.title), keyboard=back)
