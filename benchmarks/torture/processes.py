"""The processes under torture: replicas of `ocop-bot run`, and the load balancer before them."""

import asyncio
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self

READY = b"The bot answers"
PROGRAM = Path(sys.executable).parent / "ocop-bot"


class Replica:
    """One process after the other, in the same place; what they say goes to one file."""

    def __init__(self, folder: Path, name: str, given: Mapping[str, str], webhook: bool) -> None:
        self._folder = folder
        self._log = folder / f"{name}.log"
        self._given = given
        self._options = ("--webhook",) if webhook else ()
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None
        self.ready = asyncio.Event()
        self.fell: list[int] = []
        """How processes ended that nobody killed."""

    async def start(self) -> None:
        self.ready = asyncio.Event()
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                PROGRAM,
                "run",
                *self._options,
                cwd=self._folder,
                env={**os.environ, **self._given},
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
            )
        self._reading = asyncio.create_task(self._read(self._process, self.ready))

    async def _read(self, process: asyncio.subprocess.Process, ready: asyncio.Event) -> None:
        assert process.stdout is not None
        async for line in process.stdout:
            if READY in line:
                ready.set()

    async def kill(self) -> None:
        """As the power would: at once."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        """As systemd would."""
        await self._end(signal.SIGTERM)

    async def _end(self, number: signal.Signals) -> None:
        process = self._process
        if process is None:
            return
        if process.returncode is not None:
            self.fell.append(process.returncode)
        with suppress(ProcessLookupError):
            process.send_signal(number)
        try:
            await asyncio.wait_for(process.wait(), 45)
        except TimeoutError:
            process.kill()
            self.fell.append(await process.wait())
        if self._reading:
            await self._reading
        self._process = None


class Balancer:
    """Hands each connection to the next replica that takes it; knows nothing of what goes by."""

    def __init__(self, ports: Sequence[int]) -> None:
        self._ports = list(ports)
        self._server: asyncio.Server | None = None
        self.port = 0

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, backlog=1024)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            for port in list(self._ports):
                self._ports.append(self._ports.pop(0))
                with suppress(OSError):
                    theirs, ours = await asyncio.open_connection("127.0.0.1", port)
                    break
            else:
                return
            await asyncio.gather(_pass_on(reader, ours), _pass_on(theirs, writer))
        finally:
            writer.close()


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    writer.close()
