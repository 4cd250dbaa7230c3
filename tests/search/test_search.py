"""What search promises: whatever is typed, the right products, honest answers, one order."""

import sys
from dataclasses import replace
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.search.queries import make
from benchmarks.search.recombined import recombined
from catalog.search import (
    Document,
    Facets,
    Intent,
    PlaceLevel,
    PlaceName,
    SearchIndex,
    Understood,
)
from catalog.search.text import tokenise
from catalog.search.types import Answer, Hit

DONG_HUNG = PlaceName(PlaceLevel.OLD_DISTRICT, "Đông Hưng", "Thái Bình")


def names(answer: Answer) -> list[str]:
    """Names of the hits, best first."""
    return [hit.document.name for hit in answer.hits]


@settings(max_examples=120, deadline=None)
@given(st.text(max_size=300))
def test_any_text_has_an_answer(thai_binh: SearchIndex, text: str) -> None:
    answer = thai_binh.search(text)
    assert answer.query == text
    assert answer.confident == bool(answer.hits)
    assert len(answer.near) <= 5
    assert [h.score for h in answer.hits] == sorted((h.score for h in answer.hits), reverse=True)


@pytest.mark.parametrize(
    "text",
    ["", " ", "\u0301", "\u202e", "😀" * 4096, "a" * 4096, "kẹo lạc " * 512, "ở " * 2000, "1 2 3"],
)
def test_odd_texts_have_an_answer_too(thai_binh: SearchIndex, text: str) -> None:
    thai_binh.search(text)
    assert thai_binh.explain(text).answer.query == text


def test_every_product_comes_first_by_its_own_name(thai_binh: SearchIndex) -> None:
    for hit in thai_binh.browse(Facets())[0]:
        answer = thai_binh.search(hit.document.name)
        assert names(answer)[0] == hit.document.name


def test_so_it_does_in_a_large_catalogue(sample: list[Document]) -> None:
    index = SearchIndex.build(recombined(sample, 6_000))
    for hit in index.browse(Facets(), limit=6_000)[0][::40]:
        name = hit.document.name
        answer = index.search(name)
        found = (answer.hits or answer.near)[0].document.name
        assert set(tokenise(found)) == set(tokenise(name))


def test_of_equal_names_the_better_document_comes_first() -> None:
    index = SearchIndex.build(
        Document(at, str(at), "Kẹo lạc", stars=stars, valid=valid, popularity=popularity)
        for at, (valid, stars, popularity) in enumerate(
            [(False, 5, 9), (None, 5, 9), (True, 3, 9), (True, 4, 0), (True, 4, 1)]
        )
    )
    assert [hit.document.id for hit in index.search("kẹo lạc").hits] == [4, 3, 2, 1, 0]


HOSTILE = [
    "a" * 4096,
    " " * 4096,
    "bánh " * 819,
    "1 " * 2048,
    "😀 " * 2048,
    "⭐" * 4096,
    "\ufdfa" * 4096,
    "a" + "\u0301" * 4095,
    "huyện Đông Hưng xã Đông La " * 150,
    "banhkeolacmamgaotrabanhk " * 160,
    "không phải " * 370,
    "dduwowngf " * 400,
]


def test_no_text_takes_twenty_times_the_work_of_a_common_one(
    thai_binh: SearchIndex, sample: list[Document]
) -> None:
    common = [work_of(thai_binh, query.text) for query in make(sample, 5, seed=9)]
    most = 20 * median(common)
    assert {text[:30]: work for text in HOSTILE if (work := work_of(thai_binh, text)) > most} == {}


def work_of(index: SearchIndex, text: str) -> int:
    """How many calls a search makes once all is warm: what a busy machine cannot blur."""
    calls = 0
    index.search(text)

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        index.search(text)
    finally:
        sys.setprofile(None)
    return calls


def test_the_same_question_has_the_same_answer(thai_binh: SearchIndex) -> None:
    first, second = (thai_binh.search("keo lac 4 sao dong hung") for _ in range(2))
    assert replace(first, ms=0) == replace(second, ms=0)


