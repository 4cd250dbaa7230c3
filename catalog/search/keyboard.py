"""Raw Telex and VNI, typed while the keyboard was off, turned back into Vietnamese.

Both methods put marks behind letters: Telex `aw`, `dd`, `s`; VNI `8`, `9`, `1`. A mark may come
right behind its letter or at the word's end. Only a word that comes out as a well-formed
Vietnamese syllable is undone; whether it is likelier than the word as typed is for the reader.
"""

import re
import unicodedata
from functools import lru_cache

TONE_MARKS = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
TELEX_TONES = {"s": "1", "f": "2", "r": "3", "x": "4", "j": "5"}
LONGEST_RAW = 12  # the longest syllable takes ten keys: nghieengf and the like
_VOWELS = "aăâeêioôơuưy"
_CIRCUMFLEX = {"a": "â", "e": "ê", "o": "ô"}
_HORN = {"o": "ơ", "u": "ư"}
_ONSETS = "b|ch|c|d|đ|gh|gi|g|h|kh|kr|k|l|m|ngh|ng|nh|n|ph|pl|p|qu|q|r|s|th|tr|t|v|x|"
_RIMES = (
    "a|ac|ach|ai|am|an|ang|anh|ao|ap|at|au|ay|ăc|ăm|ăn|ăng|ăp|ăt|âc|âm|ân|âng|âp|ât|âu|ây|e|ec|em"
    "|en|eng|eo|ep|et|ê|êch|êm|ên|ênh|êp|êt|êu|i|ia|ich|iêc|iêm|iên|iêng|iêp|iêt|iêu|im|in|inh|ip"
    "|it|iu|o|oa|oac|oach|oai|oam|oan|oang|oanh|oao|oat|oay|oăc|oăm|oăn|oăng|oăt|oc|oe|oen|oeo|oet"
    "|oi|om|on|ong|oong|ooc|op|ot|ô|ôc|ôi|ôm|ôn|ông|ôp|ôt|ơ|ơi|ơm|ơn|ơp|ơt|u|ua|uân|uâng|uât|uây"
    "|uc|ui|uê|uêch|uênh|um|un|ung|uôc|uôi|uôm|uôn|uông|uôt|uơ|up|ut|uy|uya|uych|uyên|uyêt|uynh"
    "|uyt|uyp|uyu|ư|ưa|ưc|ưi|ưng|ươc|ươi|ươm|ươn|ương|ươp|ươt|ươu|ưt|ưu|y|yêm|yên|yêng|yêt|yêu"
    "|ynh|ych|yt|êng|oap|uăn|uơn|ak|ăk|âk"
)
_SYLLABLE = re.compile(f"(?:{_ONSETS})(?:{_RIMES})")
_STOPPED = re.compile("(?:c|ch|p|t)$")


def is_syllable(toneless: str, tone: str = "") -> bool:
    """Whether letters (without tone mark) and tone digit are spelt as Vietnamese is."""
    if not _SYLLABLE.fullmatch(toneless):
        return False
    return tone in {"1", "5"} or not _STOPPED.search(toneless) or tone == ""


def place_tone(toneless: str, tone: str) -> str:
    """The syllable with its tone mark, placed the old way (hòa, thủy)."""
    if not tone:
        return toneless
    at = _tone_position(toneless)
    marked = unicodedata.normalize("NFC", toneless[at] + TONE_MARKS[tone])
    return toneless[:at] + marked + toneless[at + 1 :]


def _tone_position(word: str) -> int:
    vowels = [i for i, c in enumerate(word) if c in _VOWELS]
    if len(vowels) > 1 and word[:2] in {"qu", "gi"} and vowels[0] == 1:
        vowels = vowels[1:]
    modified = [i for i in vowels if word[i] in "ăâêôơư"]
    if modified:
        return modified[-1]
    if vowels[-1] != len(word) - 1:
        return vowels[-1]
    return vowels[-2] if len(vowels) > 1 else vowels[0]


def undo_telex(word: str) -> str | None:
    """The Vietnamese word behind raw Telex; None where there is none."""
    if not word.isascii() or not word.isalpha():
        return None
    letters: list[str] = []
    tone = ""
    for character in word:
        if character in TELEX_TONES and not tone and any(c in _VOWELS for c in letters):
            tone = TELEX_TONES[character]
        elif not _modify_telex(letters, character):
            letters.append(character)
    return _finish(word, "".join(letters), tone)


def _modify_telex(letters: list[str], character: str) -> bool:
    """Apply one letter as a mark on those before it; False where it is a letter of its own."""
    if character == "w":
        return _horn(letters) or _breve(letters)
    if character == "d" and letters[:1] == ["d"]:
        letters[0] = "đ"
        return True
    if character in _CIRCUMFLEX and character in letters:
        at = len(letters) - 1 - letters[::-1].index(character)
        between = letters[at + 1 :]
        if at == len(letters) - 1 or not any(c in "aeoy" for c in between):
            letters[at] = _CIRCUMFLEX[character]
            return True
    return False


def _horn(letters: list[str]) -> bool:
    """Horn on uo as a whole, else on the last o or u (the u of qu excepted)."""
    at = [i for i, c in enumerate(letters) if c in _HORN and letters[max(i - 1, 0)] != "q"]
    if not at or ("a" in letters and letters[-1] == "a" and letters[at[-1]] != "u"):
        return False
    last = at[-1]
    if "".join(letters[last : last + 2]) == "oa":
        return False
    letters[last] = _HORN[letters[last]]
    if letters[last] == "ơ" and last and letters[last - 1] == "u" and last - 1 in at:
        letters[last - 1] = "ư"
    return True


def _breve(letters: list[str]) -> bool:
    if "a" not in letters:
        return False
    letters[len(letters) - 1 - letters[::-1].index("a")] = "ă"
    return True


def undo_vni(word: str) -> str | None:
    """The Vietnamese word behind raw VNI; None where there is none."""
    if not word.isascii() or word.isalpha() or not word[0].isalpha():
        return None
    letters: list[str] = []
    tone = ""
    for character in word:
        if not character.isdigit():
            letters.append(character)
        elif character in TONE_MARKS and not tone:
            tone = character
        elif not _modify_vni(letters, character):
            return None
    return _finish(word, "".join(letters), tone)


def _modify_vni(letters: list[str], digit: str) -> bool:
    if digit == "7":
        return _horn(letters)
    if digit == "8":
        return _breve(letters)
    if digit == "9" and letters[0] == "d":
        letters[0] = "đ"
        return True
    if digit == "6":
        for at in range(len(letters) - 1, -1, -1):
            if letters[at] in _CIRCUMFLEX:
                letters[at] = _CIRCUMFLEX[letters[at]]
                return True
    return False


def _finish(word: str, toneless: str, tone: str) -> str | None:
    """The finished syllable, unless nothing was undone or no syllable came out."""
    if toneless.endswith("ươ"):
        toneless = toneless[:-2] + "uơ"
    if (toneless == word and not tone) or not is_syllable(toneless, tone):
        return None
    return place_tone(toneless, tone)


@lru_cache(maxsize=4096)
def undo(word: str) -> str | None:
    """The Vietnamese word behind raw Telex or VNI; None where the word is as it should be."""
    if len(word) > LONGEST_RAW:
        return None
    return undo_vni(word) if any(c.isdigit() for c in word) else undo_telex(word)
