"""Bulk among the torture: now and then everybody is owed an announcement, or a notice."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

from benchmarks.torture import ledger
from benchmarks.torture.people import Person
from bot.address import Address, pack
from catalog.database import Database
from catalog.mail import outbox
from catalog.mail.outbox import Kind
from handlers.replies import Text

EVERY_SECONDS = 6.0
KINDS = (
    (Kind.ANNOUNCEMENT, ledger.Kind.ANNOUNCEMENT),
    (Kind.ANNOUNCEMENT, ledger.Kind.ANNOUNCEMENT),
    (Kind.NOTICE, ledger.Kind.NOTICE),
)


async def announce(database: Database, people: Sequence[Person], over: asyncio.Event) -> None:
    """Owes it to all who have begun to talk; until it is over."""
    number = 0
    while not over.is_set():
        await asyncio.sleep(EVERY_SECONDS)
        kind, noted = KINDS[number % len(KINDS)]
        talking = [person for person in people if person.chat.place.started]
        async with database.transaction() as session:
            for person in talking:
                chat_id = person.chat.place.id
                letter = pack(Text(f"bulk:{number}"), Address(chat_id))
                await outbox.owe(session, chat_id, [letter], datetime.now(UTC), kind=kind)
        for person in talking:
            person.note(noted, str(number), f"bulk:{number}")
        number += 1
