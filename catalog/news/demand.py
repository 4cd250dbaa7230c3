"""Demand: what buyers looked for and did not find, for producers; of words, never of people.

Words that at least `FEWEST_PEOPLE` different people used are told, without numbers, names or any
sentence: a phrase of one person stays with the organisers.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.names import bare
from catalog.products import ProductGroup
from catalog.questions import Question
from catalog.search import Answer, SearchIndex, Words
from catalog.search.intents import beside_products
from catalog.search.text import tokenise
from catalog.search.words import Role

FEWEST_PEOPLE = 3
LONGEST = 4
"""Words of a phrase."""
MOST_NAMED = 15
CHATTER = (Role.CHATTER, Role.INTENT, Role.SHORTHAND, Role.BUYER_PLACE)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that found nothing for certain."""

    person_id: int
    text: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words that so many people looked for; `group` is None where nothing is like it."""

    words: str
    people: int
    group: ProductGroup | None


async def in_vain(session: AsyncSession, since: datetime, until: datetime) -> list[Asked]:
    """What found nothing for certain in that time."""
    query = select(Question.person_id, Question.text).where(
        Question.confident == False,  # noqa: E712
        Question.at >= since,
        Question.at < until,
    )
    return [Asked(*row) for row in await session.exec(query)]


def wanted(questions: Iterable[Asked], index: SearchIndex, words: Words) -> list[Wanted]:
    """What several people wanted, the most wanted first. Takes a while: call it in a thread.

    Words are the askers' own, without chatter: those that the index has never seen matter most.
    """
    people: dict[str, set[int]] = defaultdict(set)
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    groups: dict[str, Counter[ProductGroup | None]] = defaultdict(Counter)
    answers: dict[str, Answer] = {}
    for asked in questions:
        if asked.text not in answers:
            answers[asked.text] = index.search(asked.text, limit=1)
        answer = answers[asked.text]
        if answer.confident or beside_products(answer.intent):
            continue  # it is found by now, or was about something else
        group = _group_of(answer)
        for phrase in _phrases(_sought(asked.text, words)):
            folded = bare(phrase)
            people[folded].add(asked.person_id)
            spelt[folded][phrase] += 1
            groups[folded][group] += 1
    common = {key: len(who) for key, who in people.items() if len(who) >= FEWEST_PEOPLE}
    found = [
        Wanted(spelt[key].most_common(1)[0][0], number, groups[key].most_common(1)[0][0])
        for key, number in common.items()
        if not any(_within(key, other) and common[other] == number for other in common)
    ]
    return sorted(found, key=lambda one: (-one.people, one.words))


def for_groups(found: Sequence[Wanted], groups: frozenset[ProductGroup]) -> list[Wanted]:
    """Of these, what concerns the groups (none: all), and what nobody can tell the group of."""
    fitting = [one for one in found if not groups or one.group is None or one.group in groups]
    return fitting[:MOST_NAMED]


def _group_of(answer: Answer) -> ProductGroup | None:
    """The group that they named, or that most of the nearest products are of."""
    near = Counter(hit.document.group for hit in answer.near if hit.document.group)
    group = answer.understood.facets.group or (near.most_common(1)[0][0] if near else "")
    return ProductGroup(group) if group else None


def _sought(text: str, words: Words) -> list[str]:
    """The words as written; "" where there was chatter, or a number: phones stay out."""
    tokens = tokenise(text)
    sought = [one.text if one.text.isalpha() else "" for one in tokens]
    for span in words.find(tokens):
        if span.entry.role in CHATTER:
            sought[span.start : span.end] = [""] * (span.end - span.start)
    return sought


def _phrases(words: Sequence[str]) -> set[str]:
    """All runs of words between the gaps, up to the longest."""
    runs = (
        words[start:end]
        for start in range(len(words))
        for end in range(start + 1, min(start + LONGEST, len(words)) + 1)
    )
    return {" ".join(run) for run in runs if all(run)}


def _within(part: str, whole: str) -> bool:
    """Whether the words stand in a longer phrase."""
    return part != whole and f" {part} " in f" {whole} "
