"""How to reach a producer, and the request to be called where that is not published."""

from datetime import datetime

from catalog.phones import phone_text as phone_text
from catalog.producers import Producer
from catalog.products import Product
from catalog.search import Document
from handlers.buttons import AgreeToHandOver, LeaveNeed, ShowContact, ShowProduct
from handlers.replies import AskPhone, Button, ContactCard, Keyboard, Pin, Reply, Text, press
from handlers.texts import Texts
from handlers.views.parts import in_rows, need_row, no_row, short

CONSENT_VERSION = "2026-11"
"""Moves whenever the words of `contact-consent` or `need-consent` do."""


def contact_view(product: Product, producer: Producer, texts: Texts) -> list[Reply]:
    """All that was published, each in the form that a phone can use at once."""
    lines = [
        texts("contact-of", name=producer.name),
        texts("contact-for", product=product.name),
        "",
        *(texts("contact-phone", phone=phone_text(p)) for p in producer.phones),
        texts("contact-email", email=producer.email) if producer.email else "",
        texts("contact-address", address=producer.address) if producer.address else "",
        "",
        texts("contact-say"),
    ]
    html = "\n".join(line for n, line in enumerate(lines) if line or n in (2, len(lines) - 2))
    replies: list[Reply] = [Text(html, _keyboard(product, producer, texts))]
    replies += [ContactCard(phone, producer.name) for phone in producer.phones[:2]]
    if producer.latitude is not None and producer.longitude is not None:
        address = producer.address or producer.province_today or producer.name
        replies.append(Pin(producer.latitude, producer.longitude, producer.name, address))
    return replies


def _keyboard(product: Product, producer: Producer, texts: Texts) -> Keyboard:
    copies = [phone_text(p) for p in producer.phones] + (
        [producer.email] if producer.email else []
    )
    links = [
        ("button-zalo", _zalo_link(producer.zalo)),
        ("button-website", producer.website),
    ]
    return (
        tuple((Button(texts.plain("button-copy", what=c), copy=c),) for c in copies)
        + in_rows(
            [
                Button(texts.plain(k), url=u)
                for k, u in links
                if u.startswith(("https://", "http://"))
            ],
            2,
        )
        + ((press(texts.plain("button-card"), ShowProduct(product.stored_id)),),)
    )


def _zalo_link(zalo: str) -> str:
    """Zalo's own link for a number; a link stays as it is."""
    digits = zalo.replace(" ", "").lstrip("+")
    return f"https://zalo.me/{digits}" if digits.isdigit() else zalo


def request_view(product: Product, producer: Producer | None, texts: Texts) -> Text:
    """Nothing may be shown: offers to pass the buyer's number on, to whom and for what."""
    name = producer.name if producer else texts.plain("the-producer")
    key = "contact-on-request" if producer and producer.has_contact else "contact-none"
    return Text(
        f"{texts(key, name=name, product=product.name)}\n\n{texts('contact-consent')}",
        (
            (press(texts.plain("button-agree"), AgreeToHandOver(product.stored_id)),),
            *no_row(texts),
        ),
    )


def slow_down_view(until: datetime, product: Product, texts: Texts) -> Text:
    """`until` in the time of the place."""
    return Text(
        texts("contact-slow", time=f"{until:%H:%M}"),
        ((press(texts.plain("button-need"), LeaveNeed(product_id=product.stored_id)),),),
    )


def how_view(document: Document | None, question_id: int, texts: Texts) -> Text:
    """A number came unasked: how one is called. `document` is the product in view, if any."""
    rows = need_row(texts, question_id)
    if document:
        label = texts.plain("button-contact-of", product=short(document.name))
        rows = ((press(label, ShowContact(document.id)),), *rows)
    return Text(texts("number-how"), rows)


def ask_phone_view(texts: Texts) -> Text:
    return Text(
        texts("ask-phone"),
        ask_phone=AskPhone(
            texts.plain("ask-phone-share"),
            texts.plain("button-no"),
            texts.plain("ask-phone-placeholder"),
        ),
    )


def request_done_view(product: Product, phone: str, texts: Texts) -> Text:
    html = texts("request-done", product=product.name, phone=phone_text(phone))
    return Text(html, close_keyboard=True)


def in_private_view(bot_name: str, payload: str, texts: Texts) -> Text:
    """In a group: leads to the private chat, where a number is nobody else's business."""
    link = f"https://t.me/{bot_name}?start={payload}"
    return Text(texts("in-private"), ((Button(texts.plain("button-private"), url=link),),))
