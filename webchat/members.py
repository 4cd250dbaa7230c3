"""Coming, going and being a member of a group."""

from webchat.errors import Refused
from webchat.models import Bot, Chat, Object, Person
from webchat.world import World


def card(user: Object, status: str) -> Object:
    """The ChatMember object for a status."""
    member: Object = {"user": user, "status": status}
    if status == "kicked":
        member["until_date"] = 0
    elif status == "creator":
        member["is_anonymous"] = False
    elif status == "administrator":
        rights = (
            "can_manage_chat", "can_change_info", "can_delete_messages", "can_invite_users",
            "can_pin_messages", "can_post_messages", "can_edit_messages",
        )  # fmt: skip
        never = (
            "is_anonymous", "can_be_edited", "can_restrict_members", "can_promote_members",
            "can_manage_video_chats", "can_post_stories", "can_edit_stories",
            "can_delete_stories",
        )  # fmt: skip
        member |= dict.fromkeys(rights, True) | dict.fromkeys(never, False)
    return member


def member_update(
    world: World, chat: Chat, by: Object, user: Object, old: str, new: str
) -> Object:
    """The ChatMemberUpdated object."""
    return {
        "chat": chat.card,
        "from": by,
        "date": int(world.clock()),
        "old_chat_member": card(user, old),
        "new_chat_member": card(user, new),
    }


def create_group(
    world: World, person: Person, title: str, *bots: Bot, kind: str = "supergroup"
) -> Chat:
    """A new group or channel of the person and the bots; the bots are told."""
    if not 1 <= len(title.strip()) <= 128:
        raise Refused("a title has 1 to 128 characters")
    chat = world.group(title.strip(), person, kind=kind)
    for bot in bots:
        bring_bot(world, person, chat, bot)
    if kind != "channel":
        _service(world, chat, person.user(), {"group_chat_created": True})
    return chat


def bring_bot(world: World, person: Person, chat: Chat, bot: Bot) -> None:
    """The person adds the bot: as a member, in a channel as an administrator; it is told."""
    status = "administrator" if chat.kind == "channel" else "member"
    _move_bot(world, person, chat, bot, status)


def promote(world: World, chat: Chat, person: Person, status: str = "administrator") -> None:
    """Makes the person an administrator of the chat, or again a member."""
    chat.members[person.id] = status
    world.save(chat)


def join(world: World, person: Person, chat: Chat) -> None:
    _move(world, person, chat, "member", {"new_chat_members": [person.user()]})


def leave(world: World, person: Person, chat: Chat) -> None:
    _move(world, person, chat, "left", {"left_chat_member": person.user()})


def _move(world: World, person: Person, chat: Chat, status: str, event: Object) -> None:
    if chat.private or chat.present(person.id) == (status == "member"):
        raise Refused("nothing to do")
    old = chat.members.get(person.id, "left")
    chat.members[person.id] = status
    change = member_update(world, chat, person.user(), person.user(), old, status)
    for bot in world.bots_in(chat):
        world.updates[bot.id].add("chat_member", change)
    _service(world, chat, person.user(), event)


def remove_bot(world: World, person: Person, chat: Chat, bot: Bot) -> None:
    """The person throws the bot out; from then on it may not write there."""
    _move_bot(world, person, chat, bot, "kicked")


def _move_bot(world: World, person: Person, chat: Chat, bot: Bot, status: str) -> None:
    old = chat.members.get(bot.id, "left")
    chat.members[bot.id] = status
    world.save(chat)
    change = member_update(world, chat, person.user(), bot.user(), old, status)
    world.updates[bot.id].add("my_chat_member", change)


def _service(world: World, chat: Chat, by: Object, event: Object) -> None:
    message = world.post(chat, {"from": by} | event)
    world.save(chat)
    for bot in world.bots_in(chat):
        world.updates[bot.id].add("message", message)
