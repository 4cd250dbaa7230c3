import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.matching.events import EventKind
from catalog.matching.interest_words import Said, said_in
from catalog.matching.ware_lines import MOST_TEXT, read_ware, read_wares
from catalog.products import ProductGroup
from catalog.search import Document, SearchIndex

INDEX = SearchIndex.build(
    [
        Document(1, "a", "Kẹo lạc Thiên Đức", group="food", district="Đông Hưng"),
        Document(2, "b", "Kẹo lạc Đình Mạnh", group="food"),
        Document(3, "c", "Chè dây", group="drink"),
    ]
)


@pytest.mark.parametrize(
    ("line", "text", "amount", "how_often", "papers"),
    [
        ("kẹo lạc 200 kg mỗi tháng, cần VietGAP", "kẹo lạc", "200 kg", "mỗi tháng", "VietGAP"),
        ("keo lac 1.000 hộp/tháng", "keo lac", "1.000 hộp", "tháng", ""),
        ("5 tấn gạo hàng quý co hoa don", "gạo", "5 tấn", "hàng quý", "hoa don"),
        ("gạo 10-20 tấn, ISO 22000 và HACCP", "gạo, và", "10-20 tấn", "", "ISO 22000, HACCP"),
        ("peanut candy 20 boxes monthly", "peanut candy", "20 boxes", "monthly", ""),
        ("rượu", "rượu", "", "", ""),
        ("1,5 tấn", "1,5 tấn", "1,5 tấn", "", ""),
        ("ŉ 5 kg", "ŉ 5 kg", "", "", ""),
    ],
)
def test_a_line_is_taken_apart(
    line: str, text: str, amount: str, how_often: str, papers: str
) -> None:
    ware = read_ware(line, INDEX)
    told = (ware.text, f"{ware.amount} {ware.unit}".strip(), ware.how_often, ware.papers)
    assert told == (text, amount, how_often, papers)


def test_the_catalogue_is_looked_up() -> None:
    assert read_ware("kẹo lạc thiên đức", INDEX).product_id == 1
    assert (read_ware("kẹo lạc", INDEX).product_id, read_ware("kẹo lạc", INDEX).group) == (
        None,
        ProductGroup.FOOD,
    )


def test_each_line_and_each_part_is_one() -> None:
    assert [ware.text for ware in read_wares("chè; mắm\n\n rượu ;", INDEX)] == [
        "chè",
        "mắm",
        "rượu",
    ]


@given(st.text())
def test_any_text_is_read_and_fits_its_columns(text: str) -> None:
    for ware in read_wares(text, INDEX):
        assert 0 < len(ware.text) <= MOST_TEXT
        assert max(len(ware.amount), len(ware.how_often)) <= 50
        assert len(ware.unit) <= 30
        assert len(ware.papers) <= 200


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", Said("")),
        ("hội chợ", Said("", EventKind.FAIR)),
        ("hoi cho o Dong Hung", Said("", EventKind.FAIR, None, "Đông Hưng")),
        ("kẹo lạc", Said("kẹo lạc", None, ProductGroup.FOOD)),
        ("phiên chợ kẹo lạc", Said("phiên chợ kẹo lạc", EventKind.MARKET, ProductGroup.FOOD)),
    ],
)
def test_an_interest_is_understood(text: str, said: Said) -> None:
    assert said_in(text, INDEX) == said
