"""The registration form: consent, and one question at a time."""

from catalog.matching.event_questions import EventQuestion, QuestionKind
from catalog.matching.events import Event, Side
from catalog.matching.unfinished import Begun
from catalog.search import SearchIndex
from handlers.matching import sign_up_steps as steps
from handlers.matching.attending_buttons import AgreeToSignUp, ChangeSignUp, ShowEvent, SignUp
from handlers.matching.sign_up_answers import producer_name
from handlers.matching.sign_up_steps import CHECK, PHONE, PRODUCER, WARES, Filling
from handlers.replies import AskPhone, Button, Keyboard, Text, press
from handlers.texts import Texts
from handlers.views.contacts import phone_text
from handlers.views.events import span
from handlers.views.parts import in_rows, short
from handlers.views.sign_up_check import check_view
from handlers.views.sign_up_parts import button, labelled
from handlers.views.sign_up_wares import brought, sought

CONSENT_VERSION = "2026-11"
"""Moves whenever the words of `sign-up-consent` do."""


def consent_view(event: Event, side: Side, texts: Texts) -> Text:
    """What is asked for, what for, and who gets it: before anything is asked."""
    title = texts("sign-up-title", title=event.title, side=side)
    when = f"📅 {span(event, texts)}"
    rows = (
        (press(texts.plain("button-agree-sign-up"), AgreeToSignUp(event.stored_id, side)),),
        (press(texts.plain("button-no"), ShowEvent(event.stored_id)),),
    )
    return Text(f"{title}\n{when}\n\n{texts('sign-up-consent')}", rows)


def go_on_view(begun: Begun, texts: Texts) -> Text:
    """A form that gave way to another, offered again."""
    html = texts("sign-up-unfinished", title=begun.event.title, side=begun.side)
    return Text(html, ((go_on_button(begun, texts),),))


def go_on_button(begun: Begun, texts: Texts, title: str = "none") -> Button:
    changing = ChangeSignUp(begun.registration_id) if begun.registration_id else None
    action = changing or SignUp(begun.event.stored_id, begun.side)
    return press(texts.plain("button-sign-up-on", title=title), action)


def step_view(filling: Filling, index: SearchIndex, texts: Texts, *, edit: bool) -> Text:
    """The step at which the form stands, with which it is of how many."""
    if filling.step == CHECK:
        return check_view(filling, index, texts, edit=edit)
    html, rows = _asked(filling, index, texts)
    head = texts(
        "sign-up-step",
        title=short(filling.event.title, 60),
        step=str(filling.steps.index(filling.step) + 1),
        steps=str(len(filling.steps) - 1) if filling.knows_steps else "none",
    )
    if filling.phone_was_asked:
        ask = AskPhone(
            texts.plain("ask-phone-share"),
            texts.plain("button-back"),
            texts.plain("ask-phone-placeholder"),
        )
        return Text(f"{head}\n\n{html}", ask_phone=ask)
    return Text(f"{head}\n\n{html}", rows + _ways(filling, texts), edit)


def _ways(filling: Filling, texts: Texts) -> Keyboard:
    """Back, on without an answer, out."""
    optional = not filling.is_required and filling.step not in {WARES, PRODUCER}
    row = [
        *([button("button-back", filling, "back", texts)] if filling.can_go_back else []),
        *([button("button-skip", filling, "skip", texts)] if optional else []),
        button("button-stop", filling, "stop", texts),
    ]
    return (tuple(row),)


def _asked(filling: Filling, index: SearchIndex, texts: Texts) -> tuple[str, Keyboard]:
    """The question itself, and the answers that may be pressed."""
    if question := filling.question:
        return _own_question(filling, question, texts)
    match filling.step:
        case steps.PRODUCER:
            return _producer(filling, index, texts)
        case steps.WARES if filling.side is Side.PRODUCER:
            return brought(filling, index, texts)
        case steps.WARES:
            return sought(filling, index, texts)
        case steps.PHONE:
            other = (button("button-other-phone", filling, "other", texts),)
            rows = (*_known_phone(filling), other)
            return texts("sign-up-phone", known="none" if filling.phone_was_asked else "yes"), rows
    known = getattr(filling.known, filling.step)
    row = ((labelled(short(known), filling, "known"),),) if known else ()
    return texts(f"sign-up-{filling.step}", side=filling.side), row


def _known_phone(filling: Filling) -> Keyboard:
    phone = filling.known.phone
    return ((labelled(f"📱 {phone_text(phone)}", filling, "known"),),) if phone else ()


def _own_question(filling: Filling, question: EventQuestion, texts: Texts) -> tuple[str, Keyboard]:
    label = texts("sign-up-question", label=question.label(texts.language))
    hint = texts(f"sign-up-how-{question.kind}")
    rows: Keyboard = ()
    if question.kind is QuestionKind.CHOICE:
        labels = question.labels(texts.language)
        rows = in_rows([labelled(short(o), filling, str(n)) for n, o in enumerate(labels)], 1)
    elif question.kind is QuestionKind.YES_NO:
        rows = (
            (
                button("answer-yes", filling, "yes", texts),
                button("answer-no", filling, "no", texts),
            ),
        )
    elif question.kind is QuestionKind.PHONE:
        rows = _known_phone(filling)
    return f"{label}\n{hint}" if hint else label, rows


def _producer(filling: Filling, index: SearchIndex, texts: Texts) -> tuple[str, Keyboard]:
    found = filling.data.get("found")
    shown = found if found is not None else [filling.known.producer_id]
    names = {number: producer_name(number, index) for number in shown}
    rows = tuple(
        (labelled(f"🏭 {short(name, 44)}", filling, str(number)),)
        for number, name in names.items()
        if name
    )
    none = ((button("button-no-producer", filling, steps.NO_PRODUCER, texts),),)
    if found is None:
        return texts("sign-up-producer"), rows + none
    return texts("sign-up-producer-found" if rows else "sign-up-producer-unknown"), rows + none


def phone_taken_view(filling: Filling, texts: Texts) -> Text:
    return Text(
        texts("sign-up-phone-taken", phone=phone_text(filling.data[PHONE])), close_keyboard=True
    )
