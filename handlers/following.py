"""A message that leans on what was shown before: "2", "sđt", "của ai", "loại 5 sao thôi".

One that names no product itself is taken so; where nothing was shown of late, for what it is.
"""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any

from catalog import in_view, questions
from catalog.in_view import ShownPage
from catalog.search import Answer, Intent
from catalog.search.intents import OF_MAKERS
from catalog.search.text import folded_key
from catalog.search.types import ANY
from handlers import answers, browse, products
from handlers.buttons import (
    Action,
    Browse,
    ShowProducer,
    ShowSaved,
    ShowSimilar,
    TurnPage,
    decode,
)
from handlers.pointing import CHEAPEST, OTHER, meaning, pointed_at
from handlers.replies import Reply, Text
from handlers.turn import Turn
from handlers.views import talk

OF_PRODUCTS = OF_MAKERS | {Intent.FIND, Intent.OTHER}
_POLITE = "(?: (?:please|di|nhe|nha|a|em|shop|do|kia|khong|nua))*"
_MORE = re.compile(
    "(?:(?:cho|em|xem|show|see|load) )*"
    f"(?:them|nua|tiep|tiep theo|trang sau|con nua|more|next|next page){_POLITE}"
)
_PAGES: Mapping[type[Action], Callable[[Turn, Any], Awaitable[list[Reply]]]] = {
    TurnPage: answers.turn_page,
    Browse: browse.browse,
    ShowProducer: browse.show_producer,
    ShowSaved: products.show_saved,
}
_OTHERS = re.compile(r"\b(?:khac|re hon|tuong tu|others?|cheaper|similar)\b")


async def of_what_is_in_view(turn: Turn, answer: Answer) -> list[Reply]:
    """Of the row that is pointed at, or of the product whose card came last.

    Empty where the message speaks of neither.
    """
    if pointed := pointed_at(answer.query):
        return await _row(turn, *pointed)
    if not _leans(turn, answer) or _refines(answer):
        return []
    seen = await in_view.of(turn.session, turn.person, turn.incoming.chat_id, turn.now)
    if seen is None or seen.product_id is None:
        return []
    if _OTHERS.search(folded_key(answer.query)):
        return await products.show_similar(turn, ShowSimilar(seen.product_id))
    return await products.asked_of(turn, seen.product_id, answer.intent)


async def _row(turn: Turn, number: int, rest: str) -> list[Reply]:
    about = await turn.search(meaning(rest), limit=1)
    if about.understood.sought or about.near or _refines(about):
        return []
    seen = await in_view.of(turn.session, turn.person, turn.incoming.chat_id, turn.now)
    if seen is None or (page := seen.listed) is None:
        return []
    intent = Intent.CONTACT if page.contacts else about.intent
    if number == CHEAPEST:
        return await _cheapest(turn, page)
    product_id = page.other_than(seen.product_id) if number == OTHER else page.numbered(number)
    if product_id is not None:
        return await products.asked_of(turn, product_id, intent)
    return [answers.which_of(turn, page, intent, "which-listed")] if number == OTHER else []


async def _cheapest(turn: Turn, page: ShownPage) -> list[Reply]:
    """The one of the lowest price, where each has one."""
    found = filter(None, (turn.index.by_id(product_id) for _, product_id in page.rows))
    prices = {document.id: document.price_from for document in found}
    known = {product_id: price for product_id, price in prices.items() if price is not None}
    if not known or len(known) < len(prices):
        return [answers.which_of(turn, page, Intent.CONTACT, "cheapest-unknown")]
    return await products.asked_of(turn, min(known, key=lambda one: known[one]), Intent.PRICE)


async def in_full(turn: Turn, answer: Answer, most: int) -> Answer:
    """The answer to what is meant, where a message names no product and leans on the last one.

    Its own answer otherwise. Another place or star count takes the place of what was said.
    """
    if not _leans(turn, answer):
        return answer
    where = (turn.person, turn.incoming.chat_id)
    asked = await questions.asked_last(turn.session, *where, turn.now - in_view.FRESH)
    if asked is None:
        return answer
    last = await turn.search(asked.text, limit=most)
    if not _refines(answer):
        seen = await in_view.of(turn.session, *where, turn.now)
        of_maker = answer.intent in OF_MAKERS
        if (page := seen.listed if seen else None) and (
            not page.asked or (page.compared and of_maker)
        ):
            return answer
        wants = answer.intent if of_maker else Intent.FIND
        return replace(last, intent=wants) if last.confident else answer
    for said in (asked.text, last.understood.sought):
        full = await turn.search(f"{said} {answer.query}", limit=most)
        if full.confident:
            return full
    return full if last.understood.sought else answer


def _leans(turn: Turn, answer: Answer) -> bool:
    understood = answer.understood
    if understood.sought or understood.place_choices or answer.intent not in OF_PRODUCTS:
        return False
    asks = answer.intent in OF_MAKERS or understood.without
    if asks and not answer.confident:
        return True
    return turn.index.leans(answer.query, fewest=1 if _refines(answer) else 2)


def _refines(answer: Answer) -> bool:
    """Whether it says more of what is looked for: where, how many stars, what it is not."""
    return answer.understood.facets != ANY or bool(answer.understood.without)


async def more(turn: Turn) -> list[Reply]:
    """The next page of the list in view, below; of a card with no list, what is like it."""
    seen = await in_view.of(turn.session, turn.person, turn.incoming.chat_id, turn.now)
    page = seen.listed if seen else None
    action = decode(page.after) if page else None
    if action is not None:
        replies = await _PAGES[type(action)](turn, action)
        return [replace(one, edit=False) if isinstance(one, Text) else one for one in replies]
    if seen and seen.product_id is not None:
        return await products.show_similar(turn, ShowSimilar(seen.product_id))
    return [talk.say("more-none" if page else "more-how", turn.texts)]


def asks_for_more(text: str) -> bool:
    """Whether the next page is meant."""
    return _MORE.fullmatch(folded_key(text)) is not None
