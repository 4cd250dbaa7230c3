"""Groups and channels: who is in them, and what a bot hears there."""

from typing import Any

import pytest

from tests.webchat.conftest import Api
from webchat import acts, members
from webchat.driver import Chat as Driver
from webchat.errors import Refused
from webchat.models import Bot, Chat, Person
from webchat.privacy import hears
from webchat.world import World


@pytest.fixture
def group(world: World, lan: Person, bot: Bot) -> Chat:
    return members.create_group(world, lan, "  Kết nối cung cầu ", bot)


async def heard(api: Api) -> list[str]:
    updates = await api("getUpdates")
    return [u["message"]["text"] for u in updates if "text" in u.get("message", {})]


async def test_the_bot_is_told_of_a_new_group(api: Api, group: Chat) -> None:
    joined, created = await api("getUpdates")
    assert joined["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert created["message"]["group_chat_created"] is True
    assert created["message"]["chat"]["title"] == "Kết nối cung cầu"


@pytest.mark.parametrize(
    ("text", "is_heard"),
    [
        ("chào mọi người", False),
        ("/help", True),
        ("/help@ocop_bot", True),
        ("/help@other_bot", False),
        ("hỏi @ocop_bot kẹo lạc", True),
        ("hỏi @lan nhé 😀", False),
    ],
)
async def test_with_privacy_it_hears_what_is_meant_for_it(
    api: Api, world: World, lan: Person, group: Chat, text: str, is_heard: bool
) -> None:
    acts.say(world, lan, group, text)
    assert await heard(api) == ([text] if is_heard else [])


async def test_it_hears_replies_and_without_privacy_everything(
    api: Api, world: World, lan: Person, bot: Bot, group: Chat
) -> None:
    sent = await api("sendMessage", chat_id=group.id, text="x")
    acts.say(world, lan, group, "trả lời", sent["message_id"])
    acts.say(world, lan, group, "thường")
    bot.privacy = False
    acts.say(world, lan, group, "thường nữa")
    assert await heard(api) == ["trả lời", "thường nữa"]


async def test_what_was_sent_through_it_is_heard(bot: Bot, group: Chat) -> None:
    assert hears(bot, group, {"via_bot": bot.user(), "text": "Kẹo"})
    assert not hears(bot, group, {"via_bot": {"id": 9}, "text": "Kẹo"})


async def test_coming_and_going(api: Api, world: World, bot: Bot, group: Chat) -> None:
    await api("getUpdates", allowed_updates=["message", "chat_member", "my_chat_member"])
    minh = Driver(world, world.person("Minh"), bot, group)
    with pytest.raises(Refused, match="not in this chat"):
        await minh.say("x")
    await minh.join()
    with pytest.raises(Refused, match="nothing to do"):
        await minh.join()
    await minh.say("/help")
    await minh.leave()
    kinds = [min(set(update) - {"update_id"}) for update in await api("getUpdates")]
    assert kinds[2:] == ["chat_member", "message", "message", "chat_member", "message"]


async def test_members_as_the_bot_sees_them(
    api: Api, world: World, lan: Person, bot: Bot, group: Chat, chat: Chat
) -> None:
    place = {"chat_id": group.id}
    member = await api("getChatMember", **place, user_id=lan.id)
    assert (member["status"], member["is_anonymous"]) == ("creator", False)
    assert (await api("getChatMember", **place, user_id=bot.id))["status"] == "member"
    stranger = world.person("Minh")
    assert (await api("getChatMember", **place, user_id=stranger.id))["status"] == "left"
    refusal = await api.refused("getChatMember", **place, user_id=5)
    assert refusal == "Bad Request: user not found"
    group.members[bot.id] = "administrator"
    leaders = await api("getChatAdministrators", **place)
    assert [leader["status"] for leader in leaders] == ["creator", "administrator"]
    assert await api("getChatMemberCount", **place) == 2
    refusal = await api.refused("getChatAdministrators", chat_id=chat.id)
    assert refusal == "Bad Request: there are no administrators in the private chat"


async def test_chats_and_pins(api: Api, group: Chat, chat: Chat, lan: Person) -> None:
    full = await api("getChat", chat_id=group.id)
    assert (full["type"], full["accent_color_id"]) == ("supergroup", 0)
    place = {"chat_id": chat.id}
    for number in (1, 2):
        await api("sendMessage", **place, text="x")
        await api("pinChatMessage", **place, message_id=number)
    assert (await api("getChat", **place))["pinned_message"]["message_id"] == 2
    await api("unpinChatMessage", **place)
    assert (await api("getChat", **place))["pinned_message"]["message_id"] == 1
    await api("unpinChatMessage", **place, message_id=1)
    assert "pinned_message" not in await api("getChat", **place)
    await api("pinChatMessage", **place, message_id=1)
    await api("unpinAllChatMessages", **place)
    assert chat.pinned == []
    photos = await api("getUserProfilePhotos", user_id=lan.id)
    assert photos == {"total_count": 0, "photos": []}
    refusal = await api.refused("getUserProfilePhotos", user_id=5)
    assert refusal == "Bad Request: user not found"


async def test_leaving(api: Api, bot: Bot, group: Chat, chat: Chat) -> None:
    assert await api("leaveChat", chat_id=group.id) is True
    assert not group.present(bot.id)
    refusal = await api.refused("leaveChat", chat_id=chat.id)
    assert refusal == "Bad Request: chat member status can't be changed in private chats"


async def test_being_thrown_out(
    api: Api, world: World, lan: Person, bot: Bot, group: Chat
) -> None:
    members.remove_bot(world, lan, group, bot)
    change = (await api("getUpdates"))[-1]["my_chat_member"]["new_chat_member"]
    assert (change["status"], change["until_date"]) == ("kicked", 0)
    refusal = await api.refused("sendMessage", chat_id=group.id, text="x")
    assert refusal == "Forbidden: bot was kicked from the supergroup chat"


@pytest.mark.parametrize("title", ["", " ", "x" * 129])
def test_titles(world: World, lan: Person, title: str) -> None:
    with pytest.raises(Refused, match="1 to 128"):
        members.create_group(world, lan, title)


async def test_channels(api: Api, world: World, lan: Person, bot: Bot) -> None:
    channel = world.group("Tin", lan, bot, kind="channel")
    acts.say(world, lan, channel, "tin mới")
    post = (await api("getUpdates"))[-1]["channel_post"]
    assert (post["text"], post["sender_chat"]["id"]) == ("tin mới", channel.id)
    reader = world.person("Minh")
    channel.members[reader.id] = "member"
    with pytest.raises(Refused, match="only administrators"):
        acts.say(world, reader, channel, "x")


@pytest.mark.parametrize(
    ("extra", "sees"),
    [({}, True), ({"selective": True}, False)],
)
async def test_reply_keyboards_in_groups(
    api: Api, world: World, lan: Person, group: Chat, extra: dict[str, Any], sees: bool
) -> None:
    markup = {"keyboard": [["Có"]]} | extra
    await api("sendMessage", chat_id=group.id, text="chọn", reply_markup=markup)
    assert (lan.id in group.keyboards) == sees


async def test_a_selective_keyboard_is_for_who_is_mentioned_or_answered(
    api: Api, world: World, lan: Person, bot: Bot, group: Chat
) -> None:
    minh = world.person("Minh")
    members.join(world, minh, group)
    markup = {"keyboard": [["Có"]], "selective": True}
    await api("sendMessage", chat_id=group.id, text="@lan chọn", reply_markup=markup)
    assert list(group.keyboards) == [lan.id]
    said = acts.say(world, minh, group, "/help")
    await api("sendMessage", chat_id=group.id, text="đây", reply_markup=markup,
              reply_to_message_id=said["message_id"])  # fmt: skip
    assert list(group.keyboards) == [lan.id, minh.id]
    await api("sendMessage", chat_id=group.id, text="hết",
              reply_markup={"remove_keyboard": True})  # fmt: skip
    assert group.keyboards == {}