def test_several_equally_good_are_all_hits(thai_binh: SearchIndex) -> None:
    answer = thai_binh.search("kẹo lạc")
    assert {"Kẹo lạc Đình Mạnh", "Kẹo lạc Thiên Đức", "Kẹo lạc Trường Thuận"} <= set(names(answer))
    assert answer.clear is None
    assert answer.understood.sought == "kẹo lạc"


def test_one_clear_match_is_clear(thai_binh: SearchIndex) -> None:
    clear = thai_binh.search("banh cay dinh manh").clear
    assert clear is not None
    assert clear.document.name == "Bánh cáy Đình Mạnh"


def test_a_lead_makes_the_first_of_several_clear() -> None:
    hits = tuple(Hit(Document(at, str(at), "Trà"), score) for at, score in ((1, 90.0), (2, 60.0)))
    answer = Answer("trà", Intent.FIND, True, Understood("trà"), hits, 2)
    assert answer.clear == hits[0]
    assert replace(answer, understood=Understood()).clear is None
    assert replace(answer, hits=()).clear is None
    assert replace(answer, total=1, hits=hits[:1]).clear == hits[0]


def test_accents_are_restored_in_what_was_sought(thai_binh: SearchIndex) -> None:
    assert thai_binh.search("gia banh cay dinh manh").understood.sought == "bánh cáy Đình Mạnh"


@pytest.mark.parametrize(
    ("query", "low", "high"),
    [
        ("kẹo 4 sao", 4, 4),
        ("kẹo từ 3 sao", 3, None),
        ("kẹo 3 sao trở lên", 3, None),
        ("kẹo trên 3 sao", 4, None),
        ("kẹo dưới 5 sao", None, 4),
        ("kẹo 4 sao trở xuống", None, 4),
        ("kẹo 3 đến 4 sao", 3, 4),
        ("kẹo 3-4 sao", 3, 4),
        ("keo bon sao", 4, 4),
    ],
)
def test_stars_are_understood(
    thai_binh: SearchIndex, query: str, low: int | None, high: int | None
) -> None:
    facets = thai_binh.search(query).understood.facets
    assert (facets.stars_min, facets.stars_max) == (low, high)


def test_a_question_about_stars_is_no_filter(thai_binh: SearchIndex) -> None:
    answer = thai_binh.search("bánh cáy Việt Hương có phải 4 sao không")
    assert names(answer)[0] == "Bánh cáy Việt Hương"
    assert answer.understood.facets == Facets()


def test_stars_that_nothing_has_leave_only_near_ones(thai_binh: SearchIndex) -> None:
    answer = thai_binh.search("kẹo lạc 5 sao")
    assert not answer.confident
    assert answer.near[0].document.name.startswith("Kẹo lạc")


def test_a_bare_name_is_the_widest_place(thai_binh: SearchIndex) -> None:
    assert thai_binh.search("đông hưng").understood.facets.place == DONG_HUNG


def test_a_place_with_nothing_fitting_is_said_not_dropped(thai_binh: SearchIndex) -> None:
    answer = thai_binh.search("nước mắm ở Phú Quốc")
    assert not answer.confident
    place = answer.understood.facets.place
    assert place is not None
    assert place.name == "Phú Quốc"
    assert "mắm" in answer.near[0].document.name


def test_the_buyers_place_is_no_filter(thai_binh: SearchIndex) -> None:
    answer = thai_binh.search("kẹo lạc Đình Mạnh giao về Nam Định")
    assert names(answer)[0] == "Kẹo lạc Đình Mạnh"
    assert answer.understood.facets.place is None


