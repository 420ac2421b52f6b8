"""A worker's process with a database that can be cut off."""

import uuid
from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.settings import Settings
from tests.helpers.people import NOK
from tests.helpers.processes.quick_worker import QUICK
from tests.helpers.processes.relay import Relay
from tests.helpers.turns import Turns
from tests.integration.worker.process.leases.leasing import Making, Taking, Teller
from worker.runtime.parts import Parts, build
from worker.runtime.timing import Timing


@pytest.fixture
def line() -> Taking:
    return Taking()


@pytest.fixture
def teller() -> Teller:
    return Teller()


@pytest.fixture
def wire(settings: Settings) -> Iterator[Relay]:
    with Relay(settings.database_url) as relay:
        yield relay


@pytest.fixture
def process(settings: Settings, wire: Relay, line: Taking, teller: Teller) -> Iterator[Making]:
    """Makes the parts of a worker process with short waits, whose database is behind the wire."""
    made: list[Parts] = []

    def make(timing: Timing = QUICK) -> Parts:
        behind = settings.model_copy(update={"database_url": wire.url})
        made.append(replace(build(behind, timing), line=line, interpreter=teller))
        return made[-1]

    yield make
    for parts in made:
        parts.engine.dispose()


@pytest.fixture
def parts(process: Making) -> Parts:
    return process()


@pytest.fixture
def paid(turns: Turns) -> Iterator[uuid.UUID]:
    """Nok's reading, queued. Whatever was tried, the books hold."""
    nok = turns.person(NOK, stars=4)
    with turns.engine.begin() as connection:
        reading = turns.begin(connection, nok, reply_token="token")
    yield reading
    assert turns.broken() == {}
