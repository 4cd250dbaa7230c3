"""What a question found: a list, a choice between places, or nothing."""

from dataclasses import dataclass, replace

from catalog.search import Answer, Document, Facets, Intent, PlaceLevel, PlaceName
from catalog.search.types import ANY
from handlers.buttons import ShowContact, ShowProduct, TurnPage
from handlers.pages import page_at
from handlers.replies import Text, press
from handlers.texts import Texts
from handlers.views.parts import (
    alert_row,
    group_rows,
    money,
    name_rows,
    need_row,
    number_row,
    pager,
    short,
)

ASKED_OF_MAKERS = {Intent.BULK, Intent.DELIVERY, Intent.DETAIL}
UNKNOWN = {Intent.DELIVERY, Intent.DETAIL}
AS_TYPED = 3
"""Words of a question that is repeated as it stands: "mật ong" is no "mật"."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list: `number` from 0, `size` rows at most, of `total` in all."""

    documents: tuple[Document, ...]
    number: int
    size: int
    total: int

    @property
    def first(self) -> int:
        return self.number * self.size + 1

    @property
    def last(self) -> int:
        return self.first + len(self.documents) - 1

    @property
    def pages(self) -> int:
        return -(-self.total // self.size)

    @property
    def follows(self) -> bool:
        """Whether there is a page after it."""
        return self.number + 1 < self.pages

    @property
    def ids(self) -> list[int]:
        return [document.id for document in self.documents]


def cut(documents: tuple[Document, ...], number: int, size: int, total: int | None = None) -> Page:
    """That page of a whole list; the last one where the list has become shorter than asked."""
    count = len(documents)
    number = page_at(number + 1, count, size)
    start = number * size
    return Page(documents[start : start + size], number, size, total or count)


def place_label(place: PlaceName, texts: Texts) -> str:
    """The place, with what tells it from its namesakes."""
    when = "old" if place.level.is_old else "today"
    if place.within:
        return texts.plain(f"place-{when}-within", name=place.name, within=place.within)
    return texts.plain(f"place-{when}", name=place.name)


def facet_labels(facets: Facets, texts: Texts, producer: str = "") -> list[str]:
    """The filters in words, in the order in which a person would say them."""
    labels = [
        _stars_label(facets, texts),
        texts.plain(f"group-{facets.group}") if facets.group else "",
        *facets.standards,
        texts.plain(f"kind-{facets.producer_kind}") if facets.producer_kind else "",
        producer if facets.producer_id else "",
        _short_place_label(facets.place, texts) if facets.place else "",
        _price_label(facets, texts),
        texts.plain("facet-valid") if facets.valid_only else "",
    ]
    return [label for label in labels if label]


def _short_place_label(place: PlaceName, texts: Texts) -> str:
    """Only a commune needs to be told from its namesakes."""
    commune = place.level in (PlaceLevel.COMMUNE, PlaceLevel.OLD_COMMUNE)
    return place_label(place if commune else replace(place, within=""), texts)


def _stars_label(facets: Facets, texts: Texts) -> str:
    low, high = facets.stars_min, facets.stars_max
    if low is not None and high == low:
        return texts.plain("facet-stars", stars=str(low))
    if low is not None:
        return texts.plain("facet-stars-from", stars=str(low))
    return "" if high is None else texts.plain("facet-stars-to", stars=str(high))


def _price_label(facets: Facets, texts: Texts) -> str:
    if facets.price_max is None:
        return ""
    return texts.plain("facet-price", price=money(facets.price_max, texts.language))


def understood_line(answer: Answer, texts: Texts) -> str:
    """ "🔎 Tìm: kẹo lạc · 4 sao · Đông Hưng (cũ)"."""
    return texts("understood", what=_what(answer, texts, texts.plain("all-products")))


def _what(answer: Answer, texts: Texts, whatever: str) -> str:
    """What was understood; `whatever` where nothing is sought by its name."""
    producer = answer.hits[0].document.producer if answer.hits else ""
    labels = facet_labels(answer.understood.facets, texts, producer)
    without = [_clip(answer.understood.without)] if answer.understood.without else []
    return " · ".join([_clip(answer.understood.sought) or whatever, *labels, *without])


def list_lines(page: Page, texts: Texts, *, priced: bool = False) -> str:
    """The numbered rows: name, then stars, producer and old place, and the price if asked for."""
    return "\n".join(
        texts("list-row", number=str(n), name=d.name) + _below(d, texts, priced)
        for n, d in enumerate(page.documents, start=page.first)
    )


def _below(document: Document, texts: Texts, priced: bool) -> str:
    stars = "★" * document.stars if document.stars else ""
    place = document.district or document.province
    price = ""
    if priced and document.price_from is not None:
        price = texts.plain("price-from", low=money(document.price_from, texts.language))
    facts = " · ".join(filter(None, (stars, price, short(document.producer, 44), place)))
    return "\n" + texts("list-row-facts", facts=facts) if facts else ""


def range_line(page: Page, texts: Texts) -> str:
    if page.pages <= 1:
        return texts("list-all", total=page.total)
    return texts("list-range", first=str(page.first), last=str(page.last), total=str(page.total))


def list_view(
    answer: Answer,
    page: Page,
    question_id: int,
    texts: Texts,
    *,
    place: int = -1,
    edit: bool = False,
) -> Text:
    """Several products, best first. One who asked for a contact goes straight to it."""
    wants_contact = answer.intent is Intent.CONTACT
    head = [understood_line(answer, texts)]
    if wants_contact:
        head.append(texts("list-contact"))
    priced = answer.intent is Intent.PRICE or answer.understood.facets.price_max is not None
    if priced and any(document.price_from is None for document in page.documents):
        head.append(texts("list-no-price"))
    if answer.intent in ASKED_OF_MAKERS:
        head.append(texts(f"list-{answer.intent}"))
    if answer.understood.by_name:
        head.append(texts("list-by-name"))
    turns = [TurnPage(question_id, page.number + step, place) for step in (-1, 1)]
    return Text(
        "\n".join([*head, range_line(page, texts), "", list_lines(page, texts, priced=priced)]),
        number_row(page.documents, page.first, ShowContact if wants_contact else ShowProduct)
        + pager(page.number, page.pages, turns, texts)
        + need_row(texts, question_id)
        + alert_row(texts, question_id),
        edit=edit,
    )


def which_place_view(answer: Answer, question_id: int, texts: Texts) -> Text:
    """Namesakes are asked about, not guessed."""
    choices = answer.understood.place_choices
    rows = tuple(
        (press(place_label(place, texts), TurnPage(question_id, 0, n)),)
        for n, place in enumerate(choices)
    )
    return Text(texts("which-place", name=choices[0].name), rows)


def nothing_view(answer: Answer, question_id: int, texts: Texts) -> Text:
    """Says so honestly, and offers the nearest names, the groups, and to leave the need."""
    near = tuple(hit.document for hit in answer.near)
    lines = [
        texts("nothing", query=_in_vain(answer, texts)),
        texts("nothing-known") if near and answer.intent in UNKNOWN else "",
        texts("nothing-near" if near else "nothing-far"),
    ]
    return Text(
        "\n".join(filter(None, lines)),
        name_rows(near)
        + alert_row(texts, question_id)
        + group_rows(texts)
        + need_row(texts, question_id),
    )


def _in_vain(answer: Answer, texts: Texts) -> str:
    """What was looked for: as typed, where little was, or nothing else than words of chatter."""
    if answer.missing:
        return _clip(answer.missing)
    understood = answer.understood
    query = " ".join(answer.query.lower().split())
    few = not understood.sought or len(query.split()) <= AS_TYPED
    torn = not answer.near and understood.sought.lower() not in query
    if torn or (few and understood.facets == ANY):
        return _clip(answer.query)
    return _what(answer, texts, texts.plain("products"))


def _clip(query: str) -> str:
    query = " ".join(query.split())
    return query if len(query) <= 80 else query[:79] + "…"
