from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_migrate_makes_the_database_and_may_be_run_again(run: Run, folder: Path) -> None:
    url = f"sqlite:///{folder / 'new' / 'ocop.sqlite3'}"
    for _ in range(2):
        result = run("migrate", "--database", url)
        assert result.exit_code == 0
        assert result.stdout == "The database is up to date.\n"
    assert (folder / "new" / "ocop.sqlite3").exists()


@pytest.mark.parametrize(
    ("url", "complaint"),
    [
        ("nonsense", "no address of a database"),
        ("mysql://host/name", "no address of a database"),
        ("sqlite:////proc/nowhere/ocop.sqlite3", "cannot be opened: "),
        ("sqlite:////proc/ocop.sqlite3", "cannot be opened: unable to open"),
        ("postgresql://user:secret@127.0.0.1:9/name", "Connection refused"),
    ],
)
def test_a_database_that_cannot_be_had_is_told_in_words(
    run: Run, url: str, complaint: str
) -> None:
    result = run("migrate", "--database", url)
    assert result.exit_code == 1
    assert complaint in result.stderr
    assert "sqlite:///path or postgresql://" in result.stderr
    assert "secret" not in result.stderr
    assert "Traceback" not in result.stderr


def test_a_file_that_is_no_database_is_told_in_words(run: Run, folder: Path) -> None:
    (folder / "photo.jpg").write_bytes(b"not a database at all, but long enough to be read")
    result = run("migrate", "--database", f"sqlite:///{folder / 'photo.jpg'}")
    assert result.exit_code == 1
    assert "file is not a database" in result.stderr
