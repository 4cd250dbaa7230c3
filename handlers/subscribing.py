"""Subscribing: what comes unasked, chosen with one tap each, and ended with one word."""

from collections.abc import Sequence

from catalog import announcements, interests, links, reports, subscriptions
from catalog.announcements import ButtonKind
from catalog.names import bare
from catalog.products import ProductGroup
from catalog.subscribers import ChatKind as SubscriberKind
from catalog.subscribers import Role, Topic
from catalog.subscriptions import Chat, Picture
from handlers import alerts, events, products, subscribing_places
from handlers.attending_buttons import ShowEvent
from handlers.buttons import ShowProduct
from handlers.incoming import ChatKind
from handlers.replies import Reply, Toast
from handlers.subscribing_buttons import (
    AgreeToSubscribe,
    MuteTopic,
    OpenAnnounced,
    SetGroup,
    SetRole,
    SetTopic,
    ShowSubscriptions,
    StopAll,
)
from handlers.turn import Turn
from handlers.views import subscribing as views
from handlers.views import talk

AGREED = ("dong y", "agree")
"""What an admin types after /subscribe in a group."""


async def open_subscriptions(turn: Turn, argument: str = "") -> list[Reply]:
    """The picture, or the consent where nothing is subscribed to yet.

    A group is subscribed by an admin of it who writes as the group, which the channel lets admins
    only do; and who types the agreement, as a press would not show who is one.
    """
    if not _speaks_for_group(turn):
        return await show(turn, edit=False)
    if bare(argument) not in AGREED:
        return [views.group_consent_view(turn.bot_name, turn.rules, turn.texts)]
    group = Chat(turn.incoming.chat_id, SubscriberKind.GROUP, turn.incoming.user_name)
    await _subscribe(turn, group, tuple(Topic))
    return [talk.say("subscribed-group", turn.texts)]


async def open_link(turn: Turn, code: str) -> list[Reply]:
    """From a poster or a website: it offers, and the consent is asked for as ever."""
    wish = links.wish_of(f"{links.PREFIX}_{code}")
    if wish is None or not _is_private(turn):
        return await show(turn, edit=False)
    return [views.consent_view(wish, turn.rules, turn.texts)]


async def agree(turn: Turn, action: AgreeToSubscribe) -> list[Reply]:
    """The press is the consent under whose words the button stood."""
    topics = [topic for topic in Topic if action.topic in {"", topic}]
    groups = [group for group in ProductGroup if action.group == group]
    if not topics or (action.group and not groups):
        return [talk.say("button-old", turn.texts)]
    if not _is_private(turn):
        return [_in_private(turn)]
    await _subscribe(turn, Chat(turn.incoming.chat_id), topics, groups)
    return await show(turn, edit=False, agreed=True)


async def _subscribe(
    turn: Turn, chat: Chat, topics: Sequence[Topic], groups: Sequence[ProductGroup] = ()
) -> None:
    await subscriptions.subscribe(
        turn.session,
        turn.person,
        chat,
        turn.now,
        text_version=views.consent_version(turn.rules),
        language=turn.language,
        topics=topics,
        groups=groups,
    )


async def show(turn: Turn, *, edit: bool, agreed: bool = False) -> list[Reply]:
    if not _is_private(turn):
        return [_in_private(turn)]
    picture = await _picture(turn)
    if picture is None:
        return [views.consent_view(None, turn.rules, turn.texts)]
    return [views.picture_view(picture, turn.texts, edit=edit, agreed=agreed)]


async def show_part(turn: Turn, action: ShowSubscriptions) -> list[Reply]:
    if action.part == "alerts":
        return await alerts.show(turn, edit=True)
    await subscribing_places.close(turn)
    picture = await _picture(turn) if action.part else None
    if picture is None:
        return await show(turn, edit=True)
    match action.part:
        case "groups":
            return [views.groups_view(picture, turn.texts)]
        case "places":
            return await subscribing_places.show(turn, picture, edit=True)
    return [subscribing_places.provinces_of(turn)]


