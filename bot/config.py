"""The settings, read once from the environment or `.env` and passed on."""

from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What can be set; each name is an environment variable with the prefix `SCRIMMAGE_`."""

    model_config = SettingsConfigDict(env_prefix="SCRIMMAGE_", env_file=".env", extra="ignore")

    database_url: str = Field(
        default="sqlite:///scrimmage.db",
        description="Where everything is kept: SQLite in one file, or `postgresql://…`.",
    )
    content: Path | None = Field(
        default=None, description="A folder of packs to use instead of the library that comes along."
    )
    host: str = Field(
        default="127.0.0.1",
        description="The address the web page listens on; loopback unless told otherwise.",
    )
    port: int = Field(
        default=8321, ge=0, le=65535, description="The port of the web page; 0 takes a free one."
    )
    timezone: str = Field(
        default="UTC", description="The IANA zone of the playground's first track, such as `Europe/Lisbon`."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="How much is logged; what people wrote never is."
    )


def content_folder(settings: Settings) -> Path:
    """The folder of packs: the one set, the repository's, or the one that came with the package."""
    here = Path(__file__).resolve().parent
    beside = here.parent / "content"
    return settings.content or (beside if beside.is_dir() else here / "content")
