"""Ways out of a form in words: what people type instead of pressing its buttons."""

from enum import StrEnum

from catalog.search.text import folded_key
from handlers.phrases import Phrases


class Way(StrEnum):
    """Which button of a step is meant, whether the step has it or not."""

    STOP = "stop"
    SKIP = "skip"
    DONE = "done"
    BACK = "back"


_BEFORE = "(?:(?:dạ|vâng|ok|à|tôi|mình|em|anh|chị|cho|please) )*"
_AFTER = "(?: (?:ạ|nhé|nha|đi|rồi|luôn|nữa|vậy|thôi|em|anh|chị|shop|bạn|please))*"
_WAYS = {
    Way.STOP: "thôi|(?:thôi )?không(?: muốn)? (?:đăng ký|làm|điền)|thôi không|hủy(?: bỏ| đăng ký)?"
    "|dừng(?: lại)?|thoát|cancel|stop|quit|exit",
    Way.SKIP: "bỏ qua(?: câu này| bước này)?|skip(?: this)?",
    Way.DONE: "xong|hết|thế thôi|vậy thôi|done|finish|finished",
    Way.BACK: "quay lại(?: câu trước)?|câu trước|trở lại|(?:go )?back",
}
_SAID = {way: Phrases(f"{_BEFORE}(?:{words}){_AFTER}") for way, words in _WAYS.items()}
_ALSO_NAMES = {"huy", "dung"}
"""Without their marks "hủy" and "dừng" are what a great many people are called."""


def way_out(text: str, *, may_be_a_name: bool = False) -> Way | None:
    """The button that the whole text stands for, if it stands for any."""
    if may_be_a_name and text.isascii() and folded_key(text) in _ALSO_NAMES:
        return None
    return next((way for way, words in _SAID.items() if words.are_all_of(text)), None)
