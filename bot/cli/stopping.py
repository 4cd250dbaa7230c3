"""Programs that run until they are told to stop."""

import asyncio
import signal
from collections.abc import Awaitable, Callable


def run_until_stopped(program: Callable[[asyncio.Event], Awaitable[None]]) -> None:
    """Runs it with an event that Ctrl-C and SIGTERM set; the second of them ends it at once."""

    async def main() -> None:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()

        def on_signal() -> None:
            stop.set()
            for number in (signal.SIGINT, signal.SIGTERM):
                loop.remove_signal_handler(number)

        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, on_signal)
        await program(stop)

    asyncio.run(main())
