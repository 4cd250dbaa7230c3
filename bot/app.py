"""The running bot: its parts put together, started in order, and stopped in the other order."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any

import structlog
from telegram import Update
from telegram.ext import Application, CallbackContext, TypeHandler

from bot.bulk import Bulk, pace_of
from bot.clock import Now, Pause, pause, run_clock, utc_now
from bot.delivery import Delivery
from bot.engine import Engine
from bot.health import Health
from bot.incoming import Me
from bot.index import failed, first_built, snapshots_of, timed
from bot.insisting import until_answered
from bot.intake import Intake
from bot.metrics import Metrics
from bot.outbox import Outbox
from bot.polling import Poller
from bot.processor import Flight, PersonByPerson
from bot.profile import show_profile
from bot.sending import Sender
from bot.settings import Settings
from bot.spreading import Spreading
from bot.telling import run_telling
from bot.transport import Transport
from bot.unit_of_work import Answer, Tools
from bot.web import WebServer, site
from bot.webhook import Webhook
from catalog import clock
from catalog.database import Database
from catalog.search import SearchIndex, Words
from catalog.search.pace import seldom_collected, short_turns
from catalog.search.snapshot import Snapshots
from handlers import texts
from handlers.routes import answer
from handlers.turn import Limits

App = Application[Any, Any, Any, Any, Any, Any]
Context = CallbackContext[Any, Any, Any, Any]
Loops = Sequence[Callable[[asyncio.Event], Coroutine[Any, Any, None]]]

SPARE_CONNECTIONS = 40
"""Beside those of the updates at work: for the outbox, typing signs and the profile."""
POLLING_CONNECTIONS = 4
IN_ORDER_WAITS = (0.05, 0.1, 0.2)
"""Seconds in which another process may end what it took in before; then it is done here."""
IN_ORDER_TRIES = 5
"""Then it waits in the inbox, until it is due."""
DEFAULT_PORT = 8080
DRAIN_SECONDS = 20.0
"""What is not done by then waits in the inbox for the next start."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Parts:
    application: App
    engine: Engine
    outbox: Outbox
    bulk: Bulk
    intake: Intake
    poller: Poller

    async def drain(self) -> None:
        """Ends the work under way; what takes too long is rolled back, and waits in the inbox."""
        await asyncio.wait_for(self.application.stop(), DRAIN_SECONDS)

    async def disconnect(self) -> None:
        await self.application.shutdown()
        await self.application.bot.shutdown()  # PTB leaves it open where getMe never answered


def build_application(settings: Settings, flight: Flight) -> App:
    """PTB's application with our transport and our order of work, and no handler yet.

    Raises ValueError for a proxy that cannot be spoken to, InvalidToken for an empty token.
    """
    connections = settings.updates_at_once + SPARE_CONNECTIONS
    application: App = (
        Application.builder()
        .token(settings.token.get_secret_value())
        .base_url(settings.api_url)
        .base_file_url(settings.api_file_url)
        .request(Transport(connections=connections, proxy=settings.proxy))
        .get_updates_request(Transport(connections=POLLING_CONNECTIONS, proxy=settings.proxy))
        .concurrent_updates(PersonByPerson(settings.updates_at_once, flight))
        .updater(None)
        .job_queue(None)
        .build()
    )
    application.add_error_handler(_log_error)
    return application


def assemble(
    settings: Settings,
    database: Database,
    index: Callable[[], SearchIndex],
    answer: Answer,
    *,
    metrics: Metrics | None = None,
    now: Now = utc_now,
    pause: Pause = pause,
) -> Parts:
    """Everything that works on updates, wired; nothing is started."""
    metrics = metrics or Metrics()
    flight = Flight(2 * settings.updates_at_once)
    application = build_application(settings, flight)
    sender = Sender(application.bot)
    delivery = Delivery(database, sender, metrics, now)
    outbox = Outbox(database, delivery, now)
    bulk = Bulk(database, delivery, pace_of(settings), now, pause=pause)
    limits = Limits(settings.contacts_per_hour, settings.page_size, settings.bulk_per_second)
    tools = Tools(
        lambda: timed(index(), metrics.searched),
        limits,
        frozenset(settings.admins),
        now,
        rules=settings.rules,
    )
    engine = Engine(database, sender, outbox, answer, tools, metrics)
    intake = Intake(database, application.bot, application.update_queue, flight, now)
    poller = Poller(application.bot, intake, metrics, pause)

    async def work(update: Update, context: Context) -> None:
        me = Me(context.bot.id, context.bot.username or "")
        await _in_order(engine, intake, update, me, pause)

    application.add_handler(TypeHandler(Update, work))
    return Parts(application, engine, outbox, bulk, intake, poller)


