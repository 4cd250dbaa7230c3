"""A half-filled registration gives way to another form, and is gone on with later."""

from datetime import timedelta

from sqlmodel import select

from catalog import clock
from catalog.consents import Consent, Purpose
from catalog.matching.events import Side
from catalog.matching.unfinished import UnfinishedForm
from handlers.buttons import EraseMe, LeaveNeed
from handlers.matching.attending_buttons import ChangeSignUp, FillIn, SendSignUp, ShowEvent, SignUp
from tests.catalog.hall import STARTS
from tests.handlers.chats import Chat
from tests.handlers.hall import announce, begin, registered, rows, to_wares


async def unfinished(chat: Chat) -> list[UnfinishedForm]:
    async with chat.database.session(read_only=True) as session:
        return list(await session.exec(select(UnfinishedForm)))


async def interrupted(chat: Chat) -> None:
    """The name was said; then a need is begun."""
    await begin(chat)
    assert "đơn vị nào" in await chat.says("Trần Thị Lan")
    await chat.presses(LeaveNeed())


async def test_what_was_filled_in_is_offered_again_once_the_other_form_is_done(chat: Chat) -> None:
    await announce(chat)
    await interrupted(chat)
    assert "đăng ký dở" not in await chat.says("cần 200 kg kẹo lạc")
    told = await chat.presses("Gửi")
    assert "đang đăng ký dở <b>Kết nối cung cầu</b> – người mua" in told
    assert "đơn vị nào" in await chat.presses("Đăng ký tiếp")
    assert await unfinished(chat) == []
    await chat.says("Cửa hàng Lan Anh")
    await chat.says("0912345678")
    await chat.says("Hưng Yên")
    await chat.presses("Bỏ qua")
    assert "đăng ký dở" not in await chat.presses("Gửi đăng ký")
    (row,) = await rows(chat)
    assert (row.name, row.organisation) == ("Trần Thị Lan", "Cửa hàng Lan Anh")


async def test_it_is_offered_again_where_the_other_form_is_dropped(chat: Chat) -> None:
    await announce(chat)
    await interrupted(chat)
    assert "đang đăng ký dở" in await chat.orders("cancel")
    assert "đang đăng ký dở" not in await chat.says("kẹo lạc")


async def test_the_buttons_of_the_form_go_on_with_it_by_themselves(chat: Chat) -> None:
    event = await announce(chat)
    await interrupted(chat)
    assert "họ và tên" in await chat.presses(FillIn(event, "organisation", "back"))
    await chat.presses(LeaveNeed())
    assert "còn một câu" in await chat.presses(SendSignUp(event))


async def test_the_card_and_ones_own_list_show_what_is_half_filled_in(chat: Chat) -> None:
    event = await announce(chat)
    await begin(chat)
    await chat.presses(ShowEvent(event))
    assert "✍️ Đăng ký tiếp: người mua" in chat.labels
    await chat.presses(LeaveNeed())
    await chat.presses(ShowEvent(event))
    assert "✍️ Đăng ký tiếp: người mua" in chat.labels
    assert "🏭 Đăng ký: tôi là cơ sở sản xuất" in chat.labels
    assert "Đang đăng ký dở: <b>Kết nối cung cầu</b> – người mua" in await chat.orders("mine")
    assert "họ và tên" in await chat.presses("Đăng ký tiếp")


async def test_several_are_kept_each_where_it_was_left(chat: Chat) -> None:
    await announce(chat)
    other = await announce(chat, title="Hội chợ Tết")
    await chat.presses(SignUp(other, Side.PRODUCER))
    await chat.presses("Đồng ý")
    await chat.says("Bà Hoa")
    await chat.presses(SignUp(other, Side.BUYER))
    await chat.presses("Đồng ý")
    assert [row.side for row in await unfinished(chat)] == [Side.PRODUCER]
    assert "Hội chợ Tết</b> – cơ sở sản xuất" in await chat.presses("Thôi")
    assert "tên cơ sở" in await chat.presses("Đăng ký tiếp")


async def test_a_change_is_gone_on_with_as_a_change(chat: Chat) -> None:
    await announce(chat)
    await registered(chat)
    (row,) = await rows(chat)
    await chat.presses(ChangeSignUp(row.stored_id))
    await chat.presses("Đơn vị")
    await chat.says("Siêu thị Hoa")
    await chat.presses(LeaveNeed())
    assert "đang đăng ký dở" in await chat.orders("cancel")
    assert "Siêu thị Hoa" in await chat.presses("Đăng ký tiếp")
    await chat.presses("Lưu thay đổi")
    assert [row.organisation for row in await rows(chat)] == ["Siêu thị Hoa"]


async def test_it_goes_with_its_event_and_so_does_the_consent(chat: Chat) -> None:
    await announce(chat)
    await interrupted(chat)
    chat.now = STARTS + timedelta(days=1)
    assert "đăng ký dở" not in await chat.orders("cancel")
    async with chat.database.transaction() as session:
        await clock.tick(session, chat.now)
    assert await unfinished(chat) == []
    async with chat.database.session(read_only=True) as session:
        query = select(Consent).where(Consent.purpose == Purpose.EVENT_REGISTRATION)
        assert (await session.exec(query)).one().withdrawn_at == chat.now


async def test_a_change_that_was_left_leaves_the_consent_of_what_was_sent(chat: Chat) -> None:
    await announce(chat)
    await registered(chat)
    (row,) = await rows(chat)
    await chat.presses(ChangeSignUp(row.stored_id))
    await chat.presses(LeaveNeed())
    async with chat.database.transaction() as session:
        await clock.tick(session, STARTS + timedelta(days=1))
    assert await unfinished(chat) == []
    async with chat.database.session(read_only=True) as session:
        assert (await session.exec(select(Consent))).one().withdrawn_at is None


async def test_it_is_erased_with_the_person(chat: Chat) -> None:
    await announce(chat)
    await to_wares(chat)
    assert "1 mẫu đang điền dở" in await chat.orders("privacy")
    await chat.presses(LeaveNeed())
    assert len(await unfinished(chat)) == 1
    assert "2 mẫu đang điền dở" in await chat.orders("privacy")
    await chat.presses(EraseMe(1))
    assert await unfinished(chat) == []
    assert "điền dở" not in await chat.orders("privacy")
