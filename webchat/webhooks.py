"""Delivering updates to a bot's webhook: in order per conversation, again until it says 2xx."""

import asyncio
import http.client
import json
import ssl
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from webchat.models import Bot, Object, WebhookSettings
from webchat.updates import UpdateQueue

LONGEST_PAUSE = 60.0
PATIENCE = 60.0


@dataclass
class _Delivery:
    """One bot's webhook at work. `busy` holds the conversations with an update under way."""

    queue: UpdateQueue
    settings: WebhookSettings
    first_pause: float
    busy: dict[int, asyncio.Task[None]] = field(default_factory=dict)
    failures: dict[int, int] = field(default_factory=dict)
    last_error: Object = field(default_factory=dict)

    async def run(self) -> None:
        try:
            while True:
                self.start_deliveries()
                await self.queue.changed.next()
        finally:
            for task in self.busy.values():
                task.cancel()

    def start_deliveries(self) -> None:
        for update_id, update in self.queue.pending.items():
            if len(self.busy) >= self.settings.max_connections:
                return
            conversation = conversation_of(update)
            if conversation not in self.busy:
                self.busy[conversation] = asyncio.create_task(
                    self.deliver(conversation, update_id, update)
                )

    async def deliver(self, conversation: int, update_id: int, update: Object) -> None:
        try:
            error = await _post(self.settings, update)
            if not error:
                self.failures.pop(conversation, None)
                self.queue.confirm(update_id)
                return
            self.last_error = {"last_error_date": int(time.time()), "last_error_message": error}
            self.queue.changed.fire()
            failed = self.failures[conversation] = self.failures.get(conversation, 0) + 1
            await asyncio.sleep(min(self.first_pause * 2 ** (failed - 1), LONGEST_PAUSE))
        finally:
            self.busy.pop(conversation, None)
            self.queue.changed.fire()


class Webhooks:
    """The webhooks of all bots. `first_pause` seconds after a failure it is tried again."""

    def __init__(self, updates: dict[int, UpdateQueue], first_pause: float = 1.0) -> None:
        self.updates = updates
        self.first_pause = first_pause
        self._deliveries: dict[int, tuple[_Delivery, asyncio.Task[None]]] = {}

    def start(self, bots: Iterable[Bot]) -> None:
        for bot in bots:
            self.changed(bot)

    def changed(self, bot: Bot) -> None:
        """The bot's webhook was set, changed or removed."""
        if old := self._deliveries.pop(bot.id, None):
            old[1].cancel()
        if bot.webhook:
            delivery = _Delivery(self.updates[bot.id], bot.webhook, self.first_pause)
            self._deliveries[bot.id] = (delivery, asyncio.create_task(delivery.run()))

    def last_error(self, bot: Bot) -> Object:
        found = self._deliveries.get(bot.id)
        return found[0].last_error if found else {}

    async def close(self) -> None:
        tasks = [task for _, task in self._deliveries.values()]
        self._deliveries.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def conversation_of(update: Object) -> int:
    """Updates of one conversation are delivered one after another."""
    content: Object = next(value for name, value in update.items() if name != "update_id")
    place = content.get("chat") or content.get("message", {}).get("chat") or content.get("from")
    return int(place["id"]) if place else 0


async def _post(settings: WebhookSettings, update: Object) -> str:
    """Send it; the error in Telegram's words, or "" when the bot answered 2xx."""
    try:
        status = await asyncio.wait_for(_status(settings, json.dumps(update).encode()), PATIENCE)
    except ConnectionRefusedError:
        return "Connection refused"
    except (OSError, ValueError, TimeoutError) as error:
        return f"Connection failed: {type(error).__name__}"
    if 200 <= status < 300:
        return ""
    words = http.client.responses.get(status, "")
    return f"Wrong response from the webhook: {status} {words}".strip()


async def _status(settings: WebhookSettings, body: bytes) -> int:
    parts = urlsplit(settings.url)
    secure = ssl.create_default_context() if parts.scheme == "https" else None
    port = parts.port or (443 if secure else 80)
    reader, writer = await asyncio.open_connection(parts.hostname, port, ssl=secure)
    try:
        writer.write(_request(settings, f"{parts.path or '/'}?{parts.query}".rstrip("?"), body))
        await writer.drain()
        return int((await reader.readline()).split()[1])
    except IndexError:
        raise ConnectionResetError from None
    finally:
        writer.close()


def _request(settings: WebhookSettings, target: str, body: bytes) -> bytes:
    host = urlsplit(settings.url).netloc
    head = [f"POST {target} HTTP/1.1", f"Host: {host}", "Content-Type: application/json",
            f"Content-Length: {len(body)}", "Connection: close"]  # fmt: skip
    if settings.secret_token:
        head.append(f"X-Telegram-Bot-Api-Secret-Token: {settings.secret_token}")
    return "\r\n".join([*head, "", ""]).encode() + body
