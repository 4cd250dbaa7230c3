"""Words run together or torn apart: found again over the words that the catalogue knows."""

from itertools import pairwise

from catalog.search.text import Token, token
from catalog.search.vocabulary import LONGEST, Vocabulary
from catalog.search.words import Words

SHORTEST_JOINED = 4
LONGEST_PART = 7


def split(joined: Token, vocabulary: Vocabulary, words: Words) -> tuple[Token, ...]:
    """The fewest known words that make up a joined one; () where they do not."""
    text, folded = joined.text, joined.folded
    if len(text) != len(folded) or not SHORTEST_JOINED <= len(text) <= 2 * LONGEST:
        return ()
    best: list[tuple[float, tuple[int, ...]] | None] = [None] * (len(text) + 1)
    best[0] = (0.0, (0,))
    for end in range(2, len(text) + 1):
        for start in range(max(0, end - LONGEST_PART), end - 1):
            before = best[start]
            cost = _cost(folded[start:end], vocabulary, words)
            if before is None or cost is None:
                continue
            total = before[0] + cost
            now = best[end]
            if now is None or total < now[0]:
                best[end] = (total, (*before[1], end))
    found = best[len(text)]
    if found is None:
        return ()
    cuts = found[1]
    return tuple(token(text[a:b]) for a, b in pairwise(cuts))


def _cost(part: str, vocabulary: Vocabulary, words: Words) -> float | None:
    if part in vocabulary:
        return 1.0
    return 1.1 if words.known(part) else None


def concatenations(tokens: list[Token], vocabulary: Vocabulary) -> list[tuple[int, int, Token]]:
    """Runs of two or three words that the catalogue writes as one."""
    found = []
    for start in range(len(tokens)):
        for end in (start + 2, start + 3):
            joined = "".join(t.text for t in tokens[start:end])
            if end <= len(tokens) and SHORTEST_JOINED <= len(joined) <= LONGEST:
                one = token(joined)
                if one.folded in vocabulary:
                    found.append((start, end, one))
    return found
