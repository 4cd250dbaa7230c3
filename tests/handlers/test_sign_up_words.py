"""What people type while a registration is open that is no answer to what it asks."""

import pytest
from sqlmodel import select

from catalog.drafts import Draft
from catalog.matching.event_questions import QuestionKind
from catalog.matching.unfinished import UnfinishedForm
from handlers.incoming import Said, SentMedia, SharedContact
from handlers.matching.attending_buttons import FillIn, SignUp
from tests.handlers.chats import Chat, html_of
from tests.handlers.hall import PHONE, announce, ask_also, begin, rows, to_wares


async def filled(chat: Chat) -> dict[str, object]:
    """What the open form holds."""
    async with chat.database.session(read_only=True) as session:
        (draft,) = await session.exec(select(Draft))
        return draft.data


async def test_after_hours_of_silence_a_text_is_a_question_and_the_form_is_offered(
    chat: Chat,
) -> None:
    await announce(chat)
    await begin(chat)
    await chat.says("Trần Thị Lan")
    told = await chat.later(days=3).says("kẹo lạc giá bao nhiêu")
    assert "Kẹo lạc" in told
    assert "đang đăng ký dở <b>Kết nối cung cầu</b>" in told
    async with chat.database.session(read_only=True) as session:
        assert not list(await session.exec(select(Draft)))
        (kept,) = await session.exec(select(UnfinishedForm))
        assert kept.data["name"] == "Trần Thị Lan"
    assert "đang đăng ký dở" not in await chat.says("chào em")
    await chat.orders("mine")
    assert "đơn vị nào" in await chat.presses("Đăng ký tiếp")
    await chat.says("Cửa hàng Lan Anh")
    assert (await filled(chat))["organisation"] == "Cửa hàng Lan Anh"


@pytest.mark.parametrize("first", ["card", "answer", "bad answer"])
async def test_the_silence_begins_with_what_was_asked_last(chat: Chat, first: str) -> None:
    event = await announce(chat)
    await begin(chat)
    if first == "card":
        await chat.later(days=2).presses(SignUp(event, "buyer"))
    else:
        await chat.later(minutes=100).says("x" * 101 if first == "bad answer" else "Lan")
    await chat.later(minutes=100).says("Mai")
    assert "Mai" in (await filled(chat)).values()


async def test_what_only_the_form_can_mean_counts_however_late(chat: Chat) -> None:
    event = await announce(chat)
    await ask_also(chat, event, QuestionKind.FILE, "Giấy phép?")
    await begin(chat)
    await chat.says("Lan")
    await chat.says("CH")
    assert "đơn vị nào" in await chat.later(days=1).says("‹ Quay lại")
    await chat.says("CH")
    assert "xã/phường" in await chat.later(days=1).says("0912345678")
    await chat.says("Hưng Yên")
    await chat.presses("Bỏ qua")
    photo = SentMedia("photo", file_id="p1")
    assert "đã gửi" in html_of(await chat.later(days=1).does(Said("đây ạ", media=photo)))


@pytest.mark.parametrize("what", [Said("Lan", edited=True), Said("giấy phép")])
async def test_words_and_corrections_are_not_for_a_form_that_was_left(
    chat: Chat, what: Said
) -> None:
    event = await announce(chat)
    await ask_also(chat, event, QuestionKind.FILE, "Giấy phép?")
    await to_wares(chat)
    await chat.presses("Bỏ qua")
    assert "Mình làm tiếp chứ ạ" in html_of(await chat.later(hours=3).does(what))


@pytest.mark.parametrize(
    "text",
    [
        *("chào em", "Xin chào", "alo shop ơi", "cảm ơn em", "kẹo lạc giá bao nhiêu"),
        *("keo lac gia bn", "sđt bánh cáy đình mạnh", "bao giờ hội nghị bắt đầu vậy"),
        *("có kẹo lạc không", "phải đóng phí không?", "how much is peanut candy"),
    ],
)
async def test_a_question_is_answered_and_the_step_asked_again(chat: Chat, text: str) -> None:
    await announce(chat)
    await begin(chat)
    for answer, asked in (("Lan", "đơn vị nào"), ("CH", "số điện thoại")):
        await chat.says(answer)
        told = await chat.says(text)
        assert asked in told
        assert len(chat.last) > 1
        assert "số này chưa đúng" not in told
    await chat.does(SharedContact(PHONE, "Lan", own=True))
    assert "xã/phường" in await chat.says(text)
    form = await filled(chat)
    assert (form["name"], form["organisation"], form.get("place")) == ("Lan", "CH", None)


