from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from catalog.database import Database
from catalog.questions import Question
from catalog.search import Document
from handlers.buttons import TurnPage
from handlers.incoming import ChatKind
from handlers.replies import Text
from tests.handlers.chats import Chat
from tests.handlers.conftest import NOW, index_of
from webchat.entities import formatted

QUESTIONS = {
    "cho hỏi banh cay dinh manh gia si bn a": "Bánh cáy Đình Mạnh",
    "kẹo lạc": "Kẹo lạc Đình Mạnh",
    "san pham 4 sao dong hung": "4 sao · Đông Hưng (cũ)",
    "số điện thoại cơ sở bánh cáy": "Bánh cáy Việt Hương",
    "trung vit bien": "Trứng vịt biển Đông Xuyên",
    "peanut candy": "Kẹo lạc Đình Mạnh",
    "dac san mien bac": "tất cả sản phẩm · Miền Bắc</b>",
    "cho em xin danh sách sản phẩm": "tất cả sản phẩm</b>\n1–5 trong 78",
    "co bao nhieu san pham ocop": "tất cả sản phẩm</b>\n1–5 trong 78",
    "cho hỏi giỏ quà tết cho doanh nghiệp": "tất cả sản phẩm · từ 4 sao</b>",
    "có gì đặc sản không em": "tất cả sản phẩm · từ 4 sao</b>",
    "what's your best product": "tất cả sản phẩm · từ 4 sao</b>",
    "tôi đang vội, cần kẹo lạc": "Tìm: <b>kẹo lạc</b>",
    "à nhầm, kẹo vừng cơ": "Tìm: <b>kẹo vừng</b>",
    "ý mình là kẹo vừng": "Tìm: <b>kẹo vừng</b>",
    "bỏ đi, tìm gạo": "Tìm: <b>gạo</b>",
    "bánh cáy với kẹo lạc": "Tìm: <b>bánh cáy, kẹo lạc</b>",
    "zalo bên bánh cáy": "Anh/chị cần liên hệ nơi làm sản phẩm nào ạ?",
    "mình ở kiến xương": "tất cả sản phẩm · Kiến Xương (cũ)",
    "em ở vũ thư gần đây có gì": "tất cả sản phẩm · Vũ Thư (cũ)",
    "cần kẹo lạc có hạn sử dụng trên 6 tháng": "Điều này em chưa có thông tin ạ",
    "cần: 1. bánh cáy, 2. kẹo lạc hạn trên 6 tháng, 3. nước mắm": "bánh cáy, kẹo lạc, nước mắm",
    "con tôi dị ứng đậu phộng, có kẹo nào không có lạc ko": "Điều này em chưa có thông tin ạ",
    "kẹo lạc nào có giấy chứng nhận haccp": "Điều anh/chị hỏi em cũng chưa có thông tin",
}


PEANUT_CANDIES = [
    Document(at, f"P{at}", f"Kẹo lạc {at}", stars=4, producer="Đình Mạnh") for at in (1, 2)
]


@pytest.mark.parametrize(("question", "shown"), QUESTIONS.items())
async def test_everyday_questions_find_their_product(
    chat: Chat, question: str, shown: str
) -> None:
    assert shown in await chat.says(question)


async def test_one_clear_match_is_its_card_at_once(chat: Chat) -> None:
    card = await chat.says("trung vit bien")
    assert "<b>Trứng vịt biển Đông Xuyên</b>" in card
    assert "📞 Liên hệ" in chat.labels


@pytest.mark.parametrize(
    ("kind", "best"),
    [
        ("rượu", "Rượu Đinh Lăng Phù Sa Sông Hồng"),
        ("nước mắm ngon nhất", "Nước mắm truyền thống"),
        ("gạo nếp", "Gạo nếp cái hoa vàng Thụy Ninh"),
    ],
)
async def test_of_a_kind_of_thing_those_with_most_stars_come_first(
    chat: Chat, kind: str, best: str
) -> None:
    assert f"1. <b>{best}</b>\n★★★★" in await chat.says(kind)


