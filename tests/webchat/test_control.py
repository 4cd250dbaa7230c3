"""The control API, for tests in other languages."""

import asyncio
from typing import Any

import httpx
import pytest

from tests.webchat.conftest import PATIENCE, PNG, Api
from webchat.world import World


@pytest.fixture
def control(client: httpx.AsyncClient) -> "Control":
    return Control(client)


class Control:
    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client

    async def __call__(self, path: str, **values: Any) -> Any:
        answer = await self.client.post(f"/control/{path}", json=values)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def refused(self, path: str, **values: Any) -> tuple[int, str]:
        answer = await self.client.post(f"/control/{path}", json=values)
        return answer.status_code, answer.json()["description"]


async def test_people_act_and_calls_are_seen(
    control: Control, client: httpx.AsyncClient, api: Api
) -> None:
    lan = await control("people", first_name="Lan", language_code="vi")
    act = {"person": lan["id"], "chat": "@ocop_bot"}
    await control("act", do="start", **act, payload="p_1")
    waiting = asyncio.create_task(control("calls/wait", method="sendMessage", timeout=PATIENCE))
    await api("sendMessage", chat_id=lan["id"], text="chào")
    (call,) = (await waiting)["calls"]
    assert (call["method"], call["params"]["text"], call["code"]) == ("sendmessage", "chào", 200)
    path = f"/control/chats/@ocop_bot/messages?person={lan['id']}"
    shown = (await client.get(path)).json()["messages"]
    assert [message["text"] for message in shown] == ["/start p_1", "chào"]
    calls = (await client.get("/control/calls?method=getMe")).json()
    assert calls == {"calls": []}


async def test_files_and_inline_queries(
    control: Control, client: httpx.AsyncClient, api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan = await control("people", first_name="Lan")
    fields = {"person": str(lan["id"]), "chat": "@ocop_bot", "do": "file", "kind": "photo"}
    answer = await client.post("/control/act", data=fields, files={"file": ("a.png", PNG)})
    assert answer.json()["photo"][0]["width"] == 320
    monkeypatch.setattr("webchat.asking.PATIENCE", 0)
    asked = {"person": lan["id"], "bot": "ocop_bot", "chat": "@ocop_bot", "query": "x"}
    assert (await control("act", do="inline", **asked))["results"] == []


async def test_groups_and_bots(control: Control) -> None:
    lan = await control("people", first_name="Lan")
    minh = await control("people", first_name="Minh")
    assert (await control("bots", token="2:x", username="two_bot"))["id"] == 2
    await control("bots", token="3:x", username="three_bot", first_name="Ba", privacy=False)
    group = await control("groups", title="Nhóm", creator=lan["id"], bots=["two_bot"])
    place = {"person": minh["id"], "chat": group["id"]}
    await control("act", do="join", **place)
    await control("act", do="say", **place, text="chào")
    await control("act", do="leave", **place)
    missing = {"do": "join", "person": minh["id"], "chat": 5}
    assert (await control.refused("act", **missing))[0] == 404


async def test_any_update_can_be_given_to_the_bot(control: Control, api: Api) -> None:
    number = await control("updates", bot="ocop_bot", kind="poll", content={"id": "1"})
    assert await api("getUpdates") == [{"poll": {"id": "1"}} | number]


async def test_faults_settings_and_reset(
    control: Control, client: httpx.AsyncClient, api: Api, world: World
) -> None:
    await control("faults", method="getMe", code=500)
    assert len((await client.get("/control/faults")).json()["faults"]) == 1
    assert await api.refused("getMe") == "Internal Server Error"
    await control("faults", method="getMe", code=500)
    await client.delete("/control/faults")
    await api("getMe")
    assert await control("settings", limits=True) == {"latency": 0.0, "limits": True}
    assert await control("settings", latency=0.5, limits=False) == {
        "latency": 0.5,
        "limits": False,
    }
    world.latency = 0
    lan = await control("people", first_name="Lan")
    await control("act", do="start", person=lan["id"], chat="@ocop_bot")
    await control("reset")
    assert (world.people, world.chats, list(world.calls.calls)) == ({}, {}, [])
    assert await api("getUpdates") == []


@pytest.mark.parametrize(
    ("path", "values", "status"),
    [
        ("people", {}, 400),
        ("people", {"first_name": "x", "age": 5}, 400),
        ("bots", {"token": "1:x"}, 400),
        ("groups", {"creator": 5}, 404),
        ("act", {"do": "fly"}, 400),
        ("act", {"do": "say", "person": 5}, 404),
        ("updates", {"kind": "x", "content": {}}, 400),
        ("updates", {"kind": "poll", "content": 1}, 400),
        ("updates", {"kind": "poll", "content": {}, "bot": "x"}, 404),
        ("faults", {"metod": "getMe"}, 400),
        ("calls/wait", {"method": "getMe", "timeout": 0}, 408),
    ],
)
async def test_mistakes(control: Control, path: str, values: dict[str, Any], status: int) -> None:
    assert (await control.refused(path, **values))[0] == status
