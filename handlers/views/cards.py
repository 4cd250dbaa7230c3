"""The card of a product, and what hangs on it: its story, its link, its inline form."""

from datetime import date
from urllib.parse import urlsplit

from catalog.producers import Producer
from catalog.products import Product, ProductCard
from catalog.recognitions import Recognition, RecognitionState
from catalog.search import Document, Intent
from handlers.buttons import (
    ForgetProduct,
    LeaveNeed,
    MoreOfStory,
    SaveProduct,
    ShowContact,
    ShowProducer,
    ShowSimilar,
)
from handlers.replies import Button, Buttons, InlineHit, Keyboard, Photo, Text, press
from handlers.texts import Texts
from handlers.views.parts import day, in_rows, money, old_place, place_line, short, stars_line

PRICED = {Intent.PRICE, Intent.BULK}
ASKED_OF_MAKERS = {Intent.DELIVERY, Intent.DETAIL}
STORY_LENGTH = 220
MIRRORS = frozenset(
    {
        "88tysobongda.com",
        "hatiplaza.com",
        "kenhhot.vn",
        "pictomatic.net",
        "shopstoreadventure.com",
        "sieucacuocnews.com",
        "tinthethaonews.org",
        "wwwiso.com",
    }
)
"""Hosts that keep copies of newspapers' pages on domains of another trade: named, not linked."""


def product_link(bot_name: str, code: str) -> str:
    """The deep link that opens this product's card."""
    return f"https://t.me/{bot_name}?start=p_{code}"


def card_view(
    card: ProductCard, *, saved: bool, wants: Intent, today: date, texts: Texts
) -> Text | Photo:
    """Everything that is known of a product; what is not known is left out or said to be so."""
    html = "\n".join(filter(None, _lines(card, wants=wants, today=today, texts=texts)))
    keyboard = _keyboard(card, saved=saved, texts=texts)
    if card.product.photo:
        return Photo(card.product.photo, html, keyboard)
    return Text(html, keyboard)


def buttons_view(card: ProductCard, *, saved: bool, texts: Texts) -> Buttons:
    """What the card's buttons are from now on."""
    return Buttons(_keyboard(card, saved=saved, texts=texts))


def _lines(card: ProductCard, *, wants: Intent, today: date, texts: Texts) -> list[str]:
    product, producer, recognition = card.product, card.producer, card.recognition
    group = texts(f"group-{product.group or 'none'}")
    return [
        texts("card-name", name=product.name),
        f"{stars_line(recognition.stars if recognition else None, texts)} · {group}",
        producer_line(producer, texts),
        place_line(product, texts),
        recognition_line(recognition, today, texts),
        _if("card-standards", ", ".join(product.standards), "standards", texts),
        _if("card-packing", product.packing, "packing", texts),
        price_line(product, texts) or (texts("card-price-asked") if wants in PRICED else ""),
        _if("card-minimum", product.minimum_order, "minimum", texts),
        texts("card-ask") if wants in ASKED_OF_MAKERS else "",
        "\n" + texts("card-story", story=short(product.story, STORY_LENGTH))
        if product.story
        else "",
        "\n" + source_line(product.source, texts) if product.source else "",
    ]


def _if(key: str, value: str, name: str, texts: Texts) -> str:
    return texts(key, **{name: value}) if value else ""


def producer_line(producer: Producer | None, texts: Texts) -> str:
    if producer is None:
        return texts("card-no-producer")
    return texts("card-producer", name=producer.name, kind=_kind(producer.kind, texts))


def _kind(kind: str | None, texts: Texts) -> str:
    return texts.plain(f"kind-{kind}") if kind else "none"


def recognition_line(recognition: Recognition | None, today: date, texts: Texts) -> str:
    """Whether the stars still hold. Stars without a known decision are never called certified."""
    if recognition is None or recognition.decided_on is None or recognition.valid_until is None:
        if recognition and recognition.year:
            return texts("card-unknown-year", year=str(recognition.year))
        return texts("card-unknown")
    state: RecognitionState = recognition.state(today)
    decided = day(recognition.decided_on, texts.language)
    decision = (
        texts.plain("decision-dated", number=recognition.decision, date=decided)
        if recognition.decision
        else texts.plain("decision-only-date", date=decided)
    )
    until = day(recognition.valid_until, texts.language)
    return texts(f"card-{state}", decision=decision, until=until)


def price_line(product: Product, texts: Texts) -> str:
    """The price in VND, for one packing where that is known; "" where no price was published."""
    low, high = product.price_from, product.price_to
    if low is None and high is None:
        return ""
    values = {
        name: money(amount, texts.language)
        for name, amount in (("low", low), ("high", high))
        if amount is not None
    }
    if low is None:
        price = texts.plain("price-to", **values)
    elif high is None:
        price = texts.plain("price-from", **values)
    else:
        price = texts.plain("price-exact" if low == high else "price-range", **values)
    if product.packing:
        price = texts.plain("price-per", price=price, packing=product.packing)
    return texts("card-price", price=price)


def source_line(source: str, texts: Texts) -> str:
    """The source by its host, linked where it is the publisher's own page."""
    host = (urlsplit(source).hostname or "").removeprefix("www.")
    if not host:
        return texts("card-source", source=source)
    if host in MIRRORS:
        return texts("card-source-named", host=host)
    return texts("card-source-linked", url=source, host=host)


def _keyboard(card: ProductCard, *, saved: bool, texts: Texts) -> Keyboard:
    product, producer = card.product, card.producer
    number = product.stored_id
    keep = (
        press(texts.plain("button-forget"), ForgetProduct(number))
        if saved
        else press(texts.plain("button-save"), SaveProduct(number))
    )
    buttons = [
        press(texts.plain("button-contact"), ShowContact(number)),
        keep,
        *(
            [press(texts.plain("button-producer"), ShowProducer(producer.stored_id))]
            if producer
            else []
        ),
        press(texts.plain("button-similar"), ShowSimilar(number)),
        Button(texts.plain("button-share"), share=product.name),
        press(texts.plain("button-need"), LeaveNeed(product_id=number)),
    ]
    if len(product.story) > STORY_LENGTH:
        buttons.append(press(texts.plain("button-more"), MoreOfStory(number)))
    if product.trace_url.startswith("https://"):
        buttons.append(Button(texts.plain("button-trace"), url=product.trace_url))
    return in_rows(buttons, 2)


def story_view(product: Product, texts: Texts) -> Text:
    return Text(
        f"{texts('story-of', name=product.name)}\n\n{texts('card-story', story=product.story)}",
        ((press(texts.plain("button-contact"), ShowContact(product.stored_id)),),),
    )


def inline_hit(document: Document, bot_name: str, texts: Texts) -> InlineHit:
    """A product as a row of an inline answer: the message it posts leads back to the bot."""
    stars = "★" * document.stars if document.stars else ""
    group = texts(f"group-{document.group or 'none'}")
    below = " · ".join(filter(None, (stars, document.producer, old_place(document))))
    lines = [
        texts("card-name", name=document.name),
        f"{stars_line(document.stars, texts)} · {group}",
        texts("card-producer", name=document.producer, kind=_kind(document.producer_kind, texts))
        if document.producer
        else texts("card-no-producer"),
        place_line(document, texts),
    ]
    link = Button(texts.plain("button-open"), url=product_link(bot_name, document.code))
    return InlineHit(
        document.code, document.name, below, "\n".join(filter(None, lines)), ((link,),)
    )
