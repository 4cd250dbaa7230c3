"""Subscriptions: the consent, the picture of what was chosen, and its parts."""

from collections.abc import Sequence

from catalog.news.links import PREFIX, Wish, chat_payload
from catalog.news.rules import Rules
from catalog.news.subscribers import ChatKind as SubscriberKind
from catalog.news.subscribers import Role, Subscriber, Topic
from catalog.news.subscriptions import Chat, Picture
from catalog.places import Level, Place
from catalog.products import ProductGroup
from handlers.incoming import ChatKind, Incoming, LedChat
from handlers.news.subscribing_buttons import (
    AgreeToSubscribe,
    SetGroup,
    SetPlace,
    SetRole,
    SetTopic,
    ShowSubscriptions,
    StopAll,
)
from handlers.replies import Button, Keyboard, Text, press
from handlers.texts import Texts
from handlers.views.parts import in_rows, no_row, short

CONSENT_VERSION = "2026-11"
"""Moves whenever the words of `subscribe-consent` do."""
MOST_NAMED = 3


def consent_version(rules: Rules) -> str:
    """The words that somebody saw: they say how often, which is a setting."""
    return f"{CONSENT_VERSION}/{rules.per_week}"


def in_private_view(where: Incoming, bot_name: str, texts: Texts) -> Text:
    """In a group everybody for themselves, and its admins for all; in a channel the admins."""
    link = f"https://t.me/{bot_name}?start="
    own = Button(texts.plain("button-private"), url=f"{link}{PREFIX}_")
    in_group = where.chat_kind is ChatKind.GROUP
    kind = ChatKind.GROUP if in_group else ChatKind.CHANNEL
    admins = texts.plain("button-subscribe-chat", kind=kind)
    all_of_us = Button(admins, url=f"{link}{chat_payload(where.chat_id)}")
    rows = ((own,), (all_of_us,)) if in_group else ((all_of_us,),)
    return Text(texts("subscribe-in-private", kind=kind), rows)


def brought_in_view(chat: LedChat, texts: Texts) -> Text:
    choose = press(texts.plain("button-choose-news"), ShowSubscriptions("", chat.id))
    html = texts("brought-in", kind=chat.kind, title=chat.title)
    return Text(html, ((choose,),))


def chats_view(chats: Sequence[Subscriber], bot_name: str, texts: Texts) -> Text:
    """The groups and channels one subscribed, and how another is."""
    link = f"https://t.me/{bot_name}"
    mine = [
        press(
            f"{'👥' if one.kind is SubscriberKind.GROUP else '📢'} {short(one.title, 32)}",
            ShowSubscriptions("", one.chat_id),
        )
        for one in chats
    ]
    rights = "startchannel&admin=post_messages"
    add = [
        Button(texts.plain("button-add-to-group"), url=f"{link}?startgroup"),
        Button(texts.plain("button-add-to-channel"), url=f"{link}?{rights}"),
    ]
    keyboard = in_rows([*mine, *add], 1) + _back("", 0, texts)
    return Text(texts("subscribe-chats"), keyboard, edit=True)


def chat_of(picture: Picture) -> int:
    """As a button names it: 0 is one's own."""
    own = picture.subscriber.kind is SubscriberKind.PERSON
    return 0 if own else picture.subscriber.chat_id


def _consent(rules: Rules, texts: Texts, *, led: bool) -> str:
    return texts(
        "subscribe-consent",
        where="chat" if led else "here",
        cap=rules.per_week,
        start=f"{rules.quiet_from:%H:%M}",
        end=f"{rules.quiet_to:%H:%M}",
        quiet="no" if rules.quiet_from == rules.quiet_to else "yes",
    )


def consent_view(wish: Wish | None, chat: Chat | None, rules: Rules, texts: Texts) -> Text:
    """Every button is the consent that stands above it: to what a link offers, or to a topic.

    `chat` is a group or channel whose admin agrees for it, if not one's own.
    """
    led = chat if chat and chat.kind is not SubscriberKind.PERSON else None
    to = led.id if led else 0
    asked = (
        texts("subscribe-ask-chat", kind=led.kind, title=led.title)
        if led
        else texts("subscribe-ask")
    )
    offered = texts("subscribe-offered", what=_what(wish, texts)) if wish else ""
    html = f"{offered or asked}\n\n{_consent(rules, texts, led=led is not None)}"
    if wish:
        agreed = AgreeToSubscribe(wish.topic, wish.group or "")
        agree = press(texts.plain("button-subscribe-agree"), agreed)
        return Text(html, ((agree,), *no_row(texts)))
    topics = [
        press(
            texts.plain("button-subscribe-topic", topic=texts.plain(f"topic-{topic}")),
            AgreeToSubscribe(topic, "", to),
        )
        for topic in Topic
    ]
    every = press(texts.plain("button-subscribe-all"), AgreeToSubscribe("", "", to))
    more = [] if led else _more(texts)
    return Text(html, in_rows([*topics, every, *more], 1) + no_row(texts))


def _more(texts: Texts) -> list[Button]:
    return [
        press(texts.plain("button-alerts"), ShowSubscriptions("alerts")),
        press(texts.plain("button-chats"), ShowSubscriptions("chats")),
    ]


