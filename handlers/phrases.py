"""Phrases that people type, with their marks or with none at all."""

import re
from collections.abc import Callable
from operator import attrgetter

from catalog.search.text import folded_key, key_of, tokenise


class Phrases:
    """Regular expressions of words and single spaces, of which one is to be found.

    Marks may be missing from a text, but those that are there count: "Thời" is not "thôi".
    """

    def __init__(self, *patterns: str) -> None:
        either = f" (?:{'|'.join(patterns)})(?= |$)"
        self._marked, self._bare = _written(either, key_of), _written(either, folded_key)

    def are_all_of(self, text: str) -> bool:
        said, pattern = self._heard(text)
        return pattern.fullmatch(said) is not None

    def are_in(self, text: str) -> bool:
        said, pattern = self._heard(text)
        return pattern.search(said) is not None

    def _heard(self, text: str) -> tuple[str, re.Pattern[str]]:
        words = tokenise(text)
        marked = any(word.marked for word in words)
        said = " ".join(map(attrgetter("key" if marked else "folded"), words))
        return f" {said}", self._marked if marked else self._bare


def _written(pattern: str, write: Callable[[str], str]) -> re.Pattern[str]:
    return re.compile(re.sub(r"[^\W\d_]+", lambda word: write(word[0]), pattern))
