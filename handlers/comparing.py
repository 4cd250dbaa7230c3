"""Products side by side: rows of the list in view, or those that are named."""

from collections.abc import Sequence
from dataclasses import replace

from catalog import in_view, questions
from catalog.in_view import InView, ShownPage
from catalog.products import cards
from catalog.questions import Asked
from catalog.search import Intent
from handlers import answers, products
from handlers.answers import MOST
from handlers.compared import Asks, asked_to_compare
from handlers.replies import Reply, Text
from handlers.sides import Side, sides_of
from handlers.turn import Turn
from handlers.views import talk
from handlers.views.comparing import comparison_view
from handlers.views.parts import name_rows

SIDES = range(2, 5)
"""More do not fit a phone's screen."""
NEAR = 3
"""Offered where one was found and another was not."""


async def compare(turn: Turn, text: str) -> list[Reply]:
    """The comparison that a message asks for; empty where it asks for none.

    What may mean something else ("cái nào ngon hơn") is taken so where all that it names is clear.
    """
    asks = asked_to_compare(text)
    if asks is None:
        return []
    seen = await in_view.of(turn.session, turn.person, turn.incoming.chat_id, turn.now)
    sides = await sides_of(turn, asks.things, seen)
    if not sides and (page := _list_of(seen)):
        sides = [Side("", product_id) for _, product_id in page.rows]
    if asks.outright:
        return await _outright(turn, asks, sides, seen)
    ids = _ids(sides)
    named = any(side.sought or not side.answer for side in sides)
    if len(ids) in SIDES and len(ids) == len(sides) and named:
        if asks.contacts:
            return [one for at in ids for one in await products.contact_of(turn, at)]
        return [await _side_by_side(turn, ids, asks, seen)]
    page = _list_of(seen)
    if page is None or (asks.things and not asks.rows):
        return []
    if asks.rows:
        intent = Intent.CONTACT if asks.contacts else Intent.FIND
        return [answers.which_of(turn, page, intent, "which-listed")]
    return [_how(turn, asks)]


def _list_of(seen: InView | None) -> ShownPage | None:
    """The list in view, unless something else was shown after it."""
    page = seen.listed if seen else None
    return page if page and seen and seen.product_id in (None, *page.ids) else None


def _how(turn: Turn, asks: Asks) -> Text:
    taste = turn.t("compare-taste") + "\n\n" if asks.judged else ""
    return Text(taste + turn.t("compare-how"))


async def _outright(
    turn: Turn, asks: Asks, sides: Sequence[Side], seen: InView | None
) -> list[Reply]:
    """What is said to one who wants a comparison and nothing else, even if there is none."""
    ids = _ids(sides) if len(sides) > 1 else _of_one(sides, seen)
    missing = [side.name for side in sides if side.product_id is None]
    unclear = any(side.unclear for side in sides)
    if len(ids) in SIDES and not (unclear and len(sides) > 1):
        told = ", ".join(missing) if len(sides) > 1 else ""
        return [await _side_by_side(turn, ids, asks, seen, told)]
    if not sides or not all(side.answer for side in sides) or not missing:
        return [_how(turn, asks)]
    if ids and not unclear:
        near = [hit.document.id for side in sides if side.answer for hit in side.answer.near]
        rows = name_rows(filter(None, map(turn.index.by_id, dict.fromkeys((*ids, *near[:NEAR])))))
        return [Text(turn.t("compare-missing", names=", ".join(missing)), rows)]
    return await _listed(turn, sides, pick=unclear)


def _ids(sides: Sequence[Side]) -> list[int]:
    return list(dict.fromkeys(side.product_id for side in sides if side.product_id is not None))


def _of_one(sides: Sequence[Side], seen: InView | None) -> list[int]:
    """All of one kind, or one beside that whose card came last."""
    if not sides:
        return []
    if sides[0].unclear:
        return [document.id for document in sides[0].documents]
    card = seen.product_id if seen else None
    return list(filter(None, dict.fromkeys((card, sides[0].product_id))))


async def _side_by_side(
    turn: Turn, ids: Sequence[int], asks: Asks, seen: InView | None, missing: str = ""
) -> Text:
    """Rows of the list in view keep their numbers, and it stays in view whole."""
    page = seen.listed if seen else None
    if page is None or not set(ids) <= set(page.ids):
        page = ShownPage(1, ids)
    number_of = {product_id: number for number, product_id in enumerate(page.ids, page.first)}
    found = await cards(turn.session, ids)
    if len(found) < len(ids):
        return talk.say("product-gone", turn.texts)
    turn.show(page=replace(page, contacts=False, compared=ids))
    numbered = [(number_of[card.product.stored_id], card) for card in found]
    return comparison_view(
        numbered, judged=asks.judged, missing=missing, today=turn.today, texts=turn.texts
    )


async def _listed(turn: Turn, sides: Sequence[Side], *, pick: bool) -> list[Reply]:
    """What there is of them, as of a question; `pick`: with a word on how to go on from there."""
    answer = await turn.search(", ".join(side.name for side in sides), limit=MOST)
    asked = Asked.of(turn.person, turn.incoming.chat_id, answer, turn.now)
    (number,) = await questions.store(turn.session, [asked])
    replies = await answers.answer_of(turn, answer, number)
    return (
        [talk.say("compare-pick", turn.texts), *replies] if pick and answer.confident else replies
    )
