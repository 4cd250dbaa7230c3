"""What is said next is said of what was shown before, as people do in a hurry."""

import pytest
from sqlmodel import select

from catalog.in_view import LAST, InView
from handlers.buttons import Browse, ShowContact, ShowProduct, decode
from handlers.incoming import ChatKind
from handlers.more import asks_for_more
from handlers.pointing import CHEAPEST, OTHER, pointed_at
from handlers.replies import Text
from tests.handlers.chats import Chat

CAY = "Bánh cáy Việt Hương"
POINTED = {
    "2": (2, ""),
    "2.": (2, ""),
    "2 nhé": (2, ""),
    "số 2": (2, ""),
    "cái số 2 ạ": (2, "a"),
    "cái thứ hai": (2, ""),
    "cái thứ 3": (3, ""),
    "cái đầu tiên": (1, ""),
    "cái cuối cùng": (LAST, ""),
    "sản phẩm số 12": (12, ""),
    "xem sp 2": (2, "xem"),
    "sđt số 2": (2, "sdt"),
    "giá cái thứ nhất": (1, "gia"),
    "the second one": (2, ""),
    "price of the last one": (LAST, "price of"),
    "number 4": (4, ""),
    "một": (1, ""),
    "hai nhé": (2, ""),
    "Ba.": (3, ""),
    "tư": (4, ""),
    "two please": (2, ""),
    "cái 2": (2, ""),
    "cái trên cùng": (1, ""),
    "loại dưới cùng": (LAST, ""),
    "the top one": (1, ""),
    "sđt 2": (2, "sdt"),
    "số điện thoại 3 nhé": (3, "so dien thoai nhe"),
    "giá 2 bao nhiêu": (2, "gia bao nhieu"),
    "phone of 2": (2, "phone of"),
    "cái kia": (OTHER, ""),
    "giá cái còn lại": (OTHER, "gia"),
    "the other one": (OTHER, ""),
    "cái rẻ nhất": (CHEAPEST, ""),
    "cái nào rẻ hơn": (CHEAPEST, ""),
    "the cheapest": (CHEAPEST, ""),
    "which one is cheaper": (CHEAPEST, ""),
}
NOT_POINTED = (
    *("mật ong", "sản phẩm 4 sao", "sp 5 sao", "2 kg gạo", "rượu nếp cái", "2026", ""),
    *("hải", "bà", "nam", "hai mẹ con", "ba kích", "giá 200", "lấy 2 kg", "loại nào rẻ", "gạo 5"),
    *("còn loại nào rẻ hơn không", "có cái nào rẻ hơn không", "cái này", "cái khác"),
)


@pytest.mark.parametrize(("said", "meant"), POINTED.items())
def test_a_row_is_pointed_at_in_many_words(said: str, meant: tuple[int, str]) -> None:
    assert pointed_at(said) == meant


@pytest.mark.parametrize("said", NOT_POINTED)
def test_what_only_looks_like_a_row_is_none(said: str) -> None:
    assert pointed_at(said) is None


def named(chat: Chat, label: str) -> str:
    """How the card begins that this button of the last answer opens."""
    action = decode(chat.button(label).data)
    assert isinstance(action, ShowProduct | ShowContact)
    document = chat.index.by_id(action.product_id)
    assert document
    return f"<b>{document.name}</b>"


@pytest.mark.parametrize(
    ("said", "label"),
    [
        *[
            ("2", "2"),
            ("cái thứ ba", "3"),
            ("cái đầu tiên", "1"),
            ("cái cuối", "5"),
            ("số 4 ạ", "4"),
        ],
        *[
            ("hai", "2"),
            ("lấy cái đầu", "1"),
            ("cho bác lấy cái thứ nhất", "1"),
            ("the first", "1"),
        ],
        *[("em lấy cái thứ nhất", "1"), ("cái trên cùng", "1"), ("i'll take the last one", "5")],
        *[("cai duoi cung", "5"), ("chọn 3", "3"), ("bác lấy cái thứ hai nhé", "2")],
    ],
)
async def test_a_number_in_words_opens_what_its_button_opens(
    chat: Chat, said: str, label: str
) -> None:
    await chat.says("san pham 4 sao dong hung")
    meant = named(chat, label)
    assert (await chat.says(said)).startswith(meant)


async def test_the_list_stays_in_view_when_a_card_came_after_it(chat: Chat) -> None:
    await chat.says("san pham 4 sao dong hung")
    second, third = named(chat, "2"), named(chat, "3")
    assert (await chat.presses("2")).startswith(second)
    assert (await chat.says("3")).startswith(third)


