"""Leaving a need for the organisers."""

from handlers.buttons import AgreeToCallBack, CancelDraft, SendNeed
from handlers.replies import Text, press
from handlers.texts import Texts
from handlers.views.contacts import phone_text


def ask_view(texts: Texts) -> Text:
    return Text(texts("need-ask"), ((press(texts.plain("button-no"), CancelDraft()),),))


def check_view(text: str, texts: Texts) -> Text:
    """The need as it will be sent; typing again replaces it."""
    row = (
        press(texts.plain("button-send"), SendNeed()),
        press(texts.plain("button-no"), CancelDraft()),
    )
    shown = text if len(text) <= 3000 else text[:2999] + "…"
    return Text(f"{texts('need-check', text=shown)}\n{texts('need-ask-more')}", (row,))


def done_view(need_id: int, texts: Texts, *, ask_phone: bool) -> Text:
    """Stored; in private also the offer to be called back, with its consent."""
    if not ask_phone:
        return Text(texts("need-done"))
    return Text(
        f"{texts('need-done')} {texts('need-call-back')}\n\n{texts('need-consent')}",
        ((press(texts.plain("button-agree-phone"), AgreeToCallBack(need_id)),),),
    )


def phone_done_view(phone: str, texts: Texts) -> Text:
    return Text(texts("need-phone-done", phone=phone_text(phone)), close_keyboard=True)