async def set_topic(turn: Turn, action: SetTopic) -> list[Reply]:
    if action.topic not in set(Topic):
        return [talk.say("button-old", turn.texts)]
    topic, on = Topic(action.topic), bool(action.on)
    await subscriptions.set_topic(turn.session, turn.incoming.chat_id, topic, on, turn.now)
    return await show(turn, edit=True)


async def set_group(turn: Turn, action: SetGroup) -> list[Reply]:
    if action.group not in set(ProductGroup):
        return [talk.say("button-old", turn.texts)]
    group, on = ProductGroup(action.group), bool(action.on)
    await subscriptions.set_group(turn.session, turn.incoming.chat_id, group, on, turn.now)
    return await show_part(turn, ShowSubscriptions("groups"))


async def set_role(turn: Turn, action: SetRole) -> list[Reply]:
    role = Role(action.role) if action.role in set(Role) else None
    await subscriptions.set_role(turn.session, turn.incoming.chat_id, role)
    return await show(turn, edit=True)


async def stop(turn: Turn, argument: str = "") -> list[Reply]:
    """Also word of events to come; what one registered for goes on, and the answer says so."""
    if not _is_private(turn) and not _speaks_for_group(turn):
        return [_in_private(turn)]
    ended = await subscriptions.stop_all(turn.session, turn.incoming.chat_id, turn.now)
    for one in await interests.interests_of(turn.session, turn.person):
        ended |= await interests.forget(turn.session, turn.person, one.stored_id, turn.now)
    return [talk.say("stopped" if ended else "nothing-to-stop", turn.texts)]


async def stop_all(turn: Turn, action: StopAll) -> list[Reply]:
    return await stop(turn)


async def open_announced(turn: Turn, action: OpenAnnounced) -> list[Reply]:
    """What the button leads to now; the press is noted once it has been sent."""
    row = await announcements.get(turn.session, action.announcement_id)
    buttons = row.content.buttons if row else ()
    if row is None or not 0 <= action.button < len(buttons):
        return [talk.say("button-old", turn.texts)]
    if row.started_at:
        number = action.announcement_id
        await reports.press(turn.session, number, action.button, turn.person, turn.now)
    button = buttons[action.button]
    if button.kind is ButtonKind.EVENT:
        return await events.show_event(turn, ShowEvent(int(button.target)))
    if button.kind is ButtonKind.PRODUCT:
        return await products.show_product(turn, ShowProduct(int(button.target)))
    return [talk.say("button-old", turn.texts)]  # it has become a link since


async def mute(turn: Turn, action: MuteTopic) -> list[Reply]:
    """In a group or channel only who subscribed it may; anybody can press there."""
    if action.topic not in set(Topic):
        return [talk.say("button-old", turn.texts)]
    picture = await _picture(turn)
    theirs = picture is not None and picture.subscriber.person_id == turn.person.id
    if not _is_private(turn) and not theirs:
        return [Toast(turn.texts.plain("mute-not-yours"), alert=True)]
    topic, chat_id = Topic(action.topic), turn.incoming.chat_id
    about = action.announcement_id or None
    await subscriptions.mute(turn.session, chat_id, topic, turn.now, about)
    return [views.muted_view(topic, turn.texts)]


async def _picture(turn: Turn) -> Picture | None:
    return await subscriptions.picture(turn.session, turn.incoming.chat_id)


def _is_private(turn: Turn) -> bool:
    return turn.incoming.chat_kind is ChatKind.PRIVATE


def _speaks_for_group(turn: Turn) -> bool:
    """An anonymous admin's messages have the group itself as their sender."""
    in_group = turn.incoming.chat_kind is ChatKind.GROUP
    return in_group and turn.incoming.user_id == turn.incoming.chat_id


def _in_private(turn: Turn) -> Reply:
    return views.in_private_view(turn.bot_name, turn.texts)
