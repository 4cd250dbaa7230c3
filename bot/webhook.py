"""The webhook: Telegram posts each update here, until it hears that the update is safe."""

import asyncio
import json
import math
from hmac import compare_digest
from typing import Any, NoReturn

import structlog
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from telegram import Bot

from bot.clock import Pause, pause
from bot.incoming import ALLOWED_UPDATES
from bot.insisting import until_answered
from bot.intake import Intake, Raw
from bot.metrics import Metrics
from bot.settings import Settings

PATH = "/telegram"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - its name
MOST_BYTES = 2**20
MOST_CONNECTIONS = 100
"""More Telegram does not open."""
READ_SECONDS = 5.0
CLIENT_GONE = 499
"""Nobody hears it; it is counted."""
TAKE_SECONDS = 8.0
"""For room to be had and the database to store; then Telegram is asked to come again."""

log = structlog.get_logger()


class Webhook:
    def __init__(
        self,
        bot: Bot,
        intake: Intake,
        settings: Settings,
        metrics: Metrics,
        pause: Pause = pause,
    ) -> None:
        self._bot = bot
        self._intake = intake
        self._url = settings.webhook_url
        self._secret = settings.webhook_secret.get_secret_value()
        self._connections = min(settings.updates_at_once, MOST_CONNECTIONS)
        self._metrics = metrics
        self._pause = pause
        self._open = False

    async def run(self, stop: asyncio.Event) -> None:
        """Takes updates in until told to stop. Raises TokenRefusedError.

        The webhook stays with Telegram, for the other replicas and for the next start: what
        nobody takes meanwhile waits there.
        """
        self._open = True
        if await until_answered(self._register, stop, self._pause):
            log.info("Telegram knows the webhook", url=self._url)
            await stop.wait()

    async def take(self, request: Request) -> Response:
        """200 where the update is safe. Any 5xx makes Telegram come again."""
        status = await self._take(request)
        self._metrics.called(status)
        return Response(
            status_code=status, headers={} if status == 200 else {"Connection": "close"}
        )

    async def _take(self, request: Request) -> int:
        given = request.headers.get(SECRET_HEADER, "")
        if not self._secret or not compare_digest(given.encode(), self._secret.encode()):
            return 403
        if not self._open:
            return 503
        try:
            async with asyncio.timeout(READ_SECONDS):
                raw = update_in(await request.body())
        except TimeoutError:
            return 408
        except ClientDisconnect:
            return CLIENT_GONE
        return 400 if raw is None else await self._store(raw)

    async def _store(self, raw: Raw) -> int:
        try:
            async with asyncio.timeout(TAKE_SECONDS):
                await self._intake.has_room()
                await self._intake.receive([raw])
        except Exception as error:
            self._metrics.failed("webhook", error)
            log.error("an update was not taken in", update=raw["update_id"], exc_info=error)
            return 503
        return 200

    async def _register(self) -> None:
        await self._bot.set_webhook(
            self._url,
            max_connections=self._connections,
            allowed_updates=ALLOWED_UPDATES,
            secret_token=self._secret,
        )


def update_in(body: bytes) -> Raw | None:
    """The update, or None where there is none that a database could keep."""
    try:
        found: Any = json.loads(body, parse_constant=_refuse, parse_float=_finite)
    except (ValueError, RecursionError):
        return None
    update_id = found.get("update_id") if isinstance(found, dict) else None
    return found if type(update_id) is int and 0 <= update_id < 2**63 else None


def _finite(number: str) -> float:
    """As 1e999 is too large for a float, which makes it what PostgreSQL does not take as JSON."""
    found = float(number)
    return found if math.isfinite(found) else _refuse(number)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")
