"""One product: its card, its story, its contact, what is like it, and keeping it."""

from collections.abc import Callable
from functools import partial

from catalog import contacts, saved
from catalog.in_view import ShownPage
from catalog.localtime import HERE
from catalog.products import card
from catalog.search import Document, Intent
from catalog.search.beside import beside
from handlers.buttons import (
    Action,
    ForgetProduct,
    MoreOfStory,
    SaveProduct,
    ShowContact,
    ShowProduct,
    ShowSaved,
    ShowSimilar,
    encode,
)
from handlers.replies import Reply, Text, Toast
from handlers.turn import Turn
from handlers.views import cards, results, talk
from handlers.views import contacts as contact_views
from handlers.views.parts import name_rows, number_row, pager


async def show_product(turn: Turn, action: ShowProduct) -> list[Reply]:
    return await card_at_hand(turn, action.product_id)


async def card_at_hand(turn: Turn, product_id: int, wants: Intent = Intent.FIND) -> list[Reply]:
    """As `card_of`, read and written once while the catalogue stands: for a turn that has not
    changed it.
    """
    kept = product_id in turn.visit.kept
    key = (turn.visit.catalogue, product_id, wants, kept, turn.today, turn.language)
    if view := turn.shelf.get(key):
        turn.show(product_id)
        return [view]
    replies = await card_of(turn, product_id, wants)
    turn.shelf.put(key, replies[0])
    return replies


async def card_of(turn: Turn, product_id: int, wants: Intent = Intent.FIND) -> list[Reply]:
    found = await card(turn.session, product_id)
    if found is None:
        return [talk.say("product-gone", turn.texts)]
    turn.show(product_id)
    kept = product_id in turn.visit.kept
    return [cards.card_view(found, saved=kept, wants=wants, today=turn.today, texts=turn.texts)]


async def asked_of(turn: Turn, product_id: int, intent: Intent) -> list[Reply]:
    """What someone asks who means this product: its contact where that is it, else its card."""
    if intent is Intent.CONTACT:
        return await contact_of(turn, product_id)
    return await card_at_hand(turn, product_id, intent)


async def tell_story(turn: Turn, action: MoreOfStory) -> list[Reply]:
    found = await card(turn.session, action.product_id)
    if found is None:
        return [talk.say("product-gone", turn.texts)]
    return [cards.story_view(found.product, turn.texts)]


async def show_contact(turn: Turn, action: ShowContact) -> list[Reply]:
    return await contact_of(turn, action.product_id)


async def contact_of(turn: Turn, product_id: int) -> list[Reply]:
    """What the producer's policy lets one see, or the offer to pass a request on."""
    found = await card(turn.session, product_id)
    if found is None:
        return [talk.say("product-gone", turn.texts)]
    turn.show(product_id)
    product, producer = found.product, found.producer
    if producer is None or not contacts.may_see(producer):
        return [turn.asks(contact_views.request_view(product, producer, turn.texts))]
    outcome = await contacts.hand_over(
        turn.session,
        turn.person,
        product,
        producer,
        turn.now,
        per_hour=turn.limits.contacts_per_hour,
    )
    if isinstance(outcome, contacts.SlowDown):
        until = outcome.until.astimezone(HERE)
        return [contact_views.slow_down_view(until, product, turn.texts)]
    return contact_views.contact_view(product, producer, turn.texts)


async def show_similar(turn: Turn, action: ShowSimilar) -> list[Reply]:
    of = turn.index.by_id(action.product_id)
    if of is None:
        return [talk.say("product-gone", turn.texts)]
    similar = await beside(turn.index, of.name, partial(turn.index.similar, of.id))
    found = tuple(hit.document for hit in similar)
    if not found:
        return [talk.say("similar-none", turn.texts)]
    return [Text(turn.t("similar-to", name=of.name), name_rows(found))]


async def save(turn: Turn, action: SaveProduct) -> list[Reply]:
    """The toast may come too late to be seen; the buttons of the card tell it in any case."""
    found = await card(turn.session, action.product_id)
    if found is None:
        return [Toast(turn.texts.plain("product-gone"))]
    new = await saved.save(turn.session, turn.person, action.product_id, turn.now)
    toast = Toast(turn.texts.plain("saved-now" if new else "saved-already"))
    return [toast, cards.buttons_view(found, saved=True, texts=turn.texts)]


async def forget(turn: Turn, action: ForgetProduct) -> list[Reply]:
    await saved.forget(turn.session, turn.person, action.product_id)
    toast = Toast(turn.texts.plain("forgotten-now"))
    found = await card(turn.session, action.product_id)
    return [toast, cards.buttons_view(found, saved=False, texts=turn.texts)] if found else [toast]


async def open_saved(turn: Turn, argument: str = "") -> list[Reply]:
    return await show_saved(turn, ShowSaved())


async def show_saved(turn: Turn, action: ShowSaved) -> list[Reply]:
    ids = await saved.saved_ids(turn.session, turn.person)
    found = tuple(filter(None, map(turn.index.by_id, ids)))
    if not found:
        return [talk.say("saved-empty", turn.texts)]
    return [product_list(turn, turn.t("saved-list"), found, action.page, ShowSaved)]


def product_list(
    turn: Turn,
    title: str,
    documents: tuple[Document, ...],
    number: int,
    turn_to: Callable[[int], Action],
) -> Text:
    """A titled list of products by pages; `turn_to` gives the action of another page.

    In these actions page 0 opens the list, as a new message; page n ≥ 1 turns the one that is
    there to its n-th page.
    """
    page = results.cut(documents, number - 1, turn.limits.page_size)
    turns = [turn_to(page.number + 1 + step) for step in (-1, 1)]
    after = encode(turns[1]) if page.follows else ""
    turn.show(page=ShownPage(page.first, page.ids, after=after))
    lines = [title, results.range_line(page, turn.texts), ""]
    return Text(
        "\n".join([*lines, results.list_lines(page, turn.texts)]),
        number_row(page.documents, page.first, ShowProduct)
        + pager(page.number, page.pages, turns, turn.texts),
        edit=number > 0,
    )
