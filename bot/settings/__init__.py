"""The environment, read once into one frozen Settings. What is missing or malformed stops the start, a line for each."""

import os
import re
from pathlib import Path
from typing import Annotated, Any, Final, TypeVar
from zoneinfo import ZoneInfo

from pydantic import Field, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.settings.values import (
    AccountId,
    Api,
    DeckFolder,
    ForgottenKey,
    HttpsUrl,
    LiffId,
    LineIds,
    LoginChannel,
    LogLevel,
    Needed,
    NeededSecret,
    PostgresUrl,
    RedisUrl,
    Secret,
    Url,
    Zone,
    all_tidied,
)
from models.people.pseudonyms import Pseudonyms


class SettingsError(Exception):
    """The environment cannot be used. The message has one line for each value, with what is wrong about it."""


def _is_set_to_nothing(name: str) -> bool:
    """Whether the environment, or else `.env`, sets it to nothing: elsewhere that is as good as not setting it."""
    if name in os.environ:
        return not os.environ[name]
    dotenv = Path(".env")
    return dotenv.is_file() and bool(re.search(rf"^\s*{name}\s*=\s*(#.*)?$", dotenv.read_text("utf-8"), re.MULTILINE))


class EnvironmentSettings(BaseSettings):
    """Where values come from, and how they are tidied before anything looks at them."""

    model_config = SettingsConfigDict(
        frozen=True, env_file=".env", env_ignore_empty=True, extra="ignore", env_file_encoding="utf-8"
    )

    @model_validator(mode="before")
    @classmethod
    def _tidied(cls, values: dict[str, Any]) -> dict[str, Any]:
        return all_tidied(values)


class DeckSettings(EnvironmentSettings):
    """What a command needs that only looks at the cards."""

    deck_dir: DeckFolder | None = None


class DatabaseSettings(EnvironmentSettings):
    """What a command needs that only looks at the database."""

    database_url: PostgresUrl


class Settings(DeckSettings, DatabaseSettings):
    """All that can be set. Each is explained in `.env.example`, with how to get it."""

    redis_url: RedisUrl
    public_url: HttpsUrl

    line_channel_secret: NeededSecret
    line_channel_access_token: NeededSecret
    line_login_channel_id: LoginChannel
    line_login_channel_secret: Secret | None = None
    liff_id: LiffId
    line_oa_id: AccountId
    line_api_base: Url = "https://api.line.me"
    line_data_api_base: Url = "https://api-data.line.me"

    openai_api_key: Secret | None = None
    openai_base_url: Url = "https://api.openai.com/v1"
    openai_model: Needed = "gpt-6-luna"
    openai_premium_model: Needed = "gpt-5.6-luna"
    openai_second_model: Needed = "gpt-5.4-mini"
    openai_transcribe_model: str = ""
    openai_moderation: str = "omni-moderation-latest"
    openai_api: Api = "responses"

    stripe_secret_key: NeededSecret
    stripe_webhook_secret: NeededSecret
    stripe_api_base: Url = "https://api.stripe.com"

    liff_sdk_url: Url = "https://static.line-scdn.net/liff/edge/2/sdk.js"
    sentry_dsn: Secret | None = None
    metrics_token: Secret | None = None
    forgotten_key: ForgottenKey | None = None
    owner_contact: Annotated[str, Field(max_length=300)] = ""
    owner_line_ids: LineIds = ()
    owner_pushes_per_day: Annotated[int, Field(ge=0, le=100)] = 5
    owner_report: Annotated[str, Field(pattern=r"^(word|push|off)$")] = "word"
    database_gib: Annotated[int, Field(ge=0)] = 10
    timezone: Zone = "Asia/Bangkok"
    log_level: LogLevel = "INFO"

    events_per_minute: Annotated[int, Field(ge=1)] = 40
    readings_per_day: Annotated[int, Field(ge=1)] = 30
    worker_threads: Annotated[int, Field(ge=1, le=64)] = 64

    @property
    def pseudonyms(self) -> Pseudonyms:
        """How people are known who had their data deleted: by FORGOTTEN_KEY, and by the channel secret without one."""
        named = self.forgotten_key.get_secret_value().split(",") if self.forgotten_key else []
        return Pseudonyms.of(*named, self.line_channel_secret.get_secret_value())

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


Read = TypeVar("Read", bound=EnvironmentSettings)


def load_settings() -> Settings:
    """Reads the environment (and `.env`). Raises SettingsError with a line for each value that is missing or wrong."""
    return _load(Settings)


def load_database_url() -> str:
    """Reads DATABASE_URL alone, for commands that need nothing else. Raises SettingsError when it cannot be used."""
    return _load(DatabaseSettings).database_url


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
