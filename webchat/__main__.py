"""`python -m webchat`: the server by itself, for any bot that speaks the Bot API.

Give the bot the printed address as its Bot API server. The file keeps the chats; without one
they last as long as the process.
"""

import argparse
import asyncio
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from webchat.app import LOOPBACK, create_app
from webchat.limits import Limits
from webchat.models import Person
from webchat.server import Server
from webchat.store import SqliteStore
from webchat.world import World

PERSONAS = (("Lan", "buyer", "vi"), ("Minh", "producer", "vi"), ("Hoa", "organiser", "vi"),
            ("Emma", "buyer", "en"))  # fmt: skip


def parser() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="python -m webchat", description=__doc__)
    options.add_argument("--host", default="127.0.0.1")
    options.add_argument("--port", type=int, default=8081, help="0: any free one")
    options.add_argument("--token", action="append", default=[], help="may be given repeatedly")
    options.add_argument("--username", action="append", default=[], help="of the tokens, in order")
    options.add_argument("--any-token", action="store_true", help="let any well-formed token in")
    options.add_argument("--file", type=Path, help="keep the chats in this file")
    options.add_argument("--public", action="store_true", help="no personas: each browser a guest")
    options.add_argument("--control", action="store_true", help="serve /control, for tests")
    options.add_argument("--limits", action="store_true", help="Telegram's flood limits")
    options.add_argument("--latency", type=float, default=0.0, help="seconds added to each call")
    return options


def build(options: argparse.Namespace) -> Server:
    """The server with its bots and personas, as the options say."""
    store = SqliteStore(options.file) if options.file else None
    world = World(store, auto_bots=options.any_token, latency=options.latency)
    if options.limits:
        world.limits = Limits(world.clock)
    for number, token in enumerate(options.token):
        names = options.username[number : number + 1] or [f"bot{token.partition(':')[0]}_bot"]
        world.bot(token, names[0])
    hosts = LOOPBACK if options.host in LOOPBACK | {"::1"} else frozenset()
    people = () if options.public else personas(world)
    app = create_app(world, personas=people, control=options.control, hosts=hosts)
    return Server(world, options.host, options.port, app)


def personas(world: World) -> list[Person]:
    """The people that a browser may be in a demo: the same ones at every start."""
    return [
        world.person(name, role=role, language_code=language, id=1001 + number)
        for number, (name, role, language) in enumerate(PERSONAS)
    ]


async def serve(options: argparse.Namespace, stop: asyncio.Event) -> None:
    """Say where it is and serve until `stop` is set."""
    async with build(options) as server:
        sys.stdout.write(f"Chat page: {server.base_url}/\nBot API: {server.base_url}/bot\n")
        sys.stdout.flush()
        await stop.wait()


async def until_signalled(options: argparse.Namespace) -> None:
    """Serve until Ctrl-C or a TERM signal."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await serve(options, stop)


def main(arguments: Sequence[str] | None = None) -> None:
    asyncio.run(until_signalled(parser().parse_args(arguments)))


if __name__ == "__main__":
    main()
