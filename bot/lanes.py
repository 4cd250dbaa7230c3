"""Lanes: what one person does in one chat, which is worked on in order."""

from telegram import Update

Key = tuple[int, int]


def key_of(update: object) -> Key | None:
    """The chat and the person; an inline query has no chat. None for what nobody did."""
    if not isinstance(update, Update) or update.effective_user is None:
        return None
    chat = update.effective_chat
    return (chat.id if chat else 0, update.effective_user.id)


def lane_of(update: Update | None) -> str | None:
    """The key, as the inbox keeps it."""
    key = key_of(update)
    return key and f"{key[0]}/{key[1]}"
