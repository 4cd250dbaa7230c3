"""Nothing blocks the event loop, whatever people do."""

import asyncio
import threading
import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.backup import save
from catalog.database import Database
from catalog.importing import import_file
from catalog.matching.events import Event, Side
from catalog.matching.registrations import Registration, Standing
from catalog.people import Person
from catalog.places import shipped
from handlers.buttons import encode
from handlers.organiser_buttons import Export
from handlers.replies import Reply
from handlers.turn import Turn
from tests.bot.running import Clock, Town, assembled, echo, feed, no_products
from tests.bot.watching import TOO_LONG, TOO_MUCH, Ears, watched
from tests.catalog import hall
from tests.main_job.conftest import running, settings_for
from tests.main_job.test_events import announce, to_summary
from webchat.driver import PATIENCE, Chat

ROOT = Path(__file__).parents[2]


async def load(database: Database, file: Path) -> None:
    async with database.transaction() as session:
        await import_file(session, file, datetime.now(UTC), shipped())
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
    product = "product_name,category\nMứt vỏ bưởi Tân Kỳ,Thực phẩm\n"
    await asyncio.to_thread(sheet.write_text, product, encoding="utf-8")
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
    ears: Ears,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with (
        running(settings_for(town.server), sample),
        watched(ears, monkeypatch, caplog) as blocked,
    ):
        await use_everything(town, sample, tmp_path)
    assert not blocked, "\n".join(blocked)


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
    ears: Ears,
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
    async with running(settings, database), watched(ears, monkeypatch, caplog) as blocked:
        asked = await chat.ask("/organise")
        await chat.press_data(encode(Export(event.stored_id, "xlsx")), asked)
        assert "document" in await chat.reply()
    assert not blocked, "\n".join(blocked)


def compute() -> None:
    until = time.thread_time() + 3 * TOO_MUCH
    while time.thread_time() < until:
        pass


FAULTS: dict[str, tuple[Callable[[], object], str]] = {
    "computes": (compute, "s of processor"),
    "sleeps": (lambda: time.sleep(0.001), "time.sleep 0.001"),
    "reads a file": ((ROOT / "pyproject.toml").read_bytes, "pyproject.toml"),
    "waits for a lock": (lambda: threading.Event().wait(1.5 * TOO_LONG), "Executing"),
}


@pytest.mark.parametrize(("fault", "told"), FAULTS.values(), ids=FAULTS)
@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_a_handler_that_blocks_is_noticed(
    town: Town,
    database: Database,
    clock: Clock,
    fault: Callable[[], object],
    told: str,
    ears: Ears,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def doze(turn: Turn) -> list[Reply]:
        fault()
        return await echo(turn)

    no_products()  # which reads all the words
    async with (
        assembled(town, database, doze, clock) as parts,
        watched(ears, monkeypatch, caplog) as blocked,
    ):
        await town.chat().say("kẹo lạc")
        await feed(town, parts)
    assert any(told in line for line in blocked), blocked
