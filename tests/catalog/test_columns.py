"""Columns: aware times only, words for enums, ids of what is stored."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import StatementError
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.columns import EnumText, UTCDateTime
from catalog.people import Language, Person
from catalog.recognitions import Recognition, RecognitionState

DIALECT = sqlite.dialect()


async def test_times_come_back_in_utc(session: AsyncSession) -> None:
    here = datetime(2026, 3, 2, 9, 0, tzinfo=timezone(timedelta(hours=7)))
    session.add(Person(channel_id=1, created_at=here))
    await session.flush()
    session.expunge_all()
    stored = (await session.exec(select(Person.created_at))).one()
    assert (stored, stored.tzinfo) == (here, UTC)


async def test_a_naive_time_is_refused(session: AsyncSession) -> None:
    session.add(Person(channel_id=1, created_at=datetime(2026, 3, 2)))  # noqa: DTZ001
    with pytest.raises(StatementError, match="naive"):
        await session.flush()


def test_nothing_stays_nothing() -> None:
    assert UTCDateTime().process_bind_param(None, DIALECT) is None
    assert UTCDateTime().process_result_value(None, DIALECT) is None
    assert EnumText(Language).process_bind_param(None, DIALECT) is None
    assert EnumText(Language).process_result_value(None, DIALECT) is None


def test_an_enum_is_stored_as_its_word() -> None:
    assert EnumText(Language).process_bind_param(Language.VI, DIALECT) == "vi"
    assert EnumText(Language).process_result_value("vi", DIALECT) is Language.VI
    with pytest.raises(ValueError, match="klingon"):
        EnumText(Language).process_result_value("klingon", DIALECT)


def test_what_is_not_stored_has_no_id() -> None:
    recognition = Recognition(product_id=1)
    with pytest.raises(ValueError, match="Recognition is not stored"):
        _ = recognition.stored_id
    recognition.id = 3
    assert recognition.stored_id == 3


def test_without_a_date_a_recognition_proves_nothing() -> None:
    recognition = Recognition(product_id=1, stars=4, year=2024)
    assert recognition.valid_until is None
    assert recognition.state(datetime.now(UTC).date()) is RecognitionState.UNKNOWN
