"""Points on the map as organisers paste them."""

import pytest

from catalog.points import holds_link, read_point

HERE = (20.6463, 106.0511)


@pytest.mark.parametrize(
    "text",
    [
        "20.6463, 106.0511",
        "20.6463 106.0511",
        "20,6463; 106,0511",
        "Nhà văn hóa: 20.6463,106.0511",
        "https://www.google.com/maps/@20.6463,106.0511,17z?entry=ttu",
        "https://maps.google.com/?q=20.6463,106.0511",
        "https://www.google.com/maps/search/?api=1&query=20.6463%2C106.0511",
        "https://www.google.com/maps/place/Hung+Yen/@20.6,106.0,15z/data=!3d20.6463!4d106.0511",
    ],
)
def test_coordinates_are_read_as_typed_and_from_a_maps_link(text: str) -> None:
    assert read_point(text) == HERE


@pytest.mark.parametrize(
    "text",
    ["ở kia", "8.30", "48.8584, 2.2945", "106.0511, 20.6463", "-20.6463, 106.0511",
     "12 Trần Hưng Đạo", "https://maps.app.goo.gl/AbCdEf12345"],
)  # fmt: skip
def test_what_is_no_point_in_vietnam_is_none(text: str) -> None:
    assert read_point(text) is None


def test_a_link_is_known_as_one() -> None:
    assert holds_link("https://maps.app.goo.gl/AbC")
    assert holds_link("maps.app.goo.gl/AbC")
    assert not holds_link("Chợ Gạo, 20.6463")