async def test_the_numbers_are_those_of_the_page_that_was_turned_to(chat: Chat) -> None:
    await chat.says("san pham 4 sao dong hung")
    await chat.presses("Sau ›")
    seventh = named(chat, "7")
    assert (await chat.says("số 7")).startswith(seventh)
    assert "bấm nút có số" in await chat.says("2")


async def test_so_are_those_of_a_list_that_was_browsed(chat: Chat) -> None:
    await chat.presses(Browse("group", "craft"))
    first = named(chat, "1")
    assert (await chat.says("1")).startswith(first)


OF_ONE = {
    "của ai": CAY,
    "ở đâu vậy": CAY,
    "mấy sao thế": CAY,
    "giá bao nhiêu": "💰 Giá: ",
    "where is it": CAY,
}


@pytest.mark.parametrize(("said", "told"), OF_ONE.items())
async def test_what_is_asked_of_a_card_is_told_of_it(chat: Chat, said: str, told: str) -> None:
    await chat.says("bánh cáy việt hương")
    card = await chat.says(said)
    assert card.startswith(f"<b>{CAY}</b>")
    assert told in card


async def test_its_contact_is_the_one_that_its_button_gives(chat: Chat) -> None:
    await chat.says("bánh cáy việt hương")
    pressed = await chat.presses("Liên hệ")
    assert await chat.says("sđt") == pressed
    assert await chat.says("giá bao nhiêu ạ") != pressed


async def test_a_card_from_a_link_is_in_view_too(chat: Chat) -> None:
    code = next(d.code for d in map(chat.index.by_id, range(1, 99)) if d and d.name == CAY)
    await chat.orders("start", f"p_{code}")
    assert (await chat.says("mấy sao vậy")).startswith(f"<b>{CAY}</b>")


async def test_others_than_the_one_in_view_are_like_it(chat: Chat) -> None:
    await chat.says("bánh cáy việt hương")
    assert (await chat.says("còn loại nào khác không")).startswith("Tương tự <b>Bánh cáy Việt")
    assert (await chat.says("có loại nào rẻ hơn không")).startswith("Tương tự")


async def test_numbers_of_a_list_for_contacts_lead_there(chat: Chat) -> None:
    await chat.says("san pham 4 sao dong hung")
    third = named(chat, "3")
    assert "liên hệ nơi làm sản phẩm nào" in await chat.says("sđt")
    assert isinstance(decode(chat.button("3").data), ShowContact)
    told = await chat.presses("3")
    assert third[3:-4] in told
    assert await chat.says("3") == told


async def test_of_a_list_that_was_browsed_nobody_knows_whose_contact_is_meant(chat: Chat) -> None:
    await chat.says("bánh cáy")
    await chat.presses(Browse("group", "craft"))
    assert "anh/chị hỏi sản phẩm nào" in await chat.says("sđt")


async def test_a_question_may_be_narrowed_in_passing(chat: Chat) -> None:
    assert "bánh cáy</b>" in await chat.says("bánh cáy")
    narrowed = await chat.says("loại 4 sao thôi")
    assert "bánh cáy · 4 sao</b>" in narrowed
    assert "🔎 Tìm" in narrowed
    assert "bánh cáy · 4 sao · Đông Hưng" in await chat.says("còn ở Đông Hưng thì sao")
    assert (await chat.says("thế loại 3 sao")).startswith(f"<b>{CAY}</b>")  # the only one


async def test_pages_of_what_was_narrowed_are_narrowed(chat: Chat) -> None:
    await chat.says("gạo")
    assert "gạo · 3 sao</b>" in await chat.says("loại 3 sao thôi")
    assert "gạo · 3 sao</b>" in await chat.presses("Sau ›")


async def test_what_is_asked_of_all_is_not_narrowed(chat: Chat) -> None:
    await chat.says("bánh cáy")
    assert "tất cả sản phẩm · 4 sao" in await chat.says("các loại sản phẩm 4 sao")
    assert "tất cả sản phẩm · 4 sao" in await chat.says("4 sao đông hưng")


@pytest.mark.parametrize(
    ("said", "same"), [("sđt 2", "sđt số 2"), ("giá 2", "giá số 2"), ("gia so 2", "giá 2")]
)
async def test_a_number_behind_what_is_wanted_is_a_row(chat: Chat, said: str, same: str) -> None:
    await chat.says("bánh cáy")
    told = await chat.says(said)
    assert "Bánh cáy Thiên Đức" in told
    assert await chat.says(same) == told


