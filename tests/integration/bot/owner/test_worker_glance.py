"""A dead worker cannot say so itself: the web process tells it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import redis

from bot.owner.alerts.telling import Teller
from bot.owner.alerts.worker_glance import EVERY_SECONDS, WorkerGlance
from bot.process.queue import connect_redis, note_worker
from bot.settings import Settings
from tests.helpers.desk import OWNER
from tests.helpers.turns import LINKS, Turns
from tests.integration.worker.telling.phone import Phone

NOW = datetime(2026, 11, 29, 2, 0, tzinfo=UTC)


class Seconds:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def phone() -> Phone:
    return Phone()


@pytest.fixture
def glance(turns: Turns, settings: Settings, phone: Phone) -> WorkerGlance:
    turns.person(OWNER)
    owned = settings.model_copy(update={"owner_line_ids": (OWNER.line_id,)})
    teller = Teller(turns.engine, phone, LINKS, owned)
    return WorkerGlance(teller, connect_redis(settings.redis_url), Seconds())


def test_it_is_told_once_when_no_worker_was_seen_for_a_minute_more(glance: WorkerGlance, phone: Phone) -> None:
    for minute in range(4):
        glance.look(NOW + timedelta(minutes=minute))

    assert phone.heard("ไม่มี worker") == 1
    assert phone.tries == 1


def test_a_worker_that_lives_costs_no_statement(glance: WorkerGlance, turns: Turns, settings: Settings) -> None:
    with redis.Redis.from_url(settings.redis_url) as client:
        note_worker(client)

    glance.look(NOW)

    assert turns.one("select count(*) from watch_alerts") == 0


def test_a_redis_that_is_away_says_nothing_about_workers(glance: WorkerGlance, turns: Turns, settings: Settings) -> None:
    from sandbox.run.processes import free_port

    lost = WorkerGlance(glance._teller, connect_redis(f"redis://127.0.0.1:{free_port()}/0"), Seconds())

    lost.look(NOW)

    assert turns.one("select count(*) from watch_alerts") == 0


def test_it_looks_at_most_once_a_minute_and_never_without_owners(glance: WorkerGlance) -> None:
    looks: list[int] = []
    seconds: Any = glance._clock

    class Counted(WorkerGlance):
        def look(self, now: datetime | None = None) -> None:
            looks.append(1)

    counted = Counted(glance._teller, glance._redis, seconds)
    nobodys = replace(glance._teller, settings=glance._teller.settings.model_copy(update={"owner_line_ids": ()}))
    unowned = Counted(nobodys, glance._redis, seconds)
    for second in (0.0, 1.0, EVERY_SECONDS, EVERY_SECONDS + 1, EVERY_SECONDS + 2):
        seconds.now = second
        counted.look_if_due()
        unowned.look_if_due()
    import threading

    for thread in [one for one in threading.enumerate() if one.name == "worker-glance"]:
        thread.join()

    assert len(looks) == 1
