"""Asks the channel whether somebody is an admin of a group or channel, and which that is."""

from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.incoming import KINDS, clean
from handlers.incoming import ChatKind, LedChat


async def led_chat(bot: Bot, chat_id: int, user_id: int) -> LedChat | None:
    """None where they are no admin, or we are not there. Raises what PTB does where it is unknown.

    The id of a group that has moved is still in old buttons.
    """
    try:
        return await _led(bot, chat_id, user_id)
    except ChatMigrated as moved:
        return await _led(bot, moved.new_chat_id, user_id)


async def _led(bot: Bot, chat_id: int, user_id: int) -> LedChat | None:
    """By the list of admins, which the channel tells also to one that is only a member."""
    try:
        admins = await bot.get_chat_administrators(chat_id)
        is_one = any(admin.user.id == user_id for admin in admins)
        chat = await bot.get_chat(chat_id) if is_one else None
    except (BadRequest, Forbidden):
        return None
    kind = KINDS.get(chat.type, ChatKind.PRIVATE) if chat else ChatKind.PRIVATE
    if chat is None or kind is ChatKind.PRIVATE:
        return None
    return LedChat(chat.id, kind, clean(chat.title or ""))
