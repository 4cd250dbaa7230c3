"""Subscriptions: the consent, the picture of what was chosen, and its end."""

from catalog.subscribers import Topic
from handlers.replies import Text
from handlers.texts import Texts


def muted_view(topic: Topic, texts: Texts) -> Text:
    return Text(texts("muted", topic=topic))