async def test_several_are_a_numbered_list_with_what_was_understood(chat: Chat) -> None:
    listed = await chat.says("san pham 4 sao dong hung")
    assert listed.startswith("🔎 Tìm: <b>tất cả sản phẩm · 4 sao · Đông Hưng (cũ)</b>")
    assert "1–5 trong 14 sản phẩm" in listed
    assert chat.labels[:5] == ["1", "2", "3", "4", "5"]
    assert chat.labels[5:] == ["Sau ›", "📝 Để lại nhu cầu", "🔔 Báo tôi khi có"]


async def test_pages_turn_in_place_and_end(chat: Chat) -> None:
    await chat.says("san pham 4 sao dong hung")
    second = await chat.presses("Sau ›")
    assert "6–10 trong 14" in second
    assert isinstance(chat.last[0], Text)
    assert chat.last[0].edit
    third = await chat.presses("Sau ›")
    assert "11–14 trong 14" in third
    assert "Sau ›" not in chat.labels
    assert "6–10 trong 14" in await chat.presses("‹ Trước")


async def test_a_page_of_somebody_elses_question_stays_theirs(chat: Chat) -> None:
    await chat.says("san pham 4 sao dong hung")
    turn = TurnPage(1, 1)
    stranger = chat.as_other(2002)
    assert "nút này không dùng được nữa" in await stranger.presses(turn)
    assert "6–10" in await chat.presses(turn)


async def test_who_asks_for_a_contact_goes_from_the_list_straight_to_it(chat: Chat) -> None:
    listed = await chat.says("số điện thoại cơ sở bánh cáy")
    assert "Anh/chị cần liên hệ nơi làm sản phẩm nào ạ?" in listed
    assert "chưa công bố số điện thoại" in await chat.presses("1")


async def test_who_asks_for_the_contact_of_one_producer_gets_it_at_once(chat: Chat) -> None:
    answer = await chat.says("cho xin số điện thoại cơ sở làm ruốc bề bề")
    assert "Công ty TNHH Hải sản Ngọc Minh</b> chưa công bố số điện thoại" in answer


async def test_who_asks_the_price_is_told_that_none_was_published(chat: Chat) -> None:
    assert "Giá: chưa công bố" in await chat.says("gia trung vit bien bao nhieu")
    assert "Giá: chưa công bố" not in await chat.says("trung vit bien")


@pytest.mark.parametrize("asked", ["giá kẹo lạc bao nhiêu", "kẹo lạc dưới 50k"])
async def test_a_list_that_was_asked_for_by_price_tells_prices(chat: Chat, asked: str) -> None:
    assert "không ghi giá là cơ sở chưa công bố" in await chat.says(asked)
    assert "không ghi giá" not in await chat.says("kẹo lạc")
    priced = tuple(replace(document, price_from=35_000) for document in PEANUT_CANDIES)
    chat.index = index_of(priced)
    told = await chat.says(asked)
    assert "★★★★ · từ 35.000 đ · Đình Mạnh" in told
    assert "không ghi giá" not in told


async def test_who_greets_and_asks_is_told_what_is_not_there(chat: Chat) -> None:
    assert "chưa tìm thấy <b>yến sào</b>" in await chat.says("xin chào có yến sào không ạ")


@pytest.mark.parametrize("asked", ["mật ong", "nem chua"])
async def test_what_is_not_there_is_named_as_it_was_typed(chat: Chat, asked: str) -> None:
    assert f"chưa tìm thấy <b>{asked}</b>" in await chat.says(asked)


async def test_a_phone_number_that_nobody_asked_for_is_kept_nowhere(chat: Chat) -> None:
    assert "số điện thoại em chưa lưu" in await chat.says("0912 345 678")
    assert "số điện thoại em chưa lưu" in await chat.says("0912345678 gọi lại cho tôi")
    assert await asked(chat) == ["gọi lại cho tôi"]
    assert "<blockquote>gọi lại cho tôi</blockquote>" in await chat.presses("Để lại nhu cầu")


