"""From a Telegram update to what a person did, as handlers read it; pure.

None for what is not meant for us: in a group all that is not addressed to us, in a channel all
but its admins' words about its subscription, what bots post, what our own inline results post,
service messages.
"""

import re
from dataclasses import dataclass
from html import escape

from telegram import (
    CallbackQuery,
    Chat,
    ChatMember,
    ChatMemberUpdated,
    InlineQuery,
    Message,
    MessageEntity,
    Update,
)
from telegram.helpers import effective_message_type

from handlers.buttons import decode
from handlers.commands import COMMANDS, ORGANISER_COMMANDS
from handlers.incoming import (
    BlockedBot,
    BroughtIn,
    ChatKind,
    Command,
    Happening,
    Incoming,
    InlineAsked,
    LedChat,
    Pressed,
    PutOut,
    Said,
    SentMedia,
    SharedContact,
    SharedLocation,
)

ALLOWED_UPDATES = (
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CHANNEL_POST,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.MY_CHAT_MEMBER,
)
"""What we ask Telegram for."""

KINDS = {
    Chat.PRIVATE: ChatKind.PRIVATE,
    Chat.GROUP: ChatKind.GROUP,
    Chat.SUPERGROUP: ChatKind.GROUP,
    Chat.CHANNEL: ChatKind.CHANNEL,
}
MEDIA = ("photo", "voice", "video", "video_note", "audio", "animation", "sticker", "document",
         "poll", "dice", "story", "game", "paid_media", "checklist")  # fmt: skip
"""Looked for in this order: an animation comes as a document too."""
COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@(\w+))?(?=\s|$)")
KNOWN_COMMANDS = frozenset(COMMANDS + ORGANISER_COMMANDS)
UNREADABLE = re.compile("[\x00\ud800-\udfff]")
"""What no database and no UTF-8 takes."""


@dataclass(frozen=True, slots=True)
class Me:
    """The bot's own account."""

    id: int
    username: str


def incoming_of(update: Update, me: Me) -> Incoming | None:
    if message := update.message or update.edited_message:
        return _from_message(update.update_id, message, me, edited=update.message is None)
    if post := update.channel_post:
        return _from_post(update.update_id, post, me)
    if query := update.callback_query:
        return _from_press(update.update_id, query)
    if asked := update.inline_query:
        return _from_inline(update.update_id, asked)
    if change := update.my_chat_member:
        return _from_membership(update.update_id, change)
    return None


def kind_of(incoming: Incoming | None) -> str:
    """What is to be done, by a short word of a fixed list: for the log and the numbers."""
    match incoming.what if incoming else None:
        case None:
            return "ignored"
        case Command(name):
            return f"/{name}" if name in KNOWN_COMMANDS else "Command"
        case Pressed(action) if action:
            return type(action).__name__
        case what:
            return type(what).__name__


def _from_message(update_id: int, message: Message, me: Me, *, edited: bool) -> Incoming | None:
    sender = message.from_user
    as_chat = message.sender_chat  # an anonymous admin, or a person who writes as a channel
    kind = KINDS.get(message.chat.type, ChatKind.CHANNEL)
    if sender is None or (sender.is_bot and not as_chat) or message.is_automatic_forward:
        return None
    if kind == ChatKind.CHANNEL or (message.via_bot and message.via_bot.id == me.id):
        return None
    what = _happening(message, me, edited=edited)
    if what is None or (kind == ChatKind.GROUP and not _is_addressed(message, what, me)):
        return None
    return Incoming(
        update_id=update_id,
        user_id=as_chat.id if as_chat else sender.id,
        user_name=clean((as_chat.effective_name if as_chat else sender.full_name) or ""),
        language_code=sender.language_code,
        chat_id=message.chat.id,
        chat_kind=kind,
        what=what,
        message_id=message.message_id,
    )


def _from_post(update_id: int, post: Message, me: Me) -> Incoming | None:
    what = _from_text(_raw(post), "", edited=False)
    ours = isinstance(what, Command) and what.name in {"subscribe", "stop"}
    if not ours or not _is_addressed(post, what, me):
        return None
    return Incoming(
        update_id=update_id,
        user_id=post.chat.id,
        user_name=clean(post.chat.effective_name or ""),
        language_code=None,
        chat_id=post.chat.id,
        chat_kind=ChatKind.CHANNEL,
        what=what,
        message_id=post.message_id,
    )


def _happening(message: Message, me: Me, *, edited: bool) -> Happening | None:
    if message.text is not None:
        return _from_text(_words(message, me), _html(message), edited=edited)
    media = _media(message, edited=edited)
    if message.caption:
        return Said(_words(message, me), edited=edited, html=_html(message), media=media)
    if contact := message.contact:
        name = " ".join(filter(None, (contact.first_name, contact.last_name)))
        own = message.from_user is not None and contact.user_id == message.from_user.id
        return SharedContact(clean(contact.phone_number), clean(name), own)
    if location := message.location:  # edited: somebody walks about with a live location
        return None if edited else SharedLocation(location.latitude, location.longitude)
    return media


