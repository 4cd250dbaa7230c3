"""An event's own questions, and what counts as an answer to them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog import cells
from catalog.columns import EnumText, Stored
from catalog.matching.events import Event, Side
from catalog.names import bare, same
from catalog.people import Language
from catalog.problems import CellError
from catalog.roles import Organiser

MAX_ANSWER = 1000
FILE_KINDS = ("photo", "document")
_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d+)?", re.ASCII)
_PLAIN = re.compile(r"-?\d+(?:[.,]\d+)?", re.ASCII)


class QuestionKind(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    """Kept as it is written in code: 1250 or 0.5."""
    CHOICE = "choice"
    """One of the options, kept in its Vietnamese words."""
    YES_NO = "yes_no"
    """Kept as "yes" or "no"."""
    PHONE = "phone"
    """Kept in E.164."""
    FILE = "file"
    """A picture or a file: which of both, and the channel's id of it; see `GivenFile`."""


class EventQuestion(Stored, table=True):
    __tablename__ = "event_question"

    event_id: int = Field(foreign_key="event.id", index=True)
    position: int
    kind: QuestionKind = Field(sa_type=EnumText(QuestionKind))
    label_vi: str = Field(max_length=300)
    label_en: str = Field(default="", max_length=300)
    options: list[dict[str, str]] = Field(default_factory=list, sa_type=JSON)
    """Each with its words: {"vi": …, "en": …}."""
    required: bool = False
    side: Side | None = Field(default=None, sa_type=EnumText(Side))
    """Who is asked; None for both."""

    def label(self, language: Language) -> str:
        return (language is Language.EN and self.label_en) or self.label_vi

    def labels(self, language: Language) -> list[str]:
        """The options' words."""
        return [option.get(language) or option["vi"] for option in self.options]


def choices_of(question: EventQuestion) -> list[str]:
    """The answers that there are, as they are kept; none where people answer in their words."""
    if question.kind is QuestionKind.CHOICE:
        return [option["vi"] for option in question.options]
    return ["yes", "no"] if question.kind is QuestionKind.YES_NO else []


@dataclass(frozen=True, slots=True)
class GivenFile:
    """The answer to a question of the kind FILE. A channel sends it again only as what it is."""

    kind: str
    """One of `FILE_KINDS`."""
    id: str

    def __str__(self) -> str:
        """As it is kept."""
        return f"{self.kind}:{self.id}"

    @classmethod
    def read(cls, answer: str) -> "GivenFile | None":
        kind, _, number = answer.partition(":")
        return cls(kind, number) if kind in FILE_KINDS and number else None


Answers = Mapping[str, str]
"""By the question's id, as text (it is kept as JSON)."""


async def ask_also(
    session: AsyncSession, by: Organiser, event: Event, question: EventQuestion
) -> EventQuestion:
    """Adds a question at the end of the event's; its `event_id` and `position` are set here."""
    query = select(func.max(EventQuestion.position)).where(EventQuestion.event_id == event.id)
    last = (await session.exec(query)).one()
    question.event_id, question.position = event.stored_id, (last or 0) + 1
    session.add(question)
    await session.flush()
    return question


async def ask_no_more(session: AsyncSession, by: Organiser, question: EventQuestion) -> None:
    """Takes the question away. Answers that were given stay where they are, and are not shown."""
    await session.delete(question)


async def questions_of(
    session: AsyncSession, event_id: int, side: Side | None = None
) -> list[EventQuestion]:
    """The event's questions in their order; with a side, those that it is asked."""
    query = select(EventQuestion).where(EventQuestion.event_id == event_id)
    rows = await session.exec(query.order_by(col(EventQuestion.position)))
    return [row for row in rows if side is None or row.side in {None, side}]


def file_of(answers: Answers, question: EventQuestion) -> GivenFile | None:
    """The file that answers the question, if it asked for one and there is one."""
    if question.kind is not QuestionKind.FILE:
        return None
    return GivenFile.read(answers.get(str(question.id), ""))


def unanswered(questions: Sequence[EventQuestion], answers: Answers) -> list[EventQuestion]:
    """The questions that want an answer and have none."""
    return [q for q in questions if q.required and not answers.get(str(q.id))]


def read_answer(question: EventQuestion, text: str) -> str | None:
    """What someone typed, in the form in which it is kept; None where it is no answer to this."""
    text = text.strip()
    readers: dict[QuestionKind, Any] = {
        QuestionKind.NUMBER: lambda typed: _number(typed, question),
        QuestionKind.YES_NO: _yes_no,
        QuestionKind.PHONE: _phone,
        QuestionKind.CHOICE: lambda typed: _option(question, typed),
    }
    if not text or len(text) > MAX_ANSWER:
        return None
    found: str | None = readers.get(question.kind, str)(text)
    return found


_COUNTED = re.compile(
    r"(?:dạ |có |khoảng |chừng |tầm |about )*(?P<number>-?\d(?:[\d., ]*\d)?|[^\W\d]+)"
    r"(?P<unit>(?: ?[^\W\d]+(?: [^\W\d]+)*)?)(?:(?<=[^\W\d])[.!])?"
)
_VI = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_EN = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WORDS = {
    word: str(at) for words in (_VI, map(bare, _VI), _EN) for at, word in enumerate(words, 1)
}
_COUNTERS = {"nguoi", "ng", "khach", "suat", "cho", "a", "nhe", "thoi", "em", "people", "persons"}


def _number(text: str, question: EventQuestion) -> str | None:
    """A number, and of what, if the question asks for that: "3 người", "ba người". Of something
    else ("2 tấn", where kilograms are asked for) it would be another number."""
    found = _COUNTED.fullmatch(same(text))
    if found is None:
        return _digits(text)
    label = bare(f"{question.label_vi} {question.label_en}")
    if not set(bare(found["unit"]).split()) <= _COUNTERS.union(re.findall(r"\w+", label)):
        return None
    return _WORDS.get(found["number"]) or _digits(found["number"])


def _digits(text: str) -> str | None:
    """2,5 is two and a half; 1.500 and 1,500 are thousands, as people write them here."""
    text = "".join(text.split())
    if found := _THOUSANDS.fullmatch(text):
        return text.replace(found[1], "").replace(",", ".")
    return text.replace(",", ".") if _PLAIN.fullmatch(text) else None


_YES = {"yes", "y", "co", "dung", "ok", "vang", "da"}
_NO = {"no", "n", "khong", "ko", "k", "sai"}


def _yes_no(text: str) -> str | None:
    word = bare(text)
    return "yes" if word in _YES else "no" if word in _NO else None


def _phone(text: str) -> str | None:
    try:
        found = cells.phones(text)
    except CellError:
        return None
    return found[0] if len(found) == 1 else None


def _option(question: EventQuestion, text: str) -> str | None:
    for option in question.options:
        if bare(text) in {bare(words) for words in option.values()}:
            return option["vi"]
    return None
