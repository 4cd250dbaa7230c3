from datetime import UTC, datetime
from functools import cache

import pytest

from catalog.catalogue import documents
from catalog.database import Database
from catalog.search import Document, SearchIndex
from tests.handlers.chats import Chat

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


@pytest.fixture
async def chat(sample: Database) -> Chat:
    """A buyer's private chat, on the sample catalogue."""
    return await open_chat(sample)


async def open_chat(database: Database, **changes: object) -> Chat:
    """A chat on what the database holds now."""
    async with database.session(read_only=True) as session:
        index = index_of(tuple(await documents(session)))
    return Chat(database, index, NOW, **changes)  # type: ignore[arg-type]


@cache
def index_of(documents: tuple[Document, ...]) -> SearchIndex:
    """Built once for each catalogue: an index never changes."""
    return SearchIndex.build(documents)
