"""`python -m worker`: takes readings from the queue, and sweeps. As many processes as you like, on any machine."""

import signal
import sys
import threading

import structlog
from redis.exceptions import RedisError
from rq import Queue

from bot.app import warm_up
from bot.queue import QUEUE
from bot.settings import SettingsError, load_settings
from bot.watch.error_reports import reporter
from bot.watch.logs import set_up_logs
from worker.clock import SWEEP_QUEUE, start_clock
from worker.parts import parts
from worker.threads import ThreadedWorker

log = structlog.get_logger()

RETRY_SECONDS = 1.0


def main() -> None:
    """Works until SIGTERM or SIGINT, then ends what it has begun. Redis going away only makes it wait."""
    try:
        settings = load_settings()
    except SettingsError as error:
        sys.exit(f"MiMi's worker cannot start:\n{error}")
    set_up_logs(settings.log_level, reporter(settings, "worker"))
    warm_up()
    built = parts()
    stopping = threading.Event()
    start_clock(built.redis, stopping)
    log.info("worker_ready", threads=settings.worker_threads)
    while not stopping.is_set():
        _stop_on_signals(stopping)
        worker: ThreadedWorker | None = None
        try:
            worker = ThreadedWorker(
                [Queue(SWEEP_QUEUE, connection=built.redis), Queue(QUEUE, connection=built.redis)],
                connection=built.redis,
                threads=settings.worker_threads,
            )
            worker.work(logging_level="WARNING")
        except RedisError as error:
            log.warning("worker_waits_for_redis", error=type(error).__name__)
        _stop_on_signals(stopping)
        if worker and worker.asked_to_stop:
            stopping.set()
        stopping.wait(RETRY_SECONDS)
    log.info("worker_stopped")


def _stop_on_signals(stopping: threading.Event) -> None:
    """RQ's worker sets handlers of its own while it works, and leaves them behind."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())


if __name__ == "__main__":
    main()
