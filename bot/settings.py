"""Settings: `OCOP_…` variables, or the same lines in a file `.env`. `.env.example` lists all."""

import os
import re
from datetime import time
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from catalog.news.rules import Rules

PREFIX, FILE = "OCOP_", ".env"
PROXIES = ("http", "https", "socks5", "socks5h")


class Settings(BaseSettings):
    """What a running bot can be told. Each description is what `.env.example` says of it."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=FILE,
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        hide_input_in_errors=True,
    )

    token: SecretStr = Field(SecretStr(""), description="The bot's token, from @BotFather.")
    api_url: str = Field(
        "https://api.telegram.org/bot",
        description="Another Bot API server; the token follows at once, as in …/bot<token>.",
    )
    api_file_url: str = Field(
        "", description="Where that server keeps its files; by default its …/file/bot."
    )
    database_url: str = Field(
        "sqlite:///var/ocop.sqlite3",
        description="sqlite:///path or postgresql://user:password@host/name.",
    )
    admins: Annotated[tuple[int, ...], NoDecode] = Field(
        (), description="Telegram ids of the first organisers, with commas between."
    )
    proxy: str = Field(
        "",
        description="A proxy to reach Telegram by: http://… or socks5://user:password@host:port",
    )
    words: str = Field(
        "", description="A folder with word lists of your own, on top of those of the search."
    )
    updates_at_once: int = Field(
        64, ge=1, le=1000, description="How many people are answered at the same time."
    )
    bulk_per_second: float = Field(
        25.0,
        gt=0,
        le=1000,
        description="Announcements and notices a second. Telegram takes 30, replies among them.",
    )
    bulk_seconds_in_chat: float = Field(
        1.0, ge=0, le=60, description="Seconds between two of them to one person."
    )
    bulk_seconds_in_group: float = Field(
        3.0, ge=0, le=60, description="And to one group. Telegram takes 20 a minute."
    )
    quiet_from: str = Field(
        "21:00", description="From this hour in Vietnam nobody gets an announcement or digest."
    )
    quiet_to: str = Field(
        "08:00", description="Until then; the same as OCOP_QUIET_FROM is: no quiet hours."
    )
    announcements_per_week: int = Field(
        3, ge=1, description="How many announcements one person gets in seven days."
    )
    confirm_above: int = Field(
        500, ge=0, description="Above so many people reached, a second organiser says yes first."
    )
    webhook_url: str = Field(
        "",
        description="With --webhook: the public https address that Telegram posts to, as in "
        "https://bot.example.vn/telegram",
    )
    webhook_secret: SecretStr = Field(
        SecretStr(""),
        description="With --webhook: 1 to 256 of A-Za-z0-9_-, the same for all replicas.",
    )
    web_host: str = Field(
        "127.0.0.1", description="Where the web server listens; 0.0.0.0 is everywhere."
    )
    web_port: int = Field(
        0, ge=0, le=65535, description="Its port; 0 is 8080 with --webhook, and else no server."
    )
    contacts_per_hour: int = Field(
        10, ge=1, description="How many producers' contacts one person may open in an hour."
    )
    page_size: int = Field(5, ge=1, le=10, description="How many products a list shows at once.")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="DEBUG, INFO, WARNING or ERROR."
    )

    @field_validator("token", mode="after")
    @classmethod
    def _trim(cls, value: SecretStr) -> SecretStr:
        return SecretStr(value.get_secret_value().strip())

    @field_validator("api_url", "api_file_url", mode="after")
    @classmethod
    def _a_web_address(cls, value: str) -> str:
        if value and (
            urlsplit(value).scheme not in {"http", "https"} or not urlsplit(value).netloc
        ):
            raise ValueError("it is an address such as http://127.0.0.1:8081/bot")
        return value.rstrip("/")

    @field_validator("webhook_url", mode="after")
    @classmethod
    def _a_public_address(cls, value: str) -> str:
        """A host alone means the web server's own path. This machine may do without TLS."""
        parts = urlsplit(value)
        safe = parts.scheme == "https" or (parts.scheme, parts.hostname) == ("http", "127.0.0.1")
        if value and not (safe and parts.hostname and parts.port != 0):
            raise ValueError("it is an address such as https://bot.example.vn/telegram")
        return f"{value.rstrip('/')}/telegram" if value and parts.path in {"", "/"} else value

    @field_validator("webhook_secret", mode="after")
    @classmethod
    def _a_secret(cls, value: SecretStr) -> SecretStr:
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", value.get_secret_value()):
            raise ValueError("it is 1 to 256 of A-Z, a-z, 0-9, _ and -")
        return value

    @field_validator("proxy", mode="after")
    @classmethod
    def _a_proxy(cls, value: str) -> str:
        if value and (urlsplit(value).scheme not in PROXIES or not urlsplit(value).hostname):
            raise ValueError("it is an address such as http://host:3128 or socks5://host:1080")
        return value

    @field_validator("quiet_from", "quiet_to", mode="after")
    @classmethod
    def _a_time_of_day(cls, value: str) -> str:
        if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
            raise ValueError("it is a time such as 21:00 or 08:30")
        return value

    @field_validator("admins", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        ids = [one for one in value.replace(" ", "").split(",") if one]
        if not all(re.fullmatch(r"[0-9]{1,18}", one) for one in ids):
            raise ValueError("it is numbers with commas between, such as 111111111,222222222")
        return ids

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @model_validator(mode="after")
    def _complete_addresses(self) -> "Settings":
        """`http://host:8081` is taken for its `/bot`, and files for those of the same server."""
        if not _names_the_bot(self.api_url):
            self.api_url += "/bot"
        if not self.api_file_url:
            server, bot, token = self.api_url.rpartition("/bot")
            self.api_file_url = f"{server}/file{bot}{token}"
        elif not _names_the_bot(self.api_file_url):
            self.api_file_url += "/file/bot"
        return self

    @property
    def rules(self) -> Rules:
        """How announcements are held back."""
        return Rules(
            quiet_from=time.fromisoformat(self.quiet_from),
            quiet_to=time.fromisoformat(self.quiet_to),
            per_week=self.announcements_per_week,
            confirm_above=self.confirm_above,
        )

    @property
    def words_folder(self) -> Path | None:
        """Where the organisers' own word lists are, if anywhere."""
        return Path(self.words) if self.words else None

    @property
    def sqlite_path(self) -> Path | None:
        """The file of an embedded database, or None where a server holds it."""
        _, found, path = self.database_url.partition("sqlite:///")
        return Path(path) if found else None


def unknown_names() -> list[str]:
    """What is set as a setting and is none, for it is misspelt or of another version."""
    told = {name.upper() for name in (*os.environ, *dotenv_values(FILE, encoding="utf-8"))}
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    return sorted(name for name in told - known if name.startswith(PREFIX))


def _names_the_bot(url: str) -> bool:
    return url.endswith("/bot") or "/bot{token}" in url
