"""Words that count by the company they keep: phrases, chatter beside what is sought, pairs."""

import numpy as np

from catalog.search.facts import Floats
from catalog.search.reading import Part, Reading

ANCHORS = {Part.SOUGHT, Part.MAYBE}
IN_PASSING = {Part.CHATTER, Part.PHRASE, Part.QUANTITY}


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
    anchored = np.where([[part in ANCHORS] for part in parts], sure, np.float32(0))
    for at in range(1, len(parts)):
        if chatter[at]:
            anchored[at] = np.minimum(sure[at], anchored[at - 1])
    for at in range(len(parts) - 2, -1, -1):
        if chatter[at]:
            anchored[at] = np.maximum(anchored[at], np.minimum(sure[at], anchored[at + 1]))
    counted: Floats = np.where(np.array(chatter)[:, None], anchored, sure)
    return counted


def neighbours(sure: Floats, gains: Floats, reading: Reading) -> Floats:
    """Pairs of neighbouring words that are both held, summed; not those within a facet."""
    weights = np.minimum(1, gains[1:] + gains[:-1])
    for facet in reading.facets:
        weights[facet.start : facet.end - 1] = 0
    pairs: Floats = (np.minimum(sure[1:], sure[:-1]) * weights[:, None]).sum(axis=0)
    return pairs
