"""Organisers, desk staff and events for tests of the chat."""

from sqlmodel import select

from catalog.database import Database
from catalog.matching import event_steps
from catalog.matching.events import Event
from catalog.matching.registrations import Registration
from tests.catalog import hall
from tests.handlers.chats import Chat
from tests.handlers.conftest import open_chat

ADMIN = 9


async def admin_of(database: Database) -> Chat:
    return await open_chat(database, user_id=ADMIN, admins=frozenset({ADMIN}))


async def an_event(chat: Chat, **more: object) -> int:
    """A published one a month ahead, with two seats for buyers; its id."""
    async with chat.database.transaction() as session:
        return (await hall.an_event(session, chat.now, **more)).stored_id


async def join(chat: Chat, event_id: int, name: str, **more: object) -> int:
    """Registers another person; the registration's id."""
    async with chat.database.transaction() as session:
        event = await session.get_one(Event, event_id)
        row = await hall.join(session, event, chat.now, name=name, **more)  # type: ignore[arg-type]
        return row.stored_id


async def registration(chat: Chat, number: int) -> Registration:
    async with chat.database.session(read_only=True) as session:
        return await session.get_one(Registration, number)


async def event_of(chat: Chat, number: int) -> Event:
    async with chat.database.session(read_only=True) as session:
        return await session.get_one(Event, number)


async def events_of(chat: Chat) -> list[Event]:
    async with chat.database.session(read_only=True) as session:
        return list(await session.exec(select(Event).order_by(Event.id)))  # type: ignore[arg-type]


async def begin(chat: Chat, event_id: int) -> None:
    async with chat.database.transaction() as session:
        event = await session.get_one(Event, event_id)
        moved = await event_steps.start(session, None, event, chat.now)
        assert isinstance(moved, Event)


def link_from(told: str) -> str:
    """The payload of the deep link that an answer tells."""
    return told.partition("?start=")[2].split()[0]
