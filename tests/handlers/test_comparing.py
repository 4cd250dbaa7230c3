"""Products side by side: what is asked for as a comparison, and what is told of it."""

from datetime import date

import pytest
from sqlmodel import select

from catalog.in_view import InView
from handlers.buttons import Browse, ShowContact, ShowProduct, decode
from handlers.compared import asked_to_compare
from tests.handlers.chats import Chat
from tests.handlers.conftest import open_chat
from tests.handlers.test_products import change, id_of

DINH_MANH, THIEN_DUC, VIET_HUONG = (
    f"Bánh cáy {whose}" for whose in ("Đình Mạnh", "Thiên Đức", "Việt Hương")
)
HOW = "muốn so sánh những sản phẩm nào"
TASTE = "là tùy anh/chị ạ"
COMPARED = {
    "so sánh 1 với 3": ("1", "3"),
    "so sanh giup bac so 1 va so 3 voi": ("1", "3"),
    "so sánh giá của 1 với 2": ("1", "2"),
    "1 và 2 khác gì nhau": ("1", "2"),
    "cái thứ nhất với cái cuối cùng khác nhau chỗ nào": ("1", "3"),
    "1 với 3 cái nào ngon hơn": ("1", "3"),
    "2 hay 3 cai nao re hon": ("2", "3"),
    "1, 2 và 3": ("1", "2", "3"),
    "compare 1 and 2": ("1", "2"),
    "what's the difference between 1 and 3": ("1", "3"),
    "which is better, 1 or 2": ("1", "2"),
    "1 vs 3": ("1", "3"),
    "1 và 3 thì sao": ("1", "3"),
    "giữa 1 và 3 nên mua cái nào": ("1", "3"),
    "cái 1 hay cái 2 ngon hơn": ("1", "2"),
    "cai 1 so voi cai 2 thi sao": ("1", "2"),
    "cho tôi xem 1 và 2": ("1", "2"),
    "đặt cạnh nhau 1 và 2": ("1", "2"),
    "em ơi cái thứ nhất với thứ ba khác gì nhau vậy": ("1", "3"),
    "lấy cả ba cái": ("1", "2", "3"),
    "cái nào được nhiều sao hơn": ("1", "2", "3"),
    "so sánh hai cái đầu": ("1", "2"),
    "lấy 2 cái đầu": ("1", "2"),
    "hai cái cuối": ("2", "3"),
    "compare the first two": ("1", "2"),
    "so sánh cả ba": ("1", "2", "3"),
    "so sánh mấy cái này": ("1", "2", "3"),
    "so sánh giúp em": ("1", "2", "3"),
    "cái nào ngon hơn": ("1", "2", "3"),
    "so sánh đình mạnh với việt hương": ("1", "3"),
    "so sánh bánh cáy việt hương với loại 4 sao đình mạnh": ("3", "1"),
}


@pytest.mark.parametrize(("said", "numbers"), COMPARED.items())
async def test_rows_of_a_list_stand_side_by_side_by_their_numbers(
    chat: Chat, said: str, numbers: tuple[str, ...]
) -> None:
    await chat.says("bánh cáy")
    told = await chat.says(said)
    assert told.startswith(f"⚖️ <b>So sánh {len(numbers)} sản phẩm</b>")
    assert tuple(chat.labels) == numbers
    assert all(isinstance(decode(button.data), ShowProduct) for button in chat.buttons)


NOT_COMPARED = (
    *("bánh cáy", "bánh cáy nào ngon hơn", "còn loại nào rẻ hơn không", "gạo và mật ong", "2"),
    *("rượu nếp cái", "hai mẹ con", "ba kích", "bánh cáy số 2", "có loại nào khác không", ""),
    *("1 và 2 kg gạo", "tất cả", "x so sánh " * 40),
)


@pytest.mark.parametrize("said", NOT_COMPARED)
def test_a_question_is_no_comparison(said: str) -> None:
    assert asked_to_compare(said) is None


