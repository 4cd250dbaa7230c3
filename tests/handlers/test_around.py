import csv
from collections import Counter
from pathlib import Path

import pytest
from sqlmodel import select

import catalog
from catalog.people import Person
from catalog.producers import Producer
from catalog.products import Product
from handlers import routes
from handlers.buttons import ACTIONS, Browse, ChooseLanguage, ShowProducer
from handlers.commands import COMMANDS, ORGANISER_COMMANDS
from handlers.incoming import (
    BlockedBot,
    InlineAsked,
    Pressed,
    SentMedia,
    SharedLocation,
)
from handlers.replies import InlineResults
from tests.handlers.chats import Chat, html_of
from tests.handlers.test_products import change

SAMPLE = Path(catalog.__file__).parent / "sample" / "thai_binh.csv"


def test_every_button_and_every_command_has_a_handler() -> None:
    assert set(routes.PRESSES) == set(ACTIONS.values())
    assert set(routes.COMMANDS) == {*COMMANDS, *ORGANISER_COMMANDS}


async def test_start_greets_and_shows_how_to_ask(chat: Chat) -> None:
    assert "em chào anh/chị" in await chat.orders("start")
    assert chat.labels[0] == "Thực phẩm"
    assert len(chat.labels) == 6


async def test_a_deep_link_opens_a_product_or_a_producer(chat: Chat) -> None:
    async with chat.database.session(read_only=True) as session:
        product = (await session.exec(select(Product).limit(1))).one()
        producer = (await session.exec(select(Producer).limit(1))).one()
    assert product.name in await chat.orders("start", f"p_{product.code}")
    assert producer.name in await chat.orders("start", f"m_{producer.code}")
    assert "không còn trong danh mục" in await chat.orders("start", "p_gone")
    assert "không còn trong danh mục" in await chat.orders("start", "m_gone")
    assert "em chào anh/chị" in await chat.orders("start", "whatever")


async def test_help_lists_every_command(chat: Chat) -> None:
    told = await chat.orders("help")
    assert all(f"/{name}" in told for name in COMMANDS if name not in ("help", "start"))
    assert "@ocop_bot" in told


async def test_a_mistyped_command_is_guessed(chat: Chat) -> None:
    assert "/browse không ạ?" in await chat.orders("brows")
    assert "/help" in await chat.orders("xyzzy<b>")


@pytest.mark.parametrize("kind", ["photo", "voice", "sticker", "video", "document", "poll"])
async def test_what_cannot_be_read_is_answered_politely(chat: Chat, kind: str) -> None:
    assert "em chưa xem được" in html_of(await chat.does(SentMedia(kind)))


async def test_a_location_and_an_unknown_button_are_answered(chat: Chat) -> None:
    assert "chưa tìm theo vị trí" in html_of(await chat.does(SharedLocation(20.4, 106.3)))
    assert "không dùng được nữa" in html_of(await chat.does(Pressed(None)))
    assert await chat.does(BlockedBot(True)) == []


async def test_statistics_equal_the_files_own_counts(chat: Chat) -> None:
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    told = await chat.orders("stats")
    stars = Counter(row["stars"] for row in rows)
    makers = {row["producer_name"].casefold(): row["producer_type"] for row in rows}
    makers.pop("")
    kinds = Counter(makers.values())
    assert f"{len(rows)} sản phẩm của {len(makers)} cơ sở" in told
    assert f"4 sao OCOP: {stars['4']}" in told
    assert f"3 sao OCOP: {stars['3']}" in told
    assert f"chưa rõ số sao: {stars['']}" in told
    assert told.index("4 sao") < told.index("3 sao") < told.index("chưa rõ số sao")
    assert told.index("Thực phẩm") < told.index("Đồ uống") < told.index("Thủ công")
    for group, count in Counter(row["category"].split(" và ")[0] for row in rows).items():
        assert f"{group}: {count}" in told
    for kind, label in (
        ("company", "công ty"),
        ("cooperative", "hợp tác xã"),
        ("household", "hộ kinh doanh"),
    ):
        assert f"{label}: {kinds[kind]}" in told


async def test_browsing_by_group_and_stars(chat: Chat) -> None:
    await chat.orders("browse")
    await chat.presses("Theo nhóm")
    drinks = await chat.presses("Đồ uống")
    assert drinks.startswith("<b>Đồ uống</b>")
    await chat.presses("Quay lại")
    assert "chưa có sản phẩm nào" in await chat.presses("Du lịch")
    await chat.presses("Quay lại")
    await chat.presses("Quay lại")
    await chat.presses("Theo số sao")
    assert "trong" in await chat.presses("★★★★ 4 sao")
    assert "6–10" in await chat.presses("Sau ›")


