"""What people do in a chat. Each act changes the world and tells the bots concerned.

Raises Refused for what the page would not let somebody do.
"""

import re
from typing import Any

from webchat import keyboards
from webchat.entities import formatted
from webchat.errors import ApiError, Refused
from webchat.files import Upload, content, store_upload
from webchat.members import member_update
from webchat.models import Bot, Chat, Message, Object, Person, given
from webchat.privacy import hears
from webchat.world import World

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
LONGEST_TEXT = 4096


def send(
    world: World, person: Person, chat: Chat, body: Object, reply_to: int | None = None
) -> Message:
    """Post what the person made and give it to the bots that may hear it."""
    allowed(chat, person)
    if chat.kind == "channel":
        author: Object = {"sender_chat": chat.card}
    else:
        author = {"from": person.user()}
    message = world.post(chat, author | _reply(chat, reply_to) | body)
    chat.started = True
    chat.read[person.id] = message["message_id"]
    keyboards.used(world, chat, person, body.get("text", ""))
    tell_bots(world, chat, "channel_post" if chat.kind == "channel" else "message", message)
    return message


def allowed(chat: Chat, person: Person) -> None:
    if not chat.present(person.id):
        raise Refused("you are not in this chat", 403)
    if chat.blocked:
        raise Refused("unblock the bot first", 403)
    if chat.kind == "channel" and chat.members[person.id] == "member":
        raise Refused("only administrators post in a channel", 403)


def tell_bots(world: World, chat: Chat, kind: str, message: Message) -> None:
    for bot in world.bots_in(chat):
        if hears(bot, chat, message):
            world.updates[bot.id].add(kind, _as_seen_by_bots(message))


def _as_seen_by_bots(message: Message) -> Message:
    return {name: value for name, value in message.items() if name != "inline_message_id"}


def _reply(chat: Chat, message_id: int | None) -> Object:
    if message_id is None:
        return {}
    replied = chat.messages.get(message_id)
    if replied is None:
        raise Refused("the message replied to is gone", 404)
    return {"reply_to_message": without_reply(replied)}


def without_reply(message: Message) -> Message:
    """A replied-to message is carried without the message it itself replied to."""
    return {name: value for name, value in message.items() if name != "reply_to_message"}


def say(
    world: World,
    person: Person,
    chat: Chat,
    text: str,
    reply_to: int | None = None,
    entities: list[Object] | None = None,
) -> Message:
    return send(world, person, chat, _text(text, entities), reply_to)


def _text(text: str, entities: list[Object] | None = None) -> Object:
    try:
        parsed = formatted(text, entities=entities)
    except ApiError as error:
        raise Refused(error.description) from None
    if not parsed.text:
        raise Refused("there is no text")
    if len(parsed.text) > LONGEST_TEXT:
        raise Refused("the text is too long")
    return {"text": parsed.text} | given(entities=parsed.entities)


def start(world: World, person: Person, bot: Bot, payload: str = "") -> Message:
    """Press START, or follow a t.me/bot?start=payload link; unblocks too."""
    if payload and not PAYLOAD.fullmatch(payload):
        raise Refused("a payload is 1 to 64 of A-Z, a-z, 0-9, _ and -")
    chat = world.private(person, bot)
    unblock(world, person, chat)
    return say(world, person, chat, f"/start {payload}" if payload else "/start")


def edit(world: World, person: Person, chat: Chat, message_id: int, text: str) -> Message:
    allowed(chat, person)
    message = own(chat, person, message_id)
    body = _text(text)
    if "text" not in message:
        body = {"caption": body["text"]} | given(caption_entities=body.get("entities"))
    kept = {k: v for k, v in message.items() if k not in {"entities", "caption_entities"}}
    edited = world.replace(chat, kept | body | {"edit_date": int(world.clock())})
    tell_bots(world, chat, "edited_message", edited)
    return edited


def own(chat: Chat, person: Person, message_id: int) -> Message:
    message = chat.messages.get(message_id)
    if message is None:
        raise Refused("there is no such message", 404)
    if message.get("from", {}).get("id") != person.id:
        raise Refused("this message is not yours", 403)
    return message


def share_contact(world: World, person: Person, chat: Chat, card: Object | None = None) -> Message:
    """The own number, or (`card`: phone_number, first_name …) somebody else's."""
    if card and card.get("phone_number") and card.get("first_name"):
        known = {"phone_number", "first_name", "last_name", "user_id", "vcard"}
        contact = {name: value for name, value in card.items() if name in known}
    elif card:
        raise Refused("a contact has phone_number and first_name")
    else:
        contact = {
            "phone_number": person.phone_number,
            "first_name": person.first_name,
            "user_id": person.id,
        } | given(last_name=person.last_name)
    message = send(world, person, chat, {"contact": contact})
    if (chat.keyboards.get(person.id) or {}).get("one_time_keyboard"):
        keyboards.set_keyboard(world, chat, person.id, None)
    return message


def share_location(
    world: World, person: Person, chat: Chat, latitude: float, longitude: float
) -> Message:
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise Refused("there is no such place")
    place = {"latitude": latitude, "longitude": longitude}
    return send(world, person, chat, {"location": place})


def send_file(
    world: World, person: Person, chat: Chat, kind: str, upload: Upload, caption: str = ""
) -> Message:
    """`kind`: photo, document, video, voice, audio, animation, sticker or video_note."""
    allowed(chat, person)
    try:
        file = world.add_file(store_upload(kind, upload))
    except ApiError as error:
        raise Refused(error.description, error.code) from None
    except KeyError:
        raise Refused("there is no such kind of file") from None
    body = content(file)
    if caption:
        text = _text(caption)
        body |= {"caption": text["text"]} | given(caption_entities=text.get("entities"))
    return send(world, person, chat, body)


def block(world: World, person: Person, chat: Chat) -> None:
    if not chat.private or chat.blocked:
        return
    chat.blocked = True
    world.save(chat)
    _my_member(world, person, chat, "member", "kicked")


def unblock(world: World, person: Person, chat: Chat) -> None:
    if chat.private and chat.blocked:
        chat.blocked = False
        world.save(chat)
        _my_member(world, person, chat, "kicked", "member")


def _my_member(world: World, person: Person, chat: Chat, old: str, new: str) -> None:
    bot = world.bots[chat.bot_id]
    change: dict[str, Any] = member_update(world, chat, person.user(), bot.user(), old, new)
    world.updates[bot.id].add("my_chat_member", change)
