"""The logs: readable, and silent about tokens, phone numbers and what people wrote."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.logs import redact, setup_logs, where

TOKEN = "7000123456:AAFxx_yy-zz0123456789abcdefghijklmn"


@pytest.fixture(autouse=True)
def unchanged() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level, configured = list(root.handlers), root.level, structlog.get_config()
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.configure(**configured)


@pytest.mark.parametrize(
    "secret",
    [TOKEN, f"https://api.telegram.org/bot{TOKEN}/getMe", "0912 345 678", "+84 912.345.678",
     "0227-3831-234", "84912345678", "postgresql://ocop:hunter2@db/ocop"],
)  # fmt: skip
def test_secrets_are_blotted_out(secret: str) -> None:
    told = redact(f"tell {secret} now")
    assert "‹" in told
    assert told.startswith("tell ")
    assert told.endswith(" now")
    assert not any(part in told for part in ("AAFxx", "345", "3831", "hunter2"))


@pytest.mark.parametrize("plain", ["2026-03-02", "update 12345678", "10:15:02", "v1.2.3"])
def test_other_numbers_stay(plain: str) -> None:
    assert redact(plain) == plain


def lines(stream: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_lines_are_json_where_nobody_watches() -> None:
    setup_logs("INFO", stream := io.StringIO())
    structlog.get_logger().info("update out", update=7, ms=3)
    structlog.get_logger().debug("not wanted")
    (line,) = lines(stream)
    assert (line["event"], line["update"], line["ms"], line["level"]) == (
        "update out",
        7,
        3,
        "info",
    )


def test_lines_are_for_people_at_a_terminal() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    setup_logs("INFO", stream := Terminal())
    structlog.get_logger().info("update out")
    assert "update out" in stream.getvalue()
    assert not stream.getvalue().startswith("{")


def test_an_error_is_told_by_its_type_and_place_without_its_words() -> None:
    setup_logs("INFO", stream := io.StringIO())
    try:
        raise ValueError("kẹo lạc 0912 345 678")
    except ValueError as error:
        structlog.get_logger().error("a handler failed", exc_info=error)
        structlog.get_logger().exception("again")
        logging.getLogger("other").exception("by the library")
        told_by_itself = where(error)
    told = lines(stream)
    assert len(told) == 3
    assert told_by_itself.startswith("ValueError: test_logs.py:")
    assert all(str(line["where"]).startswith("ValueError: test_logs.py:") for line in told)
    assert "kẹo" not in stream.getvalue()


def test_other_libraries_are_redacted_and_their_chatter_is_not_heard() -> None:
    setup_logs("INFO", stream := io.StringIO())
    logging.getLogger("httpx").info("POST https://api.telegram.org/bot1:x/getMe")
    logging.getLogger("aiohttp").debug("kept alive")
    logging.getLogger("some.library").warning("refused: %s", TOKEN)
    (line,) = lines(stream)
    assert line["event"] == "refused: ‹token›"
    assert line["logger"] == "some.library"


def test_our_own_lines_are_redacted_too() -> None:
    setup_logs("INFO", stream := io.StringIO())
    structlog.get_logger().info("sent", to="0912 345 678", why=f"by {TOKEN}")
    (line,) = lines(stream)
    assert (line["to"], line["why"]) == ("‹number›", "by ‹token›")


def test_no_error_to_tell_of_is_no_error() -> None:
    setup_logs("INFO", stream := io.StringIO())
    structlog.get_logger().error("strange", exc_info=True)
    assert "where" not in lines(stream)[0]
