"""Databases for every test that wants one: a real SQLite file and a real PostgreSQL.

A test that takes `database`, `session` or `sample` runs once on each engine; with
`@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)` on that one only. Each test has a
database of its own.
"""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, settings
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.logs import setup_logs
from catalog.database import Database
from catalog.importing import load_sample
from tests.databases import PostgresServer, Server, SQLiteFolder, Templates, postgres_server

settings.register_profile(  # a busy machine is no failure
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
"""A Monday, nine o'clock in Thái Bình."""


@pytest.fixture(scope="session", autouse=True)
def _logs() -> None:
    """As the program has them: structlog's own would draw every variable of a traceback."""
    setup_logs("WARNING")


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> str:
    """Which kind of database the test runs on."""
    return str(request.param)


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> SQLiteFolder:
    return SQLiteFolder(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgresServer]:
    """Started by the first test that wants it."""
    with postgres_server() as server:
        yield server


@pytest.fixture
def server(engine: str, request: pytest.FixtureRequest) -> Server:
    """Makes bare databases of the test's engine."""
    made: Server = request.getfixturevalue(engine)
    return made


@pytest.fixture(scope="session")
def templates() -> Templates:
    return Templates()


@pytest.fixture
async def database(server: Server, templates: Templates) -> AsyncIterator[Database]:
    """An empty database with all its tables."""
    async with templates.copy(server, Database.upgrade) as made:
        yield made


@pytest.fixture
async def session(database: Database) -> AsyncIterator[AsyncSession]:
    """A session on `database`. On SQLite nobody else can write until it commits."""
    async with database.session() as opened:
        yield opened


@pytest.fixture
async def sample(server: Server, templates: Templates) -> AsyncIterator[Database]:
    """A database with the sample catalogue."""
    async with templates.copy(server, _fill_with_sample) as made:
        yield made


async def _fill_with_sample(database: Database) -> None:
    await database.upgrade()
    async with database.transaction() as session:
        await load_sample(session, NOW)
