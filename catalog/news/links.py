"""Links that lead to a subscription: of posters and web pages `s_fair`, `s_fair_food`; of a group
or channel, for its admins, `sg_` with its id.

A payload is anybody's to type: it only says what is offered, and the consent is asked for as ever.
"""

import re
from dataclasses import dataclass

from catalog.news.subscribers import Topic
from catalog.products import ProductGroup

PREFIX = "s"
CHAT_PREFIX = "sg"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a link offers: a topic, of one product group or of all."""

    topic: Topic
    group: ProductGroup | None = None


def payload(wish: Wish) -> str:
    """At most 64 of A–Z, a–z, 0–9, _ and -, as a link to the bot takes."""
    parts = [PREFIX, wish.topic.replace("_", "-"), *([wish.group] if wish.group else [])]
    return "_".join(parts)


def wish_of(text: str) -> Wish | None:
    """None for what `payload` did not make."""
    prefix, _, rest = text.partition("_")
    topic, has_group, group = rest.partition("_")
    try:
        wish = Wish(Topic(topic.replace("-", "_")), ProductGroup(group) if has_group else None)
    except ValueError:
        return None
    return wish if prefix == PREFIX and payload(wish) == text else None


def chat_payload(chat_id: int) -> str:
    """For the admins of a group or channel."""
    return f"{CHAT_PREFIX}_{chat_id}"


def chat_of(text: str) -> int | None:
    """None for what `chat_payload` did not make of a group or channel, whose ids are negative."""
    prefix, _, number = text.strip().partition("_")
    if prefix != CHAT_PREFIX or not re.fullmatch(r"-[0-9]{1,18}", number):
        return None
    return int(number)
