"""A server that runs inside the current event loop, for tests and for the demo.

    world = World()
    async with Server(world) as server:      # port 0: any free port
        Bot(token, f"{server.base_url}/bot", f"{server.base_url}/file/bot")

It hands every request its connection (scope["state"]["connection"]), so that faults can cut it.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Self, cast

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.server import ServerState

from webchat.app import LOOPBACK, create_app
from webchat.world import World

KEEP_ALIVE = 75


class Quiet:
    """Calls that are still held when the server closes end without a stack trace."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with suppress(asyncio.CancelledError):
            await self.app(scope, receive, send)


class Server:
    """Listens while the `async with` lasts; closing cuts what is still held open.

    Without an `app` it serves both sides, the people's under this machine's own names only, with
    no personas and no control API.
    """

    def __init__(
        self, world: World, host: str = "127.0.0.1", port: int = 0, app: ASGIApp | None = None
    ) -> None:
        self.world = world
        self.host = host
        self.port = port
        self._config = uvicorn.Config(
            Quiet(app or create_app(world, hosts=LOOPBACK)),
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
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            self._connection, self.host, self.port, backlog=2048
        )
        self.port = self._server.sockets[0].getsockname()[1]
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
