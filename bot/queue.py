"""Enqueues the worker's functions by name, so that the web process never imports the worker."""

from typing import Protocol

import structlog
from redis import Redis
from redis.exceptions import RedisError
from rq import Queue
from rq.exceptions import NoSuchJobError
from rq.job import Job as RqJob
from rq.job import JobStatus

from bot.effects import Job

log = structlog.get_logger()

QUEUE = "mimi"


class Enqueues(Protocol):
    """Takes jobs; the worker's queue, or a list in a test."""

    def put(self, job: Job) -> bool: ...


class JobQueue:
    """RQ's queue. One job for each id: what is enqueued already is not enqueued again."""

    def __init__(self, redis: Redis) -> None:
        self._queue = Queue(QUEUE, connection=redis)

    def put(self, job: Job) -> bool:
        """False when Redis is away: nothing is lost, the sweep enqueues what the database says is open."""
        try:
            self._queue.enqueue_call(
                f"worker.jobs.{job.name}",
                (str(job.argument),),
                job_id=job.id,
                result_ttl=0,
                failure_ttl=3600,
                timeout=120,
            )
        except RedisError as error:
            log.warning("queue_away", job=job.id, error=type(error).__name__)
            return False
        return True

    def put_missing(self, job: Job) -> bool:
        """Enqueues a job unless it is in the queue already. One whose worker died is known by its row, so it goes in again."""
        try:
            known = RqJob.fetch(job.id, connection=self._queue.connection)
            if known.get_status(refresh=False) is JobStatus.QUEUED and self._queue.get_job_position(known) is not None:
                return False
        except NoSuchJobError:
            pass
        except RedisError as error:
            log.warning("queue_away", job=job.id, error=type(error).__name__)
            return False
        return self.put(job)


def connect_redis(url: str) -> Redis:
    """Gives up connecting after 1 s and waiting for an answer after 2 s."""
    client: Redis = Redis.from_url(url, socket_connect_timeout=1, socket_timeout=2, health_check_interval=30)
    return client
