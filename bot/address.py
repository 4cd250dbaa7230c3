"""Where replies go: the chat, the message that was pressed or said, the query to answer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from telegram import Update

from handlers import replies
from handlers.incoming import ChatKind, Incoming, Pressed
from handlers.replies import Reply


@dataclass(frozen=True, slots=True)
class Address:
    chat_id: int
    edit: int | None = None
    """The message whose button was pressed: the one that `Text.edit` changes."""
    quote: int | None = None
    """The message that is answered, where several people talk."""


@dataclass(frozen=True, slots=True)
class Query:
    """What waits for an answer of its own, within seconds: a press, or an inline question."""

    press: str = ""
    inline: str = ""


def address_of(incoming: Incoming) -> Address:
    return Address(
        incoming.chat_id,
        edit=incoming.message_id if isinstance(incoming.what, Pressed) else None,
        quote=incoming.message_id if incoming.chat_kind == ChatKind.GROUP else None,
    )


Addressed = tuple[Reply, Address]


def letters_to(incoming: Incoming, messages: Sequence[Reply]) -> list[Addressed]:
    """Each with its address. Where several people talk, the first quotes what it answers."""
    first = address_of(incoming)
    rest = replace(first, quote=None)
    return [(message, rest if place else first) for place, message in enumerate(messages)]


def query_of(update: Update) -> Query:
    if update.callback_query:
        return Query(press=update.callback_query.id)
    return Query(inline=update.inline_query.id) if update.inline_query else Query()


def pack(reply: Reply, address: Address) -> dict[str, Any]:
    """As the outbox keeps it, beside the chat's id."""
    where = {"edit": address.edit, "quote": address.quote}
    return {"reply": replies.to_json(reply), **{k: v for k, v in where.items() if v is not None}}


def unpack(chat_id: int, packed: dict[str, Any]) -> tuple[Reply, Address]:
    """Raises KeyError or pydantic.ValidationError for what `pack` did not write."""
    address = Address(chat_id, packed.get("edit"), packed.get("quote"))
    return replies.from_json(packed["reply"]), address
