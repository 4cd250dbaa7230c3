"""Subscriptions: the consent, the picture of what was chosen, and its parts."""

from collections.abc import Sequence

from catalog.links import PREFIX, Wish
from catalog.places import Level, Place
from catalog.products import ProductGroup
from catalog.rules import Rules
from catalog.subscribers import Role, Topic
from catalog.subscriptions import Picture
from handlers.replies import Button, Keyboard, Text, press
from handlers.subscribing_buttons import (
    AgreeToSubscribe,
    SetGroup,
    SetPlace,
    SetRole,
    SetTopic,
    ShowSubscriptions,
    StopAll,
)
from handlers.texts import Texts
from handlers.views.parts import in_rows, short

CONSENT_VERSION = "2026-11"
"""Moves whenever the words of `subscribe-consent` do."""
MOST_NAMED = 3


def consent_version(rules: Rules) -> str:
    """The words that somebody saw: they say how often, which is a setting."""
    return f"{CONSENT_VERSION}/{rules.per_week}"


def in_private_view(bot_name: str, texts: Texts) -> Text:
    """In a group: everybody for themselves; how its admins subscribe it is said, too."""
    link = f"https://t.me/{bot_name}?start={PREFIX}_"
    button = Button(texts.plain("button-private"), url=link)
    return Text(texts("subscribe-in-private", bot=bot_name), ((button,),))


def group_consent_view(bot_name: str, rules: Rules, texts: Texts) -> Text:
    """For an admin of the group, who agrees by typing it."""
    how = texts("subscribe-group-how", bot=bot_name)
    return Text(f"{texts('subscribe-ask')}\n\n{_consent(rules, texts)}\n\n{how}")


def _consent(rules: Rules, texts: Texts) -> str:
    return texts(
        "subscribe-consent",
        cap=rules.per_week,
        start=f"{rules.quiet_from:%H:%M}",
        end=f"{rules.quiet_to:%H:%M}",
        quiet="no" if rules.quiet_from == rules.quiet_to else "yes",
    )


def consent_view(wish: Wish | None, rules: Rules, texts: Texts) -> Text:
    """Every button is the consent that stands above it: to what a link offers, or to a topic."""
    offered = texts("subscribe-offered", what=_what(wish, texts)) if wish else ""
    html = f"{offered or texts('subscribe-ask')}\n\n{_consent(rules, texts)}"
    if wish:
        agreed = AgreeToSubscribe(wish.topic, wish.group or "")
        return Text(html, ((press(texts.plain("button-subscribe-agree"), agreed),),))
    topics = [
        press(
            texts.plain("button-subscribe-topic", topic=texts.plain(f"topic-{topic}")),
            AgreeToSubscribe(topic),
        )
        for topic in Topic
    ]
    every = press(texts.plain("button-subscribe-all"), AgreeToSubscribe())
    asked = press(texts.plain("button-alerts"), ShowSubscriptions("alerts"))
    return Text(html, in_rows([*topics, every, asked], 1))


def _what(wish: Wish, texts: Texts) -> str:
    group = texts.plain(f"group-{wish.group}") if wish.group else ""
    return " · ".join(filter(None, (texts.plain(f"topic-{wish.topic}"), group)))


def picture_view(picture: Picture, texts: Texts, *, edit: bool, agreed: bool = False) -> Text:
    """What the chat chose, each with a button that switches it."""
    head = texts("subscribed") if agreed else texts("subscriptions")
    topics = [
        press(_ticked(texts.plain(f"topic-{one}"), one in picture.topics), SetTopic(one, turned))
        for one in Topic
        for turned in [int(one not in picture.topics)]
    ]
    mine = picture.subscriber.role
    roles = [
        press(
            _ticked(texts.plain(f"role-{one}"), one is mine), SetRole("" if one is mine else one)
        )
        for one in Role
    ]
    groups = [texts.plain(f"group-{one}") for one in ProductGroup if one in picture.groups]
    parts = [
        press(
            texts.plain("button-groups", what=_some(groups, texts)), ShowSubscriptions("groups")
        ),
        press(
            texts.plain("button-places", what=_some([p.name for p in picture.places], texts)),
            ShowSubscriptions("places"),
        ),
        press(texts.plain("button-alerts"), ShowSubscriptions("alerts")),
        press(texts.plain("button-stop-all"), StopAll()),
    ]
    keyboard = (*in_rows(topics, 2), tuple(roles), *in_rows(parts, 1))
    return Text(f"{head}\n\n{texts('subscriptions-how')}", keyboard, edit=edit)


def groups_view(picture: Picture, texts: Texts) -> Text:
    buttons = [
        press(_ticked(texts.plain(f"group-{one}"), one in picture.groups), SetGroup(one, turned))
        for one in ProductGroup
        for turned in [int(one not in picture.groups)]
    ]
    return Text(texts("subscribe-groups"), in_rows(buttons, 2) + _back("", texts), edit=True)


def places_view(marked: Sequence[tuple[str, Place]], texts: Texts, *, edit: bool) -> Text:
    """The places chosen, each with a button that takes it away; more are typed, or in a list."""
    chosen = [
        press(texts.plain("button-take-away", what=place_label(place, texts)), SetPlace(mark, 0))
        for mark, place in marked
    ]
    listed = press(texts.plain("button-provinces"), ShowSubscriptions("provinces"))
    keyboard = in_rows([*chosen, listed], 1) + _back("", texts)
    return Text(texts("subscribe-places", total=len(chosen)), keyboard, edit=edit)


def provinces_view(marked: Sequence[tuple[str, Place]], texts: Texts) -> Text:
    buttons = [press(place.name, SetPlace(mark, 1)) for mark, place in marked]
    keyboard = in_rows(buttons, 3) + _back("places", texts)
    return Text(texts("subscribe-provinces"), keyboard, edit=True)


def which_place_view(name: str, marked: Sequence[tuple[str, Place]], texts: Texts) -> Text:
    """Namesakes are asked about, not guessed."""
    rows = [press(place_label(place, texts), SetPlace(mark, 1)) for mark, place in marked]
    return Text(texts("which-place", name=name), in_rows(rows, 1) + _back("places", texts))


def no_place_view(name: str, texts: Texts) -> Text:
    return Text(texts("subscribe-no-place", name=short(name)), _back("places", texts))


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


def _back(part: str, texts: Texts) -> Keyboard:
    back: Button = press(texts.plain("button-back"), ShowSubscriptions(part))
    return ((back,),)