@pytest.mark.parametrize(
    "query",
    [
        "ở Kiến Xương thì cần kẹo lạc Đình Mạnh",
        "bên anh có kho ở Tiền Hải, muốn lấy kẹo lạc Đình Mạnh",
        "ở Vinh mua kẹo lạc Đình Mạnh chỗ nào",
        "công ty mình đặt kẹo lạc Đình Mạnh làm quà",
        "quý công ty có kẹo lạc Đình Mạnh không",
    ],
)
def test_what_is_said_of_the_buyer_is_no_filter(thai_binh: SearchIndex, query: str) -> None:
    answer = thai_binh.search(query)
    assert names(answer)[0] == "Kẹo lạc Đình Mạnh"
    assert answer.understood.facets == Facets()


def test_a_phrase_of_chatter_counts_as_a_whole_only() -> None:
    index = SearchIndex.build(
        [
            Document(1, "A", "Nước mắm Bà Mười", producer="Hộ sản xuất nước mắm Bà Mười"),
            Document(2, "B", "Nước mắm Bà Hai"),
        ]
    )
    assert names(index.search("don vi nao san xuat nuoc mam ba hia"))[0] == "Nước mắm Bà Hai"


def test_a_part_of_what_was_said_fits_less_than_its_synonym() -> None:
    index = SearchIndex.build([Document(1, "A", "Giò gà"), Document(2, "B", "Chả lụa Bình An")])
    assert names(index.search("giò lụa"))[0] == "Chả lụa Bình An"


def test_an_abbreviated_district_is_understood(thai_binh: SearchIndex) -> None:
    place = thai_binh.search("sp 4* q.phụ").understood.facets.place
    assert place is not None
    assert place.name == "Quỳnh Phụ"


def test_what_is_not_wanted_is_left_out(thai_binh: SearchIndex) -> None:
    answer = thai_binh.search("kẹo lạc không phải của Đình Mạnh")
    assert answer.hits
    assert all("Đình Mạnh" not in name for name in names(answer))


def test_given_facets_override_what_was_understood(thai_binh: SearchIndex) -> None:
    answer = thai_binh.search("kẹo 3 sao", facets=Facets(stars_min=4, stars_max=4))
    assert {hit.document.stars for hit in answer.hits} == {4}


def test_browsing_pages_through_all_that_fit(thai_binh: SearchIndex) -> None:
    every, total = thai_binh.browse(Facets(place=DONG_HUNG), limit=1000)
    page, again = thai_binh.browse(Facets(place=DONG_HUNG), limit=5, offset=5)
    assert total == again == len(every)
    assert page == every[5:10]


def test_a_place_that_was_chosen_answers_a_question_that_named_nothing_else() -> None:
    index = SearchIndex.build(
        Document(n, f"c{n}", name, commune="Minh Tân", district=district, province="Thái Bình")
        for n, (name, district) in enumerate(
            [("Gạo nếp", "Hưng Hà"), ("Miến dong", "Hưng Hà"), ("Bún khô", "Đông Hưng")]
        )
    )
    choices = index.search("sản phẩm xã Minh Tân").understood.place_choices
    chosen = next(place for place in choices if place.within == "Hưng Hà")
    answer = index.search("sản phẩm xã Minh Tân", facets=Facets(place=chosen))
    assert names(answer) == ["Gạo nếp", "Miến dong"]


def test_similar_products_are_of_the_same_kind_first(thai_binh: SearchIndex) -> None:
    product = next(d for d in all_of(thai_binh) if d.name == "Kẹo lạc Thiên Đức")
    near = [hit.document.name for hit in thai_binh.similar(product.id, 3)]
    assert all(name.startswith("Kẹo lạc") for name in near)


def test_a_product_with_nothing_like_it_has_no_similar_ones(thai_binh: SearchIndex) -> None:
    product = next(d for d in all_of(thai_binh) if d.name == "Khăn bông Thanh Chất")
    assert thai_binh.similar(product.id) == ()


def test_similar_products_leave_out_the_product_itself(thai_binh: SearchIndex) -> None:
    product = thai_binh.search("kẹo lạc đình mạnh").hits[0].document
    near = thai_binh.similar(product.id, 3)
    assert len(near) == 3
    assert product not in [hit.document for hit in near]
    assert thai_binh.similar(-1) == ()


