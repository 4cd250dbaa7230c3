"""The demo: the bot, a Bot API server and its chat page in one process, with data of their own."""

import asyncio
import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from pydantic import SecretStr

from bot.app import serve
from bot.logs import setup_logs
from bot.settings import Settings
from catalog.database import Database
from catalog.importing import load_sample
from webchat.__main__ import personas
from webchat.app import LOOPBACK, create_app
from webchat.models import Person
from webchat.server import Server
from webchat.store import SqliteStore
from webchat.world import World

TOKEN = "1:demo"  # noqa: S105 - it opens nothing but a server of this process
USERNAME = "ocop_demo_bot"


class FolderInUseError(Exception):
    """Another demo keeps its data in this folder."""


async def run_demo(
    port: int, folder: Path, stop: asyncio.Event, *, ready: Callable[[str], None]
) -> None:
    """Until `stop`; calls `ready` with the page's address once the bot answers there.

    Raises OSError where the port cannot be had, and FolderInUseError.
    """
    with _held(folder):
        world = World(SqliteStore(folder / "chats.sqlite3"))
        people = personas(world)
        world.bot(TOKEN, USERNAME, "OCOP")
        app = create_app(world, personas=people, hosts=LOOPBACK)
        async with Server(world, port=port, app=app) as server:
            settings = demo_settings(server.base_url, folder, people)
            setup_logs(settings.log_level)
            await fill(settings.database_url)
            await serve(settings, stop, ready=lambda: ready(f"{server.base_url}/"))


def demo_settings(server: str, folder: Path, people: list[Person]) -> Settings:
    """The operator's own settings, but nothing that leads out of the demo."""
    return Settings(
        token=SecretStr(TOKEN),
        api_url=f"{server}/bot",
        api_file_url=f"{server}/file/bot",
        database_url=f"sqlite:///{folder / 'ocop.sqlite3'}",
        admins=tuple(person.id for person in people if person.role == "organiser"),
        proxy="",
        web_port=0,
        log_level="WARNING",
    )


async def fill(database_url: str) -> None:
    """Puts the sample catalogue into a database that has no products yet."""
    database = Database(database_url)
    try:
        await database.upgrade()
        async with database.transaction() as session:
            await load_sample(session, datetime.now(UTC))
    finally:
        await database.close()


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Two demos in one folder would write over each other's chats."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise FolderInUseError(str(folder)) from None
        yield
