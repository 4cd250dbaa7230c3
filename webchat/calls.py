"""Every call a bot made, for tests that ask what was called, how often and when."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from webchat.waiting import Signal

KEPT = 20_000


@dataclass
class CallRecord:
    """`at` is seconds on the world's clock; `code` is 0 until the call is answered."""

    number: int
    bot: str
    method: str
    params: dict[str, Any]
    at: float
    code: int = 0
    result: Any = None

    def shown(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "bot": self.bot,
            "method": self.method,
            "params": self.params,
            "at": self.at,
            "code": self.code,
            "result": self.result,
        }


@dataclass
class CallLog:
    """The last `KEPT` calls. Methods are matched without regard to case."""

    clock: Callable[[], float]
    calls: deque[CallRecord] = field(default_factory=lambda: deque(maxlen=KEPT))
    total: int = 0
    answered: Signal = field(default_factory=Signal)

    def begin(self, bot: str, method: str, params: dict[str, Any]) -> CallRecord:
        self.total += 1
        record = CallRecord(self.total, bot, method, params, self.clock())
        self.calls.append(record)
        return record

    def end(self, record: CallRecord, code: int, result: Any) -> None:
        record.code = code
        record.result = result
        self.answered.fire()

    def of(self, method: str = "") -> list[CallRecord]:
        """The calls that were answered, of one method or of all."""
        wanted = method.lower()
        return [call for call in self.calls if call.code and wanted in {"", call.method}]

    async def wait(self, method: str, count: int = 1, timeout: float = 60.0) -> list[CallRecord]:  # noqa: ASYNC109
        """The calls of the method once there are `count`. Raises TimeoutError."""
        if not await self.answered.until(lambda: len(self.of(method)) >= count, timeout):
            raise TimeoutError(f"{len(self.of(method))} of {count} calls of {method}")
        return self.of(method)

    def clear(self) -> None:
        self.calls.clear()
        self.total = 0
