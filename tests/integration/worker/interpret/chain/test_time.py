"""The chain keeps to its time: what is waited for, what is not, and which model rests."""

import pytest
from redis import Redis
from structlog.testing import capture_logs

from bot.process.queue import connect_redis
from tests.helpers.model.questions import question
from tests.helpers.support import LiveSandbox
from tests.integration.worker.interpret.chain.making import Making
from worker.interpret.asking import SHORT_WAIT
from worker.interpret.breaker import Breaker
from worker.interpret.llm import Answer, Request, TooSlow


class Clock:
    """Time that passes only when somebody waits. `waited`: for how long each time."""

    def __init__(self) -> None:
        self.now = 0.0
        self.waited: list[float] = []

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += seconds


@pytest.mark.parametrize(("mode", "waited"), [("429", [1.0]), ("500", [SHORT_WAIT])])
def test_one_passing_failure_is_waited_out(chain: Making, sandbox: LiveSandbox, mode: str, waited: list[float]) -> None:
    sandbox.control.switch(model={"mode": mode, "times": 1, "retry_after_s": 1})
    clock = Clock()

    told = chain(clock=clock, wait=clock.wait).interpret(question("en"))

    assert (told.model, clock.waited) == ("gpt-6-luna", waited)


def test_a_long_retry_after_is_not_waited_for(chain: Making, sandbox: LiveSandbox) -> None:
    sandbox.control.switch(model={"mode": "429", "times": 1, "retry_after_s": 30})
    clock = Clock()

    told = chain(clock=clock, wait=clock.wait).interpret(question("en"))

    assert (told.model, clock.waited) == ("gpt-5.4-mini", [])


class Slow:
    """A model that takes all the time it is given."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.given: list[float] = []

    def ask(self, request: Request, seconds: float) -> Answer:
        self.given.append(seconds)
        self.clock.now += seconds
        raise TooSlow("no answer")


def test_the_whole_takes_no_longer_than_it_may(chain: Making) -> None:
    clock = Clock()
    slow = Slow(clock)
    times = {"total_seconds": 45, "call_seconds": 30, "margin_seconds": 3, "least_seconds": 3}

    told = chain(llm=slow, clock=clock, wait=clock.wait, **times).interpret(question("en", "celtic"))

    assert told.source == "fallback"
    assert slow.given == [30, 12], "the third model is not asked: no time is left for it"


def test_a_dead_model_rests_and_comes_back(chain: Making, sandbox: LiveSandbox, redis: Redis) -> None:
    breaker = Breaker(redis, failures=2, window_seconds=60, rest_seconds=60)
    sandbox.control.switch(model={"mode": "500"})
    for _ in range(2):
        chain(breaker=breaker).interpret(question("en"))
    assert breaker.resting("gpt-6-luna")
    calls = len(sandbox.control.record()["calls"])
    with capture_logs() as logs:
        told = chain(breaker=breaker).interpret(question("en"))
    assert told.source == "fallback"
    assert [log["why"] for log in logs if log["event"] == "model_skipped"] == ["resting", "resting"]
    assert len(sandbox.control.record()["calls"]) == calls
    sandbox.control.switch(model={"mode": "normal"})
    redis.flushdb()  # the rest is over
    assert chain(breaker=breaker).interpret(question("en")).model == "gpt-6-luna"


def test_without_redis_the_breaker_lets_everything_through(chain: Making, web_address: str) -> None:
    away = Breaker(connect_redis(web_address.replace("http", "redis")))
    for _ in range(6):
        away.failed("gpt-6-luna")
    assert not away.resting("gpt-6-luna")
    assert chain(breaker=away).interpret(question("en")).source == "model"
