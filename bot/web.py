"""The web server, in the bot's own event loop: the webhook, and the questions of those who watch.

It knows nobody by their address: any load balancer may stand before it, and should pass on
`/telegram` only.
"""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Route

from bot.health import Health
from bot.webhook import MOST_BYTES, PATH, Webhook

BACKLOG = 2048
KEEP_ALIVE_SECONDS = 75
"""Longer than load balancers keep a line that nobody uses, so that it is they who drop it."""
LAST_SECONDS = 15
"""For requests under way at the end; longer than taking an update in may last."""


def site(health: Health, webhook: Webhook | None) -> Starlette:
    routes = [
        Route("/healthz", health.live),
        Route("/readyz", health.ready),
        Route("/metrics", health.metrics),
    ]
    if webhook:
        routes.append(Route(PATH, webhook.take, methods=["POST"], max_body_size=MOST_BYTES))
    app = Starlette(routes=routes)
    app.router.redirect_slashes = False
    return app


class PortError(Exception):
    """Another program has the web server's port, or we may not use it, or it is not here."""


class WebServer:
    def __init__(self, app: Starlette, host: str, port: int) -> None:
        self._address = (host, port)
        self._server = _Uvicorn(
            uvicorn.Config(
                app,
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
                ws="none",
                backlog=BACKLOG,
                timeout_keep_alive=KEEP_ALIVE_SECONDS,
                timeout_graceful_shutdown=LAST_SECONDS,
            )
        )
        self._serving: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Listens from now on. Raises PortError."""
        host, port = self._address
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        try:
            listening = socket.create_server(self._address, family=family, backlog=BACKLOG)
        except OSError as error:
            why = str(error.strerror).partition(" (")[0]  # the address is told already
            raise PortError(f"{host}:{port} cannot be listened at: {why}") from error
        self._serving = asyncio.create_task(self._server.serve(sockets=[listening]))

    async def close(self) -> None:
        """Takes no more calls, and returns when those under way are answered."""
        self._server.should_exit = True
        if self._serving:
            await self._serving


class _Uvicorn(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leaves signals to the program."""
        yield
