"""Talking with the handlers as a person would: each call is one turn in a unit of its own."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count

from catalog import in_view, questions, visits
from catalog.database import Database
from catalog.news.rules import Rules
from catalog.people import Language
from catalog.search import SearchIndex
from catalog.visits import Visitor
from handlers.buttons import Action, decode
from handlers.incoming import ChatKind, Command, Happening, Incoming, LedChat, Pressed, Said
from handlers.leading import chat_asked
from handlers.replies import Button, Buttons, Photo, Reply, Text
from handlers.routes import answer
from handlers.shelf import Shelf
from handlers.texts import texts_of
from handlers.turn import Limits, Turn

_update_ids = count(1)


@dataclass
class Chat:
    """One person's chat with the bot. `now` can be moved; `last` is what was answered last."""

    database: Database
    index: SearchIndex
    now: datetime
    user_id: int = 1001
    kind: ChatKind = ChatKind.PRIVATE
    language_code: str | None = "vi"
    limits: Limits = field(default_factory=Limits)
    admins: frozenset[int] = frozenset()
    last: list[Reply] = field(default_factory=list)
    shelf: Shelf = field(default_factory=Shelf)
    rules: Rules = field(default_factory=Rules)
    leads: LedChat | None = None
    """The group or channel that they are an admin of, where it is asked about."""

    async def does(self, what: Happening) -> list[Reply]:
        chat_id = self.user_id if self.kind is ChatKind.PRIVATE else -100500
        incoming = Incoming(
            *(next(_update_ids), self.user_id, "Lan", self.language_code, chat_id, self.kind, what)
        )
        if (asked := chat_asked(incoming)) and self.leads and self.leads.id == asked:
            incoming = replace(incoming, leads=self.leads)
        async with self.database.transaction() as session:
            visitors = [Visitor(self.user_id, chat_id)]
            (visit,) = await visits.receive(session, visitors, self.now)
            texts = texts_of(visit.person.language or Language.guess(self.language_code))
            turn = Turn(
                session,
                visit,
                incoming,
                self.index,
                texts,
                self.now,
                "ocop_bot",
                self.limits,
                self.admins,
                self.shelf,
                self.rules,
            )
            self.last = await answer(turn)
            await questions.store(session, turn.asked)
            await in_view.keep(session, turn.shown)
        return self.last

    async def says(self, text: str) -> str:
        return html_of(await self.does(Said(text)))

    async def orders(self, name: str, argument: str = "") -> str:
        return html_of(await self.does(Command(name, argument)))

    async def presses(self, what: str | Action) -> str:
        """A button of the last answer by (a part of) its label, or an action outright."""
        action = decode(self.button(what).data) if isinstance(what, str) else what
        return html_of(await self.does(Pressed(action)))

    def button(self, label: str) -> Button:
        return next(b for b in self.buttons if label in b.label)

    @property
    def buttons(self) -> list[Button]:
        return [
            button
            for reply in self.last
            if isinstance(reply, Text | Photo | Buttons)
            for row in reply.keyboard
            for button in row
        ]

    @property
    def labels(self) -> list[str]:
        return [button.label for button in self.buttons]

    def later(self, **time: float) -> "Chat":
        self.now += timedelta(**time)
        return self

    def as_other(self, user_id: int, **changes: object) -> "Chat":
        """The same bot, another person."""
        return replace(self, user_id=user_id, last=[], **changes)  # type: ignore[arg-type]


def html_of(replies: list[Reply]) -> str:
    """The texts of an answer, one below the other."""
    return "\n".join(
        reply.html if isinstance(reply, Text) else getattr(reply, "caption", "")
        for reply in replies
        if isinstance(reply, Text | Photo)
    ) or "\n".join(reply.text for reply in replies if hasattr(reply, "text"))
