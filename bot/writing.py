"""Texts as sendMessage takes them, and the last resort where Telegram does not like the tags."""

from functools import lru_cache
from typing import Any

import structlog
from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot import cutting
from bot.markup import NO_PREVIEW, markup_of
from handlers.replies import Text

BADLY_TAGGED = "can't parse entities"

log = structlog.get_logger()


async def write(bot: Bot, text: Text, given: dict[str, Any]) -> int:
    """Sends the text to where `given` says; its id.

    Without its formatting where Telegram refuses that, which is a defect of ours: whoever asked
    has an answer. By the raw call, for PTB would make objects of what comes back, of which the id
    is all we need; it warns of `send_message` there, having a method of that name.
    """
    try:
        sent: Any = await bot.do_api_request("send_Message", given | _written(text))
    except BadRequest as error:
        if BADLY_TAGGED not in str(error).lower():
            raise
        log.error("the formatting of a text was refused", why=str(error))
        sent = await bot.do_api_request("send_Message", given | _untagged(text))
    return int(sent["message_id"])


@lru_cache(maxsize=500)
def _written(text: Text) -> dict[str, str]:
    """The text as sendMessage takes it. Kept, for many ask for the same things."""
    given = {
        "text": cutting.cut(text.html, cutting.TEXT),
        "parse_mode": ParseMode.HTML.value,
        "link_preview_options": NO_PREVIEW.to_json(),
    }
    markup = markup_of(text)
    return given | {"reply_markup": markup.to_json()} if markup else given


def _untagged(text: Text) -> dict[str, str]:
    given = _written(text)
    untagged = {name: value for name, value in given.items() if name != "parse_mode"}
    return untagged | {"text": cutting.untagged(given["text"])}
