"""Subscribing, as people do it: a consent first, then one tap for each thing."""

from datetime import datetime

import pytest
from sqlmodel import select

from catalog.consents import Consent, Purpose
from catalog.database import Database
from catalog.news import announcing, subscriptions
from catalog.news.announcements import (
    AnnouncementButton,
    ButtonKind,
    ButtonPress,
    Content,
    Delivery,
)
from catalog.news.subscribers import ChatKind as Kind
from catalog.news.subscribers import Role, Topic
from catalog.news.subscriptions import Picture
from catalog.people import Language
from catalog.products import ProductGroup
from handlers.buttons import ShowProduct
from handlers.incoming import BroughtIn, ChatKind, LedChat, PutOut
from handlers.matching.attending_buttons import KeepInterest
from handlers.news.subscribing_buttons import (
    AgreeToSubscribe,
    MuteTopic,
    OpenAnnounced,
    SetGroup,
    SetPlace,
    SetTopic,
    ShowSubscriptions,
    StopAll,
)
from handlers.replies import Text, Toast
from tests.catalog import fairground
from tests.catalog.hall import an_event
from tests.handlers.chats import Chat, html_of

GROUP = -100500


async def picture_of(chat: Chat, chat_id: int | None = None) -> Picture | None:
    async with chat.database.session(read_only=True) as session:
        return await subscriptions.picture(session, chat_id or chat.user_id)


async def seen(chat: Chat) -> Picture:
    picture = await picture_of(chat)
    assert picture
    return picture


async def consents_of(chat: Chat) -> list[Consent]:
    async with chat.database.session(read_only=True) as session:
        return list(await session.exec(select(Consent).order_by("id")))


async def subscribed(chat: Chat) -> Chat:
    """To fairs."""
    await chat.orders("subscribe")
    await chat.presses("Đồng ý: Hội chợ")
    return chat


async def test_the_consent_names_content_method_and_frequency_and_is_stored(chat: Chat) -> None:
    asked = await chat.orders("subscribe")
    for part in ("<b>Nội dung</b>", "<b>Cách gửi</b>", "3 tin trong 7 ngày", "21:00", "/stop"):
        assert part in asked
    assert await picture_of(chat) is None
    told = await chat.presses("Đồng ý: Hội chợ")
    assert told.startswith("✅ Dạ, em đã đăng ký")
    assert (await seen(chat)).topics == {Topic.FAIR}
    (consent,) = await consents_of(chat)
    assert (consent.purpose, consent.text_version) == (Purpose.ANNOUNCEMENTS, "2026-11/3")
    assert (consent.language, consent.given_at) == (Language.VI, chat.now)


async def test_all_topics_at_once(chat: Chat) -> None:
    await chat.orders("subscribe")
    await chat.presses("tất cả chủ đề")
    assert (await seen(chat)).topics == set(Topic)


async def test_topics_groups_and_roles_are_switched_with_one_tap(chat: Chat) -> None:
    await subscribed(chat)
    assert "✅ Hội chợ" in chat.labels
    await chat.presses("⬜ Tập huấn")
    await chat.presses("✅ Hội chợ")
    await chat.presses("Tôi mua hàng")
    assert (await seen(chat)).topics == {Topic.TRAINING}
    assert (await seen(chat)).subscriber.role is Role.BUYER
    await chat.presses("Tôi mua hàng")
    assert (await seen(chat)).subscriber.role is None
    await chat.presses("Nhóm: tất cả")
    await chat.presses("⬜ Thực phẩm")
    assert "✅ Thực phẩm" in chat.labels
    await chat.presses("Quay lại")
    assert "🧺 Nhóm: Thực phẩm" in chat.labels
    await chat.presses("Nhóm")
    await chat.presses("✅ Thực phẩm")
    assert (await seen(chat)).groups == frozenset()
    assert all(isinstance(reply, Text) and reply.edit for reply in chat.last)


async def test_a_place_is_typed_by_its_name_of_today_or_of_old(chat: Chat) -> None:
    await subscribed(chat)
    await chat.presses("Nơi: tất cả")
    await chat.says("huyen dong hung")
    assert [place.name for place in (await seen(chat)).places] == ["Đông Hưng"]
    assert "✖️ Huyện Đông Hưng, Thái Bình (cũ)" in chat.labels
    await chat.presses("Danh sách tỉnh")
    await chat.presses("Hưng Yên")
    assert len((await seen(chat)).places) == 2
    await chat.presses("Huyện Đông Hưng")
    await chat.presses("Quay lại")
    assert "📍 Nơi: Hưng Yên" in chat.labels
    assert "<b>" in await chat.says("kẹo lạc")  # a question again, not a place
    assert "chưa thấy nơi nào" not in str(chat.last)