async def test_of_two_one_is_the_other_and_of_three_it_is_asked_which(chat: Chat) -> None:
    await chat.says("nước mắm")
    await chat.says("2")
    assert (await chat.says("cái kia")).startswith("<b>Nước mắm truyền thống</b>")
    await chat.says("2")
    assert (await chat.says("the other one")).startswith("<b>Nước mắm truyền thống</b>")
    assert (await chat.says("giá cái kia")).startswith("<b>Nước mắm Tiền Châu</b>")
    await chat.says("bánh cáy")
    await chat.says("2")
    assert "hỏi sản phẩm nào" in await chat.says("cái kia")
    assert chat.labels[2] == f"3. {CAY}"


@pytest.mark.parametrize(
    "said", ["bánh cáy số 2", "hai mẹ con", "ba kích", "rượu nếp cái", "hải", "mơ số 2"]
)
async def test_a_question_is_one_beside_a_list_too(chat: Chat, said: str) -> None:
    alone = await chat.says(said)
    await chat.says("san pham 4 sao dong hung")
    assert await chat.says(said) == alone


async def test_a_number_in_letters_without_a_list_is_a_word(chat: Chat) -> None:
    alone = await chat.says("hai")
    await chat.says("nước mắm")
    assert await chat.says("hai") != alone


@pytest.mark.parametrize("said", ["2", "cái số 2", "sđt", "của ai", "loại khác", "cái kia", "hai"])
async def test_where_nothing_was_shown_it_is_said_so(chat: Chat, said: str) -> None:
    alone = await chat.says(said)
    await chat.says("san pham 4 sao dong hung")
    assert await chat.later(minutes=61).says(said) == alone


async def test_one_person_s_list_is_no_other_s_and_no_other_chat_s(chat: Chat) -> None:
    await chat.says("san pham 4 sao dong hung")
    assert "bấm nút có số" in await chat.as_other(2002).says("2")
    assert "bấm nút có số" in await chat.as_other(1001, kind=ChatKind.GROUP).says("2")


async def test_a_number_beside_a_thing_is_no_row(chat: Chat) -> None:
    await chat.says("san pham 4 sao dong hung")
    assert "bánh cáy" in await chat.says("bánh cáy số 2")


async def test_a_product_that_has_gone_is_said_to_be_gone(chat: Chat) -> None:
    await chat.says("bánh cáy việt hương")
    async with chat.database.transaction() as session:
        (seen,) = (await session.exec(select(InView))).all()
        seen.product_id = 999_999
    assert "không còn" in await chat.says("mấy sao")


@pytest.mark.parametrize(
    "text", ["thêm nữa", "xem thêm đi em", "xem tiếp", "còn nữa không", "more"]
)
def test_more_is_asked_for_in_many_ways(text: str) -> None:
    assert asks_for_more(text)
    assert not asks_for_more(f"{text} mật ong")


def new_message(chat: Chat) -> bool:
    """Whether the last answer stands below what was there."""
    (reply,) = chat.last
    return isinstance(reply, Text) and not reply.edit


async def test_more_of_an_answer_is_its_next_page_below(chat: Chat) -> None:
    await chat.says("san pham 4 sao dong hung")
    turned = await chat.presses("Sau ›")
    await chat.says("san pham 4 sao dong hung")
    assert await chat.says("thêm nữa") == turned
    assert new_message(chat)
    seventh = named(chat, "7")
    assert (await chat.says("số 7")).startswith(seventh)


async def test_more_goes_on_to_the_end_and_says_so(chat: Chat) -> None:
    await chat.says("san pham 4 sao dong hung")
    pages = 1
    while not (said := await chat.says("xem tiếp")).startswith("Dạ, danh sách vừa rồi"):
        pages += 1
        assert f"\n{5 * pages - 4}. " in said
        assert pages < 20
    assert pages > 1


@pytest.mark.parametrize("action", [Browse("group", "food"), Browse("stars", "4")])
async def test_so_it_does_in_what_was_browsed(chat: Chat, action: Browse) -> None:
    await chat.presses(action)
    turned = await chat.presses("Sau ›")
    await chat.presses(action)
    assert await chat.says("còn nữa không") == turned
    assert new_message(chat)


