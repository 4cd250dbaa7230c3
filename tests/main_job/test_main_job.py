"""A buyer asks, the bot answers: over HTTP, the whole program, on both databases."""

import asyncio

import pytest
from sqlmodel import select

from catalog.contacts import ContactRequest
from catalog.database import Database
from catalog.needs import Need
from tests.main_job.conftest import running, settings_for
from webchat.driver import Chat, labels
from webchat.faults import Fault
from webchat.models import Bot
from webchat.server import Server
from webchat.world import World

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cf"
    "c000000301010018dd8db00000000049454e44ae426082"
)


async def test_a_buyer_finds_the_product_and_asks_for_its_producer(
    buyer: Chat, sample: Database
) -> None:
    await buyer.start()
    assert "em chào anh/chị" in (await buyer.reply())["text"]

    card = await buyer.ask("cho hỏi banh cay dinh manh gia si bn a")
    assert card["text"].startswith("Bánh cáy Đình Mạnh\n★★★★ 4 sao OCOP")

    await buyer.press("📞 Liên hệ")
    assert "chưa công bố số điện thoại" in (await buyer.reply())["text"]
    await buyer.press("✅ Đồng ý, gửi yêu cầu")
    await buyer.reply()
    await buyer.press("📱 Gửi số của tôi")
    done = await buyer.reply()
    assert "gọi lại số 0912 345 678" in done["text"]
    assert buyer.keyboard is None

    async with sample.session(read_only=True) as session:
        request = (await session.exec(select(ContactRequest))).one()
    assert (request.name, request.phone) == ("Lan", "+84912345678")


async def test_a_list_turns_its_pages_in_place(buyer: Chat) -> None:
    listed = await buyer.ask("san pham 4 sao dong hung")
    assert "1–5 trong 14 sản phẩm" in listed["text"]
    await buyer.press("Sau ›")
    turned = await buyer.edited(listed)
    assert "6–10 trong 14 sản phẩm" in turned["text"]
    await buyer.press(labels(turned)[0])
    assert "sao OCOP" in (await buyer.reply())["text"]


async def test_what_is_said_next_is_said_of_what_was_shown(buyer: Chat) -> None:
    listed = await buyer.ask("san pham 4 sao dong hung")
    await buyer.press("2")
    second = await buyer.reply()
    assert second["text"].split("\n")[0] in listed["text"]
    third = (await buyer.ask("cái thứ ba"))["text"].split("\n")[0]
    assert f"3. {third}" in listed["text"]
    assert third in (await buyer.ask("sđt"))["text"]


async def test_a_need_is_left_and_stored(buyer: Chat, sample: Database) -> None:
    nothing = await buyer.ask("sầu riêng sấy")
    assert "chưa tìm thấy" in nothing["text"]
    await buyer.press("📝 Để lại nhu cầu")
    await buyer.reply()
    await buyer.press("✅ Gửi")
    assert "đã ghi nhu cầu" in (await buyer.reply())["text"]
    async with sample.session(read_only=True) as session:
        need = (await session.exec(select(Need))).one()
    assert need.text == "sầu riêng sấy"


async def test_saving_answers_with_a_toast(buyer: Chat) -> None:
    await buyer.ask("trung vit bien")
    assert "Đã lưu" in (await buyer.press("💾 Lưu lại"))["text"]
    assert "Trứng vịt biển Đông Xuyên" in (await buyer.ask("/saved"))["text"]


async def test_a_photo_sent_by_mistake_is_answered_and_a_caption_is_a_question(
    buyer: Chat,
) -> None:
    await buyer.send_photo(PNG)
    assert "chưa xem được ảnh" in (await buyer.reply())["text"]
    await buyer.send_photo(PNG, caption="trung vit bien")
    assert "Trứng vịt biển" in (await buyer.reply())["text"]


async def test_an_edited_question_is_answered_again(buyer: Chat) -> None:
    asked = await buyer.say("sầu riêng sấy")
    await buyer.reply()
    await buyer.edit(asked, "trung vit bien")
    assert "Trứng vịt biển" in (await buyer.reply())["text"]