async def test_namesakes_are_asked_about_and_unknown_places_told(chat: Chat) -> None:
    await subscribed(chat)
    await chat.presses("Nơi: tất cả")
    assert "chưa thấy nơi nào" in await chat.says("Atlantis")
    assert "Có nhiều nơi tên <b>Đông Hưng</b>" in await chat.says("đông hưng")
    await chat.presses("Huyện Đông Hưng")
    (place,) = (await seen(chat)).places
    assert (place.name, place.province) == ("Đông Hưng", "Thái Bình")
    await chat.presses("Danh sách tỉnh")
    await chat.presses("Quay lại")
    await chat.says("Tân Thành")
    assert len([one for one in chat.labels if "Tân Thành" in one]) == 40  # all there are
    assert "Dạ, em thôi rồi" in await chat.says("Thôi")


async def test_a_place_of_no_button_of_ours_changes_nothing(chat: Chat) -> None:
    await subscribed(chat)
    assert "nút này" in await chat.presses(SetPlace("deadbeef", 1))
    await chat.orders("stop")
    await chat.presses(ShowSubscriptions("provinces"))
    mark = chat.as_other(1001)
    await subscribed(mark)
    await mark.presses(ShowSubscriptions("provinces"))
    action = mark.button("Hưng Yên").data
    await mark.orders("stop")
    assert "nút này" in await mark.presses(SetPlace(action.split(":")[1], 1))


async def test_stop_ends_all_at_once_and_takes_the_consents_back(chat: Chat) -> None:
    await subscribed(chat)
    await chat.presses(KeepInterest(""))
    assert "đã thôi mọi tin" in await chat.orders("stop")
    assert await picture_of(chat) is None
    assert [consent.withdrawn_at for consent in await consents_of(chat)] == [chat.now] * 2
    assert "chưa đăng ký" in await chat.orders("stop")
    asked = await chat.presses(SetTopic(Topic.FAIR, 1))
    assert "Nếu đồng ý" in asked
    await subscribed(chat)
    await chat.presses("Thôi nhận tất cả")
    assert await picture_of(chat) is None


async def test_a_poster_s_link_offers_and_asks_as_ever(chat: Chat) -> None:
    asked = await chat.orders("start", "s_fair_food")
    assert "<b>Hội chợ · Thực phẩm</b>" in asked
    assert "<b>Nội dung</b>" in asked
    assert await picture_of(chat) is None
    await chat.presses("Đồng ý nhận tin")
    picture = await seen(chat)
    assert picture.topics == {Topic.FAIR}
    assert picture.groups == {ProductGroup.FOOD}
    assert "Kết nối cung cầu" in await chat.orders("start", "s_matching")
    assert "Tin anh/chị đang nhận" in await chat.orders("start", "s_nonsense")


async def test_english_readers_read_english(chat: Chat) -> None:
    chat.language_code = "en"
    assert "at most <b>3 messages in 7 days</b>" in await chat.orders("subscribe")
    await chat.presses("I agree: Fairs")
    assert (await seen(chat)).subscriber.language is Language.EN


async def test_forged_buttons_change_nothing(chat: Chat) -> None:
    await subscribed(chat)
    for action in (
        AgreeToSubscribe("no"),
        AgreeToSubscribe("fair", "no"),
        SetTopic("no", 1),
        SetGroup("no", 1),
        MuteTopic("no"),
        OpenAnnounced(99, 0),
    ):
        assert "nút này" in await chat.presses(action)
    assert (await seen(chat)).topics == {Topic.FAIR}


async def test_in_a_group_it_leads_to_the_private_chat(chat: Chat) -> None:
    chat.kind = ChatKind.GROUP
    for name, argument in (
        *(("subscribe", ""), ("stop", ""), ("start", "s_fair"), ("start", f"sg_{GROUP}")),
    ):
        assert "trò chuyện riêng" in await chat.orders(name, argument)
        own, all_of_us = (button.url for button in chat.buttons)
        assert own == "https://t.me/ocop_bot?start=s_"
        assert all_of_us == f"https://t.me/ocop_bot?start=sg_{GROUP}"
    for action in (AgreeToSubscribe("fair"), SetTopic("fair", 1), SetPlace("x", 1), StopAll()):
        assert "trò chuyện riêng" in await chat.presses(action)
    assert await picture_of(chat, GROUP) is None


