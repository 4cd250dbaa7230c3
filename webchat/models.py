"""What the world is made of: people, bots, chats and files, as plain data.

Messages, users and updates are kept as the JSON objects of the Bot API; a message that was
handed out is never changed in place, an edit puts a new object in its stead.
"""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from pydantic import ConfigDict

Object = dict[str, Any]
Message = Object
ChatKey = tuple[int, int]
"""(bot id, person id) for a private chat, (0, chat id) for a group or channel."""

PRESENT = frozenset({"creator", "administrator", "member"})


@dataclass
class Person:
    """Someone who chats. `phone_number` is handed over only when they share it."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    phone_number: str = ""
    role: str = ""
    """What the page shows beside the name: buyer, producer, organiser; bots do not see it."""

    def user(self) -> Object:
        return {"id": self.id, "is_bot": False, "first_name": self.first_name} | given(
            last_name=self.last_name, username=self.username, language_code=self.language_code
        )


@dataclass
class WebhookSettings:
    url: str
    secret_token: str = ""
    max_connections: int = 40


@dataclass
class Bot:
    """A bot and what its owner set with BotFather or through the API.

    `texts` holds name, description and short_description by language code ("" = any);
    `commands` holds command lists by "scope|language".
    """

    token: str
    id: int
    username: str
    first_name: str
    privacy: bool = True
    inline: bool = True
    inline_feedback: bool = True
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    commands: dict[str, list[Object]] = field(default_factory=dict)
    menu_buttons: dict[int, Object] = field(default_factory=dict)
    allowed_updates: list[str] = field(default_factory=list)
    webhook: WebhookSettings | None = None
    next_update_id: int = 1

    def user(self) -> Object:
        return {
            "id": self.id,
            "is_bot": True,
            "first_name": self.first_name,
            "username": self.username,
        }


@dataclass
class Chat:
    """One conversation; `keyboards` are the reply keyboards now shown, by person."""

    id: int
    kind: str
    key: ChatKey
    card: Object
    """The chat as messages carry it; shared by all of them, so never changed in place."""
    instance: str
    bot_id: int = 0
    started: bool = True
    blocked: bool = False
    members: dict[int, str] = field(default_factory=dict)
    keyboards: dict[int, Object] = field(default_factory=dict)
    read: dict[int, int] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    last_id: int = 0
    messages: dict[int, Message] = field(default_factory=dict)

    @property
    def private(self) -> bool:
        return self.kind == "private"

    def present(self, user_id: int) -> bool:
        return self.members.get(user_id) in PRESENT


@dataclass
class StoredFile:
    """A file someone uploaded, or (`url`) one that a bot named and we never fetch."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(
        ser_json_bytes="base64", val_json_bytes="base64"
    )

    id: str
    unique_id: str
    kind: str
    path: str
    name: str = ""
    mime_type: str = ""
    data: bytes = b""
    url: str = ""
    width: int = 0
    height: int = 0
    duration: int = 0


def given(**optional: Any) -> Object:
    """The fields that have a value: the Bot API leaves the others out."""
    return {name: value for name, value in optional.items() if value}
