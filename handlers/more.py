"""Going on from what is in view: its next page, what is like it, what else its maker has."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any

from catalog import in_view
from catalog.in_view import InView
from catalog.search import Intent
from catalog.search.text import folded_key
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
from handlers.replies import Reply, Text
from handlers.turn import Turn
from handlers.views import talk

_BEFORE = "(?:(?:a|anh|bac|chi|cho|da|em|hoi|minh|oi|shop|the|vay|xem|xin) )*"
_AFTER = "(?: (?:please|pls|di|nhe|nha|a|em|shop|do|kia|khong|ko|nua|the|vay|day|ha|u))*"
_THING = "(?:cai|con|hang|loai|mat hang|mau|mon|san pham|sp|thu)"
_MORE = re.compile(
    rf"{_BEFORE}(?:them|nua|tiep|tiep theo|trang sau|con nua){_AFTER}"
    rf"|{_BEFORE}(?:(?:con|co|them) )*(?:{_THING} )?(?:(?:nao|gi) )?(?:nua|khac){_AFTER}"
    "|(?:(?:show|see|load|give|any|some|me|us|the|what|are|is|there|do|you|have) )*"
    "(?:more|next|next page|others|any other(?: one)?|(?:other|more) (?:ones|products|options)"
    f"|what else|anything else)(?: (?:is there|are there|do you have|of them))?{_AFTER}"
)
_OTHERS = re.compile(r"\b(?:khac|others?|else)\b")
_THEY = (
    "(?:(?:ben |nha |cho )?ho|(?:cung|chinh) (?:co so|nha|noi lam|nha san xuat)"
    "|(?:ben|cho|chu the|co so|cong ty|don vi|hop tac xa|htx|nha|noi|xuong)"
    "(?: san xuat| lam)? (?:nay|do|ay))"
)
_THEY_IN_ENGLISH = (
    "(?:they|them|(?:this|that|the|the same) (?:company|cooperative|household|maker|producer))"
)
_OF_THE_MAKER = re.compile(
    rf"{_BEFORE}{_THEY}(?: (?:thi|co|con|ban|lam|san xuat|them|nhung|cac))*"
    rf" (?:gi|{_THING}(?: (?:gi|nao|khac))+)(?: khac)*{_AFTER}"
    rf"|{_BEFORE}(?:(?:con|co|cac|nhung|them) )*(?:gi|{_THING})(?: (?:gi|nao|khac|nua))*"
    rf"(?: cua| ben| o| tu)? {_THEY}{_AFTER}"
    rf"|what else (?:do|does|have|has) {_THEY_IN_ENGLISH} (?:got|have|make|offer|produce|sell)"
    rf"|(?:(?:show|see|any|me|the) )*(?:other|more|all)(?: goods| products?| things?)?"
    rf" (?:by|from|of) {_THEY_IN_ENGLISH}{_AFTER}"
)
_PAGES: Mapping[type[Action], Callable[[Turn, Any], Awaitable[list[Reply]]]] = {
    TurnPage: answers.turn_page,
    Browse: browse.browse,
    ShowProducer: browse.show_producer,
    ShowSaved: products.show_saved,
}


async def more(turn: Turn, text: str) -> list[Reply]:
    """More of what is in view, where that is all that is asked for."""
    said = folded_key(text)
    if asks_of_maker(said):
        return await _of_the_maker(turn, await _seen(turn))
    if asks_for_more(said):
        return await _go_on(turn, await _seen(turn), others=bool(_OTHERS.search(said)))
    return []


def asks_for_more(text: str) -> bool:
    """Whether the next page is meant."""
    return _MORE.fullmatch(folded_key(text)) is not None


def asks_of_maker(text: str) -> bool:
    """Whether all that the maker of what is in view has is meant."""
    return _OF_THE_MAKER.fullmatch(folded_key(text)) is not None


async def _seen(turn: Turn) -> InView | None:
    return await in_view.of(turn.session, turn.person, turn.incoming.chat_id, turn.now)


async def _go_on(turn: Turn, seen: InView | None, *, others: bool) -> list[Reply]:
    """The next page of the list in view, below; what is like a card that has no list.

    Others than the one whose card came last are like it, too.
    """
    page = seen.listed if seen else None
    action = decode(page.after) if page else None
    card = seen.product_id if seen else None
    if action is not None and not (others and card):
        replies = await _PAGES[type(action)](turn, action)
        return [replace(one, edit=False) if isinstance(one, Text) else one for one in replies]
    if card is not None:
        return await products.show_similar(turn, ShowSimilar(card))
    return [talk.say("more-none" if page else "more-how", turn.texts)]


async def _of_the_maker(turn: Turn, seen: InView | None) -> list[Reply]:
    """Of that of the card, or of the whole list. Of a list of several makers' it is asked which.

    Empty where nothing is in view.
    """
    page = seen.listed if seen else None
    if seen and seen.product_id is not None:
        ids = [seen.product_id]
    else:
        ids = [product_id for _, product_id in page.rows] if page else []
    makers = {document.producer_id for document in map(turn.index.by_id, ids) if document}
    if page and len(makers) > 1:
        return [answers.which_of(turn, page, Intent.FIND, "which-listed")]
    if not makers:
        return []
    (maker,) = makers
    if maker is None:
        return [talk.say("card-no-producer", turn.texts)]
    return await browse.producer_of(turn, maker)
