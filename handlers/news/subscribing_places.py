"""The places of a subscription: typed, by the names of today or of old, or from a list."""

from collections.abc import Iterable
from functools import cache
from zlib import crc32

from catalog import drafts, places
from catalog.drafts import Draft, Form
from catalog.names import bare
from catalog.news import subscriptions
from catalog.news.subscribers import place_key, place_of
from catalog.news.subscriptions import Chat, Picture
from catalog.places import Place
from handlers.news.subscribing_buttons import SetPlace
from handlers.news.subscribing_whose import whose
from handlers.replies import Reply, Text
from handlers.turn import Turn
from handlers.views import subscribing as views
from handlers.views import talk

MOST_NAMESAKES = 60
"""More than any name has: nobody's place is left out of the choice."""


def mark_of(place: Place) -> str:
    """A place in a button: its key is too long for one."""
    return f"{crc32(place_key(place).encode()):08x}"


@cache
def provinces() -> tuple[Place, ...]:
    """Those of today, in the order of the alphabet."""
    found = {merger.province for merger in places.shipped().mergers}
    return tuple(sorted(found, key=lambda place: bare(place.name)))


async def show(turn: Turn, picture: Picture, *, edit: bool) -> list[Reply]:
    """From here on a line is the name of a place, unless a longer form is open."""
    to = views.chat_of(picture)
    draft = await drafts.open_form(turn.session, turn.person, turn.incoming.chat_id, turn.now)
    if draft is None or draft.form is not Form.REGISTRATION:
        await _read_on(turn, (), to)
    return [views.places_view(_marked(picture.places), to, turn.texts, edit=edit)]


async def close(turn: Turn) -> None:
    """Lines are questions again."""
    chat_id = turn.incoming.chat_id
    draft = await drafts.open_form(turn.session, turn.person, chat_id, turn.now)
    if draft and draft.form is Form.PLACE:
        await drafts.drop_draft(turn.session, turn.person, chat_id)


def provinces_of(turn: Turn, to: int) -> Text:
    return views.provinces_view(_marked(provinces()), to, turn.texts)


async def read_line(turn: Turn, draft: Draft, text: str) -> list[Reply]:
    """The one place of that name is added; namesakes are asked about.

    Of a group or channel one is asked about, too: a press shows whether they are an admin still.
    """
    to = draft.data.get("chat", 0)
    found = places.shipped().find(text)[:MOST_NAMESAKES]
    if not found:
        return [views.no_place_view(text, to, turn.texts)]
    if len(found) > 1 or to:
        await _read_on(turn, found, to)
        return [views.which_place_view(found, _marked(found), to, turn.texts)]
    return await _set(turn, turn.incoming.chat_id, found[0], on=True, edit=False)


@whose
async def set_place(turn: Turn, action: SetPlace, chat: Chat) -> list[Reply]:
    picture = await subscriptions.picture(turn.session, chat.id)
    chosen = picture.places if picture else ()
    known = (*chosen, *provinces(), *await _typed(turn))
    place = next((one for one in known if mark_of(one) == action.mark), None)
    if place is None:
        return [talk.say("button-old", turn.texts)]
    return await _set(turn, chat.id, place, on=bool(action.on), edit=True)


async def _set(turn: Turn, chat_id: int, place: Place, *, on: bool, edit: bool) -> list[Reply]:
    await subscriptions.set_place(turn.session, chat_id, place, on, turn.now)
    picture = await subscriptions.picture(turn.session, chat_id)
    if picture is None:
        return [talk.say("button-old", turn.texts)]
    return await show(turn, picture, edit=edit)


async def _read_on(turn: Turn, found: Iterable[Place], to: int) -> None:
    data = {"found": [place_key(one) for one in found], "chat": to}
    chat_id = turn.incoming.chat_id
    await drafts.open_draft(turn.session, turn.person, chat_id, Form.PLACE, turn.now, data)


async def _typed(turn: Turn) -> list[Place]:
    """The namesakes that were asked about last."""
    chat_id = turn.incoming.chat_id
    draft: Draft | None = await drafts.open_form(turn.session, turn.person, chat_id, turn.now)
    keys = draft.data["found"] if draft and draft.form is Form.PLACE else ()
    return [place_of(key) for key in keys]


def _marked(found: Iterable[Place]) -> list[tuple[str, Place]]:
    return [(mark_of(one), one) for one in found]
