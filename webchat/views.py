"""What the page is given: chats, messages and bots as one person sees them."""

from webchat.errors import Refused
from webchat.files import FOLDERS
from webchat.models import Bot, Chat, Message, Object, Person, given
from webchat.world import World

PAGE = 50
LARGEST_PAGE = 200


def address_of(world: World, chat: Chat) -> str:
    """A private chat goes by its bot's @username, any other by its number."""
    return f"@{world.bots[chat.bot_id].username}" if chat.private else str(chat.id)


def find_chat(world: World, person: Person, address: str) -> Chat:
    """Raises Refused (404) for a chat that does not exist or that is not theirs."""
    if address.startswith("@"):
        return world.private(person, world.bot_named(address))
    number = int(address) if address.lstrip("-").isdigit() else 0
    chat = world.chats.get((0, number))
    if chat is None or not chat.present(person.id):
        raise Refused("there is no such chat", 404)
    return chat


def persona_view(person: Person) -> Object:
    return person.user() | given(phone_number=person.phone_number, role=person.role)


def bot_view(bot: Bot, person: Person) -> Object:
    """The bot with its name and descriptions in the person's language."""
    return {
        "id": bot.id,
        "username": bot.username,
        "first_name": text_of(bot, "name", person.language_code) or bot.first_name,
        "description": text_of(bot, "description", person.language_code),
        "short_description": text_of(bot, "short_description", person.language_code),
    }


def text_of(bot: Bot, kind: str, language: str) -> str:
    texts = bot.texts.get(kind, {})
    return texts.get(language[:2]) or texts.get("", "")


def commands_for(bot: Bot, chat: Chat, person: Person) -> list[Object]:
    """The list that Telegram shows: narrowest scope first, the person's language first."""
    crowd = ["all_private_chats"] if chat.private else ["all_group_chats"]
    if chat.members.get(person.id) in {"creator", "administrator"}:
        crowd = [f"chat_administrators:{chat.id}", "all_chat_administrators", *crowd]
    narrow = [f"chat_member:{chat.id}:{person.id}", f"chat:{chat.id}"]
    for scope in [*narrow, *crowd, "default"]:
        for language in (person.language_code[:2], ""):
            if found := bot.commands.get(f"{scope}|{language}"):
                return found
    return []


def chat_view(world: World, chat: Chat, person: Person) -> Object:
    last = chat.messages[max(chat.messages)] if chat.messages else None
    read = chat.read.get(person.id, 0)
    unread = [m for n, m in chat.messages.items() if n > read and not _by(m, person)]
    return {
        "address": address_of(world, chat),
        "chat": chat.card,
        "last_message": last and message_view(world, last),
        "unread": len(unread),
        "keyboard": chat.keyboards.get(person.id),
    }


def _by(message: Message, person: Person) -> bool:
    return bool(message.get("from", {}).get("id") == person.id)


def messages_view(
    world: World, chat: Chat, person: Person, before: int = 0, limit: int = PAGE
) -> Object:
    """One page of messages, oldest first; reading the newest page marks all as read."""
    numbers = [number for number in chat.messages if not before or number < before]
    shown = numbers[-min(max(limit, 1), LARGEST_PAGE) :]
    if not before and chat.read.get(person.id, 0) != chat.last_id:
        chat.read[person.id] = chat.last_id
        world.save(chat)
    bots = world.bots_in(chat)
    return {
        "messages": [message_view(world, chat.messages[number]) for number in shown],
        "keyboard": chat.keyboards.get(person.id),
        "commands": [command for bot in bots for command in commands_for(bot, chat, person)],
        "bot": bot_view(bots[0], person) if bots else None,
        "blocked": chat.blocked,
    }


def message_view(world: World, message: Message) -> Message:
    """The message plus `url` on files that are only an address (the Bot API has no such key)."""
    seen = {name: value for name, value in message.items() if name != "inline_message_id"}
    for kind in FOLDERS:
        if kind in seen:
            seen[kind] = _with_url(world, seen[kind])
    return seen


def _with_url(world: World, card: Object | list[Object]) -> Object | list[Object]:
    if isinstance(card, list):
        return [{**size, **_url(world, size)} for size in card]
    return card | _url(world, card)


def _url(world: World, card: Object) -> Object:
    file = world.files.get(card["file_id"])
    return {"url": file.url} if file and file.url else {}
