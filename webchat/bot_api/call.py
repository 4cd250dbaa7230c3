"""One call of a method, and the steps that most methods share."""

from dataclasses import dataclass
from typing import Any

from webchat import keyboards
from webchat.bot_api.params import Params
from webchat.entities import Formatted
from webchat.errors import bad_request, forbidden
from webchat.markup import parse_markup
from webchat.models import Bot, Chat, Message, Object
from webchat.world import World

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024


@dataclass
class Call:
    world: World
    bot: Bot
    params: Params

    def chat(self, name: str = "chat_id") -> Chat:
        """The chat named by the call. Raises ApiError if the bot cannot see it."""
        chat_id = self.params.values.get(name)
        if not chat_id or not isinstance(chat_id, (int, str)):
            raise bad_request("chat_id is empty")
        return self.world.chat_of(self.bot, chat_id)

    def open_chat(self) -> Chat:
        """The chat, if the bot may write in it now."""
        chat = self.chat()
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        if not chat.started:
            raise forbidden("bot can't initiate conversation with a user")
        if not chat.private and not chat.present(self.bot.id):
            kicked = chat.members.get(self.bot.id) == "kicked"
            state = "was kicked from" if kicked else "is not a member of"
            raise forbidden(f"bot {state} the {chat.kind} chat")
        return chat

    def message(self, chat: Chat, missing: str, name: str = "message_id") -> Message:
        if not self.params.has(name):
            raise bad_request("message identifier is not specified")
        message = chat.messages.get(self.params.integer(name))
        if message is None:
            raise bad_request(missing)
        return message

    def caption(self) -> Object:
        if not self.params.has("caption"):
            return {}
        return caption(self.params.formatted("caption", "caption_entities"))

    def send(self, body: Object, chat: Chat | None = None) -> Message:
        """Post a message of the bot's, with the reply and the keyboard the call names."""
        chat = chat or self.open_chat()
        markup = parse_markup(self.params.values.get("reply_markup"), private=chat.private)
        reply = self.reply(chat)
        if self.world.limits:
            self.world.limits.check(chat.id)
        if markup and "inline_keyboard" in markup:
            body = body | {"reply_markup": markup}
        message = self.world.post(chat, self.author(chat) | reply | body)
        if markup and "inline_keyboard" not in markup:
            keyboards.show(self.world, chat, message, markup)
        return message

    def author(self, chat: Chat) -> Object:
        if chat.kind == "channel":
            return {"sender_chat": chat.card}
        return {"from": self.bot.user()}

    def reply(self, chat: Chat) -> Object:
        values = self.params.values
        if "reply_parameters" not in values and "reply_to_message_id" not in values:
            return {}
        given = self.params.json("reply_parameters") or {
            "message_id": self.params.integer("reply_to_message_id"),
            "allow_sending_without_reply": self.params.boolean("allow_sending_without_reply"),
        }
        if not isinstance(given, dict) or not isinstance(given.get("message_id"), int):
            raise bad_request("can't parse reply parameters JSON object")
        replied = chat.messages.get(given["message_id"])
        if replied is None:
            if given.get("allow_sending_without_reply"):
                return {}
            raise bad_request("message to be replied not found")
        return {"reply_to_message": {k: v for k, v in replied.items() if k != "reply_to_message"}}


def text(formatted: Formatted) -> Object:
    """The part of a message that is its text. Raises ApiError for none or too much."""
    if not formatted.text:
        raise bad_request("text must be non-empty")
    if len(formatted.text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    if formatted.entities:
        return {"text": formatted.text, "entities": formatted.entities}
    return {"text": formatted.text}


def caption(formatted: Formatted) -> Object:
    if len(formatted.text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    if not formatted.text:
        return {}
    if formatted.entities:
        return {"caption": formatted.text, "caption_entities": formatted.entities}
    return {"caption": formatted.text}


Result = Any
