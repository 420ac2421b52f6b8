"""What `worker.process.threads` changes of RQ's worker, seam by seam, so that a version of RQ that changes one is noticed."""

import inspect
import signal
from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest
from rq import Queue, SimpleWorker
from rq.exceptions import StopRequested
from rq.job import Job as RqJob
from rq.suspension import resume, suspend

from bot.process.queue import QUEUE, Job, JobQueue, connect_redis
from worker.process.threads import JobThreads, ThreadedWorker
from worker.runtime.timing import Timing

QUICK: Final = Timing(job_wait=1, redis_answer=1)
CALLED_IN_WORKING: Final = (
    "check_for_suspension",
    "dequeue_job_and_maintain_ttl",
    "execute_job",
    "heartbeat",
    "set_state",
    "subscribe",
    "unsubscribe",
)
OVERRIDDEN: Final = (*CALLED_IN_WORKING, "_shutdown")


@pytest.fixture
def queue(redis_url: str) -> Iterator[Queue]:
    made = Queue(QUEUE, connection=connect_redis(redis_url))
    yield made
    made.connection.close()


class Watched(ThreadedWorker):
    """Notes which seams RQ calls."""

    def __init__(self, *args: Any) -> None:
        self.called: set[str] = set()
        super().__init__(*args)
        for name in OVERRIDDEN:
            setattr(self, name, self._noting(name, getattr(self, name)))

    def _noting(self, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*args: Any, **more: Any) -> Any:
            self.called.add(name)
            return method(*args, **more)

        return noted


@pytest.mark.parametrize("name", OVERRIDDEN)
def test_rq_has_the_method_with_these_parameters(name: str) -> None:
    theirs, ours = (list(inspect.signature(getattr(one, name)).parameters) for one in (SimpleWorker, ThreadedWorker))

    assert ours == theirs


@pytest.mark.parametrize("name", CALLED_IN_WORKING)
def test_rq_calls_it_while_it_works(name: str, queue: Queue) -> None:
    JobQueue(queue.connection).put(Job("tell", "nobody"))
    threads = JobThreads(1)
    worker = Watched(queue, threads, QUICK)

    worker.work(burst=True, logging_level="CRITICAL")
    threads.finish()

    assert name in worker.called


def test_a_job_is_stored_as_rq_would_store_it(queue: Queue) -> None:
    """But for what is empty, which RQ writes down and reads as if it were not there."""
    JobQueue(queue.connection).put(Job("tell", "nobody"))
    ours = RqJob.fetch("tell-nobody", queue.connection).to_dict()
    queue.connection.delete("rq:job:tell-nobody", queue.key)
    queue.enqueue_call("worker.jobs.tell", ("nobody",), job_id="tell-nobody", meta={"ids": {}})
    theirs = RqJob.fetch("tell-nobody", queue.connection).to_dict()

    times = {"created_at", "enqueued_at"}
    assert times <= ours.keys()
    assert {name: ours[name] for name in ours.keys() - times} == {name: theirs[name] for name in theirs.keys() - times}


def test_the_queue_is_known_to_rq(queue: Queue) -> None:
    JobQueue(queue.connection).put(Job("tell", "nobody"))

    assert [known.name for known in Queue.all(queue.connection)] == [QUEUE]


def test_rq_calls_it_on_a_signal(queue: Queue) -> None:
    worker = Watched(queue, JobThreads(1), QUICK)

    with pytest.raises(StopRequested):
        worker.request_stop(signal.SIGTERM, None)  # type: ignore[no-untyped-call]

    assert "_shutdown" in worker.called
    assert worker.asked_to_stop


class Interrupted(JobThreads):
    """A signal comes just before a job reaches its thread."""

    def __init__(self) -> None:
        super().__init__(1)
        self.signal: Callable[[], object] = lambda: None
        self.given: list[str] = []

    def run(self, job: RqJob) -> None:
        self.signal()
        self.given.append(job.id)


