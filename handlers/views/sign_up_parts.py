"""What several screens of the registration form show."""

from catalog.matching.event_questions import EventQuestion, QuestionKind
from catalog.matching.wares import Ware
from handlers.matching.attending_buttons import FillIn
from handlers.matching.sign_up_steps import Filling
from handlers.replies import Button, press
from handlers.texts import Texts
from handlers.views.contacts import phone_text


def button(key: str, filling: Filling, value: str, texts: Texts) -> Button:
    return labelled(texts.plain(key), filling, value)


def labelled(label: str, filling: Filling, value: str) -> Button:
    return press(label, FillIn(filling.event.stored_id, filling.step, value))


def ware_line(number: int, ware: Ware, texts: Texts) -> str:
    """ "1. kẹo lạc · 200 kg · mỗi tháng · VietGAP" """
    amount = " ".join(filter(None, (ware.amount, ware.unit)))
    facts = " · ".join(filter(None, (amount, ware.how_often, ware.papers)))
    head = texts("list-row", number=str(number), name=ware.text)
    return f"{head} · {texts('list-row-facts', facts=facts)}" if facts else head


def answer_text(question: EventQuestion, answer: str, texts: Texts) -> str:
    """A stored answer as its person reads it."""
    if not answer:
        return ""
    match question.kind:
        case QuestionKind.YES_NO:
            return texts.plain(f"answer-{answer}")
        case QuestionKind.PHONE:
            return phone_text(answer)
        case QuestionKind.FILE:
            return texts.plain("answer-file")
        case QuestionKind.CHOICE:
            words = [one["vi"] for one in question.options]
            at = words.index(answer) if answer in words else -1
            return question.labels(texts.language)[at] if at >= 0 else answer
    return answer
