"""The report: a table for the terminal, and the same in docs/events.md."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.event_day.stages import Stage

DOC = Path(__file__).parents[2] / "docs" / "events.md"
BEGIN, END = "<!-- the last run -->\n", "<!-- its end -->\n"
MOST_WORDS = 12


def show(engine: str, stages: Sequence[Stage]) -> None:
    table = Table("stage", "people", "seconds", "checks", title=engine)
    for stage in stages:
        table.add_row(*_row(stage))
    console = Console(width=110)
    console.print(table)
    for stage in stages:
        for words in stage.broken[:MOST_WORDS]:
            console.print(f"{engine}, {stage.name}: {words}", markup=False)
    kept = not any(stage.broken for stage in stages)
    console.print("Every promise was kept." if kept else "Promises were broken.")


def _row(stage: Stage) -> list[str]:
    return [stage.name, str(stage.people), f"{stage.seconds:.1f}", _checks(stage)]


def _checks(stage: Stage) -> str:
    broken = [name for name, wrong in stage.wrong.items() if wrong]
    return f"broken: {', '.join(broken)}" if broken else f"{len(stage.wrong)} kept"


def write(head: str, found: Mapping[str, Sequence[Stage]]) -> None:
    """Puts the table where the last one stands: one column of seconds for each database."""
    before, _, rest = DOC.read_text().partition(BEGIN)
    after = rest.partition(END)[2]
    names = [f"{engine}: seconds | checks" for engine in found]
    rows = [["stage", "people", *names], ["---", "---:", *["---: | ---"] * len(found)]]
    for same in zip(*found.values(), strict=True):
        own = [f"{stage.seconds:.1f} | {_checks(stage)}" for stage in same]
        people = "/".join(dict.fromkeys(str(stage.people) for stage in same))
        rows.append([same[0].name, people, *own])
    table = "\n".join(f"| {' | '.join(cells)} |" for cells in rows)
    DOC.write_text(
        f"{before}{BEGIN}\n{head}. `python -m benchmarks.event_day`\n\n{table}\n\n{END}{after}"
    )
