"""A yes that has to be a press, as consent does: who types it is shown the buttons again.

They are kept in a draft until the next thing that the person does.
"""

from catalog import drafts
from catalog.drafts import Draft, Form
from handlers import forms
from handlers.replies import Reply, Text, from_json, to_json
from handlers.turn import Turn
from handlers.yes_no import is_no, is_yes


async def read_line(turn: Turn, draft: Draft, text: str) -> list[Reply]:
    """A yes, a no, or a phone number, which is not kept; none where it is something else."""
    if is_no(text):
        return await forms.cancel(turn)
    number = await turn.without_numbers(text) != text
    return again(turn, draft, number=number) if number or is_yes(text) else []


def again(turn: Turn, draft: Draft, *, number: bool = False) -> list[Reply]:
    """The buttons once more."""
    shown = from_json(draft.data["shown"])
    keyboard = shown.keyboard if isinstance(shown, Text) else ()
    html = turn.t("press-to-agree", number="yes" if number else "no")
    return [turn.asks(Text(html, keyboard))]


async def settle(turn: Turn) -> None:
    """When all is answered: keeps what was asked now, or lets go of what was asked before.

    Beside another form that is open the buttons have to do.
    """
    before = turn.visit.draft
    waited = before is not None and before.form is Form.CONSENT
    if not turn.incoming.is_private_word or not (waited or turn.asking):
        return
    if before is not None:
        await drafts.has_ended(turn.session, before)
    where = (turn.session, turn.person, turn.incoming.chat_id)
    here = await drafts.of_chat(*where)
    free = here is None or here.form is Form.CONSENT or not drafts.is_open(here, turn.now)
    if turn.asking and free:
        data = {"shown": to_json(Text("", turn.asking[-1].keyboard))}
        await drafts.open_draft(*where, Form.CONSENT, turn.now, data)
    elif here is not None and here.form is Form.CONSENT:
        await drafts.drop_draft(*where)
