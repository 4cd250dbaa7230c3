"""Links that subscribe."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.news.links import Wish, payload, wish_of
from catalog.news.subscribers import Topic
from catalog.products import ProductGroup

wishes = st.builds(Wish, st.sampled_from(Topic), st.none() | st.sampled_from(ProductGroup))


@given(wishes)
def test_a_wish_comes_back_from_its_link(wish: Wish) -> None:
    assert wish_of(payload(wish)) == wish
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", payload(wish))


def test_a_link_is_short_enough_to_be_read_out() -> None:
    assert payload(Wish(Topic.NEW_PRODUCTS, ProductGroup.FOOD)) == "s_new-products_food"
    assert payload(Wish(Topic.FAIR)) == "s_fair"


@pytest.mark.parametrize(
    "text", ["", "s", "s_", "s_fair_", "s_nothing", "s_fair_nothing", "p_fair", "s_new_products"]
)
def test_any_other_text_is_no_wish(text: str) -> None:
    assert wish_of(text) is None


@given(st.text())
def test_no_text_is_an_error(text: str) -> None:
    wish = wish_of(text)
    assert wish is None or payload(wish) == text
