"""Beginning, help, and what is neither a question nor a button."""

from rapidfuzz import fuzz, process

from catalog import people, producers
from catalog.catalogue import statistics
from catalog.news import links
from catalog.products import by_code
from handlers import appointing, browse, person, products
from handlers.commands import COMMANDS
from handlers.incoming import BlockedBot, SentMedia, SharedLocation
from handlers.matching import attending, desk
from handlers.news import subscribing
from handlers.replies import Reply
from handlers.turn import Turn
from handlers.views import talk

NEAR_ENOUGH = 60
"""Of 100, for a mistyped command to be taken for another."""


async def start(turn: Turn, argument: str = "") -> list[Reply]:
    """The welcome, or what a link names: a product (p_), its contact (c_), a producer (m_),
    an event (e_), its form for buyers (eb_) or producers (ep_), a ticket (t_), a role (o_, d_),
    a subscription (s_), that of a group or channel (sg_), what is kept of them (privacy)."""
    kind, _, code = argument.strip().partition("_")
    if kind == links.PREFIX:
        return await subscribing.open_link(turn, code)
    if kind == links.CHAT_PREFIX:
        return await subscribing.open_chat(turn)
    if kind == "t" and (replies := await desk.open_ticket(turn, code)):
        return replies
    if kind in attending.LINKS:
        return await attending.LINKS[kind](turn, code)
    if kind in ("p", "c") and code:
        product = await by_code(turn.session, code)
        if product is None:
            return [talk.say("product-gone", turn.texts)]
        show = products.card_of if kind == "p" else products.contact_of
        return await show(turn, product.stored_id)
    if kind == "m" and code:
        producer = await producers.by_code(turn.session, code)
        if producer is None:
            return [talk.say("producer-gone", turn.texts)]
        return await browse.producer_of(turn, producer.stored_id)
    if kind == person.PRIVACY:
        return await person.show_privacy(turn)
    if kind in ("o", "d") and code:
        return await appointing.accept(turn, code)
    return [talk.start_view(turn.texts)]


async def show_help(turn: Turn, argument: str = "") -> list[Reply]:
    return [talk.help_view(turn.bot_name, turn.texts)]


async def show_statistics(turn: Turn, argument: str = "") -> list[Reply]:
    return [talk.statistics_view(await statistics(turn.session, turn.today), turn.texts)]


async def unknown_command(turn: Turn, name: str) -> list[Reply]:
    found = process.extractOne(name, COMMANDS, scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
    return [talk.unknown_command_view(name, found[0] if found else None, turn.texts)]


async def media(turn: Turn, sent: SentMedia) -> list[Reply]:
    return [talk.media_view(sent.kind, turn.texts)]


async def location(turn: Turn, shared: SharedLocation) -> list[Reply]:
    return [talk.say("location-unread", turn.texts)]


async def came_or_went(turn: Turn, what: BlockedBot) -> list[Reply]:
    """Nothing can be said to one who left; who comes back presses start, and is answered there."""
    if what.blocked:
        await people.left(turn.session, turn.incoming.user_id, turn.now)
    return []
