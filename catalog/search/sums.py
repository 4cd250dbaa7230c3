"""The postings of words, weighed and added up to one sum a document.

What a word and those it may stand for come to is remembered where it is short: in a small
catalogue that is nearly all there is, and to gather many short arrays costs more than their sum.
"""

from collections.abc import Hashable, Iterable, Iterator

import numpy as np

from catalog.search.postings import Piece, Postings, Sums
from catalog.search.vocabulary import Ids

FEW = 512  # postings of a word, those of what it may stand for included
MOST_REMEMBERED = 2048  # words until all are forgotten; of FEW postings each, they take 12 MB
AT_ONCE = 200_000  # postings added up in one step, a millisecond or two


def weighed(
    postings: Postings, words: Ids, factors: list[float], asked: Hashable
) -> Iterable[Piece]:
    """The documents that hold some words (one at least), by a factor each.

    What is short is remembered as what was asked; `postings.weighed` tells it.
    """
    held = postings.holding_each(words)
    pieces = (
        (postings.documents[each], postings.document_weights[each] * np.float64(factor))
        for each, factor in zip(held, factors, strict=True)
    )
    if sum(each.stop - each.start for each in held) > FEW:
        return pieces
    short = (_together(list(pieces)),)
    if len(postings.weighed) >= MOST_REMEMBERED:
        postings.weighed.clear()
    postings.weighed[asked] = short
    return short


def added_up(pieces: Iterable[Piece], size: int) -> Sums:
    """The sum of each document. In steps, none of which holds the interpreter for long."""
    sums: Sums | None = None
    for numbers, values in _in_steps(pieces):
        if sums is None:
            sums = np.bincount(numbers, values, size).astype(np.float64, copy=False)
        else:
            np.add.at(sums, numbers, values)
    return np.zeros(size) if sums is None else sums


def _in_steps(pieces: Iterable[Piece]) -> Iterator[Piece]:
    step: list[Piece] = []
    length = 0
    for piece in pieces:
        if step and length + len(piece[0]) > AT_ONCE:
            yield _together(step)
            step, length = [], 0
        step.append(piece)
        length += len(piece[0])
    if step:
        yield _together(step)


def _together(pieces: list[Piece]) -> Piece:
    numbers, values = zip(*pieces, strict=True)
    return np.concatenate(numbers), np.concatenate(values)
