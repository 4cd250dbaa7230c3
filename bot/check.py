"""What an operator wants to know before going live: is each thing there, and how to mend it."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlmodel import func, select
from sqlmodel.ext.asyncio.session import AsyncSession
from telegram import Bot, User, WebhookInfo
from telegram.error import InvalidToken, NetworkError, TelegramError

from bot.plain import mend_of, plain
from bot.settings import Settings
from bot.transport import Transport, UnreachableError
from catalog import migrations
from catalog.database import Database
from catalog.products import Product
from catalog.search import Words, WordsError

IMPORT = "ocop-bot import FILE (.xlsx or .csv)"
PATIENCE_SECONDS = 10.0
TELEGRAM_PORTS = (None, 443, 80, 88, 8443)


class State(StrEnum):
    OK = "OK"
    """As it should be."""
    NOTE = "note"
    """The bot runs; something is missed."""
    WRONG = "WRONG"
    """The bot does not run, or has nothing to show."""


@dataclass(frozen=True, slots=True)
class Finding:
    what: str
    state: State
    says: str
    mend: str = ""


async def findings(settings: Settings) -> AsyncGenerator[Finding]:
    """Everything that was looked at, in order. The token and passwords are in none of it."""
    yield Finding("settings", State.OK, "each can be read")
    async with aclosing(_database(settings)) as of_database:
        async for finding in of_database:
            yield finding
    yield _organisers(settings)
    if settings.words_folder:
        yield _words(settings.words_folder)
    async with aclosing(_telegram(settings)) as of_telegram:
        async for finding in of_telegram:
            yield finding


def _organisers(settings: Settings) -> Finding:
    if settings.admins:
        return Finding("organisers", State.OK, f"{len(settings.admins)} in OCOP_ADMINS")
    mend = "Put the Telegram ids of the organisers into OCOP_ADMINS (@userinfobot tells an id)."
    return Finding("organisers", State.NOTE, "none: nobody can read requests and needs", mend)


def _words(folder: Path) -> Finding:
    try:
        Words.load(folder)
    except WordsError as error:
        mend = "Mend that list, or OCOP_WORDS; docs/search.md tells what a line may say."
        return Finding("words", State.WRONG, str(error), mend)
    return Finding("words", State.OK, f"those in {folder} add to the search's own")


async def _database(settings: Settings) -> AsyncGenerator[Finding]:
    try:
        url = make_url(settings.database_url).render_as_string(hide_password=True)
        if settings.sqlite_path and not settings.sqlite_path.exists():
            says = f"{settings.sqlite_path} does not exist yet"
            yield Finding("database", State.WRONG, says, f"Make it: {IMPORT}")
            return
        async with asyncio.timeout(PATIENCE_SECONDS), _reading(settings) as session:
            yield Finding("database", State.OK, f"{url} answers")
            for finding in await _contents(session):
                yield finding
    except (ArgumentError, ValueError):
        mend = "OCOP_DATABASE_URL is sqlite:///path or postgresql://user:password@host/name."
        yield Finding("database", State.WRONG, "its address cannot be read", mend)
    except TimeoutError:
        mend = "Is the server running, and is OCOP_DATABASE_URL its address?"
        yield Finding("database", State.WRONG, f"{url} does not answer", mend)
    except (DBAPIError, OSError) as error:
        mend = mend_of(error, "Is the server running, and is OCOP_DATABASE_URL right?")
        yield Finding("database", State.WRONG, f"{url}: {plain(error)}", mend)


@asynccontextmanager
async def _reading(settings: Settings) -> AsyncIterator[AsyncSession]:
    database = Database(settings.database_url)
    try:
        await database.ping()
        async with database.session(read_only=True) as session:
            yield session
    finally:
        await database.close()


async def _contents(session: AsyncSession) -> list[Finding]:
    connection = await session.connection()
    try:
        await connection.run_sync(migrations.refuse_newer)
    except migrations.NewerError as error:
        mend = "Run that version, or restore a backup into an empty database."
        return [Finding("tables", State.WRONG, str(error), mend)]
    if await connection.run_sync(migrations.revision_of) != migrations.known_revisions()[0]:
        mend = "Bring them up to date: ocop-bot migrate"
        return [Finding("tables", State.WRONG, "not those of this version", mend)]
    found = [Finding("tables", State.OK, "up to date")]
    products = (await session.exec(select(func.count()).select_from(Product))).one()
    if products:
        return [*found, Finding("catalogue", State.OK, f"{products} products")]
    mend = f"Load it: {IMPORT}"
    return [*found, Finding("catalogue", State.WRONG, "no products", mend)]


async def _telegram(settings: Settings) -> AsyncGenerator[Finding]:
    token = settings.token.get_secret_value()
    if not token:
        mend = "Ask @BotFather for one (/newbot) and put it into .env as OCOP_TOKEN=…"
        yield Finding("token", State.WRONG, "OCOP_TOKEN is empty", mend)
        return
    server = urlsplit(settings.api_url).netloc
    try:
        me, hook = await _ask(settings, token)
    except InvalidToken:
        mend = "Copy OCOP_TOKEN anew from @BotFather; is OCOP_API_URL right?"
        yield Finding("token", State.WRONG, f"{server} does not accept it", mend)
    except (UnreachableError, NetworkError) as error:
        says = f"{server} cannot be reached{_by_way_of(settings)}: {error.message}"
        mend = "Is Telegram blocked where you are? Set OCOP_PROXY, or mend it."
        yield Finding("Telegram", State.WRONG, says, mend)
    except (TelegramError, ValueError) as error:
        yield Finding("Telegram", State.WRONG, str(error), "See docs/settings.md.")
    else:
        yield Finding("Telegram", State.OK, f"{server} answers{_by_way_of(settings)}")
        for finding in (*_bot(me), *_webhook(settings, hook)):
            yield finding


def _bot(me: User) -> list[Finding]:
    found = [Finding("token", State.OK, f"it is @{me.username}'s")]
    if not me.supports_inline_queries:
        mend = "In @BotFather: /setinline, choose the bot, give a hint such as: keo lac"
        found.append(Finding("inline mode", State.NOTE, "off: products cannot be shared", mend))
    return found


def _webhook(settings: Settings, hook: WebhookInfo) -> list[Finding]:
    if not settings.webhook_url:
        says = "Telegram knows one, and OCOP_WEBHOOK_URL is empty"
        mend = "`ocop-bot run` takes it away; or set OCOP_WEBHOOK_URL, for run --webhook."
        return [Finding("webhook", State.NOTE, says, mend)] if hook.url else []
    if not settings.webhook_secret.get_secret_value():
        mend = "Think of one of A-Za-z0-9_-, the same for all replicas: OCOP_WEBHOOK_SECRET=…"
        return [Finding("webhook", State.WRONG, "OCOP_WEBHOOK_SECRET is empty", mend)]
    if urlsplit(settings.webhook_url).port not in TELEGRAM_PORTS:
        mend = "Telegram posts to these only: 443 (the usual one), 80, 88, 8443."
        return [Finding("webhook", State.WRONG, "the port of OCOP_WEBHOOK_URL", mend)]
    if hook.url != settings.webhook_url:
        mend = "`ocop-bot run --webhook` tells it."
        return [Finding("webhook", State.NOTE, "Telegram knows none, or another", mend)]
    says = f"{hook.url}, {hook.pending_update_count} updates wait"
    if hook.last_error_message and hook.last_error_date:
        when = f"{hook.last_error_date:%Y-%m-%d %H:%M} UTC"
        says = f"{says}; the last error: {hook.last_error_message} ({when})"
        mend = "If that is now: does the address lead here, and does /readyz say yes?"
        return [Finding("webhook", State.NOTE, says, mend)]
    return [Finding("webhook", State.OK, says)]


async def _ask(settings: Settings, token: str) -> tuple[User, WebhookInfo]:
    transport = Transport(connections=1, proxy=settings.proxy)
    bot = Bot(token, base_url=settings.api_url, request=transport, get_updates_request=transport)
    await transport.initialize()
    try:
        return await bot.get_me(), await bot.get_webhook_info()
    finally:
        await transport.shutdown()


def _by_way_of(settings: Settings) -> str:
    """Names the proxy without its password."""
    proxy = urlsplit(settings.proxy)
    return f" through {proxy.scheme}://{proxy.hostname}:{proxy.port}" if settings.proxy else ""
