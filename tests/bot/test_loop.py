"""Nothing blocks the event loop: asyncio's debug mode tells of every step that takes too long.

What a step waits for a busy machine to give it a turn does not count. What it spends, or spends
in waiting for a file, a lock or a sleep, does.
"""

import asyncio
import os
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.backup import save
from catalog.database import Database
from catalog.events import Event, Side
from catalog.importing import import_csv
from catalog.people import Person
from catalog.places import shipped
from catalog.registrations import Registration, Standing
from handlers.buttons import encode
from handlers.organiser_buttons import Export
from handlers.replies import Reply
from handlers.turn import Turn
from tests.bot.running import Clock, Town, assembled, echo, feed
from tests.catalog import hall
from tests.main_job.conftest import running, settings_for
from tests.main_job.test_events import announce, to_summary
from webchat.driver import PATIENCE, Chat

TOO_LONG = 1.0
"""Seconds in one step. What people feel is less, but tests share their machine with others."""
TURNS_WAITED = Path("/proc/thread-self/schedstat")
"""Linux tells there how long this thread could have run and had no processor."""


@contextmanager
def own_time() -> Iterator[Callable[[], float]]:
    """A clock that stands still while this thread has no processor, where the machine tells."""
    if not TURNS_WAITED.exists():
        yield time.monotonic
        return
    with TURNS_WAITED.open("rb") as file:

        def waited() -> float:
            return int(os.pread(file.fileno(), 100, 0).split()[1]) / 1e9

        before = waited()
        yield lambda: time.monotonic() - (waited() - before)


@asynccontextmanager
async def watched(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> AsyncIterator[list[str]]:
    """What blocked the loop in this block, known at its end."""
    loop = asyncio.get_running_loop()
    blocked: list[str] = []
    with own_time() as clock, monkeypatch.context() as patched:
        patched.setattr(loop, "time", clock)
        patched.setattr(loop, "slow_callback_duration", TOO_LONG)
        loop.set_debug(True)
        try:
            yield blocked
            await asyncio.sleep(0)  # the step under way ends, and is told of
        finally:
            loop.set_debug(False)
    told = [record for record in caplog.records if record.name == "asyncio"]
    blocked += [line for r in told if (line := r.getMessage()).startswith("Executing")]


async def load(database: Database, file: Path) -> None:
    async with database.transaction() as session:
        await import_csv(session, file, datetime.now(UTC), shipped())
    await database.close()


async def use_everything(town: Town, database: Database, folder: Path) -> None:
    """Questions by many, presses, a registration, a contact; then an import and a backup."""
    people = [town.chat(f"P{number}") for number in range(20)]
    for words in ("cho hỏi banh cay dinh manh", "sp 4 sao dong hung", "sầu riêng sấy", "/browse"):
        await asyncio.gather(*(chat.ask(words) for chat in people))
    await announce(database)
    await register(a_person(town, "Lan"))
    await ask_for_a_call(a_person(town, "Mai"))
    sheet = folder / "new.csv"
    sheet.write_text("product_name,category\nMứt vỏ bưởi Tân Kỳ,Thực phẩm\n", encoding="utf-8")
    await asyncio.gather(
        asyncio.to_thread(asyncio.run, load(database.again(), sheet)),
        asyncio.to_thread(save, database.url, folder / "backup.zip", datetime.now(UTC)),
        *(chat.ask("trung vit bien") for chat in people),
    )
    await ask_until_found(people[0], "Mứt vỏ bưởi Tân Kỳ")


def a_person(town: Town, name: str) -> Chat:
    person = town.world.person(name, language_code="vi", phone_number="84912345678")
    return Chat(town.world, person, town.bot)


async def register(chat: Chat) -> None:
    await to_summary(chat)
    await chat.press("✅ Gửi đăng ký")
    await chat.replies(3)


async def ask_for_a_call(chat: Chat) -> None:
    await chat.ask("banh cay dinh manh")
    await chat.press("📞 Liên hệ")
    await chat.reply()
    await chat.press("✅ Đồng ý, gửi yêu cầu")
    await chat.reply()
    await chat.press("📱 Gửi số của tôi")
    await chat.reply()


async def ask_until_found(chat: Chat, name: str) -> None:
    """The card, which begins with the name, comes when the index was built anew."""
    async with asyncio.timeout(PATIENCE):
        while not (await chat.ask(name))["text"].startswith(name):
            pass


async def test_nothing_that_people_do_blocks_the_loop(
    town: Town,
    sample: Database,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with (
        watched(monkeypatch, caplog) as blocked,
        running(settings_for(town.server), sample),
    ):
        await use_everything(town, sample, tmp_path)
    assert not blocked


async def register_many(session: AsyncSession, event: Event, people: int, now: datetime) -> None:
    """All at once, as no test could wait for each."""
    guests = [Person(channel_id=10_000 + one, created_at=now) for one in range(people)]
    session.add_all(guests)
    await session.flush()
    entry = await hall.an_entry(session, guests[0], now, phone="+84912345678")
    session.add_all(
        Registration(
            event_id=event.stored_id,
            person_id=guest.stored_id,
            side=Side.BUYER,
            state=Standing.CONFIRMED,
            number=number,
            ticket=f"{number:06}",
            created_at=now,
            **asdict(entry),
        )
        for number, guest in enumerate(guests, start=1)
    )


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_a_long_list_of_registrations_does_not_block_the_loop(
    town: Town,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    now = datetime.now(UTC)
    async with database.transaction() as session:
        event = await hall.an_event(
            session, now, starts_at=now + timedelta(days=9), ends_at=now + timedelta(days=10)
        )
        await register_many(session, event, 2500, now)
    chat = town.chat()
    settings = settings_for(town.server, admins=[chat.person.id])
    async with watched(monkeypatch, caplog) as blocked, running(settings, database):
        asked = await chat.ask("/organise")
        await chat.press_data(encode(Export(event.stored_id, "xlsx")), asked)
        assert "document" in await chat.reply()
    assert not blocked


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_a_handler_that_blocks_is_noticed(
    town: Town,
    database: Database,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def doze(turn: Turn) -> list[Reply]:
        time.sleep(1.5 * TOO_LONG)  # noqa: ASYNC251 - what must not be
        return await echo(turn)

    async with (
        watched(monkeypatch, caplog) as blocked,
        assembled(town, database, doze, clock) as parts,
    ):
        await town.chat().say("kẹo lạc")
        await feed(town, parts)
    assert blocked
