"""A consent is a press: what is typed instead shows its button again, and stores nothing."""

import pytest
from sqlmodel import select

from catalog.consents import Consent
from catalog.contacts import ContactRequest
from catalog.drafts import Draft, Form
from catalog.matching.events import Side
from catalog.matching.registrations import Standing
from catalog.needs import Need
from catalog.people import Person
from handlers.action import Action
from handlers.buttons import AgreeToHandOver, Browse, EraseMe, ShowContact
from handlers.incoming import ChatKind, SentMedia, SharedContact
from handlers.matching.attending_buttons import AskInterest, SignUp
from handlers.replies import Text
from tests.handlers.chats import Chat, html_of
from tests.handlers.hall import announce, registered, rows
from tests.handlers.test_products import id_of

CAKE = "Bánh cáy Đình Mạnh"
PRESS = "Dạ, đồng ý thì anh/chị bấm nút dưới đây"
UNKEPT = "số này em chưa lưu ạ"
NO = "em thôi rồi"


async def forms(chat: Chat) -> list[Form]:
    async with chat.database.session(read_only=True) as session:
        return [draft.form for draft in await session.exec(select(Draft))]


async def nothing_kept(chat: Chat) -> bool:
    async with chat.database.session(read_only=True) as session:
        found = [*await session.exec(select(Consent)), *await session.exec(select(ContactRequest))]
        people = await session.exec(select(Person))
        return not found and not any(one.phone or one.name for one in people)


async def offered(chat: Chat) -> None:
    await chat.says("bánh cáy đình mạnh")
    await chat.presses("Liên hệ")


@pytest.mark.parametrize("typed", ["ừ", "đồng ý", "OK em", "yes", "có ạ", "👍"])
async def test_a_yes_that_is_typed_shows_the_button_again(chat: Chat, typed: str) -> None:
    await offered(chat)
    before = chat.labels
    assert await chat.says(typed) == f"{PRESS} giúp em nhé."
    assert chat.labels == before == ["✅ Đồng ý, gửi yêu cầu", "Thôi"]
    assert await nothing_kept(chat)
    await chat.says(typed)
    assert "cho em xin số" in await chat.presses("Đồng ý")
    assert "cho em xin số" in await chat.says(typed)
    assert "gọi lại số <b>0912 345 678</b>" in await chat.says("0912345678")


@pytest.mark.parametrize("typed", ["số mình là 0987654321", "0987 654 321", "ok sđt0987654321"])
async def test_a_number_before_the_consent_is_not_kept(chat: Chat, typed: str) -> None:
    await offered(chat)
    assert UNKEPT in await chat.says(typed)
    assert chat.labels == ["✅ Đồng ý, gửi yêu cầu", "Thôi"]
    assert await nothing_kept(chat)


async def test_nor_is_a_contact_card(chat: Chat) -> None:
    await offered(chat)
    card = SharedContact("84912345678", "Lan", own=True)
    assert UNKEPT in html_of(await chat.does(card))
    assert await nothing_kept(chat)


@pytest.mark.parametrize("typed", ["không", "thôi em", "ko cần nữa ạ", "cancel"])
async def test_a_no_that_is_typed_is_one(chat: Chat, typed: str) -> None:
    await offered(chat)
    assert NO in await chat.says(typed)
    assert await forms(chat) == []


async def test_the_buttons_shown_again_are_as_good(chat: Chat) -> None:
    await offered(chat)
    await chat.says("ừ")
    assert NO in await chat.presses("Thôi")
    assert PRESS not in await chat.says("ừ")


async def test_what_is_asked_instead_is_answered_and_nothing_waits_any_more(chat: Chat) -> None:
    await offered(chat)
    assert "kẹo lạc" in await chat.says("kẹo lạc")
    assert await forms(chat) == []
    assert PRESS not in await chat.says("ok")


@pytest.mark.parametrize("action", [Browse(), ShowContact(999_999)])
async def test_nor_after_another_press(chat: Chat, action: Action) -> None:
    await offered(chat)
    await chat.presses(action)
    assert PRESS not in await chat.says("ok")


async def test_nor_after_a_command_a_picture_or_a_long_time(chat: Chat) -> None:
    for does in (chat.orders("help"), chat.does(SentMedia("photo"))):
        await offered(chat)
        await does
        assert PRESS not in await chat.says("ok")
    await offered(chat)
    assert PRESS not in await chat.later(minutes=31).says("ok")


