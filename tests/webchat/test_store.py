"""The file that keeps the chats."""

import asyncio
from pathlib import Path

import pytest

from tests.webchat.conftest import PATIENCE, PNG
from webchat import acts, asking
from webchat.errors import bad_request
from webchat.files import Upload
from webchat.models import WebhookSettings
from webchat.store import SqliteStore
from webchat.world import World


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new folder" / "chats.db"


async def test_a_world_comes_back_as_it_was(path: Path) -> None:
    world = World(SqliteStore(path, pause=60))
    bot = world.bot("1:secret", "ocop_bot")
    lan = world.person("Lan", role="buyer")
    chat = world.private(lan, bot)
    acts.start(world, lan, bot)
    photo = acts.send_file(world, lan, chat, "photo", Upload("a.png", PNG))
    gone = acts.say(world, lan, chat, "xoá")
    world.remove(chat, gone["message_id"])
    world.updates[bot.id].confirm(1)
    group = world.group("Nhóm", lan, bot)
    for number in range(12):
        acts.say(world, lan, group, str(number))
    bot.webhook = WebhookSettings("https://ocop.vn/")
    world.sessions["digest"] = lan.id
    world.store.put("session", "digest", {"person": lan.id})
    await world.store.close()

    again = World(SqliteStore(path))
    assert again.people == world.people
    assert again.bots == world.bots
    assert again.chats == world.chats
    assert list(again.chats[0, group.id].messages) == list(range(1, 13))
    assert again.updates[bot.id].pending == world.updates[bot.id].pending
    assert again.files[photo["photo"][0]["file_id"]].data == PNG
    assert again.may_read(lan, again.files[photo["photo"][0]["file_id"]])
    assert again.sessions == {"digest": lan.id}
    assert acts.say(again, again.people[lan.id], again.chats[chat.key], "x")["message_id"] == 4
    await again.store.close()


async def test_inline_messages_can_still_be_edited(path: Path) -> None:
    world = World(SqliteStore(path))
    bot = world.bot("1:secret", "ocop_bot")
    lan = world.person("Lan")
    query = asking.ask_inline(world, lan, bot, "x")
    markup = {"inline_keyboard": [[{"text": "a", "callback_data": "a"}]]}
    result = {"id": "1", "message": {"text": "x", "reply_markup": markup}}
    query.answer.set_result({"results": [result]})
    sent = asking.choose(world, lan, query.id, "1", world.private(lan, bot))
    await world.store.close()
    again = World(SqliteStore(path))
    assert sent["inline_message_id"] in again.inline_messages
    await again.store.close()


async def test_writing_is_put_off_and_gathered(path: Path) -> None:
    store = SqliteStore(path, pause=0)
    store.put("note", "1", {"n": 1})
    store.put("note", "1", {"n": 2})
    store.drop("note", "2")
    assert await store.written.until(lambda: store.idle, PATIENCE)
    store.put("note", "3", {"n": 3})
    assert await store.written.until(lambda: store.idle, PATIENCE)
    assert list(store.load()) == [("note", "1", {"n": 2}), ("note", "3", {"n": 3})]
    await store.close()


async def test_what_changes_while_writing_is_written_next(path: Path) -> None:
    store = SqliteStore(path, pause=0)
    store.put("note", "1", {"n": 1})
    writing = store.written.next()
    store.put("note", "1", {"n": 2})
    await writing
    store.put("note", "2", {"n": 2})
    await store.close()
    assert [key for _, key, _ in store.load()] == ["1", "2"]


async def test_closing_waits_for_what_is_being_written(path: Path) -> None:
    store = SqliteStore(path, pause=0)
    store.put("note", "1", {"n": 1})
    await asyncio.sleep(0)  # lets the writing begin
    await asyncio.sleep(0)
    store.put("note", "2", {"n": 2})
    await store.close()
    assert [key for _, key, _ in store.load()] == ["1", "2"]


async def test_a_reset_world_stays_empty(path: Path) -> None:
    world = World(SqliteStore(path))
    bot = world.bot("1:secret", "ocop_bot")
    acts.start(world, world.person("Lan"), bot)
    world.reset()
    await world.store.close()
    again = World(SqliteStore(path))
    assert (again.people, again.chats) == ({}, {})
    assert list(again.bots) == [1]
    assert again.updates[1].pending == {}
    await again.store.close()


async def test_a_bot_with_a_new_token_is_still_that_bot(path: Path) -> None:
    world = World(SqliteStore(path))
    bot = world.bot("1:old", "old_bot")
    bot.commands["default|"] = [{"command": "help", "description": "x"}]
    assert world.bot("1:new", "ocop_bot", "OCOP") is bot
    await world.store.close()
    again = World(SqliteStore(path))
    assert list(again.tokens) == ["1:new"]
    assert again.bots[1].commands == bot.commands
    assert again.bot_named("@OCOP_bot").first_name == "OCOP"
    await again.store.close()


def test_errors_have_telegrams_shape() -> None:
    assert bad_request("x").body() == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: x",
    }
