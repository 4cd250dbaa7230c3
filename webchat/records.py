"""The world as the records that a store keeps, and back again.

Keys: a person by id, a bot by token, a chat by "bot:chat", its messages by "bot:chat:number",
a pending update by "bot:number", a session by the digest of its cookie.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from webchat.world import World

Record = tuple[str, str, Any]


def restore(world: "World") -> None:
    """Fill an empty world with what its store kept."""
    loaded: dict[str, list[tuple[str, Any]]] = {}
    for kind, key, record in world.store.load():
        loaded.setdefault(kind, []).append((key, record))
    world.people.update({person.id: person for _, person in loaded.get("person", [])})
    world.sessions.update({key: entry["person"] for key, entry in loaded.get("session", [])})
    for _, bot in loaded.get("bot", []):
        world.register(bot)
    for _, file in loaded.get("file", []):
        world.files[file.id] = world.paths[file.path] = file
    world.chats.update({chat.key: chat for _, chat in loaded.get("chat", [])})
    for (bot_id, chat_id, number), message in _in_order(loaded.get("message", [])):
        world.keep(world.chats[bot_id, chat_id], number, message)
    for (bot_id, number), update in _in_order(loaded.get("update", [])):
        world.updates[bot_id].pending[number] = update


def _in_order(rows: list[tuple[str, Any]]) -> Iterator[tuple[tuple[int, ...], Any]]:
    numbered = [(tuple(map(int, key.split(":"))), record) for key, record in rows]
    return iter(sorted(numbered, key=lambda row: row[0]))


def records(world: "World") -> Iterator[Record]:
    """Everything but the bots and their pending updates."""
    yield from (("person", str(person.id), person) for person in world.people.values())
    yield from (("session", key, {"person": number}) for key, number in world.sessions.items())
    yield from (("file", file.id, file) for file in world.files.values())
    for chat in world.chats.values():
        key = f"{chat.key[0]}:{chat.key[1]}"
        yield "chat", key, chat
        yield from (("message", f"{key}:{n}", message) for n, message in chat.messages.items())
