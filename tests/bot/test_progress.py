"""How far a sending is, live in the organiser's chat, over HTTP."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlmodel import select

from bot.spreading import Spreading
from catalog.database import Database
from catalog.news import watching
from catalog.news.announcements import Announcement
from catalog.news.subscribers import Topic
from catalog.news.watching import EVERY, Watch
from handlers.routes import answer
from tests.bot.running import Clock, Town, assembled, feed, no_products
from tests.bot.test_bulk import send_all
from tests.bot.test_spreading import Post
from tests.catalog import fairground
from tests.catalog.fairground import RULES
from webchat.driver import Chat, labels, said


@pytest.fixture
async def desk(town: Town, database: Database, clock: Clock) -> AsyncIterator[tuple[Post, Chat]]:
    """An organiser who wrote an announcement that three people are to get."""
    boss = town.chat("Chủ")
    async with assembled(town, database, answer, clock, admins=str(boss.person.id)) as parts:
        post = Post(
            town, database, parts, clock, Spreading(database, RULES, 25, no_products, clock)
        )
        for name in ("Lan", "Mai", "Hoa"):
            reader = town.chat(name)
            await reader.start()
            await feed(town, parts)
            async with database.transaction() as session:
                topics = [Topic.FAIR]
                await fairground.subscribe(session, reader.person.id, clock.now, topics=topics)
        await says(post, boss, "/announce")
        await post.press(boss, "✍️ Soạn thông báo")
        await post.press(boss, "Hội chợ")
        await says(post, boss, "Mời bà con dự hội chợ")
        await says(post, boss, "/announce")
        await post.press(boss, "📝 Mời bà con dự hội chợ")
        await post.press(boss, "📤 Gửi…")
        await post.press(boss, "📤 Gửi ngay")
        yield post, boss


async def says(post: Post, chat: Chat, text: str) -> None:
    await chat.say(text)
    await feed(post.town, post.parts)


async def shown(post: Post, boss: Chat, number: int) -> str:
    """The organiser's message, once what is due was looked at."""
    post.clock.forward(EVERY.total_seconds())
    await post.step("show")
    while await post.parts.outbox.deliver_due():
        pass
    return said(boss.place.messages[number])


async def watches(post: Post) -> list[Watch]:
    async with post.database.session(read_only=True) as session:
        return list(await session.exec(select(Watch)))


async def spool(post: Post, most: int) -> None:
    post.spreading._most = most
    await post.step("spool")
    await send_all(post.parts, post.clock)
    await post.step("keep_up")


async def test_the_card_tells_how_far_it_is_while_it_goes_and_once_when_it_is_over(
    desk: tuple[Post, Chat],
) -> None:
    post, boss = desk
    number = boss.last["message_id"]
    assert "Đã hẹn giờ gửi" in said(boss.last)
    await post.step("keep_up")
    assert "Đã gửi 0/3 · còn 3" in await shown(post, boss, number)
    await spool(post, 1)
    assert "Đã gửi 1/3 · còn 2" in await shown(post, boss, number)
    before = len(post.town.calls("editMessageText"))
    await shown(post, boss, number)
    assert len(post.town.calls("editMessageText")) == before  # nothing moved
    assert boss.last["message_id"] == number  # it made no sound
    await spool(post, 3)
    card = await shown(post, boss, number)
    assert "Đã gửi xong" in card
    assert "Đã gửi 3/3" in card
    await send_all(post.parts, post.clock)
    assert said(boss.last).startswith("☑️ Đã gửi xong: Mời bà con dự hội chợ")
    assert labels(boss.last) == ["📊 Kết quả"]
    assert await watches(post) == []


async def test_a_card_that_became_another_screen_is_left_alone(desk: tuple[Post, Chat]) -> None:
    post, boss = desk
    number = boss.last["message_id"]
    await post.step("keep_up")
    await post.press(boss, "🔄 Xem lại")
    assert [one.message_id for one in await watches(post)] == [number]
    await post.press(boss, "📊 Kết quả")
    assert await watches(post) == []
    assert "Tổng cộng" in await shown(post, boss, number)
    await post.press(boss, "‹ Quay lại")
    await post.press(boss, "📣 Các thông báo")
    assert await watches(post) == []
    assert "mới nhất ở trên" in await shown(post, boss, number)


async def test_a_card_is_kept_up_to_date_for_days_and_not_for_ever(
    desk: tuple[Post, Chat], database: Database, clock: Clock
) -> None:
    post, boss = desk
    number = boss.last["message_id"]
    clock.forward(timedelta(days=3, minutes=1).total_seconds())
    await shown(post, boss, number)
    assert await watches(post) == []
    async with database.transaction() as session:
        row = (await session.exec(select(Announcement))).one()
        assert await watching.take_due(session, clock.now) == []
        assert row.ended_at is None
