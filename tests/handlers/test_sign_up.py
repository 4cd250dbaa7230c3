"""The form of a registration, as a person fills it in."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from catalog.consents import Consent, Purpose
from catalog.drafts import Draft, Form
from catalog.matching import registering, wares
from catalog.matching.event_questions import EventQuestion, QuestionKind
from catalog.matching.events import Event, EventState, Side
from catalog.matching.registrations import Registration
from catalog.roles import Organiser
from handlers.buttons import CancelDraft, decode
from handlers.incoming import ChatKind, Pressed, Said, SentMedia, SharedContact
from handlers.matching.attending_buttons import (
    AgreeToSignUp,
    ChangePart,
    ChangeSignUp,
    FillIn,
    SendSignUp,
    ShowEvent,
    SignUp,
)
from handlers.replies import Document, Photo, Text
from tests.catalog.hall import STARTS
from tests.handlers.chats import Chat, html_of
from tests.handlers.hall import (
    PHONE,
    announce,
    ask_also,
    begin,
    first_text,
    picture,
    registered,
    rows,
    to_wares,
)
from tests.handlers.test_products import MISSING, id_of


async def items(chat: Chat) -> list[dict[str, Any]]:
    async with chat.database.session(read_only=True) as session:
        row = (await session.exec(select(Registration))).one()
        return [ware.model_dump() for ware in await wares.wares_of(session, row)]


async def drafts(chat: Chat) -> list[Draft]:
    async with chat.database.session(read_only=True) as session:
        return list(await session.exec(select(Draft)))


async def test_a_buyer_registers_and_has_the_ticket_at_once(chat: Chat) -> None:
    await announce(chat)
    assert "họ và tên" in await begin(chat)
    assert "bước 1/5" in html_of(chat.last)
    assert "Lan" in chat.labels
    assert "đơn vị nào" in await chat.says("  Trần   Thị Lan ")
    phone = await chat.says("Cửa hàng Lan Anh")
    assert "số điện thoại" in phone
    assert isinstance(chat.last[0], Text)
    assert chat.last[0].ask_phone
    assert "xã/phường" in html_of(await chat.does(SharedContact("84912345678", "Lan", own=True)))
    assert "Anh/chị tìm mua gì?" in await chat.says("Phố Hiến, Hưng Yên")
    seen = await chat.says("kẹo lạc 200 kg mỗi tháng, cần VietGAP; mắm tép 20 hũ")
    assert "1. <b>kẹo lạc</b> · 200 kg · mỗi tháng · VietGAP" in seen
    assert "sản phẩm gần với tên này, nhóm Thực phẩm" in seen
    assert "2. <b>mắm tép</b> · 20 hũ" in seen
    summary = await chat.presses("Xong")
    for said in ("Trần Thị Lan", "Cửa hàng Lan Anh", "0912 345 678", "Phố Hiến, Hưng Yên"):
        assert said in summary
    done = await chat.does(Pressed(decode(chat.button("Gửi đăng ký").data)))
    (row,) = await rows(chat)
    assert "Đã có chỗ" in first_text(done)
    ticket = picture(done)
    assert ticket.content.startswith(b"\x89PNG")
    assert row.ticket in ticket.caption
    date = done[-1]
    assert isinstance(date, Document)
    assert row.ticket.encode() in date.content
    assert (row.name, row.organisation, row.phone) == ("Trần Thị Lan", "Cửa hàng Lan Anh", PHONE)
    assert row.place == "Phố Hiến, Hưng Yên"
    first, second = await items(chat)
    assert (first["text"], first["amount"], first["unit"]) == ("kẹo lạc", "200", "kg")
    assert (first["how_often"], first["papers"]) == ("mỗi tháng", "VietGAP")
    assert (second["text"], second["amount"], second["unit"]) == ("mắm tép", "20", "hũ")
    assert not await drafts(chat)


async def test_consent_comes_first_and_is_stored_with_the_words_version(chat: Chat) -> None:
    number = await announce(chat)
    offered = await chat.presses(SignUp(number, "buyer"))
    assert "chỉ giao cho <b>ban tổ chức và bàn đón tiếp" in offered
    assert [draft.form for draft in await drafts(chat)] == [Form.CONSENT]
    assert "điền dở" not in await chat.orders("privacy")
    await registered(chat)
    async with chat.database.session(read_only=True) as session:
        consent = (await session.exec(select(Consent))).one()
    (row,) = await rows(chat)
    assert row.consent_id == consent.id
    assert (consent.purpose, consent.given_at) == (Purpose.EVENT_REGISTRATION, chat.now)
    assert consent.withdrawn_at is None


async def test_hours_later_or_in_another_process_it_goes_on_where_it_was(chat: Chat) -> None:
    number = await announce(chat)
    await begin(chat)
    await chat.says("Trần Thị Lan")
    other = chat.as_other(chat.user_id).later(days=9)
    assert "đơn vị nào" in await other.presses(SignUp(number, "buyer"))
    assert "số điện thoại" in await other.says("Cửa hàng Lan Anh")


async def test_commands_work_in_the_middle_and_what_is_typed_belongs_to_the_form(
    chat: Chat,
) -> None:
    await announce(chat)
    await begin(chat)
    assert "Em giúp được gì" in await chat.orders("help")
    await chat.says("kẹo lạc")
    (draft,) = await drafts(chat)
    assert draft.data["name"] == "kẹo lạc"
    await chat.presses(CancelDraft())  # the "no" of some other message ends no registration
    assert await drafts(chat)


@pytest.mark.parametrize("way", ["command", "button"])
async def test_leaving_the_form_keeps_nothing_and_takes_the_consent_back(
    chat: Chat, way: str
) -> None:
    await announce(chat)
    await begin(chat)
    left = chat.orders("cancel") if way == "command" else chat.presses("✕ Thôi")
    assert "không giữ lại" in await left
    assert not await drafts(chat)
    async with chat.database.session(read_only=True) as session:
        assert (await session.exec(select(Consent))).one().withdrawn_at == chat.now
    assert "Bánh cáy Đình Mạnh" in await chat.says("bánh cáy đình mạnh")


async def test_one_can_go_back_and_skip_what_is_optional(chat: Chat) -> None:
    await announce(chat)
    await begin(chat)
    assert "‹ Quay lại" not in chat.labels
    assert "Bỏ qua ›" not in chat.labels
    await chat.presses("Lan")
    assert "số điện thoại" in await chat.presses("Bỏ qua")
    assert "đơn vị nào" in await chat.says("‹ Quay lại")
    assert "họ và tên" in await chat.presses("Quay lại")
    await chat.says("Mai")
    await chat.presses("Bỏ qua")
    assert "0912 345 678" in await chat.says("0912.345.678")
    await chat.presses("Bỏ qua")
    summary = await chat.presses("Bỏ qua")
    assert "<b>Đơn vị:</b> –" in summary
    assert "<b>Họ tên:</b> Mai" in summary
    assert "Tìm mua:</b> –" in summary


async def test_any_part_is_changed_from_the_summary(chat: Chat) -> None:
    await announce(chat)
    await to_wares(chat)
    await chat.presses("Bỏ qua")
    assert "đơn vị nào" in await chat.presses("✏️ Đơn vị")
    summary = await chat.says("HTX Mới")
    assert "HTX Mới" in summary
    await chat.presses("✏️ Điện thoại")
    assert "Trần Thị Lan" in await chat.says("0987 654 321")
    await chat.presses("✏️ Họ tên")
    assert "HTX Mới" in await chat.presses("Quay lại")
    assert "bấm “Gửi đăng ký”" in await chat.says("gửi đi")


async def test_only_ones_own_and_a_possible_number_is_taken(chat: Chat) -> None:
    await announce(chat)
    await begin(chat)
    await chat.presses("Lan")
    assert "em chưa cần số điện thoại" in html_of(
        await chat.does(SharedContact(PHONE, "Lan", own=True))
    )
    await chat.says("CH")
    assert "số của người khác" in html_of(
        await chat.does(SharedContact("84987654321", "Mai", own=False))
    )
    for wrong in ("0912", "12345678901234", "không có"):
        assert "số này chưa đúng" in await chat.says(wrong)
    assert "0912 345 678" in await chat.says("+84 912 345 678")


async def test_a_number_is_taken_out_of_a_sentence_and_letters_make_none(chat: Chat) -> None:
    await announce(chat)
    await begin(chat)
    await chat.says("Lan")
    await chat.says("CH")
    for wrong in ("0912abc678", "0912 345"):
        told = await chat.says(wrong)
        assert "số này chưa đúng" in told
        assert "“📱 Gửi số của tôi”" in told  # the button that is there
        assert "“Thôi”" not in told
    assert "nhiều hơn một số" in await chat.says("0912 345 678 hoặc 0987 654 321")
    assert "<b>0912 345 678</b>" in await chat.says("số tôi là 0912 345 678 nhé")
    (draft,) = await drafts(chat)
    assert draft.data["phone"] == PHONE


async def test_where_ones_number_is_known_no_other_button_is_named(chat: Chat) -> None:
    await announce(chat)
    await registered(chat)
    number = await announce(chat, title="Lần hai")
    await chat.presses(SignUp(number, "buyer"))
    await chat.presses("Đồng ý")
    await chat.presses("Trần Thị Lan")
    await chat.presses("Cửa hàng Lan Anh")
    told = await chat.says("0912 345")
    assert "số này chưa đúng" in told
    assert "Gửi số của tôi" not in told
    assert "0912 345 678" in " ".join(chat.labels)


async def test_huge_and_strange_texts_are_refused_or_kept_whole(chat: Chat) -> None:
    await announce(chat)
    await begin(chat)
    assert "dài quá" in await chat.says("a" * 4000)
    await chat.says("<b>Lan & Mai</b>")
    await chat.says("x" * 200)
    await chat.says("0912345678")
    await chat.says("Hưng Yên")
    assert "nhiều nhất 10" in await chat.says("\n".join(["chè"] * 11))
    assert "trống hoặc dài quá" in await chat.says(" ;\n ; ")
    await chat.says("y" * 4000)
    assert "&lt;b&gt;Lan &amp; Mai&lt;/b&gt;" in await chat.presses("Xong")


async def test_a_known_buyer_only_presses(chat: Chat) -> None:
    await announce(chat)
    await registered(chat)
    number = await announce(chat, title="Lần hai")
    await chat.presses(SignUp(number, "buyer"))
    await chat.presses("Đồng ý")
    await chat.presses("Trần Thị Lan")
    await chat.presses("Cửa hàng Lan Anh")
    assert "liên lạc với anh/chị qua" in html_of(chat.last)
    await chat.presses("Gửi số khác")
    assert isinstance(chat.last[0], Text)
    assert chat.last[0].ask_phone
    await chat.says("‹ Quay lại")
    await chat.presses("Cửa hàng Lan Anh")
    await chat.presses("0912 345 678")
    await chat.presses("Hưng Yên")
    await chat.presses("Bỏ qua")
    await chat.presses("Gửi đăng ký")
    assert [row.phone for row in await rows(chat)] == [PHONE, PHONE]


async def test_a_line_is_made_clearer_by_buttons(chat: Chat) -> None:
    await announce(chat)
    await to_wares(chat)
    await chat.says("kẹo lạc")
    label = next(label for label in chat.labels if label.startswith("≈ "))
    assert "→ có trong danh mục: " in await chat.presses(label)
    assert "mỗi tháng" in await chat.presses("mỗi tháng")
    await chat.says("chả rươi ma")
    assert "2. " not in await chat.presses("Bỏ dòng cuối")
    await chat.presses("Xong")
    await chat.presses("Gửi đăng ký")
    (ware,) = await items(chat)
    assert ware["product_id"]
    assert ware["how_often"] == "mỗi tháng"


async def test_what_the_catalogue_does_not_have_is_noted_too(chat: Chat) -> None:
    await announce(chat)
    await to_wares(chat)
    assert "chưa có trong danh mục" in await chat.says("tên lửa đạn đạo")
    assert "có trong danh mục: Bánh cáy Đình Mạnh" in await chat.says("bánh cáy đình mạnh")


async def test_a_producer_finds_itself_and_chooses_its_products(chat: Chat) -> None:
    await announce(chat, seats_producers=5)
    await begin(chat, "cơ sở sản xuất")
    assert "cơ sở nào" in await chat.says("Phạm Văn Nam")
    assert "chưa thấy cơ sở này" in await chat.says("zzzz qqqq")
    assert "Có phải một trong" in await chat.says("dinh manh")
    asked = await chat.presses("Đình Mạnh")
    assert "số điện thoại" in asked  # its name and place are known
    brought = await chat.says("0912345678")
    assert "Bấm để chọn" in brought
    label = next(label for label in chat.labels if "Bánh cáy" in label)
    assert "✅" not in " ".join(chat.labels)
    assert "Đã chọn" in await chat.presses(label)
    assert any(label.startswith("✅ Bánh cáy") for label in chat.labels)
    await chat.says("Bánh cáy loại mới 100 hộp")
    summary = await chat.presses("Xong")
    assert "<b>Cơ sở:</b> Cơ sở sản xuất bánh kẹo Đình Mạnh" in summary
    await chat.presses("Gửi đăng ký")
    (row,) = await rows(chat)
    assert row.side is Side.PRODUCER
    assert row.producer_id
    assert row.organisation == "Cơ sở sản xuất bánh kẹo Đình Mạnh"
    assert row.place
    texts = [ware["text"] for ware in await items(chat)]
    assert texts[0].startswith("Bánh cáy")
    assert texts[1] == "Bánh cáy loại mới"


async def test_a_chosen_product_is_left_again_and_so_are_they_with_another_producer(
    chat: Chat,
) -> None:
    number = await announce(chat, seats_producers=5)
    await begin(chat, "cơ sở sản xuất")
    await chat.presses("Lan")
    await chat.says("dinh manh")
    await chat.presses("Đình Mạnh")
    await chat.says("0912345678")
    product = await id_of(chat, "Bánh cáy Đình Mạnh")
    await chat.presses(FillIn(number, "wares", f"t{product}"))
    assert "Đã chọn" not in await chat.presses(FillIn(number, "wares", f"t{product}"))
    await chat.presses(FillIn(number, "wares", f"t{product}"))
    await chat.presses("Xong")
    await chat.presses("✏️ Cơ sở")
    summary = await chat.presses("Không có trong danh mục")
    assert "<b>Cơ sở:</b> không có trong danh mục" in summary
    await chat.presses("✏️ Sản phẩm")
    assert "Gõ tên sản phẩm" in html_of(chat.last)


async def test_an_events_own_questions_are_asked_and_checked(chat: Chat) -> None:
    event = await announce(chat)
    kinds = QuestionKind
    options = [{"vi": "Sáng", "en": "Morning"}, {"vi": "Chiều", "en": "Afternoon"}]
    ids = [
        await ask_also(chat, event, kinds.TEXT, "Ghi chú?"),
        await ask_also(chat, event, kinds.NUMBER, "Mấy người?", required=True),
        await ask_also(chat, event, kinds.CHOICE, "Buổi nào?", options=options),
        await ask_also(chat, event, kinds.YES_NO, "Ăn trưa?"),
        await ask_also(chat, event, kinds.PHONE, "Số khác?"),
        await ask_also(chat, event, kinds.FILE, "Giấy phép?"),
        await ask_also(chat, event, kinds.TEXT, "Cơ sở thôi", side=Side.PRODUCER),
    ]
    await to_wares(chat)
    assert "Ghi chú?" in await chat.presses("Bỏ qua")
    await chat.says("không")
    assert "Bỏ qua ›" not in chat.labels
    assert "cần một con số" in await chat.says("nhiều")
    assert "Mấy người?" in await chat.presses(FillIn(event, f"q{ids[1]}", "skip"))
    assert "Buổi nào?" in await chat.says("3")
    assert "chọn một trong" in await chat.says("tối")
    assert "không dùng được nữa" in await chat.presses(FillIn(event, f"q{ids[2]}", "7"))
    await chat.presses("Chiều")
    assert "“Có” hoặc “Không”" in await chat.says("hmm")
    assert "Số khác?" in await chat.presses("Có")
    assert "số này chưa đúng" in await chat.says("12")
    assert "Giấy phép?" in await chat.says("0987 654 321")
    assert "cần ảnh hoặc tệp" in html_of(await chat.does(SentMedia("voice", file_id="v")))
    assert "cần ảnh hoặc tệp" in await chat.says("đây")
    summary = html_of(await chat.does(SentMedia("document", file_id="file7")))
    for said in ("Mấy người:</b> 3", "Chiều", "Ăn trưa:</b> Có", "0987 654 321", "📎 đã gửi"):
        assert said in summary
    await chat.presses("Gửi đăng ký")
    (row,) = await rows(chat)
    given = [row.answers.get(str(number)) for number in ids]
    assert given == ["không", "3", "Chiều", "yes", "+84987654321", "document:file7", None]


async def test_files_come_with_words_and_are_not_kept_where_none_is_wanted(chat: Chat) -> None:
    event = await announce(chat)
    await ask_also(chat, event, QuestionKind.FILE, "Giấy phép?")
    await begin(chat)
    photo = SentMedia("photo", file_id="p1")
    assert "em chưa cần ảnh hay tệp" in html_of(await chat.does(photo))
    await chat.says("Lan")
    await chat.says("CH")
    await chat.says("0912345678")
    await chat.says("Hưng Yên")
    await chat.presses("Bỏ qua")
    await chat.does(Said("giấy phép đây", media=photo))
    await chat.presses("Gửi đăng ký")
    (row,) = await rows(chat)
    assert list(row.answers.values()) == ["photo:p1"]


async def test_a_question_added_or_taken_away_meanwhile_is_no_trap(chat: Chat) -> None:
    event = await announce(chat)
    await to_wares(chat)
    await chat.presses("Bỏ qua")
    late = await ask_also(chat, event, QuestionKind.TEXT, "Mới thêm?", required=True)
    assert "còn một câu cần trả lời" in await chat.presses(SendSignUp(event))
    assert "Mới thêm?" in html_of(chat.last)
    async with chat.database.transaction() as session:
        await session.delete(await session.get_one(EventQuestion, late))
    assert "đơn vị nào" in await chat.says("Lan")
    assert "Mới thêm?" not in await chat.presses(ChangePart(event, f"q{late}"))


async def test_buttons_of_another_step_or_of_a_form_that_is_done_say_so(chat: Chat) -> None:
    event = await announce(chat)
    await begin(chat)
    old = chat.button("Lan")
    await chat.presses("Lan")
    again = await chat.presses(FillIn(event, "name", "known"))
    assert old.data
    assert "trả lời rồi" in again
    assert "đơn vị nào" in again
    await chat.orders("cancel")
    for action in (FillIn(event, "name", "known"), ChangePart(event, "name"), SendSignUp(event)):
        assert "xong rồi hoặc đã để lâu quá" in await chat.presses(action)
    assert "xong rồi" in await chat.presses(FillIn(MISSING, "name", "known"))


async def test_forged_buttons_change_nothing(chat: Chat) -> None:
    event = await announce(chat, seats_producers=3)
    await begin(chat, "cơ sở sản xuất")
    assert "không dùng được nữa" in await chat.presses(FillIn(event, "name", "forged"))
    await chat.presses("Lan")
    assert "không còn trong danh mục" in await chat.presses(
        FillIn(event, "producer", str(MISSING))
    )
    await chat.presses("Không có trong danh mục")
    await chat.says("HTX")
    await chat.says("0912345678")
    await chat.says("Hưng Yên")
    for value in (f"t{MISSING}", f"m{MISSING}", "x", "fyear", "??"):
        assert "không còn trong danh mục" in await chat.presses(FillIn(event, "wares", value))


async def test_an_edited_message_does_not_become_the_next_answer(chat: Chat) -> None:
    await announce(chat)
    await begin(chat)
    await chat.says("Trần Thị Lan")
    assert "em không đổi theo" in html_of(await chat.does(Said("Trần Thị Lành", edited=True)))
    (draft,) = await drafts(chat)
    assert draft.data["step"] == "organisation"


async def test_past_the_deadline_in_the_middle_of_the_form(chat: Chat) -> None:
    event = await announce(chat, deadline=STARTS - timedelta(days=1))
    await to_wares(chat)
    chat.now = STARTS - timedelta(hours=2)
    assert "vừa hết hạn đăng ký" in await chat.says("kẹo lạc")
    assert not await drafts(chat)
    assert "xong rồi" in await chat.presses(SendSignUp(event))
    assert "không còn nhận đăng ký" in await chat.presses(SignUp(event, "buyer"))


@pytest.mark.parametrize("what", ["press", "contact", "file", "send"])
async def test_whatever_comes_past_the_deadline_is_answered(chat: Chat, what: str) -> None:
    event = await announce(chat, deadline=STARTS - timedelta(days=1))
    await begin(chat)
    await chat.presses("Lan")
    if what != "press":
        await chat.says("CH")
    chat.now = STARTS - timedelta(hours=2)
    if what == "press":
        assert "vừa hết hạn" in await chat.presses("Bỏ qua")
    elif what == "contact":
        shared = SharedContact(PHONE, "Lan", own=True)
        assert "vừa hết hạn" in html_of(await chat.does(shared))
    elif what == "file":
        assert "vừa hết hạn" in html_of(await chat.does(SentMedia("photo", file_id="x")))
    else:
        assert "còn một câu" in await chat.presses(SendSignUp(event))
    assert not await rows(chat)


async def test_a_form_of_an_event_that_is_over_reads_nothing_any_more(chat: Chat) -> None:
    await announce(chat)
    await begin(chat)
    chat.now = STARTS + timedelta(days=30)
    assert "Bánh cáy Đình Mạnh" in await chat.says("bánh cáy đình mạnh")
    assert not await drafts(chat)


@pytest.mark.parametrize("what", ["file", "contact", "cancel"])
async def test_nor_does_it_take_anything_else(chat: Chat, what: str) -> None:
    await announce(chat)
    await begin(chat)
    chat.now = STARTS + timedelta(days=30)
    if what == "file":
        assert "chưa xem được ảnh" in html_of(await chat.does(SentMedia("photo", file_id="x")))
    elif what == "contact":
        shared = SharedContact(PHONE, "Lan", own=True)
        assert "chưa cần số" in html_of(await chat.does(shared))
    else:
        assert "xong rồi" in await chat.orders("cancel")


async def test_two_people_for_the_last_seat(chat: Chat) -> None:
    await announce(chat, seats_buyers=1)
    other = chat.as_other(2002)
    await to_wares(chat)
    await to_wares(other)
    await chat.presses("Bỏ qua")
    await other.presses("Bỏ qua")
    assert "Đã có chỗ" in await chat.presses("Gửi đăng ký")
    assert "danh sách chờ</b>, thứ 1" in await other.presses("Gửi đăng ký")
    assert "hết chỗ, còn nhận vào danh sách chờ" in await chat.as_other(3003).orders(
        "start", f"e_{await code_of(chat)}"
    )


async def code_of(chat: Chat) -> str:
    async with chat.database.session(read_only=True) as session:
        return (await session.exec(select(Event))).one().code


async def test_sending_twice_shows_how_one_stands(chat: Chat) -> None:
    event = await announce(chat, needs_approval=True)
    assert "Ban tổ chức sẽ xem và xác nhận" in await registered(chat)
    assert "Ban tổ chức sẽ xem" in await chat.presses(SendSignUp(event))
    assert "Ban tổ chức sẽ xem" in await chat.presses(SignUp(event, "buyer"))
    assert len(await rows(chat)) == 1
    group = chat.as_other(chat.user_id, kind=ChatKind.GROUP)
    assert "xong rồi" in await group.presses(SendSignUp(event))


async def test_the_event_is_closed_between_summary_and_sending(chat: Chat) -> None:
    number = await announce(chat)
    await to_wares(chat)
    await chat.presses("Bỏ qua")
    async with chat.database.transaction() as session:
        (await session.get_one(Event, number)).state = EventState.CLOSED
    assert "không còn nhận đăng ký" in await chat.presses("Gửi đăng ký")
    assert not await rows(chat)


async def test_a_registration_is_changed_in_the_same_form(chat: Chat) -> None:
    await announce(chat)
    await registered(chat)
    await chat.orders("mine")
    await chat.presses("1")
    assert "Trần Thị Lan" in await chat.presses("Sửa đăng ký")
    await chat.presses("✏️ Đơn vị")
    await chat.says("HTX Mới")
    assert "Em đã sửa" in await chat.presses("Lưu thay đổi")
    (row,) = await rows(chat)
    assert row.organisation == "HTX Mới"


async def test_to_cancel_a_change_says_that_the_registration_stands(chat: Chat) -> None:
    await announce(chat)
    await registered(chat)
    (row,) = await rows(chat)
    await chat.presses(ChangeSignUp(row.stored_id))
    assert "vẫn giữ nguyên như cũ" in await chat.orders("cancel")


async def test_the_side_on_which_one_is_registered_shows_whose_it_is(chat: Chat) -> None:
    event = await announce(chat, seats_producers=3)
    await registered(chat)
    await chat.presses(ShowEvent(event))
    assert chat.labels[:2] == [
        "✅ Đăng ký của tôi: người mua",
        "🏭 Đăng ký: tôi là cơ sở sản xuất",
    ]
    told = await chat.presses("Đăng ký của tôi: người mua")
    assert "máy này đã đăng ký cho <b>Trần Thị Lan</b>" in told
    assert "Đã có chỗ" in told
    chat.now = STARTS
    await chat.presses(ShowEvent(event))
    assert "🎫 Đăng ký của tôi" in chat.labels


async def test_the_count_of_steps_is_told_once_it_is_known(chat: Chat) -> None:
    await announce(chat, seats_producers=5)
    assert "<b>bước 1</b>" in await begin(chat, "cơ sở sản xuất")
    assert "<b>bước 2</b>" in await chat.says("Phạm Văn Nam")
    await chat.says("dinh manh")
    assert "<b>bước 3/4</b>" in await chat.presses("Đình Mạnh")


async def test_stopping_a_change_leaves_the_registration_and_its_consent(chat: Chat) -> None:
    await announce(chat)
    await registered(chat)
    (row,) = await rows(chat)
    await chat.presses(ChangeSignUp(row.stored_id))
    await chat.presses("✕ Thôi")
    async with chat.database.session(read_only=True) as session:
        assert (await session.exec(select(Consent))).one().withdrawn_at is None
    other = chat.as_other(2002)
    assert "không dùng được nữa" in await other.presses(ChangeSignUp(row.stored_id))
    chat.now = STARTS
    assert "không còn nhận đăng ký hay thay đổi" in await chat.presses(ChangeSignUp(row.stored_id))


async def test_the_other_side_is_not_taken(chat: Chat) -> None:
    number = await announce(chat, seats_producers=0)
    assert "không dành cho bên" in await chat.presses(SignUp(number, "producer"))


async def test_in_english_all_of_it_is_english(chat: Chat) -> None:
    await announce(chat)
    english = chat.as_other(7, language_code="en")
    await english.orders("events")
    await english.presses("1")
    await english.presses("Register as a buyer")
    assert "step 1 of 5" in await english.presses("I agree")
    await english.says("Ann")
    await english.presses("Skip")
    await english.says("0912345678")
    await english.presses("Skip")
    assert "monthly" in await english.says("peanut candy 20 boxes monthly")
    await english.presses("Done")
    assert "You have a seat" in await english.presses("Send registration")
    assert any(isinstance(reply, Photo) for reply in english.last)


async def test_an_old_yes_begins_no_second_form(chat: Chat) -> None:
    event = await announce(chat)
    await begin(chat)
    await chat.says("Mai")
    assert "đơn vị nào" in await chat.presses(AgreeToSignUp(event, "buyer"))
    assert "không thấy sự kiện" in await chat.presses(AgreeToSignUp(MISSING, "buyer"))
    await chat.orders("cancel")
    await registered(chat)
    assert "Đã có chỗ" in await chat.presses(AgreeToSignUp(event, "buyer"))


async def test_who_was_turned_away_meanwhile_hears_it_at_the_end(chat: Chat) -> None:
    event = await announce(chat)
    await registered(chat)
    (row,) = await rows(chat)
    await chat.presses(ChangeSignUp(row.stored_id))
    async with chat.database.transaction() as session:
        kept = await session.get_one(Registration, row.stored_id)
        await registering.turn_away(session, Organiser(1), kept, chat.now)
    assert "chưa thể mời" in await chat.presses(SendSignUp(event))
    assert "chưa thể mời" in await chat.presses(SignUp(event, "buyer"))


async def test_what_nobody_sees_is_no_answer_and_turns_no_names_around(chat: Chat) -> None:
    await announce(chat)
    await begin(chat)
    assert "họ và tên" in await chat.says("\u200b\u2060")
    await chat.says("Lan\u202e \u200eAnh")
    for typed in ("Cửa hàng", "0912345678", "Hưng Yên"):
        await chat.says(typed)
    assert "<b>Họ tên:</b> Lan Anh\n" in await chat.presses("Bỏ qua")


@pytest.mark.parametrize("typed", ["thôi", "hủy đăng ký", "cancel"])
async def test_a_word_leaves_the_form_but_where_it_may_be_the_answer(
    chat: Chat, typed: str
) -> None:
    number = await announce(chat)
    await ask_also(chat, number, QuestionKind.TEXT, "Có cần phiên dịch không?")
    await to_wares(chat)
    assert "phiên dịch" in await chat.presses("Bỏ qua")
    assert "xem lại giúp em" in await chat.says(typed)
    assert "không giữ lại" in await chat.says(typed)
    await begin(chat)
    assert "đơn vị nào" in await chat.says("Huy")
