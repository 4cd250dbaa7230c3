"""Work: one unit of work per update. Commit, then send.

The transaction that makes an update done is the one that holds its effects and its replies. So a
kill at any moment loses nothing and repeats nothing: before the commit the update waits in the
inbox, after it the replies wait in the outbox.

What people say shares a transaction with what others say at the same moment (`bot.together`): it
touches rows of their own only, so the transactions cannot wait for each other's locks. All else
(a press may take the last seat) has one of its own.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from time import perf_counter

import structlog
from sqlmodel.ext.asyncio.session import AsyncSession
from telegram import Update

from bot.address import Query, address_of, letters_to, pack, query_of
from bot.clock import Now, utc_now
from bot.incoming import Me, clean, incoming_of
from bot.logs import where
from bot.metrics import Metrics
from bot.outbox import Outbox
from bot.outcomes import outcome_of
from bot.patience import after, patiently
from bot.sending import Sender
from bot.together import SpoiltError, Together
from catalog import inbox, outbox, visits
from catalog.database import Database
from catalog.inbox import Begun
from catalog.outbox import Letter, OutgoingMessage
from catalog.people import Language
from catalog.rules import Rules
from catalog.search import SearchIndex
from catalog.visits import Visit, Visitor
from handlers.incoming import BlockedBot, Incoming, InlineAsked, Said
from handlers.replies import InlineResults, Reply, Text, Toast
from handlers.shelf import Shelf
from handlers.texts import Texts, texts_of
from handlers.turn import Limits, Turn

Answer = Callable[[Turn], Awaitable[list[Reply]]]
LONG = 0.7
"""Seconds after which a person is shown that the bot is at work."""

MOST = 32
"""Updates in one transaction: more would be no cheaper each, and all wait for the last."""

log = structlog.get_logger()


@dataclass(slots=True)
class Work:
    """One update under way."""

    update_id: int
    incoming: Incoming | None
    query: Query
    me: Me
    alone: bool = True
    """Whether it has a transaction of its own."""
    unreadable: Exception | None = None
    """What our own reading of it came upon."""
    texts: Texts | None = None

    @property
    def kind(self) -> str:
        return type(self.incoming.what).__name__ if self.incoming else "ignored"


@dataclass(slots=True)
class Replies:
    """What a turn answered: to be said at once, and what its commit promised."""

    toast: Toast | None = None
    inline: InlineResults | None = None
    said: Sequence[Reply] = ()
    messages: list[OutgoingMessage] = field(default_factory=list)
    """What was said, as it is stored."""
    waiting: bool = False
    """Behind something that the chat is still owed."""

    @classmethod
    def of(cls, answers: Sequence[Reply], *, waiting: bool) -> "Replies":
        return cls(
            toast=next((a for a in answers if isinstance(a, Toast)), None),
            inline=next((a for a in answers if isinstance(a, InlineResults)), None),
            said=[a for a in answers if not isinstance(a, Toast | InlineResults)],
            waiting=waiting,
        )


@dataclass(frozen=True, slots=True)
class Tools:
    """What every turn is given."""

    index: Callable[[], SearchIndex]
    limits: Limits = field(default_factory=Limits)
    admins: frozenset[int] = frozenset()
    now: Now = utc_now
    shelf: Shelf = field(default_factory=Shelf)
    rules: Rules = field(default_factory=Rules)


class Engine:
    def __init__(
        self,
        database: Database,
        sender: Sender,
        owed: Outbox,
        answer: Answer,
        tools: Tools,
        metrics: Metrics,
    ) -> None:
        self._database = database
        self._sender = sender
        self._outbox = owed
        self._answer = answer
        self._tools = tools
        self._metrics = metrics
        self._together = Together(self._unit_of_work, most=MOST)
        self.long = LONG

    async def handle(self, update: Update, me: Me) -> bool:
        """Works on an update that the inbox holds, once, and answers. Never raises.

        False where an earlier one of its lane has to be done first.
        """
        started = perf_counter()
        work = _work(update, me)
        log.info("update in", update=work.update_id, kind=work.kind)
        with after(self.long, lambda: self._show_typing(work)):
            outcome = await self._handle(work)
        spent = perf_counter() - started
        self._metrics.update_done(work.kind, outcome, spent)
        log.info("update out", update=work.update_id, outcome=outcome, ms=round(spent * 1000))
        return outcome != Begun.HELD

    async def _handle(self, work: Work) -> str:
        try:
            if work.unreadable:
                raise work.unreadable
            begun, replies = await patiently(lambda: self._once(work))
        except Exception as error:
            self._metrics.failed("handler", error)
            log.error("a handler failed", update=work.update_id, exc_info=error)
            return await self._failed(work, error)
        if begun is not Begun.YES:
            return "repeated" if begun is Begun.OVER else begun
        await self._reply(work, replies)
        return "answered" if work.incoming else "ignored"

    async def _once(self, work: Work) -> tuple[Begun, Replies]:
        """Together with others, unless that was in vain."""
        if not work.alone:
            try:
                return await self._together.do(work)
            except SpoiltError:
                work.alone = True
        return (await self._unit_of_work([work]))[0]

    async def _unit_of_work(self, works: Sequence[Work]) -> list[tuple[Begun, Replies]]:
        async with self._database.transaction() as session:
            begun = await inbox.begin(session, [work.update_id for work in works])
            mine = [w for w in works if w.incoming and begun[w.update_id] is Begun.YES]
            replies = await self._answer_all(session, mine)
        return [(begun[w.update_id], replies.get(w.update_id, Replies())) for w in works]

    async def _answer_all(
        self, session: AsyncSession, works: Sequence[Work]
    ) -> dict[int, Replies]:
        """By the updates' ids. Stores the messages, to be sent when all is committed."""
        now = self._tools.now()
        incoming = [work.incoming for work in works if work.incoming]
        visitors = [Visitor(one.user_id, one.chat_id) for one in incoming]
        met = await visits.receive(session, visitors, now)
        answers = []
        for work, one, visit in zip(works, incoming, met, strict=True):
            turn = self._turn(session, one, visit, work.me, now)
            work.texts = turn.texts
            answers.append(await self._answer(turn))
        return await self._keep(session, incoming, answers, now)

    def _turn(
        self, session: AsyncSession, incoming: Incoming, visit: Visit, me: Me, now: datetime
    ) -> Turn:
        if incoming.is_private_word and visit.person.left_at:
            visit.person.left_at = None
        language = visit.person.language or Language.guess(incoming.language_code)
        return Turn(
            session=session,
            visit=visit,
            incoming=incoming,
            index=self._tools.index(),
            texts=texts_of(language),
            now=now,
            bot_name=me.username,
            limits=self._tools.limits,
            admins=self._tools.admins,
            shelf=self._tools.shelf,
            rules=self._tools.rules,
        )

    async def _keep(
        self,
        session: AsyncSession,
        incoming: Sequence[Incoming],
        answers: Sequence[list[Reply]],
        now: datetime,
    ) -> dict[int, Replies]:
        """Each chat's messages are this process's to send, unless it is owed an earlier one."""
        owed = await outbox.owed_chats(session, [one.chat_id for one in incoming])
        kept: dict[int, Replies] = {}
        letters: list[tuple[Incoming, Letter]] = []
        for one, said in zip(incoming, answers, strict=True):
            kept[one.update_id] = replies = Replies.of(said, waiting=one.chat_id in owed)
            lease = None if replies.waiting else self._outbox.lease
            for reply, address in letters_to(one, replies.said):
                packed = pack(reply, address)
                letter = Letter(one.chat_id, packed, update_id=one.update_id, lease=lease)
                letters.append((one, letter))
                owed.add(one.chat_id)
        stored = await outbox.owe_all(session, [letter for _, letter in letters], now)
        for (one, _), message in zip(letters, stored, strict=True):
            kept[one.update_id].messages.append(message)
        return kept

    async def _reply(self, work: Work, replies: Replies) -> None:
        await self._answer_query(work.query, replies)
        if replies.waiting:
            return self._outbox.nudge()
        try:
            await self._outbox.deliver(replies.messages)
        except Exception as error:
            log.error("replies were not sent", update=work.update_id, exc_info=error)
        return None

    async def _answer_query(self, query: Query, replies: Replies) -> None:
        """Every press and every inline question is answered, before all else."""
        try:
            if query.press:
                await self._sender.answer_press(query.press, replies.toast)
            if query.inline:
                await self._sender.answer_inline(query.inline, replies.inline or InlineResults(()))
        except Exception as error:  # noqa: BLE001 - it is too late, or cannot be had
            log.warning("a query was not answered", error=outcome_of(error).error)

    async def _failed(self, work: Work, error: Exception) -> str:
        """The update waits for another try; the person hears of the first failure only."""
        tries = await self._note(work.update_id, error)
        await self._answer_query(work.query, Replies())
        if tries <= 1:
            await self._apologise(work)
        return "failed"

    async def _note(self, update_id: int, error: Exception) -> int:
        try:
            async with self._database.transaction() as session:
                return await inbox.fail(session, update_id, explain(error), self._tools.now())
        except Exception as another:
            log.error("a failure could not be noted", update=update_id, exc_info=another)
            return 0

    async def _apologise(self, work: Work) -> None:
        incoming = work.incoming
        if incoming is None or isinstance(incoming.what, BlockedBot | InlineAsked):
            return
        texts = work.texts or texts_of(Language.guess(incoming.language_code))
        try:
            await self._sender.send(Text(texts("error-sorry")), address_of(incoming))
        except Exception as error:  # noqa: BLE001 - it was a courtesy
            log.warning("an apology was not sent", error=outcome_of(error).error)

    async def _show_typing(self, work: Work) -> None:
        if work.incoming and not work.query.inline:
            await self._sender.show_typing(work.incoming.chat_id)


def _work(update: Update, me: Me) -> Work:
    work = Work(update.update_id, None, query_of(update), me)
    try:
        work.incoming = incoming_of(update, me)
    except Exception as error:  # noqa: BLE001 - whatever it is, the update is to be set aside
        work.unreadable = error
    work.alone = not (work.incoming and isinstance(work.incoming.what, Said | InlineAsked))
    return work


def explain(error: Exception) -> str:
    """For the inbox: where it happened, and the error's words (not a statement's values)."""
    words = getattr(error, "orig", None) or error
    return clean(f"{where(error)}\n{words}")