async def test_what_differs_stands_under_each_and_what_is_the_same_below(chat: Chat) -> None:
    await chat.says("bánh cáy")
    assert (await chat.says("so sánh 1 với 3")).splitlines() == [
        "⚖️ <b>So sánh 2 sản phẩm</b>",
        "",
        f"1. <b>{DINH_MANH}</b>",
        "★★★★ 4 sao OCOP",
        "📜 Nguồn ghi năm 2022; chưa rõ thời hạn",
        "🏭 Cơ sở sản xuất bánh kẹo Đình Mạnh (hộ kinh doanh)",
        "",
        f"3. <b>{VIET_HUONG}</b>",
        "★★★ 3 sao OCOP",
        "📜 Nguồn ghi năm 2024; chưa rõ thời hạn",
        "🏭 Cơ sở sản xuất bánh kẹo Việt Hương (hộ kinh doanh)",
        "",
        "<b>Giống nhau:</b>",
        "📍 Đông Hưng, Hưng Yên",
        "💰 Giá: chưa công bố",
    ]


async def test_price_packing_standards_and_validity_are_told_where_known(chat: Chat) -> None:
    known = {"standards": ["VietGAP", "ISO 22000"], "packing": "hộp 300 g", "price_from": 45_000}
    await change(chat, DINH_MANH, **known, minimum_order="10 hộp", decided_on=date(2024, 5, 6))
    await change(chat, THIEN_DUC, decided_on=date(2022, 1, 2), year=None)
    await change(chat, VIET_HUONG, decided_on=None, year=None, commune_today="")
    await chat.says("bánh cáy")
    told = await chat.says("so sánh cả ba")
    first, second, third = told.split("<b>Bánh cáy")[1:]
    for fact in (
        *("Còn hiệu lực đến hết 06/05/2027", "💰 Giá: từ 45.000 đ / hộp 300 g"),
        *("🛒 Đặt tối thiểu: 10 hộp", "✅ VietGAP, ISO 22000", "📦 Đóng gói: hộp 300 g"),
    ):
        assert fact in first
    assert "<b>Đã hết hạn</b> từ 02/01/2025" in second
    assert "💰 Giá: chưa công bố" in second
    assert "Chưa rõ thời hạn công nhận" in third
    assert "(cũ: Nguyên Xá, Đông Hưng, Thái Bình)" in third


async def test_of_products_alike_in_everything_only_the_names_differ(chat: Chat) -> None:
    told = await chat.says("so sánh kẹo lạc đình mạnh với kẹo vừng đình mạnh")
    first, second, *_ = told.split("\n\n")[1:]
    assert first.splitlines() == ["1. <b>Kẹo lạc Đình Mạnh</b>"]
    assert second.splitlines() == ["2. <b>Kẹo vừng Đình Mạnh</b>"]


@pytest.mark.parametrize("said", ["1 với 3 cái nào ngon hơn", "which is better, 1 or 3"])
async def test_which_is_better_is_the_buyer_s_to_judge(chat: Chat, said: str) -> None:
    await chat.says("bánh cáy")
    assert TASTE in await chat.says(said)
    assert TASTE not in await chat.says("so sánh 1 với 3")


async def test_the_list_goes_on_being_in_view(chat: Chat) -> None:
    await chat.says("bánh cáy")
    await chat.says("so sánh 1 với 3")
    assert (await chat.says("3")).startswith(f"<b>{VIET_HUONG}</b>")
    assert THIEN_DUC in await chat.says("sđt số 2")
    assert DINH_MANH in await chat.says("so sánh 1 với 2")


async def test_of_those_compared_one_is_the_other(chat: Chat) -> None:
    await chat.says("bánh cáy")
    await chat.says("so sánh 1 với 3")
    await chat.says("1")
    assert (await chat.says("cái kia")).startswith(f"<b>{VIET_HUONG}</b>")
    assert (await chat.says("cái còn lại")).startswith(f"<b>{DINH_MANH}</b>")


