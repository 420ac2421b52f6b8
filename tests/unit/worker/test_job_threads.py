"""The threads that jobs run in: as many at once as there are, and each is free again however its job ends."""

import threading
from typing import Any

import pytest
from structlog.testing import capture_logs

from tests.helpers.support import until
from worker.process.threads import JobThreads


class Noted:
    """A job as the threads need it. It notes that it ran, then does `act`."""

    def __init__(self, name: str, ran: list[str], act: Any = None) -> None:
        self.id = name
        self.ran = ran
        self.act = act

    def get_meta(self, *, refresh: bool) -> dict[str, Any]:
        return {}

    def perform(self) -> None:
        self.ran.append(self.id)
        if self.act:
            self.act()


def fail() -> None:
    raise ValueError("a mistake")


def hand_over(threads: JobThreads, *jobs: Any) -> threading.Thread:
    """As the worker does, in a thread that nobody waits for."""

    def run_all() -> None:
        for job in jobs:
            threads.run(job)

    worker = threading.Thread(target=run_all, daemon=True)
    worker.start()
    return worker


@pytest.mark.parametrize("act", [None, fail])
def test_a_thread_is_free_again_after_each_job(act: Any) -> None:
    ran: list[str] = []

    with capture_logs():
        hand_over(JobThreads(1), *(Noted(name, ran, act) for name in "abc"))
        until(lambda: len(ran) == 3, what="all three have run")

    assert ran == ["a", "b", "c"]


def test_no_more_jobs_run_at_once_than_there_are_threads() -> None:
    ran: list[str] = []
    gate = threading.Event()
    threads = JobThreads(2)

    worker = hand_over(threads, *(Noted(name, ran, lambda: gate.wait(60)) for name in "abc"))
    until(lambda: len(ran) == 2, what="two are running")
    waits = worker.is_alive()
    gate.set()
    worker.join(60)
    threads.finish()

    assert waits
    assert sorted(ran) == ["a", "b", "c"]
