import pytest
from sqlmodel import select

from catalog.needs import Need
from handlers.buttons import LeaveNeed, SendNeed, ShowRequests
from handlers.incoming import ChatKind, Said
from tests.handlers.chats import Chat, html_of
from tests.handlers.test_products import id_of

ADMIN = 9009


async def needs(chat: Chat) -> list[Need]:
    async with chat.database.session(read_only=True) as session:
        return list((await session.exec(select(Need))).all())


async def test_what_was_not_found_can_be_left_as_a_need(chat: Chat) -> None:
    await chat.says("sầu riêng sấy")
    assert "<blockquote>sầu riêng sấy</blockquote>" in await chat.presses("Để lại nhu cầu")
    assert "Em đã ghi nhu cầu" in await chat.presses("Gửi")
    (need,) = await needs(chat)
    assert (need.text, need.phone, need.at) == ("sầu riêng sấy", "", chat.now)


async def test_a_need_can_be_said_again_before_it_is_sent(chat: Chat) -> None:
    await chat.says("sầu riêng sấy")
    await chat.presses("Để lại nhu cầu")
    shown = await chat.says("20 kg sầu riêng sấy, trước Tết <b>")
    assert "20 kg sầu riêng sấy, trước Tết &lt;b&gt;" in shown
    await chat.presses("Gửi")
    assert [need.text for need in await needs(chat)] == ["20 kg sầu riêng sấy, trước Tết <b>"]


async def test_what_is_typed_is_added_to_what_is_there(chat: Chat) -> None:
    await chat.says("bánh cáy")
    await chat.presses("Để lại nhu cầu")
    shown = await chat.says("cần 500 hộp giao 20/12 ở Hà Nội")
    assert "<blockquote>bánh cáy\ncần 500 hộp giao 20/12 ở Hà Nội</blockquote>" in shown
    assert "bánh cáy\ncần 500 hộp giao 20/12 ở Hà Nội\n" in await chat.says("thêm kẹo lạc")
    await chat.presses("Gửi")
    (need,) = await needs(chat)
    assert need.text == "bánh cáy\ncần 500 hộp giao 20/12 ở Hà Nội\nthêm kẹo lạc"


@pytest.mark.parametrize("again", ["500 hop banh cay cho Tết", "300 boxes of bánh cáy"])
async def test_the_thing_named_again_is_the_need_said_anew(chat: Chat, again: str) -> None:
    await chat.says("bánh cáy")
    await chat.presses("Để lại nhu cầu")
    await chat.says("cần 500 hộp")
    assert f"<blockquote>{again}</blockquote>" in await chat.says(again)


async def test_a_line_that_is_corrected_takes_its_own_place(chat: Chat) -> None:
    await chat.says("bánh cáy")
    await chat.presses("Để lại nhu cầu")
    await chat.says("cần 50 hộp")
    corrected = html_of(await chat.does(Said("cần 500 hộp", edited=True)))
    assert "<blockquote>bánh cáy\ncần 500 hộp</blockquote>" in corrected


async def test_it_can_be_written_anew(chat: Chat) -> None:
    await chat.says("bánh cáy")
    await chat.presses("Để lại nhu cầu")
    assert "cần mua gì" in await chat.presses("Viết lại")
    assert "cần mua gì" in await chat.says("ok")
    assert "<blockquote>10 cái chiếu</blockquote>" in await chat.says("10 cái chiếu")


async def test_a_yes_that_is_typed_sends_what_is_shown(chat: Chat) -> None:
    await chat.says("bánh cáy")
    await chat.presses("Để lại nhu cầu")
    assert "Em đã ghi nhu cầu" in await chat.says("ok gửi đi em")
    assert [need.text for need in await needs(chat)] == ["bánh cáy"]


@pytest.mark.parametrize("typed", ["thôi", "Hủy", "cancel", "thôi không cần nữa"])
async def test_a_no_that_is_typed_drops_it(chat: Chat, typed: str) -> None:
    await chat.presses(LeaveNeed())
    assert "em thôi rồi" in await chat.says(typed)
    assert "Trứng vịt biển" in await chat.says("trung vit bien")
    assert not await needs(chat)


@pytest.mark.parametrize("typed", ["kẹo lạc có không", "có kẹo lạc không ạ?", "kẹo lạc có k em"])
async def test_a_question_is_answered_and_the_need_waits(chat: Chat, typed: str) -> None:
    await chat.says("bánh cáy")
    await chat.presses("Để lại nhu cầu")
    answered = await chat.says(typed)
    assert "Kẹo lạc Thiên Đức" in answered
    assert "<blockquote>bánh cáy</blockquote>" in answered
    assert "bánh cáy\n200 hộp" in await chat.says("200 hộp")
    assert "bánh cáy\n200 hộp\nbao giờ có?" in await chat.says("bao giờ có?")


