"""What a bot sends: texts, places, contacts; replies, forwards, copies, deletions."""

import pytest

from tests.webchat.conftest import Api
from webchat import acts
from webchat.driver import Chat as Driver
from webchat.models import Bot, Chat, Person
from webchat.world import World


async def test_a_text_with_html(api: Api, chat: Chat, lan: Person) -> None:
    message = await api("sendMessage", chat_id=lan.id, text="<b>Kẹo lạc</b>", parse_mode="HTML")
    assert message["text"] == "Kẹo lạc"
    assert message["entities"] == [{"type": "bold", "offset": 0, "length": 7}]
    assert message["from"] == {
        "id": 1,
        "is_bot": True,
        "first_name": "OCOP",
        "username": "ocop_bot",
    }
    assert message["chat"] == {
        "id": lan.id,
        "type": "private",
        "first_name": "Lan",
        "username": "lan",
    }
    assert (message["message_id"], type(message["date"])) == (2, int)


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"text": ""}, "message text is empty"),
        ({}, "message text is empty"),
        ({"text": " \n "}, "text must be non-empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "text must be non-empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "x", "parse_mode": "RTF"}, "unsupported parse_mode"),
        ({"text": "x", "entities": "{"}, "can't parse entities JSON object"),
        (
            {"text": "<b>x", "parse_mode": "HTML"},
            'can\'t parse entities: Can\'t find end tag corresponding to start tag "b"',
        ),
        ({"text": "x", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        ({"text": "x", "reply_to_message_id": 99}, "message to be replied not found"),
        (
            {"text": "x", "reply_parameters": {"message_id": "x"}},
            "can't parse reply parameters JSON object",
        ),
        ({"text": "x", "reply_to_message_id": "x"},
         'invalid parameter "reply_to_message_id": expected Integer'),
    ],
)  # fmt: skip
async def test_texts_that_are_refused(
    api: Api, chat: Chat, lan: Person, params: dict[str, object], reason: str
) -> None:
    refusal = await api.refused("sendMessage", chat_id=lan.id, **params)
    assert refusal == f"Bad Request: {reason}"


async def test_4096_characters_after_parsing_are_accepted(api: Api, chat: Chat) -> None:
    text = "<b>" + "ệ" * 4096 + "</b>"
    message = await api("sendMessage", chat_id=chat.id, text=text, parse_mode="HTML")
    assert len(message["text"]) == 4096


@pytest.mark.parametrize(
    ("chat_id", "reason"),
    [
        (None, "chat_id is empty"),
        ("", "chat_id is empty"),
        (["x"], "chat_id is empty"),
        (5, "chat not found"),
        ("nobody", "chat not found"),
        ("@nobody", "chat not found"),
        (-100, "chat not found"),
    ],
)
async def test_chats_that_do_not_exist(api: Api, chat_id: object, reason: str) -> None:
    refusal = await api.refused("sendMessage", chat_id=chat_id, text="x")
    assert refusal == f"Bad Request: {reason}"


async def test_nobody_is_written_to_who_never_pressed_start(
    api: Api, world: World, bot: Bot, lan: Person
) -> None:
    refusal = "Forbidden: bot can't initiate conversation with a user"
    assert await api.refused("sendMessage", chat_id=lan.id, text="x") == refusal
    world.private(lan, bot)
    assert await api.refused("sendMessage", chat_id=lan.id, text="x") == refusal


async def test_who_blocked_the_bot_gets_nothing(
    api: Api, world: World, chat: Chat, lan: Person
) -> None:
    acts.block(world, lan, chat)
    blocked = "Forbidden: bot was blocked by the user"
    assert await api.refused("sendMessage", chat_id=lan.id, text="x") == blocked
    acts.unblock(world, lan, chat)
    await api("sendMessage", chat_id=lan.id, text="x")


