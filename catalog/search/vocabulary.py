"""The words of the catalogue, and which of them a typed word may stand for.

A word is found through its deletion neighbourhood (the word with up to two letters left out:
whatever is within that many slips shares one of those forms) and through its sound key, then
weighed letter by letter. The vocabulary of syllables grows far slower than the catalogue.
"""

from collections import defaultdict
from enum import Enum, auto
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from catalog.search.memory import Memory
from catalog.search.sounds import SAME_SOUND, collapsed, likeness, sound_key
from catalog.search.text import Token

Ids = NDArray[np.int32]
Weights = NDArray[np.float32]

NO_VARIANTS: tuple[Ids, Weights] = (np.zeros(0, np.int32), np.zeros(0, np.float32))
SURE: Weights = np.ones(1, np.float32)
FLOOR = 0.5  # likeness below which two words have nothing to do with each other
WRONG_TONE = 0.93
WRONG_LETTER_MARK = 0.84
UNMARKED_AMONG_MARKED = 0.95
KNOWN_WORD_SLIP = 0.96
SPELT_OTHERWISE = 0.86  # more: what the lists know as it was typed is seldom a slip
ACCENTED_WORD_SLIP = 0.9  # more: a slip that leaves a word with its accents is rare
REPEATED_LETTER = 0.92
MOST_VARIANTS = 96
MOST_REMEMBERED = 4096  # comparisons
LONGEST = 24  # letters; beyond that a word is compared only as it stands


class Slips(Enum):
    """Which slips are allowed for when a typed word is compared."""

    __hash__ = object.__hash__  # an Enum's own is written in Python

    LISTED = auto()
    """A word of the lists: that very word, or none."""
    NONE = auto()
    SPELT = auto()
    """A word of the lists, typed with its accents: seldom another one with other accents."""
    SOUND = auto()
    ALL = auto()


Compared = Memory[tuple[str, bool, Slips], tuple[Ids, Weights]]