@pytest.mark.parametrize(
    "name",
    [
        *("HTX Bánh cáy Đình Mạnh", "Nhà hàng Xin Chào", "Công ty Giá Trị Việt", "kẹo lạc"),
        *("Cong ty co phan dich vu hang khong", "Cửa hàng Liên Hệ", "Hủy Diệt Mối"),
    ],
)
async def test_a_name_may_hold_such_words(chat: Chat, name: str) -> None:
    await announce(chat)
    await begin(chat)
    await chat.says("Lan")
    assert "số điện thoại" in await chat.says(name)
    assert (await filled(chat))["organisation"] == name


async def test_where_wares_are_asked_for_only_a_question_is_one(chat: Chat) -> None:
    await announce(chat)
    await to_wares(chat)
    assert "1. <b>kẹo lạc giá dưới 50k</b>" in await chat.says("kẹo lạc giá dưới 50k")
    assert "2. <b>bánh cáy bao nhiêu" in await chat.says("bánh cáy bao nhiêu cũng lấy")
    for question in ("kẹo lạc giá bao nhiêu", "bao giờ hội nghị bắt đầu", "bánh cáy bn 1kg"):
        told = await chat.says(question)
        assert "2. <b>bánh cáy bao nhiêu" in told
        assert "3. <b>" not in told.rpartition("Anh/chị tìm mua:")[2]
    assert "tên lửa có cánh không" in await chat.says("tên lửa có cánh không")


async def test_to_an_events_own_question_people_may_answer_with_one(chat: Chat) -> None:
    event = await announce(chat)
    note = await ask_also(chat, event, QuestionKind.TEXT, "Ghi chú?")
    await ask_also(chat, event, QuestionKind.NUMBER, "Mấy người?")
    await to_wares(chat)
    await chat.presses("Bỏ qua")
    told = await chat.says("chào em")
    assert "Ghi chú?" in told
    await chat.says("có chỗ gửi xe không?")
    assert (await filled(chat))["answers"] == {str(note): "có chỗ gửi xe không?"}
    told = await chat.says("kẹo lạc giá bao nhiêu")
    assert "Kẹo lạc" in told
    assert "cần một con số" not in told
    assert "Mấy người?" in told


@pytest.mark.parametrize("text", ["thôi", "Thoi", "hủy", "✕ Thôi", "cancel", "thôi không làm nữa"])
@pytest.mark.parametrize("step", ["name", "phone", "wares"])
async def test_thoi_stops_wherever_the_form_stands(chat: Chat, text: str, step: str) -> None:
    await announce(chat)
    if step == "wares":
        await to_wares(chat)
    else:
        await begin(chat)
    for answer in ("Lan", "CH") if step == "phone" else ():
        await chat.says(answer)
    assert "không giữ lại" in await chat.says(text)
    async with chat.database.session(read_only=True) as session:
        assert not list(await session.exec(select(Draft)))


async def test_who_is_called_huy_registers(chat: Chat) -> None:
    await announce(chat)
    await begin(chat)
    assert "đơn vị nào" in await chat.says("Huy")


async def test_ways_back_and_on_are_typed(chat: Chat) -> None:
    await announce(chat)
    await begin(chat)
    assert "mình đang ở câu này" in await chat.says("quay lại")
    assert "câu này em cần" in await chat.says("bỏ qua")
    assert "mình đang ở câu này" in await chat.says("xong")
    await chat.says("Lan")
    assert "họ và tên" in await chat.says("quay lai")
    await chat.says("Lan")
    assert "số điện thoại" in await chat.says("Bo qua")
    assert "câu này em cần" in await chat.says("skip")
    assert "số điện thoại" in html_of(chat.last)
    await chat.says("0912345678")
    await chat.says("bỏ qua")
    await chat.says("kẹo lạc")
    summary = await chat.says("xong rồi")
    assert "kẹo lạc" in summary
    assert "<b>Đơn vị:</b> –" in summary
    assert "bấm “Gửi đăng ký”" in await chat.says("xong")
    await chat.presses("✏️ Tìm mua")
    assert "kẹo lạc" in await chat.says("bỏ qua")
    await chat.presses("Gửi đăng ký")
    assert [row.name for row in await rows(chat)] == ["Lan"]


