"""Several things in one message: "gạo và mật ong", or a list with a line for each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from catalog.search.answering import MOST_NEAR
from catalog.search.types import ANY, Answer, Facets, Hit, Intent, Understood

MOST = 6  # things; a message with more is no list of them
OWN_NAME = 95.0  # score of what was typed by its own name, which may hold a comma
WELL_FOUND = 75.0  # score of what may well be one thing, with "và" in its name
_APART = re.compile(r"[,;+&\n]")
_OR_BY_A_WORD = re.compile(
    r"[,;+&\n]|\b(?:và|va|and|với|voi|với lại|voi lai|hoặc|hoac|or)\b", re.IGNORECASE
)


def things_in(query: str, whole: Answer) -> list[str]:
    """The parts of a message that may be things of their own; none where it is one thing.

    A name can hold "và", and even a comma: it depends on how well the whole was found.
    """
    score = whole.hits[0].score if whole.hits else 0.0
    if score >= OWN_NAME:
        return []
    parts = (_APART if score >= WELL_FOUND else _OR_BY_A_WORD).split(query)
    things = [thing for part in parts if (thing := part.strip(" \t-–•*."))]
    return things if 1 < len(things) <= MOST else []


def together(whole: Answer, parts: Sequence[Answer], limit: int) -> Answer:
    """One answer for several things, the best of each first.

    Where one of them was not found, that is `missing`, and the others are near.
    """
    sought = [part for part in parts if part.confident or part.understood.sought]
    found = [part for part in sought if part.confident and part.understood.sought]
    hits = tuple(_in_turns(found))
    if len(found) == len(sought) > 1:
        total = max(len(hits), *(part.total for part in found))
        wants = next(
            (part.intent for part in found if part.intent is not Intent.FIND), Intent.FIND
        )
        return Answer(whole.query, wants, True, _all_of(found), hits[:limit], total)
    if whole.confident or not hits:
        return whole
    missing = ", ".join(" ".join(part.query.split()) for part in sought if not part.confident)
    return replace(whole, missing=missing, near=hits[:MOST_NEAR])


def facets_for_all(parts: Sequence[Answer]) -> Facets:
    """What was said once is meant of all: "gạo và mật ong Thái Bình"."""
    said = [part.understood.facets for part in parts if part.understood.facets != ANY]
    return said[0] if len(said) == 1 else ANY


def _all_of(found: Sequence[Answer]) -> Understood:
    facets = {part.understood.facets for part in found}
    sought = ", ".join(part.understood.sought for part in found)
    return Understood(sought, facets.pop() if len(facets) == 1 else ANY)


def _in_turns(found: Sequence[Answer]) -> Iterator[Hit]:
    """The best of each, then the next of each; none twice, and none ahead of another by score."""
    seen: set[int] = set()
    least = 100.0
    for turn in zip_longest(*(part.hits for part in found)):
        hits = [hit for hit in turn if hit]
        least = min(least, *(hit.score for hit in hits))
        for hit in hits:
            if hit.document.id not in seen:
                seen.add(hit.document.id)
                yield replace(hit, score=least)