def _what(wish: Wish, texts: Texts) -> str:
    group = texts.plain(f"group-{wish.group}") if wish.group else ""
    return " · ".join(filter(None, (texts.plain(f"topic-{wish.topic}"), group)))


def picture_view(picture: Picture, texts: Texts, *, edit: bool, agreed: bool = False) -> Text:
    """What the chat chose, each with a button that switches it."""
    to, mine = chat_of(picture), picture.subscriber.role
    topics = [
        press(
            _ticked(texts.plain(f"topic-{one}"), one in picture.topics), SetTopic(one, turned, to)
        )
        for one in Topic
        for turned in [int(one not in picture.topics)]
    ]
    roles = [
        press(
            _ticked(texts.plain(f"role-{one}"), one is mine), SetRole("" if one is mine else one)
        )
        for one in Role
    ]
    groups = [texts.plain(f"group-{one}") for one in ProductGroup if one in picture.groups]
    parts = [
        press(
            texts.plain("button-groups", what=_some(groups, texts)),
            ShowSubscriptions("groups", to),
        ),
        press(
            texts.plain("button-places", what=_some([p.name for p in picture.places], texts)),
            ShowSubscriptions("places", to),
        ),
        *([] if to else _more(texts)),
        press(texts.plain("button-stop-all"), StopAll(to)),
    ]
    keyboard = (*in_rows(topics, 2), () if to else tuple(roles), *in_rows(parts, 1))
    html = f"{_head(picture, texts, agreed=agreed)}\n\n{texts('subscriptions-how')}"
    return Text(html, keyboard, edit=edit)


def _head(picture: Picture, texts: Texts, *, agreed: bool) -> str:
    row = picture.subscriber
    if row.kind is SubscriberKind.PERSON:
        return texts("subscribed" if agreed else "subscriptions")
    key = "subscribed-chat" if agreed else "subscriptions-chat"
    return texts(key, kind=row.kind, title=row.title)


def groups_view(picture: Picture, texts: Texts) -> Text:
    to = chat_of(picture)
    buttons = [
        press(
            _ticked(texts.plain(f"group-{one}"), one in picture.groups), SetGroup(one, turned, to)
        )
        for one in ProductGroup
        for turned in [int(one not in picture.groups)]
    ]
    return Text(texts("subscribe-groups"), in_rows(buttons, 2) + _back("", to, texts), edit=True)


def places_view(marked: Sequence[tuple[str, Place]], to: int, texts: Texts, *, edit: bool) -> Text:
    """The places chosen, each with a button that takes it away; more are typed, or in a list.

    `to` is the group or channel whose they are, 0 one's own.
    """
    chosen = [
        press(
            texts.plain("button-take-away", what=place_label(place, texts)), SetPlace(mark, 0, to)
        )
        for mark, place in marked
    ]
    listed = press(texts.plain("button-provinces"), ShowSubscriptions("provinces", to))
    keyboard = in_rows([*chosen, listed], 1) + _back("", to, texts)
    return Text(texts("subscribe-places", total=len(chosen)), keyboard, edit=edit)


def provinces_view(marked: Sequence[tuple[str, Place]], to: int, texts: Texts) -> Text:
    buttons = [press(place.name, SetPlace(mark, 1, to)) for mark, place in marked]
    keyboard = in_rows(buttons, 3) + _back("places", to, texts)
    return Text(texts("subscribe-provinces"), keyboard, edit=True)


def which_place_view(
    found: Sequence[Place], marked: Sequence[tuple[str, Place]], to: int, texts: Texts
) -> Text:
    """Namesakes are asked about, not guessed."""
    rows = [press(place_label(place, texts), SetPlace(mark, 1, to)) for mark, place in marked]
    key = "which-place" if len(found) > 1 else "add-place"
    keyboard = in_rows(rows, 1) + _back("places", to, texts)
    return Text(texts(key, name=found[0].name), keyboard)


def no_place_view(name: str, to: int, texts: Texts) -> Text:
    return Text(texts("subscribe-no-place", name=short(name)), _back("places", to, texts))


def place_label(place: Place, texts: Texts) -> str:
    """With its unit and what it lies in; a place of before July 2025 says so."""
    parts = (f"{place.unit} {place.name}", place.district, place.province)
    key = "place-today" if place.level in (Level.PROVINCE, Level.COMMUNE) else "place-old"
    return short(texts.plain(key, name=", ".join(filter(None, parts))), 60)


def muted_view(topic: Topic, texts: Texts) -> Text:
    return Text(texts("muted", topic=topic))


def _some(names: Sequence[str], texts: Texts) -> str:
    """The first few; none stands for all."""
    if not names:
        return texts.plain("all-of-them")
    more = f" +{len(names) - MOST_NAMED}" if len(names) > MOST_NAMED else ""
    return short(", ".join(names[:MOST_NAMED]), 40) + more


def _ticked(label: str, on: bool) -> str:
    return f"{'✅' if on else '⬜'} {label}"


def _back(part: str, to: int, texts: Texts) -> Keyboard:
    back: Button = press(texts.plain("button-back"), ShowSubscriptions(part, to))
    return ((back,),)
