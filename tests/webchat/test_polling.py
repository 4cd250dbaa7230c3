"""getUpdates: what is handed out, again and again until it is confirmed."""

import asyncio
from typing import Any

import pytest

from tests.webchat.conftest import PATIENCE, Api
from webchat import acts
from webchat.models import Bot, Chat, Person
from webchat.updates import OTHER_POLL, WEBHOOK_ACTIVE
from webchat.world import World


@pytest.fixture
def three(world: World, lan: Person, bot: Bot, chat: Chat) -> None:
    """Three updates are pending: /start, a and b."""
    acts.say(world, lan, chat, "a")
    acts.say(world, lan, chat, "b")


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_updates_come_again_until_confirmed(api: Api, three: None) -> None:
    first = await api("getUpdates", limit=2)
    assert texts(first) == ["/start", "a"]
    assert await api("getUpdates", limit=2) == first
    assert texts(await api("getUpdates", offset=first[-1]["update_id"] + 1)) == ["b"]
    assert texts(await api("getUpdates")) == ["b"]


async def test_negative_offsets_count_from_the_end(api: Api, three: None) -> None:
    assert texts(await api("getUpdates", offset=-1)) == ["b"]
    assert texts(await api("getUpdates")) == ["b"]


async def test_a_negative_offset_with_nothing_pending(api: Api) -> None:
    assert await api("getUpdates", offset=-1) == []


async def test_a_held_call_is_woken_by_an_update(
    api: Api, world: World, lan: Person, bot: Bot
) -> None:
    held = asyncio.create_task(api("getUpdates", timeout=30))
    await until_held(world, bot)
    acts.start(world, lan, bot)
    assert texts(await held) == ["/start"]


async def until_held(world: World, bot: Bot) -> None:
    queue = world.updates[bot.id]
    assert await queue.changed.until(lambda: queue.held, PATIENCE)


async def test_a_held_call_ends_empty_in_time(world: World, bot: Bot) -> None:
    assert await world.updates[bot.id].poll(0, 100, 0.001) == []


async def test_the_newer_of_two_held_calls_wins(api: Api, world: World, bot: Bot) -> None:
    older = asyncio.create_task(api.refused("getUpdates", timeout=30))
    await until_held(world, bot)
    newer = asyncio.create_task(api.answer("getUpdates", {"timeout": 30}))
    assert await older == f"Conflict: {OTHER_POLL}"
    await until_held(world, bot)
    await api("setWebhook", url="http://127.0.0.1:9/")
    answer = await newer
    assert answer.status_code == 409
    assert answer.json()["description"] == "Conflict: terminated by setWebhook request"
    assert await api.refused("getUpdates") == f"Conflict: {WEBHOOK_ACTIVE}"
    await api("deleteWebhook")
    await world.webhooks.close()


async def test_kinds_are_remembered(api: Api, world: World, lan: Person, chat: Chat) -> None:
    await api("getUpdates", offset=1_000_000, allowed_updates=["edited_message", "unknown"])
    acts.say(world, lan, chat, "a")
    acts.edit(world, lan, chat, 2, "b")
    (update,) = await api("getUpdates")
    assert update["edited_message"]["text"] == "b"
    assert (await api("getWebhookInfo"))["allowed_updates"] == ["edited_message"]
    await api("getUpdates", allowed_updates=[])
    acts.say(world, lan, chat, "c")
    assert len(await api("getUpdates")) == 2
    refusal = await api.refused("getUpdates", allowed_updates={})
    assert refusal == "Bad Request: can't parse allowed updates JSON object"


async def test_numbers_rise_over_all_chats(api: Api, world: World, bot: Bot) -> None:
    for name in ("Lan", "Minh"):
        acts.start(world, world.person(name), bot)
    first, second = await api("getUpdates")
    assert second["update_id"] == first["update_id"] + 1


async def test_who_the_bot_is(api: Api, bot: Bot) -> None:
    me = await api("getMe")
    assert (me["id"], me["username"], me["is_bot"]) == (1, "ocop_bot", True)
    assert me["can_read_all_group_messages"] is False
    assert await api("logOut") is True
    assert await api("close") is True
