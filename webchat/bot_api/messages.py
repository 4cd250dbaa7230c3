"""Sending: text, places, contacts, chat actions; forwarding, copying and deleting."""

from webchat.bot_api.call import Call, Result, text
from webchat.errors import bad_request
from webchat.models import Chat, Message, Object, given

ACTIONS = frozenset({
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note",
    "upload_video_note",
})  # fmt: skip
MOST_AT_ONCE = 100
NOT_CARRIED = frozenset(
    {"message_id", "date", "chat", "from", "sender_chat", "reply_to_message", "reply_markup",
     "edit_date", "via_bot", "forward_origin", "inline_message_id", "media_group_id"}
)  # fmt: skip
TWO_DAYS = 48 * 3600


def send_message(call: Call) -> Result:
    chat = call.open_chat()
    if not call.params.text("text"):
        raise bad_request("message text is empty")
    return call.send(text(call.params.formatted("text")), chat)


def send_location(call: Call) -> Result:
    return call.send({"location": _location(call)})


def _location(call: Call) -> Object:
    place = {
        "latitude": call.params.number("latitude"),
        "longitude": call.params.number("longitude"),
    }
    if not (-90 <= place["latitude"] <= 90 and -180 <= place["longitude"] <= 180):
        raise bad_request("wrong location coordinates specified")
    return place


def send_venue(call: Call) -> Result:
    if not call.params.has("title"):
        raise bad_request("venue title must be non-empty")
    location = _location(call)
    venue = {"location": location, "title": call.params.text("title"),
             "address": call.params.text("address")}  # fmt: skip
    return call.send({"venue": venue, "location": location})


def send_contact(call: Call) -> Result:
    if not call.params.has("phone_number"):
        raise bad_request("phone number is empty")
    if not call.params.has("first_name"):
        raise bad_request("first name is empty")
    names = ("phone_number", "first_name", "last_name", "vcard")
    return call.send({"contact": {n: call.params.text(n) for n in names if call.params.has(n)}})


def send_dice(call: Call) -> Result:
    return call.send({"dice": {"emoji": call.params.text("emoji") or "🎲", "value": 4}})


def send_poll(call: Call) -> Result:
    question, options = call.params.text("question"), call.params.json("options")
    if not 1 <= len(question) <= 300:
        raise bad_request("poll question must be non-empty")
    if not isinstance(options, list) or not 1 <= len(options) <= 12:
        raise bad_request("poll must have at least 1 option")
    texts = [option.get("text") if isinstance(option, dict) else option for option in options]
    if not all(isinstance(text, str) and text for text in texts):
        raise bad_request("poll options must be non-empty")
    poll = {
        "id": str(int(call.world.clock() * 1000)),
        "question": question,
        "options": [{"text": t, "voter_count": 0, "persistent_id": str(n)}
                    for n, t in enumerate(texts)],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": "is_anonymous" not in call.params.values
        or call.params.boolean("is_anonymous"),
        "type": call.params.text("type") or "regular",
        "allows_multiple_answers": call.params.boolean("allows_multiple_answers"),
        "allows_revoting": True,
        "members_only": False,
    }  # fmt: skip
    return call.send({"poll": poll})


def send_chat_action(call: Call) -> Result:
    chat, action = call.open_chat(), call.params.text("action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    call.world.hub.tell(chat, "typing", {"action": action})
    return True


def send_message_draft(call: Call) -> Result:
    """The draft itself is not kept: the page shows that the bot is writing."""
    chat = call.open_chat()
    call.params.formatted("text")
    call.world.hub.tell(chat, "typing", {"action": "typing"})
    return True


def forward_message(call: Call) -> Result:
    chat, source = call.open_chat(), call.chat("from_chat_id")
    message = call.message(source, "message to forward not found")
    return call.send(_forwarded(message), chat)


def forward_messages(call: Call) -> Result:
    chat, source = call.open_chat(), call.chat("from_chat_id")
    found = [source.messages[n] for n in _ids(call) if n in source.messages]
    return [_id_of(call.send(_forwarded(message), chat)) for message in found]


def _forwarded(message: Message) -> Object:
    origin: Object = {"date": message["date"]}
    if "from" in message:
        origin |= {"type": "user", "sender_user": message["from"]}
    else:
        origin |= {"type": "channel", "chat": message["chat"], "message_id": message["message_id"]}
    return {"forward_origin": message.get("forward_origin", origin)} | _carried(message)


def _carried(message: Message) -> Object:
    return {name: value for name, value in message.items() if name not in NOT_CARRIED}


def copy_message(call: Call) -> Result:
    chat, source = call.open_chat(), call.chat("from_chat_id")
    message = call.message(source, "message to copy not found")
    body = _carried(message)
    if "caption" in call.params.values and "text" not in body:
        body = {k: v for k, v in body.items() if not k.startswith("caption")} | call.caption()
    return _id_of(call.send(body, chat))


def copy_messages(call: Call) -> Result:
    chat, source = call.open_chat(), call.chat("from_chat_id")
    found = [source.messages[n] for n in _ids(call) if n in source.messages]
    return [_id_of(call.send(_carried(message), chat)) for message in found]


def _id_of(message: Message) -> Object:
    return {"message_id": message["message_id"]}


def _ids(call: Call) -> list[int]:
    ids = call.params.json("message_ids")
    if not isinstance(ids, list) or not all(isinstance(number, int) for number in ids):
        raise bad_request("message identifiers are not specified")
    if len(ids) > MOST_AT_ONCE:
        raise bad_request("too many message identifiers specified")
    return ids


def delete_message(call: Call) -> Result:
    chat = call.open_chat()
    message = call.message(chat, "message to delete not found")
    if not _deletable(call, chat, message):
        raise bad_request("message can't be deleted")
    call.world.remove(chat, message["message_id"])
    return True


def delete_messages(call: Call) -> Result:
    chat = call.open_chat()
    for number in _ids(call):
        message = chat.messages.get(number)
        if message and _deletable(call, chat, message):
            call.world.remove(chat, number)
    return True


def _deletable(call: Call, chat: Chat, message: Message) -> bool:
    """Within 48 hours: its own, and in private chats the other's too; administrators any."""
    if chat.members.get(call.bot.id) == "administrator":
        return True
    recent = call.world.clock() - message["date"] < TWO_DAYS
    return recent and (chat.private or message.get("from", {}).get("id") == call.bot.id)


def set_message_reaction(call: Call) -> Result:
    chat = call.open_chat()
    message = call.message(chat, "message to react not found")
    reactions = call.params.json("reaction") or []
    kept = {name: value for name, value in message.items() if name != "reactions"}
    call.world.replace(chat, kept | given(reactions=reactions))
    return True


METHODS = {
    "sendmessage": send_message,
    "sendlocation": send_location,
    "sendvenue": send_venue,
    "sendcontact": send_contact,
    "senddice": send_dice,
    "sendpoll": send_poll,
    "sendchataction": send_chat_action,
    "sendmessagedraft": send_message_draft,
    "forwardmessage": forward_message,
    "forwardmessages": forward_messages,
    "copymessage": copy_message,
    "copymessages": copy_messages,
    "deletemessage": delete_message,
    "deletemessages": delete_messages,
    "setmessagereaction": set_message_reaction,
}
