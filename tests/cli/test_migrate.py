import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from catalog.database import Database
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
        ("sqlite:////proc/nowhere/ocop.sqlite3", "cannot be used: "),
        ("sqlite:////proc/ocop.sqlite3", "cannot be used: unable to open"),
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


def test_tables_of_a_newer_version_are_told_by_every_command(run: Run, folder: Path) -> None:
    (folder / "products.csv").write_text("product_name\nKẹo lạc\n", encoding="utf-8")
    run("import", "products.csv")
    run("backup", "b.zip")
    with closing(sqlite3.connect("var/ocop.sqlite3")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    for words in (
        "migrate",
        "stats",
        "import products.csv",
        "backup c.zip",
        "restore b.zip --yes",
    ):
        result = run(*words.split())
        assert result.exit_code == 1
        assert "of a newer version than this program" in result.stderr
    told = run("check").stdout
    assert "WRONG tables: the database is of a newer version" in told
    assert "ocop-bot migrate" not in told


@pytest.mark.parametrize(
    "error",
    [
        PermissionError(13, "Permission denied", "var"),
        sqlite3.OperationalError("attempt to write a readonly database"),
    ],
)
def test_a_file_that_may_not_be_written_is_told(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    async def upgrade(_: Database) -> None:
        raise error

    monkeypatch.setattr(Database, "upgrade", upgrade)
    result = run("migrate")
    assert result.exit_code == 1
    assert "allowed to write to that file and into its folder" in result.stderr
