"""The answers to the steps of the registration form, and what each step reads.

Pure, but for the search.
"""

from rapidfuzz import fuzz

from catalog.matching.event_questions import (
    FILE_KINDS,
    EventQuestion,
    GivenFile,
    QuestionKind,
    read_answer,
)
from catalog.matching.ware_lines import MOST_WARES, read_wares
from catalog.matching.wares import Ware
from catalog.names import bare
from catalog.phones import found_in
from catalog.search import Facets, SearchIndex
from handlers.action import small_int
from handlers.forms import parse_phone
from handlers.incoming import SentMedia
from handlers.matching.guests import guest_of
from handlers.matching.sign_up_steps import (
    FOUND,
    HOW_OFTEN,
    LONGEST,
    NAME,
    NO_PRODUCER,
    ORGANISATION,
    PHONE,
    PLACE,
    PRODUCER,
    WARES,
    Bad,
    Data,
    Filling,
    answered,
)
from handlers.turn import Turn


def read_text(filling: Filling, text: str, turn: Turn) -> Data | Bad:
    """What was typed at the step where the form stands."""
    step = filling.step
    if question := filling.question:
        answer = read_answer(question, text) if question.kind is not QuestionKind.FILE else None
        return answered(filling, answer) if answer else Bad(f"sign-up-bad-{question.kind}")
    if step == NAME and ("\n" in text or found_in(text).numbers):
        return _introduction(filling, text)
    if step in LONGEST:
        line = " ".join(text.split())
        too_long = len(line) > LONGEST[step]
        return Bad("sign-up-too-long") if too_long else {**filling.data, step: line}
    if step == PHONE:
        return read_phone(filling, text)
    if step == PRODUCER:
        found = find_producers(text, turn.index)
        return {**filling.data, "found": found, "stay": True}
    if step == WARES:
        return _more_wares(filling, text, turn.index)
    return Bad("sign-up-check-typed")


def _introduction(filling: Filling, text: str) -> Data | Bad:
    """A name, and what else people send with it: their unit, a phone number. What is said already
    is not asked again."""
    if len(text) > LONGEST[NAME] + LONGEST[ORGANISATION]:
        return Bad("sign-up-too-long")
    guest = guest_of(text)
    if guest is None or not guest.name:
        return Bad("sign-up-several-lines")
    said = {NAME: guest.name, PHONE: guest.phone, ORGANISATION: guest.organisation}
    given = {step: words for step, words in said.items() if words and step in filling.steps}
    return {**filling.data, **given, "given": list(given)}


def read_phone(filling: Filling, text: str) -> Data | Bad:
    """A contact card's number comes without its plus sign."""
    digits = "".join(filter(str.isdigit, text))
    foreign = len(digits) > 10 and not any(map(str.isalpha, text))
    phone = parse_phone(text) or (parse_phone(f"+{digits}") if foreign else None)
    if phone is None:
        several = len(found_in(text).numbers) > 1
        bad = "sign-up-bad-phone-asked" if filling.phone_was_asked else "sign-up-bad-phone"
        return Bad("sign-up-which-phone" if several else bad)
    if filling.question:
        return answered(filling, phone)
    return {**filling.data, PHONE: phone}


def read_file(filling: Filling, sent: SentMedia) -> Data | Bad:
    """A picture or a file: what else there is could not be sent on to the organisers."""
    if sent.kind not in FILE_KINDS or not sent.file_id:
        return Bad("sign-up-bad-file")
    return answered(filling, str(GivenFile(sent.kind, sent.file_id)))


def read_press(filling: Filling, value: str, turn: Turn) -> Data | Bad:
    """A button under the step; what it names is looked up again."""
    step, data = filling.step, filling.data
    if question := filling.question:
        return _chosen(filling, question, value)
    if step in LONGEST and value == "known" and (known := getattr(filling.known, step)):
        return {**data, step: known}
    if step == PHONE and value == "known" and filling.known.phone:
        return {**data, PHONE: filling.known.phone}
    if step == PHONE and value == "other":
        return {**data, "other_phone": True, "stay": True}
    if step == PRODUCER:
        return _producer(filling, value, turn.index)
    if step == WARES:
        return _ware_pressed(filling, value, turn)
    return Bad("button-old")


