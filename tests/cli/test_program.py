"""The program as a whole: what it is called, its help, and lines answered as they come."""

import asyncio
import json
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
HEAVY = ("telegram", "sqlalchemy", "numpy", "aiohttp", "pydantic", "starlette")


def test_help_names_every_command(run: Run) -> None:
    result = run("--help")
    assert result.exit_code == 0
    for command in ("demo", "run", "import", "search", "stats", "migrate", "check"):
        assert command in result.stdout


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").stdout.strip() == f"ocop-bot {version('ocop-bot')}"


def test_main_is_the_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["ocop-bot", "--version"])
    with pytest.raises(SystemExit) as end:
        main()
    assert not end.value.code
    assert capsys.readouterr().out.startswith("ocop-bot ")


async def test_help_imports_nothing_heavy() -> None:
    code = f"import sys, bot.cli; print([name for name in {HEAVY} if name in sys.modules])"
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    said, _ = await program.communicate()
    assert said == b"[]\n"


async def test_each_line_is_answered_before_the_next_is_asked(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("code,product_name\nA1,Kẹo lạc\nA2,Bánh cáy\n", "utf-8")
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "search", "--jsonl", "--catalog", str(tmp_path / "a.csv"),
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert program.stdin
    assert program.stdout
    async with asyncio.timeout(120):
        for query, code in (("banh cay", "A2"), ("keo lac", "A1")):
            program.stdin.write(f"{query}\n".encode())
            answer = json.loads(await program.stdout.readline())
            assert answer["query"] == query
            assert answer["hits"][0]["code"] == code
        program.stdin.close()
        assert await program.wait() == 0


async def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("code,product_name\nA1,Kẹo lạc\n", "utf-8")
    command = f"yes keo lac | {sys.executable} -m bot search --jsonl --catalog {tmp_path}/a.csv"
    program = await asyncio.create_subprocess_shell(
        f"{command} | head -n 1",
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    async with asyncio.timeout(120):
        said, complaints = await program.communicate()
    assert json.loads(said)["query"] == "keo lac"
    assert b"Traceback" not in complaints
