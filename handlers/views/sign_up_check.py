"""The last screen of the registration form: all that was said; each part may be said again."""

from catalog.search import SearchIndex
from handlers.matching.attending_buttons import ChangePart, SendSignUp
from handlers.matching.sign_up_answers import producer_name
from handlers.matching.sign_up_steps import CHECK, PHONE, PRODUCER, WARES, Filling
from handlers.replies import Text, press
from handlers.texts import Texts
from handlers.views.contacts import phone_text
from handlers.views.parts import in_rows, short
from handlers.views.sign_up_parts import answer_text, button, ware_line

SHOWN = 120
"""Characters of one answer."""


def check_view(filling: Filling, index: SearchIndex, texts: Texts, *, edit: bool) -> Text:
    """All that was said; each part may be said again."""
    parts = [step for step in filling.steps if step != CHECK]
    lines = [_part_line(filling, step, index, texts) for step in parts]
    changes = [
        press(
            f"✏️ {short(_part(filling, step, texts), 22)}",
            ChangePart(filling.event.stored_id, step),
        )
        for step in parts
    ]
    title = texts("sign-up-title", title=filling.event.title, side=filling.side)
    changing = bool(filling.data.get("registration_id"))
    send = press(
        texts.plain("button-send-change" if changing else "button-send-sign-up"),
        SendSignUp(filling.event.stored_id),
    )
    stop = button("button-stop", filling, "stop", texts)
    html = "\n".join([title, "", *lines, "", texts("sign-up-check")])
    return Text(html, ((send,), *in_rows(changes, 2), (stop,)), edit)


def _part(filling: Filling, step: str, texts: Texts) -> str:
    question = filling.question_of(step)
    if question:
        return question.label(texts.language)
    side = f"-{filling.side}" if step == WARES else ""
    return texts.plain(f"part-{step}{side}")


def _part_line(filling: Filling, step: str, index: SearchIndex, texts: Texts) -> str:
    label = short(_part(filling, step, texts).rstrip(" ?:"), 60)
    if step == WARES and filling.wares:
        lines = [ware_line(n, ware, texts) for n, ware in enumerate(filling.wares, start=1)]
        return "\n".join([texts("sign-up-part", label=label, value=""), *lines])
    value = short(_value(filling, step, index, texts), SHOWN) or "–"
    return texts("sign-up-part", label=label, value=value)


def _value(filling: Filling, step: str, index: SearchIndex, texts: Texts) -> str:
    question = filling.question_of(step)
    if question:
        return answer_text(question, filling.answers.get(str(question.id), ""), texts)
    if step == PRODUCER:
        number = filling.data.get("producer_id")
        return producer_name(number, index) or texts.plain("no-producer")
    value = str(filling.data.get(step) or "")
    return phone_text(value) if step == PHONE and value else value if step != WARES else ""
