"""Imports: whole or not at all, once however often, and nothing lost that a file is silent on."""

import asyncio
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlmodel import func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog import catalogue
from catalog.codes import code_of, free_codes
from catalog.database import Database
from catalog.headings import HEADINGS, folded
from catalog.importing import SAMPLE, ImportResult, import_file, load_sample
from catalog.listings import COLUMNS
from catalog.places import shipped
from catalog.problems import TEXTS, ImportFailed, error
from catalog.producers import ContactPolicy, Producer, ProducerKind
from catalog.products import Product, ProductGroup
from catalog.recognitions import Recognition

WHOLE = {
    "code": "KL-1",
    "product_name": "Kẹo lạc Trường Thuận",
    "other_names": "peanut candy; kẹo đậu phộng",
    "category": "Thực phẩm",
    "standards": "HACCP; VietGAP",
    "packing": "Hộp 300 g",
    "price_from": "25.000",
    "price_to": "30.000",
    "minimum_order": "10 hộp",
    "photo": "https://ocop.vn/keo-lac.jpg",
    "trace_url": "https://ocop.vn/t/1",
    "story": "Từ lạc Hưng Hà.",
    "source_url": "https://ocop.vn/1",
    "stars": "4",
    "decision": "123/QĐ-UBND",
    "decided_on": "28/12/2023",
    "recognised_year": "2023",
    "commune": "Xã Tân Tiến",
    "district": "Hưng Hà",
    "province": "Thái Bình",
    "producer_name": "Công ty TNHH Trường Thuận",
    "producer_type": "công ty",
    "address": "Thôn Một",
    "phones": "0227 3831 234",
    "email": "ban@ocop.vn",
    "zalo": "0227 3831 234",
    "website": "ocop.vn",
    "latitude": "20.6",
    "longitude": "106.2",
    "contact_policy": "theo yêu cầu",
    "producer_story": "Nghề của nhà.",
}

Sheet = Callable[..., Path]


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    """Writes rows, given as dicts, to a file."""

    def write(*rows: dict[str, str]) -> Path:
        names = list(dict.fromkeys(name for row in rows for name in row))
        lines = [";".join(names)]
        lines += [";".join(f'"{row.get(name, "")}"' for name in names) for row in rows]
        path = tmp_path / "sheet.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    return write


async def load(session: AsyncSession, path: Path, now: datetime) -> ImportResult:
    return await import_file(session, path, now, shipped())


async def failure(session: AsyncSession, path: Path, now: datetime) -> list[tuple[int, str, str]]:
    with pytest.raises(ImportFailed) as failed:
        await load(session, path, now)
    return [(error.row, error.column, error.problem) for error in failed.value.errors]


def a_row(**cells: str) -> dict[str, str]:
    return {"product_name": "Kẹo lạc", "producer_name": "HTX Hưng Hà", **cells}


async def stored(session: AsyncSession) -> tuple[Product, Producer | None, Recognition | None]:
    session.expunge_all()
    product = (await session.exec(select(Product))).one()
    producer = (await session.exec(select(Producer))).one_or_none()
    return product, producer, (await session.exec(select(Recognition))).one_or_none()


