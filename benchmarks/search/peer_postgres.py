"""A PostgreSQL with pg_trgm, where the machine has one: a cluster of its own, gone afterwards.

It listens on a socket in its folder only. PostgreSQL refuses to run as root; then it runs as the
user that its package makes, or as nobody.
"""

import os
import pwd
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

INSTALLED = "postgresql/*/bin"  # below /usr/lib, as Debian lays it out
USERS = ("postgres", "nobody")


@contextmanager
def cluster() -> Iterator[psycopg.Connection]:
    """A connection to an empty database with pg_trgm. Raises OSError where none can be had."""
    programs = _programs()
    with tempfile.TemporaryDirectory(prefix="trgm") as folder:
        user = _user(folder)

        def run(program: str, *arguments: str) -> None:
            command = [str(programs / program), *arguments]
            done = subprocess.run(command, user=user, cwd=folder, capture_output=True, text=True)
            if done.returncode:
                raise OSError(f"{program}: {done.stderr.strip() or done.stdout.strip()}")

        data = f"{folder}/data"
        run("initdb", "-D", data, "-A", "trust", "-U", "bench", "-E", "UTF8", "--no-locale")
        only_here = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
        run("pg_ctl", "-D", data, "-l", f"{folder}/log", "-o", only_here, "-w", "start")
        try:
            where = f"host={folder} user=bench dbname=postgres"
            with psycopg.connect(where, autocommit=True) as connection:
                connection.execute("create extension pg_trgm")
                yield connection
        finally:
            run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def _programs() -> Path:
    """The folder of the newest PostgreSQL that has the extension."""
    for folder in sorted(Path("/usr/lib").glob(INSTALLED), key=_version, reverse=True):
        extension = Path("/usr/share/postgresql") / folder.parent.name / "extension"
        if (folder / "initdb").exists() and (extension / "pg_trgm.control").exists():
            return folder
    raise OSError("pg_trgm: no PostgreSQL with that extension is installed")


def _version(folder: Path) -> float:
    return float(folder.parent.name)


def _user(folder: str) -> int | None:
    """Whom it runs as, where that is not oneself; the folder is theirs then."""
    if os.geteuid():
        return None
    for name in USERS:
        try:
            user = pwd.getpwnam(name).pw_uid
        except KeyError:
            continue
        os.chown(folder, user, -1)
        return user
    raise OSError("pg_trgm: PostgreSQL does not run as root, and there is no user for it")
