"""The Bot API, as little of it as a bot needs that is asked questions, and those who ask them."""

import asyncio
import html
import json
import re
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from benchmarks.fast_server.orders import Measured, Order
from benchmarks.machine import cpu_seconds
from benchmarks.questions import Question

FIRST_PERSON = 1_000_001
BOT = {"id": 1, "is_bot": True, "first_name": "OCOP", "username": "ocop_bot"}
TAG = re.compile(r"<[^>]*>")
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - its name
DRAIN_SECONDS = 15.0
TURNS = 10
"""Of so many people one asks at a time."""
FEWEST = 200
"""People, where one asks at a time: fewer would seem to flood the bot, and be calmed."""
Respond = Callable[[object], None]


@dataclass(slots=True)
class Load:
    """People who ask, and what they saw while the window was open. Times are in seconds."""

    latency: float
    people: range
    """Those who may ask."""
    closed: bool
    """Whether somebody else asks as soon as one has the answer."""
    each: int = 1
    """Questions that one asks in a row."""
    new: bool = False
    """Whether they are such as nobody asked before."""
    turns: int = 0
    asked: dict[int, deque[tuple[str, float]]] = field(default_factory=dict)
    """The products that each person waits for, in order."""
    waits: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    over: bool = False
    drained: asyncio.Event = field(default_factory=asyncio.Event)

    def next(self) -> int:
        """Whose turn it is: each person's comes round, so that nobody seems to flood the bot."""
        while True:
            person = self.people[self.turns % len(self.people)]
            self.turns += 1
            if person not in self.asked:
                return person


