"""The parts that words play in a query, and what each is worth."""

from enum import Enum


class Part(Enum):
    """The part a word plays in a query."""

    __hash__ = object.__hash__  # an Enum's own is written in Python

    SOUGHT = "sought"
    CHATTER = "chatter"
    PHRASE = "chatter phrase"
    FACET = "facet"
    NUMBER = "number"
    QUANTITY = "quantity"
    FOREIGN = "foreign"
    EXCLUDED = "excluded"
    MAYBE = "perhaps sought"
    SHAPE = "classifier"


IN_PASSING = {Part.CHATTER, Part.PHRASE, Part.QUANTITY}
GAINS = {
    Part.SOUGHT: 1.0,
    Part.CHATTER: 0.9,
    Part.PHRASE: 0.4,
    Part.FACET: 0.9,
    Part.NUMBER: 0.4,
    Part.QUANTITY: 0.2,
    Part.FOREIGN: 1.0,
    Part.EXCLUDED: 0.0,
    Part.MAYBE: 0.9,
    Part.SHAPE: 0.5,
}
COSTS = {
    Part.SOUGHT: 0.9,
    Part.CHATTER: 0.0,
    Part.PHRASE: 0.0,
    Part.FACET: 0.5,
    Part.NUMBER: 0.05,
    Part.QUANTITY: 0.0,
    Part.FOREIGN: 1.3,
    Part.EXCLUDED: 0.0,
    Part.MAYBE: 0.25,
    Part.SHAPE: 0.1,
}
