"""Telling: notices that are due become messages, in the transaction that marks them as told."""

import asyncio
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

import structlog
from sqlmodel.ext.asyncio.session import AsyncSession
from telegram import Bot

from bot.address import Address, pack
from bot.clock import Now, run_clock, utc_now
from catalog import roles
from catalog.database import Database
from catalog.mail import outbox
from catalog.mail.outbox import Kind
from catalog.matching import counts, notices
from catalog.matching.notices import Due, NoticeKind
from catalog.news.rules import Rules
from handlers.matching.notices import render
from handlers.replies import Reply

AT_ONCE = 200
ROUNDS = 10
"""In one transaction, so that others come to write; the rest at the next tick."""
USUAL = Rules()

log = structlog.get_logger()


async def run_telling(
    database: Database,
    bot: Bot,
    stop: asyncio.Event,
    now: Now = utc_now,
    *,
    admins: Collection[int] = (),
    rules: Rules = USUAL,
) -> None:
    """Until told to stop. Any number of processes may do so at once."""

    async def tick(session: AsyncSession, at: datetime) -> None:
        await tell(session, bot.username, at, admins=admins, rules=rules)

    await run_clock(database, tick, stop, now)


async def tell(
    session: AsyncSession,
    bot_name: str,
    now: datetime,
    *,
    admins: Collection[int] = (),
    rules: Rules = USUAL,
) -> None:
    """Owes the messages of what is due, to be sent at the pace of bulk."""
    for _ in range(ROUNDS):
        taken = await notices.take_due(session, now, AT_ONCE, quiet=rules.is_quiet(now))
        for due in taken:
            for one in await _to_each(session, due, admins):
                await _owe(session, one, bot_name, now)
        if not taken:
            return


async def _to_each(session: AsyncSession, due: Due, admins: Collection[int]) -> list[Due]:
    """The notice for each whom it is for and who reads here: all organisers, or one person."""
    if due.notice.kind is not NoticeKind.PENDING:
        return [due] if due.person.left_at is None else []
    number = due.event.stored_id
    waiting = (await counts.pending(session, [number])).get(number, 0)
    if not waiting:
        return []
    due.notice.data = {"count": waiting}
    return [replace(due, person=one) for one in await roles.deciders(session, admins)]


async def _owe(session: AsyncSession, due: Due, bot_name: str, now: datetime) -> None:
    chat_id = due.person.channel_id
    messages = [pack(reply, Address(chat_id)) for reply in _rendered(due, bot_name, now)]
    await outbox.owe(session, chat_id, messages, now, kind=Kind.NOTICE, notice_id=due.notice.id)


def _rendered(due: Due, bot_name: str, now: datetime) -> list[Reply]:
    """One that cannot be rendered is given up, and does not hold up the others."""
    try:
        return render(due, bot_name, now)
    except Exception as error:
        log.error("a notice could not be told", notice=due.notice.id, exc_info=error)
        return []
