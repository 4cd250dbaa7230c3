"""Formatted text: HTML of the small kind that channels send, as an organiser wrote it."""

import re
from html import unescape

_TAG = re.compile(r"<[^>]*>")


def plain(html: str) -> str:
    """The words alone, for where there is no formatting."""
    return unescape(_TAG.sub("", html))
