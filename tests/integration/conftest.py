"""MiMi's own processes, brought into the tests: the web process in a thread, a phone, the database."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pytest
from sqlalchemy import Engine, text
from werkzeug.serving import make_server

from bot.settings import Settings
from models.db import make_engine
from tests.people import MALI, TOM
from tests.support import LiveSandbox
from tests.turns import Turns


@pytest.fixture
def settings(environment: dict[str, str]) -> Settings:
    """Settings of this test, from `environment` alone."""
    return Settings(_env_file=None, **{name.lower(): value for name, value in environment.items()})  # type: ignore[arg-type]


@pytest.fixture
def engine(settings: Settings) -> Iterator[Engine]:
    """The test's own way into the database."""
    engine = make_engine(settings.database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def web(settings: Settings, web_address: str) -> Iterator[str]:
    """The web process, in a thread, where the stand-ins send what people do."""
    with web_process(settings, web_address):
        yield web_address


@contextmanager
def web_process(settings: Settings, address: str) -> Iterator[None]:
    from bot.app import create_app

    server = make_server("127.0.0.1", urlsplit(address).port or 0, create_app(settings), threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join(5)
        server.server_close()


@dataclass
class Rows:
    """Short questions to the database."""

    engine: Engine

    def all(self, statement: str, **values: Any) -> list[dict[str, Any]]:
        with self.engine.connect() as connection:
            return [dict(row) for row in connection.execute(text(statement), values).mappings()]

    def one(self, statement: str, **values: Any) -> Any:
        """The only value."""
        with self.engine.connect() as connection:
            return connection.execute(text(statement), values).scalar_one()

    def run(self, statement: str, **values: Any) -> None:
        with self.engine.begin() as connection:
            connection.execute(text(statement), values)


@pytest.fixture
def rows(engine: Engine) -> Rows:
    return Rows(engine)


@pytest.fixture
def mali_phone(sandbox: LiveSandbox, web: str) -> Any:
    return sandbox.control.arrive(MALI.name, MALI.language)


@pytest.fixture
def tom_phone(sandbox: LiveSandbox, web: str) -> Any:
    return sandbox.control.arrive(TOM.name, TOM.language)


@pytest.fixture
def turns(database_url: str) -> Iterator[Turns]:
    """Turns without LINE, on a database of this test's own."""
    engine = make_engine(database_url)
    yield Turns(engine)
    engine.dispose()
