"""What people asked to hear of: saved searches, the weekly digests, and their consent."""

from collections.abc import Sequence

from catalog.news.alerts import SavedSearch
from catalog.news.demand import Wanted
from catalog.news.digests import DigestKind
from catalog.products import Product
from catalog.search import Document
from handlers.buttons import ShowProduct
from handlers.news.subscribing_buttons import (
    AgreeToAlerts,
    ForgetSearch,
    SetDigest,
    ShowSubscriptions,
)
from handlers.replies import Button, Keyboard, Text, press
from handlers.texts import Texts
from handlers.views.parts import no_row, short

CONSENT_VERSION = "2026-11"
"""Moves whenever the words of `alerts-consent` do."""
MOST_SHOWN = 8
"""Products with a button each; the text says how many there are."""


def alert_view(search: SavedSearch, found: Sequence[Document], texts: Texts) -> Text:
    html = texts("alert", text=short(search.text, 80), total=len(found))
    end = press(texts.plain("button-forget-search"), ForgetSearch(search.stored_id))
    return Text(html, (*_products([(one.id, one.name) for one in found]), (end,)))


def digest_view(products: Sequence[Product], texts: Texts) -> Text:
    html = texts("digest-new", total=len(products))
    rows = _products([(one.stored_id, one.name) for one in products])
    return Text(html, (*rows, _end(DigestKind.NEW_PRODUCTS, texts)))


def wanted_view(wanted: Sequence[Wanted], texts: Texts) -> Text:
    """Words only: neither who asked nor how many."""
    lines = "\n".join(texts("digest-wanted-row", words=one.words) for one in wanted)
    return Text(f"{texts('digest-wanted-head')}\n{lines}", (_end(DigestKind.WANTED, texts),))


def _products(named: Sequence[tuple[int, str]]) -> Keyboard:
    return tuple((press(short(name), ShowProduct(n)),) for n, name in named[:MOST_SHOWN])


def _end(kind: DigestKind, texts: Texts) -> tuple[Button, ...]:
    return (press(texts.plain("button-end-digest"), SetDigest(kind, 0)),)


def ask_view(what: str, agree: AgreeToAlerts, texts: Texts) -> Text:
    """The button is the consent that stands above it."""
    html = f"{texts('alerts-ask', what=what)}\n\n{texts('alerts-consent')}"
    return Text(html, ((press(texts.plain("button-alerts-agree"), agree),), *no_row(texts)))


def kept_view(search: SavedSearch, texts: Texts) -> Text:
    undo = press(texts.plain("button-forget-search"), ForgetSearch(search.stored_id))
    more = press(texts.plain("button-alerts"), ShowSubscriptions("alerts"))
    return Text(texts("search-kept", text=short(search.text, 80)), ((undo,), (more,)))


def alerts_view(
    searches: Sequence[SavedSearch], digests: Sequence[DigestKind], texts: Texts, *, edit: bool
) -> Text:
    """All of them, each with a button that ends it, or begins it."""
    rows = [
        (
            press(
                texts.plain("button-take-away", what=short(one.text, 32)),
                ForgetSearch(one.stored_id, 1),
            ),
        )
        for one in searches
    ]
    weekly = [
        (press(_ticked(f"digest-{kind}", kind in digests, texts), SetDigest(kind, off, 1)),)
        for kind in DigestKind
        for off in [int(kind not in digests)]
    ]
    back = (press(texts.plain("button-back"), ShowSubscriptions()),)
    return Text(texts("alerts", total=len(searches)), (*rows, *weekly, back), edit=edit)


def _ticked(key: str, on: bool, texts: Texts) -> str:
    return f"{'✅' if on else '⬜'} {texts.plain(key)}"
