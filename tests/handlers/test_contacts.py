from sqlmodel import select

from catalog.consents import Consent, Purpose
from catalog.contacts import ContactRequest, Handover
from catalog.producers import ContactPolicy
from handlers.buttons import AgreeToCallBack, AgreeToHandOver, ShowContact
from handlers.incoming import ChatKind, SharedContact
from handlers.replies import ContactCard, Pin, Text
from handlers.turn import Limits
from tests.handlers.chats import Chat
from tests.handlers.test_products import MISSING, change, id_of

CAKE = "Bánh cáy Đình Mạnh"
PHONE = "+84912345678"


async def published(chat: Chat, **values: object) -> int:
    return await change(chat, CAKE, phones=[PHONE], email="coso@example.vn", zalo=PHONE, **values)


async def rows(chat: Chat, table: type[Handover] | type[ContactRequest] | type[Consent]) -> list:  # type: ignore[type-arg]
    async with chat.database.session(read_only=True) as session:
        return list((await session.exec(select(table))).all())


async def test_a_published_contact_comes_in_forms_a_phone_can_use(chat: Chat) -> None:
    number = await published(
        chat, website="https://example.vn", address="Đông La", latitude=20.5, longitude=106.3
    )
    shown = await chat.presses(ShowContact(number))
    assert "☎️ 0912 345 678" in shown
    assert "✉️ cos" in shown
    assert "🏠 Đông La" in shown
    assert chat.button("Chép 0912").copy == "0912 345 678"
    assert chat.button("Zalo").url == "https://zalo.me/84912345678"
    assert chat.button("Trang web").url == "https://example.vn"
    assert chat.last[1:] == [
        ContactCard(PHONE, "Cơ sở sản xuất bánh kẹo Đình Mạnh"),
        Pin(20.5, 106.3, "Cơ sở sản xuất bánh kẹo Đình Mạnh", "Đông La"),
    ]


async def test_every_hand_over_is_recorded_with_what_was_seen(chat: Chat) -> None:
    number = await published(chat)
    await chat.presses(ShowContact(number))
    (row,) = await rows(chat, Handover)
    assert (row.product_id, row.saw, row.at) == (number, ["phones", "email", "zalo"], chat.now)


async def test_a_contact_that_is_not_published_is_offered_by_request(chat: Chat) -> None:
    await chat.says("bánh cáy đình mạnh")
    offer = await chat.presses("Liên hệ")
    assert "chưa công bố số điện thoại" in offer
    assert "tên và số điện thoại</b> của anh/chị được chuyển cho cơ sở và ban tổ chức" in offer
    assert chat.labels == ["✅ Đồng ý, gửi yêu cầu", "Thôi"]
    assert not await rows(chat, Handover)


async def test_a_no_to_the_offer_is_taken_as_one(chat: Chat) -> None:
    await chat.presses(ShowContact(await id_of(chat, CAKE)))
    assert "em thôi rồi" in await chat.presses("Thôi")


async def test_a_producer_may_take_requests_only(chat: Chat) -> None:
    number = await published(chat, contact_policy=ContactPolicy.ON_REQUEST)
    shown = await chat.presses(ShowContact(number))
    assert "chỉ nhận liên hệ qua yêu cầu" in shown
    assert "0912" not in shown


async def test_a_request_is_stored_with_consent_name_and_number(chat: Chat) -> None:
    number = await id_of(chat, CAKE)
    await chat.presses(ShowContact(number))
    assert "cho em xin số điện thoại" in await chat.presses("Đồng ý")
    assert isinstance(chat.last[0], Text)
    assert chat.last[0].ask_phone
    done = await chat.does(SharedContact("84912345678", "Lan", own=True))
    assert isinstance(done[0], Text)
    assert "gọi lại số <b>0912 345 678</b>" in done[0].html
    assert done[0].close_keyboard
    (request,) = await rows(chat, ContactRequest)
    assert (request.product_id, request.name, request.phone) == (number, "Lan", PHONE)
    (consent,) = await rows(chat, Consent)
    assert (consent.id, consent.purpose) == (request.consent_id, Purpose.CONTACT_REQUEST)
    assert consent.given_at == chat.now


