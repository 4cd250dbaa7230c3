"""Tables of the docs that a benchmark writes: each stands between two marks."""

from collections.abc import Sequence
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"


def write(page: str, mark: str, head: str, lines: Sequence[Sequence[str]]) -> None:
    """Puts the table where the last one of that mark stands; its first line are the heads."""
    begin, end = f"<!-- {mark} -->\n", "<!-- its end -->\n"
    doc = DOCS / page
    before, _, rest = doc.read_text().partition(begin)
    after = rest.partition(end)[2]
    heads, *rows = lines
    aligned = ["---", *["---:"] * (len(heads) - 1)]
    table = "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, aligned, *rows))
    doc.write_text(f"{before}{begin}\n{head}\n\n{table}\n\n{end}{after}")
