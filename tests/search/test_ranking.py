"""Which product comes first, and why not another: each rule on a few documents of its own."""

from dataclasses import replace

import pytest

from catalog.search import Document, Intent, SearchIndex
from catalog.search.types import PlaceLevel, PlaceName


def of(*names: str) -> SearchIndex:
    """An index of products that have nothing but a name."""
    return SearchIndex.build(Document(at, f"P{at}", name) for at, name in enumerate(names))


def first(index: SearchIndex, text: str) -> str:
    """The name of what is shown first: a hit, or the nearest."""
    answer = index.search(text)
    shown = answer.hits or answer.near
    return shown[0].document.name if shown else ""


def test_a_name_begins_with_what_the_thing_is() -> None:
    index = of("Rượu gạo Lâm", "Bánh gạo", "Gạo nếp Tam Xuân")
    assert first(index, "gạo") == "Gạo nếp Tam Xuân"
    assert first(index, "ở đâu bán gạo ngon") == "Gạo nếp Tam Xuân"


def test_words_that_stand_side_by_side_count_more() -> None:
    index = of("Tôm khô rim mắm cá", "Mắm tôm Ba Làng", "Tôm chua và mắm ruốc")
    assert first(index, "cho coi hinh mam tom voi") == "Mắm tôm Ba Làng"


def test_an_everyday_word_with_its_accents_is_no_other_word() -> None:
    index = of("Rượu gạo Thanh Lâm", "Gạo làng Giắng")
    assert first(index, "nhà nào làm gạo") == "Gạo làng Giắng"


def test_an_everyday_word_is_not_found_in_a_place() -> None:
    maker = Document(1, "A", "Mì gạo lứt", commune="Bản Nguyên", district="Lâm Thao")
    index = SearchIndex.build([maker, Document(2, "B", "Gạo sữa")])
    assert first(index, "o dau ban gao ngon") == "Gạo sữa"


def test_a_classifier_may_be_missing() -> None:
    index = of("Quả lê Si Ma Cai", "Vải trứng", "Vại muối dưa của mẹ")
    assert first(index, "quả vải") == "Vải trứng"
    assert index.search("quả vải").confident


def test_a_wider_word_stays_wide_only_where_nothing_tells_which() -> None:
    index = of("Nấm linh chi đỏ Hương Sơn", "Nấm hương rừng", "Nấm sò")
    assert first(index, "shop co ban nam huong ko") == "Nấm hương rừng"
    assert index.search("nấm").total == 3


def test_what_the_catalogue_lacks_is_not_put_together_from_scattered_words() -> None:
    index = of("Bộ môi muỗng gỗ Hồng Sơn", "Bột sắn dây Thục Sơn")
    assert not index.search("son môi mac").confident


def test_a_word_that_the_lists_give_is_no_other_with_other_accents() -> None:
    index = of("Rượu vang sim", "Rượu nếp cái hoa vàng", "Rượu yến 29 độ")
    wine = index.search("fruit wine")
    assert [hit.document.name for hit in wine.hits] == ["Rượu vang sim"]
    assert not index.search("red wine").confident


def test_an_english_word_is_no_slip_of_a_vietnamese_one() -> None:
    index = of("Măng tây tươi", "Xoài cát Hòa Lộc")
    assert [hit.document.name for hit in index.search("fresh mango").hits] == ["Xoài cát Hòa Lộc"]


def test_an_amount_in_english_is_no_name() -> None:
    answer = of("Hạt điều rang", "Tôm khô").search("I want to buy 2 tons of cashew nuts")
    assert [hit.document.name for hit in answer.hits] == ["Hạt điều rang"]
    assert answer.intent is Intent.BULK


def test_a_word_that_the_lists_know_is_no_slip_of_another() -> None:
    index = of("Mãng cầu hoàng hậu", "Kẹo lạc")
    assert not index.search("hàu").confident
    assert index.search("hầu hoàng").hits


def test_what_the_lists_know_for_a_product_is_no_everyday_word() -> None:
    index = of("Heo thảo dược Xứ Tiên", "Dầu gội bồ kết", "Rượu gạo", "Đan Kha")
    assert first(index, "dau goi thao duoc") == "Dầu gội bồ kết"


def test_the_very_thing_by_another_name_comes_before_what_only_begins_like_it() -> None:
    needy = Document(1, "A", "Rượu mận", district="Cần Thơ")
    index = SearchIndex.build([needy, Document(2, "B", "Bộ sản phẩm rượu ghè")])
    assert [hit.document.code for hit in index.search("rượu cần").hits] == ["B"]


