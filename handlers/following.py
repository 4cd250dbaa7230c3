"""A message that leans on the one before: "2", "cái thứ hai", "sđt", "loại 5 sao thôi"."""

import re
from dataclasses import replace
from datetime import timedelta

from catalog import questions
from catalog.questions import Question
from catalog.search import Answer, Document, Intent
from catalog.search.intents import OF_MAKERS
from catalog.search.text import folded_key
from catalog.search.types import ANY
from handlers.turn import Turn

REMEMBERED = timedelta(minutes=30)
OF_PRODUCTS = OF_MAKERS | {Intent.FIND, Intent.OTHER}
_ORDINALS = {
    **dict.fromkeys(("dau tien", "dau", "nhat", "mot", "first", "1st"), 1),
    **dict.fromkeys(("hai", "nhi", "second", "2nd"), 2),
    **dict.fromkeys(("ba", "third", "3rd"), 3),
    **dict.fromkeys(("tu", "bon", "fourth", "4th"), 4),
    **dict.fromkeys(("nam", "fifth", "5th"), 5),
}
_POLITE = "(?: (?:please|di|nhe|nha|a|em|shop|do|kia|khong|nua))*"
_PICKED = re.compile(
    r"(?:(?:cho )?(?:em|minh|toi|chi|anh|show|me) )*(?:xem |lay |chon )*"
    r"(?:(?:(?:cai|con|mon|loai|san pham|dong|muc|the|number|no|so|thu) )+"
    rf"(\d{{1,3}}|{'|'.join(_ORDINALS)})|(\d{{1,3}}))"
    rf"(?: one)?{_POLITE}"
)
_MORE = re.compile(
    "(?:(?:cho|em|xem|show|see|load) )*"
    f"(?:them|nua|tiep|tiep theo|trang sau|con nua|more|next|next page){_POLITE}"
)


async def before(turn: Turn) -> Question | None:
    """What this person asked here just before."""
    since = turn.now - REMEMBERED
    return await questions.asked_last(turn.session, turn.person, turn.incoming.chat_id, since)


def place_picked(text: str) -> int | None:
    """Which one of a list is meant, from 1: "2", "số 2", "cái thứ hai", "the second one"."""
    picked = _PICKED.fullmatch(folded_key(text))
    if picked is None:
        return None
    said = picked[1] or picked[2]
    return int(said) if said.isdecimal() else _ORDINALS[said]


async def picked(turn: Turn, text: str, most: int) -> Document | None:
    """The product of the last list that is meant by its number."""
    place = place_picked(text)
    asked = await before(turn) if place else None
    if asked is None or place is None:
        return None
    answer = await turn.search(asked.text, limit=most)
    shown = answer.hits or answer.near
    return shown[place - 1].document if place <= len(shown) else None


async def in_full(turn: Turn, answer: Answer, most: int) -> Answer:
    """The answer to what is meant, where a message names no product and leans on the last one.

    Its own answer otherwise. Another place or star count takes the place of what was said.
    """
    if not _leans(turn, answer):
        return answer
    asked = await before(turn)
    if asked is None:
        return answer
    last = await turn.search(asked.text, limit=most)
    if not _refines(answer):
        wants = answer.intent if answer.intent in OF_MAKERS else Intent.FIND
        return replace(last, intent=wants) if last.confident else answer
    for said in (asked.text, last.understood.sought):
        full = await turn.search(f"{said} {answer.query}", limit=most)
        if full.confident:
            return full
    return full if last.understood.sought else answer


def _leans(turn: Turn, answer: Answer) -> bool:
    understood = answer.understood
    if understood.sought or understood.place_choices or answer.intent not in OF_PRODUCTS:
        return False
    asks = answer.intent in OF_MAKERS or understood.without
    if asks and not answer.confident:
        return True
    return turn.index.leans(answer.query, fewest=1 if _refines(answer) else 2)


def _refines(answer: Answer) -> bool:
    """Whether it says more of what is looked for: where, how many stars, what it is not."""
    return answer.understood.facets != ANY or bool(answer.understood.without)


def asks_for_more(text: str) -> bool:
    """Whether the next page is meant."""
    return _MORE.fullmatch(folded_key(text)) is not None
