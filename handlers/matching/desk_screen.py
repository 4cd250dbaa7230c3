"""The desk's own screen; while it is open, what is typed is for the desk."""

from catalog import drafts
from catalog.drafts import Draft, Form
from catalog.matching import counts
from catalog.matching.events import Event, EventState
from catalog.matching.registrations import Registration
from handlers import rights
from handlers.replies import Reply
from handlers.turn import Turn
from handlers.views import desk as views


async def show(turn: Turn, event: Event, said: str = "", *, full: bool = False) -> list[Reply]:
    """From now on what is typed here is looked for. `full`: no walk-in has a seat."""
    await keep(turn, event.stored_id)
    standings = await counts.standings(turn.session, event.stored_id)
    organiser = bool(await rights.organiser(turn))
    if event.is_over:
        return [views.over_view(event, standings, turn.texts, organiser=organiser, said=said)]
    may_release = event.state is EventState.RUNNING and organiser
    early = event.is_days_ahead(turn.now)
    return [
        views.desk_view(
            *(event, standings, turn.texts),
            may_release=may_release,
            early=early,
            full=full,
            said=said,
        )
    ]


def arrival(
    turn: Turn,
    event: Event,
    row: Registration,
    said: str = "",
    *,
    edit: bool = False,
    full: bool = False,
) -> list[Reply]:
    """`full`: there is no seat for them, so they are not offered to be let in once more."""
    early = event.is_days_ahead(turn.now)
    return [
        views.arrival_view(event, row, turn.texts, early=early, full=full, said=said, edit=edit)
    ]


async def keep(turn: Turn, event_id: int, **more: str) -> None:
    data = {"event_id": event_id, **more}
    await drafts.open_draft(
        turn.session, turn.person, turn.incoming.chat_id, Form.DESK, turn.now, data
    )


async def draft_of(turn: Turn) -> Draft | None:
    chat_id = turn.incoming.chat_id
    draft = await drafts.open_form(turn.session, turn.person, chat_id, turn.now)
    return draft if draft and draft.form is Form.DESK else None
