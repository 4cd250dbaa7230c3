import json
from pathlib import Path

import pytest

from bot.cli.answers import understood_parts
from catalog.search import Answer, Facets, Intent, PlaceLevel, PlaceName, Understood
from tests.cli.conftest import Run

FILE = """\
code,product_name,other_names,category,stars,producer_name,producer_type,commune,district,province
A1,Kẹo lạc Đình Mạnh,,Thực phẩm,4,Cơ sở Đình Mạnh,household,Đông La,Đông Hưng,Thái Bình
A2,Bánh cáy Đình Mạnh,,Thực phẩm,4,Cơ sở Đình Mạnh,household,Đông La,Đông Hưng,Thái Bình
A3,Trứng vịt biển,,Thực phẩm,3,HTX Đông Minh,cooperative,Đông Minh,Tiền Hải,Thái Bình
"""


@pytest.fixture
def catalog(folder: Path) -> Path:
    path = folder / "catalogue.csv"
    path.write_text(FILE, encoding="utf-8")
    return path


def test_a_query_shows_what_was_understood_and_what_was_found(run: Run, catalog: Path) -> None:
    result = run("search", "--catalog", catalog, "keo lac 4 sao dong hung")
    assert result.exit_code == 0
    assert "ẹo lạc · 4 stars · Đông Hưng (old district" in result.stdout
    assert "A1" in result.stdout
    assert "★★★★" in result.stdout


def test_why_is_told_word_by_word(run: Run, catalog: Path) -> None:
    result = run("search", "--catalog", catalog, "--explain", "keo lac 4 sao dong hung")
    assert result.exit_code == 0
    told = result.stdout
    for title in ("Other ways to read it", "Facets", "Words", "candidates"):
        assert title in told
    assert "stars_min 4, stars_max 4" in told
    assert "“keo”" in told


def test_words_of_ones_own_are_known(
    run: Run, catalog: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OCOP_WORDS", "words")
    assert "words is no folder." in run("search", "--catalog", catalog, "banh ngu sac").stderr
    (folder / "words").mkdir()
    (folder / "words" / "synonyms.tsv").write_text("bánh cáy\tbánh ngũ sắc\n", encoding="utf-8")
    assert "A2" in run("search", "--catalog", catalog, "banh ngu sac").stdout


def test_nothing_is_explained_of_nothing(run: Run, catalog: Path) -> None:
    assert run("search", "--catalog", catalog, "--explain", "[?]").exit_code == 0


DONG_HUNG = PlaceName(PlaceLevel.OLD_DISTRICT, "Đông Hưng", "Thái Bình")


@pytest.mark.parametrize(
    ("understood", "parts"),
    [
        (Understood(), []),
        (Understood("kẹo", Facets(stars_min=4, stars_max=4)), ["kẹo", "4 stars"]),
        (Understood("kẹo", Facets(stars_min=3)), ["kẹo", "3–5 stars"]),
        (Understood(facets=Facets(group="food", stars_max=3)), ["1–3 stars", "food"]),
        (Understood(facets=Facets(place=DONG_HUNG)), ["Đông Hưng (old district, Thái Bình)"]),
        (Understood(facets=Facets(price_max=50_000)), ["≤ 50,000 VND"]),
        (
            Understood(facets=Facets(producer_kind="company", standards=("VietGAP",))),
            ["company", "VietGAP"],
        ),
        (Understood(facets=Facets(valid_only=True)), ["recognition in force"]),
        (
            Understood(
                "kẹo", place_choices=(DONG_HUNG, PlaceName(PlaceLevel.COMMUNE, "Đông Hưng"))
            ),
            ["kẹo", "which place? Đông Hưng (old district, Thái Bình) / Đông Hưng (commune)"],
        ),
    ],
)
def test_what_was_understood_is_told_part_by_part(
    understood: Understood, parts: list[str]
) -> None:
    answer = Answer("", Intent.FIND, confident=True, understood=understood)
    assert understood_parts(answer) == parts


def test_each_line_of_stdin_gets_a_line_of_json_in_order(run: Run, catalog: Path) -> None:
    result = run("search", "--catalog", catalog, "--jsonl", stdin=b"trung vit bien\nkeo lac\n")
    first, second = map(json.loads, result.stdout.splitlines())
    assert first["query"] == "trung vit bien"
    assert first["intent"] == "find"
    assert first["confident"] is True
    assert first["hits"][0]["code"] == "A3"
    assert set(first["hits"][0]) == {"code", "name", "score"}
    assert set(first) == {"query", "intent", "confident", "hits", "ms"}
    assert first["ms"] >= 0
    assert second["hits"][0]["name"] == "Kẹo lạc Đình Mạnh"


def test_lines_that_are_no_text_get_an_answer_each(run: Run, catalog: Path) -> None:
    odd = [
        b"",
        b"\xff\xfe",
        b"\x00\x07",
        "a\u2028b".encode(),
        b"[b]",
        b"x" * 20_000,
        "🍬".encode(),
    ]
    result = run("search", "--catalog", catalog, "--jsonl", stdin=b"\n".join(odd) + b"\nkeo lac")
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(answers) == len(odd) + 1
    assert answers[1]["query"] == "\ufffd\ufffd"
    assert answers[-1]["hits"][0]["code"] == "A1"


def test_what_is_not_sure_is_said_to_be_near(run: Run, catalog: Path) -> None:
    result = run("search", "--catalog", catalog, "--jsonl", stdin=b"iphone 15\n")
    assert json.loads(result.stdout)["confident"] is False
    assert "nothing sure" in run("search", "--catalog", catalog, "iphone 15").stdout


def test_no_more_than_ten_hits_are_told(run: Run, folder: Path) -> None:
    many = folder / "many.csv"
    rows = "".join(f"P{n},Kẹo lạc {n}\n" for n in range(30))
    many.write_text("code,product_name\n" + rows, encoding="utf-8")
    result = run("search", "--catalog", many, "--jsonl", stdin=b"keo lac\n")
    assert len(json.loads(result.stdout)["hits"]) == 10
    assert "20 more." in run("search", "--catalog", many, "keo lac").stdout


def test_a_database_with_no_products_gives_way_to_the_sample(run: Run, folder: Path) -> None:
    result = run("search", "keo lac")
    assert "sample" in result.stderr
    assert "Kẹo lạc" in result.stdout


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (None, "No such file"),
        (b"name,price\na,b\n", "has no column 'product_name'"),
        ("product_name\nKẹo".encode("utf-16"), "not a CSV file in UTF-8"),
    ],
)
def test_a_file_that_cannot_be_searched_is_named(
    run: Run, folder: Path, content: bytes | None, complaint: str
) -> None:
    file = folder / "file.csv"
    if content is not None:
        file.write_bytes(content)
    result = run("search", "--catalog", file, "keo lac")
    assert result.exit_code == 1
    assert complaint in result.stderr
    assert not result.stdout


@pytest.mark.parametrize("words", [[], ["--jsonl", "keo lac"]])
def test_one_query_or_lines_but_not_both(run: Run, words: list[str]) -> None:
    result = run("search", *words)
    assert result.exit_code == 1
    assert "one query, or --jsonl" in result.stderr
