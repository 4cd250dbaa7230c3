"""Words that count by the company they keep: phrases, chatter by what is sought, pairs, heads."""

import numpy as np

from catalog.search.facts import Floats, Mask
from catalog.search.holding import Holds
from catalog.search.parts import IN_PASSING, Part
from catalog.search.reading import Reading
from catalog.search.words import Role

ANCHORS = {Part.SOUGHT, Part.MAYBE, Part.SHAPE}
CLOSE = 0.6  # weight of two words that stand within a few of each other
APART = 0.3  # of two further apart, or in different fields
BESIDE = np.array([APART, CLOSE, CLOSE, 1, 1, CLOSE, APART], np.float32)  # 3 before to 3 behind
SAID_FROM = 0.9  # likeness


def phrases_as_wholes(sure: Floats, reading: Reading) -> Floats:
    """A phrase of chatter counts only where all its words are held: "sản xuất" is none of "đơn vị
    nào sản xuất"."""
    said = reading.of(Part.PHRASE)
    if not said:
        return sure
    whole = sure.copy()
    whole[said] = 0
    for span in reading.spans:
        if span.end - span.start > 1 and reading.parts[span.start] is Part.PHRASE:
            rows = slice(span.start, span.end)
            whole[rows] = np.maximum(whole[rows], sure[rows].min(axis=0))
    return whole


def supported(sure: Floats, parts: list[Part]) -> Floats:
    """Chatter counts only in a run of held words that something sought belongs to."""
    chatter = [part in IN_PASSING for part in parts]
    if True not in chatter:
        return sure
    anchored = np.where([[part in ANCHORS] for part in parts], sure, np.float32(0))
    for at in range(1, len(parts)):
        if chatter[at]:
            anchored[at] = np.minimum(sure[at], anchored[at - 1])
    for at in range(len(parts) - 2, -1, -1):
        if chatter[at]:
            anchored[at] = np.maximum(anchored[at], np.minimum(sure[at], anchored[at + 1]))
    counted: Floats = np.where(np.array(chatter)[:, None], anchored, sure)
    return counted


def neighbours(sure: Floats, gains: Floats, holds: Holds, reading: Reading) -> Floats:
    """Pairs of neighbouring words that are both held, summed; not those within a facet.

    They count in full where they are neighbours in the document, too.
    """
    weights = np.minimum(1, gains[1:] + gains[:-1])
    for facet in reading.facets:
        weights[facet.start : facet.end - 1] = 0
    apart = holds.starts[1:] - holds.ends[:-1]
    beside = BESIDE.take(apart + len(BESIDE) // 2, mode="clip")
    pairs: Floats = np.add.reduce(np.minimum(sure[1:], sure[:-1]) * weights[:, None] * beside)
    return pairs


def headed(sure: Floats, holds: Holds, reading: Reading) -> Floats:
    """How surely each name begins with the first word that is sought.

    A Vietnamese name begins with what the thing is: "gạo" means rice rather than rice wine.
    """
    first = min(reading.of(Part.SOUGHT) or reading.seeks, default=None)
    if first is None:
        return np.zeros(sure.shape[1], np.float32)
    begins: Floats = sure[first] * (holds.starts[first] == 0)
    return begins


def side_by_side(holds: Holds, rows: slice) -> Mask:
    """Which documents hold some of the words one right behind another."""
    beside: Mask = np.logical_and.reduce(holds.starts[rows][1:] == holds.ends[rows][:-1] + 1)
    return beside


def foreign_as_wholes(holds: Holds, reading: Reading) -> Mask:
    """Which documents hold what was thought foreign: all of it, and phrases side by side."""
    whole = np.ones(holds.held.shape[1], np.bool_)
    for span in reading.spans:
        if span.entry.role is Role.FOREIGN and reading.parts[span.start] is Part.FOREIGN:
            rows = slice(span.start, span.end)
            apart = np.diff(holds.starts[rows], axis=0)
            whole &= (holds.held[rows].min(axis=0) >= SAID_FROM) & np.all(
                (apart == 0) | (apart == 1), axis=0
            )
    return whole