async def test_everything_that_a_row_can_say_is_kept(
    session: AsyncSession, sheet: Sheet, now: datetime
) -> None:
    assert WHOLE.keys() == COLUMNS.keys() - {"commune_today", "province_today", "price"}
    await load(session, sheet(WHOLE), now)
    product, producer, recognition = await stored(session)
    assert producer is not None
    assert recognition is not None
    assert product.model_dump(exclude={"id", "key", "producer_id"}) == {
        "code": "KL-1",
        "name": "Kẹo lạc Trường Thuận",
        "other_names": ["peanut candy", "kẹo đậu phộng"],
        "group": ProductGroup.FOOD,
        "standards": ["HACCP", "VietGAP"],
        "packing": "Hộp 300 g",
        "price_from": 25_000,
        "price_to": 30_000,
        "minimum_order": "10 hộp",
        "photo": "https://ocop.vn/keo-lac.jpg",
        "trace_url": "https://ocop.vn/t/1",
        "story": "Từ lạc Hưng Hà.",
        "source": "https://ocop.vn/1",
        "created_at": now,
        "commune": "Tân Tiến",
        "district": "Hưng Hà",
        "province": "Thái Bình",
        "commune_today": "Tiên La",
        "province_today": "Hưng Yên",
    }
    assert producer.model_dump(exclude={"id"}) == {
        "code": code_of(producer.key),
        "name": "Công ty TNHH Trường Thuận",
        "key": "công ty tnhh trường thuận",
        "kind": ProducerKind.COMPANY,
        "address": "Thôn Một",
        "phones": ["+842273831234"],
        "email": "ban@ocop.vn",
        "zalo": "0227 3831 234",
        "website": "https://ocop.vn",
        "latitude": 20.6,
        "longitude": 106.2,
        "contact_policy": ContactPolicy.ON_REQUEST,
        "story": "Nghề của nhà.",
        "source": "https://ocop.vn/1",
        "commune": "Tân Tiến",
        "district": "Hưng Hà",
        "province": "Thái Bình",
        "commune_today": "Tiên La",
        "province_today": "Hưng Yên",
    }
    assert recognition.model_dump(exclude={"id", "product_id"}) == {
        "stars": 4,
        "decision": "123/QĐ-UBND",
        "decided_on": date(2023, 12, 28),
        "year": 2023,
        "valid_months": 36,
        "source": "https://ocop.vn/1",
    }
    assert (product.producer_id, recognition.product_id) == (producer.id, product.id)


async def test_a_name_is_enough(session: AsyncSession, sheet: Sheet, now: datetime) -> None:
    await load(session, sheet({"product_name": "Kẹo lạc"}), now)
    product, producer, recognition = await stored(session)
    assert product.code == code_of(product.key)
    assert (product.producer_id, producer, recognition) == (None, None, None)


@pytest.mark.parametrize("rows", [[WHOLE], [a_row(), a_row(product_name="Kẹo vừng")]])
async def test_the_second_import_changes_nothing(
    session: AsyncSession, sheet: Sheet, now: datetime, rows: list[dict[str, str]]
) -> None:
    first = await load(session, sheet(*rows), now)
    assert (first.products_new, first.producers_new) == (len(rows), 1)
    second = await load(session, sheet(*rows), now)
    assert second == ImportResult(products_same=len(rows), producers_same=1)
    assert await catalogue.version(session) == 1


async def test_the_same_name_in_other_letters_is_the_same_product(
    session: AsyncSession, sheet: Sheet, now: datetime
) -> None:
    await load(session, sheet(a_row()), now)
    result = await load(session, sheet(a_row(product_name="KẸO  LẠC")), now)
    assert (result.products_new, result.products_changed) == (0, 1)
    assert (await stored(session))[0].name == "KẸO LẠC"


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
@pytest.mark.parametrize("column", sorted(WHOLE.keys() - {"product_name", "producer_name"}))
async def test_an_empty_cell_leaves_what_is_stored(
    session: AsyncSession, sheet: Sheet, now: datetime, column: str
) -> None:
    await load(session, sheet(WHOLE), now)
    with_gap = {name: "" if name == column else cell for name, cell in WHOLE.items()}
    if column in {"latitude", "longitude"}:
        with_gap |= {"latitude": "", "longitude": ""}
    if column in {"price_from", "price_to"}:
        with_gap |= {"price_from": "", "price_to": ""}
    assert not (await load(session, sheet(with_gap), now)).changed


CHANGED = {
    "code": "KL-2",
    "category": "Đồ uống",
    "stars": "3",
    "decided_on": "29/12/2023",
    "recognised_year": "2022",
    "commune": "Độc Lập",
    "phones": "0227 3831 235",
    "contact_policy": "public",
    "price_to": "31.000",
    "story": "Chuyện khác.",
}


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
@pytest.mark.parametrize("column", sorted(CHANGED))
async def test_whatever_changes_moves_the_version_by_one(
    session: AsyncSession, sheet: Sheet, now: datetime, column: str
) -> None:
    await load(session, sheet(WHOLE), now)
    result = await load(session, sheet(WHOLE | {column: CHANGED[column]}), now)
    assert result.changed
    assert await catalogue.version(session) == 2


