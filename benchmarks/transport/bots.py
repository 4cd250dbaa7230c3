"""The bots that are measured, each a process of its own: `python -m benchmarks.transport.bots`.

Its arguments are the kind of bot, the client under it and the server's address; what a whole bot
needs else comes by `OCOP_…` variables.
"""

import asyncio
import sys
from typing import Any

from pydantic import SecretStr
from telegram import Update
from telegram.ext import Application, CallbackContext, MessageHandler, filters
from telegram.request import BaseRequest, HTTPXRequest

import bot.app
from bot.logs import setup_logs
from bot.settings import Settings
from bot.transport import Transport

TOKEN = "1:benchmark"  # noqa: S105 - it opens nothing but a server of this machine
AT_ONCE = 256
CONNECTIONS = AT_ONCE + 40


class Httpx(HTTPXRequest):
    """PTB's default client, asked for as ours is."""

    def __init__(self, *, connections: int, proxy: str = "") -> None:
        super().__init__(connection_pool_size=connections)


CLIENTS: dict[str, Any] = {"ours": Transport, "httpx": Httpx}


def echo(client: str, server: str) -> None:
    """A bot of PTB's as in its examples, with many updates at once."""

    def request(connections: int) -> BaseRequest:
        made: BaseRequest = CLIENTS[client](connections=connections)
        return made

    async def say(update: Update, context: CallbackContext[Any, Any, Any, Any]) -> None:
        assert update.message
        assert update.message.text
        await update.message.reply_text(update.message.text)

    application = (
        Application.builder()
        .token(TOKEN)
        .base_url(f"{server}/bot")
        .request(request(CONNECTIONS))
        .get_updates_request(request(1))
        .concurrent_updates(AT_ONCE)
        .build()
    )
    application.add_handler(MessageHandler(filters.TEXT, say))
    application.run_polling()


def whole(client: str, server: str) -> None:
    """`ocop-bot run` with the client under it; the database is filled."""
    setattr(bot.app, "Transport", CLIENTS[client])  # noqa: B010 - mypy would not have it
    settings = Settings(
        _env_file=None,
        token=SecretStr(TOKEN),
        api_url=f"{server}/bot",
        updates_at_once=AT_ONCE,
    )
    setup_logs(settings.log_level)
    asyncio.run(bot.app.serve(settings, asyncio.Event()))


if __name__ == "__main__":
    {"echo": echo, "whole": whole}[sys.argv[1]](sys.argv[2], sys.argv[3])
