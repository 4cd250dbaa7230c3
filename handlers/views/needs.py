"""Leaving a need for the organisers."""

from handlers.buttons import AgreeToCallBack, CancelDraft, LeaveNeed, SendNeed
from handlers.replies import Text, press
from handlers.texts import Texts
from handlers.views.contacts import phone_text
from handlers.views.parts import no_row

MOST_SHOWN = 3000
"""Characters of a need; a single message may be longer, and is kept whole."""


def ask_view(texts: Texts) -> Text:
    return Text(texts("need-ask"), no_row(texts))


def check_view(text: str, texts: Texts) -> Text:
    """The need as it will be sent; what is typed now is added to it."""
    row = (
        press(texts.plain("button-send"), SendNeed()),
        press(texts.plain("button-no"), CancelDraft()),
    )
    anew = (press(texts.plain("button-need-anew"), LeaveNeed()),)
    shown = text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 1] + "…"
    return Text(f"{texts('need-check', text=shown)}\n{texts('need-ask-more')}", (row, anew))


def done_view(texts: Texts) -> Text:
    return Text(texts("need-done"))


def call_back_view(need_id: int, texts: Texts) -> Text:
    """Stored; and the offer to be called back, with its consent."""
    return Text(
        f"{texts('need-done')} {texts('need-call-back')}\n\n{texts('need-consent')}",
        ((press(texts.plain("button-agree-phone"), AgreeToCallBack(need_id)),), *no_row(texts)),
    )


def phone_done_view(phone: str, texts: Texts) -> Text:
    return Text(texts("need-phone-done", phone=phone_text(phone)), close_keyboard=True)
