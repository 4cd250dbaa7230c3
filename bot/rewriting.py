"""What was sent earlier is changed or taken back. Doing so twice does no harm."""

from collections.abc import Sequence

from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot import cutting
from bot.markup import NO_PREVIEW, inline_keyboard
from handlers.replies import EditSent

NOT_MODIFIED = "message is not modified"
NOT_OF_THIS_KIND = ("there is no text in the message", "there is no caption in the message")


async def edit_sent(bot: Bot, edit: EditSent, chat_id: int) -> tuple[int, ...]:
    """A picture that could not be had went out as a text, so both kinds are tried."""
    if not await _is_edited(bot, edit, chat_id, caption=edit.caption):
        await _is_edited(bot, edit, chat_id, caption=not edit.caption)
    return (edit.message_id,)


async def _is_edited(bot: Bot, edit: EditSent, chat_id: int, *, caption: bool) -> bool:
    """False where the message is of the other kind. What stands there already is well."""
    try:
        await _edit(bot, edit, chat_id, caption=caption)
    except BadRequest as error:
        words = str(error).lower()
        if any(part in words for part in NOT_OF_THIS_KIND):
            return False
        if NOT_MODIFIED not in words:
            raise
    return True


async def _edit(bot: Bot, edit: EditSent, chat_id: int, *, caption: bool) -> None:
    keyboard = inline_keyboard(edit.keyboard)
    if caption:
        await bot.edit_message_caption(
            chat_id,
            edit.message_id,
            caption=cutting.cut(edit.html, cutting.CAPTION),
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard,
        )
    else:
        await bot.edit_message_text(
            cutting.cut(edit.html, cutting.TEXT),
            chat_id,
            edit.message_id,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=keyboard,
        )


async def delete_sent(bot: Bot, message_ids: Sequence[int], chat_id: int) -> tuple[int, ...]:
    """What the person deleted themselves is skipped by the channel."""
    await bot.delete_messages(chat_id, message_ids)
    return tuple(message_ids)
