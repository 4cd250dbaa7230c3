import pytest

from catalog.addresses import locate
from catalog.places import shipped


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Đông Hưng, Thái Bình", {"district": "Đông Hưng", "province": "Thái Bình"}),
        ("12 Trần Hưng Đạo, xã Đông Hưng, Hưng Yên", {"commune_today": "Đông Hưng"}),
        ("xa An Bai, Quynh Phu", {"commune": "An Bài", "commune_today": "Phụ Dực"}),
        ("Quảng trường 14-10 - TP Thái Bình - Thái Bình", {"province_today": "Hưng Yên"}),
        ("Hà Nội", {"province_today": "Hà Nội", "province": ""}),
        ("sân kho nhà ông Ba", {"province": "", "province_today": "", "commune": ""}),
    ],
)
def test_an_address_names_a_place_that_is_known(text: str, found: dict[str, str]) -> None:
    located = locate(text, shipped())
    assert {name: getattr(located, name) for name in found} == found


def test_a_name_that_several_places_have_is_passed_over() -> None:
    assert locate("xã Tân Lập", shipped()).model_dump(exclude_defaults=True) == {}
