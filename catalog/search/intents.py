"""What a person wants with their message, by the phrases around what they seek."""

from collections import defaultdict

from catalog.search.reading import Part, Reading
from catalog.search.types import Intent
from catalog.search.words import Role

LEAST = 0.4
OF_PRODUCTS = {Intent.FIND, Intent.CONTACT, Intent.PRICE, Intent.BULK}


def intent_of(reading: Reading, found: bool) -> Intent:
    """The intent with the heaviest phrases; small talk only where no product was found."""
    weights: dict[Intent, float] = defaultdict(float)
    for span in reading.spans:
        if span.entry.role is Role.INTENT:
            weights[Intent(span.entry.value)] += span.entry.weight
    weighed = {i: w for i, w in weights.items() if not found or i in OF_PRODUCTS}
    if not weighed or max(weighed.values()) < LEAST:
        sought = found or bool(reading.facets)
        sought = sought or bool(reading.of(Part.SOUGHT) and not reading.promoted)
        return Intent.FIND if sought else Intent.OTHER
    order = list(Intent)
    return max(weighed, key=lambda intent: (weighed[intent], -order.index(intent)))


def beside_products(intent: Intent) -> bool:
    """Whether a message of this intent speaks of something other than products."""
    return intent in {Intent.EVENT, Intent.GREETING, Intent.THANKS}
