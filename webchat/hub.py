"""Who is told when something changes in a chat: pages and drivers, by person."""

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from webchat.models import Chat, ChatKey, Object
from webchat.waiting import Signal


@dataclass(frozen=True)
class Event:
    """`name` is message, edited, deleted, typing, keyboard or commands; `chat` is its chat."""

    name: str
    chat: Chat | None
    data: Object


class Hub:
    def __init__(self) -> None:
        self._listeners: defaultdict[int, set[asyncio.Queue[Event]]] = defaultdict(set)
        self.changed: defaultdict[ChatKey, Signal] = defaultdict(Signal)
        """Fires whenever anything happens in that chat."""

    def tell(self, chat: Chat, name: str, data: Object, only: int | None = None) -> None:
        """Tell everyone present in the chat, or `only` one of them."""
        self.changed[chat.key].fire()
        if not self._listeners:
            return
        for person_id in chat.members if only is None else (only,):
            self.tell_person(person_id, Event(name, chat, data))

    def tell_person(self, person_id: int, event: Event) -> None:
        for queue in self._listeners.get(person_id, ()):
            queue.put_nowait(event)

    @contextmanager
    def listen(self, person_id: int) -> Iterator[asyncio.Queue[Event]]:
        queue: asyncio.Queue[Event] = asyncio.Queue()
        self._listeners[person_id].add(queue)
        try:
            yield queue
        finally:
            self._listeners[person_id].discard(queue)
            if not self._listeners[person_id]:
                del self._listeners[person_id]
