"""A person at the keyboard, for tests: acts, then waits for what the bot does.

    world = World()
    bot = world.bot("1:secret", "ocop_bot")
    buyer = world.person("Lan", language_code="vi")
    chat = Chat(world, buyer, bot)                # private; or Chat(world, buyer, bot, group)

    await chat.say("kẹo lạc")                     # returns at once
    replies = await chat.replies()                # the bot's messages since the last act
    reply = await chat.ask("kẹo lạc")             # say, and the first reply
    answer = await chat.press("Liên hệ")          # by label or callback data: the callback answer
    await chat.start("p_123"); await chat.share_contact(); await chat.send_photo(png)
    results = await chat.inline("keo lac"); await chat.choose(results[0])
    await chat.edited(message)                    # the message once the bot has edited it
    await chat.until(lambda: …, "an offer")       # whatever else is to come
    chat.last, chat.transcript, chat.buttons(), chat.keyboard

Whoever waits is woken when something happens in the chat; nothing sleeps or polls. Waiting
raises TimeoutError, which shows the transcript.
"""

from collections.abc import Callable

from webchat import acts, asking, members
from webchat.files import Upload
from webchat.keyboards import find_button
from webchat.models import Bot, Message, Object, Person
from webchat.models import Chat as Place
from webchat.world import World

PATIENCE = 60.0


