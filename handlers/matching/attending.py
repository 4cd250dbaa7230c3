"""Deep links that lead to events, and to what one has to do with them."""

from collections.abc import Awaitable, Callable, Mapping

from catalog.matching.events import Side
from handlers.matching import events, interests, sign_up, standing
from handlers.matching.attending_buttons import AskInterest
from handlers.replies import Reply
from handlers.turn import Turn


async def sign_up_buyer(turn: Turn, code: str) -> list[Reply]:
    return await sign_up.open_link(turn, code, Side.BUYER)


async def sign_up_producer(turn: Turn, code: str) -> list[Reply]:
    return await sign_up.open_link(turn, code, Side.PRODUCER)


async def ask_interest(turn: Turn, code: str) -> list[Reply]:
    return await interests.ask(turn, AskInterest())


LINKS: Mapping[str, Callable[[Turn, str], Awaitable[list[Reply]]]] = {
    "e": events.open_link,
    "eb": sign_up_buyer,
    "ep": sign_up_producer,
    "t": standing.open_ticket,
    "mine": standing.open_mine,
    "tell": ask_interest,
}
"""By what stands before the underscore of a link's payload."""
