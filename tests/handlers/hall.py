"""A chat before a hall: events to register for, and the clock that tells of them."""

from typing import Any

from sqlmodel import select

from bot.telling import tell
from catalog import clock
from catalog.mail.outbox import Kind, OutgoingMessage
from catalog.matching import event_questions
from catalog.matching.event_questions import EventQuestion, QuestionKind
from catalog.matching.events import Event
from catalog.matching.registrations import Registration
from catalog.roles import Organiser
from handlers.incoming import SharedContact
from handlers.replies import Photo, Reply, Text, from_json
from tests.catalog import hall
from tests.handlers.chats import Chat, html_of

PHONE = "+84912345678"


async def announce(chat: Chat, **more: Any) -> int:
    """A published event, with two seats for buyers."""
    async with chat.database.transaction() as session:
        event = await hall.an_event(session, chat.now, **more)
        return event.stored_id


async def ask_also(chat: Chat, event_id: int, kind: QuestionKind, label: str, **more: Any) -> int:
    async with chat.database.transaction() as session:
        event = await session.get_one(Event, event_id)
        question = EventQuestion(kind=kind, label_vi=label, **more)
        await event_questions.ask_also(session, Organiser(1), event, question)
        return question.stored_id


async def rows(chat: Chat) -> list[Registration]:
    async with chat.database.session(read_only=True) as session:
        query = select(Registration).order_by("number")
        return list(await session.exec(query))


async def begin(chat: Chat, side: str = "người mua") -> str:
    """Opens the only event's card, and the form up to the first question."""
    await chat.orders("events")
    if f"Đăng ký: tôi là {side}" not in " ".join(chat.labels):
        await chat.presses("1")
    await chat.presses(f"tôi là {side}")
    return await chat.presses("Đồng ý")


async def to_wares(chat: Chat) -> str:
    """A buyer's form, up to what they look for."""
    await begin(chat)
    await chat.says("Trần Thị Lan")
    await chat.says("Cửa hàng Lan Anh")
    await chat.does(SharedContact(PHONE, "Lan", own=True))
    return await chat.says("Hưng Yên")


async def registered(chat: Chat) -> str:
    """A buyer's form from end to end, with nothing that can be left out."""
    await to_wares(chat)
    await chat.presses("Bỏ qua")
    return await chat.presses("Gửi đăng ký")


async def told(chat: Chat) -> list[Reply]:
    """What the bot says by itself to this person by now; their buttons may then be pressed."""
    async with chat.database.transaction() as session:
        await clock.tick(session, chat.now)
        await tell(session, "ocop_bot", chat.now, admins=chat.admins, rules=chat.rules)
    async with chat.database.transaction() as session:
        query = select(OutgoingMessage).where(
            OutgoingMessage.kind == Kind.NOTICE, OutgoingMessage.chat_id == chat.user_id
        )
        messages = list(await session.exec(query.order_by("id")))
        for message in messages:
            await session.delete(message)
    chat.last = [from_json(message.reply["reply"]) for message in messages]
    return chat.last


async def news(chat: Chat) -> str:
    return html_of(await told(chat))


def picture(replies: list[Reply]) -> Photo:
    return next(reply for reply in replies if isinstance(reply, Photo))


def first_text(replies: list[Reply]) -> str:
    return next(reply.html for reply in replies if isinstance(reply, Text))
