"""The parts of such a worker."""

from collections.abc import Iterator

import pytest
from rq import Queue

from bot.process.queue import QUEUE, connect_redis
from bot.settings import Settings
from tests.integration.worker.process.commands.silent import process_of
from worker.runtime import parts as installed
from worker.runtime.parts import Parts


@pytest.fixture
def parts(settings: Settings) -> Iterator[Parts]:
    built = process_of(settings)
    installed.install(built)
    yield built
    built.engine.dispose()


@pytest.fixture
def queue(parts: Parts) -> Iterator[Queue]:
    made = Queue(QUEUE, connection=connect_redis(parts.settings.redis_url))
    yield made
    made.connection.close()
