"""What the commands share: the screen, the settings, and how one gives up."""

from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from bot.settings import Settings

DatabaseOption = Annotated[
    str | None,
    typer.Option(
        "--database",
        metavar="URL",
        help="sqlite:///path or postgresql://…, in place of OCOP_DATABASE_URL.",
    ),
]


MEND_DATABASE = (
    "OCOP_DATABASE_URL, or --database, is sqlite:///path or postgresql://user:password@host/name."
)


def screen() -> Console:
    """Standard output. Made anew each time, for its width and for whoever captures it."""
    return Console(highlight=False)


def errors() -> Console:
    """Standard error."""
    return Console(stderr=True, highlight=False)


def fail(message: str, mend: str = "") -> NoReturn:
    """Ends the command with code 1, saying what is wrong and how to mend it."""
    console = errors()
    console.print(Text.assemble(("ocop-bot: ", "bold red"), message), soft_wrap=True)
    if mend:
        console.print(Text(mend), soft_wrap=True)
    raise typer.Exit(1)


def load_settings(**given: Any) -> "Settings":
    """The settings, with what the command line gave in their place; fails where one is wrong."""
    from bot.settings import Settings, unknown_names

    try:
        settings = Settings(**given)
        faults = [f"{name} is no setting" for name in unknown_names()]
    except (ValueError, OSError) as error:
        faults = settings_faults(error)
    if faults:
        fail("\n".join(faults), "`.env.example` has all settings, and says what each may be.")
    return settings


def settings_faults(error: ValueError | OSError) -> list[str]:
    """One line for each wrong setting. Values are not repeated: one may be a secret."""
    from pydantic import ValidationError

    if isinstance(error, OSError):
        return [f"the file {error.filename} cannot be read: {error.strerror}"]
    if not isinstance(error, ValidationError):
        return ["the file .env cannot be read as UTF-8 text"]
    return [
        f"OCOP_{str(fault['loc'][0]).upper()}: {fault['msg'].removeprefix('Value error, ')}"
        for fault in error.errors(include_input=False, include_url=False)
    ]
