"""Which of the messages in a group a bot is given, by its privacy mode."""

from webchat.models import Bot, Chat, Message

SERVICE = frozenset({"new_chat_members", "left_chat_member", "group_chat_created",
                     "supergroup_chat_created", "new_chat_title", "pinned_message"})  # fmt: skip


def hears(bot: Bot, chat: Chat, message: Message) -> bool:
    """With privacy on: commands to it or to nobody, mentions, replies, its inline messages."""
    if chat.private or chat.kind == "channel" or not bot.privacy:
        return True
    if SERVICE & message.keys() or message.get("via_bot", {}).get("id") == bot.id:
        return True
    replied = message.get("reply_to_message", {}).get("from", {}).get("id")
    return replied == bot.id or _addressed(bot, message)


def _addressed(bot: Bot, message: Message) -> bool:
    """A command without a name is for every bot; a mention only for the one named."""
    text = message.get("text") or message.get("caption") or ""
    raw = text.encode("utf-16-le")
    name = f"@{bot.username.lower()}"
    for entity in message.get("entities") or message.get("caption_entities") or ():
        start, end = entity["offset"] * 2, (entity["offset"] + entity["length"]) * 2
        piece = raw[start:end].decode("utf-16-le").lower()
        if entity["type"] == "mention" and piece == name:
            return True
        if entity["type"] == "bot_command" and ("@" not in piece or piece.endswith(name)):
            return True
    return False
