"""The word lists: organisers' own add to those shipped; a line that is wrong is named."""

from pathlib import Path

import pytest

from catalog.search import SearchIndex, Words, WordsError, documents_from_csv
from catalog.search.text import tokenise
from catalog.search.words import SHIPPED, Role

SAMPLE = Path(__file__).parents[2] / "catalog" / "sample" / "thai_binh.csv"


def test_organisers_words_add_to_those_shipped(tmp_path: Path) -> None:
    (tmp_path / "synonyms.tsv").write_text("bánh cáy\tbánh ngũ sắc\n", encoding="utf-8")
    words = Words.load(tmp_path)
    (span,) = [s for s in words.find(tokenise("banh ngu sac")) if s.entry.role is Role.SYNONYM]
    assert [t.text for t in span.entry.others[0]] == ["bánh", "cáy"]
    assert words.known("lac")
    index = SearchIndex.build(documents_from_csv(SAMPLE), words)
    assert "Bánh cáy" in index.search("banh ngu sac").hits[0].document.name


@pytest.mark.parametrize(
    ("name", "line", "wrong"),
    [
        ("synonyms.tsv", "bánh cáy", "a tab and something more is wanted behind “bánh cáy”"),
        ("english.tsv", "!!!\tkẹo", "“!!!” has no word in it"),
        ("narrower.tsv", "quà\t–", "“–” has no word in it"),
        ("groups.tsv", "đồ ngọt\tsweet", "“sweet” is none of food, drink"),
        ("kinds.tsv", "xưởng", "a tab and something more"),
        ("place_units.tsv", "làng\tvillage", "“village” is none of commune"),
        ("intents.tsv", "mua chịu\tcredit\t1", "“credit” is none of find, contact"),
        ("intents.tsv", "mua chịu\tprice\tmuch", "the weight, a number such as 0.8"),
        ("intents.tsv", "mua chịu\tprice", "the weight, a number such as 0.8"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, name: str, line: str, wrong: str) -> None:
    path = tmp_path / name
    path.write_text(f"# ours\n\n{line}\n", encoding="utf-8")
    with pytest.raises(WordsError) as raised:
        Words.load(tmp_path)
    assert str(raised.value).startswith(f"{path}, line 3: {wrong}")


def test_a_list_under_another_name_or_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("no list")
    Words.load(tmp_path)
    (tmp_path / "synonym.tsv").write_text("a\tb")
    with pytest.raises(WordsError, match=r"synonym\.tsv: the lists are chatter\.txt, "):
        Words.load(tmp_path)
    (tmp_path / "synonym.tsv").unlink()
    (tmp_path / "units.txt").write_bytes("rổ".encode("utf-16"))
    with pytest.raises(WordsError, match="UTF-8"):
        Words.load(tmp_path)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(WordsError, match="is no folder"):
        Words.load(tmp_path / "none")


def test_every_shipped_list_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "search.md").read_text("utf-8")
    for path in SHIPPED.iterdir():
        assert f"`{path.name}`" in page