async def test_whose_number_is_asked_of_those_compared(chat: Chat) -> None:
    await chat.says("bánh cáy")
    await chat.says("so sánh 1 với 3")
    assert "hỏi sản phẩm nào" in await chat.says("sđt")
    assert chat.labels == [f"1. {DINH_MANH}", f"3. {VIET_HUONG}"]
    assert isinstance(decode(chat.button("3").data), ShowContact)


async def test_the_contacts_of_several_come_one_after_the_other(chat: Chat) -> None:
    await chat.says("bánh cáy")
    first, third = await chat.says("sđt số 1"), await chat.says("sđt số 3")
    assert await chat.says("sđt 1 và 3") == f"{first}\n{third}"
    await chat.says("so sánh 1 với 3")
    assert await chat.says("cho xin sđt cả hai") == f"{first}\n{third}"


@pytest.mark.parametrize("said", ["sđt cả hai", "1 và 9", "both"])
async def test_where_it_is_not_clear_which_are_meant_it_is_asked(chat: Chat, said: str) -> None:
    await chat.says("bánh cáy")
    assert "hỏi sản phẩm nào" in await chat.says(said)
    assert len(chat.labels) == 3


NAMED = {
    "so sánh bánh cáy đình mạnh với thiên đức với việt hương": (DINH_MANH, THIEN_DUC, VIET_HUONG),
    "so sanh banh cay dinh manh voi thien duc": (DINH_MANH, THIEN_DUC),
    "compare Dinh Manh banh cay with Thien Duc": (DINH_MANH, THIEN_DUC),
    "bánh cáy đình mạnh với việt hương khác gì nhau": (DINH_MANH, VIET_HUONG),
    "so sánh bánh cáy": (DINH_MANH, THIEN_DUC, VIET_HUONG),
    "so sánh bánh cáy với kẹo lạc đình mạnh": (DINH_MANH, "Kẹo lạc Đình Mạnh"),
}


@pytest.mark.parametrize(("said", "names"), NAMED.items())
async def test_products_are_compared_by_name(chat: Chat, said: str, names: list[str]) -> None:
    told = await chat.says(said)
    assert all(f"{n}. <b>{name}</b>" in told for n, name in enumerate(names, 1))
    assert len(chat.labels) == len(names)
    assert (await chat.says("2")).startswith(f"<b>{names[1]}</b>")


async def test_one_is_compared_with_the_card_that_came_last(chat: Chat) -> None:
    for said in ("so sánh với thiên đức", "so sánh cái này với thiên đức"):
        await chat.says("bánh cáy đình mạnh")
        told = await chat.says(said)
        assert f"1. <b>{DINH_MANH}</b>" in told
        assert f"2. <b>{THIEN_DUC}</b>" in told


async def test_a_name_that_finds_nothing_is_said(chat: Chat) -> None:
    told = await chat.says("so sánh bánh cáy đình mạnh với sầu riêng với thiên đức")
    assert told.endswith("em chưa tìm thấy <b>sầu riêng</b> để so sánh ạ.")
    assert f"2. <b>{THIEN_DUC}</b>" in told
    assert "<b>sầu riêng</b> để so sánh" in await chat.says(
        "so sánh kẹo lạc đình mạnh với sầu riêng"
    )
    assert chat.labels == ["Kẹo lạc Đình Mạnh"]
    assert "chưa tìm thấy <b>sầu riêng, mít</b>" in await chat.says("so sánh sầu riêng với mít")


async def test_what_is_near_to_a_name_not_found_is_offered(chat: Chat) -> None:
    told = await chat.says("so sánh nước mắm tiền châu và nước mắm diêm điền")
    assert "<b>nước mắm diêm điền</b>" in told
    assert chat.labels == ["Nước mắm Tiền Châu", "Nước mắm truyền thống"]


