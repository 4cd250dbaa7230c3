"""`python -m benchmarks`: what can be measured in a minute."""

import os
import platform
from datetime import date

from benchmarks import concurrency


def machine() -> str:
    system = f"{platform.system()} {platform.machine()}"
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{date.today()}, {os.cpu_count()} cores, {system}, {python}"  # noqa: DTZ011


if __name__ == "__main__":
    print(machine())
    concurrency.main()
