"""Whose admin somebody has to be for what they did: the channel is asked before the turn begins.

So no handler waits for the channel, and rights are asked anew at each press.
"""

from catalog.news import links
from handlers.incoming import ChatKind, Command, Incoming, Pressed
from handlers.news.subscribing_buttons import MuteTopic


def chat_asked(incoming: Incoming) -> int | None:
    """The group or channel that `Incoming.leads` is to tell of."""
    match incoming.what:
        case Command(name="start", argument=argument):
            return links.chat_of(argument)
        case Pressed(action=MuteTopic()) | Command(name="stop"):
            outside = incoming.chat_kind is not ChatKind.PRIVATE
            return incoming.chat_id if outside and not incoming.speaks_for_chat else None
        case Pressed(action=action):
            return getattr(action, "chat", 0) or None
    return None