async def test_a_phone_number_is_no_part_of_it(chat: Chat) -> None:
    await chat.says("bánh cáy")
    await chat.presses("Để lại nhu cầu")
    assert "số điện thoại em không ghi" in await chat.says("cần 500 hộp, gọi 0912345678")
    assert "số điện thoại em không ghi" in await chat.says("số mình là 0912345678")
    await chat.presses("Gửi")
    assert [need.text for need in await needs(chat)] == ["bánh cáy\ncần 500 hộp"]


async def test_it_does_not_grow_beyond_what_can_be_shown(chat: Chat) -> None:
    await chat.presses(LeaveNeed())
    await chat.says("bánh cáy")
    assert "chưa ghi thêm được" in await chat.says("cần gấp " * 400)
    await chat.presses("Gửi")
    assert [need.text for need in await needs(chat)] == ["bánh cáy"]


async def test_sending_twice_stores_once(chat: Chat) -> None:
    await chat.says("sầu riêng sấy")
    await chat.presses("Để lại nhu cầu")
    await chat.presses("Gửi")
    assert "việc này xong rồi" in await chat.presses(SendNeed())
    assert len(await needs(chat)) == 1


async def test_a_need_about_a_product_names_it(chat: Chat) -> None:
    number = await id_of(chat, "Trứng vịt biển Đông Xuyên")
    assert "Cần Trứng vịt biển Đông Xuyên" in await chat.presses(LeaveNeed(product_id=number))
    await chat.presses("Gửi")
    (need,) = await needs(chat)
    assert need.product_id == number


async def test_a_need_out_of_nowhere_is_asked_for(chat: Chat) -> None:
    assert "cần mua gì" in await chat.presses(LeaveNeed())
    assert "việc này xong rồi" in await chat.presses(SendNeed())
    assert "500 hộp bánh cáy" in await chat.says("500 hộp bánh cáy cho Tết")
    await chat.presses("Gửi")
    assert len(await needs(chat)) == 1


async def test_dropping_a_need_stores_nothing(chat: Chat) -> None:
    await chat.presses(LeaveNeed())
    assert "em thôi rồi" in await chat.presses("Thôi")
    assert "Trứng vịt biển" in await chat.says("trung vit bien")
    assert not await needs(chat)


async def test_a_number_to_call_back_is_added_with_consent(chat: Chat) -> None:
    await chat.says("sầu riêng sấy")
    await chat.presses("Để lại nhu cầu")
    await chat.presses("Gửi")
    assert "cho em xin số" in await chat.presses("Đồng ý, để lại số điện thoại")
    assert "0912 345 678" in await chat.says("0912345678")
    (need,) = await needs(chat)
    assert (need.name, need.phone) == ("Lan", "+84912345678")
    assert need.consent_id


async def test_nobody_adds_a_number_to_the_need_of_another(chat: Chat) -> None:
    await chat.says("sầu riêng sấy")
    await chat.presses("Để lại nhu cầu")
    await chat.presses("Gửi")
    stranger = chat.as_other(2002)
    stranger.last = chat.last
    assert "không dùng được nữa" in await stranger.presses("Đồng ý")


async def test_in_a_group_no_number_is_asked_for(chat: Chat) -> None:
    group = chat.as_other(1001, kind=ChatKind.GROUP)
    await group.presses(LeaveNeed())
    await group.says("500 hộp bánh cáy")
    assert "Em đã ghi nhu cầu" in await group.presses("Gửi")
    assert group.labels == []


async def test_a_very_long_need_is_kept_whole(chat: Chat) -> None:
    await chat.presses(LeaveNeed())
    assert len(await chat.says("cần " * 1000)) < 4096
    await chat.presses("Gửi")
    (need,) = await needs(chat)
    assert len(need.text) == len(("cần " * 1000).strip())


async def test_organisers_read_what_was_left(chat: Chat) -> None:
    organiser = chat.as_other(ADMIN, admins=frozenset({ADMIN}))
    assert "Chưa có nhu cầu" in await organiser.orders("requests")
    for n in range(9):
        await chat.later(minutes=1).presses(LeaveNeed())
        await chat.says(f"{n} tấn <gạo>")
        await chat.presses("Gửi")
    listed = await organiser.orders("requests")
    assert "(9)" in listed
    assert "8 tấn &lt;gạo&gt;" in listed
    assert "0 tấn" not in listed
    assert "0 tấn" in await organiser.presses("Sau ›")


async def test_contact_requests_stand_in_the_same_list(chat: Chat) -> None:
    await chat.says("bánh cáy đình mạnh")
    await chat.presses("Liên hệ")
    await chat.presses("Đồng ý")
    await chat.says("0912345678")
    organiser = chat.as_other(ADMIN, admins=frozenset({ADMIN}))
    assert "Bánh cáy Đình Mạnh: Lan, 0912 345 678" in await organiser.orders("requests")


async def test_nobody_else_may_read_them(chat: Chat) -> None:
    assert "không có lệnh <b>/requests</b>" in await chat.orders("requests")
    assert "không dùng được nữa" in await chat.presses(ShowRequests())
