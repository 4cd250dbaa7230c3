"""Work: each update once, with an answer to the person whatever happens. Commit, then send.

What people say shares a transaction with what others say at the same moment (`bot.together`): it
touches rows of their own only, so the transactions cannot wait for each other's locks. All else
(a press may take the last seat) has one of its own.
"""

from dataclasses import replace
from time import perf_counter

import structlog
from telegram import Update

from bot.address import Query, address_of, query_of
from bot.incoming import Me, clean, incoming_of
from bot.logs import where
from bot.metrics import Metrics
from bot.outbox import Outbox
from bot.outcomes import outcome_of
from bot.patience import after, patiently
from bot.sending import Sender
from bot.together import SpoiltError, Together
from bot.unit_of_work import Answer, Replies, Tools, UnitOfWork, Work
from catalog.database import Database
from catalog.mail import inbox
from catalog.mail.inbox import Begun
from catalog.people import Language
from handlers.incoming import BlockedBot, BroughtIn, InlineAsked, PutOut, Said
from handlers.leading import chat_asked
from handlers.replies import InlineResults, Text
from handlers.texts import texts_of

LONG = 0.7
"""Seconds after which a person is shown that the bot is at work."""

MOST = 32
"""Updates in one transaction: more would be no cheaper each, and all wait for the last."""

log = structlog.get_logger()


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
        self._now = tools.now
        self._metrics = metrics
        self._unit = UnitOfWork(database, answer, tools, owed.lease)
        self._together = Together(self._unit.do, most=MOST)
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
            await self._ask_rights(work)
            begun, replies = await patiently(lambda: self._once(work))
        except Exception as error:
            self._metrics.failed("handler", error)
            log.error("a handler failed", update=work.update_id, exc_info=error)
            return await self._failed(work, error)
        if begun is not Begun.YES:
            return "repeated" if begun is Begun.OVER else begun
        await self._reply(work, replies)
        return "answered" if work.incoming else "ignored"

    async def _ask_rights(self, work: Work) -> None:
        """Of the channel, before the transaction, which waits for nobody."""
        if work.incoming and (chat_id := chat_asked(work.incoming)):
            leads = await self._sender.led_chat(chat_id, work.incoming.user_id)
            work.incoming = replace(work.incoming, leads=leads)

    async def _once(self, work: Work) -> tuple[Begun, Replies]:
        """Together with others, unless that was in vain."""
        if not work.alone:
            try:
                return await self._together.do(work)
            except SpoiltError:
                work.alone = True
        return (await self._unit.do([work]))[0]

    async def _reply(self, work: Work, replies: Replies) -> None:
        await self._answer_query(work.query, replies)
        if replies.waiting:
            return self._outbox.nudge()
        try:
            await self._outbox.deliver(replies.messages, replies.said)
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
                return await inbox.fail(session, update_id, explain(error), self._now())
        except Exception as another:
            log.error("a failure could not be noted", update=update_id, exc_info=another)
            return 0

    async def _apologise(self, work: Work) -> None:
        incoming = work.incoming
        silent = BlockedBot | InlineAsked | BroughtIn | PutOut
        if incoming is None or isinstance(incoming.what, silent):
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
