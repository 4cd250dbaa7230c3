"""The judgement: what people did and were told, beside what the database holds when all is quiet.

Pure. An act's `mark` is what its confirmation can be known by, among all that was told; no two
acts of one person share one.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

Effect = tuple[int, str, str]
"""The person, the kind of row, and what it is about."""


class Kind(StrEnum):
    """What an act was."""

    QUESTION = "question"
    SAVE = "save"
    FORGET = "forget"
    NEED = "need"
    CALL_BACK = "call back"
    REQUEST = "request"
    HANDOVER = "handover"
    LANGUAGE = "language"
    REGISTER = "register"
    LEAVE = "leave"
    ACCEPT = "accept"
    DECLINE = "decline"
    NOTICE = "notice"
    """Nobody's act: a bulk message that is told at least once."""
    ANNOUNCEMENT = "announcement"
    """Nobody's act: a bulk message that is told at most once."""


@dataclass(frozen=True, slots=True)
class Act:
    """What a person did, in their order; it was handed to Telegram for certain."""

    person: int
    kind: Kind
    key: str
    """What it was about: a product's id, a word of their own, a language."""
    mark: str


@dataclass(frozen=True, slots=True)
class Told:
    """One message or edit that a person was shown, in the order of showing."""

    person: int
    marks: frozenset[str]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Stored:
    """What the database holds at the end. `updates` gives each one's state by its id."""

    effects: Counter[Effect] = field(default_factory=Counter)
    updates: dict[int, str] = field(default_factory=dict)
    owed: int = 0
    """Messages in the outbox whose end is not known."""
    seats: int = 0
    """Of the event that people register for."""
    standings: list[tuple[int, str]] = field(default_factory=list)
    """Of each registration: the person; how it stands, or why it ended."""


@dataclass(slots=True)
class Verdict:
    """Each list names what is wrong, in words, and has to be empty."""

    updates: int = 0
    confirmed: int = 0
    attending: Counter[str] = field(default_factory=Counter)
    """Confirmed changes about the event, among `confirmed`."""
    announced: int = 0
    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    disordered: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    oversold: list[str] = field(default_factory=list)
    repeated: int = 0

    @property
    def broken(self) -> list[str]:
        return [*self.lost, *self.twice, *self.missing, *self.disordered, *self.waiting,
                *self.unanswered, *self.oversold]  # fmt: skip


def judge(
    acts: Sequence[Act], told: Sequence[Told], stored: Stored, updates: Sequence[int]
) -> Verdict:
    """`updates` are the ids of all that Telegram handed out."""
    verdict = Verdict(updates=len(updates))
    _effects(verdict, acts, stored)
    _confirmations(verdict, acts, told)
    _order(verdict, acts, told)
    _standings(verdict, acts, stored)
    _seats(verdict, told, stored)
    for number in updates:
        state = stored.updates.get(number)
        if state is None:
            verdict.lost.append(f"update {number} never came in")
        elif state == "waiting":
            verdict.waiting.append(f"update {number} still waits")
        elif state == "set_aside":
            verdict.lost.append(f"set aside: update {number}")
    if stored.owed:
        verdict.waiting.append(f"{stored.owed} messages are still owed")
    return verdict


ROWS = (Kind.QUESTION, Kind.NEED, Kind.CALL_BACK, Kind.REQUEST, Kind.HANDOVER)
"""Acts that each leave a row of their own."""
BULK = (Kind.NOTICE, Kind.ANNOUNCEMENT)
SAVED, LANGUAGE = "saved", "language"
"""What there is or is not, as the last act would have it."""


def _effects(verdict: Verdict, acts: Sequence[Act], stored: Stored) -> None:
    rows: Counter[Effect] = Counter()
    last: dict[tuple[int, str], Act] = {}
    for act in acts:
        if act.kind in ROWS:
            rows[act.person, act.kind, act.key] += 1
        elif act.kind is Kind.LANGUAGE:
            last[act.person, LANGUAGE] = act
        elif act.kind in {Kind.SAVE, Kind.FORGET}:
            last[act.person, f"{SAVED} {act.key}"] = act
    wanted = rows | Counter(_state(act) for act in last.values() if act.kind is not Kind.FORGET)
    for effect in wanted | stored.effects:
        words = f"{effect}: {stored.effects[effect]}, not {wanted[effect]}"
        if stored.effects[effect] < wanted[effect]:
            verdict.lost.append(words)
        elif stored.effects[effect] > wanted[effect]:
            undone = effect[1] in {SAVED, LANGUAGE}  # something of theirs that was changed later
            (verdict.lost if undone else verdict.twice).append(words)


