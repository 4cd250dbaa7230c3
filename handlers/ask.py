"""A question: any text is one. Parse, one call into the search, an answer."""

from catalog import questions
from catalog.questions import Asked
from handlers import answers, comparing, following, forms, open_form, products
from handlers.answers import MOST
from handlers.incoming import Said
from handlers.matching import standing
from handlers.more import more
from handlers.replies import Reply
from handlers.turn import Turn
from handlers.views import talk


async def say(turn: Turn, said: Said) -> list[Reply]:
    """What someone typed: the next line of the form that is open here, or a question."""
    if replies := await open_form.read_line(turn, said) or await standing.read_line(turn, said):
        return replies
    return [*await ask(turn, said.text), *await open_form.ask_again(turn)]


async def ask(turn: Turn, text: str) -> list[Reply]:
    if not any(map(str.isalpha, text)) and forms.parse_phone(text):  # kept nowhere
        return [talk.say("contact-unneeded", turn.texts)]
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
