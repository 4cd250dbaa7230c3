"""What is said next is said of what was asked before."""

import pytest

from handlers.following import asks_for_more, place_picked
from tests.handlers.chats import Chat


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("2", 2),
        ("số 3", 3),
        ("cái thứ 2", 2),
        ("cái thứ hai nhé", 2),
        ("cai dau tien", 1),
        ("cho em xem cái số 4 ạ", 4),
        ("the second one please", 2),
        ("number 5", 5),
        ("3rd", None),
        ("ba", None),
        ("2 hộp", None),
        ("gạo 2", None),
    ],
)
def test_a_place_in_a_list_is_said_in_many_ways(text: str, place: int | None) -> None:
    assert place_picked(text) == place


@pytest.mark.parametrize(
    "text", ["thêm nữa", "xem thêm đi em", "xem tiếp", "còn nữa không", "more"]
)
def test_more_is_asked_for_in_many_ways(text: str) -> None:
    assert asks_for_more(text)
    assert not asks_for_more(f"{text} mật ong")


async def test_a_number_opens_that_product_of_the_last_list(chat: Chat) -> None:
    await chat.says("bánh cáy")
    assert (await chat.says("cái thứ hai")).startswith("<b>Bánh cáy Thiên Đức</b>")
    assert "chưa công bố số điện thoại" in await chat.says("sđt")
    assert "💰 Giá: chưa công bố" in await chat.says("giá sỉ bao nhiêu")
    invoice = await chat.says("có hóa đơn vat không")
    assert invoice.startswith("<b>Bánh cáy Thiên Đức</b>")
    assert "💬" in invoice
    assert "💰" not in invoice


@pytest.mark.parametrize("said", ["2", "cái đầu tiên"])
async def test_a_number_without_a_list_is_told_where_numbers_are(chat: Chat, said: str) -> None:
    assert "bấm nút có số" in await chat.says(said)


async def test_a_number_beyond_the_list_opens_nothing(chat: Chat) -> None:
    await chat.says("bánh cáy")
    assert "bấm nút có số" in await chat.says("số 9")


async def test_what_is_near_can_be_picked_too(chat: Chat) -> None:
    await chat.says("kẹo lạc 5 sao")
    assert "Kẹo" in await chat.says("cái đầu tiên")


async def test_who_asks_for_a_contact_means_what_was_listed(chat: Chat) -> None:
    await chat.says("bánh cáy")
    listed = await chat.says("sđt")
    assert "bánh cáy" in listed
    assert "liên hệ nơi làm sản phẩm nào" in listed
    assert "liên hệ nơi làm" not in await chat.says("của ai")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("loại 4 sao thôi", "bánh cáy · 4 sao</b>\n2 sản phẩm"),
        ("ở Đông Hưng cơ", "bánh cáy · Đông Hưng (cũ)</b>"),
        ("trừ Thiên Đức", "bánh cáy · trừ thiên đức</b>"),
        ("không cay", "bánh cáy · không cay</b>"),
        ("what about 3 stars only", "Bánh cáy Việt Hương"),
        ("còn loại nào rẻ hơn không", "bánh cáy</b>\nNơi nào em không ghi giá"),
        ("thêm nữa", "bấm “Sau ›”"),
    ],
)
async def test_what_was_asked_is_narrowed(chat: Chat, said: str, shown: str) -> None:
    await chat.says("bánh cáy")
    assert shown in await chat.says(said)


async def test_another_place_takes_the_place_of_the_one_said(chat: Chat) -> None:
    await chat.says("nước mắm ở Kiến Xương")
    assert "nước mắm · Vũ Thư (cũ)" in await chat.says("thế còn Vũ Thư thì sao")
    assert "Nước mắm Tiền Châu" in await chat.says("ở Tiền Hải cơ")


async def test_small_talk_between_changes_nothing(chat: Chat) -> None:
    await chat.says("bánh cáy")
    assert "không có gì ạ" in await chat.says("cảm ơn em, thôi nhé")
    assert "bấm “Sau ›”" in await chat.says("xem tiếp")
    assert "Bánh cáy Thiên Đức" in await chat.says("2")


async def test_what_was_not_found_has_no_contact(chat: Chat) -> None:
    await chat.says("bánh cáy")
    await chat.says("sầu riêng")
    assert "anh/chị hỏi sản phẩm nào" in await chat.says("sđt")


async def test_a_product_named_anew_is_meant_itself(chat: Chat) -> None:
    await chat.says("bánh cáy")
    assert "kẹo lạc · 4 sao" in await chat.says("kẹo lạc 4 sao thôi")


async def test_after_half_an_hour_all_is_new(chat: Chat) -> None:
    await chat.says("bánh cáy")
    assert "bấm nút có số" in await chat.later(minutes=31).says("2")


async def test_nobody_follows_anothers_question(chat: Chat) -> None:
    await chat.says("bánh cáy")
    assert "bấm nút có số" in await chat.as_other(2002).says("2")
