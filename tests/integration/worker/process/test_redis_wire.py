"""Redis behind a wire that leads nowhere: the worker is back soon, and readings still come by their reply tokens."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from sandbox.run.client import Phone
from sandbox.run.processes import Process
from tests.helpers.paid import delivered_once, pay_for_a_reading
from tests.helpers.processes.live import running, worker_process
from tests.helpers.processes.relay import Relay
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox
from worker.runtime.timing import Timing

RECONNECTING: Final = 2
"""Seconds: RQ waits for one before it connects again."""


@pytest.fixture
def wire(redis_url: str) -> Iterator[Relay]:
    with Relay(redis_url) as relay:
        yield relay


@pytest.fixture
def worker(environment: dict[str, str], wire: Relay, tmp_path: Path) -> Iterator[Process]:
    """A worker process whose Redis, not the web process's, is behind the wire."""
    behind = {**environment, "REDIS_URL": wire.url}
    with running(worker_process(behind, tmp_path, module="tests.helpers.processes.quick_worker")) as process:
        yield process


def test_connections_that_lead_nowhere(
    worker: Process, wire: Relay, mali_phone: Phone, tom_phone: Phone, rows: Rows, sandbox: LiveSandbox
) -> None:
    delivered_once(rows, sandbox, mali_phone, pay_for_a_reading(mali_phone, rows))
    wire.lead_nowhere()
    before = wire.accepted

    reading = pay_for_a_reading(tom_phone, rows)

    delivered_once(rows, sandbox, tom_phone, reading)
    assert wire.accepted > before, "the worker connects anew"
    assert {one["via"] for one in sandbox.control.record()["deliveries"]} == {"reply"}


def test_in_production_the_worker_is_back_within_20_seconds() -> None:
    """RQ keeps to these waits: `test_rq_seams.py`."""
    timing = Timing()

    assert timing.job_wait + timing.redis_answer + RECONNECTING < 20
