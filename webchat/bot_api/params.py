"""The parameters of a call: strings from a form, values from JSON, files from a multipart body."""

import json
from dataclasses import dataclass, field
from typing import Any

from webchat.entities import Formatted, formatted
from webchat.errors import bad_request
from webchat.files import Upload

_TRUE = frozenset({"true", "True", "1", "yes", True})


@dataclass
class Params:
    values: dict[str, Any]
    uploads: dict[str, Upload] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        return self.values.get(name) not in (None, "")

    def text(self, name: str) -> str:
        value = self.values.get(name, "")
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    def integer(self, name: str, default: int = 0) -> int:
        value = self.values.get(name, default)
        try:
            return int(value or default)
        except (TypeError, ValueError):
            raise bad_request(f'invalid parameter "{name}": expected Integer') from None

    def number(self, name: str) -> float:
        try:
            return float(self.values.get(name, ""))
        except (TypeError, ValueError):
            raise bad_request(f'parameter "{name}" is required') from None

    def boolean(self, name: str) -> bool:
        value = self.values.get(name)
        return isinstance(value, (str, int)) and value in _TRUE

    def json(self, name: str) -> Any:
        """A nested value, whether it came as JSON text or as JSON. None if it is missing."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None

    def formatted(self, name: str, entities: str = "entities") -> Formatted:
        return formatted(self.text(name), self.text("parse_mode"), self.json(entities))
