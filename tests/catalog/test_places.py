"""Places before and after 1 July 2025: both ways, and never by a guess."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.places import Covers, Level, Place, Resolved, shipped

PLACES = shipped()
ROWS = list(
    csv.DictReader(Path("catalog/sample/places.csv").read_text(encoding="utf-8").splitlines())
)


def levels(name: str, level: Level | None = None) -> list[Level]:
    return [place.level for place in PLACES.find(name, level)]


def test_every_row_of_the_file_is_there() -> None:
    assert len(PLACES.mergers) == len(ROWS) == 10_559


@pytest.mark.parametrize(
    ("commune", "district", "province", "today"),
    [
        ("Tân Tiến", "Hưng Hà", "Thái Bình", Resolved("Tiên La", "Hưng Yên")),
        ("xã Tân Tiến", "huyện Hưng Hà", "tỉnh Thái Bình", Resolved("Tiên La", "Hưng Yên")),
        ("tan tien", "hung ha", "thai binh", Resolved("Tiên La", "Hưng Yên")),
        ("Tân Tiến", "Hưng Hà", "", Resolved("Tiên La", "Hưng Yên")),
        ("", "Thái Thuỵ", "", Resolved("", "Hưng Yên")),
        ("", "", "Thái Bình", Resolved("", "Hưng Yên")),
        ("", "", "", Resolved()),
        ("", "", "Thừa Thiên Huế", Resolved("", "Huế")),
        ("", "", "Bà Rịa - Vũng Tàu", Resolved("", "Hồ Chí Minh")),
    ],
)
def test_todays_names_follow_from_the_old_ones(
    commune: str, district: str, province: str, today: Resolved
) -> None:
    assert PLACES.today(commune, district, province) == today


def test_a_commune_in_two_districts_is_not_guessed() -> None:
    assert PLACES.today("Minh Tân", "", "Thái Bình") == Resolved("", "Hưng Yên")
    assert PLACES.today("Minh Tân", "Đông Hưng", "Thái Bình").commune_today
    assert PLACES.today("Minh Tân", "", "") == Resolved()


def test_a_commune_that_was_split_has_no_certain_name_today() -> None:
    row = next(row for row in ROWS if row["covers"] == "main part")
    today = PLACES.today(row["old_commune"], row["old_district"], row["old_province"])
    assert today.commune_today == ""
    assert today.province_today


def test_names_two_mergers_old_go_by_their_district_or_province() -> None:
    assert PLACES.today("Xã Xưa", "Vũ Thư", "Thái Bình") == Resolved("", "Hưng Yên")
    assert PLACES.today("Xã Xưa", "Huyện Xưa", "Hà Nam") == Resolved("", "Ninh Bình")
    assert PLACES.today("Xã Xưa", "Huyện Xưa", "Tỉnh Xưa") == Resolved()


def test_a_province_may_have_the_name_of_today() -> None:
    assert PLACES.today("", "Tiền Hải", "Hưng Yên") == Resolved("", "Hưng Yên")
    assert PLACES.today("Tân Tiến", "Hưng Hà", "Hưng Yên") == Resolved("Tiên La", "Hưng Yên")
    assert PLACES.today("Tiên La", "", "Hưng Yên") == Resolved("Tiên La", "Hưng Yên")
    assert PLACES.today("Tiên La", "Hưng Hà", "Hưng Yên") == Resolved("", "Hưng Yên")


def test_every_whole_commune_of_the_file_resolves_as_the_file_says() -> None:
    whole = [row for row in ROWS if row["covers"] == "whole" and row["old_commune"]]
    for row in whole[::7]:
        today = PLACES.today(row["old_commune"], row["old_district"], row["old_province"])
        assert today.province_today == row["province"].partition(" ")[2].removeprefix("phố ")
        assert today.commune_today == "" or row["commune"].endswith(today.commune_today)


def test_an_old_province_became_one_province() -> None:
    for name in {row["old_province"] for row in ROWS}:
        assert PLACES.today("", "", name).province_today


def test_all_places_of_a_name_are_found_the_widest_first() -> None:
    assert levels("Tiền Hải") == [Level.OLD_DISTRICT, Level.COMMUNE, Level.OLD_COMMUNE]
    assert levels("Hưng Yên")[:3] == [Level.PROVINCE, Level.OLD_PROVINCE, Level.OLD_DISTRICT]


def test_marks_may_be_missing_and_then_all_spellings_are_meant() -> None:
    names = {place.name for place in PLACES.find("tien hai")}
    assert names == {"Tiền Hải", "Tiên Hải"}
    assert {place.name for place in PLACES.find("Tiền Hải")} == {"Tiền Hải"}


def test_a_unit_narrows_the_choice_unless_nothing_would_be_left() -> None:
    assert levels("huyện Tiền Hải") == [Level.OLD_DISTRICT]
    assert levels("xa tien hai") == [Level.COMMUNE, Level.COMMUNE, Level.OLD_COMMUNE]
    assert PLACES.find("quận Tiền Hải") == PLACES.find("Tiền Hải")
    assert PLACES.find("phuong trung") == PLACES.find("Phương Trung")
    assert PLACES.find("Quận 1") == [
        Place(Level.OLD_DISTRICT, "Quận", "Quận 1", province="Hồ Chí Minh")
    ]


def test_one_level_can_be_asked_for() -> None:
    assert levels("Tiền Hải", Level.COMMUNE) == [Level.COMMUNE]
    assert PLACES.find("Tiền Hải", Level.PROVINCE) == []
    assert PLACES.find("không đâu cả") == []


def test_a_commune_of_today_tells_what_it_was_made_of() -> None:
    [today] = PLACES.find("Tiền Hải", Level.COMMUNE)
    mergers = PLACES.mergers_of(today)
    assert {merger.province.name for merger in mergers} == {"Hưng Yên"}
    old = [merger.old_commune for merger in mergers if merger.covers is Covers.WHOLE]
    assert "Tiền Hải" in {place.name for place in old if place}
    assert PLACES.mergers_of(Place(Level.COMMUNE, "Xã", "Không Đâu")) == ()


def test_islands_had_districts_without_communes() -> None:
    [district] = PLACES.find("huyện Côn Đảo", Level.OLD_DISTRICT)
    assert [merger.old_commune for merger in PLACES.mergers_of(district)] == [None]
    assert PLACES.today("", "Côn Đảo", "Bà Rịa Vũng Tàu").province_today == "Hồ Chí Minh"


@given(st.text(), st.text(), st.text())
def test_no_text_is_too_odd_for_a_place(commune: str, district: str, province: str) -> None:
    PLACES.find(commune)
    assert isinstance(PLACES.today(commune, district, province), Resolved)
