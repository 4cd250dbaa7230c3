"""Chats and their members, as a bot sees them."""

from webchat.bot_api.call import Call, Result
from webchat.errors import bad_request
from webchat.members import card
from webchat.models import Chat, Object


def get_chat(call: Call) -> Result:
    chat = call.chat()
    full = chat.card | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }
    pinned = [chat.messages[number] for number in chat.pinned if number in chat.messages]
    return full | ({"pinned_message": pinned[-1]} if pinned else {})


def get_chat_member(call: Call) -> Result:
    chat, user_id = _group(call), call.params.integer("user_id")
    user = _user(call, user_id)
    if user is None:
        raise bad_request("user not found")
    return card(user, chat.members.get(user_id, "left"))


def get_chat_administrators(call: Call) -> Result:
    chat = _group(call)
    if chat.private:
        raise bad_request("there are no administrators in the private chat")
    leaders = {"creator", "administrator"}
    return [
        card(user, status)
        for user_id, status in chat.members.items()
        if status in leaders and (user := _user(call, user_id))
    ]


def get_chat_member_count(call: Call) -> Result:
    chat = _group(call)
    return sum(chat.present(user_id) for user_id in chat.members)


def _group(call: Call) -> Chat:
    return call.open_chat()


def _user(call: Call, user_id: int) -> Object | None:
    if user_id in call.world.bots:
        return call.world.bots[user_id].user()
    person = call.world.people.get(user_id)
    return person.user() if person else None


def leave_chat(call: Call) -> Result:
    chat = call.open_chat()
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    chat.members[call.bot.id] = "left"
    call.world.save(chat)
    return True


def pin_chat_message(call: Call) -> Result:
    chat = call.open_chat()
    message = call.message(chat, "message to pin not found")
    chat.pinned = [n for n in chat.pinned if n != message["message_id"]] + [message["message_id"]]
    call.world.save(chat)
    return True


def unpin_chat_message(call: Call) -> Result:
    chat = call.open_chat()
    if call.params.has("message_id"):
        chat.pinned = [n for n in chat.pinned if n != call.params.integer("message_id")]
    else:
        chat.pinned = chat.pinned[:-1]
    call.world.save(chat)
    return True


def unpin_all_chat_messages(call: Call) -> Result:
    chat = call.open_chat()
    chat.pinned = []
    call.world.save(chat)
    return True


def get_user_profile_photos(call: Call) -> Result:
    if call.params.integer("user_id") not in call.world.people:
        raise bad_request("user not found")
    return {"total_count": 0, "photos": []}


METHODS = {
    "getchat": get_chat,
    "getchatmember": get_chat_member,
    "getchatadministrators": get_chat_administrators,
    "getchatmembercount": get_chat_member_count,
    "leavechat": leave_chat,
    "pinchatmessage": pin_chat_message,
    "unpinchatmessage": unpin_chat_message,
    "unpinallchatmessages": unpin_all_chat_messages,
    "getuserprofilephotos": get_user_profile_photos,
}