def test_products_are_found_by_id_and_code(thai_binh: SearchIndex) -> None:
    product = thai_binh.by_code("P00003")
    assert product is not None
    assert thai_binh.by_id(product.id) == product
    assert thai_binh.by_code("none") is None
    assert thai_binh.by_id(-1) is None


HOMONYMS = [
    Document(1, "A", "Gạo nếp", commune="Minh Tân", district="Đông Hưng", province="Thái Bình"),
    Document(2, "B", "Gạo tẻ", commune="Minh Tân", district="Kiến Xương", province="Thái Bình"),
    Document(3, "C", "Trà sen", commune="Minh Tân", district="Hưng Hà", province="Thái Bình"),
]


def test_namesakes_that_both_fit_are_asked_about() -> None:
    index = SearchIndex.build(HOMONYMS)
    choices = index.search("gạo ở Minh Tân").understood.place_choices
    assert {place.within for place in choices} == {"Đông Hưng", "Kiến Xương"}
    chosen = index.search("gạo ở Minh Tân", facets=Facets(place=choices[0]))
    assert len(chosen.hits) == 1
    assert chosen.understood.facets.place == choices[0]


FACTS = [
    Document(1, "A", "Trà sen", price_from=90_000, stars=4, valid=True, standards=("VietGAP",)),
    Document(2, "B", "Trà nhài", price_from=300_000, stars=5, valid=False, producer_id=7),
    Document(3, "C", "Trà cúc", stars=3, producer_kind="cooperative", group="drink"),
]


@pytest.mark.parametrize(
    ("facets", "codes"),
    [
        (Facets(), "ACB"),
        (Facets(price_max=100_000), "AC"),
        (Facets(standards=("vietgap",)), "A"),
        (Facets(valid_only=True), "A"),
        (Facets(producer_id=7), "B"),
        (Facets(producer_kind="cooperative"), "C"),
        (Facets(group="drink"), "C"),
        (Facets(stars_max=4), "AC"),
        (Facets(stars_min=6), ""),
    ],
)
def test_facets_are_hard_filters_in_the_documented_order(facets: Facets, codes: str) -> None:
    hits, _ = SearchIndex.build(FACTS).browse(facets)
    assert "".join(hit.document.code for hit in hits) == codes


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("trà dưới 100k", "AC"),
        ("trà không quá 1 triệu", "ACB"),
        ("trà tối đa 100.000 đồng", "AC"),
        ("trà dưới 95000", "AC"),
        ("trà vietgap", "A"),
    ],
)
def test_prices_and_standards_are_understood(query: str, codes: str) -> None:
    answer = SearchIndex.build(FACTS).search(query)
    assert "".join(sorted(hit.document.code for hit in answer.hits)) == "".join(sorted(codes))


def test_still_valid_is_understood_where_anything_is_known_to_be() -> None:
    index = SearchIndex.build(FACTS)
    answer = index.search("trà còn hạn")
    assert names(answer) == ["Trà sen"]
    assert answer.understood.facets.valid_only
    assert names(index.search("tìm sản phẩm còn hạn")) == ["Trà sen"]
    unknown = SearchIndex.build(replace(document, valid=None) for document in FACTS)
    assert len(unknown.search("trà còn hạn").hits) == 3


def test_a_cooperative_is_no_commune(thai_binh: SearchIndex) -> None:
    facets = thai_binh.search("san pham cua hop tac xa thai binh").understood.facets
    assert facets.producer_kind == "cooperative"
    assert facets.place == PlaceName(PlaceLevel.OLD_PROVINCE, "Thái Bình")


def test_listed_words_count_with_their_accents() -> None:
    index = SearchIndex.build([Document(1, "A", "Đậu dừa"), Document(2, "B", "Dầu dừa Bến Tre")])
    assert names(index.search("coconut oil"))[0] == "Dầu dừa Bến Tre"


