"""`ocop-bot run`"""

import asyncio

from bot.cli.terminal import errors, fail, load_settings, screen

HOW = "`ocop-bot check` says what is wrong, and how to mend it."


def run() -> None:
    """Answer in Telegram until Ctrl-C or SIGTERM."""
    from bot.cli.stopping import run_until_stopped

    run_until_stopped(_run)
    errors().print("Goodbye.")


async def _run(stop: asyncio.Event) -> None:
    settings = load_settings()
    if not settings.token.get_secret_value():
        fail("OCOP_TOKEN is empty.", HOW)
    from bot.app import serve
    from bot.cli.databases import opened
    from bot.logs import setup_logs
    from bot.polling import TokenRefusedError
    from bot.transport import check_proxy
    from catalog.search import WordsError

    try:
        check_proxy(settings.proxy)
    except ValueError as error:
        fail(f"{error}.")
    setup_logs(settings.log_level)
    async with opened(settings.database_url):
        pass
    try:
        await serve(settings, stop, ready=_say_so)
    except (TokenRefusedError, WordsError) as error:
        fail(f"{error}.", HOW)


def _say_so() -> None:
    screen().print("The bot answers. Ctrl-C ends it.")
