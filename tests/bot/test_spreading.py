"""Announcements from the domain to the people, through the real application over HTTP."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot import spreading
from bot.app import Parts
from bot.spreading import Spreading
from catalog import catalogue, consents, people
from catalog.consents import Purpose
from catalog.database import Database
from catalog.mail.outbox import Kind, OutgoingMessage
from catalog.news import alerts, amending, announcing, demand, digests
from catalog.news.announcements import Announcement, Content, Delivery, Fate
from catalog.news.demand import Wanted
from catalog.news.digests import DigestKind
from catalog.news.subscribers import Topic
from catalog.people import Language
from catalog.products import Product
from catalog.questions import Question
from catalog.search import SearchIndex
from handlers.routes import answer
from tests.bot.running import Clock, Town, assembled, feed, no_products
from tests.bot.test_bulk import send_all
from tests.catalog import fairground
from tests.catalog.fairground import PLACES, RULES, fates
from webchat.driver import Chat, said
from webchat.faults import Fault

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154"
    "08d763f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


@dataclass
class Post:
    """The application, and the clocks of announcements turned by hand."""

    town: Town
    database: Database
    parts: Parts
    clock: Clock
    spreading: Spreading
    chats: list[Chat] = field(default_factory=list)

    async def subscriber(self, name: str = "Lan", link: str = "s_fair") -> Chat:
        chat = self.town.chat(name)
        await chat.start(link)
        await feed(self.town, self.parts)
        await self.press(chat, "✅ Đồng ý nhận tin")
        return chat

    async def press(self, chat: Chat, label: str) -> None:
        pressing = asyncio.create_task(chat.press(label))
        await asyncio.sleep(0)  # until it waits for the answer
        await feed(self.town, self.parts)
        await pressing

    async def step(self, *names: str) -> None:
        for name in names:
            async with self.database.transaction() as session:
                if name == "keep_up":
                    await self.spreading.keep_up(session, self.clock.now, PLACES)
                else:
                    await getattr(self.spreading, name)(session, self.clock.now)

    async def send(self) -> None:
        """All that is due goes out, and what became of it is noted."""
        await self.step("keep_up", "spool", "amend")
        await send_all(self.parts, self.clock)
        await self.step("keep_up")

    async def announce(self, content: Content, topic: Topic = Topic.FAIR) -> int:
        async with self.database.transaction() as session:
            by = await fairground.organiser(session, self.clock.now)
            row = await announcing.create(session, by, topic, self.clock.now, content=content)
        sent = await fairground.send(self.database, row.stored_id, self.clock.now)
        assert isinstance(sent, Announcement)
        await self.send()
        return row.stored_id


@pytest.fixture
async def post(town: Town, database: Database, clock: Clock) -> AsyncIterator[Post]:
    async with assembled(town, database, answer, clock) as parts:
        spreading = Spreading(database, RULES, 25, no_products, clock)
        yield Post(town, database, parts, clock, spreading)


async def file_id(chat: Chat) -> str:
    """Of a picture that the bot may send."""
    message = await chat.send_photo(PNG)
    return str(message["photo"][-1]["file_id"])


async def test_from_a_poster_s_link_to_one_message_and_a_mute(post: Post) -> None:
    lan = await post.subscriber()
    before = len(lan.messages)
    await post.announce(Content("<b>Hội chợ</b> ở Đông Hưng"))
    assert len(lan.messages) == before + 1
    assert lan.last["text"].startswith("Hội chợ ở Đông Hưng\n\nAnh/chị nhận tin này vì")
    await post.send()
    assert len(lan.messages) == before + 1
    await post.press(lan, "🔕 Thôi nhận tin hội chợ")
    assert "không gửi tin hội chợ nữa" in lan.last["text"]
    before = len(lan.messages)
    minh = await post.subscriber("Minh")
    await post.announce(Content("Hội chợ khác"))
    assert len(lan.messages) == before
    assert minh.last["text"].startswith("Hội chợ khác")


async def test_what_was_sent_is_corrected_where_it_stands_and_then_taken_back(
    post: Post,
) -> None:
    lan = await post.subscriber()
    picture = await file_id(lan)
    plain = await post.announce(Content("Ngày 5"))
    with_picture = await post.announce(Content("Ngày 5", photos=(picture,)))
    assert "photo" in lan.last
    text, photo = lan.messages[-2:]
    async with post.database.transaction() as session:
        for number in (plain, with_picture):
            await amending.correct(session, number, html="Ngày <b>6</b>")
    await post.send()
    assert said(await lan.edited(text)).startswith("Ngày 6\n\nAnh/chị nhận")
    assert said(await lan.edited(photo)).startswith("<photo> Ngày 6\n\nAnh/chị nhận")
    async with post.database.transaction() as session:
        by = await fairground.organiser(session, post.clock.now)
        for number in (plain, with_picture):
            await amending.withdraw(session, number, by, post.clock.now)
    await post.send()
    await lan.deleted(text)
    await lan.deleted(photo)
    async with post.database.session(read_only=True) as session:
        rows = (await session.exec(select(Delivery))).all()
    assert [row.amended for row in rows] == [Fate.SENT, Fate.SENT]


async def test_what_is_too_old_to_be_deleted_says_that_it_was_withdrawn(post: Post) -> None:
    lan = await post.subscriber()
    number = await post.announce(Content("Ngày 5"))
    post.clock.forward(timedelta(days=3).total_seconds())
    async with post.database.transaction() as session:
        by = await fairground.organiser(session, post.clock.now)
        await amending.withdraw(session, number, by, post.clock.now)
    await post.send()
    assert lan.last["text"] == "Ban tổ chức đã thu hồi tin này ạ."
    assert lan.buttons() == []


async def test_an_album_comes_before_its_text_and_goes_with_it(post: Post) -> None:
    lan = await post.subscriber()
    picture = await file_id(lan)
    number = await post.announce(Content("Ảnh hội chợ", photos=(picture, picture)))
    first, second, text = lan.messages[-3:]
    assert first["media_group_id"] == second["media_group_id"]
    assert text["text"].startswith("Ảnh hội chợ")
    async with post.database.transaction() as session:
        await amending.correct(session, number, html="Ảnh đẹp")
    await post.send()
    assert lan.last["text"].startswith("Ảnh đẹp")
    async with post.database.transaction() as session:
        by = await fairground.organiser(session, post.clock.now)
        await amending.withdraw(session, number, by, post.clock.now)
    await post.send()
    assert not {m["message_id"] for m in (first, second, text)} & set(lan.place.messages)


async def test_blocked_and_too_many_in_the_middle_leave_the_others_alone(post: Post) -> None:
    chats = [await post.subscriber(f"Người {number}") for number in range(5)]
    post.town.world.faults.add(Fault("sendMessage", 403, chat_id=chats[1].place.id))
    post.town.world.faults.add(Fault("sendMessage", 429, retry_after=1, chat_id=chats[2].place.id))
    number = await post.announce(Content("Hội chợ"))
    await post.send()
    got = [sum(said(m).startswith("Hội chợ\n") for m in chat.messages) for chat in chats]
    assert got == [1, 0, 1, 1, 1]
    ended = await fates(post.database, number)
    assert [ended[chat.person.id] for chat in chats] == [
        Fate.SENT,
        Fate.BLOCKED,
        Fate.SENT,
        Fate.SENT,
        Fate.SENT,
    ]


@pytest.mark.parametrize(
    "fault", [Fault("sendMessage", 429, retry_after=60), Fault("sendMessage", 400)]
)
async def test_an_album_without_its_text_is_named_and_not_sent_again(
    post: Post, fault: Fault
) -> None:
    lan = await post.subscriber()
    picture = await file_id(lan)
    post.town.world.faults.add(replace(fault))
    number = await post.announce(Content("Ảnh", photos=(picture, picture)))
    await post.send()
    assert sum("photo" in m for m in lan.messages) == 3  # one is Lan's own
    assert set((await fates(post.database, number)).values()) == {Fate.UNKNOWN}
    async with post.database.session(read_only=True) as session:
        assert "2 arrived, then" in (await session.exec(select(Delivery.error))).one()


async def test_of_an_album_without_its_text_what_is_there_is_taken_back(post: Post) -> None:
    lan = await post.subscriber()
    picture = await file_id(lan)
    post.town.world.faults.add(Fault("sendMessage", 400))
    number = await post.announce(Content("Ảnh", photos=(picture, picture)))
    before = {m["message_id"] for m in lan.messages if "media_group_id" in m}
    assert len(before) == 2
    async with post.database.transaction() as session:
        await amending.withdraw(session, number, 1, post.clock.now)
    await post.send()
    assert not before & {m["message_id"] for m in lan.messages}
    async with post.database.session(read_only=True) as session:
        delivery = (await session.exec(select(Delivery))).one()
    assert (delivery.fate, delivery.amended) == (Fate.UNKNOWN, Fate.SENT)


async def test_bad_words_are_named_and_others_unaffected(post: Post) -> None:
    lan = await post.subscriber()
    bad = await post.announce(Content("<b>Hội chợ"))
    assert set((await fates(post.database, bad)).values()) == {Fate.FAILED}
    await post.announce(Content("Hội chợ"))
    assert lan.last["text"].startswith("Hội chợ\n")


async def test_one_that_cannot_be_rendered_fails_and_holds_up_none(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan = await post.subscriber()
    number = await post.announce(Content("Hội chợ"))

    def broken(*given: Any) -> Any:
        raise LookupError("no such text")

    async with post.database.transaction() as session:
        await amending.correct(session, number, html="Hội chợ mới")
    with monkeypatch.context() as patched:
        patched.setattr(spreading, "delivered_view", broken)
        patched.setattr(spreading, "amended_view", broken)
        await post.send()
        other = await post.announce(Content("Hội chợ khác"))
    assert set((await fates(post.database, other)).values()) == {Fate.FAILED}
    async with post.database.session(read_only=True) as session:
        assert (await session.exec(select(Delivery.amended))).all() == [Fate.FAILED, None]
    assert lan.last["text"].startswith("Hội chợ\n")


async def test_it_begins_by_itself_and_ends_when_told_to(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan = await post.subscriber()
    monkeypatch.setattr(spreading, "OFTEN", 0.01)
    monkeypatch.setattr(spreading, "SELDOM", 0.01)
    number = await fairground.draft(post.database, post.clock.now)
    await fairground.send(post.database, number, post.clock.now)
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as running:
        running.create_task(post.spreading.run(stop))
        running.create_task(post.parts.bulk.run(stop))
        _, heard = await lan.replies(2)
        stop.set()
    assert heard["text"].startswith("Hội chợ OCOP ở Đông Hưng")


# what people asked for


async def someone(session: AsyncSession, clock: Clock, number: int = 7) -> tuple[Any, Any]:
    person = await people.meet(session, number, clock.now)
    consent = await consents.give(
        session,
        person,
        Purpose.ALERTS,
        text_version="2026-11",
        language=Language.VI,
        now=clock.now,
    )
    return person, consent


async def told(database: Database) -> list[tuple[int, str]]:
    async with database.session(read_only=True) as session:
        rows = (await session.exec(select(OutgoingMessage).order_by("id"))).all()
        assert {row.kind for row in rows} <= {Kind.NOTICE}
        return [(row.chat_id, row.reply["reply"]["html"]) for row in rows]


async def a_product(database: Database, clock: Clock, name: str) -> None:
    async with database.transaction() as session:
        session.add(Product(code=name, key=name, name=name, created_at=clock.now))


async def index_of(database: Database) -> SearchIndex:
    async with database.session(read_only=True) as session:
        return SearchIndex.build(await catalogue.documents(session))


async def test_a_saved_search_tells_of_new_products_once(database: Database, clock: Clock) -> None:
    async with database.transaction() as session:
        person, consent = await someone(session, clock)
        await alerts.keep(session, person, consent, "cà phê vối", clock.now)
    await a_product(database, clock, "Cà phê vối Đông Hưng")
    index = await index_of(database)
    spreading = Spreading(database, RULES, 25, lambda: index, clock)
    for _ in range(2):
        async with database.transaction() as session:
            await spreading.alert(session, clock.now)
    (only,) = await told(database)
    assert only == (7, "🔔 Có 1 sản phẩm mới đúng điều anh/chị tìm: <b>cà phê vối</b>")


async def test_weekly_digests_tell_what_is_new_and_nothing_where_nothing_is(
    database: Database, clock: Clock
) -> None:
    async with database.transaction() as session:
        person, consent = await someone(session, clock)
        for kind in DigestKind:
            await digests.ask_for(session, person, consent, kind, clock.now)
    spreading = Spreading(database, RULES, 25, no_products, clock)
    clock.now += timedelta(days=7)
    await spreading.digest()
    assert await told(database) == []
    await a_product(database, clock, "Cà phê vối")
    async with database.transaction() as session:
        for number in range(101, 104):
            asker = await people.meet(session, number, clock.now)
            session.add(
                Question(
                    person_id=asker.stored_id,
                    chat_id=number,
                    text="sầu riêng",
                    at=clock.now,
                    confident=False,
                    intent="other",
                    hits=0,
                )
            )
    clock.now += timedelta(days=7)
    await spreading.digest()
    new, wanted = [html for _, html in await told(database)]
    assert new == "🆕 Tuần qua có 1 sản phẩm mới trong nhóm anh/chị quan tâm:"
    assert wanted == "🛒 Tuần qua nhiều người mua tìm mà chưa thấy:\n• sầu riêng"


async def test_what_buyers_sought_is_looked_up_once_an_hour(
    database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []

    def wanted(*given: Any) -> list[Wanted]:
        looked.append(1)
        return []

    monkeypatch.setattr(demand, "wanted", wanted)
    spread = Spreading(database, RULES, 25, no_products, clock)
    await spread.digest()
    assert looked == []  # nobody asked for it
    async with database.transaction() as session:
        for number in (7, 8):
            person, consent = await someone(session, clock, number)
            await digests.ask_for(session, person, consent, DigestKind.WANTED, clock.now)
            clock.forward(60)
    for _ in range(2):
        clock.now += timedelta(days=7) if not looked else timedelta(minutes=1)
        await spread.digest()
    assert looked == [1]


async def test_at_night_nobody_is_written_to(database: Database, clock: Clock) -> None:
    async with database.transaction() as session:
        person, consent = await someone(session, clock)
        await digests.ask_for(session, person, consent, DigestKind.NEW_PRODUCTS, clock.now)
    await a_product(database, clock, "Cà phê vối")
    clock.now += timedelta(days=7, hours=14)  # 23:00 there
    await Spreading(database, RULES, 25, no_products, clock).digest()
    assert await told(database) == []
