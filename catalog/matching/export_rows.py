"""Registrations as rows of a table, in Vietnamese, for people who work with sheets."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.localtime import HERE
from catalog.matching import event_questions
from catalog.matching.event_questions import EventQuestion, QuestionKind
from catalog.matching.events import Event, Side
from catalog.matching.registrations import Registration, Standing
from catalog.matching.wares import RegisteredWare
from catalog.people import Language
from catalog.phones import phone_text
from catalog.products import Product, ProductGroup

Cell = str | int | datetime
"""A datetime is local and naive, as sheets have it."""

SIDES = {Side.BUYER: "Bên mua", Side.PRODUCER: "Bên bán"}
STANDINGS = {
    Standing.REGISTERED: "Chờ xác nhận",
    Standing.WAITING: "Danh sách chờ",
    Standing.OFFERED: "Được mời vào chỗ trống",
    Standing.CONFIRMED: "Đã xác nhận",
    Standing.CANCELLED: "Đã hủy",
    Standing.TURNED_AWAY: "Bị từ chối",
    Standing.CHECKED_IN: "Đã đến",
    Standing.NO_SHOW: "Vắng mặt",
}
GROUPS = {
    ProductGroup.FOOD: "Thực phẩm",
    ProductGroup.DRINK: "Đồ uống",
    ProductGroup.HERBAL: "Dược liệu và sản phẩm từ dược liệu",
    ProductGroup.CRAFT: "Thủ công mỹ nghệ",
    ProductGroup.ORNAMENTAL: "Sinh vật cảnh",
    ProductGroup.TOURISM: "Du lịch cộng đồng, du lịch sinh thái và điểm du lịch",
}
COLUMNS = (
    *(
        "Số thứ tự",
        "Mã vé",
        "Bên",
        "Tình trạng",
        "Họ và tên",
        "Đơn vị",
        "Điện thoại",
        "Địa phương",
    ),
    *("Mặt hàng", "Đăng ký lúc", "Giữ chỗ đến", "Đến lúc", "Đăng ký tại chỗ"),
)
WARE_COLUMNS = (
    *("Mã vé", "Bên", "Tình trạng", "Họ và tên", "Đơn vị", "Điện thoại", "Mặt hàng"),
    *("Sản phẩm OCOP", "Nhóm", "Số lượng", "Đơn vị tính", "Bao lâu một lần", "Giấy tờ"),
)
GIVEN_FILE = "Có tệp, mở trong bot"
"""Organisers open it at the person's registration: a sheet holds no files."""
_YES_NO = {"yes": "Có", "no": "Không"}
_A_FEW = {"yield_per": 200}
"""Rows at a time: between them the event loop goes on."""


@dataclass(frozen=True, slots=True)
class Table:
    title: str
    header: tuple[str, ...]
    rows: list[list[Cell]]


@dataclass(frozen=True, slots=True)
class Line:
    """A registration with all that its row tells."""

    event: Event
    registration: Registration
    wares: list[tuple[RegisteredWare, Product | None]]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the tables are made of."""

    event: Event | None
    """None: all of them."""
    lines: Sequence[Line]
    questions: Sequence[EventQuestion]


async def gather(session: AsyncSession, event: Event | None) -> Gathered:
    """The registrations of one event, or of all, and what is looked for and brought."""
    lines = await _lines(session, event)
    if event:
        asked = await event_questions.questions_of(session, event.stored_id)
    else:
        asked = await _questions(session, lines)
    return Gathered(event, lines, asked)


def tables(gathered: Gathered) -> list[Table]:
    """One event's questions have a column each; where events differ, the answers share one."""
    lines, questions = gathered.lines, gathered.questions
    if gathered.event:
        header = (*COLUMNS, *(question.label_vi for question in questions))
        rows = [[*_cells(line), *_answers(line, questions)] for line in lines]
    else:
        header = ("Sự kiện", "Bắt đầu", *COLUMNS, "Trả lời")
        rows = [
            [line.event.title, _local(line.event.starts_at), *_cells(line), _told(line, questions)]
            for line in lines
        ]
    ware_rows = [row for line in lines for row in _ware_rows(line)]
    return [Table("Đăng ký", header, rows), Table("Mặt hàng", WARE_COLUMNS, ware_rows)]


