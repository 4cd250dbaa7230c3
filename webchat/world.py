"""The world: who is there, which chats they have, and what was said in them.

One World is used by one event loop. It changes only between awaits, so there are no locks.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator

from webchat.calls import CallLog
from webchat.errors import ApiError, Refused, bad_request, forbidden
from webchat.faults import Faults
from webchat.files import file_ids
from webchat.hub import Hub
from webchat.limits import Limits
from webchat.models import Bot, Chat, ChatKey, Message, Object, Person, StoredFile
from webchat.queries import Queries
from webchat.records import records, restore
from webchat.store import MemoryStore, Store
from webchat.updates import UpdateQueue
from webchat.webhooks import Webhooks

FIRST_PERSON = 1_000_001
FIRST_GROUP = -1_000_000_000_001


class World:
    """`auto_bots` lets any well-formed token in; `latency` is added to each call, in seconds."""

    def __init__(
        self,
        store: Store | None = None,
        *,
        clock: Callable[[], float] = time.time,
        auto_bots: bool = False,
        limits: Limits | None = None,
        latency: float = 0.0,
    ) -> None:
        self.store: Store = store or MemoryStore()
        self.clock = clock
        self.auto_bots = auto_bots
        self.limits = limits
        self.latency = latency
        self.faults = Faults()
        self.calls = CallLog(clock)
        self.hub = Hub()
        self.queries = Queries(clock)
        self.updates: dict[int, UpdateQueue] = {}
        self.webhooks = Webhooks(self.updates)
        self._empty()
        restore(self)

    def _empty(self) -> None:
        self.people: dict[int, Person] = {}
        self.bots: dict[int, Bot] = {}
        self.tokens: dict[str, Bot] = {}
        self.chats: dict[ChatKey, Chat] = {}
        self.files: dict[str, StoredFile] = {}
        self.paths: dict[str, StoredFile] = {}
        self.inline_messages: dict[str, tuple[Chat, int]] = {}
        self.sessions: dict[str, int] = {}
        """Who a browser is, by the digest of its cookie."""
        self.shown_in: defaultdict[str, set[ChatKey]] = defaultdict(set)
        """The chats in which a file was shown: their people may read it."""

    # people, bots and chats

    def person(
        self,
        first_name: str,
        *,
        last_name: str = "",
        username: str = "",
        language_code: str = "",
        phone_number: str = "",
        role: str = "",
        id: int = 0,  # noqa: A002
    ) -> Person:
        """Make a new person; an id that exists already is returned as it is."""
        if id in self.people:
            return self.people[id]
        person_id = id or max(self.people, default=FIRST_PERSON - 1) + 1
        phone = phone_number or f"84900{person_id % 1_000_000:06d}"
        person = Person(person_id, first_name, last_name, username, language_code, phone, role)
        self.people[person_id] = person
        self.store.put("person", str(person_id), person)
        return person

    def bot(
        self,
        token: str,
        username: str,
        first_name: str = "",
        *,
        privacy: bool = True,
    ) -> Bot:
        """Make a bot; one that exists already gets the token and the names given here."""
        bot = self.bots.get(int(token.partition(":")[0]))
        if bot is None:
            bot = Bot(token, int(token.partition(":")[0]), username, first_name or username)
            self.register(bot)
        if bot.token != token:
            self.store.drop("bot", bot.token)
            del self.tokens[bot.token]
            self.tokens[token] = bot
        bot.token, bot.username, bot.privacy = token, username, privacy
        bot.first_name = first_name or username
        self.store.put("bot", token, bot)
        return bot

    def register(self, bot: Bot) -> None:
        """Let the bot be found by its number and its token."""
        self.bots[bot.id] = self.tokens[bot.token] = bot
        self.updates[bot.id] = UpdateQueue(bot, self.store)

    def authorise(self, token: str) -> Bot:
        """The bot with the token. Raises the 401 that Telegram answers a wrong one with."""
        bot = self.tokens.get(token)
        if bot:
            return bot
        number, _, secret = token.partition(":")
        if self.auto_bots and number.isdigit() and secret and int(number) not in self.bots:
            return self.bot(token, f"bot{number}_bot", f"Bot {number}")
        raise ApiError(401, "Unauthorized")

    def private(self, person: Person, bot: Bot) -> Chat:
        """The chat of the two; the bot may not write in it before the person did."""
        key = (bot.id, person.id)
        if key not in self.chats:
            card = {name: value for name, value in person.user().items() if name != "is_bot"}
            card = {**card, "type": "private"}
            card.pop("language_code", None)
            members = {person.id: "member", bot.id: "member"}
            self._open(Chat(person.id, "private", key, card, "", bot.id, False, members=members))
        return self.chats[key]

    def group(
        self, title: str, creator: Person, *bots: Bot, kind: str = "supergroup", username: str = ""
    ) -> Chat:
        """A group or (kind "channel") a channel; in a channel the bots are administrators."""
        chat_id = min([key[1] for key in self.chats if key[1] < 0], default=FIRST_GROUP + 1) - 1
        card: Object = {"id": chat_id, "title": title, "type": kind}
        if username:
            card["username"] = username
        role = "administrator" if kind == "channel" else "member"
        members = {creator.id: "creator"} | {bot.id: role for bot in bots}
        return self._open(Chat(chat_id, kind, (0, chat_id), card, "", members=members))

    def _open(self, chat: Chat) -> Chat:
        chat.instance = str(abs(hash(chat.key)) or 1)
        self.chats[chat.key] = chat
        self.save(chat)
        return chat

    def chat_of(self, bot: Bot, chat_id: int | str) -> Chat:
        """The chat as the bot names it. Raises ApiError if it does not exist for this bot."""
        if isinstance(chat_id, str) and chat_id.startswith("@"):
            chat = self._named(chat_id[1:])
        else:
            number = int(chat_id) if str(chat_id).lstrip("-").isdigit() else 0
            chat = self.chats.get((bot.id if number > 0 else 0, number))
            if chat is None and number in self.people:
                raise forbidden("bot can't initiate conversation with a user")
        if chat is None:
            raise bad_request("chat not found")
        return chat

    def _named(self, username: str) -> Chat | None:
        wanted = username.lower()
        cards = (chat for chat in self.chats.values() if not chat.private)
        return next((c for c in cards if c.card.get("username", "").lower() == wanted), None)

    def bot_named(self, username: str) -> Bot:
        wanted = username.lstrip("@").lower()
        for bot in self.bots.values():
            if bot.username.lower() == wanted:
                return bot
        raise Refused("no such bot", 404)

    def bots_in(self, chat: Chat) -> list[Bot]:
        if chat.private:
            return [self.bots[chat.bot_id]]
        return [bot for bot in self.bots.values() if chat.present(bot.id)]

    def chats_with(self, person: Person) -> Iterator[Chat]:
        return (chat for chat in self.chats.values() if chat.present(person.id))

    # messages

    def post(self, chat: Chat, content: Object) -> Message:
        """Put a new message into the chat, with the next number and the time."""
        message: Message = {
            "message_id": chat.last_id + 1,
            "date": int(self.clock()),
            "chat": chat.card,
        } | content
        chat.last_id += 1
        self.keep(chat, chat.last_id, message)
        self.save(chat, chat.last_id)
        self.hub.tell(chat, "message", message)
        return message

    def replace(self, chat: Chat, message: Message) -> Message:
        """An edited message takes the old one's place."""
        message_id = message["message_id"]
        self.keep(chat, message_id, message)
        self.save(chat, message_id)
        self.hub.tell(chat, "edited", message)
        return message

    def remove(self, chat: Chat, message_id: int) -> None:
        del chat.messages[message_id]
        self.store.drop("message", f"{chat.key[0]}:{chat.key[1]}:{message_id}")
        self.hub.tell(chat, "deleted", {"message_id": message_id})

    def keep(self, chat: Chat, message_id: int, message: Message) -> None:
        """Hold the message, with what must be found through it, and tell nobody."""
        chat.messages[message_id] = message
        if inline_id := message.get("inline_message_id"):
            self.inline_messages[inline_id] = (chat, message_id)
        for file_id in file_ids(message):
            self.shown_in[file_id].add(chat.key)

    def save(self, chat: Chat, message_id: int = 0) -> None:
        key = f"{chat.key[0]}:{chat.key[1]}"
        self.store.put("chat", key, chat)
        if message_id:
            self.store.put("message", f"{key}:{message_id}", chat.messages[message_id])

    # files

    def add_file(self, file: StoredFile) -> StoredFile:
        self.files[file.id] = self.paths[file.path] = file
        self.store.put("file", file.id, file)
        return file

    def may_read(self, person: Person, file: StoredFile) -> bool:
        return any(self.chats[key].present(person.id) for key in self.shown_in[file.id])

    def reset(self) -> None:
        """Forget everybody, every chat, call and fault; the bots stay, with nothing pending."""
        bots = list(self.bots.values())
        for kind, key, _ in list(records(self)):
            self.store.drop(kind, key)
        for queue in self.updates.values():
            queue.clear()
        self._empty()
        for bot in bots:
            self.bots[bot.id] = self.tokens[bot.token] = bot
        self.faults.clear()
        self.calls.clear()
