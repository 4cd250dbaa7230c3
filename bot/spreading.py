"""Spreading: announcements, their corrections, alerts and digests that are due become messages.

Each is put into the outbox by the transaction that marks it as put, so that any number of
processes may do so at once; the bulk sender sends them.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zlib import crc32

import structlog
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.address import Address, pack
from bot.clock import Now, run_clock, run_every, utc_now
from catalog import places
from catalog.database import Database
from catalog.mail import outbox
from catalog.mail.outbox import Kind
from catalog.news import alerts, amending, demand, digests, reports, spooling, watching
from catalog.news.amending import Amendment
from catalog.news.announcements import AnnouncementState, Content, Fate
from catalog.news.demand import Wanted
from catalog.news.digests import DigestKind
from catalog.news.rules import WEEK, Rules
from catalog.news.spooling import Due
from catalog.people import Language, Person
from catalog.places import Places
from catalog.search import SearchIndex, Words
from handlers.news.announcement_card import drawn
from handlers.news.announcements import amended_view, delivered_view
from handlers.replies import EditSent, Reply
from handlers.texts import texts_of
from handlers.views.alerts import alert_view, digest_view, wanted_view
from handlers.views.announcing import finished_view

SECONDS_AHEAD = 20
"""What stands in the outbox lasts so long at the pace."""
OFTEN, SELDOM = 2.0, 30.0
WANTED_FOR = timedelta(hours=1)
"""What buyers sought is looked up again after that long."""

log = structlog.get_logger()


class Spreading:
    def __init__(
        self,
        database: Database,
        rules: Rules,
        per_second: float,
        index: Callable[[], SearchIndex],
        now: Now = utc_now,
    ) -> None:
        self._database = database
        self._rules = rules
        self._per_second = per_second
        self._most = max(1, int(SECONDS_AHEAD * per_second))
        self._index = index
        self._now = now
        self._wanted: list[Wanted] = []
        self._wanted_at: datetime | None = None

    async def run(self, stop: asyncio.Event) -> None:
        """Until told to stop. Each kind has a clock of its own: none holds up another."""
        shipped = await asyncio.to_thread(places.shipped)

        async def keep_up(session: AsyncSession, now: datetime) -> None:
            await self.keep_up(session, now, shipped)

        often = (keep_up, self.spool, self.amend, self.show)
        await asyncio.gather(
            *(run_clock(self._database, tick, stop, self._now, OFTEN) for tick in often),
            run_clock(self._database, self.alert, stop, self._now),
            run_every(SELDOM, self.digest, stop),
        )

    async def keep_up(self, session: AsyncSession, now: datetime, where: Places) -> None:
        """Begins what is scheduled, and notes what became of what was sent."""
        await spooling.tick(session, now, self._rules, where)

    async def spool(self, session: AsyncSession, now: datetime) -> None:
        due = await spooling.take_due(session, now, self._rules, self._most)
        messages = Messages()
        ready = [(one, packed) for one in due if (packed := messages.of(one))]
        await spooling.put(session, ready, now)

    async def amend(self, session: AsyncSession, now: datetime) -> None:
        due = await amending.take_due(session, now, self._rules, self._most)
        messages = Messages()
        ready = [(one, packed) for one in due if (packed := messages.changing(one))]
        await amending.put(session, ready, now)

    async def show(self, session: AsyncSession, now: datetime) -> None:
        """How far it is, on the cards that organisers look at; only where something moved."""
        for watch, row, person in await watching.take_due(session, now):
            texts, own = texts_of(watch.language), row.sent_by == person.id
            card = await drawn(session, row, now, self._per_second, texts, own=own)
            seen = f"{crc32(repr(card).encode()):08x}"
            if seen != watch.seen:
                watch.seen = seen
                edit = EditSent(watch.message_id, card.html, card.keyboard)
                await _owe(session, person, edit, now, Kind.REPLY)
            if (
                await watching.end(session, watch, row, now)
                and row.state is AnnouncementState.DONE
            ):
                progress = await reports.progress(session, row, now, self._per_second)
                await _owe(session, person, finished_view(row, progress, texts), now)

    async def alert(self, session: AsyncSession, now: datetime) -> None:
        """New products for saved searches."""
        index = self._index()
        for alert in await alerts.take_due(session, index, now, self._rules):
            found = [one for n in alert.product_ids if (one := index.by_id(n))]
            reply = alert_view(alert.search, found, texts_of(_language(alert.person)))
            await _owe(session, alert.person, reply, now)

    async def digest(self) -> None:
        """The weekly ones. What buyers sought is found before, and keeps no transaction open."""
        now = self._now()
        if self._rules.is_quiet(now):
            return
        wanted = await self._sought(now)
        async with self._database.transaction() as session:
            for due in await digests.take_due(session, now, self._rules):
                texts = texts_of(_language(due.person))
                if due.digest.kind is DigestKind.WANTED:
                    sought = demand.for_groups(wanted, due.groups)
                    reply = wanted_view(sought, texts) if sought else None
                else:
                    reply = digest_view(due.new_products, texts) if due.new_products else None
                if reply:
                    await _owe(session, due.person, reply, now)

    async def _sought(self, now: datetime) -> list[Wanted]:
        """In the last week; looked up only if somebody is to be told."""
        if self._wanted_at and now < self._wanted_at + WANTED_FOR:
            return self._wanted
        async with self._database.session(read_only=True) as session:
            if not await digests.is_due(session, DigestKind.WANTED, now):
                return self._wanted
            asked = await demand.in_vain(session, now - WEEK, now)
        words = await asyncio.to_thread(Words.shipped)
        self._wanted = await asyncio.to_thread(demand.wanted, asked, self._index(), words)
        self._wanted_at = now
        return self._wanted


class Messages:
    """The messages of one batch: each announcement is read, and rendered, once."""

    def __init__(self) -> None:
        self._contents: dict[int, Content] = {}
        self._packed: dict[tuple[int, Language], dict[str, Any]] = {}

    def of(self, due: Due) -> dict[str, Any] | None:
        """None, and the delivery has failed, where it cannot be rendered."""
        announcement, number = due.announcement, due.announcement.stored_id
        key = (number, due.language)
        try:
            if key not in self._packed:
                content, texts = self._content_of(due), texts_of(due.language)
                reply = delivered_view(content, announcement.topic, number, texts)
                self._packed[key] = pack(reply, Address(due.chat_id))
            return self._packed[key]
        except Exception as error:
            log.error("an announcement cannot be rendered", announcement=number, exc_info=error)
            due.delivery.fate, due.delivery.error = Fate.FAILED, type(error).__name__
            return None

    def changing(self, due: Amendment) -> dict[str, Any] | None:
        """What edits or deletes the messages that were sent."""
        announcement, texts = due.announcement, texts_of(due.language)
        try:
            reply = amended_view(
                due.how,
                self._content_of(due),
                announcement.topic,
                announcement.stored_id,
                tuple(due.delivery.message_ids or ()),
                texts,
            )
        except Exception as error:
            number = announcement.id
            log.error("a correction cannot be rendered", announcement=number, exc_info=error)
            due.delivery.amended = Fate.FAILED
            return None
        return pack(reply, Address(due.chat_id))

    def _content_of(self, due: Due | Amendment) -> Content:
        number = due.announcement.stored_id
        if number not in self._contents:
            self._contents[number] = due.announcement.content
        return self._contents[number]


def _language(person: Person) -> Language:
    return person.language or Language.VI


async def _owe(
    session: AsyncSession,
    person: Person,
    reply: Reply,
    now: datetime,
    kind: Kind = Kind.NOTICE,
) -> None:
    packed = pack(reply, Address(person.channel_id))
    await outbox.owe(session, person.channel_id, [packed], now, kind=kind)
