from datetime import date

from sqlmodel import select

from catalog.catalogue import bump
from catalog.producers import Producer
from catalog.products import Product
from catalog.recognitions import Recognition
from handlers.buttons import ForgetProduct, MoreOfStory, SaveProduct, ShowProduct, ShowSimilar
from handlers.replies import Photo, Toast
from tests.handlers.chats import Chat

MISSING = 999_999


async def id_of(chat: Chat, name: str) -> int:
    async with chat.database.session(read_only=True) as session:
        return (await session.exec(select(Product).where(Product.name == name))).one().stored_id


async def change(chat: Chat, called: str, **values: object) -> int:
    """Sets fields of the product of this name, of its producer or its recognition."""
    async with chat.database.transaction() as session:
        product = (await session.exec(select(Product).where(Product.name == called))).one()
        recognition = await session.exec(
            select(Recognition).where(Recognition.product_id == product.id)
        )
        rows = (product, recognition.one(), await session.get(Producer, product.producer_id))
        for field, value in values.items():
            row = next(row for row in rows if row and hasattr(row, field))
            setattr(row, field, value)
            session.add(row)
        await bump(session)
    return product.stored_id


async def test_the_card_tells_what_is_known_and_what_is_not(chat: Chat) -> None:
    card = await chat.says("bánh cáy đình mạnh")
    assert card.splitlines()[:3] == [
        "<b>Bánh cáy Đình Mạnh</b>",
        "★★★★ 4 sao OCOP · Thực phẩm",
        "🏭 Cơ sở sản xuất bánh kẹo Đình Mạnh (hộ kinh doanh)",
    ]
    assert "Hưng Yên (cũ: Đông La, Đông Hưng, Thái Bình)" in card
    assert "Nguồn ghi năm 2022; chưa rõ quyết định công nhận và thời hạn" in card
    assert "thaibinhtv.vn" in card


async def test_a_card_that_was_shown_is_shown_anew_when_the_catalogue_has_changed(
    chat: Chat,
) -> None:
    assert await chat.says("bánh cáy đình mạnh") == await chat.says("bánh cáy đình mạnh")
    await change(chat, "Bánh cáy Đình Mạnh", packing="hộp 300 g")
    assert "hộp 300 g" in await chat.says("bánh cáy đình mạnh")


async def test_a_card_that_one_person_keeps_is_not_kept_by_another(chat: Chat) -> None:
    await chat.says("bánh cáy đình mạnh")
    await chat.presses("💾 Lưu lại")
    await chat.says("bánh cáy đình mạnh")
    assert "💾 Lưu lại" not in chat.labels
    other = chat.as_other(1002)
    await other.says("bánh cáy đình mạnh")
    assert "💾 Lưu lại" in other.labels


async def test_the_card_offers_every_next_step(chat: Chat) -> None:
    await chat.says("bánh cáy đình mạnh")
    assert chat.labels == [
        "📞 Liên hệ",
        "💾 Lưu lại",
        "🏭 Cùng cơ sở",
        "🔎 Tương tự",
        "↗️ Chia sẻ",
        "📝 Để lại nhu cầu",
    ]
    assert chat.button("Chia sẻ").share == "Bánh cáy Đình Mạnh"


async def test_recognition_is_shown_for_what_it_is_today(chat: Chat) -> None:
    name = "Bánh cáy Đình Mạnh"
    shown = {
        date(2025, 6, 1): "còn hiệu lực đến hết 01/06/2028",
        date(2023, 3, 20): "<b>sắp hết hạn</b>, đến hết 20/03/2026",
        date(2022, 12, 5): "<b>đã hết hạn</b> từ 05/12/2025",
    }
    for decided_on, words in shown.items():
        number = await change(chat, name, decided_on=decided_on, decision="12/QĐ-UBND")
        card = await chat.presses(ShowProduct(number))
        assert words in card
        assert f"QĐ 12/QĐ-UBND ngày {decided_on:%d/%m/%Y}" in card


async def test_a_full_card_has_standards_packing_price_and_minimum(chat: Chat) -> None:
    number = await change(
        chat,
        "Kẹo lạc Đình Mạnh",
        standards=["VietGAP", "HACCP"],
        packing="hộp 300 g",
        price_from=45_000,
        price_to=60_000,
        minimum_order="20 hộp",
        trace_url="https://truyxuat.example.vn/1",
    )
    card = await chat.presses(ShowProduct(number))
    assert "✅ VietGAP, HACCP" in card
    assert "💰 Giá: 45.000–60.000 đ / hộp 300 g" in card
    assert "🛒 Đặt tối thiểu: 20 hộp" in card
    assert chat.button("Truy xuất").url == "https://truyxuat.example.vn/1"


