"""Any text that an organiser may send us is refused in words, or delivered as it was written."""

import asyncio
from collections import defaultdict
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any

import pytest
import telegram
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.address import Address, pack, unpack
from bot.incoming import Me, incoming_of
from bot.sending import Sender
from catalog import announcements
from catalog.announcements import Announcement
from catalog.database import Database
from catalog.people import Language
from catalog.subscribers import Topic
from handlers.announcements import delivered_view
from handlers.announcing_buttons import NewAnnouncement, PreviewAnnouncement
from handlers.incoming import Said
from handlers.replies import Text
from handlers.texts import texts_of
from tests.bot.running import TOKEN
from tests.databases import Server as DatabaseServer
from tests.databases import Templates
from tests.handlers.chats import Chat, html_of
from tests.handlers.organised import admin_of
from webchat import driver
from webchat.entities import formatted
from webchat.errors import ApiError
from webchat.models import Message
from webchat.server import Server
from webchat.world import World

ALONE = ("code", "pre", "custom_emoji", "text_mention")
TOGETHER = ("bold", "italic", "underline", "strikethrough", "spoiler", "text_link", "blockquote")
MORE: dict[str, dict[str, Any]] = {
    "text_link": {"url": 'https://ocop.gov.vn/?a=1&b="2"'},
    "custom_emoji": {"custom_emoji_id": "5368324170671202286"},
    "text_mention": {"user": {"id": 7, "is_bot": False, "first_name": "Lan"}},
}
PIECES = st.text(st.sampled_from("aăđỳ Ợ\n<>&\"'😀🇻\u200d@#/.1"), min_size=1, max_size=12)
LONG = st.builds(lambda piece, size: (piece * size)[:size], PIECES, st.integers(3900, 4200))


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@st.composite
def messages(draw: st.DrawFn) -> dict[str, Any]:
    """A text and its entities, beside or within each other as a client makes them."""
    pieces = draw(st.lists(st.one_of(PIECES, PIECES, PIECES, LONG), min_size=1, max_size=8))
    text, entities = "", []
    for piece in pieces:
        kinds = draw(
            st.one_of(
                st.just([]),
                st.lists(st.sampled_from(TOGETHER), max_size=3, unique=True),
                st.sampled_from(ALONE).map(lambda kind: [kind]),
            )
        )
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


@dataclass
class Stage:
    """An organiser's chat with the handlers, and two readers at a Bot API server."""

    organiser: Chat
    sender: Sender
    readers: tuple[driver.Chat, driver.Chat]

    @classmethod
    async def open(
        cls, stack: AsyncExitStack, server: DatabaseServer, templates: Templates
    ) -> "Stage":
        database = await stack.enter_async_context(templates.copy(server, Database.upgrade))
        world = World()
        bot = world.bot(TOKEN, "ocop_bot", "OCOP")
        started = await stack.enter_async_context(Server(world))
        mouth = telegram.Bot(TOKEN, base_url=f"{started.base_url}/bot")
        await stack.enter_async_context(mouth)
        first, second = (driver.Chat(world, world.person(name), bot) for name in ("Lan", "Mai"))
        for reader in (first, second):
            await reader.start()
        return cls(await admin_of(database), Sender(mouth), (first, second))

    async def check(self, body: dict[str, Any]) -> None:
        """What the organiser typed is not saved, or read by both as it was typed."""
        said = self._said(body)
        await self.organiser.presses(NewAnnouncement(Topic.FAIR))
        answer = html_of(await self.organiser.does(said))
        row = await self._newest()
        if not row.content.html:
            assert answer.startswith("Dạ, ")
            return
        await self.organiser.presses(PreviewAnnouncement(row.stored_id))
        (preview,) = self.organiser.last[1:-1]
        owed = delivered_view(row.content, row.topic, row.stored_id, texts_of(Language.VI))
        one = await self._sent(preview, self.readers[0])
        two = await self._sent(owed, self.readers[1])
        assert one == two
        text, within = body["text"], units(body["text"])
        assert one["text"].startswith(text)
        assert covered(one.get("entities", []), within) == covered(body["entities"], within)

    def _said(self, body: dict[str, Any]) -> Said:
        message = {
            "message_id": 1,
            "date": 0,
            "chat": {"id": 9, "type": "private"},
            "from": {"id": 9, "is_bot": False, "first_name": "Chủ"},
            **body,
        }
        update = telegram.Update.de_json({"update_id": 1, "message": message}, None)
        incoming = incoming_of(update, Me(1, "ocop_bot"))
        assert incoming
        assume(isinstance(incoming.what, Said))
        assert isinstance(incoming.what, Said)
        return incoming.what

    async def _newest(self) -> Announcement:
        async with self.organiser.database.session(read_only=True) as session:
            return (await announcements.latest(session, limit=1))[0]

    async def _sent(self, reply: Any, reader: driver.Chat) -> Message:
        """As it stands in the outbox, sent, and read."""
        chat_id = reader.place.id
        read, address = unpack(chat_id, pack(reply, Address(chat_id)))
        assert isinstance(read, Text)
        await self.sender.send(read, address)
        return {
            n: reader.last[n] for n in ("text", "entities", "reply_markup") if n in reader.last
        }


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_any_text_is_refused_or_delivered_as_it_was_written(
    server: DatabaseServer, templates: Templates
) -> None:
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        stage = runner.run(Stage.open(stack, server, templates))

        @settings(max_examples=60)
        @given(messages())
        def check(body: dict[str, Any]) -> None:
            try:
                sent = formatted(body["text"], "", body["entities"])
            except ApiError:
                assume(False)
            text = str(sent.text)
            assume(text and units(text) <= 4096)
            runner.run(stage.check({"text": text, "entities": sent.entities}))

        try:
            check()
        finally:
            runner.run(stack.aclose())