def test_words_of_a_place_that_stand_apart_in_a_name_are_not_the_place() -> None:
    elsewhere = Document(1, "A", "Đồ mỹ nghệ từ cói Tây An", province="Thái Bình", stars=5)
    index = SearchIndex.build([elsewhere, Document(2, "B", "Gương mây", province="Nghệ An")])
    assert [hit.document.code for hit in index.search("nghe an").hits] == ["B"]
    assert not index.search("đồ cói nghệ an").confident


def test_words_of_a_place_that_stand_together_in_a_name_are_as_good_as_the_place() -> None:
    named = Document(1, "A", "Hoa trà hoa vàng Tam Đảo", province="Vĩnh Phúc")
    index = SearchIndex.build([named, Document(2, "B", "Nem", district="Hòa Vang")])
    assert [hit.document.code for hit in index.search("hoa tra hoa vang").hits] == ["A"]


@pytest.mark.parametrize("text", ["quà tết", "set quà biếu đối tác tầm 500k", "corporate gifts"])
def test_a_present_of_no_kind_is_one_with_many_stars(text: str) -> None:
    index = SearchIndex.build(Document(at, f"P{at}", "Món", stars=at) for at in (3, 4, 5))
    assert [hit.document.stars for hit in index.search(text).hits] == [5, 4]


def test_a_present_of_some_kind_is_of_that_kind() -> None:
    index = SearchIndex.build(
        [Document(1, "A", "Kẹo lạc", stars=3), Document(2, "B", "Trà", stars=5)]
    )
    assert [hit.document.code for hit in index.search("kẹo lạc làm quà tết").hits] == ["A"]


def test_a_name_made_of_places_is_found_by_its_words() -> None:
    flower = Document(1, "A", "Hoa đồng tiền Mộ Đạo", commune="Mộ Đạo", district="Quế Võ")
    index = SearchIndex.build([flower, Document(2, "B", "Cà phê", commune="Hòa Đông")])
    assert [hit.document.code for hit in index.search("hoa dong tien mo dao").hits] == ["A"]


def test_where_nothing_fits_all_facets_those_that_fit_most_are_near() -> None:
    rows = [("A", "craft", 4, "Hà Nội"), ("B", "food", 5, "Cà Mau"), ("C", "food", 3, "Hà Nội")]
    index = SearchIndex.build(
        Document(at, code, f"Món {code}", group=group, stars=stars, province=province)
        for at, (code, group, stars, province) in enumerate(rows)
    )
    answer = index.search("thực phẩm 5 sao ở Hà Nội")
    assert not answer.confident
    assert [hit.document.code for hit in answer.near] == ["C"]
    answer = index.search("sản phẩm 5 sao ở Hà Nội")
    assert [hit.document.code for hit in answer.near] == ["A", "C"]


def test_of_the_near_the_same_kind_of_thing_comes_first() -> None:
    index = of("Muối hạt", "Bánh tráng muối ớt", "Muối ớt", "Ớt xanh")
    answer = index.search("muoi ot xanh nha trang")
    assert not answer.confident
    assert [hit.document.name for hit in answer.near[1:3]] == ["Muối ớt", "Ớt xanh"]


def test_one_letter_typed_many_times_is_no_word() -> None:
    assert not of("Snack rong biển V.Robi", "Kẹo lạc").search("zzzzz").confident


def test_the_nearest_hold_what_is_like_the_words_typed() -> None:
    index = of("Khô cá kèo Xuân Thảo", "Dép quai kẹp", "Bánh cáy")
    assert first(index, "kho ca kep") == "Khô cá kèo Xuân Thảo"


def made_by(kind: str, number: int, name: str) -> Document:
    return Document(number, f"P{number}", name, producer_kind=kind, district="Vũ Thư",
                    province="Thái Bình")  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("công ty nào sản xuất nước mắm", "company"),
        ("nước mắm của công ty nào", ""),
        ("công ty ở Vũ Thư bán gì", "company"),
    ],
)
def test_which_company_seeks_one_unless_it_asks_for_a_products_own(text: str, kind: str) -> None:
    makers = [made_by("company", 1, "Nước mắm A"), made_by("household", 2, "Nước mắm B")]
    understood = SearchIndex.build(makers).search(text).understood
    assert understood.facets.producer_kind == kind


def test_a_place_where_a_company_sells_is_the_products() -> None:
    index = SearchIndex.build([made_by("company", 1, "Nước mắm A")])
    place = PlaceName(PlaceLevel.OLD_DISTRICT, "Vũ Thư", "Thái Bình")
    assert index.search("công ty ở Vũ Thư bán gì").understood.facets.place == place
    assert index.search("công ty ở Vũ Thư cần mua nước mắm").understood.facets.place is None


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("cần 500kg kẹo lạc", Intent.BULK),
        ("2 tấn kẹo lạc", Intent.BULK),
        ("2 hộp kẹo lạc", Intent.FIND),
        ("kẹo lạc 500g", Intent.FIND),
        ("kẹo lạc của hộ gia đình", Intent.FIND),
    ],
)
def test_a_quantity_that_nobody_eats_is_bulk(text: str, intent: Intent) -> None:
    assert of("Kẹo lạc").search(text).intent is intent


