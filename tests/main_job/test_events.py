"""Events as people meet them: over HTTP, the whole program, on both databases."""

import re
from datetime import UTC, datetime, timedelta

from sqlmodel import col, select, update

from bot.telling import tell
from catalog.database import Database
from catalog.mail.outbox import Kind, OutgoingMessage
from catalog.matching.events import Event
from catalog.matching.registrations import Registration, Standing
from tests.catalog import hall
from tests.main_job.conftest import running, settings_for
from webchat.driver import Chat
from webchat.models import Bot, Message
from webchat.server import Server
from webchat.world import World


async def announce(database: Database, **more: object) -> None:
    """An event nine days from now, as this program's clock is the real one."""
    now = datetime.now(UTC)
    starts = now + timedelta(days=9)
    times = {"starts_at": starts, "ends_at": starts + timedelta(hours=8)}
    async with database.transaction() as session:
        await hall.an_event(session, now, **times | more)


async def to_wares(chat: Chat) -> Message:
    """Up to what a buyer looks for, with a line of it."""
    await chat.ask("/events")
    await chat.press("1")
    await chat.reply()
    await chat.press("🛒 Đăng ký: tôi là người mua")
    await chat.reply()
    await chat.press("✅ Đồng ý, đăng ký")
    await chat.reply()
    await chat.ask("Trần Thị Lan")
    await chat.ask("Cửa hàng Lan Anh")
    await chat.press("📱 Gửi số của tôi")
    await chat.replies(2)
    assert chat.keyboard is None
    await chat.ask("Hưng Yên")
    return await chat.ask("kẹo lạc 200 kg mỗi tháng")


async def to_summary(chat: Chat) -> None:
    wares = await to_wares(chat)
    await chat.press("Xong ›")
    assert "Cửa hàng Lan Anh" in (await chat.edited(wares))["text"]


async def test_a_buyer_registers_and_gets_the_ticket(buyer: Chat, sample: Database) -> None:
    await announce(sample)
    await to_summary(buyer)
    await buyer.press("✅ Gửi đăng ký")
    done, ticket, date = await buyer.replies(3)
    assert "Đã có chỗ" in done["text"]
    assert "photo" in ticket
    code = re.search(r"Mã vé: (\w{6})", ticket["caption"])
    assert code
    assert date["document"]["file_name"].endswith(f"{code[1]}.ics")
    async with sample.session(read_only=True) as session:
        row = (await session.exec(select(Registration))).one()
    assert (row.state, row.ticket, row.phone) == (Standing.CONFIRMED, code[1], "+84912345678")
    await buyer.start(f"t_{code[1]}")
    assert "Đã có chỗ" in (await buyer.reply())["text"]


async def test_a_restart_in_the_middle_loses_nothing(
    world: World, bot: Bot, chat_server: Server, sample: Database
) -> None:
    await announce(sample)
    chat = Chat(world, world.person("Lan", language_code="vi", phone_number="84912345678"), bot)
    async with running(settings_for(chat_server), sample):
        await to_summary(chat)
        summary = chat.last
        await chat.press("✏️ Đơn vị")
        await chat.edited(summary)
    async with running(settings_for(chat_server), sample):
        assert "HTX Mới" in (await chat.ask("HTX Mới"))["text"]
        await chat.press("✅ Gửi đăng ký")
        assert "Đã có chỗ" in (await chat.reply())["text"]


async def test_a_freed_seat_is_offered_by_itself_and_taken(
    world: World, bot: Bot, buyer: Chat, sample: Database
) -> None:
    await announce(sample, seats_buyers=1)
    mai = world.person("Mai", language_code="vi", phone_number="84987654321")
    other = Chat(world, mai, bot)
    for chat, said in ((buyer, "Đã có chỗ"), (other, "danh sách chờ")):
        await to_summary(chat)
        await chat.press("✅ Gửi đăng ký")
        assert said in (await chat.reply())["text"]
        await chat.replies(2)
    before = other.last["message_id"]
    await buyer.press("Tôi không dự được")
    await buyer.reply()
    await buyer.press("Đúng, tôi không dự")
    await buyer.reply()
    await other.until(lambda: other.last["message_id"] > before, "offer")
    assert "Đã có chỗ cho anh/chị" in other.last["text"]
    await other.press("✅ Tôi nhận chỗ")
    assert "Đã có chỗ" in (await other.replies(3))[0]["text"]


async def test_a_reminder_comes_and_its_button_frees_the_seat(
    buyer: Chat, sample: Database
) -> None:
    await announce(sample)
    await to_summary(buyer)
    await buyer.press("✅ Gửi đăng ký")
    await buyer.replies(3)
    before = buyer.last["message_id"]
    async with sample.transaction() as session:
        event = (await session.exec(select(Event))).one()
        await tell(session, "ocop_bot", event.starts_at - timedelta(days=1))
        told = update(OutgoingMessage).where(col(OutgoingMessage.kind) == Kind.NOTICE)
        await session.exec(told.values(due_at=datetime.now(UTC)))  # the sender's clock is real
    await buyer.until(lambda: buyer.last["message_id"] > before, "reminder")
    assert "còn 1 ngày" in buyer.last["text"]
    await buyer.press("Tôi không dự được")
    assert "em đã ghi" in (await buyer.reply())["text"]
    async with sample.session(read_only=True) as session:
        assert (await session.exec(select(Registration))).one().state is Standing.CANCELLED
