"""A new event whose form ends or gives way to another before its time: what was said is kept."""

from catalog import drafts
from catalog.drafts import Draft, Form
from catalog.matching import event_editing
from catalog.matching.events import EventDetails
from catalog.roles import Organiser
from handlers import forms, rights
from handlers.matching.event_fields import NEEDED, Values
from handlers.organiser_buttons import ManageEvent
from handlers.replies import Reply, Text, press
from handlers.turn import Turn


def begun(turn: Turn) -> Values:
    """What was said of a new event in the form that is open here. Ask before the turn's work."""
    draft = turn.visit.draft
    return _said(draft) if draft and drafts.is_open(draft, turn.now) else {}


def _said(draft: Draft) -> Values:
    is_new = draft.form is Form.EVENT and draft.data["of"] == "new"
    values: Values = draft.data["values"] if is_new else {}
    return values if "title" in values else {}


async def keep(turn: Turn, values: Values) -> list[Reply]:
    """Where another form is open now, the event becomes a draft; one without times is let go."""
    if not values:
        return []
    draft = await drafts.of_chat(turn.session, turn.person, turn.incoming.chat_id)
    by = await rights.organiser(turn)
    if draft is None or by is None or _said(draft):
        return []
    return await _kept(turn, by, values)


async def stop(turn: Turn, draft: Draft, by: Organiser) -> list[Reply]:
    """Ends the form as was asked; see `keep`."""
    values = _said(draft)
    stopped = await forms.cancel(turn)
    return [*stopped, *(await _kept(turn, by, values) if values else [])]


async def _kept(turn: Turn, by: Organiser, values: Values) -> list[Reply]:
    if not all(name in values for name in NEEDED):
        return [Text(turn.t("org-left", title=values["title"]))]
    details = EventDetails.model_validate(values)
    event = await event_editing.create(turn.session, by, details, turn.now)
    show = press(turn.texts.plain("button-event"), ManageEvent(event.stored_id))
    return [Text(turn.t("org-left-kept", title=event.title), ((show,),))]
