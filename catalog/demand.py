"""Demand: what buyers looked for and did not find, for producers; of words, never of people.

Words that at least `FEWEST_PEOPLE` different people used are told, without numbers, names or any
sentence: a phrase of one person stays with the organisers.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.names import bare
from catalog.products import ProductGroup
from catalog.questions import Question
from catalog.search import Answer, SearchIndex
from catalog.search.types import Intent

FEWEST_PEOPLE = 3
LONGEST = 4
"""Words of a phrase."""
MOST_NAMED = 15


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


def wanted(questions: Iterable[Asked], index: SearchIndex) -> list[Wanted]:
    """What several people wanted, the most wanted first. Takes a while: call it in a thread."""
    people: dict[str, set[int]] = defaultdict(set)
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    groups: dict[str, Counter[ProductGroup | None]] = defaultdict(Counter)
    answers: dict[str, tuple[tuple[str, ...], ProductGroup | None]] = {}
    for asked in questions:
        key = bare(asked.text)
        if key not in answers:
            answers[key] = _read(index.search(asked.text, limit=1))
        words, group = answers[key]
        for phrase in _phrases(words):
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


def _read(answer: Answer) -> tuple[tuple[str, ...], ProductGroup | None]:
    """The words that were searched for, and the group that the nearest products are of."""
    if answer.confident or answer.intent in {Intent.GREETING, Intent.THANKS, Intent.EVENT}:
        return (), None  # it is found by now, or was no product
    near = Counter(hit.document.group for hit in answer.near if hit.document.group)
    group = answer.understood.facets.group or (near.most_common(1)[0][0] if near else "")
    return tuple(answer.understood.sought.split()), ProductGroup(group) if group else None


def _phrases(words: Sequence[str]) -> Iterator[str]:
    """All runs of words in which there is no number: phones, prices and dates stay out."""
    for start in range(len(words)):
        for end in range(start + 1, min(start + LONGEST, len(words)) + 1):
            run = words[start:end]
            if all(word.isalpha() for word in run):
                yield " ".join(run)


def _within(part: str, whole: str) -> bool:
    """Whether the words stand in a longer phrase."""
    return part != whole and f" {part} " in f" {whole} "
