"""The worker's parts, built once from Settings and handed to every job. The composition root of this process."""

import time
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from redis import Redis
from sqlalchemy import Engine

from bot.line.client import Line
from bot.line.richmenu_link import Menus
from bot.pay.payments import Payments
from bot.process.queue import JobQueue, connect_redis
from bot.say.links import Links
from bot.settings import Settings
from bot.watch.keys import Key
from models.database.engine import make_engine
from models.general.clock import now
from worker.interpret.chain import Chain
from worker.interpret.moderation import Moderator
from worker.interpret.transcription import Transcriber
from worker.question import Interpreter
from worker.runtime.leases import Leases
from worker.runtime.timing import Timing

DATABASE_CONNECTIONS: Final = 16
"""At most so many for the threads, and one for the sweep. A thread has one for some milliseconds before and after it waits for
the model. Who does not get one in time puts its reading off, as when the database is away."""

MOST_ASIDE: Final = 64
"""As many as there are readings at once, so that none waits for another's. A thread is started when no other is free."""

ASKED_AFTER_SECONDS: Final = 1.0
"""A connection that was silent for so long is asked first whether it still lives. A job whose connection dies within this time
is put off."""


@dataclass(frozen=True)
class Parts:
    """Everything a job may use. Thread-safe."""

    settings: Settings
    engine: Engine
    redis: Redis
    queue: JobQueue
    line: Line
    links: Links
    interpreter: Interpreter
    menus: Menus
    payments: Payments
    leases: Leases
    transcriber: Transcriber | None = None
    moderator: Moderator | None = None
    now: Callable[[], datetime] = now
    """The present (UTC), by which reply tokens grow old."""
    wait: Callable[[float], object] = time.sleep
    """Waits so many seconds before LINE is asked again."""
    timing: Timing = field(default_factory=Timing)
    aside: Executor = field(default_factory=lambda: ThreadPoolExecutor(MOST_ASIDE, thread_name_prefix="aside"))
    """Threads for what is done beside a reading. They stay: to start one for each reading takes longer."""


def build(settings: Settings, timing: Timing | None = None) -> Parts:
    """All parts for one worker process."""
    timing = timing or Timing()
    redis = connect_redis(settings.redis_url)
    line = Line.from_settings(settings, connections=settings.worker_threads, key=Key("line", redis))
    threads = min(settings.worker_threads, DATABASE_CONNECTIONS)
    engine = make_engine(settings.database_url, connections=threads + 1, asked_after=ASKED_AFTER_SECONDS)
    return Parts(
        settings=settings,
        engine=engine,
        redis=redis,
        queue=JobQueue(redis),
        line=line,
        menus=Menus(line),
        payments=Payments.from_settings(settings, redis),
        links=Links.from_settings(settings),
        interpreter=Chain.from_settings(settings, redis),
        transcriber=make_transcriber(settings),
        moderator=make_moderator(settings),
        leases=Leases.on(engine, settings.database_url, timing),
        timing=timing,
    )


def make_transcriber(settings: Settings) -> Transcriber | None:
    """None where voice messages are not heard."""
    if not settings.hears_voices:
        return None
    return Transcriber.from_settings(settings)


def make_moderator(settings: Settings) -> Moderator | None:
    """None where there is nothing to ask."""
    if settings.openai_api_key is None or not settings.moderates:
        return None
    return Moderator(settings.openai_api_key.get_secret_value(), settings.openai_base_url, settings.moderation_model)


_installed: list[Parts] = []


def install(parts: Parts) -> None:
    """Makes these the parts of this process's jobs: RQ calls jobs by name, so the parts cannot be handed in."""
    _installed[:] = [parts]


def parts() -> Parts:
    """The parts that were installed."""
    return _installed[0]
