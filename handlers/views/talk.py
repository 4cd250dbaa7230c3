"""Small talk, help, and everything that is not a question."""

from catalog.catalogue import Statistics
from catalog.people import Language
from catalog.privacy import Kept
from catalog.products import ProductGroup
from handlers.buttons import ChooseLanguage, EraseMe
from handlers.matching.attending_buttons import ShowMine
from handlers.news.subscribing_buttons import StopAll
from handlers.replies import Keyboard, Text, press
from handlers.texts import Texts
from handlers.views.parts import group_rows, no_row


def start_view(texts: Texts) -> Text:
    return Text(texts("start"), group_rows(texts))


def help_view(bot_name: str, texts: Texts) -> Text:
    return Text(texts("help", bot=bot_name), group_rows(texts))


def say(key: str, texts: Texts, keyboard: Keyboard = ()) -> Text:
    """A text with no values."""
    return Text(texts(key), keyboard)


def leave_view(texts: Texts) -> Text:
    """What can be left, each by its button: nothing ends by words that may mean another thing."""
    stop = press(texts.plain("button-stop-all"), StopAll())
    mine = press(texts.plain("button-mine"), ShowMine())
    return say("leave-how", texts, ((stop,), (mine,)))


def small_talk_view(texts: Texts) -> Text:
    return say("small-talk", texts, group_rows(texts))


def unknown_command_view(name: str, nearest: str | None, texts: Texts) -> Text:
    return Text(texts("command-unknown", name=name[:32], nearest=nearest or "none"))


def media_view(kind: str, texts: Texts) -> Text:
    return Text(texts("media", kind=kind))


def languages_view(texts: Texts) -> Text:
    names = {Language.VI: "Tiếng Việt", Language.EN: "English"}
    row = tuple(press(name, ChooseLanguage(language)) for language, name in names.items())
    return Text(texts("language"), (row,))


def privacy_view(kept: Kept, phone: str, texts: Texts) -> Text:
    html = texts(
        "privacy",
        saved=kept.saved,
        needs=kept.needs,
        requests=kept.requests,
        handovers=kept.handovers,
        questions=kept.questions,
        registrations=kept.registrations,
        interests=kept.interests,
        subscriptions=kept.subscriptions,
        searches=kept.searches,
        digests=kept.digests,
        forms=kept.forms,
        roles=kept.roles,
        phone=phone or "none",
    )
    return Text(html, ((press(texts.plain("button-erase"), EraseMe()),),))


def erase_sure_view(texts: Texts) -> Text:
    sure = press(texts.plain("button-erase-sure"), EraseMe(1))
    return Text(texts("erase-sure"), ((sure,), *no_row(texts)))


def statistics_view(statistics: Statistics, texts: Texts) -> Text:
    def rows(counts: dict[str, int]) -> str:
        return "\n".join(
            texts.plain("stats-row", label=label, count=str(count))
            for label, count in counts.items()
            if count
        )

    stars = {
        texts.plain("stars", stars=str(n)) if n else texts.plain("stars-none"): count
        for n, count in sorted(statistics.by_stars.items(), key=lambda item: -(item[0] or 0))
    }
    groups = {
        texts.plain(f"group-{g or 'none'}"): statistics.by_group.get(g, 0)
        for g in (*ProductGroup, None)
    }
    kinds = {texts.plain(f"kind-{k or 'none'}"): n for k, n in statistics.by_kind.items()}
    html = texts(
        "stats",
        products=str(statistics.products),
        producers=str(statistics.producers),
        stars=rows(stars),
        groups=rows(groups),
        kinds=rows(kinds),
    )
    return Text(html)
