"""When the demo takes its worker for ready: by what RQ's workers write down about themselves."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import redis

from sandbox.run.demo import worker_since

BEGUN = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def client(redis_url: str) -> Iterator[redis.Redis]:
    with redis.Redis.from_url(redis_url) as client:
        yield client


def register(client: redis.Redis, name: str, birth: datetime) -> None:
    client.sadd("rq:workers", f"rq:worker:{name}")
    client.hset(f"rq:worker:{name}", "birth", birth.isoformat())


def test_a_worker_of_an_earlier_run_does_not_count(client: redis.Redis, redis_url: str) -> None:
    register(client, "earlier", BEGUN - timedelta(seconds=1))

    assert not worker_since(redis_url, BEGUN)


def test_a_worker_that_already_works_on_a_job_counts(client: redis.Redis, redis_url: str) -> None:
    register(client, "busy", BEGUN + timedelta(seconds=1))
    client.zadd("rq:worker:busy:executions", {"a job": 1})

    assert worker_since(redis_url, BEGUN)
