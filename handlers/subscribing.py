"""Subscribing: what comes unasked, chosen with one tap each, and ended with one word."""

from catalog import announcements, reports, subscriptions
from catalog.announcements import ButtonKind
from catalog.subscribers import Topic
from handlers import events, products
from handlers.attending_buttons import ShowEvent
from handlers.buttons import ShowProduct
from handlers.incoming import ChatKind
from handlers.replies import Reply, Toast
from handlers.subscribing_buttons import MuteTopic, OpenAnnounced
from handlers.turn import Turn
from handlers.views import subscribing as views
from handlers.views import talk


async def open_announced(turn: Turn, action: OpenAnnounced) -> list[Reply]:
    """What the button leads to now; the press is noted once it has been sent."""
    row = await announcements.get(turn.session, action.announcement_id)
    buttons = row.content.buttons if row else ()
    if row is None or not 0 <= action.button < len(buttons):
        return [talk.say("button-old", turn.texts)]
    if row.started_at:
        await reports.press(
            turn.session, action.announcement_id, action.button, turn.person, turn.now
        )
    button = buttons[action.button]
    if button.kind is ButtonKind.EVENT:
        return await events.show_event(turn, ShowEvent(int(button.target)))
    return await products.show_product(turn, ShowProduct(int(button.target)))


async def mute(turn: Turn, action: MuteTopic) -> list[Reply]:
    """In a group or channel only who subscribed it may; anybody can press there."""
    if action.topic not in set(Topic):
        return [talk.say("button-old", turn.texts)]
    picture = await subscriptions.picture(turn.session, turn.incoming.chat_id)
    alone = turn.incoming.chat_kind is ChatKind.PRIVATE
    if picture and not alone and picture.subscriber.person_id != turn.person.id:
        return [Toast(turn.texts.plain("mute-not-yours"), alert=True)]
    topic = Topic(action.topic)
    about = action.announcement_id or None
    await subscriptions.mute(turn.session, turn.incoming.chat_id, topic, turn.now, about)
    return [views.muted_view(topic, turn.texts)]