async def test_a_number_after_a_card_leads_to_its_contact(chat: Chat) -> None:
    await chat.says("bánh cáy đình mạnh")
    await chat.says("số mình là 0912345678")
    assert "Em chuyển yêu cầu" in await chat.presses("Liên hệ: Bánh cáy Đình Mạnh")


async def test_an_order_with_a_number_in_it_is_answered_without_it(chat: Chat) -> None:
    said = await chat.says("mình đặt 500 hộp bánh cáy giao hà nội, sđt 0912345678")
    assert said.startswith("Dạ, số điện thoại em chưa lưu ạ.")
    assert "Bánh cáy Thiên Đức" in said
    assert "lịch hội chợ" in await chat.says("muốn dự hội chợ, gọi 0912345678")
    order, fair = await asked(chat)
    assert (order, fair) == ("mình đặt 500 hộp bánh cáy giao hà nội", "muốn dự hội chợ")


async def test_so_is_a_long_one(chat: Chat) -> None:
    said = await chat.says(f"bánh cáy {'giao nhanh giúp em ' * 10} 0912345678")
    assert said.startswith("Dạ, số điện thoại em chưa lưu ạ.")
    assert "0912345678" not in " ".join(await asked(chat))


async def asked(chat: Chat) -> list[str]:
    async with chat.database.session(read_only=True) as session:
        return [row.text for row in await session.exec(select(Question).order_by("id"))]


async def test_a_near_miss_is_offered_as_near_and_said_to_be(chat: Chat) -> None:
    said = await chat.says("nước mắm phú quốc")
    assert "chưa tìm thấy <b>nước mắm · Phú Quốc (cũ)</b>" in said
    assert "Gần nhất" in said
    assert "Nước mắm Tiền Châu" in chat.labels


async def test_what_is_not_there_is_said_so_with_ways_on(chat: Chat) -> None:
    said = await chat.says("sầu riêng sấy")
    assert "chưa tìm thấy <b>" in said
    assert "Thực phẩm" in chat.labels
    assert "📝 Để lại nhu cầu" in chat.labels


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("xin chào", "em chào anh/chị"),
        ("alo shop oi", "em chào anh/chị"),
        ("cảm ơn bạn nhiều nhé", "không có gì ạ"),
        ("sắp tới có hội chợ nào không", "chưa có lịch hội chợ"),
        ("thời tiết hôm nay thế nào", "chỉ rành sản phẩm OCOP"),
        ("ngu quá", "chỉ rành sản phẩm OCOP"),
        ("ocop là gì", "Mỗi xã một sản phẩm"),
        ("mày là bot à", "chương trình trả lời tự động"),
        ("có ship không", "giao hàng và phí do từng cơ sở báo"),
        ("tôi muốn bán hàng", "để nhắn ban tổ chức"),
        ("sdt", "anh/chị hỏi sản phẩm nào"),
        ("giá sỉ thế nào", "anh/chị hỏi sản phẩm nào"),
        ("2", "bấm nút có số"),
    ],
)
async def test_small_talk_gets_a_fitting_short_answer(chat: Chat, said: str, answer: str) -> None:
    assert answer in await chat.says(said)


async def test_who_writes_in_english_is_answered_in_english(chat: Chat) -> None:
    english = chat.as_other(3003, language_code="en-GB")
    listed = await english.says("peanut candy")
    assert "Looking for: <b>peanut candy</b>" in listed
    assert "5 products" in listed


async def test_questions_are_kept_to_learn_what_finds_nothing(chat: Chat) -> None:
    await chat.says("sầu riêng sấy")
    async with chat.database.session(read_only=True) as session:
        question = await session.get_one(Question, 1)
    assert (question.text, question.confident) == ("sầu riêng sấy", False)


