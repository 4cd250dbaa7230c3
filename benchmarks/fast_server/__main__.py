"""The wire: HTTP/1.1 with as little between it and `Telegram` as can be."""

import asyncio
import json
import sys
from dataclasses import asdict
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import httptools

from benchmarks.fast_server.orders import Order
from benchmarks.fast_server.telegram import Telegram
from benchmarks.questions import Question


class Connection(asyncio.Protocol):
    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram
        self._parser = httptools.HttpRequestParser(self)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._parser.feed_data(data)

    def on_message_begin(self) -> None:
        self._url, self._body = b"", b""

    def on_url(self, url: bytes) -> None:
        self._url += url

    def on_body(self, body: bytes) -> None:
        self._body += body

    def on_message_complete(self) -> None:
        parts = urlsplit(self._url.decode())
        given = dict(parse_qsl(parts.query or self._body.decode(), keep_blank_values=True))
        if parts.path == "/load":
            self._task = asyncio.create_task(self._measure(given))
        else:
            method = parts.path.rpartition("/")[2].lower().replace("_", "")
            self._telegram.call(method, given, lambda r: self._write({"ok": True, "result": r}))

    async def _measure(self, given: dict[str, str]) -> None:
        self._write(asdict(await self._telegram.measure(Order.of(given))))

    def _write(self, answer: object) -> None:
        body = json.dumps(answer, separators=(",", ":")).encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
        self._transport.write(f"{head}\r\n\r\n".encode() + body)


async def serve(names: list[Question], sentences: list[Question]) -> None:
    telegram = Telegram(names, sentences)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(telegram), "127.0.0.1", 0, backlog=2048)
    host, port = server.sockets[0].getsockname()
    print(f"http://{host}:{port}", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(*json.loads(Path(sys.argv[1]).read_text())))