def test_a_signal_that_comes_with_a_job_lets_it_reach_its_thread_and_takes_no_other(queue: Queue) -> None:
    threads = Interrupted()
    worker = ThreadedWorker(queue, threads, QUICK)
    threads.signal = lambda: worker.request_stop(signal.SIGTERM, None)  # type: ignore[no-untyped-call]
    JobQueue(queue.connection).put(Job("tell", "nobody"))
    taken = Queue.dequeue_any([queue], None, connection=queue.connection)
    assert taken

    worker.execute_job(*taken)

    assert threads.given == ["tell-nobody"]
    assert queue.connection.lrange(queue.intermediate_queue_key, 0, -1) == []
    with pytest.raises(StopRequested):
        worker.dequeue_job_and_maintain_ttl(1)


def test_rq_waits_for_a_job_as_long_as_the_timing_says(queue: Queue) -> None:
    """It makes the wait out of `worker_ttl`, and the connection's time-out out of `connection_timeout`."""
    worker = ThreadedWorker(queue, JobThreads(1), Timing(job_wait=7, redis_answer=2))

    assert worker.dequeue_timeout == 7
    assert queue.connection.connection_pool.connection_kwargs["socket_timeout"] == 9


def test_a_waiting_worker_says_that_it_takes_jobs(queue: Queue) -> None:
    """RQ comes back from its waiting only with a job; it calls `heartbeat` each time round."""
    now = [0.0]
    threads = JobThreads(1, lambda: now[0])
    worker = ThreadedWorker(queue, threads, QUICK)
    now[0] = 500.0
    before = threads.taking_jobs(60)

    worker.heartbeat()

    assert (before, threads.taking_jobs(60)) == (False, True)


def test_rqs_dashboards_see_the_worker_and_what_waits(queue: Queue) -> None:
    JobQueue(queue.connection).put(Job("tell", "nobody"))
    worker = ThreadedWorker(queue, JobThreads(1), QUICK)
    worker.register_birth()  # type: ignore[no-untyped-call]

    [waiting] = queue.get_jobs()

    assert (waiting.func_name, waiting.args, waiting.get_status()) == ("worker.jobs.tell", ("nobody",), "queued")
    assert [one.name for one in SimpleWorker.all(queue=queue)] == [worker.name]


def test_rqs_dashboards_hear_of_it_now_and_then_and_not_with_each_job(queue: Queue) -> None:
    worker = ThreadedWorker(queue, JobThreads(1), QUICK)
    worker.heartbeat()
    first = queue.connection.hget(worker.key, "last_heartbeat")
    queue.connection.delete(worker.key)

    worker.heartbeat()

    assert first
    assert queue.connection.exists(worker.key) == 0


def test_rq_suspend_stops_it_and_rq_resume_lets_it_go_on(queue: Queue) -> None:
    worker = ThreadedWorker(queue, JobThreads(1), QUICK)
    suspend(queue.connection)
    with pytest.raises(StopRequested):
        worker.check_for_suspension(burst=True)

    resume(queue.connection)
    worker.check_for_suspension(burst=True)


def test_jobs_in_one_pipeline_are_in_the_queue_once_it_is_sent(queue: Queue) -> None:
    with queue.connection.pipeline() as pipe:
        for number in range(2):
            queue.enqueue_call("worker.jobs.tell", (str(number),), job_id=f"tell-{number}", pipeline=pipe)
        before = queue.count
        pipe.execute()

    assert (before, queue.get_job_ids()) == (0, ["tell-0", "tell-1"])
    assert queue.connection.exists(RqJob.key_for("tell-0"), RqJob.key_for("tell-1")) == 2


def test_a_job_that_was_taken_is_in_the_intermediate_list_until_it_is_handed_on(queue: Queue) -> None:
    JobQueue(queue.connection).put(Job("tell", "nobody"))

    taken = Queue.dequeue_any([queue], None, connection=queue.connection)

    assert taken is not None
    assert queue.connection.lrange(queue.intermediate_queue_key, 0, -1) == [b"tell-nobody"]
    assert taken[0].get_meta(refresh=False) == {"ids": {}}
