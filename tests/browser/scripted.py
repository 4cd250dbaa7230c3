"""A bot that does only what a test says: raw HTTP calls to the Bot API, no library between."""

import json
from typing import Any, Self

import aiohttp

Object = dict[str, Any]
PATIENCE = 60


class ScriptedBot:
    """`await bot.call("sendMessage", chat_id=…, text=…)`, `await bot.update("message")`."""

    def __init__(self, base_url: str, token: str) -> None:
        self._base_url = base_url
        self._token = token
        self._offset = 0
        self._waiting: list[Object] = []

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()

    async def call(self, method: str, **parameters: Any) -> Any:
        """The method's result. Bytes, or a pair (name, bytes), are uploaded as a file."""
        form = aiohttp.FormData(quote_fields=False, default_to_multipart=True)
        for name, value in parameters.items():
            if isinstance(value, bytes | tuple):
                file_name, data = value if isinstance(value, tuple) else (name, value)
                form.add_field(name, data, filename=file_name)
            else:
                form.add_field(name, value if isinstance(value, str) else json.dumps(value))
        address = f"{self._base_url}/bot{self._token}/{method}"
        async with self._session.post(address, data=form) as response:
            answer = await response.json()
        assert answer["ok"], answer
        return answer["result"]

    async def update(self, kind: str) -> Object:
        """The next update of that kind; updates of other kinds are kept for later."""
        while True:
            for update in self._waiting:
                if kind in update:
                    self._waiting.remove(update)
                    found: Object = update[kind]
                    return found
            new = await self.call("getUpdates", offset=self._offset, timeout=PATIENCE)
            assert new, f"no {kind} came; only {self._waiting}"
            self._offset = new[-1]["update_id"] + 1
            self._waiting += new

    async def text(self) -> str:
        """The text of the next message."""
        message = await self.update("message")
        return str(message["text"])

    async def download(self, file_id: str) -> bytes:
        path = (await self.call("getFile", file_id=file_id))["file_path"]
        async with self._session.get(f"{self._base_url}/file/bot{self._token}/{path}") as response:
            return await response.read()
