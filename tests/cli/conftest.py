from pathlib import Path
from typing import Protocol

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app


class Run(Protocol):
    def __call__(self, *words: str | Path, stdin: bytes = b"") -> Result: ...


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, with no settings from outside and a wide screen."""
    from bot.settings import Settings

    for name in Settings.model_fields:
        monkeypatch.delenv(f"OCOP_{name.upper()}", raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Run:
    """`ocop-bot` with these words, in this process; what it does not foresee is raised."""

    def run(*words: str | Path, stdin: bytes = b"") -> Result:
        return CliRunner().invoke(app, list(map(str, words)), input=stdin, catch_exceptions=False)

    return run
