"""The inverted index: which documents hold a word, and which words a document holds.

Documents are numbered in the documented order (valid recognition, stars, popularity, name,
code), so that the lower of two numbers wins every tie.
"""

from array import array
from collections.abc import Callable, Hashable, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from catalog.search.facts import NO_DOCUMENTS, Numbers
from catalog.search.memory import Memory
from catalog.search.text import tokenise
from catalog.search.types import Document
from catalog.search.vocabulary import Vocabulary

NAME, OTHER_NAME, PRODUCER, PLACE, GROUP, STORY = range(6)
FIELD_WEIGHTS = np.array([1.0, 0.97, 0.88, 0.80, 0.6, 0.55], np.float32)
STORY_WORDS = 40
FEW = 512  # postings of a word, or of a word and all that it may stand for
MOST_REMEMBERED = 2048  # words; of FEW postings each, they take 12 MB
RAREST = np.float32(0.65)  # how much more the rarest word weighs than one that all have

Sums = NDArray[np.float64]
Piece = tuple[Numbers, Sums]  # documents, and what each is worth


class Postings:
    """Words by document (with their best field) and documents by word, both as flat arrays."""

    def __init__(self, documents: Sequence[Document], vocabulary: Vocabulary) -> None:
        words, fields = array("i"), array("B")
        lengths, name_lengths, own_lengths = array("i"), array("i"), array("i")
        names = array("q")
        read = _reader(vocabulary)
        for document in documents:
            held = _fields(document, read)
            words.extend(held)
            fields.extend(held.values())
            lengths.append(len(held))
            name_lengths.append(sum(1 for field in held.values() if field == NAME))
            names.append(hash(tuple(islice(held, name_lengths[-1]))))
            own_lengths.append(sum(1 for field in held.values() if field <= PRODUCER))
        self.size = len(documents)
        self.weighed: Memory[Hashable, tuple[Piece, ...]] = Memory(MOST_REMEMBERED)
        self.words = np.frombuffer(words, np.int32) if words else np.zeros(0, np.int32)
        self.fields = np.frombuffer(fields, np.uint8) if fields else np.zeros(0, np.uint8)
        self.starts = np.zeros(self.size + 1, np.int64)
        np.cumsum(np.frombuffer(lengths, np.int32), out=self.starts[1:]) if lengths else None
        self.name_lengths = np.array(name_lengths, np.int32)
        self.own_lengths = np.array(own_lengths, np.int32)
        hashes = np.frombuffer(names, np.int64) if names else np.zeros(0, np.int64)
        self._by_name = hashes.argsort(kind="stable").astype(np.int32)
        self._names = hashes[self._by_name]
        self._invert(vocabulary)

    def _invert(self, vocabulary: Vocabulary) -> None:
        order = np.argsort(self.words, kind="stable")
        lengths = np.diff(self.starts)
        documents = np.repeat(np.arange(self.size, dtype=np.int32), lengths)
        self.documents = documents[order]
        counts = np.bincount(self.words, minlength=len(vocabulary))
        self.word_starts = np.concatenate([[0], np.cumsum(counts)])
        self.idf = self._inverse_frequencies(vocabulary)
        self.word_weights = RAREST * self.idf + (1 - RAREST)
        weights = FIELD_WEIGHTS[self.fields] * self.word_weights[self.words]
        self.document_weights = weights[order].astype(np.float32)

    def _inverse_frequencies(self, vocabulary: Vocabulary) -> NDArray[np.float32]:
        """Weight of each word, 0..1, by how few documents hold its folded form."""
        counts = np.diff(self.word_starts)
        folded = np.array(vocabulary.folded_of, np.int64)
        together = np.bincount(folded, weights=counts, minlength=1)[folded]
        most = np.log1p(self.size)
        weights = np.log1p(self.size / np.maximum(together, 1)) / max(most, 1e-9)
        return np.asarray(weights, np.float32)

    def words_of(self, numbers: NDArray[np.int32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Positions in `words` of all words of some documents, and whose each is."""
        starts = self.starts.take(numbers)
        lengths = self.starts.take(numbers + 1) - starts
        flat = (starts + lengths - lengths.cumsum()).repeat(lengths)
        flat += np.arange(len(flat))
        return flat, np.arange(len(numbers)).repeat(lengths)

    def name_words(self, number: int) -> list[int]:
        """Ids of the words of a document's name, in order, each once."""
        start = self.starts.item(number)
        words: list[int] = self.words[start : start + self.name_lengths.item(number)].tolist()
        return words

    def named(self, words: list[int | None]) -> Numbers:
        """Numbers of the documents whose names are these words, each taken once.

        Told by 64 bits of hash: that another name has the same will not be met.
        """
        if None in words:
            return NO_DOCUMENTS
        name = hash(tuple(dict.fromkeys(words)))
        start = self._names.searchsorted(name)
        if start == self.size or self._names[start] != name:
            return NO_DOCUMENTS
        return self._by_name[start : self._names.searchsorted(name, "right")]

    def holding_each(self, words: NDArray[np.int32]) -> list[slice]:
        """The slice of `documents` that hold each of some words."""
        starts, ends = self.word_starts[words], self.word_starts[words + 1]
        return list(map(slice, starts.tolist(), ends.tolist()))


def _reader(vocabulary: Vocabulary) -> Callable[[str], tuple[int, ...]]:
    """Texts to word ids; texts that many products share are read once."""
    known: dict[str, tuple[int, ...]] = {"": ()}

    def read(text: str, keep: bool = True) -> tuple[int, ...]:
        ids = known.get(text)
        if ids is None:
            ids = tuple(vocabulary.add(token) for token in tokenise(text))
            if keep:
                known[text] = ids
        return ids

    return read


def _fields(document: Document, read: Callable[..., tuple[int, ...]]) -> dict[int, int]:
    """Word id to the best field that holds it, name words first."""
    held = dict.fromkeys(read(document.name, keep=False), NAME)
    for text in document.other_names:
        _hold(held, read(text), OTHER_NAME)
    _hold(held, read(document.producer), PRODUCER)
    for text in (document.commune, document.district, document.province):
        _hold(held, read(text), PLACE)
    for text in (*document.communes_today, document.province_today):
        _hold(held, read(text), PLACE)
    for text in document.standards:
        _hold(held, read(text), GROUP)
    if document.story:
        _hold(held, read(document.story[:400], keep=False)[:STORY_WORDS], STORY)
    return held


def _hold(held: dict[int, int], words: tuple[int, ...], field: int) -> None:
    for word in words:
        held.setdefault(word, field)
