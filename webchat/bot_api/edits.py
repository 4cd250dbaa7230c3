"""Editing what the bot sent: text, caption, media, keyboard."""

from webchat.bot_api.call import Call, Result, text
from webchat.bot_api.media import media_body
from webchat.errors import NOT_MODIFIED, bad_request, forbidden
from webchat.markup import inline_only
from webchat.models import Chat, Message, Object

TEXT = frozenset({"text", "entities"})
CAPTION = frozenset({"caption", "caption_entities"})
MEDIA = CAPTION | {"photo", "document", "video", "animation", "audio", "voice"}


def edit_message_text(call: Call) -> Result:
    chat, message = _target(call)
    if not call.params.text("text"):
        raise bad_request("message text is empty")
    body = text(call.params.formatted("text"))
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    return _replace(call, chat, message, TEXT, body)


def edit_message_caption(call: Call) -> Result:
    chat, message = _target(call)
    if not MEDIA & message.keys():
        raise bad_request("there is no caption in the message to edit")
    return _replace(call, chat, message, CAPTION, call.caption())


def edit_message_media(call: Call) -> Result:
    chat, message = _target(call)
    media = call.params.json("media")
    if not isinstance(media, dict):
        raise bad_request("can't parse input media JSON object")
    return _replace(call, chat, message, MEDIA | TEXT, media_body(call, media))


def edit_message_reply_markup(call: Call) -> Result:
    chat, message = _target(call)
    return _replace(call, chat, message, frozenset(), {})


def _target(call: Call) -> tuple[Chat, Message]:
    """The message to edit, by chat and number or by inline_message_id."""
    if call.params.has("inline_message_id"):
        found = call.world.inline_messages.get(call.params.text("inline_message_id"))
        message = found and found[0].messages.get(found[1])
        if not found or not message or message["via_bot"]["id"] != call.bot.id:
            raise bad_request("MESSAGE_ID_INVALID")
        return found[0], message
    chat = call.chat()
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    message = call.message(chat, "message to edit not found")
    author = message.get("from", {}).get("id")
    if author != call.bot.id and chat.kind != "channel":
        raise bad_request("message can't be edited")
    return chat, message


def _replace(
    call: Call, chat: Chat, message: Message, replaced: frozenset[str], body: Object
) -> Result:
    """Put the new content in; an edit without a keyboard takes the old one away."""
    markup = inline_only(call.params.values.get("reply_markup"), private=chat.private)
    kept = {k: v for k, v in message.items() if k not in replaced and k != "reply_markup"}
    edited = kept | body | ({"reply_markup": markup} if markup else {})
    if edited == message:
        raise bad_request(NOT_MODIFIED)
    edited = call.world.replace(chat, edited | {"edit_date": int(call.world.clock())})
    return True if call.params.has("inline_message_id") else edited


METHODS = {
    "editmessagetext": edit_message_text,
    "editmessagecaption": edit_message_caption,
    "editmessagemedia": edit_message_media,
    "editmessagereplymarkup": edit_message_reply_markup,
}
