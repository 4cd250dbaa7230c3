"""Labelled queries made from product names, each with one kind of trouble.

The gold of a query is every product whose folded name holds all words of the part that was
taken. Seeded: the same catalogue and seed give the same queries.
"""

import random
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from catalog.search import Document
from catalog.search.text import fold, tokenise

KINDS = (
    "plain", "no_accents", "joined", "telex", "vni", "typo", "two_typos", "typo_accented",
    "wrong_tone", "regional", "shuffled",
)  # fmt: skip
AROUND = (
    "cho mình hỏi {} với", "{} giá sao shop", "bên mình có {} không nhỉ", "còn {} không em",
    "mình đang tìm mua {} để làm quà", "{} mua ở đâu vậy mọi người", "cần {} số lượng lớn",
    "alo shop, {} còn không", "gửi mình bảng giá {} nhé", "ai bán {} cho xin số điện thoại",
    "em muốn nhập {} về bán ở Hải Phòng", "{} ship ra Hà Nội được không", "{} loại nào ngon",
    "nhà hàng em cần {} mỗi tuần 30kg", "{} có giấy chứng nhận không",
    "lấy 5 hộp {} thì giá bao nhiêu", "{} bao nhiêu tiền một ký",
    "cơ sở làm {} ở huyện nào", "tìm nhà cung cấp {} uy tín",
    "mẹ mình thích ăn {} lắm, shop còn hàng không", "đặt trước {} cho dịp tết được chưa",
    "xin zalo bên bán {}", "{} đạt mấy sao ocop vậy", "hỏi chút {} hạn sử dụng bao lâu",
    "shop có gửi {} đi nước ngoài không", "hôm trước ăn {} ngon quá, mua thêm thì liên hệ ai",
    "công ty mình muốn đặt {} làm quà tặng khách hàng", "{} với giá sỉ thế nào ạ",
)  # fmt: skip
TELEX = {"â": "aa", "ê": "ee", "ô": "oo", "ă": "aw", "ơ": "ow", "ư": "uw", "đ": "dd"}
VNI = {"â": "a6", "ê": "e6", "ô": "o6", "ă": "a8", "ơ": "o7", "ư": "u7", "đ": "d9"}
TELEX_TONES = {"1": "s", "2": "f", "3": "r", "4": "x", "5": "j"}
MARKS = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
SWAPS = (("l", "n"), ("n", "l"), ("ch", "tr"), ("tr", "ch"), ("s", "x"), ("x", "s"), ("gi", "d"),
         ("d", "r"), ("r", "d"), ("d", "gi"), ("r", "gi"))  # fmt: skip
KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


@dataclass(frozen=True, slots=True)
class Query:
    """A query, its kind of trouble, and the codes that are right to come first."""

    kind: str
    text: str
    gold: frozenset[str]


def make(documents: Sequence[Document], each: int, seed: int) -> list[Query]:
    """`each` queries of every kind, 40 % of them inside a buyer's sentence."""
    chance = random.Random(seed)
    holding = Holding(documents)
    return [query for kind in KINDS for query in _of_kind(kind, documents, each, chance, holding)]


