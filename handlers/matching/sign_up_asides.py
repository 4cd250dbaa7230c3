"""What is typed in the middle of the registration form and is no answer to it."""

from catalog.matching.event_questions import QuestionKind
from catalog.search import Intent
from catalog.search.intents import OF_MAKERS
from handlers.matching.sign_up_steps import LONGEST, PRODUCER, WARES, Bad, Data, Filling
from handlers.phrases import Phrases
from handlers.turn import Turn

_TALK = (
    "(?:xin|em|anh|chị|bạn|shop|ad|ơi|dạ|vâng|ạ|nhé|nha|ok|nhiều|buổi sáng|buổi chiều|cho hỏi"
    "|mọi người|cả nhà)"
)
_TALKS = Phrases(
    f"(?:{_TALK} )*(?:chào|alo|a lô|hello|hi|hey|cảm ơn|cám ơn|thanks|thank you|tks|ok)"
    f"(?: {_TALK})*"
)
_ASKS = Phrases(
    "bao (?:nhiêu|nhiu|lâu|giờ)|(?:khi|lúc|ngày|hôm|chỗ|thế|như|loại) nào|mấy giờ|ở đâu",
    "là (?:gì|ai)|làm sao|tại sao|vì sao|cho hỏi|cho (?:em|anh|chị|mình|tôi) hỏi|hỏi chút",
    "(?:có|được|phải|đúng|hay) không|how (?:much|many|do|can|long)|what (?:is|time)",
    "wh(?:en|ere) (?:is|are|do|does)|do you|is there|are there|can i",
)
_IS_THERE = Phrases("(?:.+ )?có .*(?<!hàng )(?<!hoặc )không(?: (?:ạ|em|vậy|nhỉ|thế|shop|bạn|ad))*")
_ANY = Phrases("cũng")
""" "Bao nhiêu cũng lấy" asks nothing."""
_ASKS_OF_WARES = Phrases("bn|bnh|nhiu|nhiêu tiền|bao tiền|giá sao|giá ntn|sđt|số điện thoại")


async def is_aside(turn: Turn, filling: Filling, text: str, outcome: Data | Bad) -> bool:
    """Whether the text is plainly a greeting or a question; `outcome` is it, read as an answer.

    In doubt it is an answer: names of people and companies hold all kinds of words, and an
    event's own question may well be answered with one.
    """
    free = filling.question is not None and filling.question.kind is QuestionKind.TEXT
    takes_all = free or filling.step in {*LONGEST, PRODUCER, WARES}
    if not isinstance(outcome, Bad) and not takes_all:
        return False
    talks, asks, of_wares = _TALKS.are_all_of(text), _asks(text), _ASKS_OF_WARES.are_in(text)
    if _ANY.are_in(text) or not (talks or asks or of_wares):
        return False
    answer = await turn.search(text, limit=1)
    if free:
        return talks and answer.intent is Intent.GREETING
    if talks and answer.intent in {Intent.GREETING, Intent.THANKS}:
        return True
    sure_of_wares = answer.confident and answer.intent in OF_MAKERS
    if filling.step == WARES and answer.intent in {Intent.FIND, Intent.OTHER}:
        asks = asks and answer.confident
    return asks or (of_wares and sure_of_wares)


def _asks(text: str) -> bool:
    return _ASKS.are_in(text) or _IS_THERE.are_all_of(text) or text.endswith("?")
