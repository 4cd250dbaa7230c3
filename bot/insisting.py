"""What Telegram has to be told at the start, however long it does not answer."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog
from telegram.error import InvalidToken, RetryAfter, TelegramError

from bot.clock import Pause
from bot.outcomes import seconds_of
from bot.polling import FIRST_WAIT, LONGEST_WAIT, TokenRefusedError

log = structlog.get_logger()


async def until_answered(
    call: Callable[[], Awaitable[object]], stop: asyncio.Event, pause: Pause
) -> bool:
    """Calls Telegram again and again until it does as it is asked; False where `stop` comes first.

    Raises TokenRefusedError.
    """
    wait = FIRST_WAIT
    while not stop.is_set():
        try:
            await call()
        except InvalidToken:
            raise TokenRefusedError from None  # PTB's words would tell the token
        except TelegramError as error:
            asked = seconds_of(error) if isinstance(error, RetryAfter) else 0.0
            log.warning("Telegram does not answer yet", error=str(error), next_try=wait)
            await pause(max(wait, asked), stop)
            wait = min(2 * wait, LONGEST_WAIT)
        else:
            return True
    return False