async def test_groups_are_for_members(api: Api, world: World, bot: Bot, lan: Person) -> None:
    group = world.group("Nhóm", lan)
    refusal = await api.refused("sendMessage", chat_id=group.id, text="x")
    assert refusal == "Forbidden: bot is not a member of the supergroup chat"
    group.members[bot.id] = "kicked"
    refusal = await api.refused("sendMessage", chat_id=group.id, text="x")
    assert refusal == "Forbidden: bot was kicked from the supergroup chat"


async def test_a_channel_is_found_by_name_and_posts_have_no_author(
    api: Api, world: World, bot: Bot, lan: Person
) -> None:
    world.group("Tin OCOP", lan, bot, kind="channel", username="tin_ocop")
    post = await api("sendMessage", chat_id="@Tin_OCOP", text="x")
    assert "from" not in post
    assert post["sender_chat"]["title"] == "Tin OCOP"


async def test_replies_carry_the_message_but_not_its_own_reply(api: Api, chat: Chat) -> None:
    first = await api("sendMessage", chat_id=chat.id, text="a", reply_parameters={"message_id": 1})
    assert first["reply_to_message"]["text"] == "/start"
    second = await api("sendMessage", chat_id=chat.id, text="b", reply_to_message_id=2)
    assert second["reply_to_message"]["text"] == "a"
    assert "reply_to_message" not in second["reply_to_message"]
    missing = {"message_id": 99, "allow_sending_without_reply": True}
    third = await api("sendMessage", chat_id=chat.id, text="c", reply_parameters=missing)
    assert "reply_to_message" not in third


async def test_places_contacts_dice_and_polls(api: Api, chat: Chat) -> None:
    place = {"latitude": 20.45, "longitude": 106.34}
    sent = await api("sendLocation", chat_id=chat.id, **place)
    assert sent["location"] == place
    sent = await api("sendVenue", chat_id=chat.id, **place, title="Kho", address="Đông Hưng")
    assert sent["venue"] == {"location": place, "title": "Kho", "address": "Đông Hưng"}
    sent = await api("sendContact", chat_id=chat.id, phone_number="+84", first_name="Lan")
    assert sent["contact"] == {"phone_number": "+84", "first_name": "Lan"}
    assert (await api("sendDice", chat_id=chat.id))["dice"]["emoji"] == "🎲"
    sent = await api("sendPoll", chat_id=chat.id, question="Ngon?", options=["Có", {"text": "Ừ"}])
    assert [option["text"] for option in sent["poll"]["options"]] == ["Có", "Ừ"]


@pytest.mark.parametrize(
    ("method", "params", "reason"),
    [
        ("sendLocation", {"longitude": 1}, 'parameter "latitude" is required'),
        ("sendLocation", {"latitude": 91, "longitude": 1}, "wrong location coordinates specified"),
        ("sendVenue", {"latitude": 1, "longitude": 1}, "venue title must be non-empty"),
        ("sendContact", {"first_name": "Lan"}, "phone number is empty"),
        ("sendContact", {"phone_number": "1"}, "first name is empty"),
        ("sendPoll", {"options": ["a"]}, "poll question must be non-empty"),
        ("sendPoll", {"question": "x", "options": []}, "poll must have at least 1 option"),
        (
            "sendPoll",
            {"question": "x", "options": ["a", 5]},
            "poll options must be non-empty",
        ),
        ("sendChatAction", {"action": "dancing"}, "wrong parameter action in request"),
        ("copyMessage", {"from_chat_id": 9}, "chat not found"),
        ("deleteMessage", {}, "message identifier is not specified"),
        ("deleteMessage", {"message_id": 99}, "message to delete not found"),
        ("deleteMessages", {"message_ids": ["x"]}, "message identifiers are not specified"),
        (
            "deleteMessages",
            {"message_ids": list(range(101))},
            "too many message identifiers specified",
        ),
        ("setMessageReaction", {"message_id": 99}, "message to react not found"),
    ],
)
async def test_what_is_incomplete_is_refused(
    api: Api, chat: Chat, method: str, params: dict[str, object], reason: str
) -> None:
    refusal = await api.refused(method, chat_id=chat.id, **params)
    assert refusal == f"Bad Request: {reason}"


