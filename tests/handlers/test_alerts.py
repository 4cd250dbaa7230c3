"""Saved searches and digests, as people ask for them."""

import pytest
from sqlmodel import select

from catalog.consents import Consent, Purpose
from catalog.news import alerts, digests
from catalog.news.alerts import MOST_SEARCHES, SavedSearch
from catalog.news.digests import DigestKind
from catalog.people import meet
from handlers.incoming import ChatKind
from handlers.news.subscribing_buttons import (
    AgreeToAlerts,
    ForgetSearch,
    KeepSearch,
    SetDigest,
    ShowSubscriptions,
)
from handlers.replies import Text
from tests.handlers.chats import Chat


async def searches(chat: Chat) -> list[str]:
    async with chat.database.session(read_only=True) as session:
        return list(await session.exec(select(SavedSearch.text).order_by("id")))


async def weekly(chat: Chat) -> list[DigestKind]:
    async with chat.database.transaction() as session:
        person = await meet(session, chat.user_id, chat.now)
        return [one.kind for one in await digests.digests_of(session, person)]


async def asked(chat: Chat, text: str = "sầu riêng sấy") -> Chat:
    await chat.says(text)
    await chat.presses("Báo tôi khi có")
    return chat


async def test_what_is_not_found_is_told_of_later_under_a_consent(chat: Chat) -> None:
    await asked(chat)
    assert isinstance(chat.last[0], Text)
    assert "Nếu đồng ý, em nhắn ở đây" in chat.last[0].html
    assert await searches(chat) == []
    assert "em báo ngay: <b>sầu riêng sấy</b>" in await chat.presses("Đồng ý, báo tôi")
    assert await searches(chat) == ["sầu riêng sấy"]
    async with chat.database.session(read_only=True) as session:
        (consent,) = await session.exec(select(Consent))
        assert (consent.purpose, consent.text_version) == (Purpose.ALERTS, "2026-11")


async def test_who_agreed_once_is_not_asked_again_and_may_undo_it(chat: Chat) -> None:
    await asked(chat)
    await chat.presses("Đồng ý, báo tôi")
    await asked(chat, "san pham 4 sao dong hung")
    assert len(await searches(chat)) == 2
    assert "thôi báo" in await chat.presses("Thôi báo điều này")
    assert await searches(chat) == ["sầu riêng sấy"]
    await chat.orders("stop")
    await asked(chat)
    assert await searches(chat) == []  # the consent was taken back


async def test_searches_and_digests_are_listed_and_ended_in_subscribe(chat: Chat) -> None:
    await asked(chat)
    await chat.presses("Đồng ý, báo tôi")
    await chat.presses("Báo khi có hàng")
    await chat.presses("⬜ Người mua tìm")
    assert await weekly(chat) == [DigestKind.WANTED]
    await chat.presses("✅ Người mua tìm")
    assert await weekly(chat) == []
    assert "chưa nhờ em báo" in await chat.presses("✖️ sầu riêng sấy")
    assert await searches(chat) == []
    assert "Nếu đồng ý" in await chat.presses("Quay lại")


async def test_a_digest_asks_for_the_consent_first_and_ends_where_it_stands(chat: Chat) -> None:
    await chat.presses(ShowSubscriptions("alerts"))
    assert "<b>Sản phẩm mới trong tuần</b>" in await chat.presses("⬜ Sản phẩm mới")
    assert await weekly(chat) == []
    await chat.presses("Đồng ý, báo tôi")
    assert await weekly(chat) == [DigestKind.NEW_PRODUCTS]
    assert "thôi gửi bản tin" in await chat.presses(SetDigest(DigestKind.NEW_PRODUCTS, 0))
    assert await weekly(chat) == []


async def test_twenty_are_enough(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alerts, "MOST_SEARCHES", 1)
    assert MOST_SEARCHES == 20  # as the words say
    await asked(chat)
    await chat.presses("Đồng ý, báo tôi")
    await asked(chat, "san pham 4 sao dong hung")
    assert isinstance(chat.last[0], Text)
    assert "20 điều" in chat.last[0].html


async def test_forged_and_old_buttons_change_nothing(chat: Chat) -> None:
    for action in (
        KeepSearch(999),
        AgreeToAlerts(999),
        AgreeToAlerts(0, "no"),
        SetDigest("no", 1),
        ForgetSearch(999),
    ):
        assert "nút này" in await chat.presses(action)


async def test_in_a_group_it_leads_to_the_private_chat(chat: Chat) -> None:
    chat.kind = ChatKind.GROUP
    await asked(chat)
    assert chat.buttons[0].url == "https://t.me/ocop_bot?start=s_"
    assert "nút này" in await chat.presses(AgreeToAlerts(1))
