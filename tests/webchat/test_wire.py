"""The wire of the bot's side: forms of bodies, errors as JSON, faults, limits, latency."""

import asyncio
from typing import Any
from urllib.parse import urlencode

import aiohttp
import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.types import Message

from tests.webchat.conftest import PATIENCE, TOKEN, Api
from webchat import bodies
from webchat.app import create_app
from webchat.faults import Fault
from webchat.limits import Limits
from webchat.models import Chat, Person
from webchat.server import Server
from webchat.world import World


async def test_names_of_methods_in_any_case_and_both_verbs(
    client: httpx.AsyncClient, chat: Chat
) -> None:
    assert (await client.get(f"/bot{TOKEN}/GETME")).json()["result"]["id"] == 1
    params = {"chat_id": str(chat.id), "text": "từ địa chỉ"}
    sent = await client.get(f"/bot{TOKEN}/SendMessage", params=params)
    assert sent.json()["result"]["text"] == "từ địa chỉ"
    assert sent.headers["content-type"] == "application/json"


async def test_forms_carry_nested_values_as_json(client: httpx.AsyncClient, chat: Chat) -> None:
    form = {
        "chat_id": str(chat.id),
        "text": "x",
        "reply_markup": '{"inline_keyboard":[[{"text":"a","callback_data":"a"}]]}',
        "disable_notification": "true",
    }
    sent = await client.post(f"/bot{TOKEN}/sendMessage", data=form)
    button = sent.json()["result"]["reply_markup"]["inline_keyboard"][0][0]
    assert button == {"text": "a", "callback_data": "a"}


@given(st.lists(st.tuples(st.text(), st.text()), unique_by=lambda pair: pair[0]))
async def test_any_form_comes_back(pairs: list[tuple[str, str]]) -> None:
    async def receive() -> Message:
        return {"type": "http.request", "body": urlencode(pairs).encode()}

    scope = {"type": "http", "query_string": b"", "headers": []}
    assert await bodies.read_body(scope, receive) == (dict(pairs), {})


async def test_json_texts_that_are_no_strings(api: Api, chat: Chat) -> None:
    assert (await api("sendMessage", chat_id=chat.id, text=5))["text"] == "5"


@pytest.mark.parametrize(
    ("body", "kind", "reason"),
    [
        (b"[1]", "application/json", "can't parse JSON encoded request body"),
        (b"{", "application/json", "can't parse JSON encoded request body"),
        (b"text=%ff", "application/x-www-form-urlencoded", "strings must be encoded in UTF-8"),
        (b"\xff", "application/x-www-form-urlencoded", "strings must be encoded in UTF-8"),
        (b"x", "multipart/form-data", "can't parse multipart request body"),
        (b"x", "multipart/form-data; boundary=y", "can't parse multipart request body"),
    ],
)
async def test_bodies_that_cannot_be_read(
    client: httpx.AsyncClient, body: bytes, kind: str, reason: str
) -> None:
    headers = {"content-type": kind}
    answer = await client.post(f"/bot{TOKEN}/sendMessage", content=body, headers=headers)
    assert answer.json()["description"] == f"Bad Request: {reason}"


async def test_bodies_that_are_too_large(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bodies, "LARGEST_BODY", 10)
    answer = await client.post(f"/bot{TOKEN}/sendMessage", data={"text": "x" * 20})
    assert (answer.status_code, answer.json()["error_code"]) == (413, 413)


async def test_unknown_methods_and_tokens(client: httpx.AsyncClient) -> None:
    answer = await client.post(f"/bot{TOKEN}/sendInvoice")
    assert answer.status_code == 404
    assert answer.json() == {
        "ok": False,
        "error_code": 404,
        "description": "Not Found: method not found",
    }
    answer = await client.post("/bot1:other/getMe")
    assert answer.status_code == 401
    assert answer.json()["description"] == "Unauthorized"


async def test_any_well_formed_token_if_wished() -> None:
    world = World(auto_bots=True)
    transport = httpx.ASGITransport(create_app(world))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        assert (await Api(client, "7:x")("getMe"))["username"] == "bot7_bot"
        for token in ("7:other", "x:y", "8", "8:"):
            assert (await client.get(f"/bot{token}/getMe")).status_code == 401


async def test_planned_refusals(api: Api, world: World, chat: Chat) -> None:
    world.faults.add(Fault("sendMessage", 429, retry_after=7, after=1, times=2))
    message = {"chat_id": chat.id, "text": "x"}
    await api("sendMessage", **message)
    answer = await api.answer("sendMessage", message)
    assert answer.status_code == 429
    assert answer.json() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }
    await api("getMe")
    assert (await api.answer("sendMessage", message)).status_code == 429
    await api("sendMessage", **message)
    assert len(chat.messages) == 3
    assert world.faults.planned == []


