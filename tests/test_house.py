"""The house rules that a linter does not know."""

import csv
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "handlers", "console", "catalog", "webchat", "tests", "benchmarks")
MOST_LINES = 350


def sources() -> Iterator[Path]:
    for package in PACKAGES:
        yield from (ROOT / package).rglob("*.py")


def test_every_python_file_stands_in_a_room_of_the_house() -> None:
    rooms = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert rooms == set(PACKAGES)
    assert not list(ROOT.glob("*.py"))


def test_no_file_has_grown_too_long() -> None:
    grown = {
        str(path.relative_to(ROOT)): lines
        for path in sources()
        if not {"tests", "versions"} & set(path.relative_to(ROOT).parts)
        and (lines := path.read_text("utf-8").count("\n")) > MOST_LINES
    }
    assert not grown


def test_rooms_import_downwards_only() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout


def variables_of(pattern: ast.Message) -> set[str]:
    return {node.id.name for node in _nodes(pattern) if isinstance(node, ast.VariableReference)}


def _nodes(node: object) -> Iterator[object]:
    yield node
    if isinstance(node, ast.BaseNode):
        for child in vars(node).values():
            for item in child if isinstance(child, list) else [child]:
                yield from _nodes(item)


def texts(language: str) -> dict[str, set[str]]:
    """The variables of each text of a language."""
    source = files("handlers.texts").joinpath(f"{language}.ftl").read_text("utf-8")
    entries = FluentParser().parse(source).body
    broken = [entry.content for entry in entries if isinstance(entry, ast.Junk)]
    assert not broken
    messages = [entry for entry in entries if isinstance(entry, ast.Message)]
    names = [message.id.name for message in messages]
    assert len(names) == len(set(names)), "a text stands there twice"
    return {message.id.name: variables_of(message) for message in messages}


def test_both_languages_have_the_same_texts_with_the_same_variables() -> None:
    assert texts("vi") == texts("en")


def pins(lock: str) -> list[str]:
    return re.findall(r"^[a-z0-9].*==.*$", lock, re.MULTILINE)


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-run.lock"])
def test_the_locks_pin_by_hash_and_name_no_server(name: str) -> None:
    lock = (ROOT / name).read_text("utf-8")
    assert "://" not in lock
    pinned = pins(lock)
    assert pinned
    assert lock.count("--hash=sha256:") >= len(pinned)
    assert set(pinned) <= set(pins((ROOT / "requirements.lock").read_text("utf-8")))


def test_the_image_is_given_every_room_that_the_wheel_holds() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    rooms = project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    steps = (ROOT / "Dockerfile").read_text("utf-8").splitlines()
    let_in = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert {f"COPY {room} {room}" for room in rooms} <= set(steps)
    assert {f"!{room}" for room in rooms} <= set(let_in)


@pytest.mark.parametrize("column", ["product_name", "source_url"])
def test_every_product_of_the_sample_tells_its_source(column: str) -> None:
    sample = files("catalog").joinpath("sample/thai_binh.csv").read_text("utf-8")
    rows = list(csv.DictReader(sample.splitlines()))
    assert rows
    assert all(row[column].strip() for row in rows)


def test_every_sample_file_travels_in_the_package() -> None:
    assert {
        path.name for path in (ROOT / "catalog/sample").iterdir() if path.suffix == ".csv"
    } == {
        "places.csv",
        "regions.csv",
        "thai_binh.csv",
    }
