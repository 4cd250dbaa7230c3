"""Groups and channels are subscribed by their admins, over HTTP; nobody else gets a say."""

import asyncio
from dataclasses import dataclass
from typing import Any

import pytest

from catalog.database import Database
from catalog.news import subscriptions
from catalog.news.announcements import AnnouncementButton, ButtonKind, Content, Fate
from catalog.news.subscribers import Topic
from catalog.news.subscriptions import Picture
from tests.bot.running import Clock, feed
from tests.bot.test_spreading import Post, post
from tests.catalog.fairground import fates
from tests.catalog.hall import an_event
from webchat import driver, members
from webchat.driver import said
from webchat.faults import Fault
from webchat.models import Chat, Person

__all__ = ["post"]


@dataclass
class Square:
    """A group or channel, its founder's and another's view of it, and their private chats."""

    post: Post
    place: Chat
    founder: driver.Chat
    other: driver.Chat

    @classmethod
    async def open(cls, post: Post, kind: str) -> "Square":
        town = post.town
        founder, other = town.chat("Lan"), town.chat("Minh")
        for chat in (founder, other):
            await chat.start()
        await feed(town, post.parts)
        place = members.create_group(town.world, founder.person, "HTX", town.bot, kind=kind)
        members.join(town.world, other.person, place)
        await feed(town, post.parts)
        return cls(post, place, founder, other)

    def inside(self, person: Person) -> driver.Chat:
        town = self.post.town
        return driver.Chat(town.world, person, town.bot, self.place)

    async def says(self, chat: driver.Chat, text: str) -> str:
        await chat.say(text)
        await feed(self.post.town, self.post.parts)
        return said(chat.last)

    async def opens(self, chat: driver.Chat, payload: str) -> str:
        await chat.start(payload)
        await feed(self.post.town, self.post.parts)
        return said(chat.last)

    @property
    def link(self) -> str:
        return f"sg_{self.place.id}"

    async def picture(self) -> Picture | None:
        async with self.post.database.session(read_only=True) as session:
            return await subscriptions.picture(session, self.place.id)


@pytest.mark.parametrize("kind", ["supergroup", "channel"])
async def test_who_brings_the_bot_in_chooses_and_the_news_comes_there(
    post: Post, kind: str
) -> None:
    square = await Square.open(post, kind)
    lan = square.founder
    assert "HTX. Anh/chị muốn nhận vào đó tin gì" in said(lan.last)
    await post.press(lan, "📬 Chọn tin")
    assert "Nội dung" in said(lan.last)
    await post.press(lan, "✅ Đồng ý: Hội chợ")
    await post.press(lan, "⬜ Tập huấn")
    picture = await square.picture()
    assert picture
    assert picture.topics == {Topic.FAIR, Topic.TRAINING}
    assert picture.subscriber.kind == ("channel" if kind == "channel" else "group")
    await post.announce(Content("Hội chợ ở Đông Hưng"))
    assert said(square.inside(lan.person).last).startswith("Hội chợ ở Đông Hưng")


async def test_the_word_in_a_channel_leads_its_admins_to_their_private_chat(post: Post) -> None:
    square = await Square.open(post, "channel")
    within = square.inside(square.founder.person)
    asked = await square.says(within, "/subscribe")
    assert "quản trị viên chọn tin cho kênh này" in asked
    (button,) = within.last["reply_markup"]["inline_keyboard"][0]
    assert button["url"].endswith(f"?start={square.link}")
    assert "kênh HTX nhận tin gì" in await square.opens(square.founder, square.link)
    await post.press(square.founder, "✅ Đồng ý: tất cả chủ đề")
    assert await square.picture()
    assert "không gửi tin vào đó nữa" in await square.says(within, "/stop")
    assert await square.picture() is None
    before = len(within.messages)
    await square.says(within, "Chào bà con, /subscribe nhé")
    assert len(within.messages) == before + 1  # other posts are not for the bot


async def test_a_member_cannot_and_an_admin_who_is_made_one_can(post: Post) -> None:
    square = await Square.open(post, "supergroup")
    world, minh = post.town.world, square.other
    assert "chưa thấy anh/chị là quản trị viên" in await square.opens(minh, square.link)
    within = square.inside(minh.person)
    assert "trò chuyện riêng" in await square.says(within, "/subscribe@ocop_bot")
    members.promote(world, square.place, minh.person)
    assert "nhóm HTX nhận tin gì" in await square.opens(minh, square.link)
    await post.press(minh, "✅ Đồng ý: Hội chợ")
    members.promote(world, square.place, minh.person, "member")
    await post.press(minh, "✅ Hội chợ")  # of the picture that still stands there
    assert "chưa thấy anh/chị là quản trị viên" in said(minh.last)
    picture = await square.picture()
    assert picture
    assert picture.topics == {Topic.FAIR}
    assert "trò chuyện riêng" in await square.says(within, "/stop")
    assert await square.picture()
    founder = square.inside(square.founder.person)
    assert "không gửi tin vào đó nữa" in await square.says(founder, "/stop")


async def test_another_s_private_chat_is_nobody_s_to_subscribe(post: Post) -> None:
    square = await Square.open(post, "supergroup")
    minh = square.other
    for number in (square.founder.person.id, -42, "x", "-1" + "0" * 20):
        told = await square.opens(minh, f"sg_{number}")
        assert "chưa thấy anh/chị là quản trị viên" in told


