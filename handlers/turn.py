"""A turn: one thing that a person did, with all that answering it needs."""

import asyncio
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial

from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.in_view import ShownPage, Sight
from catalog.localtime import HERE
from catalog.news.rules import Rules
from catalog.people import Language, Person
from catalog.phones import without_numbers
from catalog.questions import Asked
from catalog.search import Answer, Facets, SearchIndex
from catalog.search.beside import SHORT, beside
from catalog.visits import Visit
from handlers.incoming import Incoming
from handlers.replies import Text
from handlers.shelf import Shelf
from handlers.texts import Texts


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one person may do; see the settings of the same names."""

    contacts_per_hour: int = 10
    page_size: int = 5
    bulk_per_second: float = 25.0


@dataclass(frozen=True, slots=True)
class Turn:
    session: AsyncSession
    """The unit of work. Handlers never commit."""
    visit: Visit
    incoming: Incoming
    index: SearchIndex
    texts: Texts
    now: datetime
    bot_name: str
    """The bot's username, without the at sign: for deep links."""
    limits: Limits = Limits()
    admins: frozenset[int] = frozenset()
    """The channel's ids of the first admins."""
    shelf: Shelf = field(default_factory=Shelf)
    rules: Rules = field(default_factory=Rules)
    """Of bulk: quiet hours, the cap, and when a second organiser says yes."""
    asked: list[Asked] = field(default_factory=list)
    """Questions whose number nobody needs: the unit of work stores them with those of others."""
    shown: list[Sight] = field(default_factory=list)
    """What the person gets to see of products; stored likewise."""
    asking: list[Text] = field(default_factory=list)
    """What waits for a press on one of its buttons; see `agreeing`."""

    @property
    def person(self) -> Person:
        return self.visit.person

    @property
    def language(self) -> Language:
        return self.texts.language

    @property
    def today(self) -> date:
        """Today where the bot lives."""
        return self.now.astimezone(HERE).date()

    async def search(self, text: str, *, limit: int, facets: Facets | None = None) -> Answer:
        """The index's answer. It may come from a thread, so that the loop goes on meanwhile."""
        ask = partial(self.index.answer, text, limit=limit, facets=facets)
        return await beside(self.index, text, ask)

    async def without_numbers(self, text: str) -> str:
        """The text without phone numbers, which are kept nowhere unless they were asked for."""
        if len(text) <= SHORT:
            return without_numbers(text)
        return await asyncio.to_thread(without_numbers, text)

    def show(self, product_id: int | None = None, page: ShownPage | None = None) -> None:
        """The person is shown a product, or a page of a list, which later words may speak of."""
        where = (self.person.stored_id, self.incoming.chat_id)
        self.shown.append(Sight(*where, self.now, product_id, page))

    def asks(self, view: Text) -> Text:
        """The view, one of whose buttons is a consent: a yes that is typed is none."""
        self.asking.append(view)
        return view

    def t(self, key: str, **values: str | float) -> str:
        """The text of this key in the person's language; see `Texts.__call__`."""
        return self.texts(key, **values)