def _chosen(filling: Filling, question: EventQuestion, value: str) -> Data | Bad:
    if question.kind is QuestionKind.YES_NO and value in {"yes", "no"}:
        return answered(filling, value)
    if question.kind is QuestionKind.PHONE and value == "known" and filling.known.phone:
        return answered(filling, filling.known.phone)
    options = question.options if question.kind is QuestionKind.CHOICE else []
    number = small_int(value)
    if number is not None and 0 <= number < len(options):
        return answered(filling, options[number]["vi"])
    return Bad("button-old")


def find_producers(text: str, index: SearchIndex) -> list[int]:
    """The ids of producers whose name the words may be, the likeliest first."""
    answer = index.answer(text, limit=50)
    names: dict[int, str] = {}
    for hit in (*answer.hits, *answer.near):
        if hit.document.producer_id is not None:
            names.setdefault(hit.document.producer_id, hit.document.producer)
    words = bare(text)
    order = sorted(names, key=lambda one: -fuzz.token_set_ratio(words, bare(names[one])))
    return order[:FOUND]


def producer_name(producer_id: int | None, index: SearchIndex) -> str:
    """ "" for one that has no products any more."""
    hits, _ = index.browse(Facets(producer_id=producer_id), limit=1) if producer_id else ((), 0)
    return hits[0].document.producer if hits else ""


def _producer(filling: Filling, value: str, index: SearchIndex) -> Data | Bad:
    if value == NO_PRODUCER:
        return {**filling.data, "producer_id": None}
    number = small_int(value) or 0
    hits, _ = index.browse(Facets(producer_id=number), limit=1) if number > 0 else ((), 0)
    if not hits:
        return Bad("producer-gone")
    maker = hits[0].document
    place = ", ".join(filter(None, (*maker.communes_today[:1], maker.province_today)))
    place = place or ", ".join(filter(None, (maker.commune, maker.district, maker.province)))
    new = {"producer_id": number, ORGANISATION: maker.producer[:200], PLACE: place[:120]}
    same = filling.data.get("producer_id") == number
    kept = filling.data.get("wares", []) if same else []
    return {**filling.data, **new, "wares": kept}


def _more_wares(filling: Filling, text: str, index: SearchIndex) -> Data | Bad:
    read = read_wares(text, index)
    had = filling.data.get("wares", [])
    if not read:
        return Bad("sign-up-bad-text")
    if len(had) + len(read) > MOST_WARES:
        return Bad("sign-up-many-wares")
    return {
        **filling.data,
        "wares": [*had, *(ware.model_dump(mode="json") for ware in read)],
        "stay": True,
    }


def _ware_pressed(filling: Filling, value: str, turn: Turn) -> Data | Bad:
    """ "done"; or t(oggle) a product, p(age), x: without the last, m: it is this product,
    f: how often it is wanted."""
    data, kind, rest = filling.data, value[:1], value[1:]
    number = small_int(rest)
    items = list(data.get("wares", []))
    if value == "done":
        return data
    if kind == "p" and number is not None:
        return {**data, "page": number, "stay": True}
    if kind == "x" and items:
        return {**data, "wares": items[:-1], "stay": True}
    if kind == "f" and items and rest in HOW_OFTEN:
        items[-1] = {**items[-1], "how_often": turn.texts.plain(f"how-often-{rest}")}
        return {**data, "wares": items, "stay": True}
    product = turn.index.by_id(number) if number else None
    if product is None:
        return Bad("product-gone")
    if kind == "m" and items:
        items[-1] = {**items[-1], "product_id": product.id, "group": product.group or None}
    elif kind == "t":
        left = [one for one in items if one.get("product_id") != product.id]
        ware = Ware(text=product.name[:200], product_id=product.id)
        new = {**ware.model_dump(mode="json"), "group": product.group or None}
        items = left if len(left) < len(items) else [*items, new]
    return {**data, "wares": items[: 3 * MOST_WARES], "stay": True}
