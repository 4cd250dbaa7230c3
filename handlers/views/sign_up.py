"""The form of a registration: consent, one question at a time, and all of it before it is sent."""

from catalog.event_questions import EventQuestion, QuestionKind
from catalog.events import Event, Side
from catalog.search import Document, Facets, SearchIndex
from catalog.ware_lines import MATCHES, matches
from catalog.wares import Ware
from handlers import sign_up_steps as steps
from handlers.attending_buttons import AgreeToSignUp, ChangePart, FillIn, SendSignUp, ShowEvent
from handlers.replies import AskPhone, Button, Keyboard, Text, press
from handlers.sign_up_steps import CHECK, PHONE, PRODUCER, WARES, Filling
from handlers.texts import Texts
from handlers.views.contacts import phone_text
from handlers.views.events import span
from handlers.views.parts import in_rows, pager, short

CONSENT_VERSION = "2026-11"
"""Moves whenever the words of `sign-up-consent` do."""
SHOWN = 120
"""Characters of one answer in the summary."""


def consent_view(event: Event, side: Side, texts: Texts) -> Text:
    """What is asked for, what for, and who gets it: before anything is asked."""
    title = texts("sign-up-title", title=event.title, side=side)
    when = f"📅 {span(event, texts)}"
    rows = (
        (press(texts.plain("button-agree-sign-up"), AgreeToSignUp(event.stored_id, side)),),
        (press(texts.plain("button-no"), ShowEvent(event.stored_id)),),
    )
    return Text(f"{title}\n{when}\n\n{texts('sign-up-consent')}", rows)


