"""The web application, and a server that runs inside the current event loop.

world = World()
async with Server(world) as server:      # port 0: any free port
    Bot(token, base_url=f"{server.base_url}/bot", base_file_url=f"{server.base_url}/file/bot")
"""

import asyncio
import socket
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Self, cast

import uvicorn
from starlette.applications import Starlette
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.server import ServerState

from webchat.bot_api.http import BotApi
from webchat.world import World

KEEP_ALIVE = 75


class Front:
    """The bot's side takes the short way; everything else is the people's side."""

    def __init__(self, bot_api: ASGIApp, pages: ASGIApp) -> None:
        self.bot_api = bot_api
        self.pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith(("/bot", "/file/bot")):
            await self.bot_api(scope, receive, send)
        else:
            await self.pages(scope, receive, send)


class Quiet:
    """Calls that are still held when the server closes end without a stack trace."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with suppress(asyncio.CancelledError):
            await self.app(scope, receive, send)


def create_app(world: World) -> ASGIApp:
    return Front(BotApi(world), Starlette())


class Server:
    """Listens while the `async with` lasts; closing cuts what is still held open."""

    def __init__(
        self, world: World, host: str = "127.0.0.1", port: int = 0, app: ASGIApp | None = None
    ) -> None:
        self.world = world
        self.host = host
        self.port = port
        self._config = uvicorn.Config(
            Quiet(app or create_app(world)),
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=KEEP_ALIVE,
        )
        self._state = ServerState()

    @property
    def base_url(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    async def __aenter__(self) -> Self:
        self._config.load()
        listening = socket.create_server((self.host, self.port), family=_family(self.host))
        self.port = listening.getsockname()[1]
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._connection, sock=listening, backlog=2048)
        self.world.webhooks.start(self.world.bots.values())
        return self

    def _connection(self) -> asyncio.Protocol:
        """One connection; its own state holds it, so that a fault can cut it."""
        state: dict[str, object] = {}
        make = cast("Callable[..., asyncio.Protocol]", self._config.http_protocol_class)
        protocol = make(config=self._config, server_state=self._state, app_state=state)
        state["connection"] = protocol
        return protocol

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._server.close()
        for connection in list(self._state.connections):
            connection.transport.abort()
        await asyncio.sleep(0)  # the connections learn that they are gone
        tasks = list(self._state.tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._server.wait_closed()
        await self.world.webhooks.close()
        await self.world.store.close()


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET
