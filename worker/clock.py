"""When the sweep runs: RQ's cron scheduler, on a thread of each worker process.

Several processes each put their own sweep into the queue; a lock in the database lets one at a time do it.
"""

import threading
from typing import Final

import structlog
from redis import Redis
from redis.exceptions import RedisError
from rq.cron import CronScheduler

from bot.watch.metrics_workers import Share
from worker import jobs

log = structlog.get_logger()

SWEEP_QUEUE: Final = "mimi-sweep"
SWEEP_SECONDS: Final = 10
NIGHTLY: Final = "30 20 * * *"
"""UTC; 03:30 in Bangkok."""

TICK_SECONDS: Final = 1.0


def start_clock(redis: Redis, stopping: threading.Event) -> threading.Thread:
    """Puts the sweep into its queue every 10 s, and the nightly check once a day, until `stopping` is set."""
    thread = threading.Thread(target=_run, args=(redis, stopping), name="clock", daemon=True)
    thread.start()
    return thread


def _run(redis: Redis, stopping: threading.Event) -> None:
    scheduler: CronScheduler | None = None
    share = Share(redis)
    while not stopping.wait(TICK_SECONDS):
        try:
            share.publish()
            if scheduler is None:
                scheduler = _scheduler(redis)
                scheduler.register_birth()
            scheduler.enqueue_jobs()
            scheduler.heartbeat()
        except RedisError as error:
            scheduler = None
            log.warning("clock_waits_for_redis", error=type(error).__name__)
        except Exception:
            scheduler = None
            log.exception("clock_failed")  # without it nothing would ever be swept again


def _scheduler(redis: Redis) -> CronScheduler:
    scheduler = CronScheduler(connection=redis, logging_level="WARNING")
    scheduler.register(jobs.sweep, SWEEP_QUEUE, interval=SWEEP_SECONDS, result_ttl=0, ttl=SWEEP_SECONDS * 3, failure_ttl=3600)
    scheduler.register(jobs.check_books, SWEEP_QUEUE, cron=NIGHTLY, result_ttl=0, failure_ttl=24 * 3600)
    return scheduler
