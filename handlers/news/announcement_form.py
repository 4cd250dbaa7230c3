"""The form for one part of an announcement: what is typed or sent next is that part.

In the draft: `announcement_id`, `part`, `flow` (whether the other parts follow), `album` (of which
pictures are coming), and what a part found or keeps. What cannot be delivered is not saved.
"""

from html import escape

from catalog.drafts import Draft
from catalog.news import announcements, announcing
from catalog.news.announcements import Announcement, Content
from catalog.news.announcing import Refusal
from catalog.roles import Organiser
from handlers import rights
from handlers.incoming import Said, SentMedia
from handlers.news import announcement_checks as checks
from handlers.news import announcement_correcting as correcting
from handlers.news import announcement_links as links
from handlers.news import announcement_until as until
from handlers.news import announcement_when as when
from handlers.news import announcement_whom as whom
from handlers.news.announcement_bench import Data
from handlers.news.announcement_card import card, refused
from handlers.news.announcement_drafts import begin, bench_of, keep, leave, open_for
from handlers.news.announcing_buttons import MoveForm
from handlers.news.announcing_rights import of_announcement
from handlers.replies import Reply, Text
from handlers.turn import Turn
from handlers.views import announcing_parts as part_views
from handlers.views import talk

FLOW = ("text", "text_en", "photos", "document")
MOST_PHOTOS = 10
FIELDS = {"text": "html", "text_en": "html_en"}


async def read_said(turn: Turn, draft: Draft, said: Said) -> list[Reply]:
    """The answer to what was typed; none where who typed it is no organiser any more."""
    row = await _row(turn, draft)
    if row is None:
        return []
    if said.edited:
        return [part_views.wrong_view(row, draft.data["part"], "edited", turn.texts)]
    part = draft.data["part"]
    match part:
        case "text" | "text_en":
            return await _text(turn, row, draft.data, said)
        case "photos" | "document":
            return await _captioned(turn, row, draft.data, said)
        case "link":
            return await links.read_link(turn, row, said.text)
        case "product":
            return await links.find_products(turn, row, draft.data, said.text)
        case "until":
            return await until.read(turn, row, said.text)
        case "place":
            return await whom.find_place(turn, row, said.text)
        case "when":
            return await when.read(turn, row, draft.data, said.text)
    return await correcting.read(turn, row, draft.data, said)


async def read_media(turn: Turn, draft: Draft, sent: SentMedia) -> list[Reply]:
    row = await _row(turn, draft)
    if row is None:
        return [talk.media_view(sent.kind, turn.texts)]
    if sent.edited:
        return [part_views.wrong_view(row, draft.data["part"], "edited", turn.texts)]
    return await _media(turn, row, draft.data, sent)


async def _row(turn: Turn, draft: Draft) -> Announcement | None:
    """Of an open form, which ends for those who are no organisers any more."""
    by = await rights.organiser(turn)
    row = await announcements.get(turn.session, draft.data["announcement_id"]) if by else None
    if row is None:
        await leave(turn)
    return row


async def _text(turn: Turn, row: Announcement, data: Data, said: Said) -> list[Reply]:
    """The text, with its formatting; of a post that is sent on, its pictures or file, too."""
    part, media = data["part"], said.media
    kept = media if media and media.kind in {"photo", "document"} and data.get("flow") else None
    if media and not kept:
        return [part_views.wrong_view(row, part, "no-text", turn.texts)]
    parts: Data = {FIELDS[part]: checks.clean(said.html or escape(said.text))}
    if kept and kept.kind == "photo":
        parts["photos"] = (*row.content.photos, kept.file_id)[:MOST_PHOTOS]
        data = data | {"album": kept.album}
    elif kept:
        parts["document"] = kept.file_id
    return await save(turn, row, data, parts)


