"""Misbehaviour on demand: refusals, delays and cut connections, for tests."""

from dataclasses import dataclass, field
from typing import Any, Literal

from webchat.errors import PREFIXES


@dataclass
class Fault:
    """What goes wrong with calls of `method` ("" or "*": any method).

    The first `after` matching calls pass, the next `times` fail (None: all that follow).
    `chat_id` narrows it to calls about one chat. `drop` cuts the connection "before" the call
    is carried out or "after" it was, without an answer. With no `code` and no `drop` the call
    is only delayed, by `delay` seconds.
    """

    method: str = ""
    code: int = 0
    description: str = ""
    retry_after: int = 0
    parameters: dict[str, Any] = field(default_factory=dict)
    times: int | None = 1
    after: int = 0
    delay: float = 0.0
    drop: Literal["", "before", "after"] = ""
    chat_id: int | str | None = None

    def matches(self, method: str, params: dict[str, Any]) -> bool:
        if self.method not in {"", "*"} and self.method.lower() != method:
            return False
        return self.chat_id is None or str(params.get("chat_id")) == str(self.chat_id)

    def take(self) -> bool:
        """Whether this matching call is one that fails; counts it."""
        if self.after > 0:
            self.after -= 1
            return False
        if self.times is not None:
            self.times -= 1
        return True

    def body(self) -> dict[str, Any]:
        parameters = dict(self.parameters)
        words = self.description or PREFIXES.get(self.code, "Internal Server Error")
        if self.retry_after:
            parameters["retry_after"] = self.retry_after
            words = self.description or f"Too Many Requests: retry after {self.retry_after}"
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": words}
        return body | {"parameters": parameters} if parameters else body


class Faults:
    """The faults now in force; the first that matches a call decides."""

    def __init__(self) -> None:
        self.planned: list[Fault] = []

    def add(self, fault: Fault) -> Fault:
        self.planned.append(fault)
        return fault

    def clear(self) -> None:
        self.planned.clear()

    def take(self, method: str, params: dict[str, Any]) -> Fault | None:
        for fault in self.planned:
            if fault.matches(method, params) and fault.take():
                if fault.times == 0:
                    self.planned.remove(fault)
                return fault
        return None
