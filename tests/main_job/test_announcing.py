"""Announcements from the organiser's first word to the reader, over HTTP, the whole program."""

from datetime import UTC, datetime

from catalog.database import Database
from catalog.news.subscribers import Topic
from tests.catalog import fairground
from tests.main_job.conftest import running, settings_for
from tests.main_job.test_main_job import PNG
from webchat import acts
from webchat.driver import Chat
from webchat.models import Bot, Message
from webchat.server import Server
from webchat.world import World

SHOWN = ("text", "caption", "entities", "caption_entities", "reply_markup", "photo", "document")


def shown(messages: list[Message]) -> list[dict[str, object]]:
    """What a reader sees of each."""
    return [{name: one[name] for name in SHOWN if name in one} for one in messages]


async def test_people_get_what_the_preview_showed(
    world: World, bot: Bot, chat_server: Server, sample: Database
) -> None:
    boss, lan = (world.person(name, language_code="vi") for name in ("Chủ", "Lan"))
    organiser, reader = Chat(world, boss, bot), Chat(world, lan, bot)
    await reader.start()
    async with sample.transaction() as session:
        await fairground.subscribe(session, lan.id, datetime.now(UTC), topics=[Topic.FAIR])
    settings = settings_for(chat_server, admins=str(boss.id), quiet_from="08:00", quiet_to="08:00")
    async with running(settings, sample):
        await reader.reply()
        before = reader.last["message_id"]
        await compose(organiser)
        await organiser.press("👁 Xem trước")
        _, album, album_2, document, words, _ = await organiser.replies(6)
        preview = [album, album_2, document, words]
        assert words["text"].startswith("Mời bà con\ndự hội chợ")
        assert {"type": "bold", "offset": 0, "length": 3} in words["entities"]
        card = organiser.last
        await organiser.press("📤 Gửi…")
        sure = await organiser.edited(card)
        assert "Sẽ nhận: 1" in sure["text"]
        await organiser.press("📤 Gửi ngay")
        await reader.until(lambda: len(since(reader, before)) == 4, "announcement")
        assert shown(since(reader, before)) == shown(preview)
        listed = await organiser.ask("/announce")
        await organiser.press("📤 Mời bà con dự hội chợ")
        card = await organiser.edited(listed)
        assert "/1" in card["text"]


def since(chat: Chat, number: int) -> list[Message]:
    return [one for one in chat.messages if one["message_id"] > number]


async def compose(organiser: Chat) -> None:
    menu = await organiser.ask("/announce")
    await organiser.press("✍️ Soạn thông báo")
    menu = await organiser.edited(menu)
    await organiser.press("Hội chợ")
    assert "nội dung" in (await organiser.reply())["text"]
    bold = {"type": "bold", "offset": 0, "length": 3}
    body = {"text": "Mời bà con\ndự hội chợ", "entities": [bold]}
    organiser._acted(acts.send(organiser.world, organiser.person, organiser.place, body))
    assert "tiếng Anh" in (await organiser.reply())["text"]
    await organiser.press("Bỏ qua ›")
    await organiser.reply()
    for n in (1, 2):
        await organiser.send_photo(PNG)
        assert f"Đã có {n} ảnh" in (await organiser.reply())["text"]
    await organiser.press("Xong ›")
    await organiser.reply()
    await organiser.send_document(b"%PDF", "giay-moi.pdf")
    buttons = await organiser.reply()
    await organiser.press("➕ Liên kết", buttons)
    await organiser.reply()
    done = await organiser.ask("Đăng ký https://ocop.gov.vn")
    await organiser.press("Xong ›", done)
    await organiser.edited(done)
