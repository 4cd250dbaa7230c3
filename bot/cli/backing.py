"""`ocop-bot backup` and `ocop-bot restore`"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from errno import ENOENT
from os import strerror
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.terminal import MEND_DATABASE as MEND
from bot.cli.terminal import DatabaseOption, fail, load_settings, screen

FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="As in ocop.backup.zip.")]


def backup(file: FileArgument, database: DatabaseOption = None) -> None:
    """Write all that the database holds into a new file, also while the bot runs."""
    from catalog import engines
    from catalog.backup import save

    with _faults(file):
        url = database or load_settings().database_url
        parsed = engines.parse(url)
        if engines.is_sqlite(parsed) and not Path(parsed.database or "").exists():
            fail(f"{parsed.database} does not exist.", MEND)
        rows = save(url, file, datetime.now(UTC))
    screen().print(f"{file}: {rows} rows. It may hold phone numbers: keep it safe.")


def restore(
    file: FileArgument,
    database: DatabaseOption = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Replace all that the database holds by a backup, also while the bot runs."""
    from catalog.backup import restore

    with _faults(file):
        url = database or load_settings().database_url
        if not file.exists():
            raise FileNotFoundError(ENOENT, strerror(ENOENT), str(file))
        if not yes:
            typer.confirm("All that the database holds is replaced. Go on?", abort=True)
        made_at = restore(url, file)
    screen().print(f"The database is as it was on {made_at:%Y-%m-%d at %H:%M} UTC.")


@contextmanager
def _faults(file: Path) -> Iterator[None]:
    from bot.cli.databases import faults_told
    from catalog.backup import BackupError

    try:
        with faults_told():
            yield
    except BackupError as error:
        fail(f"{error}.")
    except FileExistsError as error:
        fail(f"{error} is there already.", "Give a file that is not there yet.")
    except ValueError:
        fail("this is no address of a database.", MEND)
    except OSError as error:
        fail(f"{error.filename or file}: {error.strerror}.")  # a full disk names no file
