"""`@bot keo lac` in any chat: products and events to post, each with a way back to the bot."""

from catalog.search import Facets
from handlers.incoming import InlineAsked
from handlers.matching import events
from handlers.replies import InlineResults, Reply
from handlers.turn import Turn
from handlers.views.cards import inline_hit

A_PAGE = 20
MOST = 200


async def answer_inline(turn: Turn, asked: InlineAsked) -> list[Reply]:
    """Matches, else the nearest; for nothing typed, the catalogue from its first product."""
    offset = int(asked.offset) if asked.offset.isdecimal() else 0
    if asked.query.strip():
        answer = await turn.search(asked.query, limit=MOST)
        hits = answer.hits or answer.near
    else:
        hits, _ = turn.index.browse(Facets(), limit=MOST)
    coming = await events.inline_hits(turn, asked.query) if offset == 0 else []
    page = hits[offset : offset + A_PAGE]
    more = offset + A_PAGE < len(hits)
    return [
        InlineResults(
            (
                *coming[:A_PAGE],
                *(inline_hit(hit.document, turn.bot_name, turn.texts) for hit in page),
            ),
            next_offset=str(offset + A_PAGE) if more else "",
            start=turn.texts.plain("inline-start"),
        )
    ]
