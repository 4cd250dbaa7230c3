from sqlmodel import select

from catalog.needs import Need
from handlers.buttons import LeaveNeed, SendNeed, ShowRequests
from handlers.incoming import ChatKind
from tests.handlers.chats import Chat
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
