"""How a query can be read: what each word may stand for, and what its absence costs.

Nothing is deleted. A word of chatter costs nothing where a product lacks it and still counts
where a product has it; a word that is sought costs when it is missing. Which reading holds is
then decided by the score over the whole phrase, product by product.
"""

from dataclasses import dataclass, field
from enum import Enum

from catalog.search.facets import FacetSpan, find_facets
from catalog.search.facts import Facts
from catalog.search.keyboard import undo
from catalog.search.places import Places
from catalog.search.segments import concatenations, split
from catalog.search.text import Token, token, tokenise
from catalog.search.vocabulary import Vocabulary
from catalog.search.words import Role, Span, Words

MAX_TOKENS = 64
SYNONYM_FIT = 0.95
NARROWER_FIT = 0.85
ENGLISH_FIT = 0.97
SHORTHAND_FIT = 0.97
RESPELT_FIT = 0.97


class Part(Enum):
    """The part a word plays in a query."""

    SOUGHT = "sought"
    CHATTER = "chatter"
    PHRASE = "chatter phrase"
    FACET = "facet"
    NUMBER = "number"
    FOREIGN = "foreign"
    EXCLUDED = "excluded"


GAINS = {
    Part.SOUGHT: 1.0,
    Part.CHATTER: 0.3,
    Part.PHRASE: 0.12,
    Part.FACET: 0.9,
    Part.NUMBER: 0.4,
    Part.FOREIGN: 1.0,
    Part.EXCLUDED: 0.0,
}
COSTS = {
    Part.SOUGHT: 0.9,
    Part.CHATTER: 0.0,
    Part.PHRASE: 0.0,
    Part.FACET: 0.5,
    Part.NUMBER: 0.05,
    Part.FOREIGN: 1.3,
    Part.EXCLUDED: 0.0,
}


@dataclass(frozen=True, slots=True)
class Way:
    """Other words that the tokens from `start` to before `end` may stand for."""

    start: int
    end: int
    words: tuple[Token, ...]
    fit: float


@dataclass(slots=True)
class Reading:
    """A query's tokens with the part each plays, other ways to read them, and its facets."""

    tokens: list[Token]
    parts: list[Part]
    spans: list[Span]
    ways: list[Way] = field(default_factory=list)
    facets: list[FacetSpan] = field(default_factory=list)

    @property
    def marked(self) -> bool:
        """Whether the person types accents."""
        return any(t.marked for t in self.tokens)

    def of(self, part: Part) -> list[int]:
        """Positions of the words that play a part."""
        return [at for at, one in enumerate(self.parts) if one is part]


def read(
    query: str, words: Words, places: Places, vocabulary: Vocabulary, facts: Facts
) -> Reading:
    """All readings of a query in one structure."""
    typed = tokenise(query)[:MAX_TOKENS]
    tokens = [_undone(one, words, vocabulary) for one in typed]
    spans = words.find(tokens)
    reading = Reading(tokens, [Part.SOUGHT] * len(tokens), spans)
    _mark_chatter(reading)
    reading.facets = find_facets(tokens, spans, places, facts)
    _mark_numbers(reading)
    for facet in reading.facets:
        part = Part.CHATTER if facet.context else Part.FACET
        reading.parts[facet.start : facet.end] = [part] * (facet.end - facet.start)
    _mark_excluded(reading)
    reading.ways = [*_respelt(typed, reading, words, vocabulary), *_listed_ways(spans)]
    return reading


def _undone(typed: Token, words: Words, vocabulary: Vocabulary) -> Token:
    """Telex or VNI undone where the outcome is a known word and the input is none."""
    if typed.folded in vocabulary or words.known(typed.folded):
        return typed
    undone = undo(typed.text)
    if undone is None:
        return typed
    return token(undone)


def _mark_chatter(reading: Reading) -> None:
    for span in reading.spans:
        if span.entry.role in {Role.CHATTER, Role.INTENT, Role.BUYER_PLACE}:
            part = Part.CHATTER if span.end - span.start == 1 else Part.PHRASE
            for at in range(span.start, span.end):
                if reading.parts[at] is not Part.PHRASE:
                    reading.parts[at] = part
    for span in reading.spans:
        if span.entry.role is Role.FOREIGN:
            for at in range(span.start, span.end):
                reading.parts[at] = Part.FOREIGN


def _mark_numbers(reading: Reading) -> None:
    units = {span.start for span in reading.spans if span.entry.role is Role.UNIT}
    for at, one in enumerate(reading.tokens):
        if one.text[0].isdigit():
            reading.parts[at] = Part.NUMBER
            if at + 1 in units:
                reading.parts[at + 1] = Part.CHATTER


def _mark_excluded(reading: Reading) -> None:
    """What follows "not" up to the next chatter is what the person does not want."""
    for span in reading.spans:
        if span.entry.role is not Role.NOT or span.end >= len(reading.tokens):
            continue
        if not any(part is Part.SOUGHT for part in reading.parts[: span.start]):
            continue
        reading.parts[span.start : span.end] = [Part.PHRASE] * (span.end - span.start)
        for at in range(span.end, len(reading.tokens)):
            if reading.parts[at] in {Part.CHATTER, Part.PHRASE}:
                break
            reading.parts[at] = Part.EXCLUDED


def _listed_ways(spans: list[Span]) -> list[Way]:
    fits = {
        Role.SYNONYM: SYNONYM_FIT,
        Role.NARROWER: NARROWER_FIT,
        Role.ENGLISH: ENGLISH_FIT,
        Role.SHORTHAND: SHORTHAND_FIT,
    }
    return [
        Way(span.start, span.end, other, fits[span.entry.role])
        for span in spans
        if span.entry.role in fits
        for other in span.entry.others
    ]


def _respelt(
    typed: list[Token], reading: Reading, words: Words, vocabulary: Vocabulary
) -> list[Way]:
    """Joined words split, split words joined, and raw keyboard input as typed."""
    ways = []
    for at, (raw, one) in enumerate(zip(typed, reading.tokens, strict=True)):
        if raw is not one:
            ways.append(Way(at, at + 1, (raw,), RESPELT_FIT))
        if one.folded not in vocabulary and not words.known(one.folded):
            parts = split(one, vocabulary, words)
            if parts:
                ways.append(Way(at, at + 1, parts, RESPELT_FIT))
        elif raw is one and (undone := undo(raw.text)) is not None:
            ways.append(Way(at, at + 1, (token(undone),), 0.9))
    ways += [
        Way(start, end, (joined,), RESPELT_FIT)
        for start, end, joined in concatenations(reading.tokens, vocabulary)
    ]
    return ways
