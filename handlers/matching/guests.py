"""Who someone is, in one message: "Bà Sáu, HTX Bình Minh, 0912 345 678"."""

import re
from dataclasses import dataclass

from catalog.names import visible
from catalog.phones import found_in

LONGEST_NAME, LONGEST_ORGANISATION = 100, 200
_BETWEEN = re.compile(r"[,;\n]|\s[-–—]\s")


@dataclass(frozen=True, slots=True)
class Guest:
    """What was typed of them; only the name must be there."""

    name: str
    organisation: str = ""
    phone: str = ""
    """E.164."""


def guest_of(text: str) -> Guest | None:
    """A name, and what may follow it: an organisation, a phone number ("Bà Sáu, HTX Bình Minh,
    0912 345 678"). None where the number cannot be one, or there are two."""
    found = found_in(visible(text))
    if len(found.numbers) > 1 or not found.is_plain:
        return None
    phone = "".join(found.numbers)
    parts = [part for one in _BETWEEN.split(found.rest) if (part := " ".join(one.split()))]
    name, organisation = "".join(parts[:1]), ", ".join(parts[1:])
    return Guest(name[:LONGEST_NAME], organisation[:LONGEST_ORGANISATION], phone)
