"""How a query can be read: what each word may stand for, and what its absence costs.

Nothing is deleted. A word of chatter costs nothing where a product lacks it and still counts
where a product has it; a word that is sought costs when it is missing. Which reading holds is
then decided by the score over the whole phrase, product by product.
"""

from dataclasses import dataclass, field, replace
from itertools import accumulate

from catalog.search.facet_spans import FacetSpan
from catalog.search.facets import MILLIONS, THOUSANDS, find_facets
from catalog.search.facts import NO_DOCUMENTS, Facts, Numbers
from catalog.search.keyboard import undo
from catalog.search.negations import LeftOut, left_out
from catalog.search.parts import Part
from catalog.search.places import Places
from catalog.search.text import Token, token, tokenise
from catalog.search.types import Facets
from catalog.search.vocabulary import Vocabulary
from catalog.search.ways import Way, listed_ways, respelt
from catalog.search.words import Role, Span, Words

CHATTER = {Role.CHATTER, Role.INTENT, Role.BUYER_PLACE, Role.ALL, Role.LEANING}
ANYTHING = {"cai", "chiec"}
NUMERALS = {"mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi", "moi", "vai"}
GIFT_STARS = 4
AMOUNTS = THOUSANDS | MILLIONS
MAX_TOKENS = 64
READ_ANEW = {Part.SOUGHT, Part.MAYBE, Part.SHAPE, Part.FACET, Part.FOREIGN}
MAX_CHARACTERS = 1024  # what follows is no question any more


@dataclass(slots=True)
class Reading:
    """A query's tokens with the part each plays, other ways to read them, and its facets."""

    tokens: list[Token]
    parts: list[Part]
    spans: list[Span]
    ways: list[Way] = field(default_factory=list)
    facets: list[FacetSpan] = field(default_factory=list)
    promoted: bool = False
    marked: bool = False  # whether the person types accents
    spelt: list[bool] = field(default_factory=list)  # which words the lists have just so
    left_out: list[LeftOut] = field(default_factory=list)  # what is not wanted, by its name
    unwanted_facets: list[FacetSpan] = field(default_factory=list)
    without: set[int] = field(default_factory=set)  # positions of all that says so
    unwanted: Numbers = field(default_factory=lambda: NO_DOCUMENTS)
    free: Numbers = field(default_factory=lambda: NO_DOCUMENTS)  # say that they have none of it

    @property
    def seeks(self) -> list[int]:
        """Positions of the words that are sought, or may be."""
        return self.of(Part.SOUGHT) + self.of(Part.MAYBE)

    @property
    def wants_all(self) -> bool:
        """Whether it asks for all there is, if nothing else is sought."""
        return any(span.entry.role is Role.ALL for span in self.spans)

    def of(self, part: Part) -> list[int]:
        """Positions of the words that play a part."""
        if part not in self.parts:
            return []
        return [at for at, one in enumerate(self.parts) if one is part]


def read(
    query: str, words: Words, places: Places, vocabulary: Vocabulary, facts: Facts
) -> Reading:
    """All readings of a query in one structure."""
    beginning = " ".join(query.split()[:MAX_TOKENS])[:MAX_CHARACTERS]
    typed = tokenise(beginning)[:MAX_TOKENS]
    tokens = decoded(typed, words, vocabulary)
    spans = words.find(tokens)
    reading = Reading(tokens, [Part.SOUGHT] * len(tokens), spans)
    reading.marked = any(one.marked for one in tokens)
    english = _covered(spans, Role.ENGLISH)
    reading.spelt = [at in english or words.spells(one) for at, one in enumerate(tokens)]
    _mark_chatter(reading, words, vocabulary)
    _mark_foreign(reading)
    reading.facets = find_facets(tokens, spans, places, facts)
    _mark_numbers(reading)
    _leave_out(reading, _commas(beginning))
    _look_for_gifts(reading)
    for facet in reading.facets:
        part = Part.PHRASE if facet.context else Part.FACET
        reading.parts[facet.start : facet.end] = [part] * (facet.end - facet.start)
    _mark_classifiers(reading)
    _promote(reading)
    wide = [span for span in spans if not _narrowed(span, reading)]
    ways = [*respelt(typed, tokens, words, vocabulary), *listed_ways(wide)]
    reading.ways = [way for way in ways if _matters(way, reading)]
    return reading


def _matters(way: Way, reading: Reading) -> bool:
    """Whether a way reads words that are sought, or spells one of them out of its parts."""
    return not READ_ANEW.isdisjoint(reading.parts[way.start : way.end])