async def test_half_a_price_range_replaces_the_whole(
    session: AsyncSession, sheet: Sheet, now: datetime
) -> None:
    await load(session, sheet(a_row(price_from="10000", price_to="20000")), now)
    await load(session, sheet(a_row(price_from="30000")), now)
    product, _, _ = await stored(session)
    assert (product.price_from, product.price_to) == (30_000, None)


async def test_an_earlier_recognition_from_elsewhere_does_not_undo_the_newer(
    session: AsyncSession, sheet: Sheet, now: datetime
) -> None:
    await load(session, sheet(a_row(stars="4", recognised_year="2024", source_url="a")), now)
    await load(session, sheet(a_row(stars="3", recognised_year="2020", source_url="b")), now)
    _, _, recognition = await stored(session)
    assert recognition is not None
    assert (recognition.stars, recognition.year) == (4, 2024)
    await load(session, sheet(a_row(stars="5", decided_on="1/2/2025", source_url="b")), now)
    _, _, recognition = await stored(session)
    assert recognition is not None
    assert (recognition.stars, recognition.source) == (5, "b")


async def test_a_place_that_adds_to_the_old_one_keeps_it(
    session: AsyncSession, sheet: Sheet, now: datetime
) -> None:
    await load(session, sheet(a_row(district="Hưng Hà")), now)
    await load(session, sheet(a_row(commune="Tân Tiến", province="Thái Bình")), now)
    product, _, _ = await stored(session)
    assert (product.commune, product.district) == ("Tân Tiến", "Hưng Hà")
    assert product.commune_today == "Tiên La"


async def test_another_place_replaces_the_old_one(
    session: AsyncSession, sheet: Sheet, now: datetime
) -> None:
    await load(session, sheet(WHOLE), now)
    await load(session, sheet({**a_row(**WHOLE), "commune": "", "district": "Vũ Thư"}), now)
    product, _, _ = await stored(session)
    assert (product.commune, product.district) == ("", "Vũ Thư")
    assert (product.commune_today, product.province_today) == ("", "Hưng Yên")


async def test_todays_names_may_be_said_outright(
    session: AsyncSession, sheet: Sheet, now: datetime
) -> None:
    today = {"commune_today": "Xã Tiên La", "province_today": "Tỉnh Hưng Yên"}
    await load(session, sheet(a_row(**today)), now)
    product, _, _ = await stored(session)
    assert (product.commune_today, product.province_today) == ("Tiên La", "Hưng Yên")
    await load(session, sheet(a_row(stars="4")), now)
    product, _, _ = await stored(session)
    assert product.commune_today == "Tiên La"
    await load(session, sheet(a_row(province="Hà Nam")), now)
    product, _, _ = await stored(session)
    assert (product.commune_today, product.province_today) == ("", "Ninh Bình")


async def test_every_mistake_is_told_and_nothing_is_stored(
    session: AsyncSession, sheet: Sheet, now: datetime
) -> None:
    await load(
        session, sheet(a_row(code="A", producer_type="hộ kinh doanh", province="Hà Nam")), now
    )
    path = sheet(
        a_row(product_name="Mới", code="A", stars="9"),
        a_row(product_name="", category="Điện tử", phones="một"),
        a_row(product_name="Hai", producer_type="company", email="a@b.vn"),
        a_row(product_name="HAI", producer_type="hộ kinh doanh", email="c@d.vn"),
        a_row(product_name="Ba", code="B", price_from="9", price_to="1", latitude="20"),
        a_row(product_name="Bốn", code="B", longitude="106", producer_type="mười"),
        {"product_name": "Năm", "phones": "0227 3831 234"},
        {"product_name": "Sáu", "producer_name": "x" * 201, "email": "e@f.vn"},
    )
    assert await failure(session, path, now) == [
        (2, "stars", "stars"),
        (2, "code", "code_taken"),
        (3, "category", "category"),
        (3, "phones", "phone"),
        (3, "product_name", "missing"),
        (5, "product_name", "same_product"),
        (5, "producer_type", "producer_differs"),
        (5, "email", "producer_differs"),
        (6, "price_from", "prices_crossed"),
        (6, "longitude", "half_a_point"),
        (7, "producer_type", "kind"),
        (7, "latitude", "half_a_point"),
        (7, "code", "same_code"),
        (8, "phones", "no_producer"),
        (9, "producer_name", "too_long"),
    ]
    assert (await session.exec(select(func.count()).select_from(Product))).one() == 1


