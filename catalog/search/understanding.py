"""What was understood, in words for the person: what is sought, where, and with which stars."""

from dataclasses import replace

from rapidfuzz import fuzz

from catalog.search.answering import HELD, Verdict, merge, places_meant, stated_facets
from catalog.search.facet_spans import FacetSpan
from catalog.search.facts import NO_DOCUMENTS, Facts, Numbers
from catalog.search.parts import Part
from catalog.search.reading import Reading
from catalog.search.scoring import Scored, Scorer
from catalog.search.text import Token, folded_key
from catalog.search.types import Document, Facets, PlaceName, Understood

SOUGHT = {Part.SOUGHT, Part.SHAPE}
IF_HELD = {Part.MAYBE, Part.NUMBER}
RESTORED_FROM = 70  # likeness, of 100, of a typed word to the name's for the name's to be shown


def of_facets(reading: Reading, numbers: Numbers, facts: Facts, given: Facets) -> Understood:
    """For a query of facets only."""
    facets = merge(stated_facets(reading.facets), given)
    return _with_places(_understood(reading, "", facets), reading.facets, numbers, facts, given)


def _understood(reading: Reading, sought: str, facets: Facets) -> Understood:
    without = " ".join(reading.tokens[at].text for at in sorted(reading.without))
    return Understood(sought, facets, without=without, by_name=bool(reading.left_out))


def of_nothing(reading: Reading, facts: Facts, given: Facets) -> Understood:
    """For a query of words of which the catalogue has none."""
    sought = " ".join(reading.tokens[at].text for at in sorted(reading.of(Part.SOUGHT)))
    return replace(of_facets(reading, NO_DOCUMENTS, facts, given), sought=sought)


def of_search(
    reading: Reading,
    scored: Scored,
    verdict: Verdict,
    best: Document,
    scorer: Scorer,
    facts: Facts,
    given: Facets,
) -> Understood:
    """For a query that seeks a product."""
    applied = [
        facet for facet in verdict.applied if not _said_by_name(facet, scored, verdict, scorer)
    ]
    facets = merge(stated_facets(applied), given)
    numbers = scored.numbers[verdict.kept]
    taken = {at for facet in applied for at in range(facet.start, facet.end)}
    sought = _sought(reading, scored, verdict, best, taken)
    understood = _understood(reading, sought, facets)
    return _with_places(understood, applied, numbers, facts, given)


def _said_by_name(facet: FacetSpan, scored: Scored, verdict: Verdict, scorer: Scorer) -> bool:
    """Whether the words of a facet are rather part of the name that was sought."""
    if facet.explicit or facet.is_fact or not len(verdict.kept):
        return False
    best = verdict.kept[:1]
    return not scorer.fits(facet, scored.numbers[best])[0]


def _with_places(
    understood: Understood,
    spans: list[FacetSpan],
    numbers: Numbers,
    facts: Facts,
    given: Facets,
) -> Understood:
    """The place said, or those it may be where several have what is sought."""
    if given.place is not None:
        return understood
    for span in spans:
        if span.is_place and not span.context:
            meant = places_meant(span, numbers, facts)
            if len(meant) == 1:
                facets = replace(understood.facets, place=meant[0])
                understood = replace(understood, facets=facets)
            else:
                understood = replace(understood, place_choices=_distinct(meant))
    return understood


def _distinct(places: tuple[PlaceName, ...]) -> tuple[PlaceName, ...]:
    return tuple(dict.fromkeys(places))


def _sought(
    reading: Reading, scored: Scored, verdict: Verdict, best: Document, taken: set[int]
) -> str:
    if reading.promoted and not verdict.confident:
        return ""  # words of chatter, and no name made of them
    wanted = set(verdict.adopted)
    for at, part in enumerate(reading.parts):
        held = part in IF_HELD and scored.held[at, 0] >= HELD
        if held or part in SOUGHT or (part is Part.FACET and at not in taken):
            wanted.add(at)
    words = best.name.split() if verdict.confident else []
    return " ".join(_restored(reading.tokens[at], words) for at in sorted(wanted))


def _restored(typed: Token, words: list[str]) -> str:
    """A typed word as the best product's name spells it; as typed where it has none such."""
    if typed.marked:
        return typed.text
    for word in words:
        if folded_key(word) == typed.folded:
            return _uncapitalised(word, words)
    near = [(fuzz.ratio(typed.folded, folded_key(word)), word) for word in words]
    likeness, word = max(near, default=(0.0, ""), key=lambda pair: pair[0])
    return _uncapitalised(word, words) if likeness >= RESTORED_FROM else typed.text


def _uncapitalised(word: str, words: list[str]) -> str:
    """A name's first word is capitalised for its place only."""
    word = word.strip('()[]"“”,;.')
    return word.lower() if word == words[0] and not word.isupper() else word
