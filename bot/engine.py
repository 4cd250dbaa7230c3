"""Work: one unit of work per update. Commit, then send.

The transaction that makes an update done is the one that holds its effects and its replies. So a
kill at any moment loses nothing and repeats nothing: before the commit the update waits in the
inbox, after it the replies wait in the outbox.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
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
from catalog import inbox, outbox, people
from catalog.database import Database
from catalog.inbox import Begun
from catalog.outbox import OutgoingMessage
from catalog.people import Language
from catalog.search import SearchIndex
from handlers.incoming import BlockedBot, Incoming, InlineAsked
from handlers.replies import InlineResults, Reply, Text, Toast
from handlers.texts import Texts, texts_of
from handlers.turn import Limits, Turn

Answer = Callable[[Turn], Awaitable[list[Reply]]]
LONG = 0.7
"""Seconds after which a person is shown that the bot is at work."""

log = structlog.get_logger()


@dataclass(slots=True)
class Work:
    """One update under way."""

    update_id: int
    incoming: Incoming | None
    query: Query
    texts: Texts | None = None

    @property
    def kind(self) -> str:
        return type(self.incoming.what).__name__ if self.incoming else "ignored"


@dataclass(slots=True)
class Replies:
    """What a turn answered: to be said at once, and what its commit promised."""

    toast: Toast | None = None
    inline: InlineResults | None = None
    messages: list[OutgoingMessage] = field(default_factory=list)
    waiting: bool = False
    """Behind something that the chat is still owed."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What every turn is given."""

    index: Callable[[], SearchIndex]
    limits: Limits = field(default_factory=Limits)
    admins: frozenset[int] = frozenset()
    now: Now = utc_now


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
        self.long = LONG

    async def handle(self, update: Update, me: Me) -> bool:
        """Works on an update that the inbox holds, once, and answers. Never raises.

        False where an earlier one of its lane has to be done first.
        """
        started = perf_counter()
        work = Work(update.update_id, incoming_of(update, me), query_of(update))
        log.info("update in", update=work.update_id, kind=work.kind)
        with after(self.long, lambda: self._show_typing(work)):
            outcome = await self._handle(work, me)
        spent = perf_counter() - started
        self._metrics.update_done(work.kind, outcome, spent)
        log.info("update out", update=work.update_id, outcome=outcome, ms=round(spent * 1000))
        return outcome != Begun.HELD

    async def _handle(self, work: Work, me: Me) -> str:
        try:
            begun, replies = await patiently(lambda: self._unit_of_work(work, me))
        except Exception as error:
            self._metrics.failed("handler", error)
            log.error("a handler failed", update=work.update_id, exc_info=error)
            return await self._failed(work, error)
        if begun is not Begun.YES:
            return "repeated" if begun is Begun.OVER else begun
        await self._reply(work, replies)
        return "answered" if work.incoming else "ignored"

    async def _unit_of_work(self, work: Work, me: Me) -> tuple[Begun, Replies]:
        async with self._database.transaction() as session:
            begun = await inbox.begin(session, work.update_id)
            if begun is not Begun.YES or work.incoming is None:
                return begun, Replies()
            turn = await self._turn(session, work.incoming, me)
            work.texts = turn.texts
            answers = await self._answer(turn)
            return begun, await self._keep(session, work.incoming, answers)

    async def _turn(self, session: AsyncSession, incoming: Incoming, me: Me) -> Turn:
        now = self._tools.now()
        person = await people.meet(session, incoming.user_id, now)
        if incoming.is_private_word:
            person.left_at = None
        language = person.language or Language.guess(incoming.language_code)
        return Turn(
            session=session,
            person=person,
            incoming=incoming,
            index=self._tools.index(),
            texts=texts_of(language),
            now=now,
            bot_name=me.username,
            limits=self._tools.limits,
            admins=self._tools.admins,
        )

    async def _keep(
        self, session: AsyncSession, incoming: Incoming, answers: list[Reply]
    ) -> Replies:
        """Stores the messages, to be sent after the commit, or when it is their turn."""
        replies = Replies(
            toast=next((a for a in answers if isinstance(a, Toast)), None),
            inline=next((a for a in answers if isinstance(a, InlineResults)), None),
        )
        messages = [a for a in answers if not isinstance(a, Toast | InlineResults)]
        if messages:
            replies.waiting = await outbox.is_owed(session, incoming.chat_id)
            replies.messages = await outbox.owe(
                session,
                incoming.chat_id,
                [pack(*letter) for letter in letters_to(incoming, messages)],
                self._tools.now(),
                update_id=incoming.update_id,
                lease=None if replies.waiting else self._outbox.lease,
            )
        return replies

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


def explain(error: Exception) -> str:
    """For the inbox: where it happened, and the error's words (not a statement's values)."""
    words = getattr(error, "orig", None) or error
    return clean(f"{where(error)}\n{words}")
