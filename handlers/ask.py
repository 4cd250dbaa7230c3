"""A question: any text is one. Parse, one call into the search, an answer."""

from dataclasses import replace

from catalog import questions
from catalog.in_view import ShownPage
from catalog.questions import Asked
from catalog.search import Answer, Facets, Intent
from handlers import following, forms, open_form, products
from handlers.buttons import TurnPage
from handlers.incoming import Said
from handlers.matching import events
from handlers.pointing import pointed_at
from handlers.replies import Reply, Text
from handlers.turn import Turn
from handlers.views import results, talk
from handlers.views.parts import group_rows, need_row

MOST = 200
"""A list that one can page through; nobody reads on. The count that it shows is the true one."""


async def say(turn: Turn, said: Said) -> list[Reply]:
    """What someone typed: the next line of the form that is open here, or a question."""
    return await open_form.read_line(turn, said) or await ask(turn, said.text)


async def ask(turn: Turn, text: str) -> list[Reply]:
    if not any(map(str.isalpha, text)) and forms.parse_phone(text):  # kept nowhere
        return [talk.say("contact-unneeded", turn.texts)]
    if following.asks_for_more(text):
        return [talk.say("more-how", turn.texts)]
    answer = await turn.search(text, limit=MOST)
    if replies := await following.of_what_is_in_view(turn, answer):
        return replies
    answer = await following.in_full(turn, answer, MOST)
    asked = Asked.of(turn.person, turn.incoming.chat_id, answer, turn.now)
    if answer.confident and answer.clear and not answer.understood.place_choices:
        turn.asked.append(asked)
        return await products.asked_of(turn, answer.clear.document.id, answer.intent)
    (number,) = await questions.store(turn.session, [asked])
    return await _answer(turn, answer, number)


async def _answer(turn: Turn, answer: Answer, question_id: int) -> list[Reply]:
    if answer.confident and answer.understood.place_choices:
        return [results.which_place_view(answer, question_id, turn.texts)]
    if answer.confident and answer.hits:
        return [_list(turn, answer, question_id, 0)]
    match answer.intent:
        case Intent.GREETING:
            return [talk.say("greeting", turn.texts)]
        case Intent.THANKS:
            return [talk.say("thanks", turn.texts)]
        case Intent.LEAVE:
            return [talk.say("leave-how", turn.texts)]
        case Intent.ABOUT:
            return [talk.say("about", turn.texts, group_rows(turn.texts))]
        case Intent.DELIVERY:
            return [talk.say("delivery", turn.texts)]
        case Intent.DETAIL:
            return [talk.say("detail", turn.texts)]
        case Intent.SUPPLY:
            return [talk.say("supply", turn.texts, need_row(turn.texts, question_id))]
        case Intent.CONTACT | Intent.PRICE | Intent.BULK if not answer.understood.sought:
            return [talk.say("which-product", turn.texts)]
        case Intent.EVENT:
            return await events.answer_question(turn, answer, question_id)
        case _ if pointed_at(answer.query):
            return [talk.say("number-alone", turn.texts)]
        case Intent.OTHER if not answer.understood.sought and not answer.near:
            return [talk.small_talk_view(turn.texts)]
    near = [hit.document.id for hit in answer.near]
    turn.show(page=ShownPage(1, near, asked=True))
    return [results.nothing_view(answer, question_id, turn.texts)]


def _list(turn: Turn, answer: Answer, question_id: int, number: int, place: int = -1) -> Text:
    documents = tuple(hit.document for hit in answer.hits)
    page = results.cut(documents, number, turn.limits.page_size, answer.total)
    contacts = answer.intent is Intent.CONTACT
    turn.show(page=ShownPage(page.first, page.ids, contacts, asked=True))
    return results.list_view(answer, page, question_id, turn.texts, place=place)


async def turn_page(turn: Turn, action: TurnPage) -> list[Reply]:
    """Another page of an earlier question's answer, or its answer in the place that was chosen.

    The question is asked again of today's catalogue, so a page may have changed meanwhile.
    """
    asked = await questions.asked_here(turn.session, action.question_id, turn.incoming.chat_id)
    if asked is None:
        return [talk.say("button-old", turn.texts)]
    answer = await turn.search(asked.text, limit=MOST)
    if action.place >= 0:
        choices = answer.understood.place_choices
        if action.place >= len(choices):
            return [talk.say("button-old", turn.texts)]
        facets = Facets(place=choices[action.place])
        answer = await turn.search(asked.text, limit=MOST, facets=facets)
    if not answer.hits:
        return [results.nothing_view(answer, action.question_id, turn.texts)]
    if action.place >= 0 and action.page == 0 and answer.clear:
        return await products.asked_of(turn, answer.clear.document.id, answer.intent)
    page = _list(turn, answer, action.question_id, action.page, action.place)
    return [replace(page, edit=True)]
