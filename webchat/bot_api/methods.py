"""All methods, by their name in lower case: Telegram does not mind the case."""

from collections.abc import Callable
from typing import Any

from webchat.bot_api import chats, edits, media, messages, polling, profile, queries
from webchat.bot_api.call import Call

METHODS: dict[str, Callable[[Call], Any]] = {
    **polling.METHODS,
    **messages.METHODS,
    **media.METHODS,
    **edits.METHODS,
    **queries.METHODS,
    **chats.METHODS,
    **profile.METHODS,
}
