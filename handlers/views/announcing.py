"""The organisers' screens of announcements: all of them, one, its parts, its steps."""

from collections.abc import Sequence

from catalog.news.announcements import Announcement, AnnouncementState, Fate, shown
from catalog.news.reports import Progress
from catalog.news.subscribers import Topic, place_of
from handlers.action import Action
from handlers.news.announcement_checks import plain
from handlers.news.announcing_buttons import (
    AskToSend,
    ChangeTopic,
    ChooseWhom,
    ConfirmAnnouncement,
    CorrectAnnouncement,
    EditAnnouncement,
    ListAnnouncements,
    MoveAnnouncement,
    NewAnnouncement,
    PreviewAnnouncement,
    ShowAnnouncement,
    ShowPosters,
    ShowReport,
)
from handlers.replies import Button, Keyboard, Text, press
from handlers.texts import Texts
from handlers.views.events import moment
from handlers.views.parts import in_rows, pager, short

S = AnnouncementState
CORRECTABLE = {S.SENDING, S.PAUSED, S.DONE, S.CANCELLED}
MARKS = {
    S.DRAFT: "📝",
    S.AWAITING: "✋",
    S.SCHEDULED: "⏰",
    S.SENDING: "📤",
    S.PAUSED: "⏸",
    S.DONE: "☑️",
    S.CANCELLED: "✖️",
    S.WITHDRAWN: "🗑",
}
STEPS_FROM = {
    S.DRAFT: ("cancel",),
    S.AWAITING: ("back", "cancel"),
    S.SCHEDULED: ("back", "cancel"),
    S.SENDING: ("pause", "cancel", "withdraw"),
    S.PAUSED: ("resume", "cancel", "withdraw"),
    S.DONE: ("widen", "withdraw"),
    S.CANCELLED: ("widen", "withdraw"),
    S.WITHDRAWN: (),
}


def button(key: str, action: Action, texts: Texts) -> Button:
    return press(texts.plain(f"ann-button-{key.replace('_', '-')}"), action)


def topic_name(topic: Topic, texts: Texts) -> str:
    return texts.plain(f"ann-topic-{topic.replace('_', '-')}")


def list_view(
    rows: Sequence[Announcement], page: int, pages: int, texts: Texts, *, edit: bool
) -> Text:
    """`page` from 0."""
    lines = [texts("ann-list" if rows else "ann-list-none"), ""]
    for row in rows:
        when = row.started_at or row.send_at or row.created_at
        state = texts.plain(f"ann-state-{row.state}")
        title = texts("ann-plain", text=title_of(row, texts, 80))
        lines.append(f"{MARKS[row.state]} <b>{title}</b>\n{moment(when, texts)} · {state}")
    buttons = tuple(
        (press(f"{MARKS[row.state]} {title_of(row, texts, 40)}", ShowAnnouncement(row.stored_id)),)
        for row in rows
    )
    turns = [ListAnnouncements(page + 1 + step) for step in (-1, 1)]
    new, posters = NewAnnouncement(), ShowPosters()
    last = ((button("new", new, texts), button("posters", posters, texts)),)
    return Text("\n".join(lines), buttons + pager(page, pages, turns, texts) + last, edit)


def title_of(row: Announcement, texts: Texts, length: int) -> str:
    """The first words of it, or its topic."""
    words = " ".join(plain(row.content.html).split())
    return short(words, length) if words else topic_name(row.topic, texts)


def topics_view(texts: Texts, row: Announcement | None = None) -> Text:
    """For a new one, or for another topic of one."""
    buttons = [
        press(
            topic_name(topic, texts),
            ChangeTopic(row.stored_id, topic) if row else NewAnnouncement(topic),
        )
        for topic in Topic
    ]
    back = back_to(row, texts) if row else button("list", ListAnnouncements(1), texts)
    return Text(texts("ann-ask-topic"), (*in_rows(buttons, 2), (back,)), edit=True)


def back_to(row: Announcement, texts: Texts) -> Button:
    return press(texts.plain("button-back"), ShowAnnouncement(row.stored_id))


def card_view(
    row: Announcement,
    whom: str,
    progress: Progress | None,
    texts: Texts,
    *,
    said: str = "",
    own: bool = False,
    edit: bool = False,
) -> Text:
    """`own`: who looks at it sent it, and so cannot be the second to say yes."""
    content = row.content
    state = texts.plain(f"ann-state-{row.state}")
    lines = [
        said + "\n" if said else "",
        f"{MARKS[row.state]} <b>{state}</b> · {topic_name(row.topic, texts)}",
        texts("ann-words", text=short(plain(content.html).strip(), 300))
        if content.html
        else texts("ann-no-words"),
        texts(
            "ann-parts",
            photos=len(content.photos),
            files=int(bool(content.document)),
            buttons=len(shown(content.buttons)),
            english="yes" if content.html_en else "no",
        ),
        whom,
        texts("ann-at", when=moment(row.send_at, texts)) if row.send_at else "",
        until_line(row, texts),
        progress_lines(progress, texts) if progress else "",
    ]
    return Text("\n".join(filter(None, lines)), _card_keyboard(row, texts, own=own), edit)


