"""The organisers' screen of one event, as it comes after a press or at the end of a form."""

from collections.abc import Collection
from dataclasses import replace

from catalog.matching import counts, event_questions, event_steps, notices
from catalog.matching.event_editing import TOLD, Edited
from catalog.matching.event_steps import Incomplete, WrongState
from catalog.matching.events import Event, EventState
from handlers.matching.events import card_of
from handlers.replies import Photo, Reply, Text
from handlers.turn import Turn
from handlers.views import event_editing as editing_views
from handlers.views import organising as views


async def screen(turn: Turn, event: Event, said: str = "", *, edit: bool = False) -> Text:
    """What organisers see of it and may do with it; `said` (HTML) stands above."""
    return views.event_screen(
        event,
        event_steps.flaws_of(event, turn.now) if event.state is EventState.DRAFT else (),
        await counts.standings(turn.session, event.stored_id),
        turn.texts,
        turn.bot_name,
        said=said,
        edit=edit,
    )


async def made(turn: Turn, event: Event) -> list[Reply]:
    """A new draft: how all will see it, what is missing, and what to do now."""
    shown = await preview(turn, event)
    return [*shown, await screen(turn, event, turn.t("org-made"))]


async def preview(turn: Turn, event: Event) -> list[Reply]:
    """The card as everybody sees it once it is published, without its buttons."""
    announced = EventState.PUBLISHED if event.state is EventState.DRAFT else event.state
    shown = Event(**event.model_dump() | {"state": announced})
    return [
        replace(reply, keyboard=()) if isinstance(reply, Text | Photo) else reply
        for reply in await card_of(turn, shown)
    ]


async def edited(
    turn: Turn,
    event: Event,
    outcome: Edited | Incomplete | WrongState,
    asked: Collection[str],
) -> list[Reply]:
    """What was changed, with all that changed along with what was `asked`, and who hears of it."""
    if not isinstance(outcome, Edited):
        return [await screen(turn, event, views.refusal(outcome, turn.texts))]
    changed, told = outcome.changed, 0
    if changed & set(TOLD) and event.state is not EventState.DRAFT:
        told = await notices.owed_changes(turn.session, event)
    minutes = int(notices.CHANGES_SETTLE.total_seconds() // 60)
    standings = await counts.standings(turn.session, event.stored_id)
    lines = [
        turn.t("org-saved" if changed else "org-same"),
        *editing_views.times_lines(outcome, asked, turn.texts),
        *editing_views.overfull_lines(outcome, standings, turn.texts),
        turn.t("org-saved-tells", told=told, minutes=minutes) if told else "",
    ]
    return [await screen(turn, outcome.event, "\n".join(filter(None, lines)))]


async def questions(turn: Turn, event: Event, *, edit: bool = False) -> list[Reply]:
    rows = await event_questions.questions_of(turn.session, event.stored_id)
    return [views.questions_view(event, rows, turn.texts, edit=edit)]
