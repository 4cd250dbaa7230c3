"""Buttons whose data somebody made up, or that are of a list which has become shorter."""

from collections.abc import Iterator
from dataclasses import fields

import pytest

from catalog.database import Database
from catalog.matching.event_questions import QuestionKind
from catalog.news.announcements import Announcement, Segment
from handlers.action import Action
from handlers.buttons import ACTIONS, ShowProblems, decode
from handlers.incoming import Pressed
from handlers.matching.attending_buttons import FillIn
from handlers.news.announcing_buttons import ChooseWhom, ListAnnouncements
from handlers.organiser_buttons import ListEvents
from tests.catalog import fairground
from tests.handlers import hall
from tests.handlers.chats import Chat
from tests.handlers.conftest import open_chat
from tests.handlers.organised import ADMIN, an_event, join
from tests.handlers.test_problems import fail

FORGED = (-1, 2**31, 2**63, 10**25)


@pytest.fixture
async def admin(sample: Database) -> Chat:
    """An organiser; there is an event with a registration, and an announcement's draft."""
    chat = await open_chat(sample, user_id=ADMIN, admins=frozenset({ADMIN}))
    event_id = await an_event(chat)
    await hall.ask_also(chat, event_id, QuestionKind.TEXT, "Mấy người?")
    await join(chat, event_id, "Trần Thị Lan")
    await fairground.draft(sample, chat.now)
    return chat


def forged(action: type[Action], number: int) -> Iterator[str]:
    """The number in every field, and in each one beside the id of what there is."""
    count = len(fields(action))
    yield ":".join((action.tag, *[str(number)] * count))
    for at in range(count):
        values = ["1" if field.type is int else "" for field in fields(action)]
        values[at] = str(number)
        yield ":".join((action.tag, *values))


@pytest.mark.parametrize("number", FORGED)
async def test_every_button_is_answered_whatever_its_numbers(admin: Chat, number: int) -> None:
    for action in ACTIONS.values():
        for data in forged(action, number):
            assert await admin.does(Pressed(decode(data))), data


@pytest.mark.parametrize("number", FORGED)
@pytest.mark.parametrize("part", ["event", "place"])
async def test_a_choice_by_a_forged_number_is_none(admin: Chat, part: str, number: int) -> None:
    for on in (0, 1):
        assert await admin.presses(ChooseWhom(1, part, str(number), on))
    async with admin.database.session(read_only=True) as session:
        assert (await session.get_one(Announcement, 1)).segment == Segment()


@pytest.mark.parametrize("number", FORGED)
async def test_an_answer_to_the_form_by_a_forged_number_is_answered(
    sample: Database, number: int
) -> None:
    chat = await open_chat(sample)
    event_id = await hall.announce(chat, seats_producers=5)
    options = [{"vi": "Có", "en": "Yes"}, {"vi": "Không", "en": "No"}]
    asked = await hall.ask_also(chat, event_id, QuestionKind.CHOICE, "Ăn chay?", options=options)
    await hall.begin(chat, "cơ sở sản xuất")
    await chat.presses("Lan")
    await chat.says("dinh manh")
    assert "không còn" in await chat.presses(FillIn(event_id, "producer", str(number)))
    await chat.presses("Đình Mạnh")
    await chat.says("0912345678")
    for kind in "tpm":
        assert await chat.presses(FillIn(event_id, "wares", f"{kind}{number}"))
    await chat.says("kẹo lạc 200 hộp")
    await chat.presses("Xong")
    told = await chat.presses(FillIn(event_id, f"q{asked}", str(number)))
    assert "không dùng được nữa" in told


async def test_a_page_past_the_end_is_the_last_one(admin: Chat) -> None:
    for n in range(8):
        await an_event(admin, title=f"Sự kiện {n}")
        await fairground.draft(admin.database, admin.now, html=f"Tin {n}")
    await fail(admin, *range(1, 8))
    for one in (ListEvents, ListAnnouncements, ShowProblems):
        second = await admin.presses(one(2))
        assert await admin.presses(one(3)) == second
        assert "Trước" in " ".join(admin.labels)
        assert await admin.presses(one(2**31 - 1)) == second
