"""Text brought to one form: tokens, their folded form, and their key.

The key writes a syllable as its letters without the tone, then the tone's digit, so that old and
new placement of the tone mark (hoà, hòa) and NFC and NFD give the same key.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

MAX_CHARACTERS = 4096
TONES = {"\u0300": "2", "\u0301": "1", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
MARKS = {"\u0302", "\u0306", "\u031b"}
_BASES = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
_TONE_OF: dict[str, str] = {}
_TONELESS: dict[int, str] = {}
_FOLD: dict[int, str] = {ord("đ"): "d", ord("Đ"): "D"}

for _base in _BASES:
    _plain = unicodedata.normalize("NFD", _base)[0]
    _FOLD[ord(_base)] = _plain
    for _mark, _digit in TONES.items():
        _letter = unicodedata.normalize("NFC", _base + _mark)
        _TONE_OF[_letter] = _digit
        _TONELESS[ord(_letter)] = _base
        _FOLD[ord(_letter)] = _plain

_TONE_FIRST = re.compile(f"([{''.join(TONES)}])([{''.join(sorted(MARKS))}])")
_EVERYDAY = re.compile(f"[ -~–“”’{''.join(map(chr, _FOLD))}{''.join(map(chr, _FOLD)).lower()}]*")
_STAR = re.compile("[*⭐★🌟]")
_STARS = re.compile(r"(\d)\s*(?:\*|⭐|★|🌟)+|(?:⭐|★|🌟)")
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_][^\W_]*")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


@dataclass(frozen=True, slots=True)
class Token:
    """One word as written (NFC, lower case), folded (no marks, d for đ), and its key."""

    text: str
    folded: str
    key: str

    @property
    def marked(self) -> bool:
        """Whether the word was written with marks of any kind."""
        return self.text != self.folded


def normalise(text: str) -> str:
    """NFC and lower case; compatibility forms resolved, marks that Vietnamese lacks dropped."""
    text = text[:MAX_CHARACTERS]
    if _EVERYDAY.fullmatch(text):
        return text.lower()
    text = unicodedata.normalize("NFKC", text)[:MAX_CHARACTERS]
    if not text.isascii():
        kept = "".join(filter(_kept, _decomposed(text)))
        text = unicodedata.normalize("NFC", _TONE_FIRST.sub(r"\2\1", kept))
    return text.lower()


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _kept(character: str) -> bool:
    return character in TONES or character in MARKS or not unicodedata.combining(character)


def fold(text: str) -> str:
    """Lower case without any marks; đ becomes d. Idempotent."""
    return "".join(
        c for c in _decomposed(normalise(text).translate(_FOLD)) if not unicodedata.combining(c)
    )


@lru_cache(maxsize=65536)
def token(word: str) -> Token:
    """The token of one normalised word."""
    if word.isascii():
        return Token(word, word, word)
    folded = word.translate(_FOLD)
    tone = next((_TONE_OF[c] for c in word if c in _TONE_OF), "")
    return Token(word, folded, word.translate(_TONELESS) + tone)


def tokenise(text: str) -> list[Token]:
    """The words and numbers of a text, in order; `4*` reads as `4 sao`."""
    text = normalise(text)
    if _STAR.search(text):
        text = _STARS.sub(r" \1 sao ", text)
    words = _WORD.findall(text)
    return [token(_number(word) if word[0].isdigit() else word) for word in words]


def _number(word: str) -> str:
    if _THOUSANDS.fullmatch(word):
        return word.replace(".", "").replace(",", "")
    return word.replace(",", ".")


@lru_cache(maxsize=65536)
def key_of(text: str) -> str:
    """The keys of a text's words, joined: equal for two spellings of one name."""
    return " ".join(t.key for t in tokenise(text))


@lru_cache(maxsize=4096)
def folded_key(text: str) -> str:
    """The folded words of a text, joined."""
    return " ".join(t.folded for t in tokenise(text))
