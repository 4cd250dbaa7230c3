"""What every button's action is. The codec, and the list of all actions, are in `buttons`."""

from dataclasses import dataclass
from typing import ClassVar

MOST = 2**31 - 1
"""The largest id, page or count: what an integer column holds on either engine."""


@dataclass(frozen=True, slots=True)
class Action:
    """What pressing a button asks for. Fields are ints or short strings without a colon."""

    tag: ClassVar[str]


def small_int(text: str, most: int = MOST) -> int | None:
    """The number written there; None for what is none, and for one beyond ±`most`."""
    try:
        number = int(text)
    except ValueError:
        return None
    return number if abs(number) <= most else None
