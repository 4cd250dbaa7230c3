"""The whole web application: the bot's side, the people's side, the page and the control API."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from webchat.bot_api.http import BotApi
from webchat.control import Control
from webchat.errors import ApiError, Refused
from webchat.models import Person
from webchat.people import People
from webchat.sessions import Sessions
from webchat.world import World

PAGE = Path(__file__).parent / "page"
LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
CONTENT_POLICY = (
    b"default-src 'self'; img-src 'self' data: blob: https:; media-src 'self' blob:; "
    b"object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
FRESH = {"Cache-Control": "no-cache"}
SAFETY = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"content-security-policy", CONTENT_POLICY),
]


def create_app(
    world: World,
    *,
    personas: Sequence[Person] = (),
    control: bool = False,
    hosts: frozenset[str] = frozenset(),
    page: Path = PAGE,
) -> ASGIApp:
    """With `personas` a browser may be any of them; without, each is a new guest.

    `hosts` are the names under which the people's side answers (none given: any); on a loopback
    address that keeps other sites from reaching it under a name of theirs.
    """
    routes: list[BaseRoute] = [
        Mount("/people", routes=People(world, Sessions(world, personas)).routes()),
        *([Mount("/control", routes=Control(world).routes())] if control else []),
        *_page_routes(page),
    ]
    pages = Starlette(routes=routes, exception_handlers={Refused: _refused, ApiError: _error})
    return Front(BotApi(world), Guard(pages, hosts))


def _page_routes(page: Path) -> list[BaseRoute]:
    async def index(request: Request) -> Response:
        if not (page / "index.html").is_file():
            raise Refused("the chat page is not installed", 404)
        return FileResponse(page / "index.html", headers=FRESH)

    files = Fresh(directory=page, check_dir=False)
    return [Route("/", index), *([Mount("/page", files)] if page.is_dir() else [])]


class Fresh(StaticFiles):
    """Files that a browser asks for again, so that an upgrade never mixes old and new ones."""

    def file_response(self, *args: Any, **options: Any) -> Response:
        response = super().file_response(*args, **options)
        response.headers.update(FRESH)
        return response


async def _refused(request: Request, error: Exception) -> Response:
    status = error.status if isinstance(error, Refused) else 500
    return JSONResponse({"description": str(error)}, status)


async def _error(request: Request, error: Exception) -> Response:
    code = error.code if isinstance(error, ApiError) else 500
    return JSONResponse({"description": str(error)}, code)


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


class Guard:
    """Refuses foreign host names and adds the headers that keep the page safe."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self.app = app
        self.hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *SAFETY]
            await send(message)

        if self.hosts and scope["type"] == "http" and not self._known(scope):
            refusal = JSONResponse({"description": "unknown host"}, 421)
            await refusal(scope, receive, guarded)
            return
        await self.app(scope, receive, guarded)

    def _known(self, scope: Scope) -> bool:
        named = next((value for name, value in scope["headers"] if name == b"host"), b"").decode()
        host = named[: named.rindex("]") + 1] if "]" in named else named.partition(":")[0]
        return host.lower() in self.hosts