async def _captioned(turn: Turn, row: Announcement, data: Data, said: Said) -> list[Reply]:
    """A picture or file with words under it: they are the text where there is none yet."""
    answers = await _media(turn, row, data, said.media)
    row = await announcements.lock(turn.session, row.stored_id)
    if said.media is None or said.media.file_id not in _files(row.content):
        return answers
    if row.content.html:
        return [Text(turn.t("ann-caption-left")), *answers]
    words: Data = {"html": checks.clean(said.html or escape(said.text))}
    if problem := checks.problem_with(row, words):
        return [Text(part_views.problem_text(problem, turn.texts)), *answers]
    await announcing.edit(turn.session, row.stored_id, **words)
    return [Text(turn.t("ann-caption-taken")), *answers]


def _files(content: Content) -> tuple[str, ...]:
    return (*content.photos, content.document)


async def save(turn: Turn, row: Announcement, data: Data, parts: Data) -> list[Reply]:
    """Saves parts of what is said and goes on, unless it could not be delivered so."""
    if problem := checks.problem_with(row, parts):
        return [part_views.problem_view(row, data["part"], problem, turn.texts)]
    saved = await announcing.edit(turn.session, row.stored_id, **parts)
    if isinstance(saved, Refusal):
        return await _ended(turn, row, saved)
    return await _go_on(turn, saved, data)


async def _ended(turn: Turn, row: Announcement, why: Refusal) -> list[Reply]:
    await leave(turn)
    return [await refused(turn, row, why)]


async def _go_on(turn: Turn, row: Announcement, data: Data) -> list[Reply]:
    if data.get("flow") and data["part"] in FLOW[:-1]:
        after = FLOW[FLOW.index(data["part"]) + 1]
        return await begin(turn, row, after, flow=True, album=data.get("album", ""))
    await leave(turn)
    if data.get("flow"):
        return [part_views.buttons_view(row, await bench_of(turn, row), turn.texts)]
    return [await card(turn, row, turn.t("ann-saved"))]


async def _media(turn: Turn, row: Announcement, data: Data, sent: SentMedia | None) -> list[Reply]:
    part = data["part"]
    follows = bool(sent and sent.album) and sent is not None and sent.album == data.get("album")
    if sent and sent.kind == "photo" and (part == "photos" or follows):
        return await _photo(turn, row, data, sent, silent=follows)
    if sent and sent.kind == "document" and part == "document":
        return await save(turn, row, data, {"document": sent.file_id})
    key = {"photos": "no-photo", "document": "no-document"}.get(part, "no-text")
    return [part_views.wrong_view(row, part, key, turn.texts)]


async def _photo(
    turn: Turn, row: Announcement, data: Data, sent: SentMedia, *, silent: bool
) -> list[Reply]:
    """One more picture. The pictures of an album come one by one: the first one is answered."""
    if len(row.content.photos) >= MOST_PHOTOS:
        return [part_views.wrong_view(row, data["part"], "photos-full", turn.texts)]
    saved = await announcing.edit(
        turn.session, row.stored_id, photos=(*row.content.photos, sent.file_id)
    )
    if isinstance(saved, Refusal):
        return await _ended(turn, row, saved)
    await keep(turn, data | {"album": sent.album})
    return [] if silent else [part_views.ask_view(saved, data["part"], turn.texts)]


@of_announcement
async def move(turn: Turn, action: MoveForm, by: Organiser, row: Announcement) -> list[Reply]:
    """Leaves the part as it is, or empty. A button of another part's question asks anew."""
    data = await open_for(turn, row)
    if data is None:
        return [talk.say("draft-gone", turn.texts)]
    if data["part"] != action.part:
        return [part_views.ask_view(row, data["part"], turn.texts)]
    if action.part == until.PART:
        return await until.move(turn, row, action.move)
    empty = {"text_en": "", "photos": (), "document": ""}
    if action.move == "clear" and action.part in empty:
        return await save(
            turn, row, data, {FIELDS.get(action.part, action.part): empty[action.part]}
        )
    return await _go_on(turn, row, data)
