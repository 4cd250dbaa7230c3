"""What Telegram shows of the bot before anybody writes: its commands and descriptions."""

from collections.abc import Awaitable, Iterator

import structlog
from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeDefault
from telegram.error import TelegramError

from catalog.people import Language
from handlers.commands import COMMANDS
from handlers.texts import Texts, texts_of

LANGUAGES = {"": Language.VI, "en": Language.EN}
"""Telegram's language codes; the empty one is for everybody else."""
SCOPES = (BotCommandScopeDefault(), BotCommandScopeAllPrivateChats())
DESCRIPTION, SHORT_DESCRIPTION = 512, 120
COMMAND_DESCRIPTION = 256

log = structlog.get_logger()


async def show_profile(bot: Bot) -> None:
    """Sets all of it. What Telegram refuses is logged, and the bot works without."""
    for name, call in _calls(bot):
        try:
            await call
        except TelegramError as error:
            log.warning("a part of the profile was not set", part=name, error=str(error))


def _calls(bot: Bot) -> Iterator[tuple[str, Awaitable[bool]]]:
    for code, language in LANGUAGES.items():
        texts = texts_of(language)
        commands = commands_of(texts)
        for scope in SCOPES:
            yield "commands", bot.set_my_commands(commands, scope, language_code=code)
        about = texts.plain("bot-description")[:DESCRIPTION]
        yield "description", bot.set_my_description(about, code)
        short = texts.plain("bot-short-description")[:SHORT_DESCRIPTION]
        yield "short description", bot.set_my_short_description(short, code)


def commands_of(texts: Texts) -> list[BotCommand]:
    return [
        BotCommand(name, texts.plain(f"command-{name}")[:COMMAND_DESCRIPTION]) for name in COMMANDS
    ]
