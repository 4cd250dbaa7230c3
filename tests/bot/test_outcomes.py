"""The table of outcomes: one row each."""

from datetime import timedelta

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)

from bot.delivery import BLIND_TRIES, TRIES, verdict_on, wait_after
from bot.outcomes import DELIVERED, Outcome, Verdict, outcome_of, seconds_of
from bot.transport import NotSentInTime, UnreachableError
from catalog.mail.outbox import DeliveryState, Kind, Parcel
from tests.conftest import NOW


@pytest.mark.parametrize(
    ("error", "verdict"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), Verdict.GONE),
        (Forbidden("Forbidden: user is deactivated"), Verdict.GONE),
        (Forbidden("Forbidden: bot was kicked from the group chat"), Verdict.GONE),
        (BadRequest("Chat not found"), Verdict.GONE),
        (BadRequest("PEER_ID_INVALID"), Verdict.GONE),
        (BadRequest("Not enough rights to send text messages to the chat"), Verdict.GONE),
        (BadRequest("Message text is empty"), Verdict.REFUSED),
        (BadRequest("Can't parse entities: unsupported start tag"), Verdict.REFUSED),
        (RetryAfter(3), Verdict.LATER),
        (UnreachableError("no connection"), Verdict.LATER),
        (NotSentInTime(), Verdict.LATER),
        (InvalidToken(), Verdict.LATER),
        (EndPointNotFound("Endpoint 'sendMessage' not found"), Verdict.LATER),
        (ChatMigrated(-100), Verdict.MOVED),
        (TimedOut(), Verdict.UNKNOWN),
        (NetworkError("Bad Gateway (502)"), Verdict.UNKNOWN),
        (NetworkError("Internal Server Error (500)"), Verdict.UNKNOWN),
        (Conflict("?"), Verdict.UNKNOWN),
        (ValueError("kẹo lạc"), Verdict.REFUSED),
    ],
)
def test_what_an_error_means(error: Exception, verdict: Verdict) -> None:
    outcome = outcome_of(error)
    assert outcome.verdict is verdict
    assert outcome.error.startswith(type(error).__name__)
    assert "kẹo" not in outcome.error


def test_what_an_error_tells_beside() -> None:
    assert outcome_of(RetryAfter(3)).wait == 3
    assert outcome_of(ChatMigrated(-100)).new_chat_id == -100


def test_retry_after_is_read_in_both_of_ptbs_forms(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    error = RetryAfter(timedelta(seconds=7))
    assert seconds_of(error) == 7
    monkeypatch.setattr(RetryAfter, "retry_after", 7)
    assert seconds_of(error) == 7


LATER, UNKNOWN = Outcome(Verdict.LATER), Outcome(Verdict.UNKNOWN)


@pytest.mark.parametrize(
    ("outcome", "tries", "state", "wait"),
    [
        (DELIVERED, 1, DeliveryState.SENT, 0),
        (Outcome(Verdict.GONE), 1, DeliveryState.BLOCKED, 0),
        (Outcome(Verdict.REFUSED), 1, DeliveryState.FAILED, 0),
        (LATER, 1, DeliveryState.PENDING, 2),
        (LATER, 5, DeliveryState.PENDING, 32),
        (LATER, 20, DeliveryState.PENDING, 600),
        (LATER, TRIES, DeliveryState.FAILED, 0),
        (Outcome(Verdict.LATER, wait=17), 1, DeliveryState.PENDING, 17),
        (Outcome(Verdict.MOVED, new_chat_id=-1), 1, DeliveryState.PENDING, 0),
        (UNKNOWN, 1, DeliveryState.PENDING, 2),
        (UNKNOWN, BLIND_TRIES, DeliveryState.UNKNOWN, 0),
    ],
)
def test_what_an_outcome_makes_of_a_message(
    outcome: Outcome, tries: int, state: DeliveryState, wait: float
) -> None:
    message = Parcel(5, 7, Kind.REPLY, {}, tries, None)
    settled = verdict_on(message, outcome, NOW)
    assert (settled.message_id, settled.tries, settled.state) == (5, tries, state)
    assert settled.at == NOW + timedelta(seconds=wait)


def test_the_wait_never_grows_out_of_bounds() -> None:
    assert wait_after(LATER, 500) == timedelta(minutes=10)
