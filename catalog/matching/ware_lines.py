"""A line in which someone says what they look for or bring: "kẹo lạc 200 kg mỗi tháng, VietGAP".

Amount, unit, how often and papers are taken out of it where they can be read; the rest are the
words for the ware itself, which the search may know.
"""

import re
import unicodedata

from catalog.matching.wares import Ware
from catalog.names import bare
from catalog.products import ProductGroup
from catalog.search import Answer, Document, SearchIndex

MOST_WARES = 10
MOST_TEXT = 200
MATCHES = 3

_UNITS = (
    "kg|kilo|ki|can|g|gam|ta|tan|yen|lit|l|ml|hop|goi|tui|bao|chai|lo|hu|thung|con|qua|cai|chiec"
    "|bo|suat|cay|chau|set|khach|tons?|tonnes?|box(?:es)?|bags?|bottles?|packs?|pieces?|jars?"
)
_AMOUNT = re.compile(rf"(?<!\w)(\d[\d.,]*(?:\s*-\s*\d[\d.,]*)?)\s*({_UNITS})(?!\w)")
_TIMES = "ngay|tuan|thang|quy|nam|vu|day|week|month|quarter|year"
_HOW_OFTEN = re.compile(
    rf"(?:(?<!\w)(?:moi|hang|mot|1|per|every|each|a)\s+|/\s*)(?:{_TIMES})(?!\w)"
    r"|(?<!\w)(?:daily|weekly|monthly|yearly|mot lan|once)(?!\w)"
)
_PAPERS = re.compile(
    r"(?<!\w)(?:(?:can|co|with|needs?)\s+)?(?:giay\s+)?(vietgap|globalgap|haccp|iso\s?\d*|huu co"
    r"|organic|attp|an toan thuc pham|ocop|fda|halal|kiem nghiem|hoa don|invoice)(?!\w)"
)
_EDGES = " ,.;:-–/()"


def read_wares(text: str, index: SearchIndex) -> list[Ware]:
    """One ware from each line (or part between semicolons) that says something."""
    lines = [" ".join(line.split()).strip(_EDGES) for line in re.split(r"[\n;]", text)]
    return [read_ware(line, index) for line in lines if line]


def read_ware(line: str, index: SearchIndex) -> Ware:
    """What one line says. The product is set where the catalogue has exactly one that is meant."""
    line = " ".join(unicodedata.normalize("NFC", line).split())[:MOST_TEXT]
    said, rest = _take_out(line)
    text = rest or line
    answer = index.search(text, limit=20)
    clear = answer.clear.document if answer.clear else None
    return Ware(text=text, product_id=clear.id if clear else None, group=group_of(answer), **said)


def matches(text: str, index: SearchIndex) -> tuple[tuple[Document, ...], int]:
    """The first products that these words may mean, and how many there are."""
    answer = index.search(text, limit=MATCHES)
    return tuple(hit.document for hit in answer.hits), answer.total


def group_of(answer: Answer) -> ProductGroup | None:
    """The group that was named, or that all that was found belongs to."""
    named = {hit.document.group for hit in answer.hits} or {""}
    group = answer.understood.facets.group or (named.pop() if len(named) == 1 else "")
    return ProductGroup(group) if group else None


def _take_out(line: str) -> tuple[dict[str, str], str]:
    said: dict[str, str] = {}
    letters = _letters(line)
    if len(letters) != len(line):  # letters that fold to several: nothing is taken out
        return {}, line
    for pattern, read in ((_PAPERS, _papers), (_HOW_OFTEN, _how_often), (_AMOUNT, _amount)):
        found = list(pattern.finditer(letters))
        found = found if pattern is _PAPERS else found[:1]
        if found:
            said |= read(line, found)
        for match in reversed(found):
            line = line[: match.start()] + " " * len(match[0]) + line[match.end() :]
        letters = _letters(line)
    rest = re.sub(r"\s*,(?:\s*,)*", ",", line)
    return said, " ".join(rest.split()).strip(_EDGES)


def _letters(line: str) -> str:
    """The line without marks, letter for letter where it can be."""
    return "".join(bare(letter) or letter for letter in line)


def _papers(line: str, found: list[re.Match[str]]) -> dict[str, str]:
    return {"papers": ", ".join(line[m.start(1) : m.end(1)] for m in found)[:200]}


def _how_often(line: str, found: list[re.Match[str]]) -> dict[str, str]:
    return {"how_often": line[found[0].start() : found[0].end()].strip("/ ")[:50]}


def _amount(line: str, found: list[re.Match[str]]) -> dict[str, str]:
    match = found[0]
    return {
        "amount": line[match.start(1) : match.end(1)][:50],
        "unit": line[match.start(2) : match.end(2)][:30],
    }
