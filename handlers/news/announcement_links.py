"""The buttons under an announcement: to an event, a product, or an address."""

import re
from urllib.parse import urlsplit

from catalog.matching import events
from catalog.news import announcing
from catalog.news.announcements import (
    Announcement,
    AnnouncementButton,
    ButtonKind,
    Buttons,
    shown,
    without,
)
from catalog.news.announcing import MOST_BUTTONS, Refusal
from catalog.roles import Organiser
from handlers.news import announcement_until as until
from handlers.news.announcement_bench import Data
from handlers.news.announcement_card import refused
from handlers.news.announcement_drafts import begin, bench_of, keep, keep_fixed, leave, open_for
from handlers.news.announcing_buttons import AddButton, PickTarget, RemoveButton
from handlers.news.announcing_rights import of_announcement
from handlers.replies import Reply
from handlers.turn import Turn
from handlers.views import announcing_parts as part_views
from handlers.views.parts import short

LONGEST_LABEL = 48
MOST_FOUND = 100
_ADDRESS = re.compile(r"\S+://\S+")
_BARE = re.compile(
    r"(?<!\S)(?:www\.\S+|(?:[a-z0-9-]+\.)+"
    r"(?:vn|com|net|org|info|asia|app|shop|store|link|page|site|online|io|me|ly|gl)(?:[/?#]\S*)?)"
    r"(?!\S)",
    re.IGNORECASE,
)
"""An address without its scheme, of the endings that people use: "TP.HCM" is none."""
_HOST = re.compile(r"([a-z0-9-]{1,63}\.)+[a-z][a-z0-9-]{1,62}")


@of_announcement
async def add(turn: Turn, action: AddButton, by: Organiser, row: Announcement) -> list[Reply]:
    bench = await bench_of(turn, row)
    if len(shown(bench.buttons)) >= MOST_BUTTONS:
        return [part_views.buttons_view(row, bench, turn.texts, said=turn.t("ann-buttons-full"))]
    match action.kind:
        case ButtonKind.EVENT:
            coming = await events.coming(turn.session, turn.now)
            return [part_views.pick_event_view(row, coming, action.page, turn.texts)]
        case ButtonKind.PRODUCT if action.page and (words := await _words(turn, row)):
            return await _found(turn, row, words, action.page, edit=True)
        case ButtonKind.PRODUCT | ButtonKind.LINK:
            return await begin(turn, row, action.kind, **bench.kept)
    return [part_views.buttons_view(row, bench, turn.texts, edit=True)]


async def find_products(turn: Turn, row: Announcement, data: Data, text: str) -> list[Reply]:
    """The words are kept, so that one can page through what they find."""
    await keep(turn, {**data, "words": text})
    return await _found(turn, row, text, 1, edit=False)


async def _words(turn: Turn, row: Announcement) -> str:
    """What was looked for last; "" where the form is closed, so that it is asked for anew."""
    return str((await open_for(turn, row) or {}).get("words", ""))


async def _found(
    turn: Turn, row: Announcement, words: str, page: int, *, edit: bool
) -> list[Reply]:
    answer = await turn.search(words, limit=MOST_FOUND)
    found = [hit.document for hit in answer.hits]
    if not found:
        return [part_views.wrong_view(row, "product", "no-product", turn.texts)]
    return [part_views.pick_product_view(row, found, page, turn.texts, edit=edit)]


@of_announcement
async def pick(turn: Turn, action: PickTarget, by: Organiser, row: Announcement) -> list[Reply]:
    """A button that is named after what it leads to."""
    event = product = None
    if action.kind == ButtonKind.EVENT:
        event = await events.get(turn.session, action.target)
    else:
        product = turn.index.by_id(action.target)
    name = event.title if event else product.name if product else ""
    bench = await bench_of(turn, row)
    if not name:
        gone = turn.t("ann-target-gone")
        return [part_views.buttons_view(row, bench, turn.texts, said=gone)]
    kind = ButtonKind.EVENT if event else ButtonKind.PRODUCT
    added = AnnouncementButton(kind, str(action.target), short(name))
    said = await until.by_event(turn, row, event) if event else ""
    return await _save(turn, row, (*bench.buttons, added), said)


async def read_link(turn: Turn, row: Announcement, text: str) -> list[Reply]:
    """ "Label https://address", or "Nhãn / Label https://address" for both languages."""
    found = _ADDRESS.search(text) or _BARE.search(text)
    address = found[0] if found and "://" in found[0] else f"https://{found[0]}" if found else ""
    if found is None or not is_address(address):
        return [part_views.wrong_view(row, "link", "bad-link", turn.texts)]
    label = " ".join(f"{text[: found.start()]} {text[found.end() :]}".split()).strip(" -–:|/")
    vi, _, en = (part.strip() for part in label.partition(" / "))
    if not vi or max(len(vi), len(en)) > LONGEST_LABEL:
        return [part_views.wrong_view(row, "link", "bad-label", turn.texts)]
    bench = await bench_of(turn, row)
    return await _save(
        turn, row, (*bench.buttons, AnnouncementButton(ButtonKind.LINK, address, vi, en))
    )


def is_address(text: str) -> bool:
    """Whether the channel takes it for a button: https, and a host that can be one."""
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").encode("idna").decode()
        parts.port  # noqa: B018 - raises for a port that is none
    except ValueError:
        return False
    return parts.scheme == "https" and bool(_HOST.fullmatch(host)) and not parts.username


@of_announcement
async def remove(
    turn: Turn, action: RemoveButton, by: Organiser, row: Announcement
) -> list[Reply]:
    """By the list that was seen: a press on an older one changes nothing."""
    bench = await bench_of(turn, row)
    there = {number for number, _ in shown(bench.buttons)}
    if action.version != bench.seen or action.button not in there:
        return [part_views.buttons_view(row, bench, turn.texts, edit=True)]
    left = without(bench.buttons, action.button, sent=row.started_at is not None)
    return await _save(turn, row, left)


async def _save(turn: Turn, row: Announcement, buttons: Buttons, said: str = "") -> list[Reply]:
    """In the draft; or, of what was sent, in the correction that is being made."""
    bench = await bench_of(turn, row)
    if len(shown(buttons)) > MOST_BUTTONS:
        return [part_views.buttons_view(row, bench, turn.texts, said=turn.t("ann-buttons-full"))]
    if bench.correcting:
        fixed = await keep_fixed(turn, bench, buttons)
        return [part_views.buttons_view(row, fixed, turn.texts, said=turn.t("ann-fix-kept"))]
    said = "\n".join(filter(None, (turn.t("ann-saved"), said)))
    saved = await announcing.edit(turn.session, row.stored_id, buttons=buttons)
    await leave(turn)
    if isinstance(saved, Refusal):
        return [await refused(turn, row, saved)]
    return [part_views.buttons_view(saved, await bench_of(turn, saved), turn.texts, said=said)]