class Telegram:
    def __init__(self, names: list[Question], sentences: list[Question]) -> None:
        self.names = names
        self.sentences = sentences
        self.load = Load(0.0, range(0), closed=True)
        self.hooks: list[str] = []
        self.headers: dict[str, str] = {}
        self.posting: set[asyncio.Task[None]] = set()
        self.session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=100))
        self.pushed = 0
        self.updates: dict[int, dict[str, Any]] = {}
        self.polls: list[Respond] = []
        self.made = 0
        self.messages = 0

    # the people

    async def measure(self, order: Order) -> Measured:
        closed = not order.every
        crowd = max(order.people * TURNS, FEWEST) if closed else order.people
        people = range(FIRST_PERSON, FIRST_PERSON + crowd)
        self.load = load = Load(order.latency, people, closed, order.each, order.new)
        self.hooks = [f"http://127.0.0.1:{port}/telegram" for port in order.hooks]
        asking = asyncio.create_task(self.let_ask(order.people, order.every))
        await asyncio.sleep(order.warm)
        load.waits.clear()
        before, began, busy = self.pushed, time.perf_counter(), cpu_seconds(order.pid)
        await asyncio.sleep(order.seconds)
        spent, busy = time.perf_counter() - began, cpu_seconds(order.pid) - busy
        waits, pushed = sorted(load.waits), self.pushed - before
        load.over = True
        asking.cancel()
        with suppress(TimeoutError):
            await asyncio.wait_for(load.drained.wait(), DRAIN_SECONDS)
        return _measured(waits, pushed, spent, busy, load.wrong)

    async def let_ask(self, at_once: int, every: float) -> None:
        while True:
            for _ in range(at_once - len(self.load.asked)):
                self.ask(self.load.next())
            if not every:
                return
            await asyncio.sleep(every)

    def ask(self, person: int) -> None:
        updates = [self.question(person) for _ in range(self.load.each)]
        if self.hooks:
            task = asyncio.create_task(self.post_all(updates))
            self.posting.add(task)
            task.add_done_callback(self.posting.discard)
            return
        self.updates.update((update["update_id"], update) for update in updates)
        while self.polls:
            self.polls.pop()(self.pending())

    def question(self, person: int) -> dict[str, Any]:
        self.made += 1
        if self.load.new:
            text, named = self.sentences[self.made % len(self.sentences)]
        else:
            text, named = self.names[(self.made * 7 + person) % len(self.names)]
        self.load.asked.setdefault(person, deque()).append((named, time.perf_counter()))
        return _update(self.made, person, text)

    async def post_all(self, updates: list[dict[str, Any]]) -> None:
        """One after the other, as Telegram does with those of one person."""
        for update in updates:
            await self.post(update)

    async def post(self, update: dict[str, Any]) -> None:
        """To one replica after the other, until one takes it."""
        self.hooks.append(self.hooks.pop(0))
        for url in [*self.hooks, *self.hooks]:
            with suppress(aiohttp.ClientError):
                async with self.session.post(url, json=update, headers=self.headers) as answer:
                    if answer.ok:
                        return

    def heard(self, person: int, text: str) -> Callable[[], None] | None:
        """A message answers the first question that is open; what is done then."""
        load = self.load
        if person not in load.asked:
            self.pushed += 1
            return None
        named, at = load.asked[person].popleft()
        load.waits.append(time.perf_counter() - at)
        if named not in html.unescape(text):
            load.wrong.append(f"asked for {named}, got {text[:80]}")
        if load.asked[person]:
            return None
        del load.asked[person]
        if load.over and not load.asked:
            load.drained.set()
        return lambda: self.ask(load.next()) if load.closed and not load.over else None

    # the Bot API

    def pending(self) -> list[dict[str, Any]]:
        return [update for _, update in zip(range(100), self.updates.values(), strict=False)]

    def call(self, method: str, given: dict[str, str], respond: Respond) -> None:
        if method == "getupdates":
            self.poll(int(given.get("offset") or 0), given.get("timeout", "0"), respond)
            return
        after = None
        if method == "sendmessage":
            after = self.heard(int(given["chat_id"]), given["text"])
        answer = self.answer(method, given)

        def finish() -> None:
            respond(answer)
            if after is not None:
                after()

        if method == "setwebhook":
            self.headers = {SECRET_HEADER: given["secret_token"]}
        if self.load.latency:
            asyncio.get_running_loop().call_later(self.load.latency, finish)
        else:
            finish()

    def poll(self, offset: int, seconds: str, respond: Respond) -> None:
        for known in list(self.updates):
            if known >= offset:
                break
            del self.updates[known]
        if self.updates or seconds == "0":
            respond(self.pending())
        else:
            self.polls[:] = [respond]

    def answer(self, method: str, given: dict[str, str]) -> object:
        if method == "getme":
            return BOT | {"supports_inline_queries": True}
        if not method.startswith("send") or method == "sendchataction":
            return True
        self.messages += 1
        message = {
            "message_id": self.messages,
            "date": int(time.time()),
            "chat": {"id": int(given["chat_id"]), "type": "private", "first_name": "Lan"},
            "from": BOT,
            **_words(given.get("text", "")),
        }
        if markup := given.get("reply_markup"):
            message["reply_markup"] = json.loads(markup)
        return message


def _measured(
    waits: list[float], pushed: int, spent: float, busy: float, wrong: list[str]
) -> Measured:
    count = len(waits)
    return Measured(
        rate=count / spent,
        pushed=pushed / spent,
        cpu=busy / max(count, 1),
        p50=waits[count // 2] if waits else 0.0,
        p95=waits[int(count * 0.95)] if waits else 0.0,
        answered=count,
        wrong=tuple(wrong[:3]),
    )


def _update(number: int, person: int, text: str) -> dict[str, Any]:
    who = {"id": person, "first_name": "Lan", "language_code": "vi"}
    message = {
        "message_id": number,
        "date": int(time.time()),
        "chat": {"id": person, "type": "private", "first_name": "Lan"},
        "from": who | {"is_bot": False},
        "text": text,
    }
    return {"update_id": number, "message": message}


def _words(marked: str) -> dict[str, Any]:
    """The text as Telegram gives it back: without tags, and an entity for each pair of them."""
    text = TAG.sub("", marked)
    count = len(TAG.findall(marked)) // 2
    entities = [{"type": "bold", "offset": at, "length": 1} for at in range(count)]
    return {"text": text} | ({"entities": entities} if entities else {})
