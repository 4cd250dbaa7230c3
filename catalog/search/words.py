"""The word lists: synonyms, English, shorthand, chatter, intents… as data that can be extended.

Lists are text files, one entry a line, `#` starts a comment, columns are parted by tabs. Files
of the same name in another folder add to the shipped ones: `Words.load(folder)`.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple

from catalog.search.text import Token, tokenise
from catalog.search.types import GROUPS, PRODUCER_KINDS, Intent

SHIPPED = Path(__file__).parent / "words"
SIDES = ("behind", "before", "after")  # where what is lacking stands; what is wanted, before
PLACE_UNITS = ("commune", "district", "province", "city")


class WordsError(ValueError):
    """A list cannot be used; says the file, the line, and what is wrong."""


class Role(Enum):
    """What a listed phrase is for."""

    __hash__ = object.__hash__  # an Enum's own is written in Python

    CHATTER = auto()
    INTENT = auto()
    SYNONYM = auto()
    NARROWER = auto()
    ENGLISH = auto()
    SHORTHAND = auto()
    GROUP = auto()
    KIND = auto()
    STANDARD = auto()
    FOREIGN = auto()
    NOT = auto()
    LACKING = auto()
    BUYER_PLACE = auto()
    BUYER_PLACE_AFTER = auto()
    PLACE_UNIT = auto()
    UNIT = auto()
    VALID = auto()
    PLACE_ALIAS = auto()
    CLASSIFIER = auto()
    GIFT = auto()
    ALL = auto()
    LEANING = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """A listed phrase: its words, its role, and what it stands for."""

    words: tuple[Token, ...]
    role: Role
    value: str = ""
    others: tuple[tuple[Token, ...], ...] = ()
    weight: float = 1.0


class Span(NamedTuple):
    """An entry found in a query, from token `start` to before `end`."""

    start: int
    end: int
    entry: Entry


_Reader = Callable[[list[str]], Iterator[Entry]]


@dataclass(frozen=True)
class Words:
    """All lists in one table of phrases, keyed by their folded words.

    What a phrase begins with is a key, too, if only with nothing listed.
    """

    entries: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    single: set[str] = field(default_factory=set)
    spelt: set[str] = field(default_factory=set)

    @classmethod
    def shipped(cls) -> "Words":
        """The lists of the package."""
        return cls.load()

    @classmethod
    def load(cls, folder: Path | None = None) -> "Words":
        """The lists of the package, and those of another folder on top. Raises WordsError."""
        words = cls()
        for source in (SHIPPED, folder):
            if source is not None:
                for entry in _entries(source):
                    words._add(entry)
        return words

    def _add(self, entry: Entry) -> None:
        folded = [t.folded for t in entry.words]
        for end in range(1, len(folded)):
            self.entries.setdefault(" ".join(folded[:end]), ())
        phrase = " ".join(folded)
        self.entries[phrase] = (*self.entries.get(phrase, ()), entry)
        self.single.update(folded)
        for words in (entry.words, *entry.others):
            self.spelt.update(t.key for t in words)

    def find(self, tokens: Sequence[Token]) -> list[Span]:
        """Every listed phrase in a query; accents that were typed must agree."""
        found = []
        folded = [t.folded for t in tokens]
        for start, first in enumerate(folded):
            end, said = start + 1, first
            while (listed := self.entries.get(said)) is not None:
                if listed:
                    run = tokens[start:end]
                    found += [Span(start, end, one) for one in listed if agree(run, one.words)]
                if end == len(folded):
                    break
                end, said = end + 1, f"{said} {folded[end]}"
        return found

    def has(self, phrase: Sequence[Token], role: Role) -> bool:
        """Whether a phrase is listed in a role."""
        listed = self.entries.get(" ".join(t.folded for t in phrase), ())
        return any(entry.role is role for entry in listed)

    def known(self, folded: str) -> bool:
        """Whether some listed phrase begins with this word."""
        return folded in self.entries

    def holds(self, folded: str) -> bool:
        """Whether some listed phrase holds this word."""
        return folded in self.single

    def spells(self, one: Token) -> bool:
        """Whether some listed phrase holds this word, with the accents that were typed."""
        return one.marked and one.key in self.spelt


def agree(typed: Sequence[Token], listed: Sequence[Token]) -> bool:
    """Whether the accents typed fit those listed; words typed without accents fit any.

    In a phrase of several words the tone may be wrong, not the letter marks.
    """
    for one, other in zip(typed, listed, strict=True):
        if one.key == other.key or not one.marked:
            continue
        if len(typed) == 1 or one.key.rstrip("12345") != other.key.rstrip("12345"):
            return False
    return True


def _entries(folder: Path) -> Iterator[Entry]:
    for path in _files(folder):
        for number, row in _rows(path):
            try:
                yield from _READERS[path.name](row)
            except ValueError as error:
                raise WordsError(f"{path}, line {number}: {error}") from None


def _files(folder: Path) -> list[Path]:
    """The lists in a folder. A file that looks like one must have the name of one."""
    if not folder.is_dir():
        raise WordsError(f"{folder} is no folder")
    files = sorted(path for path in folder.iterdir() if path.suffix in {".txt", ".tsv"})
    for path in files:
        if path.name not in _READERS:
            raise WordsError(f"{path}: the lists are {', '.join(_READERS)}")
    return files


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (UnicodeDecodeError, OSError):
        raise WordsError(f"{path} cannot be read as UTF-8 text") from None
    for number, line in enumerate(lines, 1):
        row = [cell.strip() for cell in line.split("#")[0].split("\t")]
        row = [cell for cell in row if cell]
        if row:
            yield number, row


def _phrase(text: str) -> tuple[Token, ...]:
    words = tuple(tokenise(text))
    if not words:
        raise ValueError(f"“{text}” has no word in it")
    return words


def _second(row: list[str], allowed: Collection[str] = ()) -> str:
    """What stands behind the tab."""
    if len(row) < 2:
        raise ValueError(f"a tab and something more is wanted behind “{row[0]}”")
    if allowed and row[1] not in allowed:
        raise ValueError(f"“{row[1]}” is none of {', '.join(allowed)}")
    return row[1]


def _plain(role: Role) -> _Reader:
    def read(row: list[str]) -> Iterator[Entry]:
        yield Entry(_phrase(row[0]), role)

    return read


def _coded(role: Role, allowed: Collection[str] = ()) -> _Reader:
    def read(row: list[str]) -> Iterator[Entry]:
        yield Entry(_phrase(row[0]), role, value=_second(row, allowed))

    return read


def _weighted(row: list[str]) -> Iterator[Entry]:
    intent = _second(row, list(Intent))
    try:
        weight = float(row[2])
    except (IndexError, ValueError):
        raise ValueError(
            "the weight, a number such as 0.8, is wanted in the third column"
        ) from None
    yield Entry(_phrase(row[0]), Role.INTENT, intent, weight=weight)


def _mutual(row: list[str]) -> Iterator[Entry]:
    _second(row)
    for text in row:
        others = tuple(_phrase(other) for other in row if other != text)
        yield Entry(_phrase(text), Role.SYNONYM, others=others)


def _negation(row: list[str]) -> Iterator[Entry]:
    side = _second(row, SIDES) if len(row) > 1 else ""
    yield Entry(_phrase(row[0]), Role.NOT, value=side)


def _lacking(row: list[str]) -> Iterator[Entry]:
    others = tuple(_phrase(text) for text in row[1:])
    yield Entry(_phrase(row[0]), Role.LACKING, others=others)


def _one_way(role: Role) -> _Reader:
    def read(row: list[str]) -> Iterator[Entry]:
        _second(row)
        yield Entry(_phrase(row[0]), role, others=tuple(_phrase(text) for text in row[1:]))

    return read


_READERS: dict[str, _Reader] = {
    "chatter.txt": _plain(Role.CHATTER),
    "intents.tsv": _weighted,
    "synonyms.tsv": _mutual,
    "narrower.tsv": _one_way(Role.NARROWER),
    "english.tsv": _one_way(Role.ENGLISH),
    "shorthand.tsv": _one_way(Role.SHORTHAND),
    "groups.tsv": _coded(Role.GROUP, GROUPS),
    "kinds.tsv": _coded(Role.KIND, PRODUCER_KINDS),
    "standards.tsv": _coded(Role.STANDARD),
    "foreign.txt": _plain(Role.FOREIGN),
    "negations.tsv": _negation,
    "lacking.tsv": _lacking,
    "buyer_places.txt": _plain(Role.BUYER_PLACE),
    "buyer_places_after.txt": _plain(Role.BUYER_PLACE_AFTER),
    "place_units.tsv": _coded(Role.PLACE_UNIT, PLACE_UNITS),
    "place_aliases.tsv": _coded(Role.PLACE_ALIAS),
    "units.txt": _plain(Role.UNIT),
    "valid.txt": _plain(Role.VALID),
    "classifiers.txt": _plain(Role.CLASSIFIER),
    "gifts.txt": _plain(Role.GIFT),
    "everything.txt": _plain(Role.ALL),
    "leaning.txt": _plain(Role.LEANING),
}
