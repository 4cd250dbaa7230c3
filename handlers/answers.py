"""What a question is answered with: a list by pages, a choice of places, or why there is none."""

from dataclasses import replace

from catalog import in_view, questions
from catalog.in_view import ShownPage
from catalog.search import Answer, Facets, Intent
from handlers import person, products
from handlers.buttons import ShowContact, ShowProduct, TurnPage, encode
from handlers.matching import events, standing
from handlers.news import subscribing
from handlers.pointing import pointed_at
from handlers.replies import Reply, Text, press
from handlers.turn import Turn
from handlers.views import browse, results, talk
from handlers.views.parts import group_rows, need_row, short

MOST = 200
"""A list that one can page through; nobody reads on. The count that it shows is the true one."""


async def answer_of(turn: Turn, answer: Answer, question_id: int) -> list[Reply]:
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
            return [talk.leave_view(turn.texts)]
        case Intent.NEWS:
            return await subscribing.open_subscriptions(turn)
        case Intent.MINE:
            return await standing.open_mine(turn)
        case Intent.PRIVACY:
            return await person.show_privacy(turn)
        case Intent.ORGANISERS:
            return [talk.say("organisers", turn.texts, need_row(turn.texts, question_id))]
        case Intent.ABOUT:
            return [talk.say("about", turn.texts, group_rows(turn.texts))]
        case Intent.STARS:
            return [browse.stars_meaning_view(turn.texts)]
        case Intent.DELIVERY | Intent.DETAIL if not answer.near:
            return [talk.say(answer.intent, turn.texts)]
        case Intent.SUPPLY:
            return [talk.say("supply", turn.texts, need_row(turn.texts, question_id))]
        case Intent.CONTACT | Intent.PRICE | Intent.BULK if not answer.understood.sought:
            return [await _which(turn, answer.intent)]
        case Intent.EVENT:
            return await events.answer_question(turn, answer, question_id)
        case _ if pointed_at(answer.query):
            return [talk.say("number-alone", turn.texts)]
        case Intent.OTHER if not answer.understood.sought and not answer.near:
            return [talk.small_talk_view(turn.texts)]
    near = [hit.document.id for hit in answer.near]
    turn.show(page=ShownPage(1, near, asked=True))
    return [results.nothing_view(answer, question_id, turn.texts)]


async def _which(turn: Turn, intent: Intent) -> Text:
    """Asks whose contact or price is meant. Where a list was browsed, it is the choice."""
    seen = await in_view.of(turn.session, turn.person, turn.incoming.chat_id, turn.now)
    page = seen.listed if seen else None
    if page is None or (page.asked and not page.compared):
        return talk.say("which-product", turn.texts)
    return which_of(turn, page, intent, "which-listed")


def which_of(turn: Turn, page: ShownPage, intent: Intent, key: str) -> Text:
    """Asks which of the rows that are in view is meant."""
    contacts = intent is Intent.CONTACT
    turn.show(page=replace(page, contacts=contacts))
    found = [(number, turn.index.by_id(product_id)) for number, product_id in page.rows]
    action = ShowContact if contacts else ShowProduct
    rows = tuple((press(short(f"{n}. {d.name}"), action(d.id)),) for n, d in found if d)
    return talk.say(key, turn.texts, rows)


def _list(turn: Turn, answer: Answer, question_id: int, number: int, place: int = -1) -> Text:
    documents = tuple(hit.document for hit in answer.hits)
    page = results.cut(documents, number, turn.limits.page_size, answer.total)
    contacts = answer.intent is Intent.CONTACT
    after = encode(TurnPage(question_id, page.number + 1, place)) if page.follows else ""
    turn.show(page=ShownPage(page.first, page.ids, contacts, asked=True, after=after))
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
