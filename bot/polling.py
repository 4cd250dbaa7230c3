"""Long polling: the offset moves on only when the updates before it are safe in the inbox."""

import asyncio
from contextlib import suppress
from typing import Any

import structlog
from telegram import Bot
from telegram.error import (
    Conflict,
    EndPointNotFound,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.clock import Pause, pause
from bot.incoming import ALLOWED_UPDATES
from bot.intake import Intake, Raw
from bot.metrics import Metrics
from bot.outcomes import seconds_of

HOLD_SECONDS = 25
"""How long Telegram may hold a call until something happens."""
READ_SECONDS = HOLD_SECONDS + 10.0
FIRST_WAIT, LONGEST_WAIT = 1.0, 30.0
CONFLICT = (
    "another program fetches this bot's updates, or it has a webhook: stop the other one, "
    "or give this one a token of its own"
)

log = structlog.get_logger()


class TokenRefusedError(Exception):
    """Telegram knows no bot with this token."""

    def __init__(self) -> None:
        super().__init__("Telegram refuses the bot's token; ask @BotFather for the right one")


class Poller:
    def __init__(self, bot: Bot, intake: Intake, metrics: Metrics, pause: Pause = pause) -> None:
        self._bot = bot
        self._intake = intake
        self._metrics = metrics
        self._pause = pause
        self._offset: int | None = None
        self.failures = 0
        """In a row."""

    async def run(self, stop: asyncio.Event) -> None:
        """Takes updates in until told to stop. Raises TokenRefusedError; survives all else."""
        await self._remove_webhook()
        polling = asyncio.ensure_future(self._poll_forever(stop))
        stopping = asyncio.ensure_future(stop.wait())
        try:
            await asyncio.wait((polling, stopping), return_when=asyncio.FIRST_COMPLETED)
        finally:
            polling.cancel()
            stopping.cancel()
            with suppress(asyncio.CancelledError):
                await polling

    async def _poll_forever(self, stop: asyncio.Event) -> None:
        while True:
            await self._intake.has_room()
            try:
                await self._take_batch()
            except (InvalidToken, EndPointNotFound):
                raise TokenRefusedError from None
            except Exception as error:  # noqa: BLE001 - the line, Telegram, or the database
                await self._pause(self._wait_after(error), stop)
            else:
                self._recovered()

    async def _take_batch(self) -> None:
        updates = await self._fetch()
        if updates:
            await self._intake.receive(updates)
            self._offset = max(raw["update_id"] for raw in updates) + 1

    async def _fetch(self) -> list[Raw]:
        """getUpdates, unparsed: one update that PTB cannot read must not cost the others.

        PTB warns of `get_updates` here, for it has a method of that name, which parses them.
        """
        asked = {
            "timeout": HOLD_SECONDS,
            "limit": 100,
            "allowed_updates": list(ALLOWED_UPDATES),
            "offset": self._offset,
        }
        given = {name: value for name, value in asked.items() if value is not None}
        found: Any = await self._bot.do_api_request(
            "get_Updates", given, read_timeout=READ_SECONDS
        )
        return [raw for raw in found if isinstance(raw, dict) and "update_id" in raw]

    def _wait_after(self, error: Exception) -> float:
        """Seconds, growing with each failure in a row. Only the first is logged; those of our own
        are counted.
        """
        self.failures += 1
        if not isinstance(error, TelegramError):
            self._metrics.failed("polling", error)
        if isinstance(error, Conflict):
            log.warning("no updates can be taken in", error="Conflict", why=CONFLICT)
        elif self.failures == 1 and isinstance(error, TelegramError):
            log.warning("no updates can be taken in", error=str(error))
        elif self.failures == 1:
            log.error("no updates can be taken in", exc_info=error)
        asked = seconds_of(error) if isinstance(error, RetryAfter) else 0.0
        return max(asked, min(FIRST_WAIT * 2.0 ** min(self.failures - 1, 10), LONGEST_WAIT))

    def _recovered(self) -> None:
        if self.failures:
            log.info("updates are taken in again", failures=self.failures)
        self.failures = 0

    async def _remove_webhook(self) -> None:
        """Telegram hands updates to one place only."""
        try:
            await self._bot.delete_webhook()
        except TelegramError as error:
            log.warning("a webhook could not be removed", error=type(error).__name__)
