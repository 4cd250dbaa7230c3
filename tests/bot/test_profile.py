"""What Telegram shows of the bot: set in both languages, and survived where it is refused."""

import pytest

from bot.profile import show_profile
from catalog.database import Database
from handlers.commands import COMMANDS
from tests.bot.running import Clock, Town, assembled, echo
from webchat.faults import Fault


@pytest.fixture(params=["sqlite"])
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


async def test_commands_and_descriptions_are_set_in_both_languages(
    town: Town, database: Database, clock: Clock
) -> None:
    async with assembled(town, database, echo, clock) as parts:
        await show_profile(parts.application.bot)
        bot = parts.application.bot
        for language in ("", "en"):
            commands = await bot.get_my_commands(language_code=language)
            assert [command.command for command in commands] == list(COMMANDS)
        assert "OCOP" in (await bot.get_my_description()).description
        english = await bot.get_my_short_description("en")
        assert english.short_description.startswith("Find")


async def test_what_is_refused_costs_nothing_else(
    town: Town, database: Database, clock: Clock
) -> None:
    town.world.faults.add(Fault("setMyCommands", 400, "Bad Request: no", times=None))
    town.world.faults.add(Fault("setMyDescription", drop="before"))
    async with assembled(town, database, echo, clock) as parts:
        await show_profile(parts.application.bot)
    assert len(town.calls("setMyShortDescription")) == 2