class Holding:
    """Which products hold all of some folded words in their names."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._by_word: dict[str, set[str]] = {}
        for document in documents:
            for word in tokenise(document.name):
                self._by_word.setdefault(word.folded, set()).add(document.code)

    def all_of(self, words: Sequence[str]) -> frozenset[str]:
        """Codes of the products whose names hold every word."""
        return frozenset(set.intersection(*(self._by_word.get(w, set()) for w in words)))


def _of_kind(
    kind: str, documents: Sequence[Document], each: int, chance: random.Random, holding: Holding
) -> Iterator[Query]:
    made = 0
    while made < each:
        words = _part(chance.choice(documents).name, chance)
        gold = holding.all_of([fold(word) for word in words])
        spoilt = TROUBLES[kind](words, chance)
        if spoilt is None or not gold or len(gold) > 12:
            continue
        made += 1
        yield Query(kind, _dressed(kind, spoilt, chance), gold)


def _part(name: str, chance: random.Random) -> list[str]:
    words = [t.text for t in tokenise(name)]
    length = min(len(words), chance.choice((2, 3, 3, 4, 4, 5, 6)))
    start = chance.randrange(len(words) - length + 1)
    return words[start : start + length]


def _dressed(kind: str, text: str, chance: random.Random) -> str:
    if chance.random() > 0.4:
        return text
    around = chance.choice(AROUND)
    return (around if kind in {"plain", "typo_accented", "wrong_tone"} else fold(around)).format(
        text
    )


def _bare(words: list[str], chance: random.Random) -> str:
    return fold(" ".join(words))


def _joined(words: list[str], chance: random.Random) -> str | None:
    if len(words) < 2:
        return None
    at = chance.randrange(len(words) - 1)
    return _bare([*words[:at], words[at] + words[at + 1], *words[at + 2 :]], chance)


def _spelt(word: str, letters: dict[str, str], tones: dict[str, str]) -> str:
    key = tokenise(word)[0].key
    tone = key[-1] if key != word and key[-1] in MARKS else ""
    base = key[:-1] if tone else key
    return "".join(letters.get(c, c) for c in base) + tones.get(tone, "")


def _telex(words: list[str], chance: random.Random) -> str | None:
    out = " ".join(_spelt(word, TELEX, TELEX_TONES) for word in words)
    return out if out != " ".join(words) else None


def _vni(words: list[str], chance: random.Random) -> str | None:
    out = " ".join(_spelt(word, VNI, {tone: tone for tone in MARKS}) for word in words)
    return out if out != " ".join(words) else None


def _slip(text: str, chance: random.Random) -> str:
    spots = [i for i, c in enumerate(text) if c.isalpha()]
    at = chance.choice(spots)
    letter = fold(text[at])
    way = chance.choice(("drop", "swap", "double", "near", "near", "other"))
    if way == "drop":
        return text[:at] + text[at + 1 :]
    if way == "swap" and at + 1 < len(text) and text[at + 1] != " ":
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    if way == "double":
        return text[:at] + text[at] + text[at:]
    row = next((row for row in KEYS if letter in row), KEYS[0])
    near = [row[i] for i in (row.find(letter) - 1, row.find(letter) + 1) if 0 <= i < len(row)]
    other = chance.choice(near if way == "near" else list("abcdeghiklmnopqrstuvxy"))
    return text[:at] + other + text[at + 1 :]


def _typo(words: list[str], chance: random.Random) -> str | None:
    text = _bare(words, chance)
    return _slip(text, chance) if sum(c.isalpha() for c in text) > 5 else None


def _two_typos(words: list[str], chance: random.Random) -> str | None:
    text = _bare(words, chance)
    return _slip(_slip(text, chance), chance) if sum(c.isalpha() for c in text) > 8 else None


def _typo_accented(words: list[str], chance: random.Random) -> str | None:
    text = " ".join(words)
    return _slip(text, chance) if sum(c.isalpha() for c in text) > 5 else None


def _wrong_tone(words: list[str], chance: random.Random) -> str | None:
    at = chance.randrange(len(words))
    letters = unicodedata.normalize("NFD", words[at])
    spots = [i for i, c in enumerate(letters) if c in MARKS.values()]
    if not spots:
        return None
    other = chance.choice([mark for mark in MARKS.values() if mark != letters[spots[0]]])
    changed = letters[: spots[0]] + other + letters[spots[0] + 1 :]
    return " ".join([*words[:at], unicodedata.normalize("NFC", changed), *words[at + 1 :]])


def _regional(words: list[str], chance: random.Random) -> str | None:
    text = [fold(word) for word in words]
    spots = [(i, a, b) for i, w in enumerate(text) for a, b in SWAPS if w.startswith(a)]
    spots = [(i, a, b) for i, a, b in spots if not (a in {"n", "d", "s"} and text[i][1:2] in "gh")]
    if not spots:
        return None
    at, sound, other = chance.choice(spots)
    text[at] = other + text[at][len(sound) :]
    return " ".join(text)


def _shuffled(words: list[str], chance: random.Random) -> str | None:
    if len(words) < 2:
        return None
    order = list(words)
    while order == words:
        chance.shuffle(order)
        if len(set(words)) == 1:
            return None
    return _bare(order, chance)


Trouble = Callable[[list[str], random.Random], str | None]
TROUBLES: dict[str, Trouble] = {
    "plain": lambda words, chance: " ".join(words),
    "no_accents": _bare,
    "joined": _joined,
    "telex": _telex,
    "vni": _vni,
    "typo": _typo,
    "two_typos": _two_typos,
    "typo_accented": _typo_accented,
    "wrong_tone": _wrong_tone,
    "regional": _regional,
    "shuffled": _shuffled,
}
