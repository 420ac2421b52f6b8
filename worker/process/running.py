"""The worker process: takes readings from the queue, and sweeps, until it is told to stop."""

import gc
import signal
import sys
import threading
from typing import Final

import structlog
from redis.exceptions import RedisError
from rq import Queue

from bot.process.queue import QUEUE, connect_redis
from bot.say.warm_up import warm_up
from bot.settings import SettingsError, load_settings
from bot.watch.error_reports import reporter
from bot.watch.logs import set_up_logs
from worker import jobs as _jobs  # noqa: F401 - RQ finds them by name, and the first one would wait for this
from worker.process.clock import Clock
from worker.process.threads import JobThreads, ThreadedWorker
from worker.runtime import parts
from worker.runtime.timing import Timing
from worker.upkeep.watch import Watch

log = structlog.get_logger()

RETRY_SECONDS: Final = 1.0
GARBAGE: Final = (10_000, 20, 20)
"""When the garbage collector looks: Python's own numbers take 5 % of a reading's CPU, and a reading leaves next to none."""


def main(timing: Timing | None = None) -> None:
    """Works until SIGTERM or SIGINT, then ends what it has begun. Redis going away only makes it wait."""
    try:
        settings = load_settings()
    except SettingsError as error:
        sys.exit(f"MiMi's worker cannot start:\n{error}")
    set_up_logs(settings.log_level, reporter(settings, "worker"))
    built = parts.build(settings, timing or Timing())
    warm_up(danger=settings.hears_voices)  # takes the memory that the table of prices leaves behind
    gc.freeze()  # what is there by now stays
    gc.set_threshold(*GARBAGE)
    parts.install(built)
    threads = JobThreads(settings.worker_threads)
    queue = Queue(QUEUE, connection=connect_redis(settings.redis_url))
    stopping = threading.Event()
    Clock(built, threads, watch=Watch(built)).start(stopping)
    log.info("worker_ready", threads=settings.worker_threads)
    while not stopping.is_set():
        _stop_on_signals(stopping)
        worker: ThreadedWorker | None = None
        try:
            worker = ThreadedWorker(queue, threads, built.timing)
            worker.work(logging_level="WARNING")
        except RedisError as error:
            log.warning("worker_waits_for_redis", error=type(error).__name__)
        _stop_on_signals(stopping)
        if worker and worker.asked_to_stop:
            stopping.set()
        stopping.wait(RETRY_SECONDS)
    threads.finish()
    log.info("worker_stopped")


def _stop_on_signals(stopping: threading.Event) -> None:
    """RQ's worker sets handlers of its own while it works, and leaves them behind."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