async def test_browsing_by_place_and_producer(chat: Chat) -> None:
    await chat.orders("browse")
    await chat.presses("Theo địa phương")
    assert any(label.startswith("Đông Hưng (") for label in chat.labels)
    assert "Đông Hưng, Thái Bình (cũ)" in await chat.presses("Đông Hưng (")
    await chat.orders("browse")
    assert "Cơ sở 1–8 trong" in await chat.presses("Theo cơ sở")
    assert "Cơ sở 9–16 trong" in await chat.presses("Sau ›")
    label = chat.labels[0]
    assert label.rpartition(" (")[0][:20] in await chat.presses(label)


async def test_several_provinces_are_chosen_first(chat: Chat) -> None:
    await change(chat, "Bánh cáy Đình Mạnh", province="Nam Định", district="Vụ Bản")
    await chat.orders("browse")
    await chat.presses("Theo địa phương")
    assert {label.partition(" (")[0] for label in chat.labels[:2]} == {"Thái Bình", "Nam Định"}
    await chat.presses("Nam Định")
    assert "Vụ Bản (1)" in chat.labels


async def test_forged_choices_lead_back_to_the_menu(chat: Chat) -> None:
    for action in (Browse("group", "x"), Browse("stars", "9"), Browse("place", "00"), Browse("?")):
        assert "xem theo gì" in await chat.presses(action)
    assert "không còn trong danh mục" in await chat.presses(ShowProducer(999_999))


async def test_the_language_is_the_persons_own_choice(chat: Chat) -> None:
    await chat.orders("language")
    assert "From now on" in await chat.presses("English")
    assert "Hello!" in await chat.orders("start")
    assert "Choose a language" in await chat.presses(ChooseLanguage("xx"))
    await chat.presses("Tiếng Việt")
    assert "em chào anh/chị" in await chat.orders("start")


async def test_one_sees_what_is_kept_and_can_delete_it(chat: Chat) -> None:
    await chat.says("bánh cáy đình mạnh")
    await chat.presses("Lưu lại")
    await chat.says("bánh cáy đình mạnh")
    await chat.presses("Liên hệ")
    await chat.presses("Đồng ý")
    await chat.says("0912345678")
    kept = await chat.orders("privacy")
    assert "1 sản phẩm đã lưu" in kept
    assert "1 yêu cầu liên hệ" in kept
    assert "0912 345 678" in kept
    assert " 0 " not in kept
    assert "chắc chắn" in await chat.presses("Xóa tất cả")
    assert await chat.presses("Không xóa") == kept
    await chat.presses("Xóa tất cả")
    assert "đã xóa hết" in await chat.presses("Xóa hết")
    async with chat.database.session(read_only=True) as session:
        assert not (await session.exec(select(Person))).all()
    assert "Em giữ: mã tài khoản, ngôn ngữ.\n" in await chat.orders("privacy")
    english = chat.as_other(7, language_code="en")
    assert "your account id, your language.\n" in await english.orders("privacy")


async def test_inline_gives_cards_that_lead_back_to_the_bot(chat: Chat) -> None:
    (results,) = await chat.does(InlineAsked("keo lac", ""))
    assert isinstance(results, InlineResults)
    hit = results.hits[0]
    assert "Kẹo lạc" in hit.title
    assert hit.keyboard[0][0].url == f"https://t.me/ocop_bot?start=p_{hit.id}"
    assert "<b>Kẹo lạc" in hit.html
    assert "📍 Đông Hưng, Hưng Yên (cũ: Đông La, Đông Hưng, Thái Bình)" in hit.html


async def test_inline_pages_through_the_catalogue(chat: Chat) -> None:
    (first,) = await chat.does(InlineAsked("", ""))
    assert isinstance(first, InlineResults)
    (second,) = await chat.does(InlineAsked("", first.next_offset))
    assert isinstance(second, InlineResults)
    assert len(first.hits) == len(second.hits) == 20
    assert not {hit.id for hit in first.hits} & {hit.id for hit in second.hits}
    (last,) = await chat.does(InlineAsked("", "60"))
    assert isinstance(last, InlineResults)
    assert last.next_offset == ""


async def test_inline_survives_any_offset_and_finds_the_nearest(chat: Chat) -> None:
    for offset in ("x", "99999", "-1", "²"):
        (results,) = await chat.does(InlineAsked("banh cay", offset))
        assert isinstance(results, InlineResults)
