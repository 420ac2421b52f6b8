"""The environment, read once into one frozen Settings. What is missing or malformed stops the start, a line for each."""

import os
import re
from pathlib import Path
from typing import Annotated, Any, Final, TypeVar
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.pictures.files import deck_faults


class SettingsError(Exception):
    """The environment cannot be used. The message has one line for each value, with what is wrong about it."""


def _https(url: str) -> str:
    if not re.fullmatch(r"https://[^\s/]+(/[^\s]*)?", url):
        raise ValueError("must begin with https:// (LINE loads pictures only from there)")
    return url.rstrip("/")


def _url(url: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+(/[^\s]*)?", url):
        raise ValueError("must be an http or https address")
    return url.rstrip("/")


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ValueError("is no time zone of the IANA list, such as Asia/Bangkok") from None
    return name


def _log_level(level: str) -> str:
    if level.upper() not in ("DEBUG", "INFO", "WARNING", "ERROR"):
        raise ValueError("must be DEBUG, INFO, WARNING or ERROR")
    return level.upper()


def _deck(folder: Path) -> Path:
    faults = list(deck_faults(folder.expanduser()))
    if faults:
        raise ValueError("\n".join(faults))
    return folder.expanduser().resolve()


def _is_set_to_nothing(name: str) -> bool:
    """Whether the environment, or else `.env`, sets it to nothing: elsewhere that is as good as not setting it."""
    if name in os.environ:
        return not os.environ[name]
    dotenv = Path(".env")
    return dotenv.is_file() and bool(re.search(rf"^\s*{name}\s*=\s*(#.*)?$", dotenv.read_text("utf-8"), re.MULTILINE))


HttpsUrl = Annotated[str, AfterValidator(_https)]
Url = Annotated[str, AfterValidator(_url)]
Needed = Annotated[str, Field(min_length=1)]
NeededSecret = Annotated[SecretStr, Field(min_length=1)]


class DeckSettings(BaseSettings):
    """What a command needs that only looks at the cards."""

    model_config = SettingsConfigDict(
        frozen=True, env_file=".env", env_ignore_empty=True, extra="ignore", env_file_encoding="utf-8"
    )

    deck_dir: Annotated[Path, AfterValidator(_deck)] | None = None


class Settings(DeckSettings):
    """All that can be set. Each is explained in `.env.example`, with how to get it."""

    database_url: Annotated[str, Field(pattern=r"^postgres(ql)?(\+psycopg2)?://")]
    redis_url: Annotated[str, Field(pattern=r"^(rediss?|unix)://")]
    public_url: HttpsUrl

    line_channel_secret: NeededSecret
    line_channel_access_token: NeededSecret
    line_login_channel_id: Annotated[str, Field(pattern=r"^\d+$")]
    liff_id: Annotated[str, Field(pattern=r"^\d+-\w+$")]
    line_oa_id: Annotated[str, Field(pattern=r"^@[\w.\-]+$")]
    line_api_base: Url = "https://api.line.me"
    line_data_api_base: Url = "https://api-data.line.me"

    openai_api_key: SecretStr | None = None
    openai_base_url: Url = "https://api.openai.com/v1"
    openai_model: Needed = "gpt-6-luna"
    openai_premium_model: Needed = "gpt-5.6-luna"
    openai_second_model: Needed = "gpt-5.4-mini"
    openai_transcribe_model: str = ""
    openai_moderation: str = "omni-moderation-latest"
    openai_api: Annotated[str, Field(pattern=r"^(responses|chat)$")] = "responses"

    stripe_secret_key: NeededSecret
    stripe_webhook_secret: NeededSecret
    stripe_api_base: Url = "https://api.stripe.com"

    liff_sdk_url: Url = "https://static.line-scdn.net/liff/edge/2/sdk.js"
    sentry_dsn: SecretStr | None = None
    metrics_token: SecretStr | None = None
    owner_contact: Annotated[str, Field(max_length=300)] = ""
    timezone: Annotated[str, AfterValidator(_zone)] = "Asia/Bangkok"
    log_level: Annotated[str, AfterValidator(_log_level)] = "INFO"

    events_per_minute: Annotated[int, Field(ge=1)] = 40
    readings_per_day: Annotated[int, Field(ge=1)] = 30
    worker_threads: Annotated[int, Field(ge=1, le=64)] = 64

    @property
    def hears_voices(self) -> bool:
        """Whether a model is set that turns voice messages into text."""
        return bool(self.openai_transcribe_model and self.openai_api_key)

    @property
    def moderation_model(self) -> str:
        """The model that moderates; empty: none. OpenAI's own endpoint has one unless the setting is left empty."""
        chosen = "openai_moderation" in self.model_fields_set or self.openai_base_url.startswith("https://api.openai.com/")
        return self.openai_moderation if chosen else ""

    @property
    def moderates(self) -> bool:
        """Whether what people type is shown to the provider's moderation."""
        return self.openai_api_key is not None and bool(self.moderation_model)

    @model_validator(mode="before")
    @classmethod
    def _empty_moderation(cls, values: dict[str, Any]) -> dict[str, Any]:
        """For this one setting, empty means something: no moderation."""
        return {**values, "openai_moderation": ""} if _is_set_to_nothing("OPENAI_MODERATION") else values

    @property
    def zone(self) -> ZoneInfo:
        """Where a day begins and ends for the people MiMi talks to."""
        return ZoneInfo(self.timezone)


HOW_TO_GET: Final = "see .env.example"


Read = TypeVar("Read", bound=DeckSettings)


def load_settings() -> Settings:
    """Reads the environment (and `.env`). Raises SettingsError with a line for each value that is missing or wrong."""
    return _load(Settings)


def load_deck_dir() -> Path | None:
    """Reads DECK_DIR alone, for commands that need nothing else. Raises SettingsError with a line for each fault."""
    return _load(DeckSettings).deck_dir


def _load(settings: type[Read]) -> Read:
    try:
        return settings()
    except ValidationError as error:
        lines = []
        for problem in error.errors():
            name = str(problem["loc"][0]).upper() if problem["loc"] else "settings"
            what = "is missing" if problem["type"] == "missing" else problem["msg"].removeprefix("Value error, ")
            lines += [f"{name}: {each} ({HOW_TO_GET})" for each in what.splitlines()]
        raise SettingsError("\n".join(lines)) from None
