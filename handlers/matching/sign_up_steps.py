"""The steps of the registration form: which there are, and what follows which. Pure."""

from dataclasses import dataclass, replace
from typing import Any

from catalog.matching.event_questions import EventQuestion, QuestionKind
from catalog.matching.events import Event, Side
from catalog.matching.registrations import Registration
from catalog.matching.wares import Ware

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
    def knows_steps(self) -> bool:
        """Whether it is certain how many there are: a producer has yet to say which it is."""
        return self.side is Side.BUYER or self.step not in {NAME, PRODUCER}

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
    def can_go_back(self) -> bool:
        return self.step != self.steps[0] or bool(self.data.get("editing"))

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
        """The next step that was not answered beforehand; from a part that is changed, back to the
        summary."""
        if self.data.get("editing"):
            return self.missing() or CHECK
        later = self.steps[self.steps.index(self.step) + 1 :]
        return next((step for step in later if step not in self.data.get("given", ())), CHECK)

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
