"""Names: when two spellings are the same name, and how places are written with their units."""

import re
import unicodedata
from functools import lru_cache

_HYPHEN = re.compile(r"\s*[-‐‑–—]\s*")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_UNITS = {
    "tỉnh": "Tỉnh",
    "thành phố": "Thành phố",
    "tp": "Thành phố",
    "quận": "Quận",
    "q": "Quận",
    "huyện": "Huyện",
    "h": "Huyện",
    "thị xã": "Thị xã",
    "tx": "Thị xã",
    "thị trấn": "Thị trấn",
    "tt": "Thị trấn",
    "xã": "Xã",
    "x": "Xã",
    "phường": "Phường",
    "p": "Phường",
    "đặc khu": "Đặc khu",
}


def visible(text: str) -> str:
    """Without what nobody sees: zero widths, and marks that turn the direction of writing."""
    return _INVISIBLE.sub("", text)


def same(text: str) -> str:
    """The key of a name: NFC, no capitals, single spaces. Two rows with one key are one thing."""
    return " ".join(unicodedata.normalize("NFC", text.casefold()).split())


def spelling(text: str) -> str:
    """As `same`, with or without hyphens, and wherever the tone mark was put: Thuỵ is Thụy."""
    return " ".join(map(_tone_last, same(_HYPHEN.sub(" ", text)).split()))


@lru_cache(maxsize=8192)
def _tone_last(syllable: str) -> str:
    letters = unicodedata.normalize("NFD", syllable)
    tones = "".join(letter for letter in letters if letter in _TONES)
    return "".join(letter for letter in letters if letter not in _TONES) + tones


def bare(text: str) -> str:
    """As `spelling`, without any marks; đ is d."""
    return _letters(same(_HYPHEN.sub(" ", text)))


def _letters(text: str) -> str:
    """The text without its marks, letter for letter."""
    return " ".join(map(_syllable_letters, text.split(" ")))


@lru_cache(maxsize=8192)
def _syllable_letters(syllable: str) -> str:
    letters = unicodedata.normalize("NFD", syllable.lower().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


_UNIT_OF = {bare(word): unit for word, unit in _UNITS.items()}
_PREFIX = re.compile(
    rf"({'|'.join(sorted(_UNIT_OF, key=len, reverse=True))})(?:\.\s*|\s+)(?=[^\W\d])"
)


def split_unit(text: str) -> tuple[str, str]:
    """The unit word of a place, "" if none, and its name: ("Huyện", "Đông Hưng").

    A number is no name without its unit: "Quận 1" stays ("", "Quận 1"). A unit may be abbreviated
    or have no marks at all, but no others: "tp. thai binh" is ("Thành phố", "thai binh"), and
    "Phương Trung" is no "Phường Trung".
    """
    text = " ".join(unicodedata.normalize("NFC", text).split())
    found = _PREFIX.match(_letters(text))
    if found:
        unit, written = _UNIT_OF[found[1]], text[: found.end(1)]
        if written.isascii() or spelling(written) == spelling(unit):
            return unit, text[found.end() :]
    return "", text
