"""Events for the page, as they happen (server-sent events)."""

import asyncio
import json
from collections.abc import AsyncGenerator

from webchat.hub import Event
from webchat.models import Object
from webchat.sessions import Sessions
from webchat.views import address_of, message_view
from webchat.world import World

HEARTBEAT = 15.0


async def stream(
    world: World, sessions: Sessions, key: str, heartbeat: float = HEARTBEAT
) -> AsyncGenerator[str, None]:
    """The events of the session's person, whoever that is at the time; comments in between."""
    yield ": hello\n\n"
    while person := sessions.of_key(key):
        with world.hub.listen(person.id) as events:
            while True:
                try:
                    event = await asyncio.wait_for(events.get(), heartbeat)
                except TimeoutError:
                    yield ": still here\n\n"
                    continue
                if event.name == "persona" and event.data["session"] != key:
                    continue
                yield _written(world, event)
                if event.name == "persona":
                    break


def _written(world: World, event: Event) -> str:
    return f"event: {event.name}\ndata: {json.dumps(event_view(world, event))}\n\n"


def event_view(world: World, event: Event) -> Object:
    if event.chat is None:
        return {}
    chat = {"chat": address_of(world, event.chat)}
    if event.name in {"message", "edited"}:
        return chat | {"message": message_view(world, event.data)}
    if event.name == "deleted":
        return chat | {"message_ids": [event.data["message_id"]]}
    return chat | event.data
