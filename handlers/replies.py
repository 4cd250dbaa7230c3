"""Replies: what the bot says, as plain data. Only bot/ knows how to send them.

Texts are HTML of the small kind that Telegram reads (b, i, a, code, blockquote); everything from
outside was escaped at the view's edge. Replies can be stored in the outbox and read back.
"""

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Base64Bytes, TypeAdapter

from handlers.buttons import Action, encode


@dataclass(frozen=True, slots=True)
class Button:
    """One button under a message; exactly one of the last five says what it does."""

    label: str
    data: str = ""
    url: str = ""
    copy: str = ""
    share: str = ""
    """Opens the chat picker with `@bot <share>` typed in."""
    here: str = ""
    """Types `@bot <here>` in this chat."""


def press(label: str, action: Action) -> Button:
    return Button(label, data=encode(action))


Keyboard = tuple[tuple[Button, ...], ...]
"""Rows of buttons."""


@dataclass(frozen=True, slots=True)
class AskPhone:
    """A keyboard with one button that shares the person's own number, and one that gives up."""

    share: str
    cancel: str
    placeholder: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A message. `edit`: change the message whose button was pressed, where there is one."""

    html: str
    keyboard: Keyboard = ()
    edit: bool = False
    ask_phone: AskPhone | None = None
    close_keyboard: bool = False
    """Takes a reply keyboard (of `ask_phone`) away."""
    kind: Literal["text"] = "text"


@dataclass(frozen=True, slots=True)
class Buttons:
    """Other buttons under the message whose button was pressed; the message stays as it is."""

    keyboard: Keyboard
    kind: Literal["buttons"] = "buttons"


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture by https address, by the path of a file of ours, by the channel's own file id
    ("id:…"), or (`content`) as it is, with a text under it.

    Where `caption` is longer than a caption may be, or the picture cannot be had, the text
    is sent as a message of its own, with the buttons.
    """

    source: str
    caption: str = ""
    keyboard: Keyboard = ()
    content: Base64Bytes = b""
    """`source` is then its file name."""
    kind: Literal["photo"] = "photo"


@dataclass(frozen=True, slots=True)
class Document:
    """A file: its content, or ("id:…" as `source`) the channel's own file id."""

    name: str
    content: Base64Bytes = b""
    caption: str = ""
    source: str = ""
    keyboard: Keyboard = ()
    kind: Literal["document"] = "document"


@dataclass(frozen=True, slots=True)
class Album:
    """Two to ten pictures in one, by the channel's own file ids. It has no buttons."""

    photos: tuple[str, ...]
    kind: Literal["album"] = "album"


Part = Text | Photo | Document | Album


@dataclass(frozen=True, slots=True)
class Several:
    """Messages that are owed as one: once the first has arrived, none is sent again."""

    parts: tuple[Part, ...]
    kind: Literal["several"] = "several"


@dataclass(frozen=True, slots=True)
class EditSent:
    """A message that was sent earlier gets other words and buttons."""

    message_id: int
    html: str
    keyboard: Keyboard = ()
    caption: bool = False
    """Its words stand under a picture or file."""
    kind: Literal["edit"] = "edit"


@dataclass(frozen=True, slots=True)
class DeleteSent:
    message_ids: tuple[int, ...]
    kind: Literal["delete"] = "delete"


@dataclass(frozen=True, slots=True)
class ContactCard:
    phone: str
    name: str
    kind: Literal["contact"] = "contact"


@dataclass(frozen=True, slots=True)
class Pin:
    """A place on the map."""

    latitude: float
    longitude: float
    title: str
    address: str
    kind: Literal["pin"] = "pin"


@dataclass(frozen=True, slots=True)
class Toast:
    """The short answer to a press (at most 200 characters); `alert` waits for an OK.

    `url`, a link to this bot, is opened instead: what one person asked for in front of others.
    """

    text: str
    alert: bool = False
    url: str = ""
    kind: Literal["toast"] = "toast"


@dataclass(frozen=True, slots=True)
class InlineHit:
    """One row of an inline answer, and the message that choosing it posts."""

    id: str
    title: str
    description: str
    html: str
    keyboard: Keyboard = ()
    thumbnail: str = ""


@dataclass(frozen=True, slots=True)
class InlineResults:
    """`next_offset` "" ends the list; `start` labels a button that opens the private chat."""

    hits: tuple[InlineHit, ...]
    next_offset: str = ""
    start: str = ""
    kind: Literal["inline"] = "inline"


Changes = EditSent | DeleteSent
Messages = Part | Several | Buttons | ContactCard | Pin | Changes
Reply = Messages | Toast | InlineResults

_codec: TypeAdapter[Reply] = TypeAdapter(Reply)


def to_json(reply: Reply) -> dict[str, Any]:
    """As the outbox keeps it."""
    data: dict[str, Any] = _codec.dump_python(reply, mode="json")
    return data


def from_json(data: dict[str, Any]) -> Reply:
    """Raises pydantic.ValidationError for what `to_json` did not write."""
    return _codec.validate_python(data)
