"""What is coming: the list of events, an event's card, its date and its place on the map."""

from catalog.matching import events, registrations, seats
from catalog.matching.event_places import asked_for, named, place_key, place_of, places_of
from catalog.matching.events import Event, EventKind, EventState, Side
from catalog.matching.registrations import Standing
from catalog.search import Answer
from handlers.matching import sign_up_form
from handlers.matching.attending_buttons import SaveEventDate, ShowEvent, ShowEventMap, ShowEvents
from handlers.pages import page_at
from handlers.replies import InlineHit, Reply
from handlers.turn import Turn
from handlers.views import events as views
from handlers.views import talk


async def open_events(turn: Turn, argument: str = "") -> list[Reply]:
    return await show_events(turn, ShowEvents())


async def show_events(turn: Turn, action: ShowEvents) -> list[Reply]:
    found = await events.coming(turn.session, turn.now)
    kinds, places = tuple(dict.fromkeys(event.kind for event in found)), places_of(found)
    kind = EventKind(action.kind) if action.kind in set(EventKind) else None
    fitting = [
        event
        for event in found
        if kind in {None, event.kind} and action.place in {"", place_key(place_of(event))}
    ]
    page = page_at(action.page, len(fitting), views.A_PAGE)
    edit = action.page > 0
    if not fitting:
        return [views.none_view(turn.texts, edit=edit)]
    shown = views.Shown(tuple(fitting), kind, action.place, page, kinds, places)
    return [views.list_view(shown, turn.texts, edit=edit)]


async def answer_question(turn: Turn, answer: Answer, question_id: int) -> list[Reply]:
    """What is coming, at the place that was asked for if there is anything; one event at once."""
    fitting = asked_for(await events.coming(turn.session, turn.now), answer.query)
    if not fitting:
        return [views.none_view(turn.texts, question_id)]
    if len(fitting) == 1:
        return await card_of(turn, fitting[0])
    shown = views.Shown(tuple(fitting))
    return [views.list_view(shown, turn.texts, edit=False)]


async def show_event(turn: Turn, action: ShowEvent) -> list[Reply]:
    event = await _announced(turn, action.event_id)
    return await card_of(turn, event) if event else [talk.say("event-gone", turn.texts)]


async def open_link(turn: Turn, code: str) -> list[Reply]:
    event = await events.by_code(turn.session, code)
    if event is None or event.state is EventState.DRAFT:
        return [talk.say("event-gone", turn.texts)]
    return await card_of(turn, event)


async def card_of(turn: Turn, event: Event) -> list[Reply]:
    lines = [
        views.seats_text(await seats.free_seats(turn.session, event, side), side, turn.texts)
        for side in Side
        if event.takes(side)
    ]
    mine = {
        side: row
        for side in Side
        if (row := await registrations.of_person(turn.session, turn.person, event.stored_id, side))
    }
    taken = [side for side, row in mine.items() if row.state is not Standing.CANCELLED]
    begun = [one.side for one in await sign_up_form.begun(turn) if one.event.id == event.id]
    sides = views.Sides(registered=bool(mine), taken=taken, begun=begun)
    return views.card_view(event, lines, turn.now, turn.texts, sides)


async def show_map(turn: Turn, action: ShowEventMap) -> list[Reply]:
    event = await _announced(turn, action.event_id)
    pin = event and views.pin_view(event)
    return [pin or talk.say("event-gone", turn.texts)]


async def save_date(turn: Turn, action: SaveEventDate) -> list[Reply]:
    event = await _announced(turn, action.event_id)
    if event is None:
        return [talk.say("event-gone", turn.texts)]
    return [views.date_file_view(event, turn.now, turn.bot_name, turn.texts)]


async def inline_hits(turn: Turn, query: str) -> list[InlineHit]:
    """Coming events that the words name, to be posted in any chat."""
    found = await events.coming(turn.session, turn.now)
    return [views.inline_event(event, turn.bot_name, turn.texts) for event in named(found, query)]


async def _announced(turn: Turn, event_id: int) -> Event | None:
    """The event, unless it is only its organisers' business."""
    event = await events.get(turn.session, event_id)
    return event if event and event.state is not EventState.DRAFT else None
