"""What could not be worked on is kept, and organisers may have it tried again."""

from catalog.mail import inbox, receiving
from catalog.mail.inbox import Begun
from catalog.mail.receiving import Arrival
from handlers.buttons import ShowProblems, TryAgain
from tests.handlers.chats import Chat

ADMIN = 9


async def fail(chat: Chat, *update_ids: int) -> None:
    async with chat.database.transaction() as session:
        arrivals = [Arrival({"update_id": number}, None) for number in update_ids]
        await receiving.receive(session, arrivals, chat.now)
        await inbox.set_aside(session, update_ids, "KeyError: cards.py:7 card_view\n'<price>'")


async def test_organisers_see_what_failed_and_have_it_tried_again(chat: Chat) -> None:
    organiser = chat.as_other(ADMIN, admins=frozenset({ADMIN}))
    assert "không có tin nhắn nào bị lỗi" in await organiser.orders("problems")
    await fail(chat, *range(1, 8))
    listed = await organiser.orders("problems")
    assert "7 tin nhắn" in listed
    assert listed.count("&#x27;&lt;price&gt;&#x27;") == 5
    assert (await organiser.presses("Sau ›")).count("KeyError") == 2
    assert "7 tin nhắn" in await organiser.presses("🔁 Thử lại")
    assert "không có tin nhắn nào bị lỗi" in await organiser.orders("problems")
    async with chat.database.transaction() as session:
        assert len(await inbox.take_waiting(session, chat.now)) == 7
        assert await inbox.begin(session, [1]) == {1: Begun.YES}
        assert await inbox.fail(session, 2, "again", chat.now) == 3
    async with chat.database.transaction() as session:
        assert await inbox.begin(session, [2]) == {2: Begun.OVER}


async def test_nobody_else_learns_of_it(chat: Chat) -> None:
    await fail(chat, 1)
    assert "không có lệnh <b>/problems</b>" in await chat.orders("problems")
    for action in (ShowProblems(), TryAgain()):
        assert "không dùng được nữa" in await chat.presses(action)
