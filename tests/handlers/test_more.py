"""Going on from what is in view: the next page, others, and what else its maker has."""

import pytest

from handlers.more import asks_for_more, asks_of_maker
from tests.handlers.chats import Chat

MORE = (
    *(
        "còn loại nào nữa không",
        "con loai nao khac khong",
        "có loại nào nữa",
        "còn gì nữa không em",
    ),
    *("còn sản phẩm nào khác không ạ", "xem thêm", "loại khác", "cho xem cái khác"),
    *(
        "show me more",
        "any others",
        "any other",
        "what else",
        "anything else",
        "what else do you have",
        "more",
    ),
)
OF_MAKER = (
    *("họ còn sản phẩm nào khác", "cơ sở này còn bán gì", "nhà này còn gì nữa", "ho con ban gi"),
    *("bên này có làm loại nào khác không", "htx này còn những sản phẩm gì nữa không em"),
    *("sản phẩm khác của họ", "còn gì của nhà này nữa không", "xem sản phẩm cùng cơ sở"),
    *("what else do they make", "what else does this producer sell", "other products from them"),
)
NEITHER = (
    *(
        "gạo",
        "còn loại gạo nào nữa không",
        "còn bánh cáy không",
        "nhà này ở đâu",
        "cơ sở này tên gì",
    ),
    *(
        "họ làm bánh cáy à",
        "what is this",
        "còn loại nào rẻ hơn không",
        "cơ sở nào bán bánh cáy",
        "",
    ),
    *(
        "more rice",
        "what else do they make of rice",
        "hồ tiêu",
        "the other one",
        "nhà gỗ",
        "còn hàng không",
    ),
)


@pytest.mark.parametrize("said", MORE)
def test_more_is_asked_for(said: str) -> None:
    assert asks_for_more(said)
    assert not asks_of_maker(said)


@pytest.mark.parametrize("said", OF_MAKER)
def test_all_that_a_maker_has_is_asked_for(said: str) -> None:
    assert asks_of_maker(said)
    assert not asks_for_more(said)


@pytest.mark.parametrize("said", NEITHER)
def test_a_question_asks_for_neither(said: str) -> None:
    assert not asks_for_more(said)
    assert not asks_of_maker(said)


@pytest.mark.parametrize(
    "said", ["còn loại nào nữa không", "còn loại nào khác không", "any others"]
)
async def test_others_of_a_list_are_its_next_page(chat: Chat, said: str) -> None:
    await chat.says("gạo")
    assert "6–9 trong 9 sản phẩm" in await chat.says(said)
    assert "chỉ có bấy nhiêu" in await chat.says(said)


async def test_others_than_a_card_are_like_it_and_more_is_the_next_page(chat: Chat) -> None:
    await chat.says("gạo")
    await chat.says("1")
    assert (await chat.says("còn loại nào khác không")).startswith("Tương tự")
    assert "6–9 trong 9 sản phẩm" in await chat.says("còn nữa không")


@pytest.mark.parametrize("said", ["họ còn sản phẩm nào khác", "what else do they make"])
async def test_what_else_a_maker_has_is_its_list(chat: Chat, said: str) -> None:
    await chat.says("bánh cáy việt hương")
    pressed = await chat.presses("Cùng cơ sở")
    await chat.says("bánh cáy việt hương")
    assert await chat.says(said) == pressed
    assert await chat.says(said) == pressed  # of the whole list, too


async def test_of_a_list_of_several_makers_it_is_asked_of_which(chat: Chat) -> None:
    await chat.says("bánh cáy")
    assert "hỏi sản phẩm nào" in await chat.says("họ còn bán gì nữa")
    assert len(chat.labels) == 3


async def test_where_the_maker_is_not_known_it_is_said(chat: Chat) -> None:
    await chat.says("chè xanh quốc tuấn")
    assert "Chưa rõ cơ sở sản xuất" in await chat.says("họ còn bán gì")


async def test_where_nothing_is_in_view_it_is_a_question(chat: Chat) -> None:
    assert "em chỉ rành" in await chat.says("cơ sở này còn bán gì")
