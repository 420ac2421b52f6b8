"""MiMi's own processes, brought into the tests: the web process in a thread, a phone, the database."""

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel
from sqlalchemy import Engine

from bot.settings import Settings
from models.database.engine import make_engine
from tests.helpers.desk import OWNER, Desk
from tests.helpers.people import MALI, TOM
from tests.helpers.processes.web import web_process
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox
from tests.helpers.turns import Turns
from tests.integration.bot.pay.pay_setup import PaySetup, pay_setup
from worker.runtime.parts import Parts, build


@pytest.fixture
def settings(environment: dict[str, str]) -> Settings:
    """Settings of this test, from `environment` alone: `Settings(…)` would look into the process's too, for ten ms."""
    made = Settings.__new__(Settings)
    BaseModel.__init__(made, **{name.lower(): value for name, value in environment.items()})
    return made


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


@pytest.fixture
def parts(settings: Settings) -> Iterator[Parts]:
    """The worker's parts, with this test's settings."""
    parts = build(settings)
    yield parts
    parts.engine.dispose()


@pytest.fixture
def desk(turns: Turns, settings: Settings) -> Desk:
    """An owner, who is somebody in the books as well, at her desk in the chat."""
    turns.person(OWNER)
    return Desk(turns, settings)


@pytest.fixture
def setup(web: str, sandbox: LiveSandbox, rows: Rows, settings: Settings) -> Iterator[PaySetup]:
    """People on the pay page, Stripe, and MiMi between them."""
    with pay_setup(web, sandbox, rows, settings) as made:
        yield made


@pytest.fixture
def events_held(setup: PaySetup) -> None:
    """No event of Stripe's arrives unless the test delivers it."""
    setup.switch(webhooks="off")


@pytest.fixture
def books_hold(setup: PaySetup) -> Iterator[None]:
    """At the end of the test, whatever it did."""
    yield
    assert setup.broken() == {}