async def test_what_was_asked_last_counts(chat: Chat) -> None:
    await offered(chat)
    other = await id_of(chat, "Kẹo lạc Thiên Đức")
    await chat.presses(ShowContact(other))
    await chat.says("ok")
    await chat.presses("Đồng ý")
    assert "Kẹo lạc Thiên Đức" in await chat.says("0912345678")


async def test_a_form_that_is_open_goes_before(chat: Chat) -> None:
    await chat.says("bánh cáy")
    await chat.presses("Để lại nhu cầu")
    await chat.presses(ShowContact(await id_of(chat, CAKE)))
    assert await forms(chat) == [Form.NEED]
    assert "Em đã ghi nhu cầu" in await chat.says("ok")


async def test_in_a_group_nothing_waits(chat: Chat) -> None:
    group = chat.as_other(1001, kind=ChatKind.GROUP)
    await group.presses(ShowContact(await id_of(chat, CAKE)))
    assert PRESS not in await group.says("ok")
    assert await forms(chat) == []


async def test_it_is_no_form_that_is_half_filled_in(chat: Chat) -> None:
    await offered(chat)
    assert "điền dở" not in await chat.orders("privacy")
    await offered(chat)
    assert NO in await chat.orders("cancel")


async def test_the_number_for_a_need_comes_after_its_button(chat: Chat) -> None:
    await chat.says("sầu riêng sấy")
    await chat.presses("Để lại nhu cầu")
    await chat.presses("Gửi")
    assert UNKEPT in await chat.says("0912345678")
    assert chat.labels == ["📱 Đồng ý, để lại số điện thoại", "Thôi"]
    assert await nothing_kept(chat)
    await chat.presses("Đồng ý")
    assert "0912 345 678" in await chat.says("0912345678")
    async with chat.database.session(read_only=True) as session:
        assert [need.phone for need in await session.exec(select(Need))] == ["+84912345678"]


async def test_so_it_is_where_a_form_for_an_event_begins(chat: Chat) -> None:
    await chat.presses(SignUp(await announce(chat), Side.BUYER))
    assert PRESS in await chat.says("đồng ý")
    assert chat.labels == ["✅ Đồng ý, đăng ký", "Thôi"]
    assert await nothing_kept(chat)
    assert "họ và tên" in await chat.presses("Đồng ý")


async def test_and_where_news_are_offered(chat: Chat) -> None:
    await chat.orders("subscribe")
    topics = chat.labels
    assert PRESS in await chat.says("ok")
    assert chat.labels == topics
    assert "đã đăng ký nhận tin" in await chat.presses("Hội chợ")


async def test_and_where_word_of_a_product_is(chat: Chat) -> None:
    await chat.says("sầu riêng sấy")
    await chat.presses("Báo tôi khi có")
    assert PRESS in await chat.says("ừ")
    assert "là em báo ngay" in await chat.presses("Đồng ý")


async def test_and_where_word_of_events_is(chat: Chat) -> None:
    await chat.presses(AskInterest("fair"))
    kinds = chat.labels
    assert PRESS in await chat.says("ok")
    assert chat.labels == kinds
    assert UNKEPT in await chat.says("0912345678")
    await chat.says("hội chợ chè")
    checked = chat.labels
    assert PRESS in await chat.says("ừ")
    assert chat.labels == checked
    assert "em báo ngay: <b>hội chợ" in await chat.presses("Đồng ý")
    await chat.presses(AskInterest(""))
    assert NO in await chat.says("thôi khỏi")


async def test_and_where_all_is_deleted(chat: Chat) -> None:
    await chat.presses(EraseMe())
    assert PRESS in await chat.says("có")
    assert chat.labels == ["Xóa hết", "‹ Không xóa"]
    assert "đã xóa hết" in await chat.presses("Xóa hết")
    assert await forms(chat) == []


async def test_and_where_a_seat_is_given_up(chat: Chat) -> None:
    await announce(chat)
    await registered(chat)
    await chat.orders("mine")
    await chat.presses("1")
    await chat.presses("Tôi không dự được")
    sure = chat.labels
    assert PRESS in await chat.says("ừ")
    assert chat.labels == sure
    assert NO in await chat.says("không")
    assert [row.state for row in await rows(chat)] == [Standing.CONFIRMED]


async def test_words_between_a_consent_and_its_number_may_end_it(chat: Chat) -> None:
    await chat.presses(AgreeToHandOver(await id_of(chat, CAKE)))
    (reply,) = chat.last
    assert isinstance(reply, Text)
    assert NO in await chat.says("thôi không cần nữa")
    assert await forms(chat) == []
