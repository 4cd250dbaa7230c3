"""What a button under an announcement leads to."""

from catalog.matching import events
from catalog.news import announcements, reports
from catalog.news.announcements import AnnouncementButton, ButtonKind
from handlers import products
from handlers.buttons import ShowProduct
from handlers.matching import events as event_screens
from handlers.matching.attending_buttons import ShowEvent
from handlers.news.subscribing_buttons import OpenAnnounced
from handlers.news.subscribing_whose import is_private
from handlers.replies import Reply, Toast
from handlers.turn import Turn
from handlers.views import talk


async def open_announced(turn: Turn, action: OpenAnnounced) -> list[Reply]:
    """What it is now; the press is noted once the announcement has been sent.

    In a group or channel whoever pressed is led to the private chat: what one person asked for
    is no news to the others.
    """
    row = await announcements.get(turn.session, action.announcement_id)
    buttons = row.content.buttons if row else ()
    if row is None or not 0 <= action.button < len(buttons):
        return [talk.say("button-old", turn.texts)]
    if row.started_at:
        number = action.announcement_id
        await reports.press(turn.session, number, action.button, turn.person, turn.now)
    button = buttons[action.button]
    if not is_private(turn):
        return [await _link(turn, button)]
    if button.kind is ButtonKind.EVENT:
        return await event_screens.show_event(turn, ShowEvent(int(button.target)))
    if button.kind is ButtonKind.PRODUCT:
        return await products.show_product(turn, ShowProduct(int(button.target)))
    return [talk.say("button-old", turn.texts)]  # it has become a link since


async def _link(turn: Turn, button: AnnouncementButton) -> Toast:
    payload = ""
    if button.kind is ButtonKind.EVENT:
        event = await events.get(turn.session, int(button.target))
        payload = f"e_{event.code}" if event else ""
    elif button.kind is ButtonKind.PRODUCT:
        product = turn.index.by_id(int(button.target))
        payload = f"p_{product.code}" if product else ""
    if not payload:
        return Toast(turn.texts.plain("ann-target-gone"), alert=True)
    return Toast("", url=f"https://t.me/{turn.bot_name}?start={payload}")
