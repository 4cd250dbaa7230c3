"""`ocop-bot`, and `python -m bot`."""

import sys
from io import TextIOWrapper


def main() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    from bot.cli import app

    app(prog_name="ocop-bot")


if __name__ == "__main__":
    main()
