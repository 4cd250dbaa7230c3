"""Questions that were asked: what a "next page" button refers to, and what found nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, Text, or_
from sqlmodel import Field, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.columns import Stored, UTCDateTime
from catalog.inserts import insert_all
from catalog.people import Person

if TYPE_CHECKING:
    from catalog.search import Answer


class Question(Stored, table=True):
    """One question, and what came of it."""

    person_id: int = Field(foreign_key="person.id", index=True)
    chat_id: int = Field(sa_type=BigInteger)
    text: str = Field(sa_type=Text)
    intent: str = Field(max_length=20)
    confident: bool
    hits: int
    at: datetime = Field(sa_type=UTCDateTime, index=True)


@dataclass(frozen=True)
class Asked:
    """A question that is to be stored."""

    person_id: int
    chat_id: int
    text: str
    intent: str
    confident: bool
    hits: int
    at: datetime

    @classmethod
    def of(cls, person: Person, chat_id: int, answer: "Answer", now: datetime) -> "Asked":
        return cls(
            person_id=person.stored_id,
            chat_id=chat_id,
            text=answer.query,
            intent=answer.intent,
            confident=answer.confident,
            hits=answer.total,
            at=now,
        )


async def store(session: AsyncSession, asked: Sequence[Asked]) -> list[int]:
    """Stores them in one statement; their ids, in their order."""
    return await insert_all(session, Question, [vars(one) for one in asked])


async def asked_last(
    session: AsyncSession, person: Person, chat_id: int, since: datetime
) -> Question | None:
    """The last product that this person looked for in this chat, found or not, after `since`.

    Small talk does not count, nor does asking for a number without saying whose.
    """
    asked = select(Question).where(
        col(Question.person_id) == person.stored_id,
        col(Question.chat_id) == chat_id,
        col(Question.at) > since,
        or_(col(Question.confident), col(Question.intent) == "find"),
    )
    return (await session.exec(asked.order_by(col(Question.id).desc()).limit(1))).first()


async def asked_here(session: AsyncSession, question_id: int, chat_id: int) -> Question | None:
    """The question of this id, if it was asked in this chat: nobody reads another chat's."""
    question = await session.get(Question, question_id)
    return question if question and question.chat_id == chat_id else None
