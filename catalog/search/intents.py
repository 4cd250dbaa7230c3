"""What a person wants with their message, by the phrases around what they seek."""

from collections import defaultdict

from catalog.search.reading import Reading
from catalog.search.types import Intent
from catalog.search.words import Role

PRODUCT_INTENTS = {Intent.FIND, Intent.CONTACT, Intent.PRICE, Intent.BULK}


def intent_of(reading: Reading, found: bool) -> Intent:
    """The intent with the heaviest phrases; small talk only where no product was found."""
    weights: dict[Intent, float] = defaultdict(float)
    for span in reading.spans:
        if span.entry.role is Role.INTENT:
            weights[Intent(span.entry.value)] += span.entry.weight
    if found:
        weights = {i: w for i, w in weights.items() if i in PRODUCT_INTENTS}
    if not weights:
        return Intent.FIND if found else Intent.OTHER
    order = list(Intent)
    return max(weights, key=lambda intent: (weights[intent], -order.index(intent)))