def _media(message: Message, *, edited: bool) -> SentMedia | None:
    kind = next((kind for kind in MEDIA if getattr(message, kind)), None)
    if kind is None:
        # A kind that came after the library: who sent it waits for an answer all the same.
        unknown = effective_message_type(message) is None
        return SentMedia("other", edited) if unknown else None
    content = getattr(message, kind)
    largest = content[-1] if isinstance(content, tuple) else content
    file_id = getattr(largest, "file_id", "")
    return SentMedia(kind, edited, file_id, message.media_group_id or "")


def _html(message: Message) -> str:
    """The text or caption with its formatting, as Telegram reads it back."""
    plain = escape(clean(_raw(message)), quote=False)
    if not (message.entities or message.caption_entities):
        return plain
    try:
        return clean((message.text_html if message.text else message.caption_html) or "")
    except UnicodeEncodeError:  # half a character
        return plain


def _from_text(text: str, html: str, *, edited: bool) -> Happening:
    match = COMMAND.match(text)
    if match is None:
        return Said(text, edited=edited, html=html) if text else Command("help")
    return Command(match[1].lower(), text[match.end() :].strip())


def _words(message: Message, me: Me) -> str:
    """The text or caption, without the mention of us."""
    text = _raw(message)
    for words in _mentions(message, me):
        text = text.replace(words, " ", 1)
    return clean(text).strip()


def _raw(message: Message) -> str:
    return message.text or message.caption or ""


def _mentions(message: Message, me: Me) -> list[str]:
    """The parts of the text that name us: `@bot`, or a link to our account."""
    text = _raw(message)
    linked = message.parse_entities if message.text else message.parse_caption_entities
    found = linked([MessageEntity.TEXT_MENTION]).items() if text else ()
    named = re.findall(rf"(?<!\w)@{re.escape(me.username)}(?!\w)", text, re.IGNORECASE)
    return [words for entity, words in found if entity.user and entity.user.id == me.id] + named


def _is_addressed(message: Message, what: Happening, me: Me) -> bool:
    if isinstance(what, Command) and (command := COMMAND.match(_raw(message))):
        to = command[2]
        if to:
            return to.lower() == me.username.lower()
        if what.name in COMMANDS or what.name in ORGANISER_COMMANDS:
            return True
    replied = message.reply_to_message
    to_us = replied is not None and replied.from_user is not None and replied.from_user.id == me.id
    return to_us or bool(_mentions(message, me))


def _from_press(update_id: int, query: CallbackQuery) -> Incoming:
    """Where no message comes with it (it hangs on an inline result), the private chat is meant."""
    message = query.message  # accessible or not, it has a chat and an id
    kind = KINDS.get(message.chat.type, ChatKind.CHANNEL) if message else ChatKind.PRIVATE
    return Incoming(
        update_id=update_id,
        user_id=query.from_user.id,
        user_name=clean(query.from_user.full_name),
        language_code=query.from_user.language_code,
        chat_id=message.chat.id if message else query.from_user.id,
        chat_kind=kind,
        what=Pressed(decode(query.data or "")),
        message_id=message.message_id if message else None,
    )


def _from_inline(update_id: int, query: InlineQuery) -> Incoming:
    return Incoming(
        update_id=update_id,
        user_id=query.from_user.id,
        user_name=clean(query.from_user.full_name),
        language_code=query.from_user.language_code,
        chat_id=query.from_user.id,
        chat_kind=ChatKind.PRIVATE,
        what=InlineAsked(clean(query.query), query.offset),
    )


def _from_membership(update_id: int, change: ChatMemberUpdated) -> Incoming | None:
    """Told in the private chat of who did it."""
    what = _membership(change)
    if what is None:
        return None
    return Incoming(
        update_id=update_id,
        user_id=change.from_user.id,
        user_name=clean(change.from_user.full_name),
        language_code=change.from_user.language_code,
        chat_id=change.from_user.id,
        chat_kind=ChatKind.PRIVATE,
        what=what,
    )


def _membership(change: ChatMemberUpdated) -> Happening | None:
    if change.chat.type == Chat.PRIVATE:
        return BlockedBot(change.new_chat_member.status == ChatMember.BANNED)
    was, is_in = _is_in(change.old_chat_member), _is_in(change.new_chat_member)
    if was and not is_in:
        return PutOut(change.chat.id)
    if is_in and not was and not change.from_user.is_bot:  # one who hides cannot be written to
        kind = KINDS.get(change.chat.type, ChatKind.CHANNEL)
        return BroughtIn(LedChat(change.chat.id, kind, clean(change.chat.title or "")))
    return None


def _is_in(member: ChatMember) -> bool:
    return member.status not in {ChatMember.LEFT, ChatMember.BANNED}


def clean(text: str) -> str:
    return UNREADABLE.sub("\N{REPLACEMENT CHARACTER}", text)
