"""The buttons under an announcement: to an event, a product, or an address."""

import re
from urllib.parse import urlsplit

from catalog import announcing, events
from catalog.announcements import Announcement, AnnouncementButton, ButtonKind
from catalog.announcing import MOST_BUTTONS, Refusal
from catalog.roles import Organiser
from handlers.announcement_card import refused
from handlers.announcement_drafts import begin, leave
from handlers.announcing_buttons import AddButton, PickTarget, RemoveButton
from handlers.announcing_rights import of_announcement
from handlers.replies import Reply
from handlers.turn import Turn
from handlers.views import announcing_parts as part_views
from handlers.views.parts import short

LONGEST_LABEL = 48
LISTED = 8
_ADDRESS = re.compile(r"\S+://\S+|www\.\S+")
_HOST = re.compile(r"([a-z0-9-]{1,63}\.)+[a-z][a-z0-9-]{1,62}")


@of_announcement
async def add(turn: Turn, action: AddButton, by: Organiser, row: Announcement) -> list[Reply]:
    if len(row.content.buttons) >= MOST_BUTTONS:
        return [part_views.buttons_view(row, turn.texts, said=turn.t("ann-buttons-full"))]
    match action.kind:
        case ButtonKind.EVENT:
            coming = await events.coming(turn.session, turn.now)
            return [part_views.pick_event_view(row, coming[:LISTED], turn.texts)]
        case ButtonKind.PRODUCT | ButtonKind.LINK:
            return await begin(turn, row, action.kind)
    return [part_views.buttons_view(row, turn.texts, edit=True)]


def find_products(turn: Turn, row: Announcement, text: str) -> list[Reply]:
    found = [hit.document for hit in turn.index.search(text, limit=LISTED).hits]
    if not found:
        return [part_views.wrong_view(row, "product", "no-product", turn.texts)]
    return [part_views.pick_product_view(row, found, turn.texts)]


@of_announcement
async def pick(turn: Turn, action: PickTarget, by: Organiser, row: Announcement) -> list[Reply]:
    """A button that is named after what it leads to."""
    event = product = None
    if action.kind == ButtonKind.EVENT:
        event = await events.get(turn.session, action.target)
    else:
        product = turn.index.by_id(action.target)
    name = event.title if event else product.name if product else ""
    if not name:
        return [part_views.buttons_view(row, turn.texts, said=turn.t("ann-target-gone"))]
    kind = ButtonKind.EVENT if event else ButtonKind.PRODUCT
    return await _add(turn, row, AnnouncementButton(kind, str(action.target), short(name)))


async def read_link(turn: Turn, row: Announcement, text: str) -> list[Reply]:
    """ "Label https://address", or "Nhãn / Label https://address" for both languages."""
    found = _ADDRESS.search(text)
    if found is None or not is_address(found[0]):
        return [part_views.wrong_view(row, "link", "bad-link", turn.texts)]
    label = " ".join(f"{text[: found.start()]} {text[found.end() :]}".split()).strip(" -–:|/")
    vi, _, en = (part.strip() for part in label.partition(" / "))
    if not vi or max(len(vi), len(en)) > LONGEST_LABEL:
        return [part_views.wrong_view(row, "link", "bad-label", turn.texts)]
    return await _add(turn, row, AnnouncementButton(ButtonKind.LINK, found[0], vi, en))


def is_address(text: str) -> bool:
    """Whether the channel takes it for a button: https, and a host that can be one."""
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").encode("idna").decode()
        parts.port  # noqa: B018 - raises for a port that is none
    except ValueError:
        return False
    return parts.scheme == "https" and bool(_HOST.fullmatch(host)) and not parts.username


async def _add(turn: Turn, row: Announcement, button: AnnouncementButton) -> list[Reply]:
    return await _save(turn, row, (*row.content.buttons, button)[:MOST_BUTTONS])


async def _save(
    turn: Turn, row: Announcement, buttons: tuple[AnnouncementButton, ...]
) -> list[Reply]:
    saved = await announcing.edit(turn.session, row.stored_id, buttons=buttons)
    await leave(turn)
    if isinstance(saved, Refusal):
        return [await refused(turn, row, saved)]
    return [part_views.buttons_view(saved, turn.texts, said=turn.t("ann-saved"))]


@of_announcement
async def remove(
    turn: Turn, action: RemoveButton, by: Organiser, row: Announcement
) -> list[Reply]:
    """By the list that was seen: a press on an older one changes nothing."""
    buttons = row.content.buttons
    if action.version != row.version or not 0 <= action.button < len(buttons):
        return [part_views.buttons_view(row, turn.texts, edit=True)]
    return await _save(turn, row, buttons[: action.button] + buttons[action.button + 1 :])
