"""What a person did, as plain data: what a handler reads instead of a channel's own update."""

from dataclasses import dataclass, field
from enum import StrEnum

from handlers.buttons import Action


class ChatKind(StrEnum):
    PRIVATE = "private"
    GROUP = "group"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class SentMedia:
    """What a form may keep: "photo", "document"… by the channel's own file id.

    Outside a form it is something that we cannot read: "voice", "sticker", "video" too.
    """

    kind: str
    edited: bool = False
    file_id: str = field(default="", compare=False)
    album: str = field(default="", compare=False)
    """What the pictures of one album have in common."""


@dataclass(frozen=True, slots=True)
class Said:
    """A text (or the caption of `media`). `edited` when it corrects an earlier message."""

    text: str
    edited: bool = False
    html: str = field(default="", compare=False)
    """The text with its formatting, escaped, as a reply may hold it."""
    media: SentMedia | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Command:
    """`name` in lower case, without slash and bot name; `argument` is the rest of the line."""

    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button. `action` is None where its data is of no form that we know (or ever knew)."""

    action: Action | None


@dataclass(frozen=True, slots=True)
class SharedContact:
    """A contact card. `own` when the channel vouches that it is the sender's own number."""

    phone: str
    name: str
    own: bool


@dataclass(frozen=True, slots=True)
class SharedLocation:
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class InlineAsked:
    """`@bot query`, typed in any chat."""

    query: str
    offset: str


@dataclass(frozen=True, slots=True)
class BlockedBot:
    """The person stopped the bot, or (`blocked` False) let it in again."""

    blocked: bool


@dataclass(frozen=True, slots=True)
class LedChat:
    """A group or channel of which the person is an admin now, as the channel has just said."""

    id: int
    kind: ChatKind
    title: str


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """They made us a member of a group, or an admin of a channel."""

    chat: LedChat


@dataclass(frozen=True, slots=True)
class PutOut:
    """We may not write in this group or channel any more."""

    chat_id: int


Happening = (
    Said
    | Command
    | Pressed
    | SharedContact
    | SharedLocation
    | SentMedia
    | InlineAsked
    | BlockedBot
    | BroughtIn
    | PutOut
)


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing that one person did in one chat. In groups only what was addressed to us."""

    update_id: int
    user_id: int
    user_name: str
    """As their profile shows it; not kept without consent."""
    language_code: str | None
    chat_id: int
    chat_kind: ChatKind
    what: Happening
    message_id: int | None = None
    """The message that was said, or the one whose button was pressed."""
    leads: LedChat | None = None
    """What `leading.chat_asked` names, if they are an admin of it."""

    @property
    def speaks_for_chat(self) -> bool:
        """An admin who writes as the group, or a channel's post: only admins can."""
        return self.chat_kind is not ChatKind.PRIVATE and self.user_id == self.chat_id

    @property
    def is_private_word(self) -> bool:
        """Whether it shows that the person takes messages from us."""
        elsewhere = isinstance(self.what, InlineAsked | BroughtIn | PutOut)
        return self.chat_kind is ChatKind.PRIVATE and not elsewhere
