"""Messages and buttons on the chat page, against the real server and a scripted bot."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.pictures import png
from tests.browser.scripted import ScriptedBot
from webchat.models import Person
from webchat.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


def keyboard(*rows: list[dict[str, object]]) -> dict[str, object]:
    return {"inline_keyboard": list(rows)}


async def test_text_goes_out_and_the_answer_comes_in(
    page: Page, bot: ScriptedBot, lan: Person
) -> None:
    await page.get_by_test_id("composer").fill("cho hỏi kẹo lạc")
    await page.get_by_test_id("send").click()
    assert await bot.text() == "cho hỏi kẹo lạc"
    await bot.call("sendChatAction", chat_id=lan.id, action="typing")
    await expect(page.get_by_test_id("typing")).to_be_visible()
    await expect(page.get_by_test_id("peer-status")).to_have_text("đang soạn tin…")
    await bot.call("sendMessage", chat_id=lan.id, text="Kẹo lạc Phú Mỹ")
    await expect(page.get_by_test_id("message").last).to_contain_text("Kẹo lạc Phú Mỹ")
    await expect(page.get_by_test_id("typing")).to_be_hidden()
    await expect(page.get_by_test_id("composer")).to_have_value("")


async def test_formatting_becomes_elements_and_counts_in_utf16(
    page: Page, bot: ScriptedBot, lan: Person
) -> None:
    html = (
        '🥜🥜 <b>Kẹo <i>lạc</i></b> <code>M1</code> <a href="https://example.vn/">nguồn</a> '
        "<s>cũ</s> <u>mới</u> <tg-spoiler>giá</tg-spoiler> <pre>bảng</pre>"
        "<blockquote expandable>một\nhai\nba\nbốn\nnăm</blockquote>"
    )
    await bot.call("sendMessage", chat_id=lan.id, text=html, parse_mode="HTML")
    text = page.get_by_test_id("message-text").last
    await expect(text.locator("strong")).to_have_text("Kẹo lạc")
    await expect(text.locator("strong em")).to_have_text("lạc")
    await expect(text.locator("code").first).to_have_text("M1")
    await expect(text.locator("a")).to_have_attribute("href", "https://example.vn/")
    await expect(text.locator("a")).to_have_attribute("rel", "noopener noreferrer")
    await expect(text.locator("s")).to_have_text("cũ")
    await expect(text.locator("u")).to_have_text("mới")
    await expect(text.locator("pre")).to_have_text("bảng")
    await text.get_by_test_id("spoiler").click()
    await expect(text.get_by_test_id("spoiler")).not_to_have_attribute("role", "button")
    await text.get_by_test_id("expand-quote").click()
    await expect(text.get_by_test_id("expand-quote")).to_have_text("Thu gọn")


async def test_no_empty_line_stands_below_a_quote(
    page: Page, bot: ScriptedBot, lan: Person
) -> None:
    html = "<blockquote>một</blockquote>\nhai\n\n<pre>ba</pre>\n\nbốn"
    await bot.call("sendMessage", chat_id=lan.id, text=html, parse_mode="HTML")
    text = page.get_by_test_id("message-text").last
    await expect(text).to_have_js_property("textContent", "mộthai\n\nba\nbốn")


async def test_a_command_in_a_text_sends_itself(page: Page, bot: ScriptedBot, lan: Person) -> None:
    await bot.call("sendMessage", chat_id=lan.id, text="Xem /help nhé")
    await page.get_by_test_id("command").filter(has_text="/help").click()
    assert await bot.text() == "/help"


async def test_a_button_spins_until_it_is_answered_with_a_toast(
    page: Page, bot: ScriptedBot, lan: Person
) -> None:
    markup = keyboard(
        [{"text": "Liên hệ", "callback_data": "c:1", "style": "success"}],
        [{"text": "Xoá", "callback_data": "d:1", "style": "danger"}],
    )
    await bot.call("sendMessage", chat_id=lan.id, text="Kẹo lạc", reply_markup=markup)
    button = page.get_by_test_id("inline-button").first
    await button.click()
    query = await bot.update("callback_query")
    assert query["data"] == "c:1"
    await expect(button).to_have_attribute("aria-busy", "true")
    await bot.call("answerCallbackQuery", callback_query_id=query["id"], text="Đã ghi nhận")
    await expect(page.get_by_test_id("toast")).to_have_text("Đã ghi nhận")
    await expect(button).not_to_have_attribute("aria-busy", "true")


async def test_an_alert_waits_to_be_closed(page: Page, bot: ScriptedBot, lan: Person) -> None:
    markup = keyboard([{"text": "Xoá", "callback_data": "d"}])
    await bot.call("sendMessage", chat_id=lan.id, text="Kẹo lạc", reply_markup=markup)
    await page.get_by_test_id("inline-button").click()
    query = await bot.update("callback_query")
    await bot.call(
        "answerCallbackQuery", callback_query_id=query["id"], text="Chắc chứ?", show_alert=True
    )
    await expect(page.get_by_test_id("alert")).to_contain_text("Chắc chứ?")
    await page.get_by_test_id("alert-ok").click()
    await expect(page.get_by_test_id("alert")).to_have_count(0)


async def test_an_edit_by_the_bot_keeps_the_focus_on_the_button(
    page: Page, bot: ScriptedBot, lan: Person
) -> None:
    markup = keyboard([{"text": "Trang 2", "callback_data": "p:2"}])
    sent = await bot.call("sendMessage", chat_id=lan.id, text="Trang 1", reply_markup=markup)
    await page.get_by_test_id("inline-button").press("Enter")
    query = await bot.update("callback_query")
    await bot.call(
        "editMessageText",
        chat_id=lan.id,
        message_id=sent["message_id"],
        text="Trang hai",
        reply_markup=keyboard([{"text": "Trang 1", "callback_data": "p:1"}]),
    )
    await bot.call("answerCallbackQuery", callback_query_id=query["id"])
    await expect(page.get_by_test_id("message-text").last).to_have_text("Trang hai")
    await expect(page.get_by_test_id("inline-button")).to_be_focused()


async def test_a_deleted_message_disappears(page: Page, bot: ScriptedBot, lan: Person) -> None:
    sent = await bot.call("sendMessage", chat_id=lan.id, text="nhầm")
    await expect(page.get_by_text("nhầm")).not_to_have_count(0)
    await bot.call("deleteMessage", chat_id=lan.id, message_id=sent["message_id"])
    await expect(page.get_by_test_id("message")).to_have_count(1)


async def test_copying_and_switching_buttons(page: Page, bot: ScriptedBot, lan: Person) -> None:
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    markup = keyboard(
        [{"text": "Chép số", "copy_text": {"text": "0363 123 456"}}],
        [{"text": "Tìm tiếp", "switch_inline_query_current_chat": "keo lac"}],
        [{"text": "Chia sẻ", "switch_inline_query": "banh cay"}],
    )
    await bot.call("sendMessage", chat_id=lan.id, text="HTX", reply_markup=markup)
    await page.get_by_test_id("inline-button").nth(0).click()
    await expect(page.get_by_test_id("toast")).to_have_text("Đã chép")
    assert await page.evaluate("navigator.clipboard.readText()") == "0363 123 456"
    await page.get_by_test_id("inline-button").nth(1).click()
    await expect(page.get_by_test_id("composer")).to_have_value("@ocop_bot keo lac")
    await page.get_by_test_id("inline-button").nth(2).click()
    await page.get_by_test_id("pick-chat-item").first.click()
    await expect(page.get_by_test_id("composer")).to_have_value("@ocop_bot banh cay")


async def test_a_link_to_the_bot_starts_it_here(page: Page, bot: ScriptedBot, lan: Person) -> None:
    markup = keyboard([{"text": "Mở", "url": "https://t.me/ocop_bot?start=p_7"}])
    await bot.call("sendMessage", chat_id=lan.id, text="Sản phẩm", reply_markup=markup)
    await page.get_by_test_id("inline-button").click()
    assert await bot.text() == "/start p_7"


async def test_reply_keyboard_types_for_the_person_and_hides_after_one_use(
    page: Page, bot: ScriptedBot, lan: Person
) -> None:
    markup = {
        "keyboard": [[{"text": "Tìm sản phẩm"}, {"text": "Hội chợ"}]],
        "resize_keyboard": True,
        "one_time_keyboard": True,
        "input_field_placeholder": "Chọn một việc",
    }
    await bot.call("sendMessage", chat_id=lan.id, text="Bạn cần gì?", reply_markup=markup)
    await expect(page.get_by_test_id("composer")).to_have_attribute("placeholder", "Chọn một việc")
    await page.get_by_test_id("reply-keyboard-button").nth(1).click()
    assert await bot.text() == "Hội chợ"
    await expect(page.get_by_test_id("reply-keyboard")).to_be_hidden()


async def test_sharing_the_own_contact_asks_first(
    page: Page, bot: ScriptedBot, lan: Person
) -> None:
    markup = {"keyboard": [[{"text": "Gửi số của tôi", "request_contact": True}]]}
    await bot.call("sendMessage", chat_id=lan.id, text="Số điện thoại?", reply_markup=markup)
    await page.get_by_test_id("reply-keyboard-button").click()
    await page.get_by_test_id("confirm-cancel").click()
    await page.get_by_test_id("reply-keyboard-button").click()
    await expect(page.get_by_test_id("confirm")).to_contain_text("+84 912 345 678")
    await page.get_by_test_id("confirm-ok").click()
    message = await bot.update("message")
    assert message["contact"]["phone_number"] == "84912345678"
    assert message["contact"]["user_id"] == lan.id
    card = page.get_by_test_id("contact-card")
    await expect(card).to_contain_text("Lan Nguyễn")
    await expect(card.get_by_test_id("call")).to_have_attribute("href", "tel:84912345678")


async def test_a_forced_reply_quotes_the_question(
    page: Page, bot: ScriptedBot, lan: Person
) -> None:
    markup = {"force_reply": True, "input_field_placeholder": "Số lượng"}
    await bot.call("sendMessage", chat_id=lan.id, text="Cần bao nhiêu?", reply_markup=markup)
    await expect(page.get_by_test_id("banner")).to_contain_text("Cần bao nhiêu?")
    await expect(page.get_by_test_id("composer")).to_be_focused()
    await page.get_by_test_id("composer").fill("20 kg")
    await page.keyboard.press("Enter")
    message = await bot.update("message")
    assert message["reply_to_message"]["text"] == "Cần bao nhiêu?"
    await expect(page.get_by_test_id("reply-quote")).to_contain_text("Cần bao nhiêu?")


async def test_a_photo_from_the_bot_is_shown_and_enlarged(
    page: Page, bot: ScriptedBot, lan: Person
) -> None:
    await bot.call("sendPhoto", chat_id=lan.id, photo=png(60, 40), caption="Kẹo lạc")
    photo = page.get_by_test_id("card-photo")
    await expect(photo.locator("img")).to_have_js_property("naturalWidth", 60)
    await photo.click()
    await expect(page.get_by_test_id("lightbox")).to_contain_text("Kẹo lạc")
    await page.keyboard.press("Escape")
    await expect(page.get_by_test_id("lightbox")).to_have_count(0)
    await expect(photo).to_be_focused()


async def test_a_photo_and_a_file_go_up_whole(page: Page, bot: ScriptedBot) -> None:
    picture = png(30, 20)
    await page.get_by_test_id("pick-photo").set_input_files(
        {"name": "keo.png", "mimeType": "image/png", "buffer": picture}
    )
    await page.get_by_test_id("field-caption").fill("đây là gì?")
    await page.get_by_test_id("form-ok").click()
    message = await bot.update("message")
    assert message["caption"] == "đây là gì?"
    assert await bot.download(message["photo"][-1]["file_id"]) == picture
    await page.get_by_test_id("pick-file").set_input_files(
        {"name": "bảng giá.csv", "mimeType": "text/csv", "buffer": b"ten,gia\n"}
    )
    await page.get_by_test_id("form-ok").click()
    message = await bot.update("message")
    assert message["document"]["file_name"] == "bảng giá.csv"
    assert await bot.download(message["document"]["file_id"]) == b"ten,gia\n"
    await expect(page.get_by_test_id("document")).to_have_attribute("download", "bảng giá.csv")


async def test_albums_files_and_places_have_cards(
    page: Page, bot: ScriptedBot, lan: Person
) -> None:
    media = [{"type": "photo", "media": f"attach://p{number}"} for number in range(3)]
    pictures = {f"p{number}": png(40, 40) for number in range(3)}
    await bot.call("sendMediaGroup", chat_id=lan.id, media=media, **pictures)
    await expect(page.get_by_test_id("album").get_by_test_id("card-photo")).to_have_count(3)
    await bot.call("sendDocument", chat_id=lan.id, document=("danh mục.xlsx", b"x" * 2048))
    await expect(page.get_by_test_id("document")).to_contain_text("danh mục.xlsx")
    await expect(page.get_by_test_id("document")).to_contain_text("2 KB")
    place = {"latitude": 20.5561, "longitude": 106.3511, "title": "HTX", "address": "Đông Hưng"}
    await bot.call("sendVenue", chat_id=lan.id, **place)
    card = page.get_by_test_id("location-card")
    await expect(card).to_contain_text("20.55610, 106.35110")
    link = card.get_by_test_id("open-map")
    assert "openstreetmap.org/?mlat=20.5561" in str(await link.get_attribute("href"))


async def test_a_place_can_be_sent(page: Page, bot: ScriptedBot) -> None:
    await page.context.grant_permissions(["geolocation"])
    await page.context.set_geolocation({"latitude": 20.45, "longitude": 106.34})
    await page.get_by_test_id("attach").click()
    await page.get_by_test_id("attach-location").click()
    await page.get_by_test_id("locate").click()
    await expect(page.get_by_test_id("field-latitude")).to_have_value("20.450000")
    await page.get_by_test_id("form-ok").click()
    message = await bot.update("message")
    assert message["location"]["longitude"] == pytest.approx(106.34)


async def test_own_words_can_be_edited(page: Page, bot: ScriptedBot) -> None:
    composer = page.get_by_test_id("composer")
    await composer.fill("keo lac")
    await composer.press("Enter")
    await expect(page.get_by_test_id("message").last).to_contain_text("keo lac")
    await composer.press("ArrowUp")
    await expect(composer).to_have_value("keo lac")
    await composer.fill("kẹo lạc")
    await composer.press("Enter")
    edited = await bot.update("edited_message")
    assert edited["text"] == "kẹo lạc"
    await expect(page.get_by_test_id("edited")).to_have_text("đã sửa")


async def test_a_message_is_answered_from_its_menu(
    page: Page, bot: ScriptedBot, lan: Person
) -> None:
    await bot.call("sendMessage", chat_id=lan.id, text="Hỏi lại")
    await page.get_by_test_id("message").filter(has_text="Hỏi lại").click(button="right")
    await page.get_by_test_id("action-reply").click()
    await page.get_by_test_id("composer").fill("vâng")
    await page.get_by_test_id("send").click()
    assert (await bot.update("message"))["reply_to_message"]["text"] == "Hỏi lại"


async def test_inline_mode_lists_results_and_posts_the_chosen_one(
    page: Page, bot: ScriptedBot
) -> None:
    await page.get_by_test_id("composer").fill("@ocop_bot keo lac")
    query = await bot.update("inline_query")
    assert query["query"] == "keo lac"
    results = [
        {
            "type": "article",
            "id": str(number),
            "title": f"Kẹo lạc {number}",
            "description": "4 sao",
            "input_message_content": {"message_text": f"Thẻ {number}"},
        }
        for number in (1, 2, 3)
    ]
    await bot.call("answerInlineQuery", inline_query_id=query["id"], results=results)
    await expect(page.get_by_test_id("inline-result")).to_have_count(3)
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("message").last).to_contain_text("Thẻ 2")
    await expect(page.get_by_test_id("message").last).to_contain_text("qua @ocop_bot")
    assert (await bot.update("chosen_inline_result"))["result_id"] == "2"
    await expect(page.get_by_test_id("composer")).to_have_value("")


async def test_commands_are_completed_and_in_the_menu(
    page: Page, bot: ScriptedBot, site: Server
) -> None:
    commands = [
        {"command": "browse", "description": "Xem theo nhóm"},
        {"command": "help", "description": "Hướng dẫn"},
    ]
    await bot.call("setMyCommands", commands=commands)
    await page.get_by_test_id("menu").click()
    await expect(page.get_by_test_id("command-item")).to_have_count(2)
    await page.get_by_test_id("command-item").filter(has_text="Hướng dẫn").click()
    assert await bot.text() == "/help"
    await page.get_by_test_id("composer").fill("/br")
    await expect(page.get_by_test_id("command-item")).to_have_count(1)
    await page.keyboard.press("Enter")
    assert await bot.text() == "/browse"