def until_line(row: Announcement, texts: Texts) -> str:
    """ "" where it is of use without end."""
    return texts("ann-until", when=moment(row.not_after, texts)) if row.not_after else ""


def finished_view(row: Announcement, progress: Progress, texts: Texts) -> Text:
    """To whoever watched it: once, with a sound."""
    rows = ((button("report", ShowReport(row.stored_id), texts),),)
    told = texts("ann-finished", title=title_of(row, texts, 200))
    return Text(f"{told}\n{progress_lines(progress, texts)}", rows)


def progress_lines(progress: Progress, texts: Texts) -> str:
    fates = progress.fates
    lines = [
        texts(
            "ann-progress",
            sent=fates[Fate.SENT],
            total=progress.total,
            left=progress.left,
            failed=fates[Fate.FAILED] + fates[Fate.UNKNOWN] + fates[Fate.BLOCKED],
        )
    ]
    if progress.left > progress.delayed and progress.state is not S.PAUSED:
        minutes = int(progress.to_go.total_seconds() // 60) + 1
        lines.append(texts("ann-to-go", minutes=minutes))
    if progress.last_due_at:
        until = moment(progress.last_due_at, texts)
        lines.append(texts("ann-delayed", count=progress.delayed, until=until))
    return "\n".join(lines)


def _card_keyboard(row: Announcement, texts: Texts, *, own: bool) -> Keyboard:
    number, draft = row.stored_id, row.state is S.DRAFT
    begun = row.started_at is not None
    steps = [step for step in STEPS_FROM[row.state] if begun or step != "withdraw"]
    first = [
        *([button("edit", EditAnnouncement(number), texts)] if draft else []),
        *([button("whom", ChooseWhom(number), texts)] if draft else []),
        button("preview", PreviewAnnouncement(number), texts),
        button("test", PreviewAnnouncement(number, 1), texts),
    ]
    yes = ConfirmAnnouncement(number, row.version)
    then = [
        *([button("send", AskToSend(number), texts)] if draft else []),
        *([button("confirm", yes, texts)] if row.state is S.AWAITING and not own else []),
        *([button("refresh", ShowAnnouncement(number), texts)] if not draft else []),
        *([button("report", ShowReport(number), texts)] if begun else []),
        *(
            [button("correct", CorrectAnnouncement(number), texts)]
            if begun and row.state in CORRECTABLE
            else []
        ),
        *(button(f"step-{step}", MoveAnnouncement(number, step), texts) for step in steps),
    ]
    last = (button("list", ListAnnouncements(1), texts),)
    return (*in_rows(first, 2), *in_rows(then, 2), last)


def whom_line(row: Announcement, event: str, texts: Texts) -> str:
    """The segment in words."""
    segment = row.segment
    stand = texts.plain(f"ann-stand-{segment.attendance.replace('_', '-')}")
    facts = [
        texts.plain("ann-whom-topic", topic=topic_name(row.topic, texts)),
        ", ".join(texts.plain(f"group-{group}") for group in segment.groups),
        ", ".join(place_name(key) for key in segment.places),
        texts.plain(f"ann-role-{segment.role}") if segment.role else "",
        f"{event} ({stand})" if event else "",
        texts.plain(f"ann-lang-{segment.language}") if segment.language else "",
    ]
    return texts("ann-whom", whom=" · ".join(filter(None, facts)))


def place_name(key: str) -> str:
    place = place_of(key)
    parts = (f"{place.unit} {place.name}".strip(), place.district, place.province)
    return ", ".join(filter(None, parts))


def sure_view(row: Announcement, step: str, texts: Texts) -> Text:
    """Asks before a step, and says what it does."""
    yes = button(f"sure-{step}", MoveAnnouncement(row.stored_id, step, 1), texts)
    return Text(texts(f"ann-sure-{step}"), ((yes,), (back_to(row, texts),)), edit=True)


def correct_view(row: Announcement, texts: Texts, *, changed: bool = False) -> Text:
    number = row.stored_id
    parts = tuple(
        button(part, CorrectAnnouncement(number, part), texts)
        for part in ("fix_text", "fix_text_en", "fix_buttons")
    )
    apply = ((button("apply", CorrectAnnouncement(number, "apply"), texts),),) if changed else ()
    html = texts("ann-correct-sure" if changed else "ann-correct")
    return Text(html, (*apply, *in_rows(parts, 2), (back_to(row, texts),)), edit=not changed)


def please_confirm_view(row: Announcement, reached: int, texts: Texts) -> Text:
    """To the other organisers; the preview stands before the yes."""
    number = row.stored_id
    title = title_of(row, texts, 200)
    rows = (
        (button("preview", PreviewAnnouncement(number), texts),),
        (button("confirm", ConfirmAnnouncement(number, row.version), texts),),
        (button("show", ShowAnnouncement(number), texts),),
    )
    return Text(texts("ann-please-confirm", title=title, reached=reached), rows)


def confirmed_view(row: Announcement, texts: Texts) -> Text:
    show = (button("show", ShowAnnouncement(row.stored_id), texts),)
    return Text(texts("ann-was-confirmed", title=title_of(row, texts, 200)), (show,))
