"""The chain with its models."""

from collections.abc import Iterator
from typing import Any

import pytest
from redis import Redis

from tests.helpers.support import LiveSandbox
from tests.integration.worker.interpret.chain.making import MODELS, PREMIUM, Making
from worker.interpret.breaker import Breaker
from worker.interpret.chain import Chain
from worker.interpret.llm import Llm


@pytest.fixture
def redis(redis_url: str) -> Iterator[Redis]:
    with Redis.from_url(redis_url) as client:
        yield client


@pytest.fixture
def chain(sandbox: LiveSandbox, redis: Redis) -> Iterator[Making]:
    """Makes chains on the stand-in."""
    llm = Llm("sk-test", f"{sandbox.base}/openai/v1", "responses")

    def make(**changes: Any) -> Chain:
        facts: dict[str, Any] = {
            "llm": llm,
            "models": MODELS,
            "premium": PREMIUM,
            "breaker": Breaker(redis),
            "call_seconds": 60.0,
        }
        return Chain(**{**facts, **changes})

    yield make
    llm.close()
