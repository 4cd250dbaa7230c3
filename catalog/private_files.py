"""Files with people's names and numbers: new ones, whole, that only their owner may read."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


def refuse_existing(file: Path) -> None:
    """Raises FileExistsError."""
    if file.exists():
        raise FileExistsError(file)


@contextmanager
def new_file(file: Path) -> Iterator[BinaryIO]:
    """To write into; it gets its name once all of it is written.

    Raises FileExistsError where there is one already, and OSError where it cannot be written.
    """
    refuse_existing(file)
    part = file.with_name(f"{file.name}.part")
    part.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as raw:
            yield raw
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