def _narrowed(span: Span, reading: Reading) -> bool:
    """Whether a wider word is told which one it is by what is sought beside it."""
    if span.entry.role is not Role.NARROWER:
        return False
    beside = [
        reading.parts[at] for at in (span.start - 1, span.end) if 0 <= at < len(reading.parts)
    ]
    return Part.SOUGHT in beside


def decoded(typed: list[Token], words: Words, vocabulary: Vocabulary) -> list[Token]:
    """Raw Telex and VNI undone, where that makes the whole query likelier.

    A keyboard is off for a whole message: one odd word among plain unaccented ones is a slip.
    """
    undone = [_undone(one, words, vocabulary) for one in typed]
    raw = sum(one is not None for one in undone)
    if not raw:
        return typed
    bare = sum(
        one is None and not word.marked and vocabulary.always_marked(word.folded)
        for one, word in zip(undone, typed, strict=True)
    )
    sure = raw > 1 or any(one and vocabulary.id_of(one.key) is not None for one in undone)
    if not sure or bare > raw:
        return typed
    return [one or word for one, word in zip(undone, typed, strict=True)]


def _undone(typed: Token, words: Words, vocabulary: Vocabulary) -> Token | None:
    """Telex or VNI undone, None where the word is known as it stands."""
    if typed.folded in vocabulary or words.holds(typed.folded):
        return None
    undone = undo(typed.text)
    return None if undone is None else token(undone)


def _mark_chatter(reading: Reading, words: Words, vocabulary: Vocabulary) -> None:
    chatter = [span for span in reading.spans if _is_chatter(span, words)]
    bare = all(span.end - span.start == 1 for span in chatter)
    things = _covered(reading.spans, Role.SYNONYM, 2)  # "dau goi" is neither "đâu" nor "gọi"
    for span in chatter:
        named = span.end - span.start == 1 and span.start in things
        if not named and not (bare and _another_word(span, reading, vocabulary)):
            part = Part.CHATTER if span.end - span.start == 1 else Part.PHRASE
            for at in range(span.start, span.end):
                if reading.parts[at] is not Part.PHRASE:
                    reading.parts[at] = part


def _covered(spans: list[Span], role: Role, fewest: int = 1) -> set[int]:
    """Positions in phrases of a role that have so many words or more."""
    return {
        at
        for span in spans
        if span.entry.role is role and span.end - span.start >= fewest
        for at in range(span.start, span.end)
    }


def _another_word(span: Span, reading: Reading, vocabulary: Vocabulary) -> bool:
    """Who types accents, but none on a word that the catalogue writes so, means that word.

    "nho" is no "nhỏ" in "nho Ninh Thuận". In a whole sentence it is rather a slip.
    """
    one, listed = reading.tokens[span.start], span.entry.words
    plain = reading.marked and not one.marked and len(listed) == 1 and listed[0].marked
    return plain and vocabulary.id_of(one.key) is not None


def _is_chatter(span: Span, words: Words) -> bool:
    """Chatter as listed, and shorthand for it."""
    if span.entry.role is Role.SHORTHAND:
        return any(words.has(other, Role.CHATTER) for other in span.entry.others)
    return span.entry.role in CHATTER


def _mark_foreign(reading: Reading) -> None:
    """Words of what the catalogue has nothing of; a bare syllable may be too much else.

    So may be one with another accent: "sữa chua" is no "sửa chữa".
    """
    for span in reading.spans:
        at = range(span.start, span.end)
        if span.entry.role is not Role.FOREIGN or any(
            reading.parts[one] is Part.PHRASE for one in at
        ):
            continue
        first = reading.tokens[span.start]
        bare = first.key != span.entry.words[0].key
        if not bare or (len(at) > 1 and not first.marked):
            reading.parts[span.start : span.end] = [Part.FOREIGN] * len(at)


def _look_for_gifts(reading: Reading) -> None:
    """A present of no kind is one with many stars: "quà tết"; whose it is to be is no filter."""
    gifts = [
        span
        for span in reading.spans
        if span.entry.role is Role.GIFT and _as_accented(span, reading)
    ]
    if (
        not gifts
        or _may_be_sought(reading)
        or any(not f.facets.producer_kind and not f.facets.price_max for f in reading.facets)
    ):
        return
    reading.facets = [replace(f, context=not f.facets.price_max) for f in reading.facets]
    longest = max(gifts, key=lambda span: span.end - span.start)
    stars = Facets(stars_min=GIFT_STARS)
    reading.facets.append(FacetSpan(longest.start, longest.end, stars, explicit=False))


