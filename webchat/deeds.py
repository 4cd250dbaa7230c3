"""What a person can do over HTTP, by name: for the page and for the control API alike."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from webchat import acts, asking, members
from webchat.entities import typed
from webchat.errors import Refused
from webchat.files import Upload
from webchat.models import Chat, Object, Person
from webchat.views import address_of, find_chat, message_view
from webchat.world import World


@dataclass
class Deed:
    """One act of a person, with the values and files that came with it."""

    world: World
    person: Person
    values: dict[str, Any]
    address: str = ""
    uploads: dict[str, Upload] = field(default_factory=dict)

    @property
    def chat(self) -> Chat:
        return find_chat(self.world, self.person, self.address)

    def integer(self, name: str) -> int:
        try:
            return int(self.values[name])
        except (KeyError, TypeError, ValueError):
            raise Refused(f"{name} must be a number") from None

    def number(self, name: str) -> float:
        try:
            return float(self.values[name])
        except (KeyError, TypeError, ValueError):
            raise Refused(f"{name} must be a number") from None

    def text(self, name: str) -> str:
        value = self.values.get(name, "")
        if not isinstance(value, str):
            raise Refused(f"{name} must be text")
        return value

    def view(self, message: Object) -> Object:
        return message_view(self.world, message)


async def say(deed: Deed) -> Object:
    reply_to = deed.integer("reply_to") if deed.values.get("reply_to") else None
    said = typed(deed.text("text"))
    return deed.view(
        acts.say(deed.world, deed.person, deed.chat, said.text, reply_to, said.entities)
    )


async def edit(deed: Deed) -> Object:
    number, text = deed.integer("message_id"), deed.text("text")
    return deed.view(acts.edit(deed.world, deed.person, deed.chat, number, text))


async def press(deed: Deed) -> Object:
    """By `data`, or by `row` and `column`; waits for the bot's answer, which may be None."""
    chat, number = deed.chat, deed.integer("message_id")
    if "data" in deed.values:
        data = deed.text("data")
    else:
        data = asking.button_data(chat, number, deed.integer("row"), deed.integer("column"))
    query = asking.press(deed.world, deed.person, chat, number, data)
    return {"answer": await asking.answered(query, asking.PATIENCE)}


async def contact(deed: Deed) -> Object:
    return deed.view(acts.share_contact(deed.world, deed.person, deed.chat, deed.values))


async def location(deed: Deed) -> Object:
    place = deed.number("latitude"), deed.number("longitude")
    return deed.view(acts.share_location(deed.world, deed.person, deed.chat, *place))


async def file(deed: Deed) -> Object:
    if not deed.uploads:
        raise Refused("there is no file")
    upload = next(iter(deed.uploads.values()))
    kind = deed.text("kind") or "document"
    caption = deed.text("caption")
    return deed.view(acts.send_file(deed.world, deed.person, deed.chat, kind, upload, caption))


async def start(deed: Deed) -> Object:
    bot = deed.world.bot_named(deed.address)
    return deed.view(acts.start(deed.world, deed.person, bot, deed.text("payload")))


async def block(deed: Deed) -> Object:
    acts.block(deed.world, deed.person, deed.chat)
    return {}


async def unblock(deed: Deed) -> Object:
    acts.unblock(deed.world, deed.person, deed.chat)
    return {}


async def join(deed: Deed) -> Object:
    groups = (chat for key, chat in deed.world.chats.items() if key[0] == 0)
    chat = next((group for group in groups if str(group.id) == deed.address), None)
    if chat is None:
        raise Refused("there is no such chat", 404)
    members.join(deed.world, deed.person, chat)
    return {}


async def leave(deed: Deed) -> Object:
    members.leave(deed.world, deed.person, deed.chat)
    return {}


async def inline(deed: Deed) -> Object:
    """The results of an inline query; none when the bot does not answer in time."""
    bot = deed.world.bot_named(deed.text("bot"))
    chat = find_chat(deed.world, deed.person, deed.text("chat")) if deed.text("chat") else None
    query = asking.ask_inline(
        deed.world, deed.person, bot, deed.text("query"), deed.text("offset"), chat
    )
    answer = await asking.answered(query, asking.PATIENCE) or {
        "results": [],
        "next_offset": "",
        "button": None,
    }
    results = [{k: v for k, v in r.items() if k != "message"} for r in answer["results"]]
    return answer | {"results": results, "inline_query_id": query.id}


async def choose(deed: Deed) -> Object:
    chat = find_chat(deed.world, deed.person, deed.text("chat"))
    query, result = deed.text("inline_query_id"), deed.text("result_id")
    return deed.view(asking.choose(deed.world, deed.person, query, result, chat))


async def group(deed: Deed) -> Object:
    """A new group (or, as its `kind`, a "channel") of the person and all bots."""
    kind = "channel" if deed.text("kind") == "channel" else "supergroup"
    chat = members.create_group(
        deed.world, deed.person, deed.text("title"), *deed.world.bots.values(), kind=kind
    )
    return {"address": address_of(deed.world, chat), "chat": chat.card}


IN_CHAT: dict[str, Callable[[Deed], Awaitable[Object]]] = {
    "say": say,
    "edit": edit,
    "press": press,
    "contact": contact,
    "location": location,
    "file": file,
    "start": start,
    "block": block,
    "unblock": unblock,
    "join": join,
    "leave": leave,
}
ELSEWHERE: dict[str, Callable[[Deed], Awaitable[Object]]] = {
    "inline": inline,
    "choose": choose,
    "group": group,
}
