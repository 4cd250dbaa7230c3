"""The report: a table for the terminal, and the same in docs/reliability.md."""

import sys
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from benchmarks import pages
from benchmarks.announcement.campaign import TELEGRAM, Outcome
from catalog.news.announcements import Fate

HEADS = (
    "setup",
    "subscribers",
    "kills",
    "sent",
    "blocked",
    "failed",
    "unknown (arrived)",
    "twice",
    "lost",
    "reported wrongly",
    f"of {TELEGRAM}/s held",
    "refused for the limit",
    "silent after a kill, at most",
    "minutes",
)
MOST_WORDS = 12


def row(outcome: Outcome) -> list[str]:
    verdict = outcome.verdict
    cells = (
        outcome.setup.name,
        outcome.size.people,
        outcome.kills,
        verdict.fates[Fate.SENT],
        verdict.fates[Fate.BLOCKED],
        verdict.fates[Fate.FAILED],
        f"{verdict.fates[Fate.UNKNOWN]} ({verdict.unknown_had_it})",
        len(verdict.twice),
        len(verdict.lost),
        len(verdict.misreported),
        f"{verdict.pace / TELEGRAM:.1%}",
        verdict.too_many,
        f"{verdict.silence:.0f} s",
        f"{outcome.seconds / 60:.1f}",
    )
    return [*map(str, cells)]


def show(head: str, outcomes: Sequence[Outcome]) -> None:
    table = Table(*HEADS, title=head)
    for outcome in outcomes:
        table.add_row(*row(outcome))
    console = Console(width=160)
    console.print(table)
    for outcome in outcomes:
        for words in outcome.verdict.broken[:MOST_WORDS]:
            console.print(f"{outcome.setup.name}: {words}", markup=False)
        if not outcome.done:
            console.print(f"{outcome.setup.name}: it never came to its end")
        if outcome.fell:
            console.print(f"{outcome.setup.name}: ended by themselves, with {outcome.fell}")
    kept = all(outcome.kept for outcome in outcomes)
    console.print("Every promise was kept." if kept else "It is not proved.")


def write(head: str, outcomes: Sequence[Outcome]) -> None:
    command = " ".join(["python -m benchmarks.announcement", *sys.argv[1:]])
    lines = [HEADS, *map(row, outcomes)]
    pages.write("reliability.md", "the last announcement", f"{head}. `{command}`", lines)
