"""What came of an announcement."""

from itertools import chain

from catalog.news.announcement_sheet import COLUMNS
from catalog.news.announcements import Announcement, ButtonKind, Fate
from catalog.news.reports import Report
from catalog.news.subscribers import ChatKind
from handlers.news.announcing_buttons import ExportDeliveries, ShowReport
from handlers.replies import Text
from handlers.texts import Texts
from handlers.views.announcing import back_to, button, title_of


def report_view(row: Announcement, report: Report, texts: Texts) -> Text:
    """The sum of the fates is everyone to whom it was owed."""
    title = title_of(row, texts, 80)
    lines = [texts("ann-report", title=title, total=sum(report.fates.values())), ""]
    lines += [
        f"• {texts.plain(_fate(fate))}: <b>{report.fates[fate]}</b>"
        for fate in Fate
        if report.fates.get(fate)
    ]
    lines += ["", texts("ann-report-muted", count=report.muted)]
    lines += [
        texts(
            "ann-report-link" if one.kind is ButtonKind.LINK else "ann-report-press",
            label=one.label,
            count=report.presses.get(number, 0),
            gone="yes" if one.gone else "no",
        )
        for number, one in enumerate(row.content.buttons)
    ]
    if any(one.kind == "event" for one in row.content.buttons):
        lines.append(texts("ann-report-registered", count=report.registered))
    if report.amended:
        lines += ["", texts("ann-report-amended")]
        lines += [
            f"• {texts.plain(_amended(fate))}: <b>{count}</b>"
            for fate, count in sorted(report.amended.items())
        ]
    rows = (
        (
            button("excel", ExportDeliveries(row.stored_id), texts),
            button("refresh", ShowReport(row.stored_id), texts),
        ),
        (back_to(row, texts),),
    )
    return Text("\n".join(lines), rows, edit=True)


def _fate(fate: Fate) -> str:
    return f"ann-fate-{fate}"


def _amended(fate: Fate) -> str:
    """Of a correction or withdrawal; UNKNOWN is that nobody knows whether there is anything."""
    own = {Fate.SENT: "ann-amended-sent", Fate.UNKNOWN: "ann-amended-unknown"}
    return own.get(fate) or _fate(fate)


def sheet_words(texts: Texts) -> dict[str, str]:
    """The names of the columns, and of the values in them."""
    columns = {name: texts.plain(f"ann-column-{name.replace('_', '-')}") for name in COLUMNS}
    fates = {fate.value: texts.plain(_fate(fate)) for fate in Fate}
    kinds = {kind.value: texts.plain(f"ann-chat-{kind}") for kind in ChatKind}
    return dict(chain(columns.items(), fates.items(), kinds.items()))