class Vocabulary:
    """Every distinct word (by key) with an id; built once, then only read."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.folded_of: list[int] = []
        self.folded: list[str] = []
        self._ids: dict[str, int] = {}
        self._folded_ids: dict[str, int] = {}
        self._members: list[list[int]] = []
        self._shortened: dict[str, list[int]] = defaultdict(list)
        self._compared_before: Compared = Memory(MOST_REMEMBERED)
        self._sounds: dict[str, list[int]] = defaultdict(list)

    def __len__(self) -> int:
        return len(self.tokens)

    def add(self, token: Token) -> int:
        """The id of a word, new or known."""
        known = self._ids.get(token.key)
        if known is not None:
            return known
        number = self._ids[token.key] = len(self.tokens)
        folded = self._folded_ids.get(token.folded)
        if folded is None:
            folded = self._add_folded(token.folded)
        self.tokens.append(token)
        self.folded_of.append(folded)
        self._members[folded].append(number)
        return number

    def _add_folded(self, folded: str) -> int:
        number = self._folded_ids[folded] = len(self.folded)
        self.folded.append(folded)
        self._members.append([])
        if not folded[0].isdigit():
            self._sounds[sound_key(folded)].append(number)
            for form in shortened(folded):
                self._shortened[form].append(number)
        return number

    def __contains__(self, folded: str) -> bool:
        return folded in self._folded_ids

    def id_of(self, key: str) -> int | None:
        """The id of a word, None where the catalogue lacks it in that very spelling."""
        return self._ids.get(key)

    def always_marked(self, folded: str) -> bool:
        """Whether the catalogue knows a word, and writes it with marks only."""
        number = self._folded_ids.get(folded)
        if number is None:
            return False
        return all(self.tokens[member].marked for member in self._members[number])

    def variants(self, token: Token, marked: bool, slips: Slips) -> tuple[Ids, Weights]:
        """Ids and likeness of all words that a typed one may stand for.

        `marked` tells whether the person types accents at all: if not, accents are ignored.
        """
        asked = (token.text, marked, slips)
        known = self._compared_before.get(asked)
        if known is None:
            known = self._compared_before.keep(asked, self._compared(token, marked, slips))
        return known

    def _compared(self, token: Token, marked: bool, slips: Slips) -> tuple[Ids, Weights]:
        own = self._ids.get(token.key)
        if slips is Slips.LISTED:
            return NO_VARIANTS if own is None else (np.array([own], np.int32), SURE)
        alike = self._alike(token.folded, slips)
        if not alike:
            return NO_VARIANTS
        if marked and token.marked and own is not None:
            alike = [(n, w if w == 1.0 else w * ACCENTED_WORD_SLIP) for n, w in alike]
        found = [
            (number, weight * _accents(token, self.tokens[number], marked, weight < 1.0))
            for folded, weight in alike
            for number in self._members[folded]
        ]
        if slips is Slips.SPELT:
            found = [(n, w if w == 1.0 else w * SPELT_OTHERWISE) for n, w in found]
        found = [pair for pair in found if pair[1] >= FLOOR]
        found.sort(key=lambda pair: (-pair[1], pair[0]))
        found = found[:MOST_VARIANTS]
        return (
            np.array([number for number, _ in found], np.int32),
            np.array([weight for _, weight in found], np.float32),
        )

    def _alike(self, folded: str, slips: Slips) -> list[tuple[int, float]]:
        exact = self._folded_ids.get(folded)
        alike = [] if exact is None else [(exact, 1.0)]
        if slips is Slips.NONE or folded[0].isdigit() or len(folded) > LONGEST:
            return alike
        if slips in {Slips.SOUND, Slips.SPELT}:
            same = self._sounds.get(sound_key(folded), ())
            return alike + [
                (number, SAME_SOUND * KNOWN_WORD_SLIP) for number in same if number != exact
            ]
        reached = self._near(folded, 1.0 if exact is None else KNOWN_WORD_SLIP)
        once = collapsed(folded)
        if exact is None and once != folded and len(once) > 1:
            for number, weight in self._near(once, REPEATED_LETTER).items():
                reached[number] = max(weight, reached.get(number, 0.0))
        return alike + [pair for pair in reached.items() if pair[0] != exact]

    def _near(self, folded: str, discount: float) -> dict[int, float]:
        same_sound = set(self._sounds.get(sound_key(folded), ()))
        weights = {
            number: likeness(folded, self.folded[number], number in same_sound) * discount
            for number in self._reached(folded) | same_sound
        }
        return {number: weight for number, weight in weights.items() if weight >= FLOOR}

    def _reached(self, folded: str) -> set[int]:
        reached: set[int] = set()
        for form in shortened(folded):
            reached.update(self._shortened.get(form, ()))
        return reached


def shortened(folded: str) -> set[str]:
    """The word and its forms with one letter left out (two for six letters and more)."""
    forms = {folded}
    if len(folded) < 2 or len(folded) > LONGEST:
        return forms
    forms |= {folded[:i] + folded[i + 1 :] for i in range(len(folded))}
    if 6 <= len(folded) <= 12:
        forms |= {
            folded[:i] + folded[i + 1 : j] + folded[j + 1 :]
            for i, j in combinations(range(len(folded)), 2)
        }
    return forms


def _accents(typed: Token, word: Token, marked: bool, slipped: bool) -> float:
    """What the typed accents say: nothing where none were typed, else other accents cost."""
    if not marked or typed.key == word.key:
        return 1.0
    if slipped:
        return 0.88 + 0.12 * OSA.normalized_similarity(typed.text, word.text)
    if not typed.marked:
        return UNMARKED_AMONG_MARKED
    return WRONG_TONE if _toneless(typed) == _toneless(word) else WRONG_LETTER_MARK


def _toneless(token: Token) -> str:
    return token.key.rstrip("12345") if token.marked else token.key
