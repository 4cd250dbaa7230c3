"""The steps of the form: what each reads, and what follows it. Pure, but for the search."""

from dataclasses import dataclass, replace
from typing import Any

from rapidfuzz import fuzz

from catalog.event_questions import EventQuestion, QuestionKind, read_answer
from catalog.events import Event, Side
from catalog.names import bare
from catalog.registrations import Registration
from catalog.search import Facets, SearchIndex
from catalog.ware_lines import MOST_WARES, read_wares
from catalog.wares import Ware
from handlers.forms import parse_phone
from handlers.turn import Turn

NAME, PRODUCER, ORGANISATION, PHONE, PLACE, WARES, CHECK = (
    "name", "producer", "organisation", "phone", "place", "wares", "check"
)  # fmt: skip
LONGEST = {NAME: 100, ORGANISATION: 200, PLACE: 120}
NO_PRODUCER = "none"
FOUND = 5
PRODUCTS_A_PAGE = 8
MOST_PRODUCTS = 200
HOW_OFTEN = ("week", "month", "once")

Data = dict[str, Any]
"""What stands in the draft; JSON."""


@dataclass(frozen=True, slots=True)
class Bad:
    """No answer to the step; `key` is the text that says why."""

    key: str


@dataclass(frozen=True, slots=True)
class Known:
    """What is known from before, and offered as a button."""

    name: str = ""
    organisation: str = ""
    phone: str = ""
    place: str = ""
    producer_id: int | None = None


@dataclass(frozen=True, slots=True)
class Filling:
    """The form as it stands."""

    event: Event
    questions: tuple[EventQuestion, ...]
    data: Data
    known: Known

    @property
    def side(self) -> Side:
        return Side(self.data["side"])

    @property
    def steps(self) -> list[str]:
        """A producer of the catalogue is not asked for its name and place again."""
        listed = self.data.get("producer_id") is not None
        who = [PRODUCER] if self.side is Side.PRODUCER else []
        own = [] if listed else [ORGANISATION]
        where = [] if listed else [PLACE]
        asked = [f"q{question.id}" for question in self.questions]
        return [NAME, *who, *own, PHONE, *where, WARES, *asked, CHECK]

    @property
    def step(self) -> str:
        """The first one, where organisers took away the question at which it stood."""
        step = self.data["step"]
        return step if step in self.steps else self.steps[0]

    @property
    def question(self) -> EventQuestion | None:
        return self.question_of(self.step)

    def question_of(self, step: str) -> EventQuestion | None:
        return next((q for q in self.questions if f"q{q.id}" == step), None)

    @property
    def is_required(self) -> bool:
        question = self.question
        return question.required if question else self.step in {NAME, PHONE, CHECK}

    @property
    def wants_file(self) -> bool:
        return self.question is not None and self.question.kind is QuestionKind.FILE

    @property
    def wants_phone(self) -> bool:
        asked = self.question is not None and self.question.kind is QuestionKind.PHONE
        return asked or self.step == PHONE

    @property
    def phone_was_asked(self) -> bool:
        """Whether the keyboard with the contact button is there now."""
        return self.step == PHONE and (not self.known.phone or bool(self.data.get("other_phone")))

    @property
    def wares(self) -> list[Ware]:
        return [Ware.model_validate(ware) for ware in self.data.get("wares", [])]

    @property
    def answers(self) -> dict[str, str]:
        """Answers to the questions that are asked today."""
        given = self.data.get("answers", {})
        return {str(q.id): given[str(q.id)] for q in self.questions if given.get(str(q.id))}

    def with_data(self, **changes: Any) -> "Filling":
        return replace(self, data={**self.data, **changes})

    def before(self) -> str:
        if self.data.get("editing"):
            return CHECK
        return self.steps[max(0, self.steps.index(self.step) - 1)]

    def after(self) -> str:
        """The next step; from a part that is changed, back to the summary."""
        if self.data.get("editing"):
            return self.missing() or CHECK
        return self.steps[min(self.steps.index(self.step) + 1, len(self.steps) - 1)]

    def missing(self) -> str:
        """The first step that wants an answer and has none; "" for none."""
        for step in self.steps:
            question = self.question_of(step)
            if question and question.required and str(question.id) not in self.answers:
                return step
            if step in {NAME, PHONE} and not self.data.get(step):
                return step
        return ""


def data_of(row: Registration, wares: list[Ware]) -> Data:
    """The form as it was sent."""
    return {
        "event_id": row.event_id,
        "side": row.side,
        "registration_id": row.stored_id,
        "consent_id": row.consent_id,
        "step": CHECK,
        "name": row.name,
        "organisation": row.organisation,
        "phone": row.phone,
        "place": row.place,
        "producer_id": row.producer_id,
        "answers": row.answers,
        "wares": [ware.model_dump(mode="json") for ware in wares],
    }


def skipped(filling: Filling) -> Filling:
    """Without an answer to this step."""
    step = filling.step
    if question := filling.question:
        given = {k: v for k, v in filling.data.get("answers", {}).items() if k != str(question.id)}
        return filling.with_data(answers=given)
    if step == WARES:
        return filling.with_data(wares=[])
    if step == PRODUCER:
        return filling.with_data(producer_id=None)
    return filling.with_data(**{step: ""})


def answered(filling: Filling, answer: str) -> Data:
    """The event's own question has this answer."""
    given = filling.data.get("answers", {})
    number = str(filling.question.id) if filling.question else ""
    return {**filling.data, "answers": {**given, number: answer}}


def read_text(filling: Filling, text: str, turn: Turn) -> Data | Bad:
    """What was typed at the step where the form stands."""
    step = filling.step
    if question := filling.question:
        answer = read_answer(question, text) if question.kind is not QuestionKind.FILE else None
        return answered(filling, answer) if answer else Bad(f"sign-up-bad-{question.kind}")
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


def read_phone(filling: Filling, text: str) -> Data | Bad:
    """A contact card's number comes without its plus sign."""
    digits = "".join(filter(str.isdigit, text))
    phone = parse_phone(text) or (parse_phone(f"+{digits}") if len(digits) > 10 else None)
    if phone is None:
        return Bad("phone-bad")
    if filling.question:
        return answered(filling, phone)
    return {**filling.data, PHONE: phone}


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
    if value.isdecimal() and int(value) < len(options):
        return answered(filling, options[int(value)]["vi"])
    return Bad("button-old")


def find_producers(text: str, index: SearchIndex) -> list[int]:
    """The ids of producers whose name the words may be, the likeliest first."""
    answer = index.search(text, limit=50)
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
    number = int(value) if value.isdecimal() else 0
    hits, _ = index.browse(Facets(producer_id=number), limit=1) if number else ((), 0)
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
    data, kind, number = filling.data, value[:1], value[1:]
    items = list(data.get("wares", []))
    if value == "done":
        return data
    if kind == "p" and number.isdecimal():
        return {**data, "page": int(number), "stay": True}
    if kind == "x" and items:
        return {**data, "wares": items[:-1], "stay": True}
    if kind == "f" and items and number in HOW_OFTEN:
        items[-1] = {**items[-1], "how_often": turn.texts.plain(f"how-often-{number}")}
        return {**data, "wares": items, "stay": True}
    product = turn.index.by_id(int(number)) if number.isdecimal() else None
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
