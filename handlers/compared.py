"""What a message asks to have side by side: "so sánh 1 với 3", "1 và 2 khác gì nhau"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from catalog.search.text import Token, fold, tokenise
from handlers.pointing import ONE, core, row_of

_BETTER = (
    "(?:ngon|tot|dep|xin|ngot|thom|bo|beo|dam|chat luong|chat|hop|dang mua|dang tien|on)"
    "(?: (?:hon|nhat|ca|nhi))*"
)
_JUDGED = re.compile(
    rf"\b(?:(?:trong|thi|giua) )?(?:{ONE} |ben |nha )?nao (?:la |thi |an )?{_BETTER}\b"
    rf"|\b(?:nen )?(?:mua|lay|chon|an) (?:{ONE}|ben|nha) nao\b"
    r"|\bwhich(?: one| of them)?(?: is| are| tastes| s)? (?:better|best|tastier|tastiest|nicer)\b"
)
_VERB = re.compile(
    r"\b(?:so sanh|doi chieu|(?:dat |de |xep )?canh nhau|compare|comparison)"
    r"(?: (?:gia(?! vi\b)(?: ca| ban)?|(?:the )?prices?))?(?: (?:cua|giua|of|between))?\b"
)
_DIFFERENT = re.compile(
    r"\b(?:(?:co|diem|su|thi) )*khac(?: (?:nhau|biet|gi|giua|(?:o )?(?:cho nao|dau|diem nao)"
    r"|(?:nhu )?the nao|ra sao|may))+\b"
    r"|\b(?:cai|con|loai) nao (?:duoc |co )?(?:nhieu|it) sao (?:hon|nhat)\b"
    r"|\b(?:what (?:is|s) )?(?:the )?differences?(?: between)?\b"
)
_THAN = re.compile(
    rf"\b(?:{ONE} )?nao (?:re|dat|mac|lon|to|gan)(?: hon| nhat)?\b"
    r"|\b(?:ngon|tot|dep|ngot|thom) hon\b|\b(?:so voi|vs|versus|thi sao|thi the nao)\b"
)
_CONTACT = re.compile(
    r"\b(?:sdt|so dt|so dien thoai|dien thoai|lien he|phone(?: numbers?)?|contacts?)"
    r"(?: (?:cua|of|for))?\b"
)
_BETWEEN = re.compile("với|voi|và|va|giữa|giua|between|hay|hoặc|hoac|and|or|with")
"""As typed: "vả" is a fruit, and "hãy" a request."""
_HINT = re.compile(
    r"\d|\b(?:so sanh|doi chieu|canh nhau|compar|khac|nao|which|differ|hon|so voi|vs|versus"
    r"|thi sao|thi the|hai|two|ba|three|bon|four|both|all|dau|cuoi|tren|duoi|first|last|top)"
)
"""Without any of it no comparison is asked for: most messages are read no further."""
_LONGEST = 300
"""Characters. What is longer asks for more than that."""
_COUNTS = {"both": 2, "hai": 2, "two": 2, "ba": 3, "three": 3, "bon": 4, "four": 4}
_MANY = "([2-9]|hai|two|ba|three|bon|four)"
_AT_AN_END = re.compile(
    rf"(?:ca )?{_MANY} (?:{ONE} )?(dau|cuoi)(?: tien| cung)?"
    rf"|(?:the )?(first|last|top) {_MANY}(?: ones| products)?"
)
_THESE = "(?: (?:nay|do|kia|tren|vua roi|tren day))?"
_ALL = re.compile(
    rf"ca {_MANY}(?: {ONE})?{_THESE}|{_MANY} {ONE}{_THESE}|(both)(?: of them)?"
    rf"|all (?:the )?{_MANY}|(?:cac|may|nhung)(?: {ONE})+{_THESE}"
    "|tat ca|het|chung(?: no)?|them|all|these"
)


@dataclass(frozen=True, slots=True)
class Group:
    """So many rows from an end of the list, or all of them; 0: however many there are."""

    many: int
    end: str = ""

    def of(self, ids: Sequence[int]) -> Sequence[int]:
        """Empty where the list has not so many."""
        if not self.end:
            return ids if self.many in (0, len(ids)) else ()
        if len(ids) < self.many:
            return ()
        return ids[-self.many :] if self.end in ("cuoi", "last") else ids[: self.many]


@dataclass(frozen=True, slots=True)
class Asks:
    """`things` as they were said; none where what is in view is meant."""

    things: tuple[str, ...]
    outright: bool = False
    """It can mean nothing else."""
    judged: bool = False
    """It asks which is better."""
    rows: bool = False
    """It says which rows and no more, or (`contacts`) wants the contact of each."""
    contacts: bool = False


def asked_to_compare(text: str) -> Asks | None:
    if len(text) > _LONGEST or not _HINT.search(fold(text)):
        return None
    tokens = tokenise(re.sub(r"[,;+&\n]", " và ", text))
    said = " ".join(one.folded for one in tokens)
    verb, better, different, than, contact = (
        list(cue.finditer(said)) for cue in (_VERB, _JUDGED, _DIFFERENT, _THAN, _CONTACT)
    )
    cut = _positions([*verb, *better, *different, *than, *contact], said)
    asks = Asks(_things(tokens, cut), bool(verb), bool(better))
    if verb:
        return asks
    rows = _are_rows(asks.things)
    if better or different or than:
        apart = len(asks.things) > 1 or rows or (not asks.things and (better or different))
        return replace(asks, outright=rows) if apart else None
    return replace(asks, rows=True, contacts=bool(contact)) if rows else None


def group_of(thing: str) -> Group | None:
    said = core(thing)
    if found := _AT_AN_END.fullmatch(said):
        many, end, first, count = found.groups()
        return Group(_count(many or count), end or first)
    if found := _ALL.fullmatch(said):
        return Group(_count(next(filter(None, found.groups()), "0")))
    return None


def _count(word: str) -> int:
    return _COUNTS.get(word) or int(word)


def _are_rows(things: Sequence[str]) -> bool:
    """Whether several rows are all that is said."""
    if len(things) > 1:
        return all(row_of(thing) is not None for thing in things)
    group = group_of(things[0]) if things else None
    return group is not None and group.many > 0


def _positions(cues: Iterable[re.Match[str]], said: str) -> set[int]:
    """Which words belong to them."""
    return {
        at
        for cue in cues
        for at in range(said[: cue.start()].count(" "), said[: cue.end()].count(" ") + 1)
    }


def _things(tokens: Sequence[Token], cut: set[int]) -> tuple[str, ...]:
    """What is said between the cues and the words like "với"."""
    runs: list[list[str]] = [[]]
    for at, one in enumerate(tokens):
        if at in cut or _BETWEEN.fullmatch(one.text):
            runs.append([])
        else:
            runs[-1].append(one.text)
    return tuple(" ".join(run) for run in runs if core(" ".join(run)))