async def test_an_admin_chooses_for_a_group_in_the_private_chat(chat: Chat) -> None:
    chat.leads = LedChat(GROUP, ChatKind.GROUP, "HTX <Đông Hưng>")
    asked = await chat.orders("start", f"sg_{GROUP}")
    assert "nhóm <b>HTX &lt;Đông Hưng&gt;</b> nhận tin gì" in asked
    assert "trong nhóm hoặc kênh đó" in asked
    assert "em gửi tin vào nhóm" in await chat.presses("Đồng ý: Hội chợ")
    assert "Tôi mua hàng" not in " ".join(chat.labels)
    await chat.presses("⬜ Tập huấn")
    assert "Tin gửi vào nhóm" in await chat.presses("✅ Hội chợ")
    await chat.presses("Nhóm: tất cả")
    await chat.presses("⬜ Thực phẩm")
    await chat.presses("Quay lại")
    await chat.presses("Nơi: tất cả")
    assert "Có phải nơi này" in await chat.says("huyen dong hung")
    await chat.presses("Huyện Đông Hưng")
    await chat.presses("Danh sách tỉnh")
    await chat.presses("Hưng Yên")
    await chat.presses("Huyện Đông Hưng")
    picture = await picture_of(chat, GROUP)
    assert picture
    assert (picture.subscriber.kind, picture.subscriber.title) == (Kind.GROUP, "HTX <Đông Hưng>")
    assert picture.topics == {Topic.TRAINING}
    assert picture.groups == {ProductGroup.FOOD}
    assert [place.name for place in picture.places] == ["Hưng Yên"]
    assert await picture_of(chat) is None
    assert "không gửi tin vào đó nữa" in await chat.presses(StopAll(GROUP))
    assert "chưa đăng ký" in await chat.presses(StopAll(GROUP))
    assert await picture_of(chat, GROUP) is None
    (consent,) = await consents_of(chat)
    assert consent.withdrawn_at


async def test_who_is_an_admin_no_more_changes_nothing(chat: Chat) -> None:
    chat.leads = LedChat(GROUP, ChatKind.CHANNEL, "Tin OCOP")
    assert "kênh <b>Tin OCOP</b>" in await chat.presses(ShowSubscriptions("", GROUP))
    await chat.presses("Đồng ý: Hội chợ")
    chat.leads = None
    for action in (
        *(SetTopic("fair", 0, GROUP), SetGroup("food", 1, GROUP), AgreeToSubscribe("", "", GROUP)),
        *(ShowSubscriptions("", GROUP), SetPlace("x", 1, GROUP), StopAll(GROUP)),
    ):
        assert "quản trị viên" in await chat.presses(action)
    assert "quản trị viên" in await chat.orders("start", f"sg_{GROUP}")
    picture = await picture_of(chat, GROUP)
    assert picture
    assert picture.topics == {Topic.FAIR}
    assert not picture.groups


async def test_whoever_brings_us_in_may_choose_and_who_puts_us_out_ends_it(chat: Chat) -> None:
    here = LedChat(GROUP, ChatKind.CHANNEL, "Tin OCOP")
    told = html_of(await chat.does(BroughtIn(here)))
    assert "thêm vào kênh <b>Tin OCOP</b>" in told
    chat.leads = here
    await chat.presses("Chọn tin")
    await chat.presses("tất cả chủ đề")
    assert await chat.does(PutOut(GROUP)) == []
    picture = await picture_of(chat, GROUP)
    assert picture
    assert picture.subscriber.left_at == chat.now
    await chat.does(BroughtIn(here))
    picture = await picture_of(chat, GROUP)
    assert picture
    assert picture.subscriber.left_at is None


async def test_any_admin_stops_it_there_and_nobody_else(chat: Chat) -> None:
    chat.leads = LedChat(GROUP, ChatKind.GROUP, "HTX")
    await chat.presses(AgreeToSubscribe("", "", GROUP))
    chat.kind = ChatKind.GROUP
    member = chat.as_other(1002, leads=None)
    await member.orders("stop")
    assert await picture_of(chat, GROUP)
    assert "không gửi tin vào đó nữa" in await chat.orders("stop")
    assert await picture_of(chat, GROUP) is None
    hidden = chat.as_other(GROUP, leads=None)  # who writes as the group
    assert "chưa đăng ký" in await hidden.orders("stop")


