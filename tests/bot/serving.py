"""The whole program with its web server, and a bare HTTP client that speaks to it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
from pydantic import SecretStr

from bot.app import run
from bot.unit_of_work import Answer
from bot.webhook import SECRET_HEADER
from catalog.database import Database
from tests.bot.running import Town, begun
from tests.ports import free_port

SECRET = "s3cret-of-a_test"
HEADERS = {SECRET_HEADER: SECRET}


class Site:
    """A running bot as those see it who call its web server."""

    def __init__(self, port: int, stop: asyncio.Event, program: asyncio.Task[None]) -> None:
        self.port = port
        self.stop = stop
        self.program = program
        self.client = httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=60)

    async def post(self, **given: Any) -> int:
        """An update as Telegram posts it; the status."""
        answer = await self.client.post("/telegram", **{"headers": HEADERS, **given})
        return answer.status_code

    async def get(self, path: str) -> httpx.Response:
        return await self.client.get(path)


@asynccontextmanager
async def started(
    town: Town,
    database: Database,
    answer: Answer,
    *,
    webhook: bool = True,
    ready: bool = True,
    **settings: Any,
) -> AsyncIterator[Site]:
    """Runs the program while the block lasts; `ready` False does not wait until it answers."""
    port, stop, is_ready = free_port(), asyncio.Event(), asyncio.Event()
    given = {
        "web_port": port,
        "webhook_url": f"http://127.0.0.1:{port}",
        "webhook_secret": SecretStr(SECRET),
        **settings,
    }
    program = asyncio.create_task(
        run(
            town.settings(**given),
            database,
            stop,
            webhook=webhook,
            ready=is_ready.set,
            answer=answer,
        )
    )
    site = Site(port, stop, program)
    try:
        if ready:
            await begun(program, is_ready)
        async with site.client:
            yield site
    finally:
        stop.set()
        await program


async def known(town: Town) -> None:
    """Returns when Telegram knows a webhook."""
    await town.world.calls.wait("setWebhook", 1, 60)


def message(number: int, text: str = "kẹo lạc", sender: int = 7) -> dict[str, Any]:
    lan = {"id": sender, "is_bot": False, "first_name": "Lan"}
    chat = {"id": sender, "type": "private"}
    said = {"message_id": number, "date": 1, "chat": chat, "text": text}
    return {"update_id": number, "message": {**said, "from": lan}}
