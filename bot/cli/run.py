"""`ocop-bot run`"""

import asyncio
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.terminal import errors, fail, load_settings, screen

if TYPE_CHECKING:
    from bot.settings import Settings

HOW = "`ocop-bot check` says what is wrong, and how to mend it."


def run(
    webhook: Annotated[
        bool,
        typer.Option("--webhook", help="Let Telegram post updates to OCOP_WEBHOOK_URL."),
    ] = False,
) -> None:
    """Answer in Telegram until Ctrl-C or SIGTERM."""
    from bot.cli.stopping import run_until_stopped

    run_until_stopped(lambda stop: _run(stop, webhook))
    errors().print("Goodbye.")


async def _run(stop: asyncio.Event, webhook: bool) -> None:
    settings = load_settings()
    _complain(settings, webhook)
    from bot.app import serve
    from bot.cli.databases import faults_told, opened
    from bot.logs import setup_logs
    from bot.polling import TokenRefusedError
    from bot.web import PortError
    from catalog.search import WordsError

    setup_logs(settings.log_level)
    async with opened(settings.database_url):
        pass
    try:
        with faults_told():
            await serve(settings, stop, webhook=webhook, ready=_say_so)
    except (TokenRefusedError, WordsError) as error:
        fail(f"{error}.", HOW)
    except PortError as error:
        fail(f"{error}.", "Choose another: OCOP_WEB_HOST, OCOP_WEB_PORT.")


def _complain(settings: "Settings", webhook: bool) -> None:
    """Ends the command where a setting is missing, or cannot be used."""
    from bot.transport import check_proxy

    if not settings.token.get_secret_value():
        fail("OCOP_TOKEN is empty.", HOW)
    if webhook and not (settings.webhook_url and settings.webhook_secret.get_secret_value()):
        fail("--webhook needs OCOP_WEBHOOK_URL and OCOP_WEBHOOK_SECRET.", HOW)
    try:
        check_proxy(settings.proxy)
    except ValueError as error:
        fail(f"{error}.")


def _say_so() -> None:
    screen().print("The bot answers. Ctrl-C ends it.")
