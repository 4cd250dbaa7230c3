"""Views that are kept: found by their whole key, and never more than there is room for."""

import pytest

from handlers import shelf
from handlers.replies import Text
from handlers.shelf import Shelf


def test_a_view_is_found_by_its_whole_key() -> None:
    kept = Shelf()
    kept.put((1, "vi"), Text("thẻ"))
    assert kept.get((1, "vi")) == Text("thẻ")
    assert kept.get((2, "vi")) is None


def test_a_full_shelf_is_cleared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "MOST", 2)
    kept = Shelf()
    for number in (1, 2, 3):
        kept.put(number, Text(str(number)))
    assert [kept.get(number) for number in (1, 2, 3)] == [None, None, Text("3")]
