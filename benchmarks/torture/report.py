"""The report: a table for the terminal, and the same in docs/reliability.md."""

import sys
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from benchmarks import pages
from benchmarks.torture.ledger import Kind, Verdict
from benchmarks.torture.setups import Outcome

HEADS = (
    "setup",
    "kills",
    "updates",
    "changes confirmed",
    "registered, left",
    "seats taken, declined",
    "announced",
    "lost",
    "twice",
    "seats oversold",
    "confirmations missing",
    "questions unanswered",
    "out of order",
    "left waiting",
    "repeated confirmations",
    "seconds",
)
MOST_WORDS = 12


def row(outcome: Outcome) -> list[str]:
    verdict = outcome.verdict
    numbers = (
        outcome.kills,
        verdict.updates,
        verdict.confirmed,
        _pair(verdict, Kind.REGISTER, Kind.LEAVE),
        _pair(verdict, Kind.ACCEPT, Kind.DECLINE),
        verdict.announced,
        len(verdict.lost),
        len(verdict.twice),
        len(verdict.oversold),
        len(verdict.missing),
        len(verdict.unanswered),
        len(verdict.disordered),
        len(verdict.waiting),
        verdict.repeated,
        round(outcome.seconds),
    )
    return [outcome.setup.name, *map(str, numbers)]


def _pair(verdict: Verdict, one: Kind, other: Kind) -> str:
    return f"{verdict.attending[one]}, {verdict.attending[other]}"


def show(head: str, outcomes: Sequence[Outcome]) -> None:
    table = Table(*HEADS, title=head)
    for outcome in outcomes:
        table.add_row(*row(outcome))
    console = Console(width=180)
    console.print(table)
    for outcome in outcomes:
        for words in outcome.verdict.broken[:MOST_WORDS]:
            console.print(f"{outcome.setup.name}: {words}", markup=False)
        if not outcome.enough:
            console.print(f"{outcome.setup.name}: too few changes to prove anything")
        if outcome.quiet is None:
            console.print(f"{outcome.setup.name}: it never got quiet")
        if outcome.fell:
            console.print(f"{outcome.setup.name}: ended by themselves, with {outcome.fell}")
    kept = all(outcome.kept for outcome in outcomes)
    console.print("Every promise was kept." if kept else "It is not proved.")


def write(head: str, outcomes: Sequence[Outcome]) -> None:
    """Puts the table where the last one stands."""
    command = " ".join(["python -m benchmarks.torture", *sys.argv[1:]])
    lines = [HEADS, *map(row, outcomes)]
    pages.write("reliability.md", "the last run", f"{head}. `{command}`", lines)
