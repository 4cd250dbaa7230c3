"""A need in one's own words: what is typed is added to it, and all of it shown before it is sent.

It stands in a draft row, so any process can go on with it.
"""

import re

from catalog import drafts, needs, questions
from catalog.drafts import Draft, Form
from catalog.names import visible
from catalog.search import Answer
from catalog.search.text import folded_key
from handlers import forms
from handlers.buttons import LeaveNeed, SendNeed
from handlers.incoming import ChatKind, Said
from handlers.replies import Reply
from handlers.turn import Turn
from handlers.views import needs as views
from handlers.views import talk
from handlers.yes_no import is_no, is_yes

_POLITE = "(?: (?:a|em|shop|nhi|vay|the|ha|nhe|ban))*"
_ASKED = re.compile(
    rf".* (?:khong|ko|k|hong|bao nhieu|o dau|the nao){_POLITE}"
    "|(?:do you|is there|are there|have you) .*"
)


async def leave_need(turn: Turn, action: LeaveNeed) -> list[Reply]:
    """Opens the form; what was asked or looked at is proposed as its text."""
    if action.question_id:
        chat_id = turn.incoming.chat_id
        asked = await questions.asked_here(turn.session, action.question_id, chat_id)
        if asked:
            return await _keep(turn, asked.text)
    document = turn.index.by_id(action.product_id) if action.product_id else None
    if document:
        text = turn.texts.plain("need-about", product=document.name)
        return await _keep(turn, text, document.id)
    return await _keep(turn, "")


async def read_line(turn: Turn, draft: Draft, said: Said) -> list[Reply]:
    """A bare yes sends what is shown, a no drops it. A line that corrects one takes its place.

    None where something else is asked about meanwhile.
    """
    text = draft.data["text"]
    if is_no(said.text):
        return await forms.cancel(turn)
    if is_yes(said.text):
        return await send_need(turn, SendNeed()) if text else [shown(turn, draft)]
    typed = visible(said.text).strip()
    line = await turn.without_numbers(typed)
    unkept = [talk.say("need-number", turn.texts)] if line != typed else []
    if not line:
        return [*unkept, shown(turn, draft)]
    before = draft.data.get("before", "") if said.edited else text
    whole = await _with_line(turn, before, line)
    if whole is None:
        return []
    if before and len(whole) > views.MOST_SHOWN:
        return [talk.say("need-full", turn.texts), shown(turn, draft)]
    return [*unkept, *await _keep(turn, whole, draft.data["product_id"], before)]


async def _with_line(turn: Turn, text: str, line: str) -> str | None:
    """The need as it is with this line; None where that asks about something else."""
    if not text:
        return line
    answer = await turn.search(line, limit=1)
    if await _names_again(turn, text, answer):
        return line
    return None if _asks(answer) else f"{text}\n{line}"


async def _names_again(turn: Turn, text: str, answer: Answer) -> bool:
    """Whether a line names the thing that the need begins with: then it is the need, said anew."""
    first, _, _ = text.partition("\n")
    sought = _words((await turn.search(first, limit=1)).understood.sought)
    return bool(sought) and sought <= _words(f"{answer.query} {answer.understood.sought}")


def _words(text: str) -> set[str]:
    return set(folded_key(text).split())


def _asks(answer: Answer) -> bool:
    """Whether it is a question that the catalogue answers."""
    asked = answer.query.rstrip().endswith("?") or _ASKED.fullmatch(folded_key(answer.query))
    return bool(asked) and answer.confident and bool(answer.understood.sought)


async def _keep(
    turn: Turn, text: str, product_id: int | None = None, before: str = ""
) -> list[Reply]:
    """`before` is the need without the last line, which may be corrected."""
    data = {"text": text.strip(), "before": before, "product_id": product_id}
    draft = await drafts.open_draft(
        turn.session, turn.person, turn.incoming.chat_id, Form.NEED, turn.now, data
    )
    return [shown(turn, draft)]


def shown(turn: Turn, draft: Draft) -> Reply:
    """The need as it stands, or the question for it."""
    text = draft.data["text"]
    return views.check_view(text, turn.texts) if text else views.ask_view(turn.texts)


async def send_need(turn: Turn, action: SendNeed) -> list[Reply]:
    """Stores the need of the draft, once: a second press finds no draft any more."""
    chat_id = turn.incoming.chat_id
    draft = await drafts.open_form(turn.session, turn.person, chat_id, turn.now)
    if draft is None or draft.form is not Form.NEED or not draft.data["text"]:
        return [talk.say("draft-gone", turn.texts)]
    need = await needs.leave_need(
        turn.session, turn.person, draft.data["text"], turn.now, draft.data["product_id"]
    )
    await drafts.drop_draft(turn.session, turn.person, chat_id)
    if turn.incoming.chat_kind is not ChatKind.PRIVATE:
        return [views.done_view(turn.texts)]
    return [turn.asks(views.call_back_view(need.stored_id, turn.texts))]