async def test_a_fault_for_one_chat_or_any_method(api: Api, world: World, chat: Chat) -> None:
    world.faults.add(Fault("*", 500, chat_id=chat.id, times=None))
    world.faults.add(Fault("sendMessage", 400, parameters={"migrate_to_chat_id": -5}, chat_id=9))
    assert await api.refused("sendMessage", chat_id=chat.id) == "Internal Server Error"
    await api("getMe")
    answer = await api.answer("sendMessage", {"chat_id": 9})
    assert answer.json()["parameters"] == {"migrate_to_chat_id": -5}
    assert await api.refused("sendMessage", chat_id=chat.id) == "Internal Server Error"
    world.faults.clear()
    await api("sendMessage", chat_id=chat.id, text="x")


@pytest.mark.parametrize(("moment", "delivered"), [("before", 0), ("after", 1)])
async def test_cut_connections(
    server: Server, world: World, chat: Chat, moment: Any, delivered: int
) -> None:
    world.faults.add(Fault("sendMessage", drop=moment))
    message = {"chat_id": str(chat.id), "text": "x"}
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.ServerDisconnectedError):
            await session.post(f"{server.base_url}/bot{TOKEN}/sendMessage", data=message)
    assert len(chat.messages) == 1 + delivered


async def test_delays_and_latency(api: Api, world: World, chat: Chat) -> None:
    world.faults.add(Fault("getMe", delay=0.001))
    world.latency = 0.001
    await api("getMe")
    await api("getUpdates")
    assert world.faults.planned == []


async def test_calls_are_recorded_and_waited_for(api: Api, world: World, chat: Chat) -> None:
    waiting = asyncio.create_task(world.calls.wait("sendMessage", 2))
    await api("sendMessage", chat_id=chat.id, text="a")
    await api("getMe")
    await api.refused("sendMessage", chat_id=chat.id)
    first, second = await waiting
    assert (first.params["text"], first.result["text"], first.code) == ("a", "a", 200)
    assert (second.code, second.result) == (400, "Bad Request: message text is empty")
    assert [call.method for call in world.calls.of()] == ["sendmessage", "getme", "sendmessage"]
    with pytest.raises(TimeoutError, match="2 of 3 calls of sendMessage"):
        await world.calls.wait("sendMessage", 3, timeout=0)


async def test_telegrams_limits(api: Api, world: World, chat: Chat, lan: Person) -> None:
    now = 1000.0
    world.limits = Limits(lambda: now, overall=8, per_chat=3, per_group=5)
    message = {"chat_id": chat.id, "text": "x"}
    for _ in range(3):
        await api("sendMessage", **message)
    answer = await api.answer("sendMessage", message)
    assert (answer.status_code, answer.json()["parameters"]) == (429, {"retry_after": 3})
    now += 3
    await api("sendMessage", **message)
    group = world.group("Nhóm", lan, world.bots[1])
    for _ in range(5):
        await api("sendMessage", chat_id=group.id, text="x")
    answer = await api.answer("sendMessage", {"chat_id": group.id, "text": "x"})
    assert answer.json()["description"] == "Too Many Requests: retry after 60"
    await api("sendMessage", **message)
    await api("sendMessage", **message)
    answer = await api.answer("sendMessage", message)
    assert answer.json()["parameters"] == {"retry_after": 1}


async def test_a_held_call_ends_with_its_caller(server: Server, world: World) -> None:
    queue = world.updates[1]
    async with aiohttp.ClientSession() as session:
        call = asyncio.create_task(
            session.get(f"{server.base_url}/bot{TOKEN}/getUpdates", params={"timeout": "50"})
        )
        assert await queue.changed.until(lambda: queue.held, PATIENCE)
        call.cancel()
        await asyncio.wait([call])
    assert len(await world.calls.wait("getUpdates")) == 1
    assert not queue.held


async def test_closing_the_server_ends_held_calls(world: World, lan: Person) -> None:
    world.bot(TOKEN, "ocop_bot")
    queue = world.updates[1]
    async with aiohttp.ClientSession() as session:
        async with Server(world) as server:
            url = f"{server.base_url}/bot{TOKEN}/getUpdates?timeout=50"
            call = asyncio.create_task(session.get(url))
            assert await queue.changed.until(lambda: queue.held, PATIENCE)
        with pytest.raises(aiohttp.ClientError):
            await call


async def test_the_address_of_an_ipv6_server(world: World) -> None:
    assert Server(world, "::1", 80).base_url == "http://[::1]:80"
