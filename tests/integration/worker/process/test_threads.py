"""Jobs in RQ's queue and in the worker's threads: none is lost, and Redis going away makes none fail."""

import itertools
import logging
import os
import signal
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from rq import Queue
from structlog.testing import capture_logs

from bot.line.richmenu_link import Menus
from bot.process.queue import QUEUE, Job, connect_redis
from bot.settings import Settings
from models.people.rich_menus import Place
from tests.helpers.people import NOK
from tests.helpers.support import until
from tests.helpers.turns import Turns
from worker.process.threads import JobThreads, ThreadedWorker
from worker.runtime import parts as installed
from worker.runtime.parts import Parts, build
from worker.runtime.timing import Timing


class SlowMenus(Menus):
    """Remembers what was linked, after `meanwhile` has happened."""

    def __init__(self) -> None:
        self.linked: list[str] = []
        self.meanwhile: Iterator[Callable[[], object]] = itertools.repeat(lambda: None)

    def link(self, line_id: str, place: Place, language: str) -> None:
        next(self.meanwhile)()
        self.linked.append(language)


@pytest.fixture
def menus() -> SlowMenus:
    return SlowMenus()


@pytest.fixture
def parts(settings: Settings, menus: SlowMenus) -> Iterator[Parts]:
    built = replace(build(settings), menus=menus)
    installed.install(built)
    yield built
    built.engine.dispose()


@pytest.fixture
def work(parts: Parts) -> Iterator[Callable[[], None]]:
    """Takes what is in the queue, as `python -m worker` does, and waits until it is done."""
    queue = Queue(QUEUE, connection=connect_redis(parts.settings.redis_url))

    def work() -> None:
        threads = JobThreads(2)
        ThreadedWorker(queue, threads, Timing(job_wait=1, redis_answer=1)).work(burst=True, logging_level="WARNING")
        threads.finish()

    yield work
    queue.connection.close()


@pytest.fixture
def nok(turns: Turns) -> uuid.UUID:
    return turns.person(NOK)


def keys(parts: Parts) -> list[str]:
    """What is left of jobs in Redis."""
    return sorted(key.decode() for key in parts.redis.scan_iter("rq:*job*") if b":jobs" not in key)


def errors(logs: list[Any], caplog: pytest.LogCaptureFixture) -> list[Any]:
    ours = [log for log in logs if log["log_level"] in ("error", "critical")]
    return [*ours, *(record for record in caplog.records if record.levelno >= logging.ERROR)]


def test_a_job_put_in_while_one_of_its_id_runs_is_run_after_it(
    parts: Parts, menus: SlowMenus, nok: uuid.UUID, turns: Turns, work: Callable[[], None]
) -> None:
    """They change their language while their menu is being linked."""
    job = Job("menu", nok)

    def change_of_language() -> None:
        turns.run("update users set language = 'en'")
        parts.queue.put(job)

    menus.meanwhile = itertools.chain([change_of_language], itertools.repeat(lambda: None))
    parts.queue.put(job)

    work()
    work()

    assert menus.linked[-1] == "en"
    assert keys(parts) == []


def test_a_job_put_in_twice_before_it_runs_is_run_once(
    parts: Parts, menus: SlowMenus, nok: uuid.UUID, work: Callable[[], None]
) -> None:
    for _ in range(2):
        parts.queue.put(Job("menu", nok))

    work()

    assert menus.linked == ["th"]
    assert keys(parts) == []


def test_redis_emptied_while_a_job_runs_is_no_error(
    parts: Parts, menus: SlowMenus, nok: uuid.UUID, work: Callable[[], None], caplog: pytest.LogCaptureFixture
) -> None:
    menus.meanwhile = itertools.repeat(parts.redis.flushdb)
    parts.queue.put(Job("menu", nok))

    with capture_logs() as logs:
        work()

    assert menus.linked == ["th"]
    assert errors(logs, caplog) == []


def test_a_job_that_fails_is_one_error_with_its_id(
    parts: Parts, menus: SlowMenus, nok: uuid.UUID, work: Callable[[], None]
) -> None:
    def fail() -> None:
        raise ValueError("what somebody said")

    menus.meanwhile = itertools.repeat(fail)
    parts.queue.put(Job("menu", nok))

    with capture_logs() as logs:
        work()

    assert [(log["event"], log["job"]) for log in logs if log["log_level"] == "error"] == [("job_failed", f"menu-{nok}")]
    assert keys(parts) == []


def test_the_clients_that_others_use_keep_their_time_outs(parts: Parts) -> None:
    """RQ changes the time-out of the client that it is given."""
    queue = Queue(QUEUE, connection=connect_redis(parts.settings.redis_url))
    before = parts.redis.connection_pool.connection_kwargs["socket_timeout"]

    ThreadedWorker(queue, JobThreads(1), Timing())

    assert parts.redis.connection_pool.connection_kwargs["socket_timeout"] == before
    assert queue.connection.connection_pool.connection_kwargs["socket_timeout"] == Timing().job_wait + Timing().redis_answer


def test_a_signal_lets_the_job_that_was_just_taken_run(parts: Parts, menus: SlowMenus, nok: uuid.UUID) -> None:
    """It comes while all threads are busy; what is in the queue stays there."""
    queue = Queue(QUEUE, connection=connect_redis(parts.settings.redis_url))
    threads = JobThreads(1)
    worker = ThreadedWorker(queue, threads, Timing(job_wait=1, redis_answer=1))

    def stop() -> None:
        parts.queue.put(Job("menu", uuid.uuid4()))
        os.kill(os.getpid(), signal.SIGTERM)
        until(lambda: worker.asked_to_stop)

    menus.meanwhile = itertools.repeat(stop)
    parts.queue.put(Job("menu", nok))

    worker.work(logging_level="WARNING")
    threads.finish()

    assert menus.linked == ["th"]
    assert parts.redis.llen(f"rq:queue:{QUEUE}") == 1
