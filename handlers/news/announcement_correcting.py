"""Correcting what was sent: the new words are kept in the form until they are seen and meant."""

from dataclasses import replace
from html import escape

from catalog.news import amending, announcing
from catalog.news.announcements import Announcement, Content
from catalog.news.announcing import Refusal
from catalog.roles import Organiser
from handlers.incoming import Said
from handlers.news import announcement_checks as checks
from handlers.news.announcement_bench import Data, read_buttons
from handlers.news.announcement_card import card, languages, refused
from handlers.news.announcement_drafts import begin, bench_of, keep, leave
from handlers.news.announcements import announcement_view
from handlers.news.announcing_buttons import CorrectAnnouncement
from handlers.news.announcing_rights import of_announcement
from handlers.replies import Reply, Text
from handlers.texts import texts_of
from handlers.turn import Turn
from handlers.views import announcing as views
from handlers.views import announcing_parts as part_views
from handlers.views import talk

FIELDS = {"fix_text": "html", "fix_text_en": "html_en"}


@of_announcement
async def correct(
    turn: Turn, action: CorrectAnnouncement, by: Organiser, row: Announcement
) -> list[Reply]:
    if row.state not in views.CORRECTABLE or row.started_at is None:
        return [await refused(turn, row, Refusal.WRONG_STATE)]
    kept: Data = (await bench_of(turn, row)).kept
    if kept.get("version") != row.version and action.part != "apply":
        kept = {"changed": {}, "version": row.version}
    if action.part in FIELDS:
        return await begin(turn, row, action.part, **kept)
    if action.part == "fix_buttons":
        await begin(turn, row, action.part, **kept)
        return [part_views.buttons_view(row, await bench_of(turn, row), turn.texts)]
    if action.part == "look" and kept["changed"]:
        return await _shown(turn, row, _changed(row, kept["changed"]))
    if action.part == "apply":
        return await _apply(turn, row, kept)
    return [views.correct_view(row, turn.texts)]


async def read(turn: Turn, row: Announcement, data: Data, said: Said) -> list[Reply]:
    """The new words, shown as they will be before they are anybody's."""
    part = data["part"]
    if part not in FIELDS:  # its buttons are pressed, not typed
        return [part_views.buttons_view(row, await bench_of(turn, row), turn.texts)]
    if said.media:
        return [part_views.wrong_view(row, part, "no-text", turn.texts)]
    html = checks.clean(said.html or escape(said.text))
    changed = {**data["changed"], FIELDS[part]: html}
    new = _changed(row, changed)
    problem = checks.problem_of(new, row.topic, row.stored_id) or checks.caption_problem(
        row.content, new, row.topic, row.stored_id
    )
    if problem:
        return [part_views.problem_view(row, part, problem, turn.texts)]
    await keep(turn, {**data, "changed": changed})
    return await _shown(turn, row, new)


def _changed(row: Announcement, changed: Data) -> Content:
    """With what the form holds."""
    fixed = changed.get("buttons")
    parts = changed if fixed is None else {**changed, "buttons": read_buttons(fixed)}
    return replace(row.content, **parts)


async def _shown(turn: Turn, row: Announcement, new: Content) -> list[Reply]:
    shown: list[Reply] = []
    for language in await languages(turn, row, new):
        shown.append(Text(turn.t("ann-preview", language=language)))
        words = announcement_view(new, row.topic, row.stored_id, texts_of(language))
        shown.append(words[-1])
    return [*shown, views.correct_view(row, turn.texts, changed=True)]


async def _apply(turn: Turn, row: Announcement, data: Data) -> list[Reply]:
    if not data.get("changed"):
        return [talk.say("draft-gone", turn.texts)]
    await leave(turn)
    if data["version"] != row.version:
        return [await refused(turn, row, Refusal.CHANGED)]
    new = _changed(row, data["changed"])
    done = await amending.correct(
        turn.session, row.stored_id, html=new.html, html_en=new.html_en, buttons=new.buttons
    )
    if isinstance(done, announcing.Refusal):
        return [await refused(turn, row, done)]
    return [await card(turn, done, turn.t("ann-corrected"), edit=True)]
