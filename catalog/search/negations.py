"""Where a query says what is not wanted: "không phải rượu", "trừ trà", "sugar free"."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from catalog.search.facet_spans import FacetSpan
from catalog.search.parts import Part
from catalog.search.text import Token
from catalog.search.words import Role, Span

AND = {"va", "hay", "hoac", "and", "or"}
OF_ALL = {Role.ALL, Role.GIFT}
PASSING = {Part.CHATTER, Part.PHRASE}


class LeftOut(NamedTuple):
    """Words from `start` to before `end` that are not wanted; "not" stands at `negation`."""

    start: int
    end: int
    negation: Span


def left_out(
    tokens: Sequence[Token],
    parts: Sequence[Part],
    spans: Sequence[Span],
    facets: Sequence[FacetSpan],
    commas: Collection[int] = (),
) -> Iterator[LeftOut]:
    """All that is not wanted; `commas` are the words that a comma stands before.

    "Not" alone says little: Vietnamese questions end with it. Only what the list of `lacking`
    has is taken for unwanted there.
    """
    negations = [span for span in spans if span.entry.role is Role.NOT]
    lacking = list(_lacking(spans)) if negations else []
    of_all = [span for span in spans if span.entry.role in OF_ALL]
    for negation in negations:
        if _as_typed(negation, tokens):
            if negation.entry.value == "before":
                found = _next_to(negation, lacking, before=True)
            elif negation.entry.value == "behind":
                found = _next_to(negation, lacking)
            elif _is_meant(negation, parts, [*facets, *of_all]):
                found = _following(negation.end, tokens, parts, facets, commas)
            else:
                continue
            for start, end in found:
                yield LeftOut(start, end, negation)


def _lacking(spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """What may be lacking; "fish sauce" is more than the fish that begins it."""
    for span in spans:
        if span.entry.role is Role.LACKING:
            longer = [one.end for one in spans if one.start == span.start and one.entry.others]
            yield span.start, max(span.end, *longer, 0)


def _next_to(
    negation: Span, lacking: Sequence[tuple[int, int]], *, before: bool = False
) -> Iterator[tuple[int, int]]:
    """What is lacking right behind "not", one after another; or right before "free"."""
    if before:
        yield from [one for one in lacking if one[1] == negation.start][:1]
        return
    at = negation.end
    while ends := [end for start, end in lacking if start == at]:
        yield at, max(ends)
        at = max(ends)


def _as_typed(negation: Span, tokens: Sequence[Token]) -> bool:
    """A single word must be typed just so: "bot" is rather "bột" than "bớt"."""
    typed = tokens[negation.start : negation.end]
    return len(typed) > 1 or typed[0].key == negation.entry.words[0].key


def _is_meant(negation: Span, parts: Sequence[Part], wanted: Sequence[FacetSpan | Span]) -> bool:
    """Some words must stand behind what is wanted: "ngoài Bắc" excludes nothing."""
    if not negation.entry.value or Part.SOUGHT in parts[: negation.start]:
        return True
    return any(one.end <= negation.start for one in wanted)


def _following(
    start: int,
    tokens: Sequence[Token],
    parts: Sequence[Part],
    facets: Sequence[FacetSpan],
    commas: Collection[int],
) -> Iterator[tuple[int, int]]:
    """What follows "not" up to words said in passing, in pieces where "and" parts them."""
    at, begun = start, start
    while at < len(tokens):
        if at in commas and begun < at:
            yield begun, at
            begun = at
        facet = next((one for one in facets if one.start == at), None)
        if facet:
            yield at, facet.end
            at = begun = facet.end
        elif parts[at] not in PASSING:
            at += 1
        elif tokens[at].folded in AND and parts[at + 1 : at + 2] == [Part.SOUGHT]:
            if begun < at:
                yield begun, at
            at = begun = at + 1
        else:
            break
    if begun < at:
        yield begun, at
