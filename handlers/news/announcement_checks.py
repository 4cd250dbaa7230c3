"""What stands against delivering a text: found before it is saved, and told in plain words."""

import re
from dataclasses import dataclass, replace
from html import unescape
from typing import Any

from catalog.news.announcements import Announcement, Content
from catalog.news.subscribers import Topic
from catalog.people import Language
from handlers.news.announcements import CAPTION, TEXT, announcement_view, is_too_long, seen_length
from handlers.replies import Document, Photo, Text
from handlers.texts import texts_of

MOST_FORMATS = 100
"""Formatted pieces that a message may hold; the channel forgets the others."""
FORMATS = {"b", "i", "u", "s", "a", "code", "pre", "blockquote", "span"}
"""A span is a spoiler: there is no other kind."""
WITHOUT = ("tg-emoji", "tg-time")
"""Only the account that owns them sends these as they are; their text stands for them."""

_TAG = re.compile(r"<(/?)([a-zA-Z-]+)([^>]*)>")
_ADDRESS = re.compile(r'href="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Problem:
    """A text `ann-problem-<key>`, and by how many characters it is too long."""

    key: str
    over: int = 0


def clean(html: str) -> str:
    """As we can send it: special emoji become the common ones that they stand for."""
    return _TAG.sub(lambda tag: "" if tag[2] in WITHOUT else tag[0], html)


def plain(html: str) -> str:
    """The words alone."""
    return unescape(_TAG.sub("", html))


def problem_of(content: Content, topic: Topic, announcement_id: int) -> Problem | None:
    """The first that stands against delivering it, in either language, as it would be shown."""
    for html in filter(None, (content.html, content.html_en)):
        if problem := _of_html(html):
            return problem
    for language in Language:
        texts = texts_of(language)
        shown = announcement_view(content, topic, announcement_id, texts)[-1]
        html = _words(shown)
        if is_too_long(content, topic, texts):
            return Problem("long", seen_length(html) - TEXT)
        if len(re.findall(r"<[a-z]", html)) > MOST_FORMATS:
            return Problem("formats")
    return None


def caption_problem(old: Content, new: Content, topic: Topic, number: int) -> Problem | None:
    """Where the words stand under a picture or file already, they have to fit there again."""
    for language in Language:
        texts = texts_of(language)
        before = announcement_view(old, topic, number, texts)
        over = seen_length(_words(announcement_view(new, topic, number, texts)[-1])) - CAPTION
        if isinstance(before[-1], Photo | Document) and over > 0:
            return Problem("caption", over)
    return None


def _of_html(html: str) -> Problem | None:
    if not plain(html).strip():
        return Problem("empty")
    if {tag[2] for tag in _TAG.finditer(html)} - FORMATS:
        return Problem("tags")
    if any(not one.startswith(("http://", "https://")) for one in _ADDRESS.findall(html)):
        return Problem("address")
    return None


def _words(shown: object) -> str:
    match shown:
        case Text(html=html):
            return html
        case Photo(caption=caption) | Document(caption=caption):
            return caption
    return ""


def problem_with(row: Announcement, parts: dict[str, Any]) -> Problem | None:
    """What would stand against the announcement with these parts of its content."""
    return problem_of(replace(row.content, **parts), row.topic, row.stored_id)
