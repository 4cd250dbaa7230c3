"""A question: any text is one. Parse, one call into the search, an answer."""

from catalog import in_view, questions
from catalog.questions import Asked
from catalog.search import Intent
from handlers import answers, comparing, following, open_form, products
from handlers.answers import MOST
from handlers.incoming import Said
from handlers.matching import standing
from handlers.more import more
from handlers.replies import Reply
from handlers.turn import Turn
from handlers.views import contacts as contact_views
from handlers.views import talk

TO_BE_CALLED = {Intent.FIND, Intent.CONTACT, Intent.GREETING, Intent.THANKS, Intent.OTHER}
"""What the words beside a phone number may be taken for, where they name no product."""


async def say(turn: Turn, said: Said) -> list[Reply]:
    """What someone typed: the next line of the form that is open here, or a question."""
    if replies := await open_form.read_line(turn, said) or await standing.read_line(turn, said):
        return replies
    return [*await ask(turn, said.text), *await open_form.still_open(turn)]


async def ask(turn: Turn, text: str) -> list[Reply]:
    left = await turn.without_numbers(text)
    if left != text:
        return await _without_number(turn, left)
    if replies := await more(turn, text) or await comparing.compare(turn, text):
        return replies
    answer = await turn.search(text, limit=MOST)
    if replies := await following.of_what_is_in_view(turn, answer):
        return replies
    answer = await following.in_full(turn, answer, MOST)
    asked = Asked.of(turn.person, turn.incoming.chat_id, answer, turn.now)
    if answer.confident and answer.clear and not answer.understood.place_choices:
        turn.asked.append(asked)
        return await products.asked_of(turn, answer.clear.document.id, answer.intent)
    (number,) = await questions.store(turn.session, [asked])
    return await answers.answer_of(turn, answer, number)


async def _without_number(turn: Turn, text: str) -> list[Reply]:
    """A phone number that was typed is kept nowhere; what else was said is answered."""
    chat_id = turn.incoming.chat_id
    answer = await turn.search(text, limit=1)
    if answer.confident or answer.intent not in TO_BE_CALLED:
        return [talk.say("number-unkept", turn.texts), *await ask(turn, text)]
    asked = [Asked.of(turn.person, chat_id, answer, turn.now)] if text else []
    number = sum(await questions.store(turn.session, asked))
    seen = await in_view.of(turn.session, turn.person, chat_id, turn.now)
    document = turn.index.by_id(seen.product_id) if seen and seen.product_id else None
    return [contact_views.how_view(document, number, turn.texts)]
