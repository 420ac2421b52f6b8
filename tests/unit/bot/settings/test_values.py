"""Values as they are copied into an environment: tidied, or refused with a sentence that says how they must look."""

from pathlib import Path

import pytest

from bot.settings import SettingsError, load_database_url, load_settings
from bot.settings.values import tidied
from models.people.pseudonyms import Pseudonyms
from tests.unit.bot.settings.environment import NEEDED

TOKEN = "aZ09+/=-_.aZ09"


@pytest.fixture(autouse=True)
def nothing_else_is_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORGOTTEN_KEY", raising=False)
    for name, value in NEEDED.items():
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize(
    "copied",
    [
        f"{TOKEN}\n",
        f"\r\n {TOKEN}\t",
        f'"{TOKEN}"',
        f"'{TOKEN}'",
        f'" {TOKEN} "\n',
        f"“{TOKEN}”",
        f"\ufeff{TOKEN}\u200b",
        f"\"'{TOKEN}'\"",
    ],
)
def test_what_copying_leaves_around_a_value_is_taken_away(copied: str) -> None:
    assert tidied(copied) == TOKEN


@pytest.mark.parametrize("value", ['a"b', "it's", '"', "", "say 'yes' or 'no'"])
def test_what_is_within_a_value_stays(value: str) -> None:
    assert tidied(value) == value


@pytest.mark.parametrize("name", NEEDED)
def test_every_needed_setting_is_tidied(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, f' "{NEEDED[name]}"\n')

    settings = load_settings()

    value = getattr(settings, name.lower())
    assert getattr(value, "get_secret_value", lambda: value)() == NEEDED[name]


@pytest.mark.parametrize("value", ['""', "' '", "\u200b"])
def test_a_value_of_which_nothing_is_left_is_missing(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("STRIPE_SECRET_KEY", value)

    with pytest.raises(SettingsError) as refused:
        load_settings()

    assert str(refused.value) == "STRIPE_SECRET_KEY: is missing (see .env.example)"


WRONG = {
    "DATABASE_URL": ("mysql://mimi@localhost/mimi", "postgresql://user:password@host:5432/database"),
    "REDIS_URL": ("https://x.upstash.io", "not the REST one"),
    "LINE_LOGIN_CHANNEL_ID": ("U123", "digits only"),
    "LIFF_ID": ("https://liff.line.me/1-a", "not its whole address"),
    "LINE_OA_ID": ("somebody", "with its @ in front, such as @mimi"),
    "OPENAI_API": ("completions", "responses or chat"),
    "LINE_CHANNEL_ACCESS_TOKEN": ("abc\ndef", "copy it again"),
    "STRIPE_SECRET_KEY": ("sk_live_ä", "copy it again"),
    "FORGOTTEN_KEY": ("short", "at least 16 signs"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_value_that_cannot_be_is_refused_in_words(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    value, said = WRONG[name]
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError) as refused:
        load_settings()

    assert str(refused.value).startswith(f"{name}: ")
    assert said in str(refused.value)
    assert "pattern" not in str(refused.value)
    assert value not in str(refused.value)


def test_the_database_alone_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NEEDED.keys() - {"DATABASE_URL"}:
        monkeypatch.delenv(name)

    assert load_database_url() == NEEDED["DATABASE_URL"]


@pytest.mark.parametrize(
    ("key", "keys"),
    [("", ("secret",)), ("a" * 16, ("a" * 16, "secret")), (f"{'b' * 16},{'a' * 16}", ("b" * 16, "a" * 16, "secret"))],
)
def test_which_keys_know_people_again(monkeypatch: pytest.MonkeyPatch, key: str, keys: tuple[str, ...]) -> None:
    monkeypatch.setenv("FORGOTTEN_KEY", key)

    assert load_settings().pseudonyms == Pseudonyms.of(*keys)
