"""What is typed, sent and pressed while the registration form is open."""

from functools import partial

from catalog.drafts import Draft
from catalog.names import visible
from catalog.people import Language
from catalog.search.beside import beside
from handlers.incoming import Said, SentMedia, SharedContact
from handlers.matching import sign_up_answers as answers
from handlers.matching import sign_up_form as form
from handlers.matching import sign_up_steps as steps
from handlers.matching.attending_buttons import ChangePart, FillIn
from handlers.replies import Reply, Text
from handlers.texts import texts_of
from handlers.turn import Turn
from handlers.views import talk
from handlers.yes_no import is_stop


async def read(turn: Turn, draft: Draft, said: Said) -> list[Reply]:
    """What was typed while the form is open; it is the form's, but where that has ended."""
    filling = await form.of_draft(turn, draft)
    if filling is None:
        return []
    if not filling.event.is_open(turn.now):
        return await form.ended(turn, filling)
    if said.edited:  # it corrects an earlier answer, and must not become the next one
        return [talk.say("sign-up-edited", turn.texts), *await form.ask(turn, filling)]
    if is_stop(said.text) and filling.question is None:  # of a question it may be the answer
        return await form.stop(turn, filling)
    if filling.phone_was_asked and said.text.strip() in _labels("button-back"):
        back = Text(turn.t("sign-up-back"), close_keyboard=True)
        return [back, *await form.go_to(turn, filling, filling.before())]
    if said.media and filling.wants_file:
        return await form.took(turn, filling, answers.read_file(filling, said.media))
    text = visible(said.text).strip()
    if not text:
        return await form.ask(turn, filling)
    read = partial(answers.read_text, filling, text, turn)
    return await form.took(turn, filling, await beside(turn.index, text, read))


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
    if filling is None or not filling.wants_phone:
        return [Text(turn.t("contact-unneeded"), close_keyboard=True)]
    if not filling.event.is_open(turn.now):
        return await form.ended(turn, filling)
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


def _labels(key: str) -> set[str]:
    return {texts_of(language).plain(key) for language in Language}
