"""The menus for looking through the catalogue. Choices change the message they stand under."""

from collections.abc import Sequence

from catalog.browsing import PlaceCount, ProducerCount
from catalog.producers import Producer
from handlers.buttons import Browse, ShowProducer
from handlers.replies import Keyboard, Text, press
from handlers.texts import Texts
from handlers.views.parts import GROUPS, in_rows, pager, place_line, short, stars_line

__all__ = ["GROUPS", "stars_line"]

STARS = ("5", "4", "3")
PRODUCERS_A_PAGE = 8
MOST_PLACES = 90
"""A keyboard holds a hundred buttons."""


def menu_view(texts: Texts, *, edit: bool = False) -> Text:
    kinds = ("group", "stars", "place", "producer")
    rows = tuple((press(texts.plain(f"browse-{by}"), Browse(by, "", 1)),) for by in kinds)
    return Text(texts("browse"), rows, edit=edit)


def back_row(to: Browse, texts: Texts) -> Keyboard:
    return ((press(texts.plain("button-back"), to),),)


def groups_view(texts: Texts) -> Text:
    buttons = [press(texts.plain(f"group-{g}"), Browse("group", g, 1)) for g in GROUPS]
    rows = in_rows(buttons, 2) + back_row(Browse("", "", 1), texts)
    return Text(texts("browse-of-group"), rows, edit=True)


def stars_view(texts: Texts) -> Text:
    rows = _stars_rows(texts, 1) + back_row(Browse("", "", 1), texts)
    return Text(texts("browse-of-stars"), rows, edit=True)


def stars_meaning_view(texts: Texts) -> Text:
    """What stars stand for, and what has so many."""
    return Text(texts("stars-mean"), _stars_rows(texts))


def _stars_rows(texts: Texts, page: int = 0) -> Keyboard:
    buttons = [
        press("★" * int(n) + f" {texts.plain('facet-stars', stars=n)}", Browse("stars", n, page))
        for n in STARS
    ]
    return in_rows(buttons, 1)


def places_view(places: Sequence[PlaceCount], back: Browse, texts: Texts) -> Text:
    buttons = [
        press(f"{short(p.district or p.province, 24)} ({p.products})", Browse("place", p.key, 1))
        for p in places[:MOST_PLACES]
    ]
    return Text(texts("browse-of-place"), in_rows(buttons, 2) + back_row(back, texts), edit=True)


def district_title(place: PlaceCount, texts: Texts) -> str:
    return texts("place-old-within", name=place.district, within=place.province)


def producers_view(rows: Sequence[ProducerCount], number: int, total: int, texts: Texts) -> Text:
    buttons: Keyboard = tuple(
        (press(f"{short(r.name, 40)} ({r.products})", ShowProducer(r.producer_id)),) for r in rows
    )
    pages = -(-total // PRODUCERS_A_PAGE)
    turns = [Browse("producer", "", number + 1 + step) for step in (-1, 1)]
    rows_below = pager(number, pages, turns, texts) + back_row(Browse("", "", 1), texts)
    first = number * PRODUCERS_A_PAGE + 1
    shown = texts(
        "browse-range", first=str(first), last=str(first + len(rows) - 1), total=str(total)
    )
    return Text(f"{texts('browse-of-producer')}\n{shown}", buttons + rows_below, edit=True)


def producer_title(producer: Producer, texts: Texts) -> str:
    lines = [
        texts("producer-page", name=producer.name),
        texts.plain(f"kind-{producer.kind}").capitalize() if producer.kind else "",
        place_line(producer, texts),
        texts("card-story", story=short(producer.story, 400)) if producer.story else "",
    ]
    return "\n".join(filter(None, lines))