async def test_an_events_own_choice_may_be_called_so(chat: Chat) -> None:
    event = await announce(chat)
    words = [{"vi": "Bỏ qua", "en": "Leave it"}, {"vi": "Có", "en": "Yes"}]
    asked = await ask_also(chat, event, QuestionKind.CHOICE, "Ăn trưa?", options=words)
    await to_wares(chat)
    await chat.says("xong")
    await chat.says("bỏ qua")
    assert (await filled(chat))["answers"] == {str(asked): "Bỏ qua"}
    await chat.presses(FillIn(event, "check", "stop"))


@pytest.mark.parametrize("yes", ["có", "đồng ý", "Dong y a", "ok", "i agree"])
async def test_a_yes_in_words_shows_the_consent_with_its_button(chat: Chat, yes: str) -> None:
    event = await announce(chat)
    await chat.presses(SignUp(event, "buyer"))
    assert "bấm nút dưới đây" in await chat.says(yes)
    assert "họ và tên" in await chat.presses("Đồng ý")


async def test_anything_else_is_answered_and_the_consent_waits_no_more(chat: Chat) -> None:
    event = await announce(chat)
    await chat.presses(SignUp(event, "buyer"))
    assert "Kẹo lạc" in await chat.says("kẹo lạc")
    assert "chỉ giao cho" not in await chat.says("ok")
    await chat.presses(SignUp(event, "buyer"))
    assert "chỉ giao cho" not in await chat.later(hours=1).says("ok")
    await chat.presses(SignUp(event, "buyer"))
    assert "em thôi rồi" in await chat.says("không")
    assert "chỉ giao cho" not in await chat.says("ok")


async def test_to_ask_for_consent_ends_no_other_form(chat: Chat) -> None:
    event = await announce(chat)
    other = await announce(chat, title="Lần hai")
    await begin_one(chat, event)
    await chat.presses(SignUp(other, "buyer"))
    await chat.says("Lan")
    assert (await filled(chat))["name"] == "Lan"


async def begin_one(chat: Chat, event: int) -> None:
    await chat.presses(SignUp(event, "buyer"))
    await chat.presses("Đồng ý")


async def test_a_contact_where_none_is_wanted_is_told_and_the_step_asked_again(
    chat: Chat,
) -> None:
    await announce(chat)
    await begin(chat)
    told = html_of(await chat.does(SharedContact(PHONE, "Lan", own=True)))
    assert "em chưa cần số điện thoại" in told
    assert "họ và tên" in told


async def test_name_unit_and_number_in_one_message_answer_three_steps(chat: Chat) -> None:
    await announce(chat)
    await begin(chat)
    told = await chat.says("Trần Thị Lan\nCửa hàng Lan Anh\n0912 345 678")
    assert "xã/phường" in told
    form = await filled(chat)
    assert (form["name"], form["organisation"], form["phone"]) == (
        *("Trần Thị Lan", "Cửa hàng Lan Anh", PHONE),
    )
    assert "số điện thoại" in await chat.presses("Quay lại")


async def test_a_number_beside_the_name_is_no_part_of_it(chat: Chat) -> None:
    await announce(chat, seats_producers=3)
    await begin(chat, "cơ sở sản xuất")
    assert "cơ sở nào" in await chat.says("Phạm Văn Nam 0912345678")
    assert "đơn vị nào" in await chat.presses("Không có trong danh mục")
    assert "xã/phường" in await chat.says("HTX Mới")
    assert (await filled(chat))["phone"] == PHONE


async def test_lines_that_cannot_be_told_apart_are_asked_for_one_by_one(chat: Chat) -> None:
    await announce(chat)
    await begin(chat)
    for lines in ("Lan\n0912abc678", "Lan\n0912345678\n0987654321", "0912345678"):
        told = await chat.says(lines)
        assert "từng câu một" in told
        assert "họ và tên" in told
    assert "dài quá" in await chat.says("Lan\n" + "x" * 400)
