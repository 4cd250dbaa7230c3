"""Whatever an organiser composes is refused in words, or delivered as it was seen and written."""

import asyncio
from collections import defaultdict
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import assume, example, given, reject, settings
from hypothesis import strategies as st

from bot.app import Parts
from bot.incoming import COMMAND
from bot.spreading import Spreading
from catalog.database import Database
from catalog.news import announcements
from catalog.news.announcements import Announcement
from catalog.news.subscribers import Topic
from catalog.people import Language
from handlers.news.announcement_checks import plain
from handlers.routes import answer
from handlers.texts import texts_of
from tests.bot.running import TOKEN, Clock, Town, assembled, feed, no_products
from tests.bot.test_bulk import send_all
from tests.bot.test_spreading import PNG
from tests.catalog import fairground
from tests.catalog.fairground import PLACES
from tests.databases import Server as DatabaseServer
from tests.databases import Templates
from webchat import acts, driver
from webchat.driver import Chat, said
from webchat.entities import formatted
from webchat.errors import ApiError
from webchat.server import Server
from webchat.world import World

ALONE = ("code", "pre", "custom_emoji", "text_mention")
TOGETHER = ("bold", "italic", "underline", "strikethrough", "spoiler", "text_link", "blockquote")
MORE: dict[str, dict[str, Any]] = {
    "text_link": {"url": 'https://ocop.gov.vn/?a=1&b="2"'},
    "custom_emoji": {"custom_emoji_id": "5368324170671202286"},
    "text_mention": {"user": {"id": 7, "is_bot": False, "first_name": "Lan"}},
}
LONGEST = 4096
"""UTF-16 units of what a client sends."""
PIECES = st.text(st.sampled_from("aăđỳ Ợ\n<>&\"'😀🇻\u200d@#/.1"), min_size=1, max_size=12)
LONG = st.builds(lambda piece, size: (piece * size)[:size], PIECES, st.integers(3900, LONGEST))


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@st.composite
def messages(draw: st.DrawFn) -> dict[str, Any]:
    """A text and its entities, beside or within each other as a client makes them."""
    pieces = draw(st.lists(st.one_of(PIECES, PIECES, PIECES, LONG), min_size=1, max_size=8))
    text, entities = "", []
    for piece in pieces:
        if units(text + piece) > LONGEST:
            continue
        kinds = draw(
            st.one_of(
                st.just([]),
                st.lists(st.sampled_from(TOGETHER), max_size=3, unique=True),
                st.sampled_from(ALONE).map(lambda kind: [kind]),
            )
        )
        if kinds == ["custom_emoji"]:
            piece = "😀"  # they stand for one emoji, and nothing else
        place = {"offset": units(text), "length": units(piece)}
        entities += [{"type": kind, **place, **MORE.get(kind, {})} for kind in kinds]
        text += piece
    return {"text": text, "entities": entities}


def covered(entities: list[dict[str, Any]], within: int) -> dict[str, set[int]]:
    """Which units of the text each kind covers, however it is cut into entities."""
    found: dict[str, set[int]] = defaultdict(set)
    for one in entities:
        if one["type"] != "custom_emoji":
            end = min(one["offset"] + one["length"], within)
            found[one["type"]] |= set(range(one["offset"], end))
    return {kind: where for kind, where in found.items() if where}


NO_BUTTON = "Đăng ký http://chua-an-toan.vn"
LABELS = ("Đăng ký / Register", "😀 Xem", "<b>&", "a" * 48)
SHOWN = ("text", "caption", "entities", "caption_entities", "photo", "document", "reply_markup")


@dataclass(frozen=True)
class Draft:
    """What an organiser composes: bodies of messages as their client sends them."""

    vi: dict[str, Any]
    en: dict[str, Any] | None = None
    photos: int = 0
    document: bool = False
    labels: tuple[str, ...] = ()


