"""Who comes to the desk without a registration, in one line and three taps."""

import pytest

from catalog.database import Database
from handlers.matching.guests import Guest, guest_of
from handlers.organiser_buttons import ConfirmWalkIn, ShowSummary, WalkIn
from tests.handlers.chats import Chat
from tests.handlers.hall import rows
from tests.handlers.organised import admin_of, an_event

PHONE = "+84912345678"


@pytest.fixture
async def admin(database: Database) -> Chat:
    return await admin_of(database)


@pytest.mark.parametrize(
    ("text", "guest"),
    [
        ("Bà  Sáu", Guest("Bà Sáu")),
        ("\u200b\u202eBà Sáu", Guest("Bà Sáu")),
        ("Bà Sáu, HTX Bình Minh, 0912 345 678", Guest("Bà Sáu", "HTX Bình Minh", PHONE)),
        ("Bà Sáu 0912.345.678", Guest("Bà Sáu", "", PHONE)),
        ("Bà Sáu\n+84 912 345 678\nHTX Bình Minh", Guest("Bà Sáu", "HTX Bình Minh", PHONE)),
        ("Bà Sáu - Cửa hàng số 12 - Hưng Yên", Guest("Bà Sáu", "Cửa hàng số 12, Hưng Yên")),
        ("Bà Sáu; 0912345678; CH", Guest("Bà Sáu", "CH", PHONE)),
        ("0912345678", Guest("", "", PHONE)),
        ("Bà Sáu, 09123456", None),
        ("Bà Sáu, 0912abc678", None),
        ("Bà Sáu, 0912 345 678, 0987 654 321", None),
        ("Bà Sáu HTX Kho100A 0912 345 67o", Guest("Bà Sáu HTX Kho100A", "", "+84912345670")),
        (f"{'x' * 120}, {'y' * 300}", Guest("x" * 100, "y" * 200)),
    ],
)
def test_one_line_says_who_it_is(text: str, guest: Guest | None) -> None:
    assert guest_of(text) == guest


async def test_organisation_and_phone_are_kept_with_the_words_of_consent(admin: Chat) -> None:
    event = await an_event(admin)
    await admin.presses(WalkIn(event, "buyer"))
    assert "số này chưa đúng" in await admin.says("Bà Sáu, 09123456")
    assert "Thiếu tên" in await admin.says("0912 345 678")
    asked = await admin.says("Bà Sáu")
    assert "xin ghi tên của anh/chị" in asked
    asked = await admin.says("Bà Sáu, HTX <Bình Minh>, 0912345678")
    for part in (
        *("Bên mua: <b>Bà Sáu</b>\nHTX &lt;Bình Minh&gt;\n☎️ 0912 345 678\n\n",),
        "xin ghi tên, đơn vị, số điện thoại của anh/chị",
    ):
        assert part in asked
    await admin.presses(ConfirmWalkIn(event))
    (row,) = await rows(admin)
    assert (row.name, row.organisation, row.phone) == ("Bà Sáu", "HTX <Bình Minh>", PHONE)
    assert row.walk_in
    assert "khách vãng lai: 1" in await admin.presses(ShowSummary(event))
