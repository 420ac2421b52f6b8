"""The circuit breaker: when a model begins to rest, for how long, and what is forgotten meanwhile."""

from collections.abc import Iterator
from typing import Any

import pytest
from redis import Redis

from tests.helpers.redis_commands import hearing
from tests.helpers.support import until
from worker.interpret.breaker import LOOK_SECONDS, Breaker

MODEL = "gpt-6-luna"
MINUTE_MS = 60_000


@pytest.fixture
def redis(redis_url: str) -> Iterator[Redis]:
    with Redis.from_url(redis_url) as client:
        yield client


def ends(redis: Redis) -> list[int]:
    """In how many milliseconds what is stored goes by itself; -1 stands for never."""
    keys: Any = redis.keys()
    return [int(redis.pttl(key)) for key in keys]


def fail(breaker: Breaker, times: int, model: str = MODEL) -> None:
    for _ in range(times):
        breaker.failed(model)


def test_the_last_failure_of_the_window_makes_it_rest(redis: Redis) -> None:
    breaker = Breaker(redis, failures=3)

    fail(breaker, 2)
    before = breaker.resting(MODEL)
    fail(breaker, 1)

    assert (before, breaker.resting(MODEL)) == (False, True)


def test_another_model_goes_on(redis: Redis) -> None:
    breaker = Breaker(redis, failures=2)

    fail(breaker, 2)
    fail(breaker, 1, "another")

    assert not breaker.resting("another")


def test_an_answer_ends_the_count(redis: Redis) -> None:
    breaker = Breaker(redis, failures=2)

    fail(breaker, 1)
    breaker.worked(MODEL)
    fail(breaker, 1)

    assert not breaker.resting(MODEL)


def test_an_answer_ends_the_count_of_other_workers_too(redis: Redis) -> None:
    fail(Breaker(redis, failures=2), 1)
    breaker = Breaker(redis, failures=2)

    breaker.resting(MODEL)
    breaker.worked(MODEL)

    assert redis.dbsize() == 0


def test_calls_of_one_second_that_go_well_are_one_command(redis: Redis, redis_url: str) -> None:
    now = [0.0]
    breaker = Breaker(redis, clock=lambda: now[0])
    breaker.resting(MODEL)  # the first one connects
    with hearing(redis_url) as heard:
        for second in range(10):
            now[0] = second / 10 + 1.0
            breaker.resting(MODEL)
            breaker.worked(MODEL)

    assert heard.counts.total() <= 1


def test_what_opens_elsewhere_is_seen_after_a_second(redis: Redis) -> None:
    now = [0.0]
    breaker = Breaker(redis, clock=lambda: now[0])
    breaker.resting(MODEL)
    fail(Breaker(redis, failures=1), 1)

    now[0] = LOOK_SECONDS

    assert breaker.resting(MODEL)


def test_what_fails_here_is_seen_at_once(redis: Redis) -> None:
    breaker = Breaker(redis, failures=1, clock=lambda: 0.0)
    breaker.resting(MODEL)

    fail(breaker, 1)

    assert breaker.resting(MODEL)


def test_failures_far_apart_open_nothing(redis: Redis) -> None:
    breaker = Breaker(redis, failures=2, window_seconds=0.05)

    fail(breaker, 1)
    until(lambda: redis.dbsize() == 0, what="the window is over")
    fail(breaker, 1)

    assert not breaker.resting(MODEL)


def test_the_window_begins_with_the_first_failure(redis: Redis) -> None:
    """A failure a minute, each within a minute of the one before, is not five in a minute."""
    breaker = Breaker(redis, failures=5, window_seconds=60)

    fail(breaker, 1)
    for key in redis.scan_iter():  # 59 s later
        redis.pexpire(key, 1000)
    fail(breaker, 1)

    assert all(0 < left <= 1000 for left in ends(redis))


def test_it_rests_for_its_time(redis: Redis) -> None:
    breaker = Breaker(redis, failures=1, rest_seconds=60)

    fail(breaker, 1)

    assert all(MINUTE_MS * 0.9 < left <= MINUTE_MS for left in ends(redis))


def test_after_its_rest_it_is_counted_from_nothing(redis: Redis) -> None:
    breaker = Breaker(redis, failures=2, rest_seconds=0.05)

    fail(breaker, 2)
    until(lambda: not breaker.resting(MODEL), what="the rest is over")
    fail(breaker, 1)

    assert not breaker.resting(MODEL)