def drafts() -> st.SearchStrategy[Draft]:
    return st.builds(
        Draft,
        messages(),
        st.none() | messages(),
        st.integers(0, 3),
        st.booleans(),
        st.lists(st.sampled_from(LABELS), max_size=3).map(tuple),
    )


@dataclass
class Stage:
    """The application over HTTP: an organiser, and a reader of each language."""

    town: Town
    database: Database
    parts: Parts
    clock: Clock
    spreading: Spreading
    organiser: Chat
    readers: dict[Language, Chat] = field(default_factory=dict)

    @classmethod
    async def open(
        cls, stack: AsyncExitStack, server: DatabaseServer, templates: Templates
    ) -> "Stage":
        database = await stack.enter_async_context(templates.copy(server, Database.upgrade))
        world = World()
        bot = world.bot(TOKEN, "ocop_bot", "OCOP")
        town = Town(world, await stack.enter_async_context(Server(world)), bot)
        clock, boss = Clock(datetime(2026, 3, 2, 2, tzinfo=UTC)), town.chat("Chủ")
        rules = {"quiet_from": "08:00", "quiet_to": "08:00", "announcements_per_week": 10**6}
        given: dict[str, Any] = {"admins": str(boss.person.id), **rules}
        started = assembled(town, database, answer, clock, **given)
        parts = await stack.enter_async_context(started)
        spreading = Spreading(database, town.settings(**given).rules, 25, no_products, clock)
        stage = cls(town, database, parts, clock, spreading, boss)
        for language in Language:
            stage.readers[language] = await stage.subscriber(language)
        return stage

    async def subscriber(self, language: Language) -> Chat:
        reader = self.town.chat(f"Lan {language}", language)
        await reader.start()
        await feed(self.town, self.parts)
        async with self.database.transaction() as session:
            await fairground.subscribe(
                session, reader.person.id, self.clock.now, language=language
            )
        return reader

    async def check(self, draft: Draft) -> None:
        """What cannot be delivered is not saved; the rest is read as it was seen and written."""
        await self.say("/announce")
        await self.press("✍️ Soạn thông báo")
        await self.press("Hội chợ")
        if not await self.writes(draft.vi, "html"):
            return
        english = draft.en if draft.en and await self.writes(draft.en, "html_en") else None
        if not english:
            await self.press("Bỏ qua ›")
        await self.adorn(draft)
        preview = await self.previewed()
        got = await self.delivered()
        for language, wanted in ((Language.VI, draft.vi), (Language.EN, english or draft.vi)):
            assert got[language] == preview[language]
            self.as_written(got[language], wanted, draft, language)

    async def writes(self, body: dict[str, Any], part: str) -> bool:
        """Whether it was saved; if not, it says why and asks again."""
        acts.send(self.town.world, self.organiser.person, self.organiser.place, body)
        await self.hear()
        saved = bool(getattr((await self.newest()).content, part))
        assert saved or said(self.organiser.last).startswith("Dạ, ")
        return saved

    async def adorn(self, draft: Draft) -> None:
        for _ in range(draft.photos):
            await self.organiser.send_photo(PNG)
            await self.hear()
        await self.press("Xong ›" if draft.photos else "Bỏ qua ›")
        if draft.document:
            await self.organiser.send_document(b"%PDF", "giay-moi.pdf")
            await self.hear()
        else:
            await self.press("Bỏ qua ›")
        for label in draft.labels:
            await self.press("➕ Liên kết")
            await self.say(NO_BUTTON)
            assert "https://" in said(self.organiser.last)
            await self.say(f"{label} https://ocop.gov.vn")
        await self.press("Xong ›")

    async def previewed(self) -> dict[Language, list[dict[str, Any]]]:
        """What stands under each heading."""
        before = self.organiser.place.last_id
        await self.press("👁 Xem trước")
        found: list[list[dict[str, Any]]] = []
        for message in seen_since(self.organiser, before)[:-1]:
            if message.get("text", "").startswith("👁"):
                found.append([])
            else:
                found[-1].append(message)
        return dict(zip(Language, found, strict=True))

    async def delivered(self) -> dict[Language, list[dict[str, Any]]]:
        before = {one: reader.place.last_id for one, reader in self.readers.items()}
        await self.press("📤 Gửi…")
        await self.press("📤 Gửi ngay")
        async with self.database.transaction() as session:
            await self.spreading.keep_up(session, self.clock.now, PLACES)
            await self.spreading.spool(session, self.clock.now)
        await send_all(self.parts, self.clock, seconds=1)
        return {one: seen_since(reader, before[one]) for one, reader in self.readers.items()}

    def as_written(
        self, got: list[dict[str, Any]], body: dict[str, Any], draft: Draft, reader: Language
    ) -> None:
        """The organiser's words, formatting, pictures, file and buttons, and why one gets it."""
        words = got[-1]
        key, formats = ("text", "entities") if "text" in words else ("caption", "caption_entities")
        why = plain(texts_of(reader)("announcement-why", topic=Topic.FAIR))
        assert words[key] == f"{body['text']}\n\n{why}"
        assert units(words[key]) <= (4096 if key == "text" else 1024)
        within = units(body["text"])
        assert covered(words.get(formats, []), within) == covered(body["entities"], within)
        assert sum("photo" in one for one in got) == draft.photos
        assert sum("document" in one for one in got) == draft.document
        both = [label.partition(" / ") for label in draft.labels]
        labels = [(reader is Language.EN and en) or vi for vi, _, en in both]
        assert driver.labels(words)[:-1] == labels

    async def newest(self) -> Announcement:
        async with self.database.session(read_only=True) as session:
            return (await announcements.latest(session, limit=1))[0][0]

    async def hear(self) -> None:
        """Time goes by, so that nobody seems to flood."""
        self.clock.forward(2)
        await feed(self.town, self.parts)

    async def say(self, text: str) -> None:
        await self.organiser.say(text)
        await self.hear()

    async def press(self, label: str) -> None:
        pressing = asyncio.create_task(self.organiser.press(label))
        await asyncio.sleep(0)  # until it waits for the answer
        await self.hear()
        await pressing