async def test_a_typed_number_serves_too_and_a_wrong_one_is_asked_again(chat: Chat) -> None:
    await chat.presses(AgreeToHandOver(await id_of(chat, CAKE)))
    assert "số này chưa đúng" in await chat.says("0912 345")
    assert "số này chưa đúng" in await chat.says("12345")
    assert "Bánh cáy Việt Hương" in await chat.says("bánh cáy việt hương")
    assert "gọi lại số <b>0912 345 678</b>" in await chat.says("số em 0912.345.678")


async def test_the_number_is_not_asked_for_twice(chat: Chat) -> None:
    await chat.presses(AgreeToHandOver(await id_of(chat, CAKE)))
    await chat.says("0912345678")
    other = await id_of(chat, "Kẹo lạc Thiên Đức")
    assert "Kẹo lạc Thiên Đức" in await chat.presses(AgreeToHandOver(other))
    assert len(await rows(chat, ContactRequest)) == 2


async def test_asking_twice_in_a_day_is_passed_on_once(chat: Chat) -> None:
    number = await id_of(chat, CAKE)
    await chat.presses(AgreeToHandOver(number))
    await chat.says("0912345678")
    await chat.presses(AgreeToHandOver(number))
    assert len(await rows(chat, ContactRequest)) == 1
    await chat.later(days=1).presses(AgreeToHandOver(number))
    assert len(await rows(chat, ContactRequest)) == 2


async def test_somebody_elses_number_is_not_taken(chat: Chat) -> None:
    await chat.presses(AgreeToHandOver(await id_of(chat, CAKE)))
    (reply,) = await chat.does(SharedContact("84912345678", "Mai", own=False))
    assert isinstance(reply, Text)
    assert "số của người khác" in reply.html
    assert not await rows(chat, ContactRequest)


async def test_a_number_that_nobody_asked_for_is_not_kept(chat: Chat) -> None:
    (reply,) = await chat.does(SharedContact("84912345678", "Lan", own=True))
    assert isinstance(reply, Text)
    assert "em chưa cần số điện thoại" in reply.html
    assert "không giữ tên và số điện thoại" in await chat.orders("privacy")


async def test_a_shared_number_that_cannot_exist_is_asked_again(chat: Chat) -> None:
    await chat.presses(AgreeToHandOver(await id_of(chat, CAKE)))
    (reply,) = await chat.does(SharedContact("12", "Lan", own=True))
    assert isinstance(reply, Text)
    assert "số này chưa đúng" in reply.html


async def test_one_can_change_ones_mind(chat: Chat) -> None:
    await chat.presses(AgreeToHandOver(await id_of(chat, CAKE)))
    assert "em thôi rồi" in await chat.says("Thôi")
    assert "không có việc gì đang làm dở" in await chat.orders("cancel")
    assert not await rows(chat, ContactRequest)


async def test_a_form_left_alone_no_longer_reads_what_is_typed(chat: Chat) -> None:
    await chat.presses(AgreeToHandOver(await id_of(chat, CAKE)))
    await chat.later(hours=3).says("0912345678")
    assert not await rows(chat, ContactRequest)


async def test_numbers_are_not_asked_for_in_front_of_a_group(chat: Chat) -> None:
    number = await id_of(chat, CAKE)
    group = chat.as_other(1001, kind=ChatKind.GROUP)
    assert "nói riêng cho kín đáo" in await group.presses(AgreeToHandOver(number))
    link = group.button("Nhắn riêng").url
    assert "chưa công bố" in await chat.orders("start", link.partition("start=")[2])


async def test_who_opens_many_contacts_is_slowed_down(chat: Chat) -> None:
    chat.limits = Limits(contacts_per_hour=1)
    first = await published(chat)
    second = await change(chat, "Kẹo lạc Thiên Đức", phones=[PHONE])
    assert "☎️" in await chat.presses(ShowContact(first))
    assert "☎️" in await chat.later(minutes=5).presses(ShowContact(first))
    assert "cho xem tiếp từ" in await chat.presses(ShowContact(second))
    assert "📝 Để lại nhu cầu" in chat.labels
    assert "☎️" in await chat.as_other(2002).presses(ShowContact(second))
    assert "☎️" in await chat.later(hours=1, minutes=1).presses(ShowContact(second))


async def test_buttons_about_what_is_gone_say_so(chat: Chat) -> None:
    for action in (ShowContact(MISSING), AgreeToHandOver(MISSING)):
        assert "không còn trong danh mục" in await chat.presses(action)
    assert "không dùng được nữa" in await chat.presses(AgreeToCallBack(MISSING))
