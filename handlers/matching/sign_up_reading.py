"""What is typed, sent and pressed while the registration form is open."""

from functools import partial

from catalog import drafts
from catalog.drafts import Draft
from catalog.names import visible
from catalog.search.beside import beside
from handlers.forms import parse_phone
from handlers.incoming import Said, SentMedia, SharedContact
from handlers.matching import sign_up_answers as answers
from handlers.matching import sign_up_form as form
from handlers.matching import sign_up_steps as steps
from handlers.matching import sign_up_ways as ways
from handlers.matching.attending_buttons import ChangePart, FillIn
from handlers.matching.sign_up_asides import is_aside
from handlers.matching.sign_up_steps import Filling
from handlers.replies import Reply, Text
from handlers.turn import Turn
from handlers.views import talk
from handlers.ways_out import Way


async def read(turn: Turn, draft: Draft, said: Said) -> list[Reply]:
    """What was typed while the form is open; nothing where that is no answer to it.

    A form that was left alone for hours is put away: it is offered again, and reads no text.
    """
    filling = await form.of_draft(turn, draft)
    if filling is None:
        return []
    if not filling.event.is_open(turn.now):
        return await form.ended(turn, filling)
    text = visible(said.text).strip()
    if drafts.is_left_alone(draft, turn.now) and not _is_answer_still(filling, said):
        await drafts.put_away(turn.session, draft, turn.now)
        return []
    if said.edited:  # it corrects an earlier answer, and must not become the next one
        return [talk.say("sign-up-edited", turn.texts), *await form.ask(turn, filling)]
    if said.media and filling.wants_file:
        return await form.took(turn, filling, answers.read_file(filling, said.media))
    if not text:
        return await form.ask(turn, filling)
    if way := ways.meant(filling, text):
        return await ways.go(turn, filling, way)
    outcome = await beside(turn.index, text, partial(answers.read_text, filling, text, turn))
    if await is_aside(turn, filling, text, outcome):
        return []
    return await form.took(turn, filling, outcome)


def _is_answer_still(filling: Filling, said: Said) -> bool:
    """What only the form can mean, however late: a file, a number, the keyboard's way back."""
    if said.edited:
        return False
    if filling.wants_file:
        return said.media is not None
    back = ways.meant(filling, said.text) is Way.BACK
    return filling.wants_phone and (back or parse_phone(said.text) is not None)


async def read_media(turn: Turn, draft: Draft, sent: SentMedia) -> list[Reply]:
    filling = await form.of_draft(turn, draft)
    if filling is None:
        return [talk.media_view(sent.kind, turn.texts)]
    if not filling.event.is_open(turn.now):
        return await form.ended(turn, filling)
    if not filling.wants_file or sent.edited:
        return [talk.say("sign-up-no-file", turn.texts), *await form.ask(turn, filling)]
    return await form.took(turn, filling, answers.read_file(filling, sent))


async def read_contact(turn: Turn, draft: Draft, shared: SharedContact) -> list[Reply]:
    """A number counts where it is asked for, and as the sender's own."""
    filling = await form.of_draft(turn, draft)
    if filling is None:
        return [Text(turn.t("contact-unneeded"), close_keyboard=True)]
    if not filling.event.is_open(turn.now):
        return await form.ended(turn, filling)
    if not filling.wants_phone:
        unneeded = Text(turn.t("sign-up-no-phone"), close_keyboard=True)
        return [unneeded, *await form.ask(turn, filling)]
    if not shared.own:
        return [talk.say("phone-not-own", turn.texts)]
    return await form.took(turn, filling, answers.read_phone(filling, shared.phone))


async def fill_in(turn: Turn, action: FillIn) -> list[Reply]:
    """A button of the form. One of another step, or of a form that is done, says so."""
    filling = await form.open_for(turn, action.event_id)
    if filling is None:
        return [talk.say("draft-gone", turn.texts)]
    if not filling.event.is_open(turn.now):
        return await form.ended(turn, filling)
    if action.value == "stop":
        return await form.stop(turn, filling)
    if action.step != filling.step:
        return [talk.say("sign-up-answered", turn.texts), *await form.ask(turn, filling)]
    if action.value == "back":
        return await form.go_to(turn, filling, filling.before(), edit=True)
    if action.value == "skip":
        if filling.is_required:
            return await form.ask(turn, filling)
        return await form.went_on(turn, steps.skipped(filling), edit=True)
    return await form.took(
        turn, filling, answers.read_press(filling, action.value, turn), edit=True
    )


async def change_part(turn: Turn, action: ChangePart) -> list[Reply]:
    filling = await form.open_for(turn, action.event_id)
    if filling is None:
        return [talk.say("draft-gone", turn.texts)]
    if action.step not in filling.steps:
        return await form.ask(turn, filling)
    editing = filling.with_data(editing=True)
    return await form.go_to(turn, editing, action.step, edit=True)
