"""The transport against small servers that misbehave in one way each."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any

import pytest
from aiohttp import TCPConnector, web
from telegram import Bot
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.outcomes import Verdict, outcome_of
from bot.transport import NotSentInTime, Transport, UnreachableError, check_proxy

Handler = Callable[[Any], Awaitable[web.StreamResponse]]
Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
TOKEN = "1:very-secret-token"
ME = {"id": 1, "is_bot": True, "first_name": "OCOP", "username": "ocop_bot"}


@asynccontextmanager
async def http(handler: Handler) -> AsyncIterator[str]:
    """A server that answers everything with the handler."""
    runner = web.ServerRunner(web.Server(handler))
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def raw(talk: Talk) -> AsyncIterator[str]:
    """A server that does with its connections as it likes."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await talk(reader, writer)
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


@asynccontextmanager
async def bot_at(address: str, **given: Any) -> AsyncIterator[Bot]:
    transport = Transport(**{"connections": 8, **given})
    bot = Bot(TOKEN, f"{address}/bot", f"{address}/file/bot", transport, transport)
    await transport.initialize()
    try:
        yield bot
    finally:
        await transport.shutdown()


def answering(result: object, status: int = 200, **more: object) -> Handler:
    async def handler(request: web.Request) -> web.Response:
        body = {"ok": status == 200, "result": result, **more}
        return web.json_response(body, status=status)

    return handler


async def test_a_call_reaches_the_server_as_a_form() -> None:
    seen: list[tuple[str, str, dict[str, str]]] = []

    async def handler(request: web.Request) -> web.Response:
        form = {name: str(value) for name, value in (await request.post()).items()}
        seen.append((request.method, request.path, form))
        return web.json_response({"ok": True, "result": True})

    async with http(handler) as address, bot_at(address) as bot:
        await bot.answer_callback_query("7", "Đã lưu & xong", show_alert=True)
    ((method, path, form),) = seen
    assert (method, path) == ("POST", f"/bot{TOKEN}/answerCallbackQuery")
    assert form == {"callback_query_id": "7", "text": "Đã lưu & xong", "show_alert": "true"}


async def test_any_text_arrives_as_it_was_sent() -> None:
    texts = [
        "a",
        "100%",
        "a+b c",
        "x=1&y=2;z",
        "dòng một\ndòng hai",
        "\u0000 🎋 Đậu ‘phộng’",
        "%C3%A0",
    ]
    seen: list[str] = []

    async def handler(request: web.Request) -> web.Response:
        seen.append(str((await request.post())["text"]))
        return web.json_response({"ok": True, "result": True})

    async with http(handler) as address, bot_at(address) as bot:
        for text in texts:
            await bot.answer_callback_query("7", text)
    assert seen == texts


async def test_a_file_goes_up_and_down_whole() -> None:
    content = bytes(range(256)) * 20_000
    seen: list[tuple[str | None, bytes, str]] = []

    async def handler(request: web.Request) -> web.Response:
        if request.method == "GET":
            return web.Response(body=content)
        form = await request.post()
        sent = form["document"]
        assert isinstance(sent, web.FileField)
        seen.append((sent.filename, sent.file.read(), sent.content_type))
        chat = {"id": 7, "type": "private"}
        return web.json_response(
            {"ok": True, "result": {"message_id": 1, "date": 1, "chat": chat}}
        )

    async with http(handler) as address, bot_at(address) as bot:
        await bot.send_document(7, content[:900_000], filename="Bảng giá.xlsx", caption="Giá")
        assert bytes(await bot.request.retrieve(f"{address}/file")) == content
    ((name, body, kind),) = seen
    assert (name, body) == ("Bảng giá.xlsx", content[:900_000])
    assert kind.endswith("spreadsheetml.sheet")


@pytest.mark.parametrize(
    ("status", "more", "error"),
    [
        (400, {"description": "Bad Request: chat not found"}, BadRequest),
        (401, {"description": "Unauthorized"}, InvalidToken),
        (429, {"description": "slow", "parameters": {"retry_after": 3}}, RetryAfter),
        (500, {"description": "Internal Server Error"}, NetworkError),
    ],
)
async def test_refusals_are_ptbs_errors(
    status: int, more: dict[str, object], error: type[Exception]
) -> None:
    async with http(answering(None, status, **more)) as address, bot_at(address) as bot:
        with pytest.raises(error):
            await bot.send_message(7, "xin chào")


async def test_a_redirect_is_not_followed() -> None:
    async def handler(request: web.Request) -> web.Response:
        raise web.HTTPFound("/elsewhere")

    async with http(handler) as address, bot_at(address) as bot:
        with pytest.raises(NetworkError, match="302"):
            await bot.get_me()


