"""Settings: `OCOP_…` variables, or the same lines in a file `.env`. `.env.example` lists all."""

from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class Settings(BaseSettings):
    """What a running bot can be told. Each description is what `.env.example` says of it."""

    model_config = SettingsConfigDict(env_prefix="OCOP_", env_file=".env", extra="ignore")

    token: SecretStr = Field(SecretStr(""), description="The bot's token, from @BotFather.")
    api_url: str = Field(
        "https://api.telegram.org/bot",
        description="Another Bot API server; the token follows at once, as in …/bot<token>.",
    )
    api_file_url: str = Field(
        "https://api.telegram.org/file/bot", description="Where that server keeps its files."
    )
    database_url: str = Field(
        "sqlite:///var/ocop.sqlite3",
        description="sqlite:///path or postgresql://user:password@host/name.",
    )
    admins: Annotated[tuple[int, ...], NoDecode] = Field(
        (), description="Telegram ids of the first admins, with commas between."
    )
    proxy: str = Field(
        "",
        description="A proxy to reach Telegram by: http://… or socks5://user:password@host:port",
    )
    updates_at_once: int = Field(
        64, ge=1, le=1000, description="How many people are answered at the same time."
    )
    contacts_per_hour: int = Field(
        10, ge=1, description="How many producers' contacts one person may open in an hour."
    )
    page_size: int = Field(5, ge=1, le=10, description="How many products a list shows at once.")
    log_level: str = Field("INFO", description="DEBUG, INFO, WARNING or ERROR.")

    @field_validator("admins", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return (
            [v for v in value.replace(" ", "").split(",") if v]
            if isinstance(value, str)
            else value
        )

    @property
    def sqlite_path(self) -> Path | None:
        """The file of an embedded database, or None where a server holds it."""
        _, found, path = self.database_url.partition("sqlite:///")
        return Path(path) if found else None
