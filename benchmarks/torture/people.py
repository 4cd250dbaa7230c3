"""People at the keyboard, who note what they did.

They wait for an answer, but not for ever, and sometimes not at all. What they do ends with
`over`; what they have begun they bring to its end.
"""

import asyncio
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from benchmarks.torture.hall import Hall
from benchmarks.torture.ledger import Act, Kind
from handlers.buttons import Action, decode, encode
from webchat import acts as doings
from webchat import asking
from webchat.driver import Chat
from webchat.models import Message
from webchat.queries import Query

PATIENCE = 25.0
"""Seconds, for what one may ask for again."""
LONG_PATIENCE = 150.0
"""For what was promised."""
Looks = Callable[[Message], bool]


class GaveUpError(Exception):
    """What was promised did not come; the ledger will say so."""


@dataclass(frozen=True, slots=True)
class Products:
    """Ids and names: of those whose contact one asks for, and of those where it is public."""

    hidden: Mapping[int, str]
    public: Mapping[int, str]


@dataclass
class Person:
    """One of them. `acts` are in the order in which Telegram got them."""

    chat: Chat
    products: Products
    rng: random.Random
    over: asyncio.Event
    hall: Hall
    acts: list[Act] = field(default_factory=list)
    numbers: int = 0
    phone_known: bool = False
    done: set[str] = field(default_factory=set)
    """What they do once only, so that no two of their acts have one mark."""

    def note(self, kind: Kind, key: str, mark: str) -> None:
        self.acts.append(Act(self.chat.person.id, kind, key, mark))

    def once(self, what: str) -> bool:
        first = what not in self.done
        self.done.add(what)
        return first

    def say(self, text: str) -> int:
        """The message's number."""
        world, person, place = self.chat.world, self.chat.person, self.chat.place
        number: int = doings.say(world, person, place, text)["message_id"]
        return number

    def ask(self) -> str:
        """Says a word that no product has, so that the answer repeats it; the word."""
        self.numbers += 1
        word = f"zq{self.chat.person.id % 1000}x{self.numbers}"
        self.note(Kind.QUESTION, word, f"question:{word}")
        self.say(word)
        return word

    def press(self, message: Message, action: Action) -> Query:
        world, person, place = self.chat.world, self.chat.person, self.chat.place
        return asking.press(world, person, place, message["message_id"], encode(action))

    def share_phone(self) -> None:
        doings.share_contact(self.chat.world, self.chat.person, self.chat.place)

    @property
    def asked_for_phone(self) -> bool:
        return asked_for_phone(self.chat)

    # waiting

    async def until(self, happened: Callable[[], bool], seconds: float) -> bool:
        changed = self.chat.world.hub.changed[self.chat.place.key]
        return await changed.until(happened, seconds)

    async def seen(self, looks: Looks, seconds: float = PATIENCE) -> Message | None:
        """The newest message that looks so, once there is one; None where it does not come."""
        await self.until(lambda: self._newest(looks) is not None, seconds)
        return self._newest(looks)

    async def promised(self, looks: Looks) -> Message:
        """As `seen`, of what has to come. Raises GaveUpError."""
        message = await self.seen(looks, LONG_PATIENCE)
        if message is None:
            raise GaveUpError
        return message

    def _newest(self, looks: Looks) -> Message | None:
        return next((message for message in reversed(self.chat.messages) if looks(message)), None)


def asked_for_phone(chat: Chat) -> bool:
    """Whether the keyboard with the contact button is there."""
    rows = (chat.keyboard or {}).get("keyboard", [])
    return any(button.get("request_contact") for row in rows for button in row)


def has(action: Action, word: str = "") -> Looks:
    """Has this very button, and the word in its text."""
    return lambda message: action in actions(message) and word in message.get("text", "")


def has_some(kind: type[Action], word: str = "") -> Looks:
    """Has a button of this kind, and the word in its text."""
    return lambda message: (
        any(isinstance(action, kind) for action in actions(message))
        and word in message.get("text", "")
    )


def after(number: int, looks: Looks) -> Looks:
    """Is newer than the message of that number, and looks so."""
    return lambda message: message["message_id"] > number and looks(message)


def actions(message: Message) -> Iterator[Action]:
    """What pressing the message's buttons asks for."""
    for row in message.get("reply_markup", {}).get("inline_keyboard", []):
        for button in row:
            action = decode(button.get("callback_data", ""))
            if action is not None:
                yield action


def action_of(message: Message, kind: type[Action]) -> Action:
    return next(action for action in actions(message) if isinstance(action, kind))
