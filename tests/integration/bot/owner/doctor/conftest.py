"""A house that is well: its web process runs, and a worker with the same settings was there a moment ago."""

import pytest
import redis

from bot.process.queue import note_worker
from bot.settings import Settings
from bot.watch.fingerprint import Notes, fingerprint
from tests.helpers.support import LiveSandbox
from tests.integration.bot.owner.doctor.doctor_setup import DoctorSetup


@pytest.fixture
def environment(environment: dict[str, str]) -> dict[str, str]:
    return {**environment, "METRICS_TOKEN": "of-the-owner-alone"}


@pytest.fixture
def setup(settings: Settings, sandbox: LiveSandbox, web: str) -> DoctorSetup:
    with redis.Redis.from_url(settings.redis_url) as client:
        note_worker(client, Notes(fingerprint(settings)).text)
    return DoctorSetup(settings, sandbox, web)