def seen_since(chat: Chat, number: int) -> list[dict[str, Any]]:
    """What the bot sent after that message, as a reader sees it."""
    later = [one for one in chat.messages if one["message_id"] > number and "from" in one]
    theirs = [one for one in later if one["from"]["is_bot"]]
    return [{name: one[name] for name in SHOWN if name in one} for one in theirs]


def sent(body: dict[str, Any]) -> dict[str, Any]:
    """As a client sends it, if it can."""
    try:
        taken = formatted(body["text"], "", body["entities"])
    except ApiError:
        reject()
    text = str(taken.text)
    assume(text and units(text) <= LONGEST and not COMMAND.match(text))
    return {"text": text, "entities": taken.entities}


def plainly(text: str) -> dict[str, Any]:
    return {"text": text, "entities": []}


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_any_announcement_is_refused_or_delivered_as_it_was_seen_and_written(
    server: DatabaseServer, templates: Templates
) -> None:
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        stage = runner.run(Stage.open(stack, server, templates))

        @settings(max_examples=40)
        @given(drafts())
        @example(Draft(plainly("x" * 4090)))  # the line below it is too much
        @example(Draft(plainly("x" * 4000), photos=1))
        @example(Draft(plainly("😀" * 400), plainly("x" * 400), photos=1, labels=LABELS))
        @example(Draft(plainly("x"), plainly("y" * 1000), document=True))
        @example(Draft(plainly("x"), photos=3, document=True))
        def check(draft: Draft) -> None:
            vi, en = sent(draft.vi), sent(draft.en) if draft.en else None
            runner.run(stage.check(replace(draft, vi=vi, en=en)))

        try:
            check()
        finally:
            runner.run(stack.aclose())