async def test_forwards_say_where_they_come_from(api: Api, chat: Chat, lan: Person) -> None:
    forward = {"chat_id": chat.id, "from_chat_id": chat.id}
    sent = await api("forwardMessage", **forward, message_id=1)
    assert sent["forward_origin"]["sender_user"]["id"] == lan.id
    again = await api("forwardMessage", **forward, message_id=sent["message_id"])
    assert again["forward_origin"] == sent["forward_origin"]
    many = await api("forwardMessages", **forward, message_ids=[1, 99])
    assert many == [{"message_id": 4}]
    refusal = await api.refused("forwardMessage", **forward, message_id=99)
    assert refusal == "Bad Request: message to forward not found"


async def test_a_forward_from_a_channel_names_the_channel(
    api: Api, world: World, bot: Bot, lan: Person, chat: Chat
) -> None:
    channel = world.group("Tin", lan, bot, kind="channel")
    post = await api("sendMessage", chat_id=channel.id, text="x")
    sent = await api(
        "forwardMessage",
        chat_id=chat.id,
        from_chat_id=channel.id,
        message_id=post["message_id"],
    )
    assert sent["forward_origin"]["type"] == "channel"


async def test_copies_carry_no_origin_and_may_change_the_caption(api: Api, chat: Chat) -> None:
    copy = {"chat_id": chat.id, "from_chat_id": chat.id}
    assert await api("copyMessage", **copy, message_id=1) == {"message_id": 2}
    assert "forward_origin" not in chat.messages[2]
    await api("sendPhoto", chat_id=chat.id, photo="https://ocop.vn/a.jpg", caption="cũ")
    await api("copyMessage", **copy, message_id=3, caption="mới")
    assert chat.messages[4]["caption"] == "mới"
    assert await api("copyMessages", **copy, message_ids=[1, 3, 99]) == [
        {"message_id": 5},
        {"message_id": 6},
    ]


async def test_deleting(api: Api, world: World, bot: Bot, chat: Chat, lan: Person) -> None:
    driver = Driver(world, lan, bot)
    sent = await api("sendMessage", chat_id=chat.id, text="x")
    assert await api("deleteMessage", chat_id=chat.id, message_id=2) is True
    await driver.deleted(sent)
    assert await api("deleteMessages", chat_id=chat.id, message_ids=[1, 99]) is True
    assert chat.messages == {}


async def test_what_is_old_or_not_ones_own_stays(
    api: Api, world: World, bot: Bot, chat: Chat, lan: Person
) -> None:
    world.clock = lambda: chat.messages[1]["date"] + 48 * 3600
    refusal = await api.refused("deleteMessage", chat_id=chat.id, message_id=1)
    assert refusal == "Bad Request: message can't be deleted"
    group = world.group("Nhóm", lan, bot)
    acts.say(world, lan, group, "của tôi")
    refusal = await api.refused("deleteMessage", chat_id=group.id, message_id=1)
    assert refusal == "Bad Request: message can't be deleted"
    group.members[bot.id] = "administrator"
    assert await api("deleteMessage", chat_id=group.id, message_id=1)


async def test_actions_drafts_and_reactions(api: Api, world: World, chat: Chat) -> None:
    with world.hub.listen(chat.id) as events:
        await api("sendChatAction", chat_id=chat.id, action="upload_photo")
        await api("sendMessageDraft", chat_id=chat.id, draft_id=1, text="đang tìm")
        await api("setMessageReaction", chat_id=chat.id, message_id=1,
                  reaction=[{"type": "emoji", "emoji": "👍"}])  # fmt: skip
        told = [events.get_nowait() for _ in range(3)]
    assert [event.name for event in told] == ["typing", "typing", "edited"]
    assert told[0].data == {"action": "upload_photo"}
    assert chat.messages[1]["reactions"][0]["emoji"] == "👍"
