"""The registration form's ways back, on and out, where they are typed instead of pressed."""

from catalog.matching.event_questions import QuestionKind, read_answer
from handlers.matching import sign_up_form as form
from handlers.matching.sign_up_steps import CHECK, LONGEST, PRODUCER, WARES, Filling, skipped
from handlers.replies import Reply, Text
from handlers.turn import Turn
from handlers.views import talk
from handlers.ways_out import Way, way_out


def meant(filling: Filling, text: str) -> Way | None:
    """The way that the text names; an event's own question may be answered by the same words."""
    question = filling.question
    if question and question.kind is QuestionKind.CHOICE and read_answer(question, text):
        return None
    words = question is not None and question.kind is QuestionKind.TEXT
    way = way_out(text, may_be_a_name=words or filling.step in {*LONGEST, PRODUCER})
    return None if words and way is Way.STOP else way


async def go(turn: Turn, filling: Filling, way: Way) -> list[Reply]:
    """As the step's button does; a way that the step does not have is told."""
    match way:
        case Way.STOP:
            return await form.stop(turn, filling)
        case Way.BACK if filling.can_go_back:
            back = [Text(turn.t("sign-up-back"), close_keyboard=True)]
            replies = await form.go_to(turn, filling, filling.before())
            return [*(back if filling.phone_was_asked else []), *replies]
        case Way.SKIP | Way.DONE if filling.step == WARES:
            return await form.went_on(turn, filling)
        case Way.SKIP if not filling.is_required:
            return await form.went_on(turn, skipped(filling))
    needed = "sign-up-needed" if way is Way.SKIP else "sign-up-here"
    why = "sign-up-check-typed" if filling.step == CHECK else needed
    return [talk.say(why, turn.texts), *await form.ask(turn, filling)]