class Chat:
    """One person in one chat with one bot."""

    def __init__(self, world: World, person: Person, bot: Bot, place: Place | None = None) -> None:
        self.world = world
        self.person = person
        self.bot = bot
        self.place = place or world.private(person, bot)
        self._seen = self.place.last_id

    # what has been said

    @property
    def messages(self) -> list[Message]:
        return list(self.place.messages.values())

    @property
    def last(self) -> Message:
        """The newest message of the bot's."""
        return next(m for m in reversed(self.messages) if self._by_bot(m))

    @property
    def keyboard(self) -> Object | None:
        """The reply keyboard that the person sees."""
        return self.place.keyboards.get(self.person.id)

    @property
    def transcript(self) -> str:
        """The whole chat as text, one message a paragraph, buttons in brackets."""
        return "\n".join(f"{_author(m)}: {said(m)}{_buttons(m)}" for m in self.messages)

    def buttons(self, message: Message | None = None) -> list[str]:
        """The labels under a message, the bot's newest by default."""
        return labels(message or self.last)

    def _by_bot(self, message: Message) -> bool:
        author = message.get("from") or message.get("via_bot") or {}
        return bool(author.get("id") == self.bot.id or "sender_chat" in message)

    # waiting

    async def replies(self, n: int = 1, timeout: float = PATIENCE) -> list[Message]:  # noqa: ASYNC109
        """The bot's messages since the person's last act, once there are `n`."""
        await self.until(lambda: len(self._new()) >= n, f"{n} replies", timeout)
        return self._new()

    async def reply(self, timeout: float = PATIENCE) -> Message:  # noqa: ASYNC109
        """The first message of the bot's since the person's last act."""
        return (await self.replies(1, timeout))[0]

    async def edited(self, message: Message, timeout: float = PATIENCE) -> Message:  # noqa: ASYNC109
        """The message as it is after the bot edited it (it differs from the one given)."""
        number = message["message_id"]
        await self.until(
            lambda: self.place.messages.get(number, message) != message, "an edit", timeout
        )
        return self.place.messages[number]

    async def deleted(self, message: Message, timeout: float = PATIENCE) -> None:  # noqa: ASYNC109
        """Return once the message is gone."""
        number = message["message_id"]
        await self.until(lambda: number not in self.place.messages, "a deletion", timeout)

    async def until(
        self,
        condition: Callable[[], bool],
        what: str,
        timeout: float = PATIENCE,  # noqa: ASYNC109
    ) -> None:
        """Return once the condition holds, which is looked at when something happens here."""
        if not await self.world.hub.changed[self.place.key].until(condition, timeout):
            raise TimeoutError(f"no {what} within {timeout} s; so far:\n{self.transcript}")

    def _new(self) -> list[Message]:
        return [m for m in self.messages if m["message_id"] > self._seen and self._by_bot(m)]

    # acting

    def _acted(self, message: Message) -> Message:
        self._seen = message["message_id"]
        return message

    async def say(self, text: str, reply_to: Message | None = None) -> Message:
        number = reply_to["message_id"] if reply_to else None
        return self._acted(acts.say(self.world, self.person, self.place, text, number))

    async def ask(self, text: str, timeout: float = PATIENCE) -> Message:  # noqa: ASYNC109
        """Say it and return the bot's first reply."""
        await self.say(text)
        return await self.reply(timeout)

    async def start(self, payload: str = "") -> Message:
        return self._acted(acts.start(self.world, self.person, self.bot, payload))

    async def edit(self, message: Message, text: str) -> Message:
        self._seen = self.place.last_id
        return acts.edit(self.world, self.person, self.place, message["message_id"], text)

    async def press(
        self,
        button: str,
        message: Message | None = None,
        timeout: float = PATIENCE,  # noqa: ASYNC109
    ) -> Object:
        """Press a button by label or callback data, in `message` or the newest that has it.

        Returns the bot's answer: text, show_alert, url. A button of the reply keyboard says its
        label (or shares the contact) and answers {}.
        """
        found = self._find(button, message)
        self._seen = self.place.last_id
        if found is None:
            return await self._press_reply_button(button)
        place, data = found
        return await self.press_data(data, place, timeout)

    async def press_data(
        self,
        data: str,
        message: Message,
        timeout: float = PATIENCE,  # noqa: ASYNC109
    ) -> Object:
        """Send callback data as a modified client could: whatever the button says."""
        self._seen = self.place.last_id
        number = message["message_id"]
        query = asking.press(self.world, self.person, self.place, number, data)
        answer = await asking.answered(query, timeout)
        if answer is None:
            raise TimeoutError(f"{data!r} was not answered; so far:\n{self.transcript}")
        return answer

    def _find(self, label: str, message: Message | None) -> tuple[Message, str] | None:
        for place in [message] if message else reversed(self.messages):
            button = find_button(place.get("reply_markup", {}), label)
            if button and "callback_data" in button:
                return place, button["callback_data"]
        return None

    async def _press_reply_button(self, label: str) -> Object:
        button = find_button(self.keyboard or {}, label)
        if button is None:
            raise LookupError(f"no button {label!r}; so far:\n{self.transcript}")
        if button.get("request_contact"):
            await self.share_contact()
        else:
            await self.say(label)
        return {}

    async def share_contact(self, **card: object) -> Message:
        """The own number; or with phone_number= and first_name= somebody else's card."""
        return self._acted(acts.share_contact(self.world, self.person, self.place, card or None))

    async def share_location(self, latitude: float, longitude: float) -> Message:
        return self._acted(
            acts.share_location(self.world, self.person, self.place, latitude, longitude)
        )

    async def send_file(
        self, kind: str, data: bytes, name: str = "file", caption: str = ""
    ) -> Message:
        upload = Upload(name, data)
        return self._acted(
            acts.send_file(self.world, self.person, self.place, kind, upload, caption)
        )

    async def send_photo(self, data: bytes, caption: str = "") -> Message:
        return await self.send_file("photo", data, "photo.jpg", caption)

    async def send_document(self, data: bytes, name: str, caption: str = "") -> Message:
        return await self.send_file("document", data, name, caption)

    async def inline(
        self,
        text: str,
        offset: str = "",
        timeout: float = PATIENCE,  # noqa: ASYNC109
    ) -> list[Object]:
        """Type @bot text: the results; each keeps its query's id for `choose`."""
        query = asking.ask_inline(self.world, self.person, self.bot, text, offset, self.place)
        answer = await asking.answered(query, timeout)
        if answer is None:
            raise TimeoutError(f"the inline query {text!r} was not answered")
        return [result | {"query_id": query.id} for result in answer["results"]]

    async def choose(self, result: Object) -> Message:
        """Send a result of `inline` into this chat."""
        return self._acted(
            asking.choose(self.world, self.person, result["query_id"], result["id"], self.place)
        )

    async def block(self) -> None:
        acts.block(self.world, self.person, self.place)

    async def unblock(self) -> None:
        acts.unblock(self.world, self.person, self.place)

    async def join(self) -> None:
        members.join(self.world, self.person, self.place)

    async def leave(self) -> None:
        members.leave(self.world, self.person, self.place)


def labels(message: Message) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


def said(message: Message) -> str:
    """What a message says in words, or in brackets what it shows."""
    words: str = message.get("text") or message.get("caption") or ""
    shown = [kind for kind in SHOWN if kind in message]
    return " ".join([*(f"<{kind}>" for kind in shown), words]).strip()


def _author(message: Message) -> str:
    author = message.get("from") or message.get("sender_chat") or {}
    return str(author.get("first_name") or author.get("title"))


def _buttons(message: Message) -> str:
    found = labels(message)
    return "\n  " + " ".join(f"[{label}]" for label in found) if found else ""


SHOWN = ("photo", "document", "video", "voice", "audio", "animation", "sticker", "contact",
         "venue", "location", "poll")  # fmt: skip
