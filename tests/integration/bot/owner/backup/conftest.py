"""The owner with nothing but the database's address, and a second database."""

import itertools
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox.run.postgres import Postgres
from tests.helpers.owner import Owner
from tests.helpers.people import MALI
from tests.helpers.turns import Turns

_numbers = itertools.count()


@pytest.fixture
def owner(database_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Owner:
    """Nothing but the database's address is known, which is all that she needs."""
    monkeypatch.chdir(tmp_path)
    return Owner({"DATABASE_URL": database_url})


@pytest.fixture
def elsewhere(postgres: Postgres) -> Iterator[str]:
    """An empty database, as a new provider gives one."""
    name = f"elsewhere_{next(_numbers)}"
    postgres.create(name)
    yield postgres.url(name)
    postgres.drop(name)


@pytest.fixture
def mali(turns: Turns) -> uuid.UUID:
    return turns.person(MALI, stars=9, coins=250)


@pytest.fixture
def written(owner: Owner, mali: uuid.UUID) -> str:
    """A backup in which Mali is."""
    owner.runs("backup", "mimi.dump")
    return "mimi.dump"
