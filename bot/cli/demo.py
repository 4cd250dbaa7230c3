"""`ocop-bot demo`"""

import errno
from asyncio import Event
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.terminal import errors, fail, load_settings, screen

DEFAULT_PORT = 8080


def demo(
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Of this machine; 0: any free one.")
    ] = DEFAULT_PORT,
    data_dir: Annotated[
        Path, typer.Option("--data-dir", help="Where the demo keeps its catalogue and chats.")
    ] = Path("var/demo"),
) -> None:
    """Chat with the bot in a web page on this machine: no token, no account."""
    from bot.cli.stopping import run_until_stopped
    from bot.demo import FolderInUseError, run_demo
    from catalog.migrations import NewerError
    from catalog.search import WordsError

    load_settings()

    async def program(stop: Event) -> None:
        await run_demo(port, data_dir.resolve(), stop, ready=_invite)

    try:
        run_until_stopped(program)
    except FolderInUseError:
        fail(f"another demo runs in {data_dir}.", "Stop it, or give --data-dir another folder.")
    except WordsError as error:
        fail(f"{error}.", "That is where OCOP_WORDS leads.")
    except NewerError as error:
        fail(f"{error}.", f"Run that version, or begin anew without {data_dir}.")
    except OSError as error:
        fail(*_in_words(error, port, data_dir))
    errors().print("Goodbye.")


def _invite(address: str) -> None:
    screen().print(
        f"{address}\n\n"
        "Open this page: it is a chat with the bot. Try: kẹo lạc · san pham 4 sao dong hung\n"
        "Ctrl-C ends it.",
        soft_wrap=True,
    )


def _in_words(error: OSError, port: int, data_dir: Path) -> tuple[str, str]:
    another = f"Choose another: make demo PORT={port + 1}, or ocop-bot demo --port {port + 1}"
    match error.errno:
        case errno.EADDRINUSE:
            return f"port {port} is taken by another program.", another
        case errno.EACCES if error.filename is None:
            return f"port {port} may not be used.", another.replace(str(port + 1), "8080")
        case _:
            return f"{error.filename or data_dir}: {error.strerror}.", ""
