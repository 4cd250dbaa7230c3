"""What a person wants with their message, by the phrases around what they seek."""

from collections import defaultdict
from itertools import pairwise

from catalog.search.parts import Part
from catalog.search.reading import Reading
from catalog.search.types import Intent
from catalog.search.words import Role, Span

LEAST = 0.4
OF_THINGS = {Role.KIND, Role.GROUP, Role.STANDARD, Role.SYNONYM}
MUCH = 30  # of any unit
BY_THE_LOAD = {"tan", "ta", "container", "cont", "ton", "tons"}
LOAD = 0.7
SMALL_UNITS = {"g", "gr", "gam", "gram", "ml"}
OF_MAKERS = {Intent.CONTACT, Intent.PRICE, Intent.BULK, Intent.DELIVERY, Intent.DETAIL}
TALK = {Intent.GREETING, Intent.THANKS, Intent.ABOUT, Intent.STARS}
OF_THEMSELVES = {Intent.LEAVE, Intent.NEWS, Intent.MINE, Intent.PRIVACY, Intent.ORGANISERS}
ASIDE = TALK | OF_THEMSELVES | {Intent.DELIVERY, Intent.DETAIL, Intent.EVENT, Intent.SUPPLY}


def intent_of(reading: Reading, found: bool) -> Intent:
    """The intent with the heaviest phrases; small talk only where no product was found or sought.

    "Hello, have you got durian" is no greeting.
    """
    sought = bool(reading.of(Part.SOUGHT) and not reading.promoted)
    weights: dict[Intent, float] = defaultdict(float)
    for span in reading.spans:
        if span.entry.role is Role.INTENT and not _within_a_thing(span, reading):
            weights[Intent(span.entry.value)] += span.entry.weight
    if _much(reading):
        weights[Intent.BULK] += LOAD
    left_out = set(Intent) - OF_MAKERS - {Intent.FIND} if found else TALK if sought else set()
    weighed = {i: w for i, w in weights.items() if i not in left_out}
    if not weighed or max(weighed.values()) < LEAST:
        return Intent.FIND if found or sought or reading.facets else Intent.OTHER
    order = list(Intent)
    return max(weighed, key=lambda intent: (weighed[intent], -order.index(intent)))


def _within_a_thing(span: Span, reading: Reading) -> bool:
    """Whether it is a part of a longer word for a thing: no "giá" in "hộ gia đình"."""
    return any(
        other.start <= span.start
        and span.end <= other.end
        and other.end - other.start > span.end - span.start
        for other in reading.spans
        if other.entry.role in OF_THINGS
    )


def _much(reading: Reading) -> bool:
    """Whether a quantity is said that nobody buys for themselves."""
    said = [reading.tokens[at] for at in reading.of(Part.QUANTITY)]
    return bool(said) and any(
        unit.folded in BY_THE_LOAD or (number.text.isdecimal() and int(number.text) >= MUCH)
        for number, unit in pairwise(said)
        if number.text[0].isdigit() and unit.folded not in SMALL_UNITS
    )


def beside_products(intent: Intent) -> bool:
    """Whether a message of this intent speaks of something other than products."""
    return intent in ASIDE
