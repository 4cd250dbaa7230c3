"""Questions to a bot that wait for one answer: pressed buttons and inline queries."""

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from webchat.errors import QUERY_TOO_OLD, bad_request
from webchat.models import Chat, Object

LIFETIME = 60.0
"""Seconds within which Telegram takes an answer; in practice between 15 and 60."""


@dataclass
class Query:
    id: str
    bot_id: int
    person_id: int
    chat: Chat
    asked_at: float
    text: str = ""
    answer: asyncio.Future[Object] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )


@dataclass
class Queries:
    clock: Callable[[], float]
    _open: dict[str, Query] = field(default_factory=dict)

    def ask(self, bot_id: int, person_id: int, chat: Chat, text: str = "") -> Query:
        self._forget_old()
        query_id = str(secrets.randbits(62))
        query = Query(query_id, bot_id, person_id, chat, self.clock(), text)
        self._open[query_id] = query
        return query

    def find(self, query_id: str, bot_id: int) -> Query:
        """The open query. Raises ApiError if it is unknown, answered already or too old."""
        query = self._open.get(query_id)
        if query is None or query.bot_id != bot_id or self._old(query) or query.answer.done():
            raise bad_request(QUERY_TOO_OLD)
        return query

    def get(self, query_id: str) -> Query | None:
        """The query whether answered or not: results of inline queries are chosen later."""
        return self._open.get(query_id)

    def _old(self, query: Query) -> bool:
        return self.clock() - query.asked_at > LIFETIME

    def _forget_old(self) -> None:
        for query_id, query in list(self._open.items()):
            if not self._old(query):
                break
            del self._open[query_id]
