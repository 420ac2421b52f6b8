"""Which moderation is asked: OpenAI's own by default, another provider's only when named, none when the setting is empty."""

from pathlib import Path

import pytest

from bot.settings import Settings, load_settings
from tests.unit.bot.settings.environment import NEEDED

OURS = "omni-moderation-latest"


@pytest.fixture(autouse=True)
def nothing_else_is_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("OPENAI_MODERATION", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    for name, value in NEEDED.items():
        monkeypatch.setenv(name, value)


def settings(monkeypatch: pytest.MonkeyPatch, **environment: str) -> Settings:
    for name, value in environment.items():
        monkeypatch.setenv(name.upper(), value)
    return load_settings()


@pytest.mark.parametrize(
    ("environment", "model"),
    [
        ({}, OURS),
        ({"openai_moderation": "omni-moderation-2024-09-26"}, "omni-moderation-2024-09-26"),
        ({"openai_moderation": ""}, ""),
        ({"openai_base_url": "https://models.example/v1"}, ""),
        ({"openai_base_url": "https://models.example/v1", "openai_moderation": "theirs"}, "theirs"),
        ({"openai_base_url": ""}, OURS),
    ],
)
def test_the_model_that_moderates(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], model: str) -> None:
    assert settings(monkeypatch, **environment).moderation_model == model


@pytest.mark.parametrize(("line", "model"), [("OPENAI_MODERATION=", ""), ("OPENAI_MODERATION= # none", ""), ("OTHER=1", OURS)])
def test_an_empty_line_of_dotenv_switches_it_off(monkeypatch: pytest.MonkeyPatch, line: str, model: str) -> None:
    Path(".env").write_text(f"LOG_LEVEL=INFO\n{line}\n")

    assert settings(monkeypatch).moderation_model == model


def test_without_a_key_nothing_is_moderated(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not settings(monkeypatch, openai_api_key="").moderates
    assert settings(monkeypatch, openai_api_key="sk-x").moderates
