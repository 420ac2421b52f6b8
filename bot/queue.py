"""Enqueues the worker's functions by name, so that the web process never imports the worker."""

import time
import uuid
from dataclasses import dataclass
from typing import Any, Final, Protocol

import structlog
from redis import Redis
from redis.exceptions import RedisError
from redis.exceptions import TimeoutError as TimedOut
from rq import Queue
from rq.exceptions import NoSuchJobError
from rq.job import Job as RqJob
from rq.job import JobStatus
from structlog.contextvars import get_contextvars

log = structlog.get_logger()

QUEUE = "mimi"

AWAY_SECONDS: Final = 5.0
"""How long a Redis that hung is left alone."""

IDS: Final = ("request", "line_event")
"""What a job brings along of whoever put it into the queue, so that its log lines can be followed from there."""

SEEN: Final = "mimi:worker:seen"
SEEN_SECONDS: Final = 120
"""A worker that has not called `note_worker` for so long counts as dead. It does so every few seconds."""


@dataclass(frozen=True)
class Job:
    """Something to enqueue once the turn is committed: a function of `worker.jobs` by name, under a unique id."""

    name: str
    argument: uuid.UUID | str

    @property
    def id(self) -> str:
        return f"{self.name}-{self.argument}"


class Enqueues(Protocol):
    """Takes jobs; the worker's queue, or a list in a test."""

    def put(self, job: Job) -> bool: ...


class JobQueue:
    """RQ's queue. Jobs of the same id that wait at the same time run once; one that is enqueued while another of its id
    runs is run after it (`worker.threads`).

    A Redis that hangs is left alone for some seconds, so that its time-out is paid once and not with every job.
    """

    def __init__(self, redis: Redis) -> None:
        self._queue = Queue(QUEUE, connection=redis)
        self._away_until = float("-inf")

    def put(self, job: Job) -> bool:
        """Enqueues a job. False when Redis is away: nothing is lost, the sweep enqueues what is open in the database."""
        if time.monotonic() < self._away_until:
            return False
        try:
            self._queue.enqueue_call(
                f"worker.jobs.{job.name}",
                (str(job.argument),),
                job_id=job.id,
                at_front=job.name == "answer",  # its reply token lives for a minute; a reading can be pushed as well
                meta={"ids": {name: value for name, value in get_contextvars().items() if name in IDS}},
            )
        except RedisError as error:
            self._away(job, error)
            return False
        return True

    def put_missing(self, job: Job) -> bool:
        """Enqueues a job unless it is waiting in the queue. A job that a worker has taken is enqueued: the worker may be dead."""
        if time.monotonic() < self._away_until:
            return False
        try:
            known = RqJob.fetch(job.id, connection=self._queue.connection)
            if known.get_status(refresh=False) is JobStatus.QUEUED and self._queue.get_job_position(known) is not None:
                return False
        except NoSuchJobError:
            pass
        except RedisError as error:
            self._away(job, error)
            return False
        return self.put(job)

    def _away(self, job: Job, error: RedisError) -> None:
        log.warning("queue_away", job=job.id, error=type(error).__name__)
        if isinstance(error, TimedOut):
            self._away_until = time.monotonic() + AWAY_SECONDS


def note_worker(redis: Redis) -> None:
    """Records that a worker is alive and takes jobs. Raises RedisError."""
    redis.set(SEEN, "1", px=SEEN_SECONDS * 1000)


def worker_seen(redis: Redis) -> float | None:
    """Seconds since a worker last said so, by Redis's own clock; None when it is too long ago. Raises RedisError."""
    left: Any = redis.pttl(SEEN)
    return None if left < 0 else SEEN_SECONDS - left / 1000


def connect_redis(url: str, patience: float = 2.0) -> Redis:
    """Gives up waiting for an answer after `patience` seconds, and connecting after 1 s at most."""
    client: Redis = Redis.from_url(
        url, socket_connect_timeout=min(patience, 1.0), socket_timeout=patience, health_check_interval=30
    )
    return client
