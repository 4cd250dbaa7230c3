"""Words run together or torn apart: found again over the words that the catalogue knows."""

from itertools import pairwise

from catalog.search.text import Token, token
from catalog.search.vocabulary import LONGEST, Vocabulary
from catalog.search.words import Words

SHORTEST_JOINED = 4
LONGEST_PART = 12
KNOWN = 1.0
LISTED = 1.2  # known to the word lists only
ONE_LETTER = 0.6  # on top: few words have a single letter


def splits(joined: Token, vocabulary: Vocabulary, words: Words) -> list[tuple[Token, ...]]:
    """Ways to read one word as several known ones: all in two parts, else the fewest parts."""
    text, folded = joined.text, joined.folded
    if len(text) != len(folded) or not SHORTEST_JOINED <= len(text) <= 2 * LONGEST:
        return []
    halves = [
        (token(text[:at]), token(text[at:]))
        for at in range(1, len(text))
        if folded[:at] in vocabulary and folded[at:] in vocabulary
    ]
    return list(halves) or _fewest_parts(text, folded, vocabulary, words)


def _fewest_parts(
    text: str, folded: str, vocabulary: Vocabulary, words: Words
) -> list[tuple[Token, ...]]:
    best: list[tuple[float, tuple[int, ...]] | None] = [None] * (len(text) + 1)
    best[0] = (0.0, (0,))
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - LONGEST_PART), end):
            before = best[start]
            if before is None or (cost := _cost(folded[start:end], vocabulary, words)) is None:
                continue
            total = before[0] + cost
            now = best[end]
            if now is None or total < now[0]:
                best[end] = (total, (*before[1], end))
    found = best[len(text)]
    return [] if found is None else [tuple(token(text[a:b]) for a, b in pairwise(found[1]))]


def _cost(part: str, vocabulary: Vocabulary, words: Words) -> float | None:
    extra = ONE_LETTER if len(part) == 1 else 0.0
    if part in vocabulary:
        return KNOWN + extra
    return LISTED + extra if words.known(part) else None


def concatenations(tokens: list[Token], vocabulary: Vocabulary) -> list[tuple[int, int, Token]]:
    """Runs of two or three words that the catalogue writes as one."""
    found = []
    folded = [one.folded for one in tokens]
    for start in range(len(folded) - 1):
        joined = folded[start]
        for end, part in enumerate(folded[start + 1 : start + 3], start + 2):
            joined += part
            if SHORTEST_JOINED <= len(joined) <= LONGEST and joined in vocabulary:
                found.append((start, end, token("".join(t.text for t in tokens[start:end]))))
    return found
