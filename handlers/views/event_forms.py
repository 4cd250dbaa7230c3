"""The organisers' form: one question at a time."""

import re
from dataclasses import dataclass
from datetime import datetime

from catalog.matching.events import Event
from catalog.names import bare
from handlers.buttons import Action, decode
from handlers.matching.event_fields import STEPS, TIMES, Values, Wrong
from handlers.organiser_buttons import EventChoice, EventFormMove
from handlers.replies import Button, Keyboard, Text, press
from handlers.texts import Texts
from handlers.views.events import day_first, moment
from handlers.views.parts import in_rows, span_text, spans_text


@dataclass(frozen=True, slots=True)
class Asking:
    of: str
    step: str
    number: int
    total: int
    known: Values
    may_finish: bool
    told: int
    """How many people will hear of another answer."""
    heard: str = ""
    """The step that was answered just before."""
    copied: Event | None = None
    """Whose copy is made."""


def ask_view(asking: Asking, wrong: Wrong | None, texts: Texts, *, edit: bool) -> Text:
    lines = [
        f"⚠️ {texts(wrong.key, most=str(wrong.most))}" if wrong else "",
        heard_line(asking.heard, asking.known, texts),
        _copied(asking.copied, texts) if asking.copied else "",
        texts("org-step", number=str(asking.number), total=str(asking.total))
        if asking.total > 1
        else "",
        texts(f"org-ask-{asking.step}"),
        _now(asking, texts),
        texts("org-tells", told=asking.told) if asking.told else "",
    ]
    return Text("\n".join(filter(None, lines)), _keyboard(asking, texts), edit)


def _copied(event: Event, texts: Texts) -> str:
    """Which event it is, and what a copy has of it."""
    return texts("org-copied", title=event.title, when=day_first(event.starts_at, texts)) + "\n"


def heard_line(step: str, known: Values, texts: Texts) -> str:
    """The time that was understood, of a step that asks for one."""
    if step not in TIMES:
        return ""
    when = day_first(datetime.fromisoformat(known[step]), texts)
    return texts("org-heard", part=texts.plain(f"org-part-{step.replace('_', '-')}"), when=when)


def _now(asking: Asking, texts: Texts) -> str:
    value = asking.known.get(asking.step.removeprefix("q_"))
    if not value or asking.step in {"groups", "photo", "text", "q_options"}:
        return ""
    return texts("org-now", value=_told(asking.step, value, texts))


def _told(step: str, value: object, texts: Texts) -> str:
    if step in TIMES:
        return moment(datetime.fromisoformat(str(value)), texts)
    if isinstance(value, list):
        return spans_text(value, texts)
    if step == "offer_hours":
        return span_text(int(str(value)) * 60, texts)
    if STEPS[step].choices and not isinstance(value, int):
        return choice_label(step, str(value), texts)
    return texts.plain("org-choice-yes") if value is True else str(value)


def choice_label(step: str, value: str, texts: Texts) -> str:
    if value in {"yes", "no"}:
        return texts.plain(f"org-choice-{value}")
    if step == "offer_hours":
        return span_text(int(value) * 60, texts)
    prefix = {
        "groups": "group",
        "q_side": "org-side",
        "kind": "event-kind",
        "reminders": "org-reminders",
    }.get(step)
    if step.startswith("seats"):
        prefix = "org-seats"
    return texts.plain(f"{prefix or 'org-question'}-{value}")


def _keyboard(asking: Asking, texts: Texts) -> Keyboard:
    chosen = asking.known.get("groups") or () if asking.step == "groups" else ()
    choices = [
        press(
            ("✅ " if value in chosen else "") + choice_label(asking.step, value, texts),
            EventChoice(asking.step, value),
        )
        for value in STEPS[asking.step].choices
    ]
    rows = in_rows(choices, 2)
    if STEPS[asking.step].blank is not None:
        rows += ((_move("skip", _skip_key(asking), asking, texts),),)
    last = [_move("back", "button-back", asking, texts)] if asking.number > 1 else []
    if asking.may_finish and asking.number < asking.total:
        last.append(_move("done", "org-button-finish", asking, texts))
    return (
        *rows,
        *([tuple(last)] if last else []),
        (_move("cancel", "button-no", asking, texts),),
    )


def typed_button(asking: Asking, text: str, texts: Texts) -> Action | None:
    """What the button of this question does whose label was typed, with marks or without."""
    said = {words := _words(text)}
    for answer in ("yes", "no"):
        if words in map(_words, texts.plain(f"org-typed-{answer}").split(",")):
            said.add(_words(texts.plain(f"org-choice-{answer}")))
    buttons = [button for row in _keyboard(asking, texts) for button in row]
    return next((decode(one.data) for one in buttons if words and _words(one.label) in said), None)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", bare(text)))


def _skip_key(asking: Asking) -> str:
    own = {"seats_buyers": "seats", "seats_producers": "seats", "deadline": "deadline"}
    if asking.step == "groups":
        return "org-skip-groups"
    if asking.step in own:
        return f"org-skip-{own[asking.step]}"
    return "org-skip-empty" if asking.of == "part" else "org-skip"


def _move(move: str, key: str, asking: Asking, texts: Texts) -> Button:
    return press(texts.plain(key), EventFormMove(asking.step, move))
