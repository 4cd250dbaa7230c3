"""Hearing of events to come: the consent, and what is kept."""

from catalog.matching.events import EventKind
from catalog.matching.interests import Interest
from handlers.matching.attending_buttons import ForgetInterest, KeepInterest
from handlers.replies import Keyboard, Text, press
from handlers.texts import Texts
from handlers.views.parts import short

CONSENT_VERSION = "2026-11"
"""Moves whenever the words of `interest-consent` do."""
TYPED = "typed"


def ask_view(kind: EventKind | None, texts: Texts) -> Text:
    """Every button is the consent that stands above it; or one types what it should be about."""
    kinds = [kind] if kind else list(EventKind)
    rows: Keyboard = tuple(
        (press(texts.plain("button-interest-kind", kind=_kind(one, texts)), KeepInterest(one)),)
        for one in kinds
    )
    every = (press(texts.plain("button-interest-all"), KeepInterest("")),)
    html = f"{texts('interest-ask')}\n\n{texts('interest-consent')}"
    return Text(html, (*rows, every))


def _kind(kind: EventKind, texts: Texts) -> str:
    return texts.plain(f"event-kind-{kind}").lower()


def check_view(text: str, texts: Texts) -> Text:
    html = f"{texts('interest-check', text=short(text, 200))}\n\n{texts('interest-consent')}"
    return Text(html, ((press(texts.plain("button-interest-agree"), KeepInterest(TYPED)),),))


def kept_view(interest: Interest, texts: Texts) -> Text:
    row = (press(texts.plain("button-interest-undo"), ForgetInterest(interest.stored_id)),)
    return Text(texts("interest-kept", what=interest_text(interest, texts, plain=True)), (row,))


def interest_text(interest: Interest, texts: Texts, *, plain: bool = False) -> str:
    """ "hội chợ · chè · Hưng Yên"; `plain` for a button or a value of another text."""
    group = texts.plain(f"group-{interest.group}") if interest.group else ""
    parts = (
        _kind(interest.kind, texts) if interest.kind else "",
        interest.text or group,
        interest.place,
    )
    words = " · ".join(filter(None, parts)) or texts.plain("interest-all")
    return short(words, 32) if plain else texts("list-row-facts", facts=words)
