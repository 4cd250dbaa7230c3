"""What people say of themselves and of the bot, in their words, and not of products."""

import pytest

from handlers.incoming import ChatKind
from tests.handlers.chats import Chat

ANSWERED = {
    "🔒 <b>Dữ liệu": (
        "xoá số của tôi đi",
        "xóa thông tin của tôi",
        "xoa du lieu cua toi",
        "delete my data",
    ),
    "muốn thôi nhận mọi tin": (
        "thôi đừng gửi nữa",
        "đừng nhắn nữa",
        "dừng",
        "bỏ theo dõi",
        "hủy đăng ký",
        "stop sending me messages",
    ),
    "muốn nhận tin gì": ("đăng ký nhận tin", "tôi muốn nhận thông báo", "subscribe"),
    "chưa đăng ký sự kiện nào": (
        "đăng ký của tôi đến đâu rồi",
        "vé của tôi",
        "hủy vé",
        "mấy giờ bắt đầu",
        "tôi bận không đi được",
        "my ticket",
    ),
    "ban tổ chức sẽ đọc": (
        "sai rồi",
        "sai số rồi, gọi không được",
        "trả lời vớ vẩn",
        "huỷ yêu cầu lúc nãy",
        "cho gặp người thật",
        "tôi muốn khiếu nại",
        "số điện thoại ban tổ chức",
        "bot ngu",
    ),
    "nhắn ban tổ chức": ("đăng ký bán hàng", "muốn đăng hàng lên đây thì làm sao"),
    "chưa có lịch hội chợ": ("tôi muốn tham gia", "toi muon tham gia", "cho em đăng ký với"),
    "★★★★ 70–89 điểm": (
        "mấy sao nghĩa là gì",
        "4 sao nghĩa là gì",
        "3 sao với 4 sao khác gì nhau",
        "lam sao de duoc 3 sao",
        "what does 4 star mean",
    ),
    "từ 3 đến 5 sao": ("help", "shop bán gì", "tư vấn giúp mình với", "bot hay người thế"),
}


@pytest.mark.parametrize(
    ("said", "answered"), [(one, key) for key, said in ANSWERED.items() for one in said]
)
async def test_each_is_answered_by_its_screen(chat: Chat, said: str, answered: str) -> None:
    assert answered in await chat.says(said)


async def test_to_stop_is_one_press(chat: Chat) -> None:
    await chat.says("thôi đừng gửi nữa")
    assert "chưa đăng ký nhận tin nào" in await chat.presses("Thôi nhận tất cả")


async def test_a_complaint_is_a_message_to_the_organisers(chat: Chat) -> None:
    await chat.says("sai số rồi")
    assert "sai số rồi" in await chat.presses("Để lại nhu cầu")


async def test_what_is_kept_of_someone_is_not_told_in_a_group(chat: Chat) -> None:
    group = chat.as_other(chat.user_id, kind=ChatKind.GROUP)
    assert "🔒" not in await group.orders("privacy")
    (button,) = group.buttons
    assert button.url.endswith("?start=privacy")
    assert "🔒" in await chat.orders("start", "privacy")


@pytest.mark.parametrize("said", ["ngao", "vội", "tranh"])
async def test_one_unknown_syllable_is_not_taken_for_another(chat: Chat, said: str) -> None:
    assert f"chưa tìm thấy <b>{said}</b>" in await chat.says(said)
