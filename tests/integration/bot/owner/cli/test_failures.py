"""No command answers with a traceback, whatever is away, forbidden or missing; and none shows a secret."""

import uuid
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import psycopg2
import pytest
import typer
from sqlalchemy.engine import make_url
from typer.testing import Result

from bot.owner.cli import app
from models.database.engine import driver_url
from sandbox.run.postgres import Postgres
from tests.helpers.owner import command_line
from tests.helpers.people import MALI
from tests.helpers.turns import Turns

NOWHERE = "http://127.0.0.1:9"
AWAY = dict.fromkeys(("LINE_API_BASE", "LINE_DATA_API_BASE", "STRIPE_API_BASE", "OPENAI_BASE_URL"), NOWHERE)
SECRETS = ("LINE_CHANNEL_SECRET", "LINE_CHANNEL_ACCESS_TOKEN", "STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET")
SLOW = ("doctor", "richmenu")
"""They ask services that are away more than once, for seconds, and have tests of their own."""

ROLE = "mimi_without_rights"


def every_command(folder: Path, who: str) -> dict[str, list[str]]:
    """Each command, and each below another one, with the least that it can be called with."""
    known = {int: "1", uuid.UUID: str(uuid.uuid4()), Path: str(folder / "file")}
    found: dict[str, list[str]] = {}

    def add(command: Any, before: list[str]) -> None:
        words = []
        for needed in (parameter for parameter in command.params if parameter.required):
            kind = needed.type_descriptor.annotation
            choices = [one.value for one in kind] if isinstance(kind, type) and issubclass(kind, Enum) else []
            value = known.get(kind) or next(iter(choices), who)
            words += [value] if needed.param_type_name == "argument" else [needed.opts[0], value]
        found[" ".join(before)] = [*before, *words]
        for name, below in getattr(command, "commands", {}).items():
            add(below, [*before, *words, name])

    group: Any = typer.main.get_command(app)
    for name, command in group.commands.items():
        if name not in SLOW:
            add(command, [name])
    return found


def run(words: list[str], environment: dict[str, str]) -> Result:
    result = command_line(words, environment, "")
    shown = f"{words}: {result.output} {result.exception!r}"
    assert result.exception is None or isinstance(result.exception, SystemExit), shown
    assert "Traceback" not in result.output, shown
    assert "mistake in MiMi" not in result.output, shown
    assert not [name for name in SECRETS if environment[name] in result.output], shown
    return result


@pytest.fixture
def environment(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, str]:
    monkeypatch.chdir(tmp_path)
    return {**environment, **AWAY}


@pytest.fixture
def without_rights(postgres: Postgres, database_url: str) -> Iterator[str]:
    """The same database for a user who may connect and no more."""
    postgres.ask(f"create role {ROLE} login password 'known'")
    yield make_url(driver_url(database_url)).set(username=ROLE, password="known").render_as_string(hide_password=False)
    postgres.ask(f"drop role {ROLE}")


def test_with_everything_away(environment: dict[str, str], tmp_path: Path) -> None:
    away = environment | {"DATABASE_URL": "postgresql://mimi:geheim@127.0.0.1:9/mimi", "REDIS_URL": "redis://127.0.0.1:9/0"}

    codes = {name: run(words, away).exit_code for name, words in every_command(tmp_path, "nobody").items()}

    assert {name: codes[name] for name in ("user", "migrate", "check", "stats")} == dict.fromkeys(
        ("user", "migrate", "check", "stats"), 3
    )


def test_on_a_database_without_tables(environment: dict[str, str], postgres: Postgres, tmp_path: Path) -> None:
    postgres.create("bare")
    bare = environment | {"DATABASE_URL": postgres.url("bare")}

    said = {name: run(words, bare) for name, words in every_command(tmp_path, "nobody").items() if name != "migrate"}

    assert "run `mimi migrate`" in said["user"].output
    assert said["check"].exit_code == 1
    postgres.drop("bare")


def test_for_a_user_without_rights(environment: dict[str, str], without_rights: str, turns: Turns, tmp_path: Path) -> None:
    forbidden = environment | {"DATABASE_URL": without_rights}

    said = {name: run(words, forbidden) for name, words in every_command(tmp_path, str(turns.person(MALI))).items()}

    assert "may not do this" in said["user"].output
    assert said["migrate"].exit_code == 1
    assert len(said["migrate"].output.splitlines()) < 5


def test_on_a_database_that_may_only_be_read(environment: dict[str, str], turns: Turns, tmp_path: Path) -> None:
    mali = turns.person(MALI)
    with psycopg2.connect(environment["DATABASE_URL"]) as connection, connection.cursor() as cursor:
        cursor.execute(f"alter database {connection.info.dbname} set default_transaction_read_only = on")
    connection.close()

    said = {name: run(words, environment) for name, words in every_command(tmp_path, str(mali)).items()}

    assert said["user"].exit_code == 0
    assert "is read-only" in run(["forget", str(mali), "--yes"], environment).output


def test_a_mistake_of_ours_is_named_without_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.owner.failures import explained

    try:
        raise ValueError("Invalid header value b'Bearer the-token'")
    except ValueError as error:
        said, code = explained(error)

    assert code == 1
    assert "the-token" not in said
    assert "ValueError in test_failures.py" in said
