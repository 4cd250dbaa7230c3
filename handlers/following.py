"""A message that leans on what was shown before: "2", "sđt", "của ai", "loại 5 sao thôi".

One that names no product itself is taken so; where nothing was shown of late, for what it is.
"""

import re
from dataclasses import replace

from catalog import in_view, questions
from catalog.in_view import ShownPage
from catalog.search import Answer, Intent
from catalog.search.intents import OF_MAKERS
from catalog.search.text import folded_key
from catalog.search.types import ANY
from handlers import answers, products
from handlers.buttons import ShowSimilar
from handlers.pointing import CHEAPEST, OTHER, meaning, pointed_at
from handlers.replies import Reply
from handlers.turn import Turn

OF_PRODUCTS = OF_MAKERS | {Intent.FIND, Intent.OTHER}
_OF_WHOM = re.compile(
    "(?:(?:a|anh|bac|cho|chi|co|con|em|lay|mua|the|vay|xem|xin) )*"
    "(?:(?:cai|con|hang|loai|mon|san pham|sp) )?(?:cua|ben|nha) "
)
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
    names_maker = _names_maker(turn, answer)
    if not names_maker and not _leans(turn, answer):
        return answer
    where = (turn.person, turn.incoming.chat_id)
    asked = await questions.asked_last(turn.session, *where, turn.now - in_view.FRESH)
    if asked is None:
        return answer
    if names_maker:
        return await _of_that_maker(turn, answer, asked.text, most)
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


def _names_maker(turn: Turn, answer: Answer) -> bool:
    """Whether it may name no more than whose, of what was asked before: "của Thiên Đức thôi"."""
    if answer.clear or answer.understood.place_choices or not answer.understood.sought:
        return False
    return (
        answer.intent in OF_MAKERS
        or _OF_WHOM.match(folded_key(answer.query)) is not None
        or turn.index.leans(answer.query)
    )


async def _of_that_maker(turn: Turn, answer: Answer, before: str, most: int) -> Answer:
    """What was asked before, of what is named now; the answer itself where nothing is both.

    A name begins with what the thing is, and ends with whose: who says its beginning asks anew.
    """
    of_whom = _OF_WHOM.match(folded_key(answer.query))
    whose = " ".join(answer.query.split()[of_whom[0].count(" ") if of_whom else 0 :])
    named = await turn.search(whose, limit=most)
    begins = [folded_key(hit.document.name).split()[:1] for hit in named.hits]
    if folded_key(named.understood.sought).split()[:1] in begins:
        return answer
    last = await turn.search(before, limit=most)
    full = await turn.search(f"{before} {whose}", limit=most)
    both = _ids(named) & _ids(last)
    return full if full.confident and _ids(full) <= both else answer


def _ids(answer: Answer) -> set[int]:
    return {hit.document.id for hit in answer.hits}


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
