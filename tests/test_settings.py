from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from bot.settings import Settings
from catalog.news.rules import Rules


@pytest.fixture(autouse=True)
def _nothing_from_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"OCOP_{name.upper()}", raising=False)


@pytest.mark.parametrize(
    ("given", "api", "files"),
    [
        ("http://host:8081", "http://host:8081/bot", "http://host:8081/file/bot"),
        ("http://host:8081/", "http://host:8081/bot", "http://host:8081/file/bot"),
        ("http://bots.host/bot", "http://bots.host/bot", "http://bots.host/file/bot"),
        ("https://h/api/bot/", "https://h/api/bot", "https://h/api/file/bot"),
        ("https://h/bot{token}", "https://h/bot{token}", "https://h/file/bot{token}"),
    ],
)
def test_another_server_may_be_named_in_short(given: str, api: str, files: str) -> None:
    settings = Settings(api_url=given)
    assert (settings.api_url, settings.api_file_url) == (api, files)


def test_files_may_be_kept_elsewhere() -> None:
    settings = Settings(api_url="http://host:1", api_file_url="http://files:2")
    assert settings.api_file_url == "http://files:2/file/bot"


def test_by_default_it_is_telegram() -> None:
    settings = Settings()
    assert settings.api_url == "https://api.telegram.org/bot"
    assert settings.api_file_url == "https://api.telegram.org/file/bot"
    assert settings.sqlite_path == Path("var/ocop.sqlite3")


def test_a_settings_file_is_read_and_the_environment_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = "OCOP_TOKEN= 1:abc \nOCOP_ADMINS=1, 2,\nOCOP_PROXY=\nOCOP_LOG_LEVEL=debug\n"
    (tmp_path / ".env").write_text(lines, encoding="utf-8")
    monkeypatch.setenv("OCOP_LOG_LEVEL", "warning")
    settings = Settings()
    assert settings.token.get_secret_value() == "1:abc"
    assert settings.admins == (1, 2)
    assert not settings.proxy
    assert settings.log_level == "WARNING"
    assert "1:abc" not in repr(settings)


def test_a_database_server_has_no_file() -> None:
    assert Settings(database_url="postgresql://me@host/name").sqlite_path is None


@pytest.mark.parametrize("proxy", ["host:3128", "ftp://host", "http://"])
def test_a_proxy_is_a_whole_address(proxy: str) -> None:
    with pytest.raises(ValidationError, match="socks5"):
        Settings(proxy=proxy)


@pytest.mark.parametrize(
    ("given", "means"),
    [
        ("https://bot.example.vn", "https://bot.example.vn/telegram"),
        ("https://bot.example.vn/", "https://bot.example.vn/telegram"),
        ("https://example.vn:8443/bots/ocop", "https://example.vn:8443/bots/ocop"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080/telegram"),
        ("", ""),
    ],
)
def test_a_webhook_without_a_path_has_ours(given: str, means: str) -> None:
    assert Settings(webhook_url=given).webhook_url == means


@pytest.mark.parametrize(
    "url", ["http://bot.example.vn", "bot.example.vn", "https://", "https://x:0"]
)
def test_a_webhook_is_a_whole_secure_address(url: str) -> None:
    with pytest.raises(ValidationError, match="https://bot"):
        Settings(webhook_url=url)


@pytest.mark.parametrize("secret", ["with space", "ấ", "x" * 257, "a\n"])
def test_a_webhook_s_secret_is_what_telegram_takes(secret: str) -> None:
    with pytest.raises(ValidationError, match="1 to 256"):
        Settings(webhook_secret=SecretStr(secret))


@pytest.mark.parametrize("hour", ["21", "24:00", "9:00", "21:00:00"])
def test_quiet_hours_are_times_of_the_clock(hour: str) -> None:
    with pytest.raises(ValidationError, match="a time such as"):
        Settings(quiet_from=hour)


def test_the_rules_of_bulk_are_the_organisers() -> None:
    assert Settings().rules == Rules()
    given = Settings(quiet_from="12:00", quiet_to="12:00", announcements_per_week=1)
    assert given.rules.quiet_from == given.rules.quiet_to
    assert given.rules.per_week == 1
