"""Whom an announcement is for: topic, groups, places, role, event and attendance, language."""

from dataclasses import replace
from functools import partial

from catalog import places
from catalog.matching import events
from catalog.news import announcing
from catalog.news.announcements import Announcement, AnnouncementState, Attendance, Segment
from catalog.news.announcing import Refusal
from catalog.news.subscribers import Role, place_key
from catalog.people import Language
from catalog.products import ProductGroup
from catalog.roles import Organiser
from handlers.action import small_int
from handlers.news.announcement_card import counted, refused, whom_line
from handlers.news.announcement_drafts import begin, keep, leave, open_for
from handlers.news.announcing_buttons import ChooseWhom
from handlers.news.announcing_rights import of_announcement
from handlers.pages import page_at, read_page
from handlers.replies import Reply, Text
from handlers.turn import Turn
from handlers.views import announcing_parts as part_views
from handlers.views import announcing_whom as whom_views

LISTED = 8
MOST_NAMESAKES = 100


async def screen(turn: Turn, row: Announcement, said: str = "", *, edit: bool = False) -> Text:
    """The segment, with how many it reaches now, and who is left out and why."""
    at = row.send_at or turn.now
    counts = await counted(turn, row, at)
    whom, goes_at = await whom_line(turn, row), turn.rules.awake(at)
    return whom_views.whom_view(row, whom, counts, goes_at, turn.texts, said=said, edit=edit)


@of_announcement
async def choose(turn: Turn, action: ChooseWhom, by: Organiser, row: Announcement) -> list[Reply]:
    if row.state is not AnnouncementState.DRAFT:
        return [await refused(turn, row, Refusal.WRONG_STATE)]
    match action.part, action.value:
        case "group", "":
            return [whom_views.groups_view(row, turn.texts)]
        case "place", "":
            return [whom_views.places_view(row, turn.texts)]
        case "place", "add":
            return await begin(turn, row, "place")
        case "role" | "lang" | "stand" as part, "":
            return [whom_views.choice_view(row, part, turn.texts)]
        case "event", "":
            return [await _events(turn, row, action.page)]
        case "place", "more":
            return await _which_place(turn, row, action.page)
        case "", _:
            return [await screen(turn, row, edit=True)]
    segment = await _changed(turn, action, row)
    return await _narrow(turn, row, segment, action.part) if segment else [await screen(turn, row)]


async def _events(turn: Turn, row: Announcement, number: int) -> Text:
    read = partial(events.latest, turn.session)
    listed, page, total = await read_page(read, number, LISTED)
    return whom_views.events_view(row, listed, page, -(-total // LISTED), turn.texts)


async def _changed(turn: Turn, action: ChooseWhom, row: Announcement) -> Segment | None:
    """The segment with what was chosen; "all" is no narrowing. None for what is no choice."""
    old, value = row.segment, action.value
    match action.part:
        case "group" if value in set(ProductGroup):
            rest = tuple(one for one in old.groups if one != value)
            return replace(old, groups=(*rest, ProductGroup(value)) if action.on else rest)
        case "role" if value in {"all", *Role}:
            return replace(old, role=None if value == "all" else Role(value))
        case "lang" if value in {"all", *Language}:
            return replace(old, language=None if value == "all" else Language(value))
        case "stand" if value in set(Attendance):
            return replace(old, attendance=Attendance(value))
        case "event" if value == "all":
            return replace(old, event_id=None)
        case "event" if (number := small_int(value)) and await events.get(turn.session, number):
            return replace(old, event_id=number)
        case "place" if (number := small_int(value)) is not None and number >= 0:
            return await _placed(turn, number, row, on=bool(action.on))
    return None


async def _placed(turn: Turn, number: int, row: Announcement, *, on: bool) -> Segment | None:
    """By number: of the chosen places to take one away, of those found to add one."""
    chosen = row.segment.places
    if not on:
        return replace(row.segment, places=chosen[:number] + chosen[number + 1 :])
    found = (await open_for(turn, row) or {}).get("found", [])
    await leave(turn)
    return _with_place(row, found[number]) if number < len(found) else None


def _with_place(row: Announcement, key: str) -> Segment:
    rest = tuple(one for one in row.segment.places if one != key)
    return replace(row.segment, places=(*rest, key))


async def find_place(turn: Turn, row: Announcement, text: str) -> list[Reply]:
    """Of old or of today; where several have the name, it asks which."""
    found = places.shipped().find(text)[:MOST_NAMESAKES]
    if not found:
        return [part_views.wrong_view(row, "place", "no-place", turn.texts)]
    if len(found) == 1:
        await leave(turn)
        return await _narrow(turn, row, _with_place(row, place_key(found[0])), "place")
    keys = [place_key(place) for place in found]
    await keep(turn, {"announcement_id": row.stored_id, "part": "place", "found": keys})
    return await _which_place(turn, row, 1)


async def _which_place(turn: Turn, row: Announcement, number: int) -> list[Reply]:
    """Of those that were found last; numbered through all pages."""
    keys = (await open_for(turn, row) or {}).get("found", [])
    page = page_at(number, len(keys), LISTED)
    begin_at = page * LISTED
    some = list(enumerate(keys))[begin_at : begin_at + LISTED]
    pages = -(-len(keys) // LISTED)
    return [whom_views.which_place_view(row, some, page, pages, turn.texts)]


async def _narrow(turn: Turn, row: Announcement, segment: Segment, part: str) -> list[Reply]:
    saved = await announcing.edit(turn.session, row.stored_id, segment=segment)
    if isinstance(saved, Refusal):
        return [await refused(turn, row, saved)]
    if part == "group":  # several may be chosen
        return [whom_views.groups_view(saved, turn.texts)]
    if part == "event" and segment.event_id is not None:
        return [whom_views.choice_view(saved, "stand", turn.texts)]
    return [await screen(turn, saved, edit=True)]
