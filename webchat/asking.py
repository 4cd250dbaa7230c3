"""People ask a bot by pressing a button or by typing its name: callback and inline queries."""

import asyncio
import secrets

from webchat import acts
from webchat.errors import Refused
from webchat.models import Bot, Chat, Message, Object, Person
from webchat.queries import Query
from webchat.world import World

PATIENCE = 15.0
"""Seconds after which a client gives up waiting for the bot."""


def press(world: World, person: Person, chat: Chat, message_id: int, data: str) -> Query:
    """Press an inline button; any data is sent on, as a modified client could do."""
    if not chat.present(person.id):
        raise Refused("you are not in this chat", 403)
    message = chat.messages.get(message_id)
    if message is None:
        raise Refused("there is no such message", 404)
    bot = _author(world, chat, message)
    query = world.queries.ask(bot.id, person.id, chat)
    update: Object = {
        "id": query.id,
        "from": person.user(),
        "chat_instance": chat.instance,
        "data": data,
    }
    if inline_id := message.get("inline_message_id"):
        update["inline_message_id"] = inline_id
    else:
        update["message"] = message
    world.updates[bot.id].add("callback_query", update)
    return query


def _author(world: World, chat: Chat, message: Message) -> Bot:
    """A channel's posts do not name the bot that made them: its first one is taken."""
    author = message.get("via_bot") or message.get("from") or {}
    bot = world.bots.get(author.get("id", 0))
    if chat.kind == "channel" and bot is None:
        bot = next(iter(world.bots_in(chat)), None)
    if bot is None:
        raise Refused("no bot sent this message")
    return bot


def button_data(chat: Chat, message_id: int, row: int, column: int) -> str:
    """The callback data of one button of a message."""
    markup = chat.messages.get(message_id, {}).get("reply_markup", {})
    try:
        data: str = markup["inline_keyboard"][row][column]["callback_data"]
    except (KeyError, IndexError):
        raise Refused("there is no such button", 404) from None
    return data


async def answered(query: Query, patience: float) -> Object | None:
    """What the bot answered, or None when it did not answer in time."""
    try:
        return await asyncio.wait_for(asyncio.shield(query.answer), patience)
    except TimeoutError:
        return None


def ask_inline(
    world: World, person: Person, bot: Bot, text: str, offset: str = "", chat: Chat | None = None
) -> Query:
    if not bot.inline:
        raise Refused("this bot has no inline mode")
    place = chat or world.private(person, bot)
    query = world.queries.ask(bot.id, person.id, place, text[:256])
    update = {"id": query.id, "from": person.user(), "query": query.text, "offset": offset}
    update["chat_type"] = "sender" if place.private else place.kind
    world.updates[bot.id].add("inline_query", update)
    return query


def choose(world: World, person: Person, query_id: str, result_id: str, chat: Chat) -> Message:
    """Send one of the results of an inline query into a chat."""
    query = world.queries.get(query_id)
    if query is None or query.person_id != person.id or not query.answer.done():
        raise Refused("these results are gone", 404)
    bot = world.bots[query.bot_id]
    results = query.answer.result()["results"]
    result = next((result for result in results if result["id"] == result_id), None)
    if result is None:
        raise Refused("there is no such result", 404)
    body: Object = {"via_bot": bot.user()} | result["message"]
    chosen: Object = {"result_id": result_id, "from": person.user(), "query": query.text}
    if "reply_markup" in body:
        inline_id = secrets.token_urlsafe(20)
        body["inline_message_id"] = chosen["inline_message_id"] = inline_id
    message = acts.send(world, person, chat, body)
    if bot.inline_feedback:
        world.updates[bot.id].add("chosen_inline_result", chosen)
    return message
