"""The postings of words, weighed and added up to one sum a document.

What a word and those it may stand for come to is remembered where it is short: in a small
catalogue that is nearly all there is, and to gather many short arrays costs more than their sum.
"""

from collections.abc import Hashable, Iterable, Iterator
from itertools import groupby

import numpy as np

from catalog.search.postings import FEW, Piece, Postings, Sums
from catalog.search.vocabulary import Ids


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
    return postings.weighed.keep(asked, (_together(pieces),))


def added_up(pieces: Iterable[Piece], size: int) -> Sums:
    """The sum of each document. No step, which is one long piece, holds the interpreter long."""
    sums = np.zeros(size)
    for numbers, values in _in_steps(pieces):
        np.add.at(sums, numbers, values)
    return sums


def _in_steps(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces in their order, short ones that follow each other put together."""
    for long, run in groupby(pieces, lambda piece: len(piece[0]) > FEW):
        if long:
            yield from run
        else:
            yield _together(run)


def _together(pieces: Iterable[Piece]) -> Piece:
    numbers, values = zip(*pieces, strict=True)
    return np.concatenate(numbers), np.concatenate(values)
