"""Hit rates on labelled queries: `python -m benchmarks.search.quality CATALOGUE DEV [ASKS]`.

DEV has columns kind, query, gold; ASKS kind, query, mode, gold (first, top, absent, intent:NAME).
"""

import sys
from collections import defaultdict
from pathlib import Path

from catalog.search import Answer, SearchIndex, documents_from_csv


def rows(path: Path) -> list[list[str]]:
    """The rows of a TSV file below its header."""
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]


def codes(answer: Answer) -> list[str]:
    """Codes of what is shown: hits, or the nearest where not confident."""
    return [hit.document.code for hit in answer.hits or answer.near]


def judge(answer: Answer, mode: str, gold: set[str]) -> bool:
    """Whether an answer is right by a row's mode."""
    found = codes(answer)
    if mode == "absent":
        return not answer.confident or not answer.hits
    if mode == "top":
        most = min(5, len(gold))
        return len(found) >= most and all(code in gold for code in found[:most])
    if mode.startswith("intent:") and answer.intent != mode.removeprefix("intent:"):
        return False
    return not gold or (bool(found) and found[0] in gold)


def dev(index: SearchIndex, path: Path, verbose: bool) -> None:
    """Print hit@1, hit@3 and the confident share by kind."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    times = []
    for kind, query, gold in rows(path):
        answer = index.search(query)
        times.append(answer.ms)
        found = codes(answer)
        wanted = set(gold.split())
        hit = bool(found) and found[0] in wanted
        for name in (kind, "ALL"):
            count = counts[name]
            count[0] += 1
            count[1] += hit
            count[2] += bool(wanted & set(found[:3]))
            count[3] += answer.confident
        if verbose and not hit:
            got = (answer.hits or answer.near)[:1]
            name = got[0].document.name if got else "-"
            wanted_name = index.by_code(gold.split()[0])
            assert wanted_name
            print(
                f"  {kind} | {query} | got {name} | gold {wanted_name.name} | {answer.confident}"
            )
    for name, (total, first, three, sure) in counts.items():
        print(
            f"{name:14} n={total:5} @1={first / total:.3f} @3={three / total:.3f}"
            f" sure={sure / total:.3f}"
        )
    times.sort()
    print(
        f"p50 {times[len(times) // 2]:.2f} ms, p95 {times[int(len(times) * 0.95)]:.2f} ms,"
        f" max {times[-1]:.1f} ms"
    )


def asks(index: SearchIndex, path: Path) -> None:
    """Print what went wrong and the share that is right."""
    right = total = 0
    for kind, query, mode, *gold in rows(path):
        wanted = set(gold[0].split()) if gold else set()
        answer = index.search(query)
        good = judge(answer, mode, wanted)
        right += good
        total += 1
        if not good:
            names = [h.document.name for h in (answer.hits or answer.near)[:4]]
            print(
                f"  {kind} | {query} | {mode} | {answer.intent} {answer.confident}"
                f" | {names} | {answer.understood}"
            )
    print(f"asks {right}/{total} = {right / total:.3f}")


def main() -> None:
    """Judge the files named on the command line."""
    verbose = "-v" in sys.argv
    paths = [Path(arg) for arg in sys.argv[1:] if arg != "-v"]
    index = SearchIndex.build(documents_from_csv(paths[0]))
    dev(index, paths[1], verbose)
    for path in paths[2:]:
        asks(index, path)


if __name__ == "__main__":
    main()
