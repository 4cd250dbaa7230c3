"""An announcement as people get it: in preview and test, when delivered, and when corrected."""

import re
from html import unescape

from catalog.news.amending import How
from catalog.news.announcements import AnnouncementButton, ButtonKind, Content, shown
from catalog.news.subscribers import Topic
from handlers.news.subscribing_buttons import MuteTopic, OpenAnnounced
from handlers.replies import (
    Album,
    Button,
    DeleteSent,
    Document,
    EditSent,
    Keyboard,
    Part,
    Photo,
    Reply,
    Several,
    Text,
    press,
)
from handlers.texts import Texts

CAPTION, TEXT = 1024, 4096
"""UTF-16 units of what is seen that a caption, and a message, may hold."""
KEPT = "id:"


def announcement_view(
    content: Content, topic: Topic, announcement_id: int, texts: Texts
) -> list[Reply]:
    """The messages of it in the language of the texts, the last of which has words and buttons.

    One message, if it can be: a text, or one picture or file with its caption. Otherwise
    pictures and file come first, and the text below them.
    """
    return [*_parts(content, topic, announcement_id, texts)]


def delivered_view(content: Content, topic: Topic, announcement_id: int, texts: Texts) -> Reply:
    """The same as the one reply that goes into the outbox."""
    parts = _parts(content, topic, announcement_id, texts)
    return parts[0] if len(parts) == 1 else Several(tuple(parts))


def amended_view(
    how: How,
    content: Content,
    topic: Topic,
    announcement_id: int,
    message_ids: tuple[int, ...],
    texts: Texts,
) -> EditSent | DeleteSent:
    """What corrects or withdraws the messages that were sent; pictures and file stay.

    The words stand in the last message: as a caption, if it is the only one of a picture or file.
    """
    if how is How.DELETE:
        return DeleteSent(message_ids)
    caption = len(message_ids) == 1 and bool(content.photos or content.document)
    if how is How.BLANK:
        said = texts("announcement-withdrawn")
        return EditSent(message_ids[-1], said, caption=caption)
    html = _html(content, topic, texts)
    keyboard = _keyboard(content, topic, announcement_id, texts)
    return EditSent(message_ids[-1], html, keyboard, caption)


def is_too_long(content: Content, topic: Topic, texts: Texts) -> bool:
    """Whether the text, with the line that is put below it, is longer than a message may be."""
    return seen_length(_html(content, topic, texts)) > TEXT


def seen_length(html: str) -> int:
    """UTF-16 units of what is read: without tags, an entity being one character."""
    return len(unescape(re.sub(r"<[^>]*>", "", html)).encode("utf-16-le")) // 2


def _parts(content: Content, topic: Topic, announcement_id: int, texts: Texts) -> list[Part]:
    html, keyboard = (
        _html(content, topic, texts),
        _keyboard(content, topic, announcement_id, texts),
    )
    media = _media(content)
    if len(media) == 1 and seen_length(html) <= CAPTION:
        match media[0]:
            case Photo(source=source):
                return [Photo(source, html, keyboard)]
            case Document(name=name, source=source):
                return [Document(name, caption=html, source=source, keyboard=keyboard)]
    return [*media, Text(html, keyboard)]


def _media(content: Content) -> list[Part]:
    media: list[Part] = []
    if len(content.photos) > 1:
        media.append(Album(content.photos))
    elif content.photos:
        media.append(Photo(f"{KEPT}{content.photos[0]}"))
    if content.document:
        media.append(Document("", source=f"{KEPT}{content.document}"))
    return media


def _html(content: Content, topic: Topic, texts: Texts) -> str:
    return f"{content.text_in(texts.language)}\n\n{texts('announcement-why', topic=topic)}"


def _keyboard(content: Content, topic: Topic, announcement_id: int, texts: Texts) -> Keyboard:
    rows = [
        (_button(button, OpenAnnounced(announcement_id, number), texts),)
        for number, button in shown(content.buttons)
    ]
    mute = press(texts.plain("button-mute", topic=topic), MuteTopic(topic, announcement_id))
    return (*rows, (mute,))


def _button(button: AnnouncementButton, opened: OpenAnnounced, texts: Texts) -> Button:
    label = (texts.language == "en" and button.label_en) or button.label
    if button.kind is ButtonKind.LINK:
        return Button(label, url=button.target)
    return press(label, opened)
