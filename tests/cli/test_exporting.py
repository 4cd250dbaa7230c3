import asyncio
import csv
from pathlib import Path
from zipfile import ZipFile

import pytest

from catalog.database import Database
from tests.catalog import hall
from tests.cli.conftest import Run
from tests.conftest import NOW


@pytest.fixture
def database(folder: Path) -> str:
    """Two events with one registration each; the first one's code is FAIR22."""
    url = f"sqlite:///{folder / 'events.sqlite3'}"
    asyncio.run(_fill(url))
    return url


async def _fill(url: str) -> None:
    database = Database(url)
    await database.upgrade()
    async with database.transaction() as session:
        first = await hall.an_event(session, NOW)
        first.code = "FAIR22"
        await hall.join(session, first, NOW, name="Lan")
        await hall.join(session, await hall.an_event(session, NOW), NOW, name="Hoa")
    await database.close()


def names(file: Path) -> list[str]:
    rows = csv.DictReader(file.read_text("utf-16").splitlines(), delimiter="\t")
    return [row["Họ và tên"] for row in rows]


def test_one_event_or_all_are_written_as_csv(run: Run, folder: Path, database: str) -> None:
    for code, told in (("fair22", ["Lan"]), ("all", ["Lan", "Hoa"])):
        done = run("export", "registrations", code, f"{code}.csv", "--database", database)
        assert done.output.startswith(f"{code}.csv written.")
        assert names(folder / f"{code}.csv") == told
        assert (folder / f"{code}.csv").stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_there_is_left_as_it_is(run: Run, folder: Path, database: str) -> None:
    (folder / "out.csv").write_text("mine")
    done = run("export", "registrations", "all", "out.csv", "--database", database)
    assert done.exit_code == 1
    assert "out.csv is there already" in done.stderr
    assert (folder / "out.csv").read_text() == "mine"


def test_a_file_that_cannot_be_written_is_told(
    run: Run, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("catalog.private_files.os.open", refuse)
    done = run("export", "registrations", "all", "out.csv", "--database", database)
    assert done.exit_code == 1
    assert "out.csv: Permission denied." in done.output


def test_the_suffix_chooses_a_workbook(run: Run, folder: Path, database: str) -> None:
    run("export", "registrations", "all", "out.XLSX", "--database", database)
    with ZipFile(folder / "out.XLSX") as parts:
        assert "Lan" in parts.read("xl/sharedStrings.xml").decode()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("all", "out.pdf"), "out.pdf is no .xlsx and no .csv."),
        (("all", "nowhere/out.csv"), "nowhere is no folder."),
        (("XXXXXX", "out.csv"), "no event has the code XXXXXX."),
        (("all", "full.csv"), "full.csv is there already."),
    ],
)
def test_what_cannot_be_written_is_told(
    run: Run, folder: Path, database: str, words: tuple[str, str], why: str
) -> None:
    (folder / "full.csv").mkdir()
    done = run("export", "registrations", *words, "--database", database)
    assert done.exit_code == 1
    assert why in done.output
    assert not (folder / "out.csv").exists()
