"""Many people ask at once, over HTTP, with a slow Bot API: each gets their own answers, in order.

The whole bot runs against `webchat` in this process, on a fresh SQLite with the sample catalogue.
Every call of the Bot API takes 50 ms longer, as if Telegram were far away.
"""

import asyncio
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.app import serve
from bot.demo import TOKEN, USERNAME, demo_settings, fill
from bot.logs import setup_logs
from catalog.importing import SAMPLE
from catalog.search import documents_from_csv
from webchat.driver import Chat
from webchat.server import Server
from webchat.world import World

PEOPLE = 200
LATENCY = 0.05
PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Result:
    """`one` and `all` are seconds from the first question to the last answer."""

    people: int
    questions: int
    one: float
    all: float

    @property
    def ratio(self) -> float:
        return self.all / self.one


async def measure(people: int = PEOPLE, latency: float = LATENCY) -> list[Result]:
    """Once with one question each, once with three at a time each."""
    names = [document.name for document in documents_from_csv(SAMPLE)]
    world = World(latency=latency)
    bot = world.bot(TOKEN, USERNAME, "OCOP")
    with TemporaryDirectory() as folder:
        async with Server(world) as server:
            settings = demo_settings(server.base_url, Path(folder), [])
            setup_logs(settings.log_level)
            await fill(settings.database_url)
            stop, ready = asyncio.Event(), asyncio.Event()
            running = asyncio.create_task(serve(settings, stop, ready=ready.set))
            await ready.wait()
            chats = [Chat(world, world.person(f"Người {n}"), bot) for n in range(people)]
            await _ask(chats, names, 1)  # warms the pools, and lets everyone be met
            results = [await _compare(chats, names, questions) for questions in (1, 3)]
            stop.set()
            await running
    return results


async def _compare(chats: list[Chat], names: list[str], questions: int) -> Result:
    one = min([await _ask(chats[:1], names, questions) for _ in range(3)])
    return Result(len(chats), questions, one, await _ask(chats, names, questions))


async def _ask(chats: list[Chat], names: list[str], questions: int) -> float:
    """Everyone asks for products of their own; seconds until the last has the last answer."""
    began = time.perf_counter()
    await asyncio.gather(
        *(
            _ask_for(chat, [names[(at + n) % len(names)] for n in range(questions)])
            for at, chat in enumerate(chats)
        )
    )
    return time.perf_counter() - began


async def _ask_for(chat: Chat, wanted: list[str]) -> None:
    for name in wanted:
        await chat.say(name)
    replies = await chat.replies(len(wanted), PATIENCE)
    texts = [reply["text"] for reply in replies]
    assert len(texts) == len(wanted), texts
    for name, text in zip(wanted, texts, strict=True):
        assert name in text, f"asked for {name}, got {text}"


def report(results: list[Result]) -> str:
    rows = [
        f"{'people':>8} {'questions each':>16} {'one alone':>11} {'all at once':>13} {'ratio':>7}"
    ]
    rows += [
        f"{r.people:>8} {r.questions:>16} {r.one:>9.2f} s {r.all:>11.2f} s {r.ratio:>6.1f}×"
        for r in results
    ]
    return "\n".join(rows)


def main() -> None:
    print(f"{PEOPLE} people ask at once; each Bot API call takes {LATENCY * 1000:.0f} ms longer.")
    print(report(asyncio.run(measure())))
    print("Everyone got their own answers, in order.")
