"""No command and no option is used that Redis 6.2, the oldest that is supported, does not know.

The server under the tests is a newer one. It lists what it is asked to do (MONITOR, scripts included), and tells of each
command and option since which version there is one (COMMAND DOCS).
"""

import urllib.request
from collections.abc import Iterator
from typing import Any, Final

import pytest
from redis import Redis
from rq import Queue

from bot.process.queue import QUEUE, connect_redis
from bot.settings import Settings
from sandbox.run.client import Phone
from tests.helpers.paid import pay_for_a_reading, status
from tests.helpers.redis_commands import hearing
from tests.helpers.rows import Rows
from tests.helpers.support import until
from worker.interpret.breaker import FAILURES, Breaker
from worker.process.clock import Clock
from worker.process.threads import JobThreads, ThreadedWorker
from worker.runtime import parts as installed
from worker.runtime.parts import build
from worker.runtime.timing import Timing

OLDEST: Final = (6, 2)
TOLERATED: Final = {"client", "hello"}
"""What redis-py says of itself when it connects; it goes on when the server does not know it."""


def pairs(flat: Any) -> dict[str, Any]:
    """A map as RESP 2 gives it: names and values in turn."""
    names = [name.decode() if isinstance(name, bytes) else name for name in flat[::2]]
    return dict(zip(names, flat[1::2], strict=True))


def version(said: bytes) -> tuple[int, ...]:
    return tuple(int(number) for number in said.decode().split(".")[:2])


def newer_options(arguments: Any, since: bytes = b"1.0") -> Iterator[str]:
    """Names of options that came after the oldest version; `since`: the version of what they belong to."""
    for argument in map(pairs, arguments):
        came = argument.get("since", since)
        if "token" in argument and version(came) > OLDEST:
            yield argument["token"].decode().lower()
        yield from newer_options(argument.get("arguments", []), came)


def too_new(server: Redis, command: list[str]) -> list[str]:
    """What of this command the oldest version does not know."""
    [_, found] = server.execute_command("COMMAND DOCS", command[0])  # type: ignore[no-untyped-call]
    docs = pairs(found)
    if version(docs["since"]) > OLDEST:
        return [command[0]]
    options = set(newer_options(docs.get("arguments", [])))
    return [f"{command[0]} {option}" for option in command[1:] if option in options]


def test_what_is_asked_of_redis(settings: Settings, redis_url: str, web: str, mali_phone: Phone, rows: Rows) -> None:
    with hearing(redis_url) as heard:
        parts = build(settings)
        installed.install(parts)
        queue, threads = Queue(QUEUE, connection=connect_redis(redis_url)), JobThreads(2)
        breaker = Breaker(parts.redis)
        reading = pay_for_a_reading(mali_phone, rows)
        Clock(parts, threads).tick()
        ThreadedWorker(queue, threads, Timing(job_wait=1, redis_answer=1)).work(burst=True, logging_level="WARNING")
        until(lambda: status(rows, reading) == "delivered")
        for _ in range(FAILURES):
            breaker.failed("model")
        breaker.worked("model")
        urllib.request.urlopen(f"{web}/metrics").close()
        urllib.request.urlopen(f"{web}/api/health").close()
        threads.finish()

    assert breaker.resting("model")
    names = {command[0] for command in heard.commands}
    assert {"evalsha", "lmove", "set", "hgetall"} <= names, "all of it was heard"
    with Redis.from_url(redis_url, protocol=2) as server:
        found = {new for command in heard.commands if command[0] not in TOLERATED for new in too_new(server, command)}
    assert found == set()


@pytest.mark.parametrize(
    ("command", "new"),
    [
        (["pexpire", "key", "1", "nx"], ["pexpire nx"]),
        (["set", "key", "1", "nx", "px", "1"], []),
        (["expiretime", "key"], ["expiretime"]),
        (["lpop", "key"], []),
    ],
)
def test_what_is_too_new_is_seen(redis_url: str, command: list[str], new: list[str]) -> None:
    with Redis.from_url(redis_url, protocol=2) as server:
        assert too_new(server, command) == new
