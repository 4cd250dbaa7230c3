"""Sending: now or at a time, and above a number only with a second organiser's yes."""

from datetime import UTC, datetime

from sqlmodel import col, or_, select

from catalog import drafts, places, roles
from catalog.drafts import Form
from catalog.localtime import read_when
from catalog.mail import outbox
from catalog.mail.outbox import Kind
from catalog.news import announcements, announcing
from catalog.news.announcements import Announcement, AnnouncementState
from catalog.news.announcing import Flaw, Refusal
from catalog.people import Language, Person
from catalog.roles import Organiser
from handlers.news import announcement_checks as checks
from handlers.news.announcement_bench import Data
from handlers.news.announcement_card import card, counted, refused, whom_line
from handlers.news.announcement_drafts import begin, keep, leave, open_for
from handlers.news.announcing_buttons import AskToSend, ConfirmAnnouncement, SendAnnouncement
from handlers.news.announcing_rights import of_announcement
from handlers.replies import Reply, Text, to_json
from handlers.texts import texts_of
from handlers.turn import Turn
from handlers.views import announcing as views
from handlers.views import announcing_parts as part_views
from handlers.views import announcing_whom as whom_views


@of_announcement
async def ask(turn: Turn, action: AskToSend, by: Organiser, row: Announcement) -> list[Reply]:
    """How many get it, and who does not; nothing is sent yet."""
    if row.state is not AnnouncementState.DRAFT:
        return [await refused(turn, row, Refusal.WRONG_STATE)]
    if wrong := _wrong(turn, row):
        return [await card(turn, row, wrong)]
    if not _is_busy(turn):
        await keep(turn, _confirming(row))
    return [await _sure(turn, row, None)]


def _is_busy(turn: Turn) -> bool:
    """Whether a form is open here that asking for a time would take the place of."""
    draft = turn.visit.draft
    if draft is None or not drafts.is_open(draft, turn.now):
        return False
    return draft.form is not Form.ANNOUNCEMENT or "changed" in draft.data


def _confirming(row: Announcement) -> Data:
    """The form while it is asked whether to send it: a time that is typed is the time instead."""
    return {"announcement_id": row.stored_id, "part": "when", "confirming": True}


def _wrong(turn: Turn, row: Announcement) -> str:
    """What stands against sending it, in words; the topic may have changed since the text."""
    if Flaw.NO_TEXT in announcing.flaws_of(row.content):
        return turn.t("ann-flaw-no-text")
    problem = checks.problem_with(row, {})
    return part_views.problem_text(problem, turn.texts) if problem else ""


async def _sure(turn: Turn, row: Announcement, at: datetime | None) -> Text:
    counts, whom = await counted(turn, row, at or turn.now), await whom_line(turn, row)
    rules = turn.rules
    return whom_views.sure_to_send_view(row, whom, counts, rules, at, turn.now, turn.texts)


async def read(turn: Turn, row: Announcement, data: Data, text: str) -> list[Reply]:
    """The time that was typed; none where a time was not asked for, and this is no attempt."""
    if data.get("confirming") and not any(map(str.isdigit, text)):
        await leave(turn)
        return []
    at = read_when(text, turn.now)
    if at is None or at <= turn.now:
        return [
            part_views.wrong_view(row, "when", "no-time" if at is None else "past", turn.texts)
        ]
    await keep(turn, _confirming(row))
    return [await _sure(turn, row, at)]


@of_announcement
async def send(
    turn: Turn, action: SendAnnouncement, by: Organiser, row: Announcement
) -> list[Reply]:
    """What was seen is what goes; `at` 1 asks for the time."""
    if action.at == 1:
        return await begin(turn, row, "when")
    row = await announcements.lock(turn.session, row.stored_id)
    if row.state is AnnouncementState.DRAFT and row.version != action.version:
        return [await refused(turn, row, Refusal.CHANGED)]
    if wrong := _wrong(turn, row):
        return [await card(turn, row, wrong)]
    at = _moment(action.at)
    rules, shipped = turn.rules, places.shipped()
    sent = await announcing.send(
        turn.session, row.stored_id, by.person_id, turn.now, rules, shipped, send_at=at
    )
    if isinstance(sent, Refusal):
        return [await refused(turn, row, sent)]
    if (await open_for(turn, row) or {}).get("confirming"):
        await leave(turn)
    if sent.state is AnnouncementState.SCHEDULED:
        return [await card(turn, sent, turn.t("ann-sent"), edit=True)]
    told = await _ask_others(turn, sent)
    return [await card(turn, sent, turn.t("ann-awaiting", others=told), edit=True)]


def _moment(minutes: int) -> datetime | None:
    """None is now, also for a forged number that is no time."""
    try:
        return datetime.fromtimestamp(minutes * 60, UTC) if minutes else None
    except (OverflowError, OSError, ValueError):
        return None


async def _ask_others(turn: Turn, row: Announcement) -> int:
    """Tells every other organiser that a second yes is needed; how many these are."""
    appointed = [person.stored_id for person in await roles.organisers(turn.session)]
    first = (col(Person.channel) == "telegram") & col(Person.channel_id).in_(turn.admins)
    query = select(Person).where(
        or_(col(Person.id).in_(appointed), first),
        col(Person.id) != row.sent_by,
        col(Person.left_at).is_(None),
    )
    others = (await turn.session.exec(query)).all()
    reached = (await counted(turn, row, row.send_at or turn.now)).reached
    for person in others:
        texts = texts_of(person.language or Language.VI)
        await _tell(turn, person, views.please_confirm_view(row, reached, texts))
    return len(others)


async def _tell(turn: Turn, person: Person, said: Text) -> None:
    letters = [{"reply": to_json(said)}]
    await outbox.owe(turn.session, person.channel_id, letters, turn.now, kind=Kind.NOTICE)


@of_announcement
async def confirm(
    turn: Turn, action: ConfirmAnnouncement, by: Organiser, row: Announcement
) -> list[Reply]:
    """The second organiser's yes; the first one is told."""
    done = await announcing.confirm(turn.session, row.stored_id, by.person_id, action.version)
    if isinstance(done, Refusal):
        return [await refused(turn, row, done)]
    first = await turn.session.get(Person, done.sent_by)
    if first and first.left_at is None:
        texts = texts_of(first.language or Language.VI)
        await _tell(turn, first, views.confirmed_view(done, texts))
    return [await card(turn, done, turn.t("ann-confirmed"), edit=True)]
