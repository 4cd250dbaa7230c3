"""Pieces that several screens share: stars, places, money, days, rows of buttons."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from catalog.people import Language
from catalog.places import Located
from catalog.search import Document
from handlers.buttons import Action, Browse, CancelDraft, LeaveNeed, ShowProduct
from handlers.matching.spans import unit_of
from handlers.news.subscribing_buttons import KeepSearch
from handlers.replies import Button, Keyboard, press
from handlers.texts import Texts

GROUPS = ("food", "drink", "herbal", "craft", "ornamental", "tourism")
LABEL_LENGTH = 48
"""A phone shows about this many characters of a button that has a row of its own."""


def stars_line(stars: int | None, texts: Texts) -> str:
    """ "★★★★ 4 sao OCOP", or that it is not known."""
    if stars is None:
        return texts("stars-none")
    return f"{'★' * stars} {texts('stars', stars=str(stars))}"


def short(text: str, length: int = LABEL_LENGTH) -> str:
    """The text, cut at a word to at most this many characters."""
    if len(text) <= length:
        return text
    head, _, _ = text[: length - 1].rpartition(" ")
    return (head or text[: length - 1]).rstrip(" ,.;:–-") + "…"


def money(amount: int, language: Language) -> str:
    """An amount with the language's thousands separator, without the currency."""
    digits = f"{amount:,}"
    return digits.replace(",", ".") if language is Language.VI else digits


def day(when: date, language: Language) -> str:
    return f"{when:%d/%m/%Y}" if language is Language.VI else f"{when.day} {when:%B %Y}"


def old_place(place: Located | Document) -> str:
    """The names before July 2025, smallest first."""
    return ", ".join(filter(None, (place.commune, place.district, place.province)))


def place_line(place: Located | Document, texts: Texts) -> str:
    """Today's place with the old names in brackets; the old ones alone where that is all."""
    today = ", ".join(filter(None, (_commune_today(place), place.province_today)))
    old = old_place(place)
    if not today:
        return texts("card-place", today=old, old="none") if old else ""
    return texts("card-place", today=today, old=old if old and old != today else "none")


def _commune_today(place: Located | Document) -> str:
    """ "" where the old names leave several possible."""
    if isinstance(place, Document):
        return place.communes_today[0] if len(place.communes_today) == 1 else ""
    return place.commune_today


def number_row(
    documents: Iterable[Document], first: int, action: Callable[[int], Action]
) -> Keyboard:
    """The numbers of a list in one row, so that list and buttons fit a phone's screen."""
    buttons = [press(str(n), action(d.id)) for n, d in enumerate(documents, start=first)]
    return in_rows(buttons, 5)


def name_rows(documents: Iterable[Document]) -> Keyboard:
    return tuple((press(short(d.name), ShowProduct(d.id)),) for d in documents)


def pager(page: int, pages: int, turn_to: "Sequence[Action]", texts: Texts) -> Keyboard:
    """‹ 2/3 ›: `turn_to` holds the actions for the page before and the page after."""
    before, after = turn_to
    row = [
        *([press(texts.plain("previous"), before)] if page > 0 else []),
        *([press(texts.plain("next"), after)] if page + 1 < pages else []),
    ]
    return (tuple(row),) if row else ()


def group_rows(texts: Texts) -> Keyboard:
    """The six groups, two in a row."""
    buttons = [press(texts.plain(f"group-{g}"), Browse("group", g)) for g in GROUPS]
    return in_rows(buttons, 2)


def need_row(texts: Texts, question_id: int = 0, product_id: int = 0) -> Keyboard:
    return ((press(texts.plain("button-need"), LeaveNeed(question_id, product_id)),),)


def no_row(texts: Texts) -> Keyboard:
    """The no to a consent that is asked for."""
    return ((press(texts.plain("button-no"), CancelDraft()),),)


def alert_row(texts: Texts, question_id: int) -> Keyboard:
    """ "Tell me when there is": what a question looks for."""
    return ((press(texts.plain("button-keep-search"), KeepSearch(question_id)),),)


def in_rows(buttons: Sequence[Button], width: int) -> Keyboard:
    return tuple(tuple(buttons[i : i + width]) for i in range(0, len(buttons), width))


def span_text(minutes: int, texts: Texts) -> str:
    """ "7 ngày" """
    unit, many = unit_of(minutes)
    return texts.plain(f"span-{unit}", count=many)


def spans_text(minutes: Sequence[int], texts: Texts) -> str:
    return ", ".join(span_text(one, texts) for one in minutes)
