"""The settings, read once from the environment or `.env` and passed on."""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
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
    slack_bot_token: SecretStr | None = Field(
        default=None, description="Slack, one workspace: the bot token, `xoxb-…`."
    )
    slack_app_token: SecretStr | None = Field(
        default=None, description="Slack over Socket Mode: the app-level token, `xapp-…`."
    )
    slack_signing_secret: SecretStr | None = Field(
        default=None,
        description="Slack over HTTP: the signing secret; two, with a comma, while one is replaced.",
    )
    slack_client_id: str | None = Field(
        default=None, description="Slack, many workspaces: the app’s client id."
    )
    slack_client_secret: SecretStr | None = Field(
        default=None, description="Slack, many workspaces: the app’s client secret."
    )
    slack_minimal: bool = Field(
        default=False,
        description="Ask workspaces for the minimal scopes: no answers from threads, only from the form.",
    )
    slack_moderators: str = Field(
        default="",
        description="Slack member ids, with commas, who moderate beside the workspace’s admins.",
    )
    slack_api_url: str | None = Field(
        default=None, description="Where Slack’s API is instead, for proxies and tests; ends in `/api/`."
    )
    discord_token: SecretStr | None = Field(default=None, description="Discord: the bot’s token.")
    discord_moderators: str = Field(
        default="",
        description="Discord ids of members or roles, with commas, who moderate beside its managers.",
    )
    discord_lazy_threads: bool = Field(
        default=False,
        description="Open a question’s thread with its first answer, not at once: half the calls to Discord.",
    )
    discord_api_url: str | None = Field(
        default=None, description="Where Discord’s API is instead, for proxies and tests; ends in `/api/v10`."
    )
    discord_gateway_url: str | None = Field(
        default=None, description="Where Discord’s gateway is instead, for proxies and tests."
    )
    public_url: str | None = Field(
        default=None,
        description="The https address at which Slack reaches this server.",
    )
    secret_keys: SecretStr | None = Field(
        default=None,
        description="Keys that seal stored tokens and papers, newest first; `scrimmage keys new` makes one.",
    )
    model_url: str | None = Field(
        default=None,
        description="A model that judges: its OpenAI-compatible address, such as `http://127.0.0.1:11434/v1`.",
    )
    model_key: SecretStr | None = Field(
        default=None, description="A model that judges: its key, where it has one."
    )
    model_name: str | None = Field(
        default=None, description="A model that judges: its name, which people are told."
    )
    model_daily: int = Field(
        default=50, ge=1, description="Answers of one person that the model reads within a day, at most."
    )
    model_patience: float = Field(
        default=20.0, gt=0, le=300, description="Seconds that the model has; then the rubric judges."
    )
    retention_days: int = Field(
        default=30, ge=1, description="Days until all of a workspace that removed Scrimmage is deleted."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="How much is logged; what people wrote never is."
    )

    @field_validator("public_url", "model_url")
    @classmethod
    def _bare(cls, value: str | None) -> str | None:
        """The address without a slash at its end; raises ValueError where it is none of a server."""
        if not value:
            return None
        if not value.startswith(("https://", "http://")):
            raise ValueError("an address begins with https://")
        return value.rstrip("/")


def listed(value: SecretStr | str | None) -> tuple[str, ...]:
    """What stands in a setting with commas."""
    text = value.get_secret_value() if isinstance(value, SecretStr) else value or ""
    return tuple(each.strip() for each in text.split(",") if each.strip())


def content_folder(settings: Settings) -> Path:
    """The folder of packs: the one set, the repository's, or the one that came with the package."""
    here = Path(__file__).resolve().parent
    beside = here.parent / "content"
    return settings.content or (beside if beside.is_dir() else here / "content")


def read_settings() -> Settings | str:
    """The settings, or what is wrong with them in words, every problem on a line of its own."""
    try:
        return Settings()
    except ValidationError as wrong:
        problems = [f"  SCRIMMAGE_{str(each['loc'][0]).upper()}: {each['msg']}\n" for each in wrong.errors()]
        return "".join(["Some settings do not work:\n", *problems])


def described() -> str:
    """Every setting as a Markdown table: this is what docs/settings.md holds."""
    rows = [
        f"| `SCRIMMAGE_{name.upper()}` | {_default(field.default)} | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]
    head = [
        "# Settings",
        "",
        "Each is an environment variable, or a line in `.env` beside where Scrimmage is started.",
        "",
    ]
    return "\n".join([*head, "| name | default | meaning |", "|---|---|---|", *rows, ""])


def _default(value: object) -> str:
    return "" if value is None else f"`{value}`"