@pytest.mark.parametrize("said", ["so sánh gạo", "so sánh bánh cáy với kẹo lạc"])
async def test_of_too_many_one_is_asked_to_pick(chat: Chat, said: str) -> None:
    assert "nhắn các số muốn so sánh" in await chat.says(said)
    assert "So sánh 2" in await chat.says("so sánh 1 với 2")


async def test_in_vain_nobody_is_asked_to_pick(chat: Chat) -> None:
    assert "muốn so sánh" not in await chat.says("so sánh gạo với sầu riêng với mít")


@pytest.mark.parametrize(
    "said",
    [
        *("so sánh", "compare", "so sánh 1 với 2", "so sánh cả hai", "1 và 2 khác gì nhau"),
        *("so sánh bánh cáy việt hương", "so sánh cái này với cái kia"),
    ],
)
async def test_where_there_is_nothing_to_compare_it_is_told_how(chat: Chat, said: str) -> None:
    assert HOW in await chat.says(said)


async def test_a_long_list_is_not_compared_whole(chat: Chat) -> None:
    await chat.says("gạo")
    assert HOW in await chat.says("so sánh")
    assert HOW in await chat.says("so sánh 7 cái đầu")
    assert HOW in await chat.says("so sánh 1, 2, 3, 4, 5")
    told = await chat.says("cái nào ngon nhất")
    assert HOW in told
    assert TASTE in told


async def test_a_card_shown_after_the_list_is_no_part_of_it(chat: Chat) -> None:
    await chat.says("bánh cáy")
    await chat.says("rượu nếp cái năm tấn")
    assert (await chat.says("cái nào ngon hơn")).startswith("<b>Rượu nếp cái Năm Tấn</b>")


@pytest.mark.parametrize(
    "said", ["1 và 2", "both", "bánh cáy với loại 4 sao kia cái nào ngon hơn"]
)
async def test_what_is_no_comparison_is_a_question_as_ever(chat: Chat, said: str) -> None:
    assert "So sánh" not in await chat.says(said)


async def test_what_stars_mean_is_no_question_of_the_list(chat: Chat) -> None:
    await chat.says("nước mắm")
    assert "So sánh" not in await chat.says("3 sao và 4 sao khác gì nhau")
    assert "So sánh 2" in await chat.says("so sánh loại 3 sao với loại 4 sao")


async def test_a_list_that_was_browsed_is_compared_too(chat: Chat) -> None:
    await chat.presses(Browse("group", "craft"))
    assert "So sánh 2" in await chat.says("so sánh hai cái đầu")


async def test_what_has_gone_since_is_said_to_be_gone(chat: Chat) -> None:
    await chat.says("bánh cáy")
    async with chat.database.transaction() as session:
        (seen,) = (await session.exec(select(InView))).all()
        seen.page = {**(seen.page or {}), "ids": [await id_of(chat, DINH_MANH), 999_999]}
        session.add(seen)
    assert "không còn" in await chat.says("so sánh 1 với 2")


async def test_the_cheapest_is_known_only_where_all_prices_are(chat: Chat) -> None:
    await chat.says("bánh cáy")
    assert "chưa biết cái nào rẻ nhất" in await chat.says("cái rẻ nhất")
    assert isinstance(decode(chat.button("2").data), ShowContact)
    for name, price in ((DINH_MANH, 60_000), (THIEN_DUC, 45_000), (VIET_HUONG, 50_000)):
        await change(chat, name, price_from=price)
    chat = await open_chat(chat.database)
    await chat.says("bánh cáy")
    cheapest = await chat.says("cái rẻ nhất")
    assert cheapest.startswith(f"<b>{THIEN_DUC}</b>")
    assert await chat.says("the cheapest one") == cheapest
    assert await chat.says("cái nào rẻ nhất vậy em") == cheapest
