"""The one table of what becomes of a sending: what an answer, or its absence, means."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from telegram.error import (
    BadRequest,
    ChatMigrated,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.transport import NotSentInTime, UnreachableError


class Verdict(StrEnum):
    DELIVERED = "delivered"
    """The channel said so."""
    GONE = "gone"
    """Nobody reads this chat: blocked, deactivated, deleted, or we may not write there."""
    REFUSED = "refused"
    """The channel will never take this message."""
    LATER = "later"
    """Surely not delivered; may be delivered later."""
    MOVED = "moved"
    """The chat has a new id: `Outcome.new_chat_id`."""
    UNKNOWN = "unknown"
    """Delivered or not: the answer was lost."""


@dataclass(frozen=True, slots=True)
class Outcome:
    verdict: Verdict
    error: str = ""
    """Ours and the channel's words; never the message's."""
    wait: float | None = None
    """Seconds, where the channel named them."""
    new_chat_id: int | None = None
    message_ids: tuple[int, ...] = ()
    """Of what was delivered."""


DELIVERED = Outcome(Verdict.DELIVERED)

GONE = (
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "chat_write_forbidden",
    "group chat was deactivated",
    "have no rights to send a message",
    "not enough rights",
    "need administrator rights in the channel chat",
    "topic_closed",
    "topic_deleted",
)
"""Words of a 400 that mean the chat, not the message."""


class PartlySentError(Exception):
    """Some of several messages arrived, and the next one did not."""

    def __init__(self, message_ids: tuple[int, ...], error: Exception) -> None:
        super().__init__(f"{len(message_ids)} arrived, then {type(error).__name__}: {error}")
        self.message_ids = message_ids


def outcome_of(error: Exception) -> Outcome:
    words = f"{type(error).__name__}: {error}"[:500] if isinstance(error, TelegramError) else ""
    match error:
        case PartlySentError():
            return Outcome(Verdict.UNKNOWN, str(error)[:500], message_ids=error.message_ids)
        case RetryAfter():
            return Outcome(Verdict.LATER, words, wait=seconds_of(error))
        case ChatMigrated(new_chat_id=new_chat_id):
            return Outcome(Verdict.MOVED, words, new_chat_id=new_chat_id)
        case Forbidden():
            return Outcome(Verdict.GONE, words)
        case BadRequest():
            gone = any(part in str(error).lower() for part in GONE)
            return Outcome(Verdict.GONE if gone else Verdict.REFUSED, words)
        case UnreachableError() | NotSentInTime() | InvalidToken() | EndPointNotFound():
            return Outcome(Verdict.LATER, words)
        case TelegramError():  # TimedOut, a broken line, a 5xx
            return Outcome(Verdict.UNKNOWN, words)
        case _:  # ours: it fails the same way each time
            return Outcome(Verdict.REFUSED, type(error).__name__)


def seconds_of(error: RetryAfter) -> float:
    """How long to wait. A timedelta where PTB is told so (see transport), else a number."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
