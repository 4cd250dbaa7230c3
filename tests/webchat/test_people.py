"""The people's side: sessions, chats, acts and files over HTTP."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.webchat.conftest import PATIENCE, PNG, Api
from webchat.app import create_app
from webchat.models import Bot, Person
from webchat.world import World

BOT = "/people/chats/@ocop_bot"


class Browser:
    """A browser with its cookies; JSON in, JSON out."""

    def __init__(self, app: Any, **headers: str) -> None:
        self.http = httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://localhost", headers=headers
        )

    async def get(self, path: str, **params: Any) -> Any:
        answer = await self.http.get(path, params=params)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def post(self, path: str, body: dict[str, Any] | None = None) -> Any:
        answer = await self.http.post(path, json=body or {})
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def refused(self, path: str, body: dict[str, Any] | None = None) -> tuple[int, str]:
        answer = await self.http.post(path, json=body or {})
        assert answer.status_code >= 400
        return answer.status_code, answer.json()["description"]


@pytest.fixture
def emma(world: World) -> Person:
    return world.person("Emma", language_code="en", role="buyer")


@pytest.fixture
async def page(world: World, bot: Bot, lan: Person, emma: Person) -> AsyncIterator[Browser]:
    """A browser of the demo: it is Lan and may become Emma."""
    browser = Browser(create_app(world, personas=[lan, emma]))
    async with browser.http:
        await browser.get("/people/me")
        yield browser


@pytest.fixture
async def guest(world: World, bot: Bot) -> AsyncIterator[Browser]:
    """A browser of the public channel."""
    browser = Browser(create_app(world), **{"accept-language": "en-GB,en"})
    async with browser.http:
        await browser.get("/people/me")
        yield browser


async def test_a_demo_session_may_become_another_persona(page: Browser, emma: Person) -> None:
    me = await page.get("/people/me")
    assert (me["persona"]["first_name"], me["switchable"]) == ("Lan", True)
    assert me["persona"]["phone_number"].startswith("84900")
    assert [bot["username"] for bot in me["bots"]] == ["ocop_bot"]
    assert me["personas"][1]["role"] == "buyer"
    await page.post("/people/persona", {"id": emma.id})
    assert (await page.get("/people/me"))["persona"]["first_name"] == "Emma"
    assert await page.refused("/people/persona", {"id": 5}) == (
        403,
        "this session cannot become somebody else",
    )
    assert await page.refused("/people/persona") == (400, "id must be a number")


async def test_a_guest_is_somebody_new_and_stays_so(guest: Browser, world: World) -> None:
    me = await guest.get("/people/me")
    assert me["persona"]["language_code"] == "en"
    assert me["switchable"] is False
    assert (await guest.get("/people/me"))["persona"] == me["persona"]
    other = Browser(create_app(world))
    assert (await other.get("/people/me"))["persona"]["id"] != me["persona"]["id"]
    assert (await guest.refused("/people/persona", {"id": 1}))[0] == 403


async def test_without_a_session_there_is_nothing(world: World, bot: Bot) -> None:
    stranger = Browser(create_app(world))
    for path in ("/people/chats", f"{BOT}/messages", "/people/events", "/people/files/x"):
        assert (await stranger.http.get(path)).status_code == 401
    assert (await stranger.refused(f"{BOT}/start"))[0] == 401


async def test_the_cookie_is_out_of_reach(world: World) -> None:
    answer = await Browser(create_app(world)).http.get("/people/me")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


async def test_guests_cannot_reach_each_others_chats(
    guest: Browser, world: World, lan: Person, bot: Bot
) -> None:
    group = world.group("Nhóm", lan, bot)
    answer = await guest.http.get(f"/people/chats/{group.id}/messages")
    assert answer.status_code == 404
    assert (await guest.http.get("/people/chats/nonsense/messages")).status_code == 404
    assert (await guest.http.get("/people/chats/@nobody_bot/messages")).status_code == 404


async def test_talking_reading_and_the_list_of_chats(page: Browser, api: Api, lan: Person) -> None:
    sent = await page.post(f"{BOT}/start", {"payload": "p_1"})
    assert sent["text"] == "/start p_1"
    await api("sendMessage", chat_id=lan.id, text="chào", reply_markup={"keyboard": [["Có"]]})
    (chat,) = await page.get("/people/chats")
    assert (chat["address"], chat["unread"]) == ("@ocop_bot", 1)
    assert chat["last_message"]["text"] == "chào"
    assert chat["keyboard"]["keyboard"] == [[{"text": "Có"}]]
    shown = await page.get(f"{BOT}/messages")
    assert [message["text"] for message in shown["messages"]] == ["/start p_1", "chào"]
    assert (shown["bot"]["username"], shown["blocked"], shown["commands"]) == (
        "ocop_bot",
        False,
        [],
    )
    assert (await page.get("/people/chats"))[0]["unread"] == 0
    sent = await page.post(f"{BOT}/messages", {"text": "kẹo lạc", "reply_to": 2})
    assert sent["reply_to_message"]["text"] == "chào"
    older = await page.get(f"{BOT}/messages", before=3, limit=1)
    assert [message["message_id"] for message in older["messages"]] == [2]
    answer = await page.http.put(f"{BOT}/messages/3", json={"text": "kẹo dồi"})
    assert answer.json()["text"] == "kẹo dồi"


async def test_a_new_chat_is_empty(page: Browser) -> None:
    shown = await page.get(f"{BOT}/messages")
    assert shown["messages"] == []
    (chat,) = await page.get("/people/chats")
    assert (chat["last_message"], chat["unread"]) == (None, 0)


@pytest.mark.parametrize(
    ("path", "body", "status", "reason"),
    [
        ("messages", {"text": ""}, 400, "there is no text"),
        ("messages", {"text": 5}, 400, "text must be text"),
        ("messages", {"text": "x" * 4097}, 400, "the text is too long"),
        ("messages", {"text": "x", "reply_to": 99}, 404, "the message replied to is gone"),
        ("messages", {"text": "x", "reply_to": "y"}, 400, "reply_to must be a number"),
        ("messages/99/press", {"data": "x"}, 404, "there is no such message"),
        ("messages/1/press", {"row": 0, "column": 0}, 404, "there is no such button"),
        ("start", {"payload": "p.1"}, 400, "a payload is 1 to 64 of A-Z, a-z, 0-9, _ and -"),
        ("location", {"latitude": 1}, 400, "longitude must be a number"),
        ("location", {"latitude": 95, "longitude": 1}, 400, "there is no such place"),
        ("contact", {"first_name": "x"}, 400, "a contact has phone_number and first_name"),
        ("file", {"kind": "photo"}, 400, "there is no file"),
    ],
)
async def test_what_is_refused(
    page: Browser, path: str, body: dict[str, Any], status: int, reason: str
) -> None:
    await page.post(f"{BOT}/start")
    assert await page.refused(f"{BOT}/{path}", body) == (status, reason)


async def test_texts_that_are_no_unicode(page: Browser) -> None:
    answer = await page.http.post(
        f"{BOT}/messages",
        content=b'{"text": "\\ud800"}',
        headers={"content-type": "application/json"},
    )
    assert answer.json()["description"] == "Bad Request: strings must be encoded in UTF-8"


async def test_only_own_messages_are_edited(page: Browser, api: Api, lan: Person) -> None:
    await page.post(f"{BOT}/start")
    await api("sendMessage", chat_id=lan.id, text="x")
    answers = [
        await page.http.put(f"{BOT}/messages/{number}", json={"text": "y"}) for number in (2, 9)
    ]
    assert [answer.status_code for answer in answers] == [403, 404]


async def test_pressing_waits_for_the_answer(
    page: Browser, api: Api, world: World, lan: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    await page.post(f"{BOT}/start")
    markup = {"inline_keyboard": [[{"text": "a", "callback_data": "c:1"}]]}
    await api("sendMessage", chat_id=lan.id, text="x", reply_markup=markup)
    place = {"row": 0, "column": 0}
    pressing = asyncio.create_task(page.post(f"{BOT}/messages/2/press", place))
    (update,) = await api(
        "getUpdates", offset=-1, timeout=PATIENCE, allowed_updates=["callback_query"]
    )
    while "callback_query" not in update:
        (update,) = await api("getUpdates", offset=update["update_id"] + 1, timeout=PATIENCE)
    query = update["callback_query"]["id"]
    await api("answerCallbackQuery", callback_query_id=query, text="đây")
    assert (await pressing)["answer"] == {"text": "đây", "show_alert": False, "url": ""}
    monkeypatch.setattr("webchat.asking.PATIENCE", 0)
    assert await page.post(f"{BOT}/messages/2/press", {"data": "c:1"}) == {"answer": None}


async def test_contacts_places_and_files(page: Browser, lan: Person) -> None:
    own = (await page.post(f"{BOT}/contact"))["contact"]
    assert own == {
        "phone_number": lan.phone_number,
        "first_name": "Lan",
        "user_id": lan.id,
    }
    other = {"phone_number": "+8490", "first_name": "Minh"}
    assert (await page.post(f"{BOT}/contact", other))["contact"] == other
    place = {"latitude": 20.4, "longitude": 106.3}
    assert (await page.post(f"{BOT}/location", place))["location"] == place
    answer = await page.http.post(
        f"{BOT}/file",
        files={"file": ("kẹo.png", PNG, "image/png")},
        data={"kind": "photo", "caption": "kẹo @ocop_bot"},
        headers={"X-Requested-With": "webchat"},
    )
    message = answer.json()
    assert message["caption_entities"][0]["type"] == "mention"
    edited = await page.http.put(f"{BOT}/messages/{message['message_id']}", json={"text": "mới"})
    assert edited.json()["caption"] == "mới"
    file_id = message["photo"][0]["file_id"]
    image = await page.http.get(f"/people/files/{file_id}")
    assert (image.content, image.headers["content-type"]) == (PNG, "image/png")
    assert image.headers["x-content-type-options"] == "nosniff"
    wrong = await page.http.post(
        f"{BOT}/file",
        files={"file": ("x", b"x")},
        data={"kind": "hologram"},
        headers={"X-Requested-With": "webchat"},
    )
    assert wrong.json()["description"] == "there is no such kind of file"
    text = await page.http.post(
        f"{BOT}/file",
        files={"file": ("x.jpg", b"x")},
        data={"kind": "photo"},
        headers={"X-Requested-With": "webchat"},
    )
    assert text.json()["description"] == "Bad Request: IMAGE_PROCESS_FAILED"


async def test_other_files_are_downloads_and_only_for_who_is_in_the_chat(
    page: Browser, emma: Person
) -> None:
    answer = await page.http.post(
        f"{BOT}/file",
        files={"file": ("x.html", b"<script>", "text/html")},
        headers={"X-Requested-With": "webchat"},
    )
    path = f"/people/files/{answer.json()['document']['file_id']}"
    file = await page.http.get(path)
    assert file.headers["content-type"] == "application/octet-stream"
    assert file.headers["content-disposition"] == "attachment"
    await page.post("/people/persona", {"id": emma.id})
    assert (await page.http.get(path)).status_code == 404


async def test_photos_at_an_address_come_with_it(page: Browser, api: Api, lan: Person) -> None:
    await page.post(f"{BOT}/start")
    url = "https://ocop.vn/keo.jpg"
    sent = await api("sendPhoto", chat_id=lan.id, photo=url)
    document = await api("sendDocument", chat_id=lan.id, document="https://ocop.vn/a.pdf")
    _, photo, file = (await page.get(f"{BOT}/messages"))["messages"]
    assert photo["photo"][0]["url"] == url
    assert file["document"]["url"] == "https://ocop.vn/a.pdf"
    assert "url" not in document["document"]
    path = f"/people/files/{sent['photo'][0]['file_id']}"
    assert (await page.http.get(path)).status_code == 404


async def test_blocking(page: Browser, api: Api, lan: Person) -> None:
    await page.post(f"{BOT}/start")
    await page.post(f"{BOT}/block")
    await page.post(f"{BOT}/block")
    assert (await page.get(f"{BOT}/messages"))["blocked"] is True
    assert await page.refused(f"{BOT}/messages", {"text": "x"}) == (403, "unblock the bot first")
    await page.post(f"{BOT}/unblock")
    await page.post(f"{BOT}/block")
    await page.post(f"{BOT}/start")
    changes = [
        update["my_chat_member"]["new_chat_member"]["status"]
        for update in await api("getUpdates")
        if "my_chat_member" in update
    ]
    assert changes == ["kicked", "member", "kicked", "member"]


async def test_inline_mode(page: Browser, api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = {"bot": "ocop_bot", "query": "kẹo", "offset": "", "chat": "@ocop_bot"}
    asking = asyncio.create_task(page.post("/people/inline", asked))
    (update,) = await api("getUpdates", timeout=PATIENCE)
    article = {
        "type": "article",
        "id": "1",
        "title": "Kẹo",
        "input_message_content": {"message_text": "Kẹo"},
    }
    query = update["inline_query"]["id"]
    await api("answerInlineQuery", inline_query_id=query, results=[article], next_offset="1")
    found = await asking
    assert (found["next_offset"], found["inline_query_id"]) == ("1", query)
    assert found["results"] == [article]
    choice = {"inline_query_id": query, "result_id": "1", "chat": "@ocop_bot"}
    assert (await page.post("/people/inline/choose", choice))["text"] == "Kẹo"
    monkeypatch.setattr("webchat.asking.PATIENCE", 0)
    empty = await page.post("/people/inline", {"bot": "ocop_bot", "query": "x"})
    assert empty["results"] == []


async def test_groups(page: Browser) -> None:
    made = await page.post("/people/groups", {"title": "Nhóm"})
    path = f"/people/chats/{made['address']}"
    await page.post(f"{path}/messages", {"text": "chào"})
    shown = await page.get(f"{path}/messages")
    assert shown["messages"][-1]["text"] == "chào"
    await page.post(f"{path}/block")
    await page.post(f"{path}/leave")
    assert (await page.http.get(f"{path}/messages")).status_code == 404


async def test_other_sites_cannot_act(page: Browser) -> None:
    start = f"{BOT}/start"
    foreign = await page.http.post(start, json={}, headers={"origin": "https://evil.example"})
    assert (foreign.status_code, foreign.json()["description"]) == (403, "wrong origin")
    own = await page.http.post(start, json={}, headers={"origin": "http://localhost"})
    assert own.status_code == 200
    form = await page.http.post(start, data={"payload": "x"})
    assert form.status_code == 403
    broken = await page.http.post(
        start, content=b"{", headers={"content-type": "application/json"}
    )
    assert broken.status_code == 400


@pytest.mark.parametrize(
    ("host", "status"),
    [("localhost:80", 200), ("[::1]:80", 200), ("evil.example", 421)],
)
async def test_other_names_for_this_machine_are_refused(
    world: World, host: str, status: int
) -> None:
    app = create_app(world, hosts=frozenset({"localhost", "[::1]"}))
    answer = await Browser(app).http.get("/people/me", headers={"host": host})
    assert answer.status_code == status


async def test_the_page_is_served_safely(world: World, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>trang</p>")
    (tmp_path / "main.js").write_text("1")
    browser = Browser(create_app(world, page=tmp_path))
    answer = await browser.http.get("/")
    assert answer.text == "<p>trang</p>"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    script = await browser.http.get("/page/main.js")
    assert script.status_code == 200
    assert script.headers["Cache-Control"] == "no-cache"
    assert (await browser.http.get("/control/calls")).status_code == 404
    bare = Browser(create_app(world, page=tmp_path / "none"))
    assert (await bare.http.get("/")).json() == {"description": "the chat page is not installed"}
