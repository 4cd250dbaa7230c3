"""Organisers who announce: all announcements, one of them, its preview, its steps."""

from functools import partial

from catalog.news import announcements, announcing, watching
from catalog.news.amending import withdraw
from catalog.news.announcements import Announcement, AnnouncementState
from catalog.news.announcing import Refusal
from catalog.news.subscribers import Topic
from catalog.roles import Organiser
from handlers import rights
from handlers.news import announcement_until as until
from handlers.news import announcement_whom
from handlers.news.announcement_card import card, languages, refused
from handlers.news.announcement_drafts import begin, bench_of
from handlers.news.announcement_form import FLOW
from handlers.news.announcements import announcement_view
from handlers.news.announcing_buttons import (
    ChangeTopic,
    EditAnnouncement,
    ListAnnouncements,
    MoveAnnouncement,
    NewAnnouncement,
    PreviewAnnouncement,
    ShowAnnouncement,
)
from handlers.news.announcing_rights import of_announcement
from handlers.pages import read_page
from handlers.replies import Reply, Text
from handlers.texts import texts_of
from handlers.turn import Turn
from handlers.views import announcing as views
from handlers.views import announcing_parts as part_views

A_PAGE = 6
STEPS = ("back", "pause", "resume", "cancel", "widen", "withdraw")


async def open_list(turn: Turn, argument: str = "") -> list[Reply]:
    return await _list(turn, 0, edit=False)


@rights.for_organisers
async def show_list(turn: Turn, action: ListAnnouncements, by: Organiser) -> list[Reply]:
    await watching.leave(turn.session, turn.person, turn.incoming.message_id)
    return await _list(turn, action.page, edit=True)


async def _list(turn: Turn, number: int, *, edit: bool) -> list[Reply]:
    read = partial(announcements.latest, turn.session)
    found, page, total = await read_page(read, number, A_PAGE)
    return [views.list_view(found, page, -(-total // A_PAGE), turn.texts, edit=edit)]


@rights.for_organisers
async def new(turn: Turn, action: NewAnnouncement, by: Organiser) -> list[Reply]:
    """Asks for the topic, then makes the draft, which nothing that follows can lose."""
    if action.topic not in set(Topic):
        return [views.topics_view(turn.texts)]
    row = await announcing.create(turn.session, by.person_id, Topic(action.topic), turn.now)
    return await begin(turn, row, "text", flow=True)


@of_announcement
async def show(
    turn: Turn, action: ShowAnnouncement, by: Organiser, row: Announcement
) -> list[Reply]:
    """Also how far it is, as often as somebody asks."""
    return [await card(turn, row, edit=True)]


@of_announcement
async def edit(
    turn: Turn, action: EditAnnouncement, by: Organiser, row: Announcement
) -> list[Reply]:
    if row.state is not AnnouncementState.DRAFT:
        return [await refused(turn, row, Refusal.WRONG_STATE)]
    if action.part == "topic":
        return [views.topics_view(turn.texts, row)]
    if action.part == "buttons":
        return [part_views.buttons_view(row, await bench_of(turn, row), turn.texts, edit=True)]
    if action.part == until.PART:
        return await until.ask(turn, row)
    if action.part in FLOW:
        return await begin(turn, row, action.part)
    return [part_views.parts_view(row, turn.texts)]


@of_announcement
async def change_topic(
    turn: Turn, action: ChangeTopic, by: Organiser, row: Announcement
) -> list[Reply]:
    if action.topic not in set(Topic):
        return rights.nothing_here(turn)
    saved = await announcing.edit(turn.session, row.stored_id, topic=Topic(action.topic))
    if isinstance(saved, Refusal):
        return [await refused(turn, row, saved)]
    return [await card(turn, saved, turn.t("ann-saved"), edit=True)]


@of_announcement
async def preview(
    turn: Turn, action: PreviewAnnouncement, by: Organiser, row: Announcement
) -> list[Reply]:
    """The very replies that people get."""
    content = row.content
    if announcing.flaws_of(content):
        return [await refused(turn, row, Refusal.INCOMPLETE)]
    number = row.stored_id
    if action.test:
        test = announcement_view(content, row.topic, number, turn.texts)
        return [*test, await card(turn, row)]
    shown: list[Reply] = []
    for language in await languages(turn, row, content):
        shown.append(Text(turn.t("ann-preview", language=language)))
        shown += announcement_view(content, row.topic, number, texts_of(language))
    return [*shown, await card(turn, row)]


@of_announcement
async def move(
    turn: Turn, action: MoveAnnouncement, by: Organiser, row: Announcement
) -> list[Reply]:
    """One step of the announcement; each is asked for twice."""
    if action.step not in STEPS:
        return rights.nothing_here(turn)
    if not action.sure:
        return [views.sure_view(row, action.step, turn.texts)]
    moved = await _moved(turn, action.step, by.person_id, row)
    if isinstance(moved, Refusal):
        return [await refused(turn, row, moved)]
    said = turn.t(f"ann-moved-{action.step}")
    if action.step == "widen":
        return [await announcement_whom.screen(turn, moved, said, edit=True)]
    return [await card(turn, moved, said, edit=True)]


async def _moved(turn: Turn, step: str, by: int, row: Announcement) -> Announcement | Refusal:
    session, number = turn.session, row.stored_id
    match step:
        case "back":
            return await announcing.take_back(session, number)
        case "pause":
            return await announcing.pause(session, number)
        case "resume":
            return await announcing.resume(session, number)
        case "widen":
            return await announcing.widen(session, number, row.segment)
        case "withdraw":
            return await withdraw(session, number, by, turn.now)
    return await announcing.cancel(session, number, by, turn.now)
