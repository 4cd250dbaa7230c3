"""A bare yes or no, as people type it: "ừ", "ok em", "dong y nhe", "thôi không cần nữa"."""

import re

from catalog.search.text import fold, tokenise

_POLITE = (
    "dạ|em|anh|chị|mình|tôi|bạn|shop|ad|ạ|à|nhé|nha|nhá|nghen|ơi|luôn|đi|giúp|cho|với|vậy|rồi|nào|"
    "please|pls|thanks|thank you|cảm ơn|cám ơn"
)
_YES = (
    "ừ|ừm|uh|uhm|um|uk|uki|ờ|ok|oke|okey|okay|okie|oki|okela|vâng|dạ|có|có chứ|được|đúng|đồng ý|"
    "nhất trí|chấp nhận|xác nhận|nhận|nhận chỗ|gửi|chuyển|gọi lại|yes|yep|yeah|sure|i agree|agree|"
    "agreed|"
    "go ahead|send|send it"
)
_NO = (
    "(?:không|ko|k|hông|khỏi|đừng|chưa)(?: (?:cần|muốn|phải|đồng ý|nhận|chỗ|gửi|gọi|lại))*|"
    "thôi|hủy|huỷ|hủy bỏ|huỷ bỏ|để sau|dừng lại|no|nope|not now|never mind|cancel|stop"
)
_NODS = ("👍", "👌", "✅")


def _pattern(words: str, after: str = "") -> re.Pattern[str]:
    """Each word with its marks, or without any."""
    core, polite = (f"{one}|{fold(one)}" for one in (words, _POLITE))
    more = "|".join(filter(None, (core, polite, after)))
    return re.compile(f"(?:(?:{polite}) )*(?:{core})(?: (?:{more}))*")


_YES_SAID = _pattern(_YES)
_NO_SAID = _pattern(_NO, "nữa|nua|đâu|dau")


def is_yes(text: str) -> bool:
    said = _words(text)
    return bool(_YES_SAID.fullmatch(said)) or (not said and text.strip().startswith(_NODS))


def is_no(text: str) -> bool:
    return _NO_SAID.fullmatch(_words(text)) is not None


def _words(text: str) -> str:
    return " ".join(token.text for token in tokenise(text))
