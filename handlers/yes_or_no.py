"""A bare yes or no, typed where a button is to be pressed."""

from handlers.phrases import Phrases

_BEFORE = "(?:(?:dạ|tôi|mình|em|anh|chị|vâng|ok) )*"
_AFTER = "(?: (?:ạ|nhé|nha|em|anh|chị|shop|luôn|rồi|please))*"
_YES = "có|vâng|dạ|đồng ý|nhất trí|ok|oke|nhận(?: chỗ)?|yes|i agree|agree|accept"
_NO = "không|ko|thôi|không (?:nhận(?: chỗ)?|đồng ý|cần)|từ chối|no|decline"
_SAYS_YES = Phrases(f"{_BEFORE}(?:{_YES}){_AFTER}")
_SAYS_NO = Phrases(f"{_BEFORE}(?:{_NO}){_AFTER}")


def yes_or_no(text: str) -> bool | None:
    """None where the whole text is neither."""
    if _SAYS_YES.are_all_of(text):
        return True
    return False if _SAYS_NO.are_all_of(text) else None
