"""Telegram's flood limits, as far as they are published."""

from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from math import ceil

from webchat.errors import too_many_requests


@dataclass
class Limits:
    """So many sends in so many seconds; refuses with 429 and the time to wait.

    Private chats may burst: `per_chat` sends within as many seconds are let through at once.
    """

    clock: Callable[[], float]
    overall: int = 30
    per_chat: int = 5
    per_group: int = 20
    _sent: dict[Hashable, deque[float]] = field(default_factory=dict)

    def check(self, chat_id: int) -> None:
        """Count one send to the chat, or raise the 429 it earns."""
        chat = (self.per_group, 60.0) if chat_id < 0 else (self.per_chat, float(self.per_chat))
        now = self.clock()
        windows = [
            self._window("overall", self.overall, 1.0, now),
            self._window(chat_id, *chat, now),
        ]
        for sent in windows:
            sent.append(now)

    def _window(self, name: Hashable, count: int, seconds: float, now: float) -> deque[float]:
        sent = self._sent.setdefault(name, deque())
        while sent and sent[0] <= now - seconds:
            sent.popleft()
        if len(sent) >= count:
            raise too_many_requests(max(1, ceil(sent[0] + seconds - now)))
        return sent
