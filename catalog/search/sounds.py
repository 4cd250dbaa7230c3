"""How alike two folded words are: sound classes, keyboard neighbours, and plain slips.

Sound classes follow what Vietnamese speakers mix in writing: l/n, ch/tr, s/x, d/gi/r, v/d, i/y,
c/k/q, final n/ng and c/t in the South.
"""

import re

from rapidfuzz.distance import OSA

SAME_SOUND = 0.92
_ONSETS = (
    (re.compile("^(?:tr|ch)"), "c"),
    (re.compile("^(?:gi(?=[aeou])|gi$|d|r|v)"), "z"),
    (re.compile("^(?:ngh|ng)"), "q"),
    (re.compile("^gh"), "g"),
    (re.compile("^x"), "s"),
    (re.compile("^(?:k(?!h)|qu|c(?!$))"), "k"),
    (re.compile("^n(?!h)"), "l"),
)
_RUN = re.compile(r"([a-z])\1+")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_PLACES = {c: (row, at + row * 0.5) for row, keys in enumerate(_ROWS) for at, c in enumerate(keys)}


def sound_key(folded: str) -> str:
    """One spelling for all that sound alike."""
    for pattern, onset in _ONSETS:
        changed, count = pattern.subn(onset, folded, count=1)
        if count:
            folded = changed
            break
    return folded.replace("y", "i")


def collapsed(folded: str) -> str:
    """Letters typed several times in a row taken once (ngonnn, booo)."""
    return _RUN.sub(r"\1", folded)


def neighbours(one: str, other: str) -> bool:
    """Whether two letters lie side by side on the keyboard."""
    if one not in _PLACES or other not in _PLACES:
        return False
    (row, at), (row2, at2) = _PLACES[one], _PLACES[other]
    return abs(row - row2) <= 1 and abs(at - at2) <= 1


def likeness(typed: str, word: str, same_sound: bool) -> float:
    """0..1 for two folded words: 1 the same, about 0.9 the same sound, less for each slip."""
    if typed == word:
        return 1.0
    if same_sound:
        return SAME_SOUND
    length = max(len(typed), len(word))
    slips = OSA.distance(typed, word, score_cutoff=2)
    if slips > 2 or (slips == 2 and length < 5):
        return 0.0
    cost = 0.95 * slips + 0.15 * (typed[0] != word[0])
    if slips == 1 and _near_slip(typed, word):
        cost -= 0.2
    return max(0.0, 1.0 - cost / length)


def _near_slip(typed: str, word: str) -> bool:
    """A key beside the right one, two letters swapped, or one letter doubled."""
    if len(typed) != len(word):
        longer, shorter = (typed, word) if len(typed) > len(word) else (word, typed)
        at = next((i for i, c in enumerate(shorter) if longer[i] != c), len(shorter))
        return at > 0 and longer[at] == longer[at - 1]
    different = [i for i in range(len(word)) if typed[i] != word[i]]
    return len(different) == 2 or neighbours(typed[different[0]], word[different[0]])
