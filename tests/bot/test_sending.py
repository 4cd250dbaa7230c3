"""Each kind of reply, as the Bot API server shows it to the person."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from telegram.error import BadRequest, Forbidden

from bot.address import Address
from bot.app import Parts
from bot.sending import Sender
from catalog.database import Database
from handlers.replies import (
    Album,
    AskPhone,
    Button,
    Buttons,
    ContactCard,
    DeleteSent,
    Document,
    EditSent,
    InlineHit,
    InlineResults,
    Photo,
    Pin,
    Reply,
    Several,
    Text,
    Toast,
)
from tests.bot.running import Clock, Town, assembled, echo
from webchat.asking import ask_inline, press
from webchat.driver import Chat, said
from webchat.faults import Fault

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154"
    "08d763f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
BUTTONS = (
    (Button("Card", data="p:1"), Button("Site", url="https://example.org/")),
    (Button("Copy", copy="0" * 300), Button("Share", share="keo lac"), Button("Here", here="x")),
)


@pytest.fixture(params=["sqlite"])
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


class Desk:
    """A sender, and one person who reads."""

    def __init__(self, town: Town, parts: Parts, chat: Chat) -> None:
        self.town = town
        self.sender = Sender(parts.application.bot)
        self.chat = chat
        self.address = Address(chat.place.id)

    async def send(self, reply: Reply, **address: int) -> dict[str, object]:
        (number,) = await self.sender.send(reply, Address(self.chat.place.id, **address))
        assert number in {address.get("edit"), self.chat.last["message_id"]}
        return self.chat.last


@pytest.fixture
async def desk(town: Town, database: Database, clock: Clock) -> AsyncIterator[Desk]:
    async with assembled(town, database, echo, clock) as parts:
        chat = town.chat()
        await chat.start()
        yield Desk(town, parts, chat)


async def test_a_text_with_every_kind_of_button(desk: Desk) -> None:
    message = await desk.send(Text("<b>Kẹo lạc</b> &lt;4 sao&gt;", BUTTONS))
    assert message["text"] == "Kẹo lạc <4 sao>"
    (card, site), (copy, share, here) = message["reply_markup"]["inline_keyboard"]  # type: ignore[index]
    assert (card["callback_data"], site["url"]) == ("p:1", "https://example.org/")
    assert copy["copy_text"]["text"] == "0" * 256
    assert share["switch_inline_query"] == "keo lac"
    assert here["switch_inline_query_current_chat"] == "x"
    assert desk.town.calls("sendMessage")[0]["link_preview_options"] is not None


async def test_other_buttons_under_a_message(desk: Desk) -> None:
    card = await desk.send(Text("Kẹo lạc", BUTTONS))
    number = int(str(card["message_id"]))
    await desk.send(Buttons(((Button("Bỏ lưu", data="ku:1"),),)), edit=number)
    for again in (number, None):  # as it is already; and where there is no message
        await desk.sender.send(
            Buttons(((Button("Bỏ lưu", data="ku:1"),),)), Address(desk.chat.place.id, edit=again)
        )
    assert "Bỏ lưu" in str(desk.chat.last["reply_markup"])
    with pytest.raises(BadRequest):
        await desk.send(Buttons(BUTTONS), edit=10_000)


async def test_a_picture_as_bytes_and_a_file_and_both_again_by_their_ids(desk: Desk) -> None:
    photo = await desk.send(Photo("ticket.png", "<b>Vé</b>", BUTTONS, content=PNG))
    file_id = photo["photo"][0]["file_id"]  # type: ignore[index]
    again = await desk.send(Photo(f"id:{file_id}", "Vé"))
    assert again["photo"] == photo["photo"]
    document = await desk.send(Document("vé.ics", b"BEGIN:VCALENDAR", keyboard=BUTTONS))
    assert document["reply_markup"]
    file_id = document["document"]["file_id"]  # type: ignore[index]
    kept = await desk.send(Document("vé.ics", source=f"id:{file_id}"))
    assert kept["document"]["file_id"] == file_id  # type: ignore[index]


async def test_a_text_that_is_too_long_is_cut_where_its_tags_stay_whole(desk: Desk) -> None:
    message = await desk.send(Text(f"<b>{'lạc ' * 2000}</b>"))
    assert len(str(message["text"])) <= 4096
    assert str(message["text"]).endswith("…")


async def test_an_edit_changes_the_message_that_was_pressed(desk: Desk) -> None:
    message = await desk.send(Text("one", BUTTONS))
    number = int(str(message["message_id"]))
    edited = await desk.send(Text("two", edit=True), edit=number)
    assert (edited["message_id"], edited["text"]) == (number, "two")
    assert "reply_markup" not in edited


async def test_an_edit_that_changes_nothing_is_no_error(desk: Desk) -> None:
    message = await desk.send(Text("one", BUTTONS))
    await desk.send(Text("one", BUTTONS, edit=True), edit=int(str(message["message_id"])))
    assert len(desk.town.calls("sendMessage")) == 1


async def test_an_edit_of_a_message_that_is_gone_is_sent_anew(desk: Desk) -> None:
    message = await desk.send(Text("one"))
    desk.town.world.remove(desk.chat.place, int(str(message["message_id"])))
    again = await desk.send(Text("two", edit=True), edit=int(str(message["message_id"])))
    assert again["text"] == "two"


async def test_an_edit_of_a_photo_is_sent_anew(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "keo.png").write_bytes(PNG)
    photo = await desk.send(Photo(str(tmp_path / "keo.png"), "one", BUTTONS))
    text = await desk.send(Text("two", edit=True), edit=int(str(photo["message_id"])))
    assert text["message_id"] != photo["message_id"]
    assert text["text"] == "two"


async def test_the_phone_is_asked_for_and_the_keyboard_taken_away(desk: Desk) -> None:
    asked = Text("Số?", edit=True, ask_phone=AskPhone("Gửi số", "Thôi", "0912 345 678"))
    await desk.send(asked, edit=1)
    keyboard = desk.chat.keyboard
    assert keyboard is not None
    assert keyboard["keyboard"][0][0] == {"text": "Gửi số", "request_contact": True}
    assert keyboard["keyboard"][1][0]["text"] == "Thôi"
    assert keyboard["one_time_keyboard"]
    assert keyboard["resize_keyboard"]
    await desk.send(Text("Cảm ơn", edit=True, close_keyboard=True), edit=1)
    assert desk.chat.keyboard is None


async def test_a_photo_of_ours(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "keo.png").write_bytes(PNG)
    message = await desk.send(Photo(str(tmp_path / "keo.png"), "<b>Kẹo</b>", BUTTONS))
    assert message["photo"]
    assert message["caption"] == "Kẹo"
    assert message["reply_markup"]


@pytest.mark.parametrize("source", ["/nowhere/keo.png", __file__])
async def test_a_photo_that_cannot_be_had_is_told_in_text(desk: Desk, source: str) -> None:
    desk.town.world.faults.add(Fault("sendPhoto", 400, "Bad Request: IMAGE_PROCESS_FAILED"))
    message = await desk.send(Photo(source, "<b>Kẹo</b>", BUTTONS))
    assert message["text"] == "Kẹo"
    assert message["reply_markup"]


async def test_a_photo_that_telegram_cannot_fetch_is_told_in_text(desk: Desk) -> None:
    refused = "Bad Request: failed to get HTTP URL content"
    desk.town.world.faults.add(Fault("sendPhoto", 400, refused))
    message = await desk.send(Photo("https://example.org/keo.jpg", "Kẹo"))
    assert message["text"] == "Kẹo"


async def test_a_photo_with_a_long_caption_is_told_in_text(desk: Desk) -> None:
    message = await desk.send(Photo("https://example.org/keo.jpg", "k" * 1025))
    assert message["text"] == "k" * 1025
    assert not desk.town.calls("sendPhoto")


async def test_a_photo_for_a_chat_that_is_gone_is_an_error(desk: Desk) -> None:
    with pytest.raises(BadRequest):
        await desk.sender.send(Photo("https://example.org/keo.jpg", "Kẹo"), Address(12345))


async def test_a_document_keeps_its_vietnamese_name(desk: Desk) -> None:
    content = b"\x00\x01xlsx"
    message = await desk.send(Document('Bảng "giá".xlsx', content, "Giá"))
    document = message["document"]
    assert document["file_name"] == 'Bảng "giá".xlsx'  # type: ignore[index]
    stored = desk.town.world.files[document["file_id"]]  # type: ignore[index]
    assert stored.data == content
    assert message["caption"] == "Giá"


async def test_a_contact_and_a_place(desk: Desk) -> None:
    card = (await desk.send(ContactCard("+84912345678", "HTX Kẹo")))["contact"]
    assert card["first_name"] == "HTX Kẹo"  # type: ignore[index]
    nameless = (await desk.send(ContactCard("+84912345678", "")))["contact"]
    assert nameless["first_name"] == "+84912345678"  # type: ignore[index]
    venue = (await desk.send(Pin(20.4, 106.3, "HTX Kẹo", "Đông Hưng")))["venue"]
    assert (venue["title"], venue["address"]) == ("HTX Kẹo", "Đông Hưng")  # type: ignore[index]


async def test_an_answer_quotes_what_it_answers_and_does_without_if_it_is_gone(
    desk: Desk,
) -> None:
    question = await desk.chat.say("kẹo lạc")
    quoting = await desk.send(Text("đây"), quote=question["message_id"])
    assert quoting["reply_to_message"]["message_id"] == question["message_id"]  # type: ignore[index]
    assert "reply_to_message" not in await desk.send(Text("đây"), quote=999)


async def test_who_blocked_us_is_an_error_of_its_own(desk: Desk) -> None:
    await desk.chat.block()
    with pytest.raises(Forbidden):
        await desk.send(Text("xin chào"))


@pytest.mark.parametrize("reply", [Toast("x"), InlineResults(())])
async def test_an_answer_is_no_message(desk: Desk, reply: Reply) -> None:
    with pytest.raises(TypeError):
        await desk.send(reply)


async def test_inline_results_with_a_way_to_the_private_chat(desk: Desk) -> None:
    query = ask_inline(desk.town.world, desk.chat.person, desk.chat.bot, "keo lac")
    hit = InlineHit("1", "Kẹo lạc", "4 sao", "<b>Kẹo lạc</b>", BUTTONS[:1])
    await desk.sender.answer_inline(query.id, InlineResults((hit,), "5", "Mở bot"))
    answer = query.answer.result()
    assert (answer["next_offset"], answer["button"]["text"]) == ("5", "Mở bot")
    (result,) = answer["results"]
    assert (result["title"], result["description"]) == ("Kẹo lạc", "4 sao")


async def test_a_long_toast_is_cut_and_can_be_an_alert(desk: Desk) -> None:
    await desk.send(Text("one", BUTTONS))
    number = desk.chat.last["message_id"]
    query = press(desk.town.world, desk.chat.person, desk.chat.place, number, "p:1")
    await desk.sender.answer_press(query.id, Toast("x" * 300, alert=True))
    answer = query.answer.result()
    assert (len(answer["text"]), answer["show_alert"]) == (200, True)


async def test_several_are_sent_in_order_and_a_short_wait_between_them_is_kept(
    desk: Desk,
) -> None:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    sender = Sender(desk.sender._bot, sleep)
    desk.town.world.faults.add(Fault("sendMessage", 429, retry_after=3))
    photo = await desk.chat.send_photo(PNG)
    file_id = str(photo["photo"][-1]["file_id"])
    album = Several((Album((file_id, file_id)), Text("Ảnh", BUTTONS)))
    ids = await sender.send(album, desk.address)
    assert [said(m) for m in desk.chat.messages[-3:]] == ["<photo>", "<photo>", "Ảnh"]
    assert ids == tuple(m["message_id"] for m in desk.chat.messages[-3:])
    assert waited == [3]


async def test_what_was_sent_gets_other_words_whatever_it_turned_out_to_be(desk: Desk) -> None:
    await desk.send(Photo("/nowhere.png", "one"))  # which became a text
    number = int(str(desk.chat.last["message_id"]))
    changed = EditSent(number, "<b>two</b>", BUTTONS, caption=True)
    for _ in range(2):  # the second time nothing changes
        assert await desk.sender.send(changed, desk.address) == (number,)
        assert desk.chat.last["text"] == "two"
    assert "Card" in desk.chat.buttons()
    with pytest.raises(BadRequest, match="not found"):
        await desk.sender.send(EditSent(9999, "x"), desk.address)


async def test_what_was_sent_is_deleted_and_what_is_gone_already_does_no_harm(desk: Desk) -> None:
    message = await desk.send(Text("one"))
    ids = (int(str(message["message_id"])), 9999)
    assert await desk.sender.send(DeleteSent(ids), desk.address) == ids
    assert ids[0] not in desk.chat.place.messages
