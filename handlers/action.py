"""What every button's action is. The codec, and the list of all actions, are in `buttons`."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Action:
    """What pressing a button asks for. Fields are ints or short strings without a colon."""

    tag: ClassVar[str]
