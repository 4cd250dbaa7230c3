"""Documents from a file, and what search knows of places and words."""

from pathlib import Path

import pytest

from catalog.search import Places, documents_from_csv
from catalog.search.documents import group_of
from catalog.search.places import bare
from catalog.search.text import tokenise

SAMPLE = Path(__file__).parents[2] / "catalog" / "sample" / "thai_binh.csv"


def test_the_sample_gives_all_its_products_with_todays_places() -> None:
    documents = documents_from_csv(SAMPLE)
    assert len(documents) == 78
    assert {d.province_today for d in documents} == {"Hưng Yên"}
    assert documents[0].code == "P00001"
    assert next(d for d in documents if d.name == "Kẹo lạc Đình Mạnh").other_names == (
        "peanut candy",
        "kẹo đậu phộng",
    )


def test_a_places_unit_word_in_a_file_is_no_part_of_its_name(tmp_path: Path) -> None:
    path = tmp_path / "goods.csv"
    path.write_text("product_name,province\nMật ong,TP Hồ Chí Minh\n", encoding="utf-8")
    (document,) = documents_from_csv(path)
    assert document.province == document.province_today == "Hồ Chí Minh"


@pytest.mark.parametrize(
    ("category", "group"),
    [
        ("Thực phẩm", "food"),
        ("Đồ uống", "drink"),
        ("Dược liệu và sản phẩm từ dược liệu", "herbal"),
        ("Thảo dược", "herbal"),
        ("Lưu niệm - nội thất - trang trí", "craft"),
        ("Sinh vật cảnh", "ornamental"),
        ("Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch", "tourism"),
        ("Khác", ""),
    ],
)
def test_groups_are_known_under_old_names_too(category: str, group: str) -> None:
    assert group_of(category) == group


def test_unit_words_are_no_part_of_a_name_but_before_a_number() -> None:
    assert bare("Huyện Đông Hưng") == "Đông Hưng"
    assert bare("Phường 1") == "Phường 1"


def test_a_place_typed_with_its_accents_is_not_its_namesake() -> None:
    places = Places.shipped()
    found = {p.name for *_, names in places.find(tokenise("Tiền Hải")) for p in names}
    assert "Tiền Hải" in found
    assert "Tiên Hải" not in found
