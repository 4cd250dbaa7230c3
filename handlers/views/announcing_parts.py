"""The parts of an announcement: each asked for, what is wrong with it, and its buttons."""

from collections.abc import Sequence

from catalog.matching.events import Event
from catalog.news.announcements import Announcement, AnnouncementState, shown
from catalog.search import Document
from handlers.news.announcement_bench import Bench
from handlers.news.announcement_checks import Problem
from handlers.news.announcing_buttons import (
    AddButton,
    CorrectAnnouncement,
    EditAnnouncement,
    MoveForm,
    PickTarget,
    RemoveButton,
    ShowAnnouncement,
)
from handlers.pages import page_at
from handlers.replies import Button, Text, press
from handlers.texts import Texts
from handlers.views.announcing import back_to, button, until_line
from handlers.views.parts import in_rows, pager, short

A_PAGE = 8
PARTS = ("topic", "text", "text_en", "photos", "document", "buttons", "until")
MAY_BE_EMPTY = ("text_en", "photos", "document")


def parts_view(row: Announcement, texts: Texts) -> Text:
    buttons = [
        press(
            texts.plain(f"ann-part-{part.replace('_', '-')}"),
            EditAnnouncement(row.stored_id, part),
        )
        for part in PARTS
    ]
    return Text(texts("ann-edit"), (*in_rows(buttons, 2), (back_to(row, texts),)), edit=True)


def ask_view(row: Announcement, part: str, texts: Texts, said: str = "") -> Text:
    """Asks for a part; what it is now may stay, and most may be empty."""
    key = part.replace("_", "-")
    number, content = row.stored_id, row.content
    held = {"text_en": content.html_en, "photos": content.photos, "document": content.document}
    count = len(content.photos)
    asked = texts("ann-ask-photos", count=count) if part == "photos" else texts(f"ann-ask-{key}")
    rows: list[tuple[Button, ...]] = []
    if part in MAY_BE_EMPTY:
        going = "done" if held[part] else "skip"
        rows.append((button(going, MoveForm(number, part, "skip"), texts),))
        if held[part]:
            rows.append((button("clear", MoveForm(number, part, "clear"), texts),))
    html = f"{said}\n\n{asked}" if said else asked
    return Text(html, (*rows, (back_to(row, texts),)))


def ask_until_view(row: Announcement, event: Event | None, texts: Texts) -> Text:
    """`event`: it may be of use until that one begins."""
    number = row.stored_id
    rows = [
        *([(button("until-event", MoveForm(number, "until", "event"), texts),)] if event else []),
        *([(button("no-until", MoveForm(number, "until", "clear"), texts),)]),
    ]
    html = "\n\n".join(filter(None, (until_line(row, texts), texts("ann-ask-until"))))
    return Text(html, (*rows, (back_to(row, texts),)))


def wrong_view(row: Announcement, part: str, key: str, texts: Texts) -> Text:
    return ask_view(row, part, texts, texts(f"ann-wrong-{key}"))


def problem_text(problem: Problem, texts: Texts) -> str:
    return texts(f"ann-problem-{problem.key}", over=problem.over)


def problem_view(row: Announcement, part: str, problem: Problem, texts: Texts) -> Text:
    return ask_view(row, part, texts, problem_text(problem, texts))


def buttons_view(
    row: Announcement, bench: Bench, texts: Texts, *, said: str = "", edit: bool = False
) -> Text:
    """The buttons on the bench, each to be taken away, and what one more may lead to."""
    number, buttons = row.stored_id, shown(bench.buttons)
    lines = [said, texts("ann-buttons" if buttons else "ann-buttons-none")]
    lines += [
        texts(
            "ann-button-row",
            number=str(n),
            label=f"{one.label} / {one.label_en}" if one.label_en else one.label,
            kind=texts.plain(f"ann-kind-{one.kind}"),
        )
        for n, (_, one) in enumerate(buttons, start=1)
    ]
    remove = [
        press(f"🗑 {n}", RemoveButton(number, place, bench.seen))
        for n, (place, _) in enumerate(buttons, start=1)
    ]
    add = [
        press(f"➕ {texts.plain(f'ann-kind-{kind}')}", AddButton(number, kind))
        for kind in ("event", "product", "link")
    ]
    done = CorrectAnnouncement(number, "look") if bench.correcting else ShowAnnouncement(number)
    last = (button("done", done, texts),)
    keyboard = (*in_rows(remove, 5), tuple(add), last)
    return Text("\n".join(filter(None, lines)), keyboard, edit)


def pick_event_view(row: Announcement, coming: Sequence[Event], page: int, texts: Texts) -> Text:
    """`page` as a button names it."""
    number, page = row.stored_id, page_at(page, len(coming), A_PAGE)
    rows = tuple(
        (press(short(event.title), PickTarget(number, "event", event.stored_id)),)
        for event in coming[page * A_PAGE : (page + 1) * A_PAGE]
    )
    turns = [AddButton(number, "event", page + 1 + step) for step in (-1, 1)]
    pages = pager(page, -(-len(coming) // A_PAGE), turns, texts)
    html = texts("ann-pick-event" if coming else "ann-pick-event-none")
    return Text(html, (*rows, *pages, (_to_buttons(row, texts),)), edit=True)


def pick_product_view(
    row: Announcement, found: Sequence[Document], page: int, texts: Texts, *, edit: bool
) -> Text:
    """`page` as a button names it."""
    number, page = row.stored_id, page_at(page, len(found), A_PAGE)
    rows = tuple(
        (press(short(one.name), PickTarget(number, "product", one.id)),)
        for one in found[page * A_PAGE : (page + 1) * A_PAGE]
    )
    turns = [AddButton(number, "product", page + 1 + step) for step in (-1, 1)]
    pages = pager(page, -(-len(found) // A_PAGE), turns, texts)
    return Text(texts("ann-pick-product"), (*rows, *pages, (_to_buttons(row, texts),)), edit)


def _to_buttons(row: Announcement, texts: Texts) -> Button:
    """Of the draft, or of the correction."""
    number = row.stored_id
    draft = row.state is AnnouncementState.DRAFT
    back = (
        EditAnnouncement(number, "buttons")
        if draft
        else CorrectAnnouncement(number, "fix_buttons")
    )
    return press(texts.plain("button-back"), back)