async def _in_order(engine: Engine, intake: Intake, update: Update, me: Me, pause: Pause) -> None:
    """What another process took in before, for the same person and chat, is done before.

    That process is at it, most likely: to take it away would be to wait for its locks, and all
    who share the transaction with it.
    """
    for wait in IN_ORDER_WAITS:
        if await engine.handle(update, me):
            return
        await pause(wait)
    for _ in range(IN_ORDER_TRIES):
        if await engine.handle(update, me):
            return
        for earlier in await intake.earlier_of(update):
            await engine.handle(earlier, me)


async def serve(
    settings: Settings,
    stop: asyncio.Event,
    *,
    webhook: bool = False,
    ready: Callable[[], None] | None = None,
    answer: Answer = answer,
) -> None:
    """Runs the bot until `stop` is set; calls `ready` when it answers.

    Raises TokenRefusedError, PortError, WordsError, and what the database raises where it cannot
    be opened.
    """
    database = Database(settings.database_url)
    try:
        await database.upgrade()
        await run(settings, database, stop, webhook=webhook, ready=ready, answer=answer)
    finally:
        await calmly("closing the database", database.close)


async def run(
    settings: Settings,
    database: Database,
    stop: asyncio.Event,
    *,
    webhook: bool = False,
    ready: Callable[[], None] | None = None,
    answer: Answer = answer,
    pause: Pause = pause,
) -> None:
    """As `serve`, on a database that is open and up to date."""
    snapshots = snapshots_of(database, words=Words.load(settings.words_folder))
    metrics = Metrics()
    parts = assemble(
        settings, database, lambda: snapshots.index, answer, metrics=metrics, pause=pause
    )
    bot = parts.application.bot
    hook = Webhook(bot, parts.intake, settings, metrics, pause) if webhook else None
    health = Health(database, snapshots, metrics)
    async with AsyncExitStack() as closing:
        closing.enter_context(short_turns())
        closing.enter_context(seldom_collected())
        close_web = _open_web(settings, health, hook, closing)
        closing.push_async_callback(calmly, "disconnecting", parts.disconnect)
        await asyncio.to_thread(texts.read_all)
        if not await first_built(snapshots, stop, pause):
            return
        if not await until_answered(parts.application.initialize, stop, pause):
            return
        spreading = Spreading(
            database, settings.rules, settings.bulk_per_second, lambda: snapshots.index
        )
        loops = (*loops_of(parts, database, snapshots, metrics, settings), spreading.run)
        await _start(parts, loops, closing, alone=hook is None)
        log.info("ready", bot=bot.username)
        health.at_work = True
        if ready:
            ready()
        await (hook or parts.poller).run(stop)
        await close_web()  # before the work is finished: no more comes in


def _open_web(
    settings: Settings, health: Health, hook: Webhook | None, closing: AsyncExitStack
) -> Callable[[], Awaitable[None]]:
    """Starts the web server where one is wanted; what closes it, and may do so twice."""
    server = WebServer(site(health, hook), settings.web_host, settings.web_port or DEFAULT_PORT)
    if hook or settings.web_port:
        server.start()
        closing.push_async_callback(calmly, "closing the web server", server.close)
    return server.close


def loops_of(
    parts: Parts, database: Database, snapshots: Snapshots, metrics: Metrics, settings: Settings
) -> Loops:
    """What goes on beside the updates, each until its event is set."""

    def not_built(error: Exception) -> None:
        metrics.failed("index", error)
        failed(error)

    return (
        parts.outbox.run,
        parts.outbox.keep,
        parts.bulk.run,
        parts.intake.run,
        lambda over: snapshots.watch(over, not_built),
        lambda over: run_clock(database, clock.tick, over),
        lambda over: run_telling(
            *(database, parts.application.bot, over),
            admins=settings.admins,
            rules=settings.rules,
        ),
        lambda _: show_profile(parts.application.bot),
    )


async def _start(parts: Parts, loops: Loops, closing: AsyncExitStack, *, alone: bool) -> None:
    """Starts the work and what goes on beside it; at the end the work is finished first."""
    if alone:
        await parts.outbox.take_over()
    over = asyncio.Event()
    tasks = [asyncio.create_task(loop(over)) for loop in loops]
    closing.push_async_callback(calmly, "ending the loops", lambda: _end(tasks, over))
    await parts.application.start()
    closing.push_async_callback(calmly, "finishing the work", parts.drain)
    await parts.intake.resume(alone=alone)


async def calmly(what: str, step: Callable[[], Awaitable[None]]) -> None:
    """One step of stopping: its failure must not keep the next ones from being taken."""
    try:
        await step()
    except Exception as error:
        log.error("stopping went wrong", step=what, exc_info=error)


async def _end(tasks: list[asyncio.Task[None]], over: asyncio.Event) -> None:
    over.set()
    await asyncio.wait(tasks, timeout=DRAIN_SECONDS)
    for task in tasks:
        task.cancel()


async def _log_error(update: object, context: Context) -> None:
    """For what the engine did not catch itself: other handlers, PTB's own tasks."""
    log.error("an update was not handled", exc_info=context.error)
