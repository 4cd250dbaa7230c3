"""Organisers and the desk as they meet the bot: over HTTP, the whole program, both databases."""

import re
from datetime import UTC, datetime, timedelta

from sqlmodel import select

from catalog.database import Database
from catalog.matching import event_questions
from catalog.matching.event_questions import EventQuestion, QuestionKind
from catalog.matching.events import Event, EventState
from catalog.matching.registrations import Registration, Standing
from catalog.roles import Organiser
from tests.catalog import hall
from tests.main_job.conftest import running, settings_for
from tests.main_job.test_events import to_summary, to_wares
from tests.main_job.test_main_job import PNG
from webchat.driver import Chat
from webchat.models import Bot
from webchat.server import Server
from webchat.world import World

NEXT_YEAR = datetime.now(UTC) + timedelta(days=365)
LATER = NEXT_YEAR + timedelta(hours=8)


async def test_an_event_from_the_first_word_to_the_door_and_the_sheet(
    world: World, bot: Bot, chat_server: Server, sample: Database
) -> None:
    boss, helper, lan = (
        world.person(name, language_code="vi", phone_number="84912345678")
        for name in ("Chủ", "Hà", "Lan")
    )
    settings = settings_for(chat_server, admins=str(boss.id))
    async with running(settings, sample):
        organiser = Chat(world, boss, bot)
        await publish(organiser)
        staff = await appoint(organiser, Chat(world, helper, bot))
        buyer = Chat(world, lan, bot)
        await to_summary(buyer)
        await buyer.press("✅ Gửi đăng ký")
        ticket = (await buyer.replies(3))[1]
        code = re.search(r"Mã vé: (\w{6})", ticket["caption"])
        assert code

        await staff.start(f"t_{code[1]}")
        assert "Trần Thị Lan" in (shown := await staff.reply())["text"]
        await staff.press("⚠️ Vẫn cho vào hôm nay")
        assert "đã vào" in (await staff.edited(shown))["text"]
        found = await staff.ask("tran thi lan")
        assert "Đã vào lúc" in found["text"]

        menu = await organiser.ask("/organise")
        await organiser.press("📋 Các sự kiện")
        menu = await organiser.edited(menu)
        await organiser.press("🟢 Phiên chợ Đông Hưng")
        menu = await organiser.edited(menu)
        await organiser.press("📊 Tổng hợp")
        await organiser.edited(menu)
        await organiser.press("Excel")
        sheet = (await organiser.reply())["document"]
        assert sheet["file_name"].endswith(".xlsx")
    async with sample.session(read_only=True) as session:
        event = (await session.exec(select(Event))).one()
        row = (await session.exec(select(Registration))).one()
    assert event.state is EventState.PUBLISHED
    assert event.text == "Mời bà con &amp; bạn hàng"
    assert event.photo.startswith("id:")
    assert row.state is Standing.CHECKED_IN


async def test_what_people_sent_is_opened_by_the_organiser_as_it_is(
    world: World, bot: Bot, chat_server: Server, sample: Database
) -> None:
    boss, lan = (
        world.person(name, language_code="vi", phone_number="84912345678")
        for name in ("Chủ", "Lan")
    )
    async with sample.transaction() as session:
        event = await hall.an_event(session, datetime.now(UTC), starts_at=NEXT_YEAR, ends_at=LATER)
        for label in ("Giấy phép?", "Ảnh hàng?"):
            question = EventQuestion(
                event_id=0, position=0, kind=QuestionKind.FILE, label_vi=label
            )
            await event_questions.ask_also(session, Organiser(1), event, question)
    async with running(settings_for(chat_server, admins=str(boss.id)), sample):
        buyer, organiser = Chat(world, lan, bot), Chat(world, boss, bot)
        await to_wares(buyer)
        await buyer.press("Xong ›")
        await buyer.send_document(b"%PDF", "giay-phep.pdf")
        assert "Ảnh hàng?" in (await buyer.reply())["text"]
        await buyer.send_photo(PNG)
        assert "📎 đã gửi" in (await buyer.reply())["text"]
        await buyer.press("✅ Gửi đăng ký")
        await buyer.replies(3)
        menu = await organiser.ask("/organise")
        for label in ("📋 Các sự kiện", "🟢 Kết nối cung cầu", "📝 Đăng ký", "1"):
            await organiser.press(label)
            menu = await organiser.edited(menu)
        await organiser.press("📎 Giấy phép?")
        file = (await organiser.reply())["document"]
        assert world.files[file["file_id"]].data == b"%PDF"
        await organiser.press("📎 Ảnh hàng?")
        (photo,) = (await organiser.reply())["photo"]
        assert world.files[photo["file_id"]].data == PNG


async def publish(organiser: Chat) -> None:
    await organiser.ask("/organise")
    await organiser.press("➕ Tạo sự kiện")
    await organiser.reply()
    await organiser.press("Phiên chợ")
    await organiser.reply()
    for line in ("Phiên chợ Đông Hưng", "8h ngày kia", "17h"):
        await organiser.ask(line)
    for _ in ("venue", "address", "pin"):
        await organiser.press("Bỏ qua ›")
        await organiser.reply()
    assert "Gửi một ảnh" in (await organiser.ask("Mời bà con & bạn hàng"))["text"]
    await organiser.send_photo(PNG)
    assert "nhóm sản phẩm" in (await organiser.reply())["text"]
    await organiser.press("Xong, xem thử")
    card, screen = await organiser.replies(2)
    assert "Mời bà con & bạn hàng" in card["caption"]
    assert "Bản nháp" in screen["text"]
    await organiser.press("✅ Công bố")
    assert "Đã công bố" in (await organiser.edited(screen))["text"]


async def appoint(organiser: Chat, helper: Chat) -> Chat:
    """Makes the helper one of the desk, by a link that is handed on."""
    screen = organiser.last
    await organiser.press("🧑‍💼 Người đón tiếp")
    await organiser.edited(screen)
    await organiser.press("➕ Mời")
    link = re.search(r"start=(\S+)", (await organiser.reply())["text"])
    assert link
    await helper.start(link[1])
    assert "người đón tiếp" in (await helper.reply())["text"]
    return helper