def step_view(filling: Filling, index: SearchIndex, texts: Texts, *, edit: bool) -> Text:
    """The step at which the form stands, with which it is of how many."""
    if filling.step == CHECK:
        return _check_view(filling, index, texts, edit=edit)
    html, rows = _asked(filling, index, texts)
    head = texts(
        "sign-up-step",
        title=short(filling.event.title, 60),
        step=str(filling.steps.index(filling.step) + 1),
        steps=str(len(filling.steps) - 1),
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
    first = filling.step == filling.steps[0] and not filling.data.get("editing")
    optional = not filling.is_required and filling.step not in {WARES, PRODUCER}
    row = [
        *([] if first else [_button("button-back", filling, "back", texts)]),
        *([_button("button-skip", filling, "skip", texts)] if optional else []),
        _button("button-stop", filling, "stop", texts),
    ]
    return (tuple(row),)


def _button(key: str, filling: Filling, value: str, texts: Texts) -> Button:
    return _labelled(texts.plain(key), filling, value)


def _labelled(label: str, filling: Filling, value: str) -> Button:
    return press(label, FillIn(filling.event.stored_id, filling.step, value))


def _asked(filling: Filling, index: SearchIndex, texts: Texts) -> tuple[str, Keyboard]:
    """The question itself, and the answers that may be pressed."""
    if question := filling.question:
        return _own_question(filling, question, texts)
    match filling.step:
        case steps.PRODUCER:
            return _producer(filling, index, texts)
        case steps.WARES if filling.side is Side.PRODUCER:
            return _brought(filling, index, texts)
        case steps.WARES:
            return _sought(filling, index, texts)
        case steps.PHONE:
            other = (_button("button-other-phone", filling, "other", texts),)
            rows = (*_known_phone(filling), other)
            return texts("sign-up-phone", known="none" if filling.phone_was_asked else "yes"), rows
    known = getattr(filling.known, filling.step)
    row = ((_labelled(short(known), filling, "known"),),) if known else ()
    return texts(f"sign-up-{filling.step}", side=filling.side), row


def _known_phone(filling: Filling) -> Keyboard:
    phone = filling.known.phone
    return ((_labelled(f"📱 {phone_text(phone)}", filling, "known"),),) if phone else ()


def _own_question(filling: Filling, question: EventQuestion, texts: Texts) -> tuple[str, Keyboard]:
    label = texts("sign-up-question", label=question.label(texts.language))
    hint = texts(f"sign-up-how-{question.kind}")
    rows: Keyboard = ()
    if question.kind is QuestionKind.CHOICE:
        labels = question.labels(texts.language)
        rows = in_rows([_labelled(short(o), filling, str(n)) for n, o in enumerate(labels)], 1)
    elif question.kind is QuestionKind.YES_NO:
        rows = (
            (
                _button("answer-yes", filling, "yes", texts),
                _button("answer-no", filling, "no", texts),
            ),
        )
    elif question.kind is QuestionKind.PHONE:
        rows = _known_phone(filling)
    return f"{label}\n{hint}" if hint else label, rows


def _producer(filling: Filling, index: SearchIndex, texts: Texts) -> tuple[str, Keyboard]:
    found = filling.data.get("found")
    shown = found if found is not None else [filling.known.producer_id]
    names = {number: steps.producer_name(number, index) for number in shown}
    rows = tuple(
        (_labelled(f"🏭 {short(name, 44)}", filling, str(number)),)
        for number, name in names.items()
        if name
    )
    none = ((_button("button-no-producer", filling, steps.NO_PRODUCER, texts),),)
    if found is None:
        return texts("sign-up-producer"), rows + none
    return texts("sign-up-producer-found" if rows else "sign-up-producer-unknown"), rows + none


def _sought(filling: Filling, index: SearchIndex, texts: Texts) -> tuple[str, Keyboard]:
    """What a buyer looks for, each with what the catalogue knows of it."""
    items = filling.wares
    if not items:
        return texts("sign-up-sought"), ((_button("button-skip", filling, "skip", texts),),)
    lines = [
        f"{ware_line(number, ware, texts)}\n   {_known_line(ware, index, texts)}"
        for number, ware in enumerate(items, start=1)
    ]
    html = "\n".join([texts("sign-up-sought-so-far"), *lines, "", texts("sign-up-sought-more")])
    return html, _last_rows(filling, items[-1], index, texts)


def _last_rows(filling: Filling, last: Ware, index: SearchIndex, texts: Texts) -> Keyboard:
    """What may be made clearer of the last line, and on."""
    likely = () if last.product_id else matches(last.text, index)[0][:MATCHES]
    meant = [_labelled(f"≈ {short(one.name, 40)}", filling, f"m{one.id}") for one in likely]
    often = [
        _button(f"how-often-{one}", filling, f"f{one}", texts)
        for one in steps.HOW_OFTEN
        if not last.how_often
    ]
    end = [
        _button("button-without-last", filling, "x", texts),
        _button("button-go-on", filling, "done", texts),
    ]
    return in_rows(meant, 1) + in_rows(often, 3) + in_rows(end, 2)


def ware_line(number: int, ware: Ware, texts: Texts) -> str:
    """ "1. kẹo lạc · 200 kg · mỗi tháng · VietGAP" """
    amount = " ".join(filter(None, (ware.amount, ware.unit)))
    facts = " · ".join(filter(None, (amount, ware.how_often, ware.papers)))
    head = texts("list-row", number=str(number), name=ware.text)
    return f"{head} · {texts('list-row-facts', facts=facts)}" if facts else head


def _known_line(ware: Ware, index: SearchIndex, texts: Texts) -> str:
    product = index.by_id(ware.product_id) if ware.product_id else None
    if product:
        return texts("ware-is", name=product.name)
    found, total = matches(ware.text, index)
    if not found:
        return texts("ware-unknown")
    group = texts.plain(f"group-{ware.group}") if ware.group else "none"
    return texts("ware-many", total=total, group=group)


def _brought(filling: Filling, index: SearchIndex, texts: Texts) -> tuple[str, Keyboard]:
    """Which of its products a producer brings: pressed, or typed where they are not listed."""
    items = filling.wares
    chosen = {ware.product_id for ware in items}
    own = _own_products(filling, index)
    size = steps.PRODUCTS_A_PAGE
    page = max(0, min(int(filling.data.get("page") or 0), (len(own) - 1) // size if own else 0))
    listed = tuple(
        (
            _labelled(
                f"{'✅' if one.id in chosen else '▫️'} {short(one.name, 42)}", filling, f"t{one.id}"
            ),
        )
        for one in own[page * size : (page + 1) * size]
    )
    turns = [FillIn(filling.event.stored_id, WARES, f"p{max(0, page + n)}") for n in (-1, 1)]
    rows = listed + pager(page, -(-len(own) // size), turns, texts)
    lines = [ware_line(number, ware, texts) for number, ware in enumerate(items, start=1)]
    said = ["", texts("sign-up-brought-so-far"), *lines] if items else []
    html = "\n".join([texts("sign-up-brought", listed="yes" if own else "none"), *said])
    if not items:
        return html, (*rows, (_button("button-skip", filling, "skip", texts),))
    end = (
        _button("button-without-last", filling, "x", texts),
        _button("button-go-on", filling, "done", texts),
    )
    return html, (*rows, end)


def _own_products(filling: Filling, index: SearchIndex) -> list[Document]:
    producer_id = filling.data.get("producer_id")
    if not producer_id:
        return []
    hits, _ = index.browse(Facets(producer_id=producer_id), limit=steps.MOST_PRODUCTS)
    return [hit.document for hit in hits]


def phone_taken_view(filling: Filling, texts: Texts) -> Text:
    return Text(
        texts("sign-up-phone-taken", phone=phone_text(filling.data[PHONE])), close_keyboard=True
    )


def _check_view(filling: Filling, index: SearchIndex, texts: Texts, *, edit: bool) -> Text:
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
    stop = _button("button-stop", filling, "stop", texts)
    html = "\n".join([title, "", *lines, "", texts("sign-up-check")])
    return Text(html, ((send,), *in_rows(changes, 2), (stop,)), edit)


def _part(filling: Filling, step: str, texts: Texts) -> str:
    question = filling.question_of(step)
    if question:
        return question.label(texts.language)
    side = f"-{filling.side}" if step == WARES else ""
    return texts.plain(f"part-{step}{side}")


def _part_line(filling: Filling, step: str, index: SearchIndex, texts: Texts) -> str:
    label = short(_part(filling, step, texts), 60)
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
        return steps.producer_name(number, index) or texts.plain("no-producer")
    value = str(filling.data.get(step) or "")
    return phone_text(value) if step == PHONE and value else value if step != WARES else ""


def answer_text(question: EventQuestion, answer: str, texts: Texts) -> str:
    """A stored answer as its person reads it."""
    if not answer:
        return ""
    match question.kind:
        case QuestionKind.YES_NO:
            return texts.plain(f"answer-{answer}")
        case QuestionKind.PHONE:
            return phone_text(answer)
        case QuestionKind.FILE:
            return texts.plain("answer-file")
        case QuestionKind.CHOICE:
            words = [one["vi"] for one in question.options]
            at = words.index(answer) if answer in words else -1
            return question.labels(texts.language)[at] if at >= 0 else answer
    return answer
