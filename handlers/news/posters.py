"""Links for posters and web pages: who opens one is asked for consent, as ever."""

import asyncio

from catalog.matching import tickets
from catalog.news import links
from catalog.news.links import Wish
from catalog.news.subscribers import Topic
from catalog.roles import Organiser
from handlers import rights
from handlers.news.announcing_buttons import ListAnnouncements, ShowPosters
from handlers.replies import Photo, Reply, Text, press
from handlers.turn import Turn
from handlers.views.announcing import button, topic_name
from handlers.views.parts import in_rows


@rights.for_organisers
async def show(turn: Turn, action: ShowPosters, by: Organiser) -> list[Reply]:
    if action.topic not in set(Topic):
        return [_list(turn)]
    topic = Topic(action.topic)
    content = await asyncio.to_thread(tickets.qr_png, _link(turn, topic))
    return [Photo(f"{topic}.png", _poster(turn, topic), content=content)]


def _list(turn: Turn) -> Text:
    lines = [f"• {_poster(turn, topic)}" for topic in Topic]
    codes = [press(f"▦ {topic_name(one, turn.texts)}", ShowPosters(one)) for one in Topic]
    back = (button("list", ListAnnouncements(1), turn.texts),)
    html = "\n".join([turn.t("ann-posters"), "", *lines])
    return Text(html, (*in_rows(codes, 2), back), edit=True)


def _poster(turn: Turn, topic: Topic) -> str:
    return turn.t("ann-poster", topic=topic_name(topic, turn.texts), link=_link(turn, topic))


def _link(turn: Turn, topic: Topic) -> str:
    return f"https://t.me/{turn.bot_name}?start={links.payload(Wish(topic))}"
