from catalog.news.amending import How
from catalog.news.announcements import AnnouncementButton, ButtonKind, Content
from catalog.news.subscribers import Topic
from catalog.people import Language
from handlers.buttons import encode
from handlers.news.announcements import (
    amended_view,
    announcement_view,
    delivered_view,
    is_too_long,
    seen_length,
)
from handlers.news.subscribing_buttons import MuteTopic, OpenAnnounced
from handlers.replies import Album, DeleteSent, Document, EditSent, Photo, Several, Text
from handlers.texts import texts_of

vi, en = texts_of(Language.VI), texts_of(Language.EN)
WHY = "<i>Anh/chị nhận tin này vì đã đăng ký nhận tin về hội chợ tại đây.</i>"
EVENT = AnnouncementButton(ButtonKind.EVENT, "3", "Xem hội chợ", "See the fair")
LINK = AnnouncementButton(ButtonKind.LINK, "https://example.vn/", "Trang web")
MUTE = encode(MuteTopic(Topic.FAIR, 7))


def test_a_text_says_why_one_gets_it_and_how_to_get_no_more() -> None:
    (text,) = announcement_view(
        Content("<b>Hội chợ</b>", buttons=(EVENT, LINK)), Topic.FAIR, 7, vi
    )
    assert isinstance(text, Text)
    assert text.html == f"<b>Hội chợ</b>\n\n{WHY}"
    event, link, mute = (row[0] for row in text.keyboard)
    assert (event.label, event.data) == ("Xem hội chợ", encode(OpenAnnounced(7, 0)))
    assert (link.label, link.url) == ("Trang web", "https://example.vn/")
    assert (mute.label, mute.data) == ("🔕 Thôi nhận tin hội chợ", MUTE)


def test_english_readers_get_the_english_and_vietnamese_where_there_is_none() -> None:
    content = Content("Hội chợ", "A fair", buttons=(EVENT, LINK))
    (text,) = announcement_view(content, Topic.FAIR, 7, en)
    assert isinstance(text, Text)
    assert text.html.startswith("A fair\n\n<i>You get this because")
    assert [row[0].label for row in text.keyboard[:2]] == ["See the fair", "Trang web"]


def test_one_picture_or_file_carries_the_text_as_its_caption() -> None:
    photo = delivered_view(Content("Hội chợ", photos=("p1",)), Topic.FAIR, 7, vi)
    assert isinstance(photo, Photo)
    assert (photo.source, photo.caption) == ("id:p1", f"Hội chợ\n\n{WHY}")
    assert photo.keyboard[0][0].data == MUTE
    file = delivered_view(Content("Hội chợ", document="d1"), Topic.FAIR, 7, vi)
    assert isinstance(file, Document)
    assert (file.source, file.caption) == ("id:d1", f"Hội chợ\n\n{WHY}")


def test_what_is_too_long_for_a_caption_stands_below_the_picture() -> None:
    sent = delivered_view(Content("😀" * 500, photos=("p1",)), Topic.FAIR, 7, vi)
    assert isinstance(sent, Several)
    photo, text = sent.parts
    assert photo == Photo("id:p1")
    assert isinstance(text, Text)
    assert text.html.startswith("😀")


def test_an_album_and_a_file_come_before_the_text() -> None:
    content = Content("Hội chợ", photos=("p1", "p2"), document="d1")
    sent = delivered_view(content, Topic.FAIR, 7, vi)
    assert isinstance(sent, Several)
    album, file, text = sent.parts
    assert album == Album(("p1", "p2"))
    assert file == Document("", source="id:d1")
    assert isinstance(text, Text)
    assert list(sent.parts) == announcement_view(content, Topic.FAIR, 7, vi)


def amended(how: How, content: Content, *message_ids: int) -> EditSent | DeleteSent:
    return amended_view(how, content, Topic.FAIR, 7, message_ids, vi)


def test_a_correction_changes_the_message_that_has_the_words() -> None:
    content = Content("Hội chợ", photos=("p1",))
    one = amended(How.EDIT, content, 5)
    assert isinstance(one, EditSent)
    assert (one.message_id, one.html, one.caption) == (5, f"Hội chợ\n\n{WHY}", True)
    assert one.keyboard[0][0].data == MUTE
    below = amended(How.EDIT, content, 5, 6)
    assert isinstance(below, EditSent)
    assert (below.message_id, below.caption) == (6, False)
    assert amended(How.EDIT, Content("a"), 5).caption is False  # type: ignore[union-attr]


def test_what_is_withdrawn_is_deleted_or_too_old_and_says_so() -> None:
    assert amended(How.DELETE, Content("Hội chợ"), 5, 6) == DeleteSent((5, 6))
    gone = amended(How.BLANK, Content("Hội chợ"), 5)
    assert gone == EditSent(5, "<i>Ban tổ chức đã thu hồi tin này ạ.</i>")


def test_length_is_of_what_is_seen_with_the_last_line() -> None:
    assert seen_length("<b>a&amp;b</b>😀") == 5
    why = seen_length(f"\n\n{WHY}")
    assert not is_too_long(Content("a" * (4096 - why)), Topic.FAIR, vi)
    assert is_too_long(Content("a" * (4097 - why)), Topic.FAIR, vi)
