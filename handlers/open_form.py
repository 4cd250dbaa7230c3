"""What goes to the form that is open in this chat: lines, pictures and files, contact cards."""

from catalog import drafts
from catalog.drafts import Draft, Form
from handlers import agreeing, forms, need_form, rights, start
from handlers.buttons import CancelDraft
from handlers.incoming import Said, SentMedia, SharedContact, SharedLocation
from handlers.matching import (
    desk,
    event_form,
    event_left,
    interests,
    sign_up,
    sign_up_form,
    sign_up_reading,
)
from handlers.news import announcement_form, subscribing_places
from handlers.replies import Reply, Text
from handlers.turn import Turn
from handlers.views import sign_up as sign_up_views
from handlers.yes_no import is_no


async def read_line(turn: Turn, said: Said) -> list[Reply]:
    """The answer to a line that is for the open form; none where none is open, or it is not."""
    draft = turn.visit.draft
    if draft is None or not drafts.is_open(draft, turn.now):
        return []
    match draft.form:
        case Form.REGISTRATION:
            return await sign_up_reading.read(turn, draft, said)
        case Form.EVENT:
            return await event_form.read_said(turn, draft, said)
        case Form.ANNOUNCEMENT:
            return await announcement_form.read_said(turn, draft, said)
        case Form.DESK:
            return await desk.read_line(turn, draft, said.text)
        case Form.CONSENT:
            return await agreeing.read_line(turn, draft, said.text)
        case Form.NEED:
            return await need_form.read_line(turn, draft, said)
        case Form.INTEREST | Form.PLACE if is_no(said.text):
            return await forms.cancel(turn)
        case Form.PLACE:
            return await subscribing_places.read_line(turn, draft, said.text)
        case Form.INTEREST:
            return await interests.read_line(turn, draft, said.text)
    return await forms.read_line(turn, draft, said.text)


async def still_open(turn: Turn) -> list[Reply]:
    """After something else was answered, what the form that is open here waits for."""
    draft = turn.visit.draft
    if draft is None or not drafts.is_open(draft, turn.now):
        return []
    if draft.form is Form.NEED:
        return [need_form.shown(turn, draft)]
    if draft.form is not Form.REGISTRATION or await drafts.has_ended(turn.session, draft):
        return []
    filling = await sign_up_form.of_draft(turn, draft)
    return await sign_up_form.ask(turn, filling) if filling else []


async def media(turn: Turn, sent: SentMedia) -> list[Reply]:
    draft = await _draft(turn)
    if draft and draft.form is Form.REGISTRATION:
        return await sign_up_reading.read_media(turn, draft, sent)
    if draft and draft.form is Form.ANNOUNCEMENT:
        return await announcement_form.read_media(turn, draft, sent)
    is_event = draft is not None and draft.form is Form.EVENT
    read = await event_form.read_media(turn, draft, sent) if draft and is_event else []
    return read or await start.media(turn, sent)


async def location(turn: Turn, shared: SharedLocation) -> list[Reply]:
    draft = await _draft(turn)
    is_event = draft is not None and draft.form is Form.EVENT
    read = await event_form.read_location(turn, draft, shared) if draft and is_event else []
    return read or await start.location(turn, shared)


async def share_contact(turn: Turn, shared: SharedContact) -> list[Reply]:
    draft = await _draft(turn)
    if draft and draft.form is Form.REGISTRATION:
        return await sign_up_reading.read_contact(turn, draft, shared)
    if draft and draft.form is Form.CONSENT:
        return agreeing.again(turn, draft, number=True)
    return await forms.share_contact(turn, shared)


async def cancel(turn: Turn, argument: str = "") -> list[Reply]:
    draft = await _draft(turn)
    if draft and draft.form is Form.REGISTRATION:
        return await sign_up.stop_draft(turn, draft)
    by = await rights.organiser(turn) if draft and draft.form is Form.EVENT else None
    if draft and by:
        return await event_left.stop(turn, draft, by)
    return await forms.cancel(turn)


async def cancel_draft(turn: Turn, action: CancelDraft) -> list[Reply]:
    """The "no" under a short form: an old one ends no long form, which has its own."""
    draft = await _draft(turn)
    if draft and draft.form in {Form.REGISTRATION, Form.EVENT, Form.DESK, Form.ANNOUNCEMENT}:
        return [Text(turn.t("nothing-to-cancel"))]
    return await forms.cancel_draft(turn, action)


async def offer_to_go_on(turn: Turn) -> list[Reply]:
    """Where a form has ended, the registration that gave way to it is offered again."""
    draft = turn.visit.draft
    if draft is None or draft.form is Form.CONSENT:
        return []
    if not await drafts.has_ended(turn.session, draft):
        return []
    if await drafts.of_chat(turn.session, turn.person, turn.incoming.chat_id):
        return []
    left = await sign_up_form.begun(turn)
    return [sign_up_views.go_on_view(left[0], turn.texts)] if left else []


async def _draft(turn: Turn) -> Draft | None:
    return await drafts.open_form(turn.session, turn.person, turn.incoming.chat_id, turn.now)