async def _lines(session: AsyncSession, event: Event | None) -> list[Line]:
    query = select(Registration, Event).join(Event, col(Event.id) == col(Registration.event_id))
    wares = (
        select(RegisteredWare, Product)
        .join(Product, col(Product.id) == col(RegisteredWare.product_id), isouter=True)
        .order_by(col(RegisteredWare.registration_id), col(RegisteredWare.position))
    )
    if event:
        query = query.where(Registration.event_id == event.id)
        wares = wares.join(
            Registration, col(Registration.id) == col(RegisteredWare.registration_id)
        ).where(Registration.event_id == event.id)
    of: dict[int, list[tuple[RegisteredWare, Product | None]]] = {}
    async for ware, product in await session.stream(wares, execution_options=_A_FEW):
        of.setdefault(ware.registration_id, []).append((ware, product))
    order = (col(Event.starts_at), col(Event.id), col(Registration.number))
    rows = await session.stream(query.order_by(*order), execution_options=_A_FEW)
    return [Line(its, one, of.get(one.stored_id, [])) async for one, its in rows]


async def _questions(session: AsyncSession, lines: Sequence[Line]) -> list[EventQuestion]:
    ids = {line.event.stored_id for line in lines}
    query = select(EventQuestion).where(col(EventQuestion.event_id).in_(ids))
    return list(await session.exec(query.order_by(col(EventQuestion.position))))


def _cells(line: Line) -> list[Cell]:
    row = line.registration
    return [
        row.number,
        row.ticket,
        SIDES[row.side],
        STANDINGS[row.state],
        row.name,
        row.organisation,
        phone_text(row.phone) if row.phone else "",
        row.place,
        "\n".join(_ware_text(ware) for ware, _ in line.wares),
        _local(row.created_at),
        _local(row.offered_until),
        _local(row.checked_in_at),
        "x" if row.walk_in else "",
    ]


def _ware_text(ware: RegisteredWare) -> str:
    amount = " ".join(filter(None, (ware.amount, ware.unit, ware.how_often)))
    return " – ".join(filter(None, (ware.text, amount, ware.papers)))


def _ware_rows(line: Line) -> list[list[Cell]]:
    row = line.registration
    who = [row.ticket, SIDES[row.side], STANDINGS[row.state], row.name, row.organisation]
    return [
        [
            *who,
            phone_text(row.phone) if row.phone else "",
            ware.text,
            product.name if product else "",
            _group_name(ware, product),
            ware.amount,
            ware.unit,
            ware.how_often,
            ware.papers,
        ]
        for ware, product in line.wares
    ]


def _group_name(ware: RegisteredWare, product: Product | None) -> str:
    group = ware.group or (product.group if product else None)
    return GROUPS[group] if group else ""


def _answers(line: Line, questions: Sequence[EventQuestion]) -> list[Cell]:
    return [_answer(line, question) for question in questions]


def _answer(line: Line, question: EventQuestion) -> str:
    kept = line.registration.answers.get(str(question.id), "")
    if question.kind is QuestionKind.PHONE and kept:
        return phone_text(kept)
    if question.kind is QuestionKind.FILE:
        return GIVEN_FILE if kept else ""
    return _YES_NO.get(kept, kept) if question.kind is QuestionKind.YES_NO else kept


def _told(line: Line, questions: Sequence[EventQuestion]) -> str:
    its = [one for one in questions if one.event_id == line.event.id]
    told = ((one.label(Language.VI), _answer(line, one)) for one in its)
    return "\n".join(f"{label} {answer}" for label, answer in told if answer)


def _local(at: datetime | None) -> Cell:
    return at.astimezone(HERE).replace(tzinfo=None, microsecond=0) if at else ""
