"""What people can set, type and run is written down, and what is written down exists."""

import re
from pathlib import Path

import pytest
import typer.main

from bot.cli import app
from bot.metrics import Metrics
from bot.settings import Settings
from catalog.listings import COLUMNS
from handlers.commands import COMMANDS, ORGANISER_COMMANDS

ROOT = Path(__file__).parents[1]
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / ".env.example"]
SETTINGS = {f"OCOP_{name.upper()}": field for name, field in Settings.model_fields.items()}
CLI = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
WEB_PAGES = {"healthz", "readyz", "metrics", "telegram"}
TARGETS = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_is_documented(name: str) -> None:
    explained = re.search(rf"# (.+)\n(?:# )?{name}=", read(".env.example"))
    assert explained, "not in .env.example"
    assert explained[1] == SETTINGS[name].description
    assert f"| `{name}` |" in read("docs/settings.md")
    assert f"`{name}`" in read("README.md")


@pytest.mark.parametrize("name", SETTINGS)
def test_defaults_are_told_as_they_are(name: str) -> None:
    told = re.search(rf"^# {name}=(.*)$", read(".env.example"), re.MULTILINE)
    default = SETTINGS[name].default
    if told and name != "OCOP_ADMINS":
        assert told[1] == str(default)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_page_tells_of_a_setting_that_is_gone(page: Path) -> None:
    told = set(re.findall(r"\bOCOP_[A-Z][A-Z_]*\b", page.read_text("utf-8")))
    assert told <= set(SETTINGS)


@pytest.mark.parametrize("name", CLI)
def test_every_command_of_the_program_is_documented(name: str) -> None:
    assert f"`ocop-bot {name}" in read("README.md")


def test_no_page_tells_of_a_command_that_is_gone() -> None:
    for page in PAGES:
        told = set(re.findall(r"(?:`|bin/)ocop-bot ([a-z]+)", page.read_text("utf-8")))
        assert told <= set(CLI), page.name


@pytest.mark.parametrize("name", [*COMMANDS, *ORGANISER_COMMANDS])
@pytest.mark.parametrize("page", ["README.md", "README.vi.md"])
def test_every_command_of_the_bot_is_documented(page: str, name: str) -> None:
    assert f"`/{name}`" in read(page)


def test_no_page_tells_of_a_bot_command_that_is_gone() -> None:
    for page in PAGES:
        told = set(re.findall(r"`/([a-z_]+)`", page.read_text("utf-8")))
        botfather = {"newbot", "setinline", "setprivacy", "setuserpic", "token"}
        assert told <= {*COMMANDS, *ORGANISER_COMMANDS, *botfather, *WEB_PAGES}, page.name


@pytest.mark.parametrize("name", sorted(WEB_PAGES))
def test_every_page_of_the_web_server_is_documented(name: str) -> None:
    assert f"/{name}`" in read("docs/operations.md")


def test_every_number_is_documented_and_no_other() -> None:
    numbers = {metric.name for metric in Metrics().registry.collect()}
    ours = {name for name in numbers if name.startswith("ocop_")}
    told = re.findall(r"\b(ocop_[a-z_]+)", read("docs/operations.md"))
    assert {name.removesuffix("_total") for name in told} == ours


@pytest.mark.parametrize("page", ["README.vi.md", "docs/catalogue.md"])
def test_the_columns_of_a_catalogue_are_documented(page: str) -> None:
    rows = re.findall(r"^\| (`[^|]+) \|", read(page), re.MULTILINE)
    told = {name for row in rows for name in re.findall(r"`([a-z_]+)`", row)}
    assert set(COLUMNS) <= told


@pytest.mark.parametrize("target", sorted(set(TARGETS)))
def test_every_make_target_is_documented(target: str) -> None:
    assert any(f"make {target}" in read(page) for page in ("README.md", "CONTRIBUTING.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)#]+)", page.read_text("utf-8")):
        if "://" not in link:
            assert (page.parent / link).exists(), link
