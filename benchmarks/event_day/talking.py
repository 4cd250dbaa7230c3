"""Talking with the bot as people do: they type, press what is under a message, and wait."""

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.torture.people import Looks
from handlers.buttons import Action, encode
from webchat import acts, asking
from webchat.driver import Chat
from webchat.models import Message

PATIENCE = 180.0


@dataclass
class Talking:
    """Someone in a chat with the bot."""

    chat: Chat

    @property
    def id(self) -> int:
        return self.chat.person.id

    @property
    def messages(self) -> list[str]:
        """The texts of what the bot said, in order."""
        return [text_of(m) for m in self.chat.messages if m["from"]["is_bot"]]

    def say(self, text: str) -> int:
        number: int = acts.say(self.chat.world, self.chat.person, self.chat.place, text)[
            "message_id"
        ]
        return number

    def press(self, message: Message, action: Action) -> None:
        chat = self.chat
        asking.press(chat.world, chat.person, chat.place, message["message_id"], encode(action))

    async def until(self, looks: Looks) -> Message:
        await self.wait(lambda: self.newest(looks) is not None)
        message = self.newest(looks)
        assert message
        return message

    async def wait(self, happened: Callable[[], bool]) -> None:
        changed = self.chat.world.hub.changed[self.chat.place.key]
        if not await changed.until(happened, PATIENCE):
            name = self.chat.person.first_name
            raise TimeoutError(f"what {name} waits for did not come:\n{self.chat.transcript}")

    def newest(self, looks: Looks) -> Message | None:
        return next(filter(looks, reversed(self.chat.messages)), None)


def text_of(message: Message) -> str:
    return str(message.get("text") or message.get("caption") or "")


def says(*words: str) -> Looks:
    """Has any of these."""
    return lambda message: any(one in text_of(message) for one in words)