def two_places(database: Database) -> Chat:
    """A catalogue in which one commune's name stands for two places with products."""
    names = [
        ("Gạo nếp Hồng Tâm", "Hưng Hà"),
        ("Miến dong Hồng Tâm", "Hưng Hà"),
        ("Bún khô Lan Anh", "Đông Hưng"),
    ]
    documents = [
        Document(n, f"c{n}", name, commune="Minh Tân", district=district, province="Thái Bình")
        for n, (name, district) in enumerate(names, start=1)
    ]
    return Chat(database, index_of(tuple(documents)), NOW)


async def test_a_place_with_namesakes_is_asked_about(sample: Database) -> None:
    chat = two_places(sample)
    assert "Có nhiều nơi tên <b>Minh Tân</b>" in await chat.says("sản phẩm xã Minh Tân")
    assert sorted(chat.labels) == ["Minh Tân, Hưng Hà (cũ)", "Minh Tân, Đông Hưng (cũ)"]


async def test_choosing_the_place_answers_the_question_there(sample: Database) -> None:
    chat = two_places(sample)
    await chat.says("sản phẩm xã Minh Tân")
    listed = await chat.presses("Hưng Hà")
    assert "Gạo nếp Hồng Tâm" in listed
    assert "Bún khô Lan Anh" not in listed


async def test_a_choice_that_the_catalogue_no_longer_has_says_so(sample: Database) -> None:
    chat = two_places(sample)
    await chat.says("sản phẩm xã Minh Tân")
    chat.index = index_of(())
    assert "nút này không dùng được nữa" in await chat.presses("Hưng Hà")
    assert "chưa tìm thấy" in await chat.presses(TurnPage(1, 1))


async def test_in_a_group_the_answer_is_the_same(chat: Chat) -> None:
    group = chat.as_other(4004, kind=ChatKind.GROUP)
    assert "Trứng vịt biển" in await group.says("trung vit bien")


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.one_of(
        st.text(max_size=200),
        st.text(st.sampled_from("<>&;/\u202e\u0000\ud7ff👨‍👩‍👧aâ̂\n"), min_size=1, max_size=80),
        st.builds(str.__mul__, st.sampled_from(["bánh ", "𝕏", "<b>", "é"]), st.just(900)),
    )
)
@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_whatever_is_said_there_is_one_polite_answer(chat: Chat, text: str) -> None:
    await chat.says(text[:4096])
    (reply,) = chat.last
    assert isinstance(reply, Text)
    shown = formatted(reply.html, "HTML")
    assert 0 < len(shown.text) <= 4096


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("lấy sỉ 200 hộp bánh cáy", "Giá sỉ và số lượng do từng cơ sở báo"),
        ("bánh cáy ship Hà Nội bao nhiêu tiền ship", "Giao hàng và phí do từng cơ sở báo"),
        ("hạn sử dụng của bánh cáy bao lâu", "Điều này em chưa có thông tin"),
        ("bánh cáy không đường", "Em chỉ lọc được theo tên"),
    ],
)
async def test_what_only_the_producers_know_is_said_above_the_list(
    chat: Chat, asked: str, told: str
) -> None:
    listed = await chat.says(asked)
    assert told in listed
    assert "Bánh cáy Đình Mạnh" in listed


async def test_a_card_says_what_only_its_producer_knows(chat: Chat) -> None:
    card = await chat.says("trứng vịt biển có hóa đơn vat không")
    assert card.startswith("<b>Trứng vịt biển Đông Xuyên</b>")
    assert "💬 Điều anh/chị hỏi em chưa có thông tin" in card
    assert "💬" not in await chat.says("trứng vịt biển")


@pytest.mark.parametrize(
    "asked", ["có mẫu thử không", "thanh toán thế nào", "do you send samples"]
)
async def test_a_question_to_a_producer_names_the_way_to_one(chat: Chat, asked: str) -> None:
    assert "bấm “Liên hệ” để hỏi thẳng cơ sở" in await chat.says(asked)


async def test_what_is_left_out_is_said(chat: Chat) -> None:
    listed = await chat.says("bánh kẹo không phải của Đình Mạnh")
    assert "· không phải của đình mạnh</b>" in listed
    assert "Đình Mạnh" not in listed.split("\n", 2)[2]
