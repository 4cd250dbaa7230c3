""" "Tell me when there is an event for …": asked for with consent, kept, and taken back."""

from functools import partial

from catalog import consents, drafts
from catalog.consents import Purpose
from catalog.drafts import Draft, Form
from catalog.matching import interests
from catalog.matching.events import EventKind
from catalog.matching.interest_words import said_in
from catalog.search.beside import beside
from handlers.incoming import ChatKind
from handlers.matching import sign_up_form
from handlers.matching.attending_buttons import AskInterest, ForgetInterest, KeepInterest
from handlers.replies import Reply, Text
from handlers.turn import Turn
from handlers.views import contacts as contact_views
from handlers.views import interests as views
from handlers.views import talk
from handlers.yes_no import is_yes


async def ask(turn: Turn, action: AskInterest) -> list[Reply]:
    """Opens the form, unless a registration is being filled in: then buttons have to do."""
    if turn.incoming.chat_kind is not ChatKind.PRIVATE:
        return [contact_views.in_private_view(turn.bot_name, "tell", turn.texts)]
    chat_id = turn.incoming.chat_id
    if not await sign_up_form.is_open(turn):
        await drafts.open_draft(
            *(turn.session, turn.person, chat_id, Form.INTEREST, turn.now),
            {"text": "", "kind": action.kind},
        )
    return [views.ask_view(_kind(action.kind), turn.texts)]


async def read_line(turn: Turn, draft: Draft, text: str) -> list[Reply]:
    """What it should be about; typing again replaces it. A yes has to be a press."""
    number = await turn.without_numbers(text) != text
    if number or is_yes(text):
        html = turn.t("press-to-agree", number="yes" if number else "no")
        return [Text(html, _view(turn, draft).keyboard)]
    words = " ".join(text.split())[:200]
    chat_id = turn.incoming.chat_id
    await drafts.open_draft(
        turn.session, turn.person, chat_id, Form.INTEREST, turn.now, {"text": words}
    )
    return [views.check_view(words, turn.texts)]


def _view(turn: Turn, draft: Draft) -> Text:
    if text := draft.data["text"]:
        return views.check_view(text, turn.texts)
    return views.ask_view(_kind(draft.data.get("kind", "")), turn.texts)


def _kind(kind: str) -> EventKind | None:
    return EventKind(kind) if kind in set(EventKind) else None


async def keep(turn: Turn, action: KeepInterest) -> list[Reply]:
    """The press is the consent under whose words the button stood."""
    if turn.incoming.chat_kind is not ChatKind.PRIVATE:
        return [talk.say("button-old", turn.texts)]
    chat_id = turn.incoming.chat_id
    draft = await drafts.open_form(turn.session, turn.person, chat_id, turn.now)
    own = draft if draft and draft.form is Form.INTEREST else None
    text = own.data["text"] if own and action.kind == views.TYPED else ""
    if action.kind == views.TYPED and not text:
        return [talk.say("draft-gone", turn.texts)]
    consent = await consents.give(
        turn.session,
        turn.person,
        Purpose.EVENT_INTEREST,
        text_version=views.CONSENT_VERSION,
        language=turn.language,
        now=turn.now,
    )
    said = await beside(turn.index, text, partial(said_in, text, turn.index))
    kept = await interests.keep(
        turn.session,
        turn.person,
        consent,
        turn.now,
        text=said.text,
        kind=_kind(action.kind) or said.kind,
        group=said.group,
        place=said.place,
    )
    if own:
        await drafts.drop_draft(turn.session, turn.person, chat_id)
    return [views.kept_view(kept, turn.texts)]


async def forget(turn: Turn, action: ForgetInterest) -> list[Reply]:
    """The consent goes with the last thing that was kept under it."""
    forgotten = await interests.forget(turn.session, turn.person, action.interest_id, turn.now)
    return [talk.say("interest-forgotten" if forgotten else "button-old", turn.texts)]
