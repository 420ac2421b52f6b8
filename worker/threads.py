"""RQ's worker with threads: a reading mostly waits for the model, so one process can hold dozens.

On SimpleWorker's seams (`execute_job`). There are no job time-outs in threads: every outside call ends by its own, and the
lease and the sweep carry the promise when a process dies.
"""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import structlog
from rq import Queue, SimpleWorker
from rq.job import Job
from rq.timeouts import BaseDeathPenalty
from structlog.contextvars import bound_contextvars

log = structlog.get_logger()


class NoDeathPenalty(BaseDeathPenalty):
    """RQ's time-outs use signals, which only a process's main thread can take."""

    def setup_death_penalty(self) -> None:
        return None

    def cancel_death_penalty(self) -> None:
        return None


class ThreadedWorker(SimpleWorker):
    """Runs up to `threads` jobs at once in this process; takes a job from the queue only when a thread is free."""

    death_penalty_class = NoDeathPenalty
    max_connection_wait_time = 5.0
    """Seconds between looks for a Redis that is away; readings that are asked for meanwhile wait for it."""

    def __init__(self, *args: Any, threads: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._free = threading.Semaphore(threads)
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="reading")
        self._free.acquire()

    def execute_job(self, job: Job, queue: Queue) -> None:
        """Hands the job to a thread and returns as soon as there is one free for the next."""
        execution = self.prepare_execution(job)
        self._pool.submit(self._perform, job, queue, execution)
        self._free.acquire()

    def _perform(self, job: Job, queue: Queue, execution: Any) -> None:
        """With the ids of whoever put the job into the queue on all its log lines."""
        try:
            with bound_contextvars(**job.get_meta(refresh=False).get("ids", {}), job=job.id):
                self.perform_job(job, queue, execution)
        finally:
            self._free.release()

    def handle_exception(self, job: Job, *exc_info: Any) -> None:
        """One line with the ids; RQ's own would print the job's arguments and the exception's words."""
        log.error("job_failed", job=job.id, exc_info=exc_info)

    @property
    def asked_to_stop(self) -> bool:
        """Whether a signal ended it, rather than Redis going away."""
        return self._shutdown_requested_date is not None

    def teardown(self) -> None:
        """Lets what runs come to its end (every outside call is bounded), then signs off."""
        self._pool.shutdown(wait=True)
        super().teardown()  # type: ignore[no-untyped-call]
