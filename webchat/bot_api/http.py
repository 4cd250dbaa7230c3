"""The wire of the bot's side: calls, their answers, and downloads.

Plain ASGI, for speed: nearly every call of a busy bot goes through here.
"""

import asyncio
import inspect
import json
from collections.abc import Awaitable
from typing import Any

from starlette.types import Receive, Scope, Send

from webchat.bodies import read_body
from webchat.bot_api.call import Call
from webchat.bot_api.methods import METHODS
from webchat.bot_api.params import Params
from webchat.errors import ApiError
from webchat.models import Bot, Object
from webchat.world import World

JSON_HEADER = (b"content-type", b"application/json")
NO_LATENCY = frozenset({"getupdates"})


class BotApi:
    """Answers /bot<token>/<method> and /file/bot<token>/<path>."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path: str = scope["path"]
        if path.startswith("/file/bot"):
            await self.file(path.removeprefix("/file/bot"), send)
            return
        token, _, name = path.removeprefix("/bot").partition("/")
        method = name.lower()
        try:
            bot = self.world.authorise(token)
            params = Params(*await read_body(scope, receive))
        except ApiError as error:
            await answer(send, error.code, error.body())
            return
        await self.call(bot, method, params, scope, receive, send)

    async def call(
        self, bot: Bot, method: str, params: Params, scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Carry the call out, unless a planned fault gets in its way."""
        record = self.world.calls.begin(bot.username, method, params.values)
        fault = self.world.faults.take(method, params.values)
        if fault is not None and fault.delay:
            await asyncio.sleep(fault.delay)
        if fault is not None and fault.code:
            code, body = fault.code, fault.body()
        elif fault is not None and fault.drop == "before":
            code, body = 0, {}
        else:
            code, body = await self.result(Call(self.world, bot, params), method, receive)
        self.world.calls.end(record, code or -1, body.get("result", body.get("description")))
        if fault is not None and fault.drop:
            await cut(scope, receive)
        else:
            await answer(send, code, body)

    async def result(self, call: Call, method: str, receive: Receive) -> tuple[int, Object]:
        function = METHODS.get(method)
        if self.world.latency and method not in NO_LATENCY:
            await asyncio.sleep(self.world.latency)
        if function is None:
            error = ApiError(404, "Not Found: method not found")
            return error.code, error.body()
        try:
            result = function(call)
            if inspect.isawaitable(result):
                result = await while_connected(receive, result)
        except ApiError as error:
            return error.code, error.body()
        return 200, {"ok": True, "result": result}

    async def file(self, rest: str, send: Send) -> None:
        token, _, path = rest.partition("/")
        try:
            self.world.authorise(token)
            stored = self.world.paths.get(path)
            if stored is None or not stored.data:
                raise ApiError(404, "Not Found")
        except ApiError as error:
            await answer(send, error.code, error.body())
            return
        await respond(send, 200, stored.data, (b"content-type", b"application/octet-stream"))


async def while_connected(receive: Receive, held: Awaitable[Any]) -> Any:
    """What is waited for; given up (None) when the caller hangs up."""
    waiting = asyncio.ensure_future(held)
    gone = asyncio.ensure_future(receive())
    try:
        await asyncio.wait({waiting, gone}, return_when=asyncio.FIRST_COMPLETED)
        return waiting.result() if waiting.done() else None
    finally:
        gone.cancel()
        waiting.cancel()


async def answer(send: Send, code: int, body: Object) -> None:
    await respond(send, code, json.dumps(body, separators=(",", ":")).encode(), JSON_HEADER)


async def respond(send: Send, code: int, body: bytes, kind: tuple[bytes, bytes]) -> None:
    headers = [kind, (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": code, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def cut(scope: Scope, receive: Receive) -> None:
    """Close the connection with no answer; only webchat.server hands the connection over."""
    scope["state"]["connection"].transport.abort()
    while (await receive())["type"] != "http.disconnect":
        pass
