"""Logs: lines for people at a terminal, JSON elsewhere; never a token, never a phone number.

What people write is not logged at all. Of an error the log says its type and where it happened:
its words may repeat what somebody wrote. They are kept in the inbox, with the update.
"""

import logging
import re
import sys
from collections.abc import MutableMapping
from traceback import extract_tb
from typing import Any, TextIO, cast

import structlog

TOKEN = re.compile(r"\d{3,20}:[A-Za-z0-9_-]{20,}|(?<=/bot)\d+:[\w-]+")
PHONE = re.compile(r"(?<![\w.:-])(?:\+|00)?\d(?:[ .-]?\d){8,14}(?![\w:-])")
PASSWORD = re.compile(r"(?<=://)[^/\s@]*:[^/\s@]*@")
QUIET = (
    "httpx",
    "httpcore",
    "aiohttp",
    "aiosqlite",
    "telegram",
    "alembic",
    "sqlalchemy",
    "uvicorn",
)
Event = MutableMapping[str, Any]


def redact(text: str) -> str:
    """The text with tokens, phone numbers and passwords in addresses blotted out."""
    for pattern, blot in ((TOKEN, "‹token›"), (PASSWORD, "‹secret›@"), (PHONE, "‹number›")):
        text = pattern.sub(blot, text)
    return text


def where(error: BaseException) -> str:
    """The error's type and the last calls on its way, without its words."""
    frames = extract_tb(error.__traceback__)[-6:]
    path = " < ".join(f"{f.filename.rpartition('/')[2]}:{f.lineno} {f.name}" for f in frames[::-1])
    return f"{type(error).__name__}: {path}"


def redact_event(_: Any, __: str, event: Event) -> Event:
    """A structlog processor: blots out secrets in every text of a line."""
    for key, value in event.items():
        if isinstance(value, str) and key != "timestamp":
            event[key] = redact(value)
    return event


def shorten_error(_: Any, __: str, event: Event) -> Event:
    """A structlog processor: `exc_info` becomes `where`."""
    error = event.pop("exc_info", None)
    if error is True:
        error = sys.exc_info()[1]
    if isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        event["where"] = where(error)
    return event


def setup_logs(level: str = "INFO", stream: TextIO | None = None) -> None:
    """Writes our lines and the standard library's to the stream, stderr by default.

    Ours do not go through the standard library, which would look through the stack at every line.
    """
    target = cast("TextIO", stream or _Stderr())
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        shorten_error,
    ]
    to_text = [redact_event, _renderer(target)]
    structlog.configure(
        processors=[*shared, *to_text],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level)),
        logger_factory=structlog.WriteLoggerFactory(target),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(target)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name, *shared],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *to_text],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


class _Stderr:
    """Standard error as it is at each line: whoever exchanges it meanwhile gets the next ones."""

    def write(self, text: str) -> int:
        return sys.stderr.write(text)

    def flush(self) -> None:
        sys.stderr.flush()

    def isatty(self) -> bool:
        return sys.stderr.isatty()


def _renderer(stream: TextIO) -> Any:
    if stream.isatty():
        return structlog.dev.ConsoleRenderer()
    return structlog.processors.JSONRenderer(ensure_ascii=False)
