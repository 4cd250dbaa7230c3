"""What was collected for an event, in numbers."""

from collections.abc import Sequence

from catalog.matching.counts import Summary
from catalog.matching.event_questions import EventQuestion, QuestionKind
from catalog.matching.events import Event, Side
from catalog.matching.registrations import Standing
from handlers.organiser_buttons import Export, ShowDuplicates
from handlers.replies import Text, press
from handlers.texts import Texts
from handlers.views.collecting import MARKS, standing_name
from handlers.views.organising import back_to, button
from handlers.views.parts import short

MOST_ROWS = 8


def summary_view(event: Event, summary: Summary, texts: Texts) -> Text:
    lines = [texts("org-summary", title=event.title)]
    for side in Side:
        lines += _side(side, summary, texts)
    if summary.places:
        lines += ["", texts("org-summary-places"), *_rows(summary.places, texts)]
    if summary.wanted:
        lines += ["", texts("org-summary-wanted"), *_rows(summary.wanted, texts)]
    for question, chosen in summary.answers:
        label = short(question.label(texts.language), 100)
        lines += ["", texts("org-summary-answers", label=label)]
        lines += _rows([(_choice(question, one, texts), n) for one, n in chosen.items()], texts)
    if len(lines) == 1:
        lines.append(texts("org-list-none"))
    number = event.stored_id
    keyboard = (
        (press("Excel", Export(number, "xlsx")), press("CSV", Export(number, "csv"))),
        (button("duplicates", ShowDuplicates(number), texts),),
        (back_to(event, texts),),
    )
    return Text("\n".join(lines), keyboard, edit=True)


def _choice(question: EventQuestion, kept: str, texts: Texts) -> str:
    if question.kind is QuestionKind.YES_NO:
        return texts.plain(f"org-choice-{kept}")
    options = {option["vi"]: option.get(texts.language) for option in question.options}
    return options.get(kept) or kept


def _side(side: Side, summary: Summary, texts: Texts) -> list[str]:
    states = [(s, summary.standings.get((side, s), 0)) for s in Standing]
    if not any(number for _, number in states):
        return []
    lines = ["", f"<b>{texts(f'org-side-{side}')}</b>"]
    lines += [
        texts("org-count-row", label=f"{MARKS[s]} {standing_name(s, texts)}", number=str(number))
        for s, number in states
        if number
    ]
    if guests := summary.walk_ins.get(side):
        lines.append(texts("org-walk-ins", number=str(guests)))
    groups = [(g, number) for (of, g), number in summary.groups.items() if of is side]
    lines += [
        texts("org-count-row", label=f"📦 {texts.plain(f'group-{group}')}", number=str(number))
        for group, number in sorted(groups, key=lambda pair: (-pair[1], pair[0]))
    ]
    return lines


def _rows(counted: Sequence[tuple[str, int]], texts: Texts) -> list[str]:
    rows = [
        texts("org-count-row", label=f"• {short(name, 60)}", number=str(number))
        for name, number in counted[:MOST_ROWS]
    ]
    more = len(counted) - MOST_ROWS
    return [*rows, texts("org-more", number=str(more))] if more > 0 else rows
