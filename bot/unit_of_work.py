"""One unit of work: updates done, their effects and their replies, all by one commit.

The transaction that makes an update done is the one that holds its effects and its replies. So a
kill at any moment loses nothing and repeats nothing: before the commit the update waits in the
inbox, after it the replies wait in the outbox.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.address import Addressed, Query, letters_to, pack
from bot.clock import Now, utc_now
from bot.incoming import Me, kind_of
from catalog import in_view, questions, visits
from catalog.database import Database
from catalog.mail import inbox, outbox
from catalog.mail.inbox import Begun
from catalog.mail.outbox import Letter, Parcel
from catalog.news.rules import Rules
from catalog.people import Language
from catalog.search import SearchIndex
from catalog.visits import Visit, Visitor
from handlers.incoming import Incoming
from handlers.replies import InlineResults, Reply, Toast
from handlers.shelf import Shelf
from handlers.texts import Texts, texts_of
from handlers.turn import Limits, Turn

Answer = Callable[[Turn], Awaitable[list[Reply]]]


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
        return kind_of(self.incoming)


@dataclass(slots=True)
class Replies:
    """What a turn answered: to be said at once, and what its commit promised."""

    toast: Toast | None = None
    inline: InlineResults | None = None
    said: Sequence[Addressed] = ()
    messages: list[Parcel] = field(default_factory=list)
    """What was said, as it is stored."""
    waiting: bool = False
    """Behind something that the chat is still owed."""

    @classmethod
    def of(cls, incoming: Incoming, answers: Sequence[Reply], *, waiting: bool) -> "Replies":
        messages = [a for a in answers if not isinstance(a, Toast | InlineResults)]
        return cls(
            toast=next((a for a in answers if isinstance(a, Toast)), None),
            inline=next((a for a in answers if isinstance(a, InlineResults)), None),
            said=letters_to(incoming, messages),
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


class UnitOfWork:
    """Does updates, one or several, in a transaction."""

    def __init__(self, database: Database, answer: Answer, tools: Tools, lease: timedelta) -> None:
        """With the lease the replies are the caller's to send after the commit."""
        self._database = database
        self._answer = answer
        self._tools = tools
        self._lease = lease

    async def do(self, works: Sequence[Work]) -> list[tuple[Begun, Replies]]:
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
        turns = []
        for work, one, visit in zip(works, incoming, met, strict=True):
            turn = self._turn(session, one, visit, work.me, now)
            turns.append(turn)
            work.texts = turn.texts
            answers.append(await self._answer(turn))
        await questions.store(session, [one for turn in turns for one in turn.asked])
        await in_view.keep(session, [one for turn in turns for one in turn.shown])
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
            kept[one.update_id] = replies = Replies.of(one, said, waiting=one.chat_id in owed)
            lease = None if replies.waiting else self._lease
            for reply, address in replies.said:
                packed = pack(reply, address)
                letter = Letter(one.chat_id, packed, update_id=one.update_id, lease=lease)
                letters.append((one, letter))
                owed.add(one.chat_id)
        stored = await outbox.owe_all(session, [letter for _, letter in letters], now)
        for (one, _), message in zip(letters, stored, strict=True):
            kept[one.update_id].messages.append(message)
        return kept
