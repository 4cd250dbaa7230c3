"""`ocop-bot migrate`"""

import asyncio

from bot.cli.terminal import DatabaseOption, screen


def migrate(database: DatabaseOption = None) -> None:
    """Bring the database to this version's form (`run` and `demo` do so by themselves)."""
    asyncio.run(_migrate(database))


async def _migrate(url: str | None) -> None:
    from bot.cli.databases import opened

    async with opened(url):
        screen().print("The database is up to date.")