@pytest.mark.parametrize("text", ["4 sao đồ uống", "tu 4 sao do uong", "4 sao"])
def test_stars_before_drinks_are_no_other_products(text: str) -> None:
    drinks = [Document(at, f"P{at}", "Rượu", group="drink", stars=at) for at in (3, 4)]
    found = SearchIndex.build(drinks).search(text).hits
    assert [hit.document.stars for hit in found] == [4]


def test_at_least_so_many_stars() -> None:
    index = SearchIndex.build(Document(at, f"P{at}", "Rượu", stars=at) for at in (3, 4, 5))
    for text in ("rượu ít nhất 4 sao", "tối thiểu 4 sao", "rượu từ 4 sao trở lên"):
        assert [hit.document.stars for hit in index.search(text).hits] == [5, 4]


def test_passing_a_filter_makes_nothing_likelier_to_be_what_is_sought() -> None:
    answer = of("Mắm cáy").search("mật ong dưới 200k")
    assert not answer.confident
    assert answer.understood.facets.price_max == 200_000


def test_a_place_that_nothing_comes_from_is_the_widest_of_its_name() -> None:
    place = of("Kẹo lạc").search("5 sao Hòa Bình").understood.facets.place
    assert place == PlaceName(PlaceLevel.OLD_PROVINCE, "Hòa Bình")


@pytest.mark.parametrize(
    ("text", "place"), [("kẹo lạc là gì", None), ("ocop la gi", None), ("nước mắm la gi", "La Gi")]
)
def test_a_phrase_of_chatter_is_no_place(text: str, place: str | None) -> None:
    found = of("Kẹo lạc", "Nước mắm").search(text).understood.facets.place
    assert (found and found.name) == place


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("ocop là gì", Intent.ABOUT),
        ("có ship hà nội không shop", Intent.DELIVERY),
        ("tôi muốn đăng ký làm nhà cung cấp", Intent.SUPPLY),
        ("are there any trade fairs", Intent.EVENT),
        ("địt mẹ mày", Intent.OTHER),
        ("xin chào có yến sào không ạ", Intent.FIND),
        ("có ship kẹo lạc không", Intent.DELIVERY),
        ("cảm ơn em yêu nhiều", Intent.THANKS),
        ("sữa chua", Intent.FIND),  # no "sửa chữa"
    ],
)
def test_small_talk_is_told_from_what_is_sought(text: str, intent: Intent) -> None:
    assert of("Kẹo lạc").search(text).intent is intent


def test_another_word_for_a_thing_is_as_sure_as_the_thing() -> None:
    answer = of("Siro dứa Khe Hoa", "Siro khóm Huy Minh", "Siro dâu").search("siro dứa")
    assert [hit.document.name for hit in answer.hits] == ["Siro dứa Khe Hoa", "Siro khóm Huy Minh"]


def test_a_province_that_kept_its_name_shows_its_own_first() -> None:
    new = Document(1, "A", "Cặp", group="craft", stars=5, province="Kiên Giang",
                   province_today="An Giang")  # fmt: skip
    old = Document(2, "B", "Sà rông", group="craft", stars=3, province="An Giang",
                   province_today="An Giang")  # fmt: skip
    index = SearchIndex.build([new, old, replace(old, id=3, code="C", name="Cặp")])
    hits = index.search("đồ thủ công tỉnh An Giang").hits
    assert [hit.document.code for hit in hits] == ["C", "B", "A"]
    assert [hit.document.code for hit in index.search("cặp An Giang").hits] == ["C", "A"]


def test_a_spelt_number_before_a_unit_may_be_a_name() -> None:
    index = of("Rượu nhàu", "Rượu nếp cái Năm Tấn")
    assert first(index, "gia ruou nam tan") == "Rượu nếp cái Năm Tấn"


@pytest.mark.parametrize("text", ["lụa", "lacquer", "cá tầm"])
def test_a_word_that_the_lists_know_is_no_other_one_by_its_tone(text: str) -> None:
    answer = of("Rượu lúa nương", "Ổi Mai Sinh", "Cá khô tẩm gia vị").search(text)
    assert not answer.hits
    assert text == "cá tầm" or not answer.near


def test_a_wrong_tone_is_forgiven_where_the_lists_know_no_such_word() -> None:
    index = of("Bánh cáy", "Gạo nếp")
    for text, name in {"bánh cảy": "Bánh cáy", "gạo nệp": "Gạo nếp"}.items():
        assert index.search(text).hits[0].document.name == name