def _as_accented(span: Span, reading: Reading) -> bool:
    """Among words with accents one without is no other: "qua email" is no "quà"."""
    typed = reading.tokens[span.start : span.end]
    return not reading.marked or len(typed) > 1 or typed[0].key == span.entry.words[0].key


def _may_be_sought(reading: Reading) -> bool:
    """Whether there are other words than those said in passing; numbers are, but for prices."""
    folded = [one.folded for one in reading.tokens]
    return any(
        part in {Part.SOUGHT, Part.FOREIGN}
        or (part is Part.NUMBER and AMOUNTS.isdisjoint(folded[at + 1 : at + 2]))
        for at, part in enumerate(reading.parts)
    )


def _mark_classifiers(reading: Reading) -> None:
    """What says the shape of the thing behind it: few names hold it ("quả vải", "con vịt")."""
    for span in reading.spans:
        if span.entry.role is not Role.CLASSIFIER:
            continue
        if reading.parts[span.end : span.end + 1] == [Part.SOUGHT]:
            part = Part.SHAPE
        elif _is_anything(span, reading):
            part = Part.CHATTER
        else:
            continue
        for at in range(span.start, span.end):
            if reading.parts[at] is Part.SOUGHT:
                reading.parts[at] = part


def _is_anything(span: Span, reading: Reading) -> bool:
    """Whether it is the widest of them, and no thing on either side: "cái kia", "xin cái giá".

    Without its accent only before what is asked ("cai gia").
    """
    one = reading.tokens[span.start]
    if one.folded not in ANYTHING or reading.parts[span.start - 1 : span.start] == [Part.SOUGHT]:
        return False
    asks = any(o.start == span.end and o.entry.role is Role.INTENT for o in reading.spans)
    return len(reading.tokens) > 1 and (asks or one.key == span.entry.words[0].key)


def looking_around(reading: Reading) -> Reading:
    """As if the places where people say they are were where they look: "mình ở Kiến Xương"."""
    facets = [replace(one, context=one.context and not one.is_place) for one in reading.facets]
    return replace(reading, facets=facets)


def _promote(reading: Reading) -> None:
    """Where nothing is sought, the words of chatter may be: a name can be made of them."""
    if reading.of(Part.SOUGHT) or reading.of(Part.FACET) or reading.of(Part.FOREIGN):
        return
    for at in reading.of(Part.CHATTER) + reading.of(Part.PHRASE):
        reading.parts[at] = Part.MAYBE
    reading.promoted = True


def _mark_numbers(reading: Reading) -> None:
    """Numbers, and quantities with their unit: a quantity is never a name."""
    units = {span.start for span in reading.spans if span.entry.role is Role.UNIT}
    for at, one in enumerate(reading.tokens):
        digits = one.text[0].isdigit()
        if digits:
            reading.parts[at] = Part.NUMBER
        if at + 1 in units and (digits or _is_numeral(reading, at)):
            part = Part.QUANTITY if digits else Part.CHATTER
            reading.parts[at : at + 2] = [part, part]


def _is_numeral(reading: Reading, at: int) -> bool:
    everyday = reading.parts[at] in {Part.SOUGHT, Part.CHATTER}
    return everyday and reading.tokens[at].folded in NUMERALS


def _commas(text: str) -> set[int]:
    """The words that a comma stands before, by their position."""
    parts = text.split(",")[:-1]
    return set(accumulate(len(tokenise(part)) for part in parts))


def _leave_out(reading: Reading, commas: set[int]) -> None:
    """Marks what is not wanted; places and stars among it are no filters."""
    for one in left_out(reading.tokens, reading.parts, reading.spans, reading.facets, commas):
        taken = set(range(one.start, one.end))
        met = [f for f in reading.facets if not taken.isdisjoint(range(f.start, f.end))]
        reading.facets = [facet for facet in reading.facets if facet not in met]
        reading.unwanted_facets += met
        if not met:
            reading.left_out.append(one)
        at = slice(one.negation.start, one.negation.end)
        reading.parts[at] = [Part.PHRASE] * (at.stop - at.start)
        reading.parts[one.start : one.end] = [Part.EXCLUDED] * (one.end - one.start)
        reading.without.update(range(*at.indices(len(reading.tokens))), taken)