async def test_put_out_it_counts_as_left_and_back_again_it_gets_the_news(post: Post) -> None:
    square = await Square.open(post, "channel")
    town, lan = post.town, square.founder
    await square.opens(lan, square.link)
    await post.press(lan, "✅ Đồng ý: Hội chợ")
    members.remove_bot(town.world, lan.person, square.place, town.bot)
    await feed(town, post.parts)
    picture = await square.picture()
    assert picture
    assert picture.subscriber.left_at
    assert "chưa thấy" in await square.opens(lan, square.link)
    members.bring_bot(town.world, lan.person, square.place, town.bot)
    await feed(town, post.parts)
    await post.announce(Content("Hội chợ"))
    assert said(square.inside(lan.person).last).startswith("Hội chợ")


async def test_readers_of_a_channel_are_led_away_and_only_admins_mute_it(
    post: Post, database: Database
) -> None:
    square = await Square.open(post, "channel")
    lan, reader = square.founder, square.inside(square.other.person)
    await square.opens(lan, square.link)
    await post.press(lan, "✅ Đồng ý: Hội chợ")
    async with database.transaction() as session:
        event = await an_event(session, post.clock.now)
    button = AnnouncementButton(ButtonKind.EVENT, str(event.stored_id), "Xem")
    await post.announce(Content("Hội chợ", buttons=(button,)))
    before = len(reader.messages)
    told = await pressed(post, reader, "Xem")
    assert told["url"] == f"https://t.me/ocop_bot?start=e_{event.code}"
    assert "chỉ quản trị viên" in (await pressed(post, reader, "🔕 Thôi nhận tin hội chợ"))["text"]
    picture = await square.picture()
    assert picture
    assert picture.topics == {Topic.FAIR}
    admin = square.inside(lan.person)
    assert "không gửi vào đây" in (await pressed(post, admin, "🔕 Thôi nhận tin hội chợ"))["text"]
    assert len(reader.messages) == before  # nobody else was disturbed
    picture = await square.picture()
    assert picture
    assert picture.topics == set()


async def test_one_s_groups_and_channels_are_listed_in_the_private_chat(post: Post) -> None:
    square = await Square.open(post, "channel")
    lan = square.founder
    await square.opens(lan, square.link)
    await post.press(lan, "✅ Đồng ý: Hội chợ")
    await square.says(lan, "/subscribe")
    await post.press(lan, "👥 Nhóm, kênh của tôi")
    links = [row[0].get("url") for row in lan.last["reply_markup"]["inline_keyboard"]]
    assert "https://t.me/ocop_bot?startgroup" in links
    assert "https://t.me/ocop_bot?startchannel&admin=post_messages" in links
    await post.press(lan, "📢 HTX")
    assert "Tin gửi vào kênh HTX" in said(lan.last)
    await post.press(lan, "🛑 Thôi nhận tất cả")
    await square.says(lan, "/subscribe")
    await post.press(lan, "👥 Nhóm, kênh của tôi")
    assert "📢 HTX" not in driver.labels(lan.last)


async def test_where_telegram_does_not_say_it_is_asked_again_and_nothing_is_changed(
    post: Post, clock: Clock
) -> None:
    square = await Square.open(post, "channel")
    world = post.town.world
    world.faults.add(Fault("getChatAdministrators", 500))
    await square.founder.start(square.link)
    await feed(post.town, post.parts)
    assert await square.picture() is None
    clock.forward(5)
    await post.parts.intake.resume(alone=True)
    await feed(post.town, post.parts)
    assert "kênh HTX nhận tin gì" in said(square.founder.last)


async def test_a_group_that_moved_is_still_found_by_its_old_link(post: Post) -> None:
    square = await Square.open(post, "supergroup")
    new = members.create_group(post.town.world, square.founder.person, "HTX mới", post.town.bot)
    moved = Fault("getChatAdministrators", 400, parameters={"migrate_to_chat_id": new.id})
    post.town.world.faults.add(moved)
    assert "HTX mới" in await square.opens(square.founder, square.link)


async def test_a_group_that_moves_in_the_middle_gets_it_once_where_it_is_now(post: Post) -> None:
    square = await Square.open(post, "supergroup")
    world, lan = post.town.world, square.founder
    await square.opens(lan, square.link)
    await post.press(lan, "✅ Đồng ý: Hội chợ")
    minh = await post.subscriber("Minh")
    new = members.create_group(world, lan.person, "HTX mới", post.town.bot)
    await feed(post.town, post.parts)
    moved = {"migrate_to_chat_id": new.id}
    words = "Bad Request: group chat was upgraded to a supergroup chat"
    world.faults.add(Fault("sendMessage", 400, words, parameters=moved, chat_id=square.place.id))
    number = await post.announce(Content("Hội chợ"))
    await post.send()
    inside = driver.Chat(world, lan.person, post.town.bot, new)
    assert [said(m).startswith("Hội chợ") for m in inside.messages if "text" in m] == [True]
    assert said(minh.last).startswith("Hội chợ")
    told = await fates(post.database, number)
    assert told == {new.id: Fate.SENT, minh.person.id: Fate.SENT}
    async with post.database.session(read_only=True) as session:
        assert await subscriptions.picture(session, new.id)
        assert await subscriptions.picture(session, square.place.id) is None


async def pressed(post: Post, chat: driver.Chat, label: str) -> dict[str, Any]:
    pressing = asyncio.create_task(chat.press(label))
    await asyncio.sleep(0)
    await feed(post.town, post.parts)
    return await pressing