async def test_a_mute_ends_one_topic_and_says_how_to_get_it_again(chat: Chat) -> None:
    await chat.orders("subscribe")
    await chat.presses("tất cả chủ đề")
    assert "không gửi tin hội chợ nữa" in await chat.presses(MuteTopic(Topic.FAIR, 7))
    assert Topic.FAIR not in (await seen(chat)).topics


async def test_in_a_group_only_its_admins_mute_it(chat: Chat) -> None:
    place = subscriptions.Chat(GROUP, Kind.GROUP, "HTX")
    async with chat.database.transaction() as session:
        await fairground.subscribe(session, 1001, chat.now, chat=place)
    chat.kind = ChatKind.GROUP
    assert "chỉ quản trị viên" in await chat.presses(MuteTopic(Topic.FAIR))
    assert isinstance(chat.last[0], Toast)
    picture = await picture_of(chat, GROUP)
    assert picture
    assert picture.topics == {Topic.FAIR}
    admin = chat.as_other(1002, leads=LedChat(GROUP, ChatKind.GROUP, "HTX"))
    assert "không gửi vào đây tin hội chợ" in await admin.presses(MuteTopic(Topic.FAIR))
    assert isinstance(admin.last[0], Toast)  # the others need not read it
    picture = await picture_of(chat, GROUP)
    assert picture
    assert picture.topics == set()


async def announce(database: Database, now: datetime, event_id: int) -> int:
    buttons = (
        AnnouncementButton(ButtonKind.EVENT, str(event_id), "Xem"),
        AnnouncementButton(ButtonKind.PRODUCT, "1", "Kẹo"),
        AnnouncementButton(ButtonKind.LINK, "https://example.vn/", "Trang web"),
    )
    async with database.transaction() as session:
        by = await fairground.organiser(session, now)
        content = Content("Hội chợ", buttons=buttons)
        return (await announcing.create(session, by, Topic.FAIR, now, content=content)).stored_id


async def presses_of(database: Database) -> list[int]:
    async with database.session(read_only=True) as session:
        return list(await session.exec(select(ButtonPress.button).order_by("button")))


async def test_a_button_opens_what_it_names_and_counts_once_sent(chat: Chat) -> None:
    await subscribed(chat)
    async with chat.database.transaction() as session:
        event = await an_event(session, chat.now)
    number = await announce(chat.database, chat.now, event.stored_id)
    assert event.title in await chat.presses(OpenAnnounced(number, 0))
    assert await presses_of(chat.database) == []  # a preview
    await fairground.send(chat.database, number, chat.now)
    await fairground.tick(chat.database, chat.now)
    await chat.presses(OpenAnnounced(number, 0))
    card = await chat.presses(OpenAnnounced(number, 1))
    assert card == await chat.presses(ShowProduct(1))
    assert "nút này" in await chat.presses(OpenAnnounced(number, 2))
    reader = chat.as_other(1002, kind=ChatKind.CHANNEL)
    for button, link in ((0, f"e_{event.code}"), (1, "p_")):
        await reader.presses(OpenAnnounced(number, button))
        (answer,) = reader.last
        assert isinstance(answer, Toast)  # nothing is said in front of the others
        assert answer.url.startswith(f"https://t.me/ocop_bot?start={link}")
    await reader.presses(OpenAnnounced(number, 2))
    assert reader.last == [Toast("Dạ, mục này không còn nữa ạ.", alert=True)]
    assert await presses_of(chat.database) == [0, 0, 1, 1, 2, 2]
    async with chat.database.session(read_only=True) as session:
        assert (await session.exec(select(Delivery.chat_id))).all() == [chat.user_id]


async def test_privacy_tells_what_is_kept(chat: Chat) -> None:
    await subscribed(chat)
    assert "1 đăng ký nhận tin" in await chat.orders("privacy")


@pytest.mark.parametrize(
    "typed",
    ["bỏ đăng ký nhận tin", "huy dang ky", "đừng gửi tin cho tôi nữa", "hủy đăng ký hội chợ",
     "không muốn nhận tin nữa", "unsubscribe"],
)  # fmt: skip
async def test_who_asks_in_words_to_be_left_alone_may_press_it(chat: Chat, typed: str) -> None:
    assert "/subscribe" in await chat.says(typed)
    assert chat.labels == ["🛑 Thôi nhận tất cả", "🎫 Đăng ký của tôi"]