def test_a_plain_word_among_accents_is_no_chatter() -> None:
    index = SearchIndex.build(
        [Document(1, "A", "Bưởi", province="Ninh Thuận"), Document(2, "B", "Nho xanh")]
    )
    assert not index.search("nho ninh thuận").confident
    assert index.search("nho xanh ạ").hits[0].document.code == "B"


def test_an_empty_catalogue_answers_too() -> None:
    index = SearchIndex.build([])
    assert len(index) == 0
    assert not index.search("kẹo lạc 4 sao").confident
    assert index.explain("kẹo").products == ()


def test_a_story_and_a_name_of_signs_can_be_indexed() -> None:
    index = SearchIndex.build(
        [Document(1, "A", "☕", story="Ủ trong chum sành"), Document(2, "B", "Mắm tép")]
    )
    assert names(index.search("mắm tép")) == ["Mắm tép"]


def test_an_explanation_tells_words_ways_facets_and_scores(thai_binh: SearchIndex) -> None:
    explanation = thai_binh.explain("kẹo đậu phộng 4 sao dong hung giao về Nam Định, ở Phú Quốc")
    assert [word.text for word in explanation.words[:3]] == ["kẹo", "đậu", "phộng"]
    assert ("kẹo đậu phộng", "kẹo lạc") in {(w.said, w.read_as) for w in explanation.ways}
    assert {facet.taken for facet in explanation.facets} == {"stated", "implied", "of the buyer"}
    best = explanation.products[0]
    parts = best.won + best.lost + best.named + best.pairs
    parts += best.head + best.whole + best.order
    assert best.total == pytest.approx(parts, abs=0.05)
    assert explanation.candidates >= len(explanation.products)


def all_of(index: SearchIndex) -> list[Document]:
    return [hit.document for hit in index.browse(Facets(), limit=len(index))[0]]


@pytest.mark.parametrize(
    ("query", "lowest", "highest"),
    [("4 star products", 4, 4), ("4-star candy", 4, 4), ("candy from 3 stars", 3, None)],
)
def test_stars_are_understood_in_english_too(
    thai_binh: SearchIndex, query: str, lowest: int, highest: int | None
) -> None:
    facets = thai_binh.search(query).understood.facets
    assert (facets.stars_min, facets.stars_max) == (lowest, highest)


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("gạo tầm 200-300k", 300_000),
        ("gạo ngân sách 300 nghìn", 300_000),
        ("rice under 500k", 500_000),
        ("gạo khoảng 1,5 triệu", 1_500_000),
        ("gạo dưới 200.000", 200_000),
        ("gạo không quá 90k", 90_000),
        ("gạo khoảng 2000 bao", None),
        ("gạo cho tầm 20 ng ăn", None),
        ("gạo 5-10 kg", None),
    ],
)
def test_a_sum_is_a_ceiling_where_it_is_said_to_be_money(
    thai_binh: SearchIndex, text: str, most: int | None
) -> None:
    answer = thai_binh.search(text)
    assert answer.understood.facets.price_max == most
    assert "Gạo" in names(answer)[0]


def test_a_present_for_a_sum_has_many_stars(thai_binh: SearchIndex) -> None:
    facets = thai_binh.search("set quà biếu tầm 500k").understood.facets
    assert (facets.stars_min, facets.price_max) == (4, 500_000)


def test_by_email_is_no_present(thai_binh: SearchIndex) -> None:
    assert not thai_binh.search("gửi báo giá qua email giúp em").hits


@pytest.mark.parametrize(
    "asked", ["còn hàng không", "có hóa đơn VAT không", "hạn sử dụng bao lâu"]
)
def test_what_is_asked_of_a_product_hides_none(
    thai_binh: SearchIndex, sample: list[Document], asked: str
) -> None:
    """One is called by its kind and its commune only: "Cây cảnh Bách Thuận"."""
    for document in sample:
        answer = thai_binh.search(f"{document.name} {asked}")
        assert document.name in [hit.document.name for hit in answer.hits], document.name
