"""What was worked out lately, so that it need not be again."""

from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Memory(dict[Key, Value]):
    """Of a thing that does not change. Threads may share it: at worst they do the work twice."""

    def __init__(self, most: int) -> None:
        """When it holds so many, all are forgotten together."""
        super().__init__()
        self.most = most

    def keep(self, key: Key, value: Value) -> Value:
        """The value, as what is known by that key from now on."""
        if len(self) >= self.most:
            self.clear()
        self[key] = value
        return value
