"""Other ways to read the words of a query: what the lists know, and other spellings."""

from typing import NamedTuple

from catalog.search.keyboard import undo
from catalog.search.segments import concatenations, splits
from catalog.search.text import Token, token
from catalog.search.vocabulary import Vocabulary
from catalog.search.words import Role, Span, Words

MOST_SPLIT = 8  # unknown words that are looked at as run together; nobody joins more
LISTED_FITS = {
    Role.SYNONYM: 0.92,
    Role.NARROWER: 0.84,
    Role.ENGLISH: 0.97,
    Role.SHORTHAND: 0.97,
}
ONE_WORD_LESS = 0.02
ENGLISH_WORD_LESS = 0.08
PART_LESS = 0.2
OTHER_WORDS_SHARE = 0.5  # how far a name is said by other words than its own
RESPELT_FIT = 0.97
UNDONE_FIT = 0.9


class Way(NamedTuple):
    """Other words that the tokens from `start` to before `end` may stand for.

    The accents of a `listed` one are sure, whether or not the person types any.
    """

    start: int
    end: int
    words: tuple[Token, ...]
    fit: float
    slips: bool = False
    share: float = 1.0
    listed: bool = False


def listed_ways(spans: list[Span]) -> list[Way]:
    """Synonyms, English words and shorthand, from the word lists."""
    return [
        Way(span.start, span.end, other, _fit(span, other), share=OTHER_WORDS_SHARE, listed=True)
        for span in spans
        if span.entry.role in LISTED_FITS
        for other in span.entry.others
    ]


def _fit(span: Span, other: tuple[Token, ...]) -> float:
    """A phrase known as a whole fits better than its words one by one, or than a part of it."""
    fit = LISTED_FITS[span.entry.role]
    if len(other) < span.end - span.start and set(other) < set(span.entry.words):
        return fit - PART_LESS
    if span.end - span.start > 1:
        return fit
    return fit - (ENGLISH_WORD_LESS if span.entry.role is Role.ENGLISH else ONE_WORD_LESS)


def respelt(
    typed: list[Token], tokens: list[Token], words: Words, vocabulary: Vocabulary
) -> list[Way]:
    """Joined words split, split words joined, and raw keyboard input as typed."""
    ways = []
    split: dict[str, list[tuple[Token, ...]]] = {}
    for at, (raw, one) in enumerate(zip(typed, tokens, strict=True)):
        if raw is not one:
            ways.append(Way(at, at + 1, (raw,), RESPELT_FIT, slips=True))
        elif (undone := undo(raw.text)) is not None:
            ways.append(Way(at, at + 1, (token(undone),), UNDONE_FIT))
        if one.folded not in vocabulary and not words.known(one.folded):
            if one.text not in split and len(split) < MOST_SPLIT:
                split[one.text] = splits(one, vocabulary, words)
            ways += [Way(at, at + 1, parts, RESPELT_FIT) for parts in split.get(one.text, ())]
    ways += [
        Way(start, end, (joined,), RESPELT_FIT)
        for start, end, joined in concatenations(tokens, vocabulary)
    ]
    return ways
