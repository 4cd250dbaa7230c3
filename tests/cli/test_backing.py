import errno
import os
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cli.conftest import Run

CSV = "code,product_name\nA1,Kẹo lạc\n"


@pytest.fixture
def catalogue(run: Run, folder: Path) -> Path:
    file = folder / "products.csv"
    file.write_text(CSV, encoding="utf-8")
    assert run("import", file).exit_code == 0
    return file


def test_a_backup_brings_back_what_was_there(run: Run, catalogue: Path) -> None:
    result = run("backup", "ocop.backup.zip")
    assert result.exit_code == 0
    assert "rows. It may hold phone numbers" in result.stdout
    catalogue.write_text(f"{CSV}A2,Bánh cáy\n", encoding="utf-8")
    run("import", catalogue)
    result = run("restore", "ocop.backup.zip", "--yes")
    assert result.exit_code == 0
    assert "The database is as it was on 20" in result.stdout
    assert "products 1" in " ".join(run("stats").stdout.split())
    assert run("backup", "ocop.backup.zip").exit_code == 1


def test_nothing_is_replaced_without_a_yes(run: Run, catalogue: Path) -> None:
    run("backup", "b.zip")
    result = run("restore", "b.zip", stdin=b"n\n")
    assert result.exit_code == 1
    assert "is replaced. Go on?" in result.output
    assert run("restore", "b.zip", stdin=b"y\n").exit_code == 0


def test_a_backup_that_is_not_there_is_told_before_anything_is_asked(run: Run) -> None:
    result = run("restore", "none.zip", stdin=b"y\n")
    assert result.exit_code == 1
    assert "Go on?" not in result.output
    assert "none.zip: No such file or directory." in result.stderr


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (
            ("backup", "b.zip", "--database", "sqlite:///none.sqlite3"),
            "none.sqlite3 does not exist",
        ),
        (("backup", "nowhere/b.zip"), "No such file or directory"),
        (("backup", "b.zip", "--database", "nonsense"), "no address of a database"),
        (("backup", "products.csv"), "products.csv is there already"),
        (("restore", "none.zip", "--yes"), "none.zip: No such file or directory"),
        (("restore", "products.csv", "--yes"), "products.csv is damaged, or no backup"),
        (("backup", "b.zip", "--database", "postgresql://me:hush@127.0.0.1:9/x"), "refused"),
    ],
)
def test_what_is_wrong_is_told_in_words(
    run: Run, catalogue: Path, words: tuple[str, ...], complaint: str
) -> None:
    result = run(*words)
    assert result.exit_code == 1
    assert complaint in result.stderr
    assert "hush" not in result.stderr
    assert not Path("none.sqlite3").exists()


def test_a_full_disk_is_told_by_the_file_that_it_had_no_room_for(
    run: Run, catalogue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(ZipFile, "writestr", full)
    result = run("backup", "b.zip")
    assert result.exit_code == 1
    assert result.stderr == "ocop-bot: b.zip: No space left on device.\n"
    assert not list(Path().glob("b.zip*"))
