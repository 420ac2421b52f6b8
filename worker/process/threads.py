"""RQ's worker with threads: a reading mostly waits for the model, so one process can hold dozens.

RQ's part is the queue, its jobs and the worker's registration. What it keeps in Redis of a running job (57 commands a job)
is left out: the rows say what has been done, the sweep enqueues lost work, and a job may run twice. There are no job
time-outs in threads: every outside call ends by its own.
"""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

import structlog
from redis.exceptions import RedisError
from rq import Queue, SimpleWorker
from rq.exceptions import StopRequested
from rq.job import Job
from rq.worker import WorkerStatus
from structlog.contextvars import bound_contextvars

from worker.runtime.timing import Timing

log = structlog.get_logger()

TTL_MARGIN: Final = 15
"""RQ waits for a job this many seconds less than its `worker_ttl`."""

HEARTBEAT_SECONDS: Final = 30.0
"""Between the heartbeats that RQ's dashboards show. RQ takes a worker for gone a minute after `worker_ttl`."""

SUSPENSION_SECONDS: Final = 5.0
"""Between the looks whether `rq suspend` was called."""


class JobThreads:
    """The threads that jobs run in. They outlive an RQ worker that ends because Redis went away, so that the next one can
    begin at once."""

    def __init__(self, threads: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._free = threading.Semaphore(threads)
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="job")
        self._clock = clock
        self.note_asking()

    def wait_for_a_free_one(self) -> None:
        self._free.acquire()
        self._free.release()
        self.note_asking()

    def note_asking(self) -> None:
        """The process asks for jobs, or still waits for one."""
        self._asked_at = self._clock()

    def run(self, job: Job) -> None:
        """Hands the job to a thread."""
        self._free.acquire()
        self._pool.submit(self._run, job)

    def taking_jobs(self, seconds: float) -> bool:
        """Whether the process has asked for jobs within the last `seconds`."""
        return self._clock() - self._asked_at < seconds

    def finish(self) -> None:
        """Waits until the running jobs have ended (every outside call is bounded)."""
        self._pool.shutdown(wait=True)

    def _run(self, job: Job) -> None:
        """With the ids of whoever put the job into the queue on all its log lines."""
        with bound_contextvars(**job.get_meta(refresh=False).get("ids", {}), job=job.id):
            try:
                job.perform()
            except Exception:
                log.exception("job_failed", job=job.id)  # RQ's own line would print the arguments and the exception's words
            finally:
                self._free.release()


class ThreadedWorker(SimpleWorker):
    """Takes a job from the queue only when a thread is free. `connection` must be a client of its own: RQ changes its
    time-out."""

    max_connection_wait_time = 5.0
    """Seconds between the tries to reach a Redis that is away."""

    def __init__(self, queue: Queue, threads: JobThreads, timing: Timing) -> None:
        self._timing = timing
        super().__init__([queue], connection=queue.connection, worker_ttl=timing.job_wait + TTL_MARGIN)
        self._threads = threads
        self._beaten_at = self._suspension_at = float("-inf")

    @property
    def connection_timeout(self) -> int:
        """RQ would wait 10 s longer than it asked Redis to wait."""
        return self._timing.job_wait + self._timing.redis_answer

    def dequeue_job_and_maintain_ttl(self, timeout: int | None, max_idle_time: int | None = None) -> tuple[Job, Queue] | None:
        self._threads.wait_for_a_free_one()
        if self._stop_requested:
            raise StopRequested
        return super().dequeue_job_and_maintain_ttl(timeout, max_idle_time)

    def check_for_suspension(self, burst: bool) -> None:
        """Not with each job."""
        if time.monotonic() - self._suspension_at >= SUSPENSION_SECONDS:
            super().check_for_suspension(burst)
            self._suspension_at = time.monotonic()

    def execute_job(self, job: Job, queue: Queue) -> None:
        """Deletes the job's data, hands the job to a thread and returns.

        With its data gone before it runs, the same job can be enqueued again meanwhile and will run again; and an id that stands
        in the queue twice runs once.
        """
        self.set_state(WorkerStatus.BUSY)  # a signal that comes now must not lose the job
        try:
            with self.connection.pipeline(transaction=False) as pipe:
                pipe.delete(job.key)
                pipe.lrem(queue.intermediate_queue_key, 1, job.id)
                pipe.execute()
        except RedisError as error:
            log.warning("job_not_deleted", job=job.id, error=type(error).__name__)
        self._threads.run(job)

    def _shutdown(self) -> None:
        """A signal: ends the waiting for a job, or lets the job that was just taken reach its thread first."""
        if self.get_state() != WorkerStatus.BUSY:
            raise StopRequested
        self._stop_requested = True

    def set_state(self, state: str, pipeline: Any = None) -> None:  # noqa: ARG002
        """Only what `request_stop` needs to know; nobody reads it in Redis."""
        self._state = state

    def heartbeat(self, timeout: int | None = None, pipeline: Any = None) -> None:
        """Not with each job. RQ calls it with each wait for a job, too, so it says that this process takes jobs."""
        self._threads.note_asking()
        if time.monotonic() - self._beaten_at >= HEARTBEAT_SECONDS:
            super().heartbeat(timeout, pipeline)
            self._beaten_at = time.monotonic()

    def subscribe(self) -> None:
        """RQ would listen for commands, in a thread of its own; nobody sends any."""

    def unsubscribe(self) -> None:
        """See `subscribe`."""

    @property
    def asked_to_stop(self) -> bool:
        """Whether a signal ended it, rather than Redis going away."""
        return self._shutdown_requested_date is not None
