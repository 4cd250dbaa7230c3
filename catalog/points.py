"""A point on the map as people paste it: "20.4463, 106.3366", or a map's link that holds it."""

import re
from urllib.parse import unquote

Point = tuple[float, float]
"""Latitude and longitude."""
SOUTH, NORTH, WEST, EAST = 6.0, 24.0, 102.0, 118.0
"""Around Vietnam with its islands."""
_NUMBER = r"(-?\d{1,3}[.,]\d{2,})"
_FORMS = [
    re.compile(form)
    for form in (
        rf"!3d{_NUMBER}!4d{_NUMBER}",  # the place, where @ is what the map shows
        rf"[?&](?:q|query|ll|destination|daddr)=(?:loc:)?{_NUMBER},\+?\s*{_NUMBER}",
        rf"@{_NUMBER},{_NUMBER}",
        rf"(?<![\d.,]){_NUMBER}[\s;,]+{_NUMBER}(?![\d.,])",
    )
]
_LINK = re.compile(r"https?://|\bgoo\.gl/")


def read_point(text: str) -> Point | None:
    """The point that the text names; None where it names none in or near Vietnam."""
    text = unquote(text)
    for form in _FORMS:
        if found := form.search(text):
            north, east = (float(number.replace(",", ".")) for number in found.groups())
            inside = SOUTH <= north <= NORTH and WEST <= east <= EAST
            return (north, east) if inside else None
    return None


def holds_link(text: str) -> bool:
    """Whether there is a link in it: a shortened one says nothing of where it leads."""
    return bool(_LINK.search(text.casefold()))