def _state(act: Act) -> Effect:
    return act.person, LANGUAGE if act.kind is Kind.LANGUAGE else SAVED, act.key


def _confirmations(verdict: Verdict, acts: Sequence[Act], told: Sequence[Told]) -> None:
    times = Counter((one.person, mark) for one in told for mark in one.marks)
    for act in acts:
        seen = times[act.person, act.mark]
        words = f"{act.person}: {act.kind} {act.key}"
        if act.kind in BULK:
            verdict.announced += min(seen, 1)
        if act.kind is Kind.ANNOUNCEMENT:
            verdict.twice += [f"{words}, told {seen} times"] if seen > 1 else []
            continue
        verdict.repeated += max(0, seen - 1)
        if act.kind is Kind.QUESTION:
            verdict.unanswered += [] if seen else [words]
        elif not seen:
            verdict.missing.append(words)
        elif act.kind not in BULK:
            verdict.confirmed += 1
            if act.kind in STANDS:
                verdict.attending[act.kind] += 1


def _order(verdict: Verdict, acts: Sequence[Act], told: Sequence[Told]) -> None:
    """Answers appear, for the first time, in the order of asking. Bulk has none."""
    first: dict[tuple[int, str], int] = {}
    for at, one in enumerate(told):
        for mark in one.marks:
            first.setdefault((one.person, mark), at)
    latest: defaultdict[int, int] = defaultdict(lambda: -1)
    for act in acts:
        at = first.get((act.person, act.mark), -1)
        if at < 0 or act.kind in BULK:
            continue
        if at < latest[act.person]:
            verdict.disordered.append(f"{act.person}: {act.kind} {act.key} was answered too early")
        latest[act.person] = max(latest[act.person], at)


OFFERED, WAITING, CONFIRMED = "offered", "waiting", "confirmed"
HOLDING = (OFFERED, CONFIRMED)
STANDS = {
    Kind.REGISTER: (CONFIRMED, WAITING, OFFERED),
    Kind.ACCEPT: (CONFIRMED,),
    Kind.LEAVE: ("left",),
    Kind.DECLINE: ("declined",),
}
"""How one may stand whose last act about the event was this."""


def _standings(verdict: Verdict, acts: Sequence[Act], stored: Stored) -> None:
    """Who registered stands once, as their last act would have it; nobody else does."""
    last = {act.person: act.kind for act in acts if act.kind in STANDS}
    found: defaultdict[int, list[str]] = defaultdict(list)
    for person, state in stored.standings:
        found[person].append(state)
    for person in last | found:
        states, act = found[person], last.get(person)
        words = f"{person}: {act or 'nothing asked'}, and stands {states}"
        if act is None or len(states) > 1:
            verdict.twice.append(words)
        elif not states or states[0] not in STANDS[act]:
            verdict.lost.append(words)


def _seats(verdict: Verdict, told: Sequence[Told], stored: Stored) -> None:
    """Never more hold one than there are; none stays free while somebody waits for it; whoever
    is offered one was told so.
    """
    counts = Counter(state for _, state in stored.standings)
    held = sum(counts[state] for state in HOLDING)
    if held > stored.seats:
        verdict.oversold.append(f"{held} people hold {stored.seats} seats")
    if held < stored.seats and counts[WAITING]:
        verdict.waiting.append(f"{counts[WAITING]} wait for seats, {stored.seats - held} are free")
    heard = {one.person for one in told if "offer" in one.marks}
    offered = [person for person, state in stored.standings if state == OFFERED]
    verdict.missing += [f"{person}: offer" for person in offered if person not in heard]
