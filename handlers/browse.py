"""Looking through the catalogue without a question: by group, stars, place or producer."""

from functools import partial

from catalog import browsing, producers
from catalog.search import Facets, PlaceLevel, PlaceName
from handlers.buttons import Browse, ShowProducer
from handlers.pages import read_page
from handlers.products import product_list
from handlers.replies import Keyboard, Reply, Text
from handlers.turn import Turn
from handlers.views import browse as views
from handlers.views import talk

MOST = 1000
"""A list that one can page through; browsing deeper wants a narrower choice."""


async def open_menu(turn: Turn, argument: str = "") -> list[Reply]:
    return [views.menu_view(turn.texts)]


async def browse(turn: Turn, action: Browse) -> list[Reply]:
    """The menu of a kind where `key` is empty, else the products that it names."""
    match action.by, action.key:
        case "group", "":
            return [views.groups_view(turn.texts)]
        case "stars", "":
            return [views.stars_view(turn.texts)]
        case "place", "":
            return [await _provinces(turn)]
        case "place", key:
            return [await _place(turn, key, action)]
        case "producer", _:
            return [await _producers(turn, action)]
        case "group", key if key in views.GROUPS:
            return [_products(turn, action, Facets(group=key), turn.t(f"group-{key}"))]
        case "stars", key if key in views.STARS:
            stars = int(key)
            title = views.stars_line(stars, turn.texts)
            return [_products(turn, action, Facets(stars_min=stars, stars_max=stars), title)]
    return [views.menu_view(turn.texts, edit=action.page > 0)]


def _products(turn: Turn, action: Browse, facets: Facets, title: str) -> Text:
    hits, _ = turn.index.browse(facets, limit=MOST)
    back = views.back_row(Browse(action.by, "", 1), turn.texts)
    if not hits:
        return Text(turn.t("browse-empty"), back, edit=action.page > 0)
    found = tuple(hit.document for hit in hits)
    shown = product_list(
        turn, f"<b>{title}</b>", found, action.page, lambda n: Browse(action.by, action.key, n)
    )
    return _with(shown, back if action.page else ())


def _with(text: Text, rows: Keyboard) -> Text:
    return Text(text.html, text.keyboard + rows, edit=text.edit)


async def _provinces(turn: Turn) -> Text:
    """The provinces, or at once the districts where there is one province only."""
    provinces = await browsing.provinces(turn.session)
    if len(provinces) == 1:
        return await _districts(turn, provinces[0])
    return views.places_view(provinces, Browse("", "", 1), turn.texts)


async def _districts(turn: Turn, province: browsing.PlaceCount) -> Text:
    districts = await browsing.districts(turn.session, province.province)
    return views.places_view(districts, Browse("", "", 1), turn.texts)


async def _place(turn: Turn, key: str, action: Browse) -> Text:
    place = await browsing.place_of(turn.session, key)
    if place is None:
        return views.menu_view(turn.texts, edit=True)
    if not place.district:
        return await _districts(turn, place)
    name = PlaceName(PlaceLevel.OLD_DISTRICT, place.district, place.province)
    return _products(turn, action, Facets(place=name), views.district_title(place, turn.texts))


async def _producers(turn: Turn, action: Browse) -> Text:
    read = partial(browsing.producers, turn.session)
    rows, page, total = await read_page(read, action.page, views.PRODUCERS_A_PAGE)
    return views.producers_view(rows, page, total, turn.texts)


async def show_producer(turn: Turn, action: ShowProducer) -> list[Reply]:
    """A producer's products; the contact hangs on each of them."""
    return await producer_of(turn, action.producer_id, action.page)


async def producer_of(turn: Turn, producer_id: int, number: int = 0) -> list[Reply]:
    producer = await producers.get(turn.session, producer_id)
    if producer is None:
        return [talk.say("producer-gone", turn.texts)]
    hits, _ = turn.index.browse(Facets(producer_id=producer_id), limit=MOST)
    title = views.producer_title(producer, turn.texts)
    if not hits:
        return [Text(f"{title}\n\n{turn.t('browse-empty')}")]
    found = tuple(hit.document for hit in hits)
    return [product_list(turn, title, found, number, lambda n: ShowProducer(producer_id, n))]