async def test_an_answer_that_takes_too_long_is_unknown() -> None:
    gone = asyncio.Event()

    async def handler(request: web.Request) -> web.Response:
        await gone.wait()
        return web.Response()

    async with http(handler) as address, bot_at(address) as bot:
        with pytest.raises(TimedOut) as raised:
            await bot.get_me(read_timeout=0.01)
        gone.set()
    assert outcome_of(raised.value).verdict is Verdict.UNKNOWN


async def test_the_limits_of_one_call_add_up() -> None:
    """An answer that drips is ended though each drop comes in time."""
    connected, gone = asyncio.Event(), asyncio.Event()

    async def drip(request: web.Request) -> web.StreamResponse:
        if not connected.is_set():
            connected.set()
            return await answering(ME)(request)
        response = web.StreamResponse()
        await response.prepare(request)
        while not gone.is_set():
            await response.write(b" ")
            await asyncio.sleep(0.001)
        return response

    async with http(drip) as address, bot_at(address) as bot:
        await bot.get_me()  # so that what follows needs no new connection
        with pytest.raises(TimedOut) as raised:
            await bot.get_me(
                read_timeout=0.2, write_timeout=0.02, connect_timeout=0.02, pool_timeout=0.02
            )
        gone.set()
    assert type(raised.value) is TimedOut


async def test_no_limit_means_no_limit() -> None:
    none = dict.fromkeys(("read_timeout", "write_timeout", "connect_timeout", "pool_timeout"))
    async with http(answering(ME)) as address, bot_at(address) as bot:
        assert (await bot.get_me(**none)).username == "ocop_bot"


async def test_no_free_connection_in_time_was_not_sent() -> None:
    gone, asked = asyncio.Event(), asyncio.Event()

    async def handler(request: web.Request) -> web.Response:
        asked.set()
        await gone.wait()
        return web.json_response({"ok": True, "result": ME})

    async with http(handler) as address, bot_at(address, connections=1) as bot:
        first = asyncio.create_task(bot.get_me())
        await asked.wait()
        with pytest.raises(NotSentInTime) as raised:
            await bot.get_me(pool_timeout=0.01, connect_timeout=0)
        gone.set()
        await first
    assert outcome_of(raised.value).verdict is Verdict.LATER


async def test_a_refused_connection_was_not_sent() -> None:
    async with http(answering(ME)) as address:
        pass  # nobody listens there any more
    async with bot_at(address) as bot:
        with pytest.raises(UnreachableError) as raised:
            await bot.get_me()
    assert outcome_of(raised.value).verdict is Verdict.LATER
    assert "secret" not in str(raised.value)


async def test_an_address_that_is_none_was_not_sent() -> None:
    async with bot_at("http://[") as bot:
        with pytest.raises(NetworkError) as raised:
            await bot.get_me()
    assert "secret" not in str(raised.value)


async def cut_after_request(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")


async def cut_in_the_answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")


async def talk_nonsense(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"SMTP ready\r\n\r\n")


async def reset(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.transport.abort()


@pytest.mark.parametrize("talk", [cut_after_request, cut_in_the_answer, talk_nonsense, reset])
async def test_a_line_that_breaks_is_unknown(talk: Talk) -> None:
    async with raw(talk) as address, bot_at(address) as bot:
        with pytest.raises(NetworkError) as raised:
            await bot.send_message(7, "xin chào")
    assert outcome_of(raised.value).verdict is Verdict.UNKNOWN
    assert "secret" not in str(raised.value)


async def test_a_proxy_is_asked_for_the_whole_address() -> None:
    asked: list[str] = []

    async def proxy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append((await reader.readuntil(b"\r\n\r\n")).split()[1].decode())
        body = b'{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"O","username":"o"}}'
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))
        await writer.drain()

    async with raw(proxy) as address, bot_at("http://tg.invalid", proxy=address) as bot:
        await bot.get_me()
    assert asked == [f"http://tg.invalid/bot{TOKEN}/getMe"]


async def test_a_socks_proxy_says_what_it_needs_or_is_spoken_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(ValueError, match="aiohttp-socks"):
        check_proxy("socks5://127.0.0.1:1080")

    class ProxyConnector:
        @staticmethod
        def from_url(url: str, limit: int) -> Any:
            assert url == "socks5://127.0.0.1:1080"
            return TCPConnector(limit=limit)

    library = SimpleNamespace(ProxyConnector=ProxyConnector)
    monkeypatch.setattr("bot.transport._socks", lambda: library)
    async with (
        http(answering(ME)) as address,
        bot_at(address, proxy="socks5://127.0.0.1:1080") as bot,
    ):
        assert (await bot.get_me()).id == 1


async def test_it_opens_and_closes_any_number_of_times() -> None:
    transport = Transport(connections=1)
    await transport.shutdown()
    with pytest.raises(NetworkError):
        await Bot(TOKEN, request=transport).get_me()
    await transport.initialize()
    await transport.initialize()
    await transport.shutdown()
    await transport.shutdown()
    assert transport.read_timeout > 0
