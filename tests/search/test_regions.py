"""Regions: what people call the parts of the country are places, too."""

import csv
from collections import Counter

import pytest

from catalog.search import Answer, Document, PlaceLevel, SearchIndex
from catalog.search.places import SHIPPED, bare
from catalog.search.regions import regions_of

MADE_IN = {
    "Cà phê Ea Nam": "Đắk Lắk",
    "Cà phê Cầu Đất": "Lâm Đồng",
    "Khoai tây Quỳnh Nguyên": "Thái Bình",
    "Kẹo lạc Thiên Đức": "Thái Bình",
    "Kẹo đậu phộng": "Trà Vinh",
    "Muối tôm": "Tây Ninh",
    "Miến dong Bình Lư": "Lai Châu",
    "Long nhãn": "Hưng Yên",
    "Khóm Long Hưng": "Tiền Giang",
}
COUNTRY = SearchIndex.build(
    Document(at, f"P{at}", name, province=province, commune="Long Hưng" * name.startswith("Khóm"))
    for at, (name, province) in enumerate(MADE_IN.items())
)


def names(answer: Answer) -> set[str]:
    return {hit.document.name for hit in answer.hits}


def test_every_province_lies_in_one_of_three_parts_and_six_regions() -> None:
    with SHIPPED.open(encoding="utf-8-sig", newline="") as lines:
        provinces = {bare(row["old_province"]) for row in csv.DictReader(lines)}
    lying = Counter(region for province in provinces for region in regions_of(province))
    assert [lying[f"Miền {part}"] for part in ("Bắc", "Trung", "Nam")] == [25, 19, 19]
    assert lying["Trung du và miền núi phía Bắc"] == 14
    assert lying["Đồng bằng sông Hồng"] == 11
    assert lying["Bắc Trung Bộ"] + lying["Nam Trung Bộ"] == 14
    assert lying["Tây Nguyên"] == 5
    assert lying["Đông Nam Bộ"] == 6
    assert lying["Đồng bằng sông Cửu Long"] == lying["Miền Tây"] == 13


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("đặc sản Tây Nguyên", {"Cà phê Ea Nam", "Cà phê Cầu Đất"}),
        ("dac san tay nguyen co gi", {"Cà phê Ea Nam", "Cà phê Cầu Đất"}),
        ("coffee from the Central Highlands", {"Cà phê Ea Nam", "Cà phê Cầu Đất"}),
        ("kẹo lạc miền Nam", {"Kẹo đậu phộng"}),
        ("kẹo lạc miền Bắc", {"Kẹo lạc Thiên Đức"}),
        ("đặc sản ĐBSCL", {"Kẹo đậu phộng", "Khóm Long Hưng"}),
        ("quà miền tây", {"Kẹo đậu phộng", "Khóm Long Hưng"}),
        ("miến Tây Bắc", {"Miến dong Bình Lư"}),
    ],
)
def test_a_region_is_a_filter(text: str, found: set[str]) -> None:
    answer = COUNTRY.search(text)
    assert names(answer) == found
    place = answer.understood.facets.place
    assert place is not None
    assert place.level is PlaceLevel.REGION
    assert not place.level.is_old


@pytest.mark.parametrize("text", ["miến Tây Ninh", "mien tay ninh"])
def test_a_provinces_name_is_none_of_a_region(text: str) -> None:
    place = COUNTRY.search(text).understood.facets.place
    assert place is not None
    assert place.name == "Tây Ninh"


def test_of_two_names_that_overlap_the_wider_place_is_meant() -> None:
    assert names(COUNTRY.search("nhan long hung yen")) == {"Long nhãn"}
    assert names(COUNTRY.search("khom long hung")) == {"Khóm Long Hưng"}


@pytest.mark.parametrize("text", ["Thừa Thiên Huế", "dac san thua thien hue", "tôm chua Huế"])
def test_an_older_name_of_a_province_is_the_province(text: str) -> None:
    index = SearchIndex.build([Document(1, "A", "Tôm chua", province="Thừa Thiên Huế")])
    assert names(index.search(text)) == {"Tôm chua"}


@pytest.mark.parametrize("text", ["nước mắm ở Nam Trung Bộ", "đặc sản Nam Trung Bộ"])
def test_a_region_without_products_is_told(text: str) -> None:
    answer = COUNTRY.search(text)
    assert not answer.confident
    assert not answer.near
    place = answer.understood.facets.place
    assert place is not None
    assert place.name == "Nam Trung Bộ"


@pytest.mark.parametrize(
    "text", ["kẹo lạc gửi vào miền nam được không", "bên mình ở miền nam cần nhập kẹo lạc"]
)
def test_a_buyers_region_is_no_filter(text: str) -> None:
    assert "Kẹo lạc Thiên Đức" in names(COUNTRY.search(text))