async def test_a_contradiction_shows_what_either_row_says(
    session: AsyncSession, sheet: Sheet, now: datetime
) -> None:
    path = sheet(a_row(email="a@b.vn"), a_row(product_name="Hai", email="c@d.vn"))
    with pytest.raises(ImportFailed) as failed:
        await load(session, path, now)
    [told] = failed.value.errors
    assert "“c@d.vn” khác với “a@b.vn” ở dòng 2" in told.message_vi


async def test_a_household_of_the_same_name_elsewhere_is_asked_about(
    session: AsyncSession, sheet: Sheet, now: datetime
) -> None:
    house = {"producer_name": "Hộ Nguyễn Văn Hùng", "producer_type": "household"}
    here = {"product_name": "Trứng", "province": "Thái Bình", **house}
    there = {"product_name": "Mắm", "province": "Cà Mau", **house}
    assert await failure(session, sheet(here, there), now) == [(3, "producer_name", "namesake")]
    await load(session, sheet(here), now)
    assert await failure(session, sheet(there), now) == [(2, "producer_name", "namesake")]
    new_name = {**here, "product_name": "Gà", "province": "Hưng Yên"}
    nowhere = {**here, "product_name": "Vịt", "province": ""}
    assert (await load(session, sheet(new_name, nowhere), now)).products_new == 2


async def test_two_imports_at_once_wait_for_each_other(
    database: Database, sheet: Sheet, now: datetime
) -> None:
    path = sheet(WHOLE, a_row(product_name="Khác"))

    async def work() -> int:
        async with database.transaction() as session:
            return (await load(session, path, now)).products_new

    assert sorted(await asyncio.gather(*(work() for _ in range(4)))) == [0, 0, 0, 2]


async def test_progress_is_told_to_the_end(
    session: AsyncSession, sheet: Sheet, now: datetime
) -> None:
    told: list[tuple[int, int]] = []
    path = sheet(*(a_row(product_name=f"Kẹo {n}") for n in range(1_100)))
    await import_file(session, path, now, shipped(), lambda *at: told.append(at))
    assert told == [(500, 1_100), (1_000, 1_100), (1_100, 1_100)]


async def test_the_sample_goes_into_an_empty_catalogue_only(
    session: AsyncSession, sheet: Sheet, now: datetime
) -> None:
    await load(session, sheet(WHOLE), now)
    assert not await load_sample(session, now)
    assert (await session.exec(select(func.count()).select_from(Product))).one() == 1


async def test_the_sample_is_loaded_once(sample: Database, now: datetime) -> None:
    async with sample.transaction() as session:
        assert not await load_sample(session, now)
        assert not (await load(session, SAMPLE, now)).changed


async def test_codes_never_collide(session: AsyncSession, sheet: Sheet, now: datetime) -> None:
    """The code that a new product would get is another's already, or given by the file."""
    [code] = (await free_codes(session, Product, ["kẹo lạc\thtx hưng hà"])).values()
    await load(session, sheet({"product_name": "Khác", "code": code}), now)
    given = code_of("kẹo lạc\thtx hưng hà", 1)
    result = await load(session, sheet(a_row(), a_row(product_name="Lạ", code=given)), now)
    codes = set((await session.exec(select(Product.code))).all())
    assert result.products_new == 2
    assert codes == {code, given, code_of("kẹo lạc\thtx hưng hà", 2)}


def test_every_mistake_has_its_words_in_both_languages() -> None:
    for problem, texts in TEXTS.items():
        assert all(texts), problem
    assert len({text for texts in TEXTS.values() for text in texts}) == 2 * len(TEXTS)


