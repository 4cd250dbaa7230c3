"""The machine that is measured on: its name in a line, its cores, what a process spent there."""

import os
import platform
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def machine() -> str:
    system = f"{platform.system()} {platform.machine()}"
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{date.today()}, {os.cpu_count()} cores, {system}, {python}"  # noqa: DTZ011


def pinned(core: int) -> Sequence[str]:
    """What to put before a command so that it runs on one core; the last where there are fewer."""
    return ("taskset", "-c", str(min(core, (os.cpu_count() or 1) - 1)))


def cpu_seconds(pid: int) -> float:
    """What the process has used of the processor until now; 0 where it is gone."""
    with suppress(OSError):
        words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(words[11]) + int(words[12])) / TICKS
    return 0.0