async def test_prices_read_right_with_one_end_or_two_the_same(chat: Chat) -> None:
    name = "Kẹo lạc Đình Mạnh"
    for low, high, words in (
        (45_000, 45_000, "Giá: 45.000 đ"),
        (45_000, None, "Giá: từ 45.000 đ"),
        (None, 60_000, "Giá: đến 60.000 đ"),
    ):
        number = await change(chat, name, price_from=low, price_to=high)
        assert words in await chat.presses(ShowProduct(number))
    english = chat.as_other(3003, language_code="en")
    assert "Price: up to 60,000 VND" in await english.presses(ShowProduct(number))


async def test_a_long_story_is_shortened_with_more_to_read(chat: Chat) -> None:
    story = "Bánh làm từ gạo nếp cái hoa vàng. " * 20 + "Hết chuyện."
    number = await change(chat, "Bánh cáy Đình Mạnh", story=story)
    card = await chat.presses(ShowProduct(number))
    assert "…" in card
    assert "Hết chuyện." not in card
    assert "Hết chuyện." in await chat.presses("Đọc thêm")


async def test_a_photo_carries_the_card(chat: Chat) -> None:
    number = await change(chat, "Bánh cáy Đình Mạnh", photo="https://anh.example.vn/1.jpg")
    await chat.presses(ShowProduct(number))
    (photo,) = chat.last
    assert isinstance(photo, Photo)
    assert photo.source == "https://anh.example.vn/1.jpg"
    assert photo.caption.startswith("<b>Bánh cáy Đình Mạnh</b>")


async def test_names_from_outside_cannot_bring_tags(chat: Chat) -> None:
    number = await change(chat, "Bánh cáy Đình Mạnh", name="<b>Bánh & cáy", source="<script>")
    card = await chat.presses(ShowProduct(number))
    assert "<b>&lt;b&gt;Bánh &amp; cáy</b>" in card
    assert "Nguồn: &lt;script&gt;" in card


async def test_copies_of_newspapers_are_named_and_not_linked(chat: Chat) -> None:
    card = await chat.says("ruốc bề bề")
    assert "Nguồn: <code>sieucacuocnews.com</code>" in card


async def test_a_product_whose_producer_is_not_known_says_so(chat: Chat) -> None:
    card = await chat.says("bột sắn dây bình nguyên")
    assert "Chưa rõ cơ sở sản xuất" in card
    assert "🏭 Cùng cơ sở" not in chat.labels


async def test_more_of_the_producer_and_similar_products(chat: Chat) -> None:
    await chat.says("bánh cáy đình mạnh")
    listed = await chat.presses("🏭 Cùng cơ sở")
    assert "Cơ sở sản xuất bánh kẹo Đình Mạnh" in listed
    assert "1–5 trong 6 sản phẩm" in listed
    assert "6–6 trong 6" in await chat.presses("Sau ›")
    await chat.says("bánh cáy đình mạnh")
    assert "Tương tự <b>Bánh cáy Đình Mạnh</b>" in await chat.presses("🔎 Tương tự")
    assert any("Bánh cáy" in label for label in chat.labels)


async def test_products_can_be_kept_and_let_go(chat: Chat) -> None:
    assert "chưa lưu sản phẩm nào" in await chat.orders("saved")
    await chat.says("trung vit bien")
    assert "Đã lưu" in await chat.presses("Lưu lại")
    assert isinstance(chat.last[0], Toast)
    assert chat.button("Bỏ lưu")
    number = await id_of(chat, "Trứng vịt biển Đông Xuyên")
    assert "đã lưu sản phẩm này rồi" in await chat.presses(SaveProduct(number))
    assert "1. <b>Trứng vịt biển Đông Xuyên</b>" in await chat.orders("saved")
    await chat.presses("1")
    assert "Đã bỏ lưu" in await chat.presses("Bỏ lưu")
    assert "Đã bỏ lưu" in await chat.presses(ForgetProduct(number))
    assert "chưa lưu sản phẩm nào" in await chat.orders("saved")


async def test_each_keeps_their_own(chat: Chat) -> None:
    await chat.says("trung vit bien")
    await chat.presses("Lưu lại")
    assert "chưa lưu" in await chat.as_other(2002).orders("saved")


async def test_buttons_of_products_that_are_gone_say_so(chat: Chat) -> None:
    for action in (ShowProduct, MoreOfStory, ShowSimilar, SaveProduct):
        assert "không còn trong danh mục" in await chat.presses(action(MISSING))