def test_a_mistake_is_told_in_vietnamese_first() -> None:
    told = ImportFailed([error(5, "stars", "stars", value="9"), error(0, "", "empty_file")])
    assert str(told) == (
        "tệp không có dòng nào (the file is empty)\n"
        "dòng 5, cột stars: “9” không phải số sao từ 1 đến 5 (“9” is no number of stars, 1 to 5)"
    )
    assert error(5, "", "quotes").message_vi in str(error(5, "", "quotes"))


def test_codes_are_short_and_always_the_same() -> None:
    keys: Iterable[str] = ("", "kẹo lạc", "x" * 500)
    for key in keys:
        assert code_of(key) == code_of(key) != code_of(key, 1)
        assert len(code_of(key)) == 8
        assert set(code_of(key)) <= set("abcdefghijklmnopqrstuvwxyz234567")


async def test_a_list_in_vietnamese_says_the_same_as_one_in_english(
    session: AsyncSession, sheet: Sheet, now: datetime
) -> None:
    """Whatever heading a column has, its cells are read alike."""
    names = ("code", "stars", "phones", "decision", "price_from", "category", "contact_policy")
    english = a_row(**{name: WHOLE[name] for name in names})
    await load(session, sheet(english), now)
    for last in (0, -1):
        vietnamese = {HEADINGS[name][last]: text for name, text in english.items()}
        assert not (await load(session, sheet(vietnamese), now)).changed


async def test_mistakes_are_told_by_the_headings_of_the_file(
    session: AsyncSession, sheet: Sheet, now: datetime
) -> None:
    row = {"Tên SP": "Kẹo", "HẠNG SAO": "chín", "latitude": "20"}
    assert await failure(session, sheet(row), now) == [
        (2, "HẠNG SAO", "stars"),
        (2, "longitude", "half_a_point"),
        (2, "latitude", "no_producer"),
    ]


async def test_one_price_is_from_and_to(
    session: AsyncSession, sheet: Sheet, now: datetime
) -> None:
    await load(session, sheet(a_row(price="25.000")), now)
    product, _, _ = await stored(session)
    assert (product.price_from, product.price_to) == (25_000, 25_000)
    await load(session, sheet(a_row(price="20.000 – 30.000", price_to="40.000")), now)
    product, _, _ = await stored(session)
    assert (product.price_from, product.price_to) == (20_000, 40_000)


@pytest.mark.parametrize(
    ("decision", "decided_on", "day"),
    [
        ("QĐ số 12/QĐ-UBND ngày 28/12/2023", "", date(2023, 12, 28)),
        ("QĐ số 12/QĐ-UBND ngày 28/12/2023", "29/12/2023", date(2023, 12, 29)),
        ("QĐ số 12/QĐ-UBND ngày 31/02/2023", "", None),
        ("QĐ 123/2023", "", None),
    ],
)
async def test_the_date_may_stand_with_the_decision(
    session: AsyncSession,
    sheet: Sheet,
    now: datetime,
    decision: str,
    decided_on: str,
    day: date | None,
) -> None:
    await load(session, sheet(a_row(decision=decision, decided_on=decided_on)), now)
    _, _, recognition = await stored(session)
    assert recognition is not None
    assert (recognition.decision, recognition.decided_on) == (decision, day)


async def test_that_numbers_will_be_shown_is_told_where_nothing_is_said_of_it(
    session: AsyncSession, sheet: Sheet, now: datetime
) -> None:
    row = a_row(phones="0227 3831 234")
    [note] = (await load(session, sheet(row), now)).notes
    assert (note.column, note.problem) == ("phones", "shown_to_all")
    row["contact_policy"] = "on_request"
    assert (await load(session, sheet(row), now)).notes == []


def test_every_column_has_headings_and_no_heading_has_two_columns() -> None:
    assert HEADINGS.keys() == COLUMNS.keys()
    columns = [{folded(text) for text in (name, *texts)} for name, texts in HEADINGS.items()]
    assert sum(map(len, columns)) == len(set().union(*columns))