async def test_whose_contact_is_chosen_from_what_was_browsed(chat: Chat) -> None:
    await chat.presses(Browse("stars", "4"))
    second = named(chat, "2")
    assert "hỏi sản phẩm nào" in await chat.says("cho xin sđt")
    assert len(chat.labels) == 5
    asked = await chat.presses("2. ")
    assert asked == await chat.says("2")
    assert second.removeprefix("<b>").removesuffix("</b>") in asked


async def test_whose_price_too(chat: Chat) -> None:
    await chat.presses(Browse("stars", "4"))
    second = named(chat, "2")
    await chat.says("giá bao nhiêu")
    assert (await chat.presses("2. ")).startswith(second)


@pytest.mark.parametrize(
    "said", ["cho bác xin cái số điện thoại", "cho xin cai gia", "cho xin cái giá"]
)
async def test_the_thing_that_is_asked_for_is_no_name(chat: Chat, said: str) -> None:
    await chat.says("bánh cáy")
    assert "Tìm: <b>bánh cáy</b>" in await chat.says(said)


@pytest.mark.parametrize(
    "said",
    ["hết hạn chưa", "còn hạn ocop không", "hàng thật không", "ai bán", "công nhận năm nào"],
)
async def test_what_the_card_tells_is_asked_of_it(chat: Chat, said: str) -> None:
    card = await chat.says("bánh cáy việt hương")
    assert await chat.says(said) == card


async def test_more_of_a_product_is_what_is_like_it(chat: Chat) -> None:
    await chat.says("bánh cáy việt hương")
    alike = await chat.presses("Tương tự")
    await chat.says("bánh cáy việt hương")
    assert await chat.says("còn nữa không") == alike


async def test_more_of_nothing_is_told_how(chat: Chat) -> None:
    assert "“Sau ›”" in await chat.says("thêm nữa")


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
        ("thêm nữa", "chỉ có bấy nhiêu"),
    ],
)
async def test_what_was_asked_is_narrowed(chat: Chat, said: str, shown: str) -> None:
    await chat.says("bánh cáy")
    assert shown in await chat.says(said)


async def test_another_place_takes_the_place_of_the_one_said(chat: Chat) -> None:
    await chat.says("nước mắm ở Kiến Xương")
    assert "nước mắm · Vũ Thư (cũ)" in await chat.says("thế còn Vũ Thư thì sao")
    assert "Nước mắm Tiền Châu" in await chat.says("ở Tiền Hải cơ")


@pytest.mark.parametrize(
    ("asked", "said", "shown"),
    [
        ("kẹo", "của thiên đức thôi", "kẹo thiên đức</b>\n3 sản phẩm"),
        ("keo", "cua thien duc thoi", "Thiên Đức</b>\n3 sản phẩm"),
        ("kẹo", "đình mạnh thôi", "kẹo đình mạnh</b>\n5 sản phẩm"),
        ("kẹo", "cho bác cái của thiên đức", "kẹo thiên đức</b>\n3 sản phẩm"),
        ("kẹo lạc", "giá của thiên đức bao nhiêu", "<b>Kẹo lạc Thiên Đức</b>"),
        ("kẹo lạc", "xin sđt đình mạnh", "1. <b>Kẹo lạc Đình Mạnh</b>"),
        ("bánh cáy", "loại của đình mạnh", "<b>Bánh cáy Đình Mạnh</b>"),
        ("kẹo lạc", "what about dinh manh", "1. <b>Kẹo lạc Đình Mạnh</b>"),
    ],
)
async def test_of_a_maker_what_was_asked_for_is_meant(
    chat: Chat, asked: str, said: str, shown: str
) -> None:
    await chat.says(asked)
    assert shown in await chat.says(said)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        *[("kẹo dồi", "giá kẹo lạc"), ("gạo", "gạo nếp thì sao"), ("gạo", "của thiên đức thôi")],
        *[("kẹo", "thiên đức"), ("kẹo", "bánh cáy thôi"), ("sầu riêng", "của thiên đức thôi")],
    ],
)
async def test_what_is_named_anew_or_has_none_of_it_stands_alone(
    chat: Chat, asked: str, said: str
) -> None:
    alone = await chat.says(said)
    await chat.as_other(2002).says(asked)
    assert await chat.as_other(2002).says(said) == alone


async def test_small_talk_between_changes_nothing(chat: Chat) -> None:
    await chat.says("bánh cáy")
    assert "không có gì ạ" in await chat.says("cảm ơn em, thôi nhé")
    assert "chỉ có bấy nhiêu" in await chat.says("xem tiếp")
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