async def test_inline_mode_posts_a_card_that_leads_back(buyer: Chat) -> None:
    results = await buyer.inline("keo lac")
    posted = await buyer.choose(results[0])
    assert "Kẹo lạc" in posted["text"]
    link = posted["reply_markup"]["inline_keyboard"][0][0]["url"]
    await buyer.start(link.partition("start=")[2])
    assert (await buyer.reply())["text"].startswith(posted["text"].splitlines()[0])


async def test_in_a_group_it_answers_only_when_it_is_addressed(
    world: World, bot: Bot, buyer: Chat
) -> None:
    place = world.group("Chợ quê", buyer.person, bot)
    group = Chat(world, buyer.person, bot, place)
    await group.say("trung vit bien")
    question = await group.say("@ocop_bot keo lac")
    answer = await group.reply()
    assert answer["reply_to_message"]["message_id"] == question["message_id"]
    assert "kẹo lạc" in answer["text"].lower()
    assert not any("Trứng vịt" in message.get("text", "") for message in group.messages)


async def test_menus_and_descriptions_are_set_in_both_languages(world: World, buyer: Chat) -> None:
    for method, count in (("setMyCommands", 4), ("setMyShortDescription", 2)):
        calls = await world.calls.wait(method, count)
        assert {call.params.get("language_code", "") for call in calls} == {"", "en"}


async def test_a_refused_menu_at_the_start_is_survived(
    world: World, bot: Bot, chat_server: Server, sample: Database
) -> None:
    for method in ("setMyCommands", "setMyDescription", "setMyShortDescription"):
        world.faults.add(Fault(method, code=400, description="Bad Request: no", times=50))
    chat = Chat(world, world.person("Lan", language_code="vi"), bot)
    async with running(settings_for(chat_server), sample):
        calls = await world.calls.wait("setMyShortDescription", 2)
        assert {call.code for call in calls} == {400}
        assert "Trứng vịt biển" in (await chat.ask("trung vit bien"))["text"]


async def test_what_was_asked_while_the_bot_was_away_is_answered_when_it_is_back(
    world: World, bot: Bot, chat_server: Server, sample: Database
) -> None:
    chat = Chat(world, world.person("Lan", language_code="vi"), bot)
    await chat.say("trung vit bien")
    async with running(settings_for(chat_server), sample):
        assert "Trứng vịt biển" in (await chat.reply())["text"]


QUESTIONS = ("trung vit bien", "bánh cáy việt hương", "ruốc bề bề")
ANSWERS = ("Trứng vịt biển", "Bánh cáy Việt Hương", "Ruốc bề bề")


async def test_two_hundred_people_at_once_each_get_their_own_answers_in_order(
    world: World, bot: Bot, chat_server: Server, sample: Database
) -> None:
    chats = [Chat(world, world.person(f"P{n}", language_code="vi"), bot) for n in range(200)]

    async def one(number: int, chat: Chat) -> None:
        order = [(number + step) % 3 for step in range(3)]
        await asyncio.gather(*(chat.say(QUESTIONS[n]) for n in order))
        chat._seen = 0
        replies = await chat.replies(3, timeout=120)
        firsts = [reply["text"].splitlines()[0] for reply in replies]
        assert all(ANSWERS[n] in first for n, first in zip(order, firsts, strict=True))

    async with running(settings_for(chat_server), sample):
        await asyncio.gather(*(one(n, chat) for n, chat in enumerate(chats)))


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_strange_texts_get_one_polite_answer(buyer: Chat) -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 50
    texts = ("<b>&amp;</i>", family, "\u202eđảo ngược", "bánh " * 800, "\x01\x02a", "//", "/")
    for text in texts:
        assert (await buyer.ask(text))["text"]
    assert len(buyer.messages) == 2 * len(texts)
    await buyer.ask("/help")
    assert len(buyer.messages) == 2 * len(texts) + 2
