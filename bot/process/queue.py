"""Enqueues the worker's functions by name, so that the web process never imports the worker."""

import re
import time
import uuid
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, Protocol

import structlog
from redis import Redis
from redis.exceptions import RedisError
from redis.exceptions import TimeoutError as TimedOut
from rq import Queue
from rq.job import Job as RqJob
from rq.job import JobStatus
from rq.serializers import DefaultSerializer
from rq.utils import utcformat
from structlog.contextvars import get_contextvars

log = structlog.get_logger()

QUEUE = "mimi"

AWAY_SECONDS: Final = 5.0
"""How long a Redis that hung is left alone."""

SHORT: Final = 2_000
"""A queue of so many jobs is read as a whole in some milliseconds."""

IDS: Final = ("request", "line_event")
"""What a job brings along of whoever put it into the queue, so that its log lines can be followed from there."""

SEEN: Final = "mimi:worker:seen"
SEEN_SECONDS: Final = 120
"""A worker that has not called `note_worker` for so long counts as dead."""

NOTE_SECONDS: Final = 30.0
"""It does so so often."""


JOB_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,300}")
NAMESPACE: Final = uuid.UUID("8d0d8f9e-3a0f-4f0f-9a5e-5c1f7a3f2b60")


@dataclass(frozen=True)
class Job:
    """Something to enqueue once the turn is committed: a function of `worker.jobs` by name, under a unique id."""

    name: str
    argument: uuid.UUID | str

    @property
    def id(self) -> str:
        """RQ refuses ids with other signs than these, and LINE's and Stripe's ids may have any."""
        named = f"{self.name}-{self.argument}"
        return named if JOB_ID.fullmatch(named) else f"{self.name}-{uuid.uuid5(NAMESPACE, str(self.argument))}"


class Enqueues(Protocol):
    """Takes jobs; the worker's queue, or a list in a test."""

    def put(self, job: Job) -> bool: ...


class JobQueue:
    """RQ's queue. Jobs of the same id that wait at the same time run once; one that is enqueued while another of its id
    runs is run after it (`worker.process.threads`).

    A Redis that hangs is left alone for some seconds, so that its time-out is paid once and not with every job.
    """

    def __init__(self, redis: Redis, short: int = SHORT) -> None:
        self._queue = Queue(QUEUE, connection=redis)
        self._short = short
        self._away_until = float("-inf")

    def put(self, job: Job) -> bool:
        """Enqueues a job. False when Redis is away: nothing is lost, the sweep enqueues what is open in the database."""
        return self._is_near and self._put([job])

    def put_missing(self, jobs: Sequence[Job]) -> int:
        """Enqueues those that are not waiting in the queue; how many. What a worker has taken is enqueued: the worker may be
        dead. However many there are and however long the queue is, it takes three round trips."""
        if not jobs or not self._is_near:
            return 0
        try:
            waiting = self._waiting([job.id for job in jobs])
        except RedisError as error:
            self._away(jobs[0], error)
            return 0
        missing = [job for job in jobs if job.id not in waiting]
        return len(missing) if missing and self._put(missing) else 0

    @property
    def _is_near(self) -> bool:
        return time.monotonic() >= self._away_until

    def _put(self, jobs: Sequence[Job]) -> bool:
        """In one round trip, and each job's data before its id. RQ's own way of enqueueing sends twice as many commands."""
        ids = {name: value for name, value in get_contextvars().items() if name in IDS}
        queue = self._queue
        try:
            with queue.connection.pipeline(transaction=False) as pipe:
                pipe.sadd(queue.redis_queues_keys, queue.key)
                for job in jobs:
                    name = job.id
                    pipe.hset(RqJob.key_for(name), mapping=_as_rq_has_it(job, ids))
                    # At the front: its reply token lives for a minute, and a reading can be pushed as well.
                    (pipe.lpush if job.name == "answer" else pipe.rpush)(queue.key, name)
                pipe.execute()
        except RedisError as error:
            self._away(jobs[0], error)
            return False
        return True

    def _waiting(self, ids: Sequence[str]) -> set[str]:
        """Which of these jobs wait in the queue.

        A short queue is read. Of a long one that would take too long with each sweep: there, a job waits whose data is still
        in Redis, since a worker deletes it when it takes the job. (Data whose id has got lost is found when the queue has
        become short.) A worker that died in between leaves the id in RQ's intermediate list.
        """
        redis, queue = self._queue.connection, self._queue
        with redis.pipeline(transaction=False) as pipe:
            pipe.llen(queue.key)
            pipe.lrange(queue.intermediate_queue_key, 0, -1)
            length, taken = pipe.execute()
        if length <= self._short:
            return set(queue.get_job_ids())
        keys = [RqJob.key_for(one) for one in ids]
        if redis.exists(*keys) == len(keys):
            found = set(ids)
        else:
            with redis.pipeline(transaction=False) as pipe:
                for key in keys:
                    pipe.exists(key)
                found = {one for one, there in zip(ids, pipe.execute(), strict=True) if there}
        return found - {one.decode() for one in taken}

    def _away(self, job: Job, error: RedisError) -> None:
        log.warning("queue_away", job=job.id, error=type(error).__name__)
        if isinstance(error, TimedOut):
            self._away_until = time.monotonic() + AWAY_SECONDS


def _as_rq_has_it(job: Job, ids: dict[str, Any]) -> Any:
    """The job's data as RQ's `Queue.enqueue_call` would write it, without the fields that are empty: RQ reads it the same.

    In bytes: what is a text, the client would look at in five ways before it encodes it.
    """
    function, argument, at = f"worker.jobs.{job.name}", str(job.argument), utcformat(datetime.now(UTC)).encode()
    return {
        b"created_at": at,
        b"enqueued_at": at,
        b"origin": QUEUE.encode(),
        b"status": JobStatus.QUEUED.value.encode(),
        b"timeout": Queue.DEFAULT_TIMEOUT,
        b"description": f"{function}({argument!r})".encode(),
        b"data": zlib.compress(DefaultSerializer.dumps((function, None, (argument,), {}))),
        b"meta": DefaultSerializer.dumps({"ids": ids}),
    }


def note_worker(redis: Redis, note: str = "[]") -> str | None:
    """Records that a worker is alive and takes jobs, with its `note`; what had been noted before. Raises RedisError."""
    before: Any = redis.set(SEEN, note, px=SEEN_SECONDS * 1000, get=True)
    return before.decode() if isinstance(before, bytes) else before


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
