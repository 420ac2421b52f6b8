"""The worker's parts, built once from Settings and handed to every job. The composition root of this process."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from redis import Redis
from sqlalchemy import Engine

from bot.line.client import Line
from bot.line.richmenu_link import Menus
from bot.pay.payments import Payments
from bot.queue import JobQueue, connect_redis
from bot.say.links import Links
from bot.settings import Settings
from models.db import make_engine, now
from worker.interpret.chain import Chain
from worker.leases import Leases
from worker.question import Interpreter
from worker.timing import Timing

if TYPE_CHECKING:
    from worker.interpret.moderation import Moderator
    from worker.interpret.transcription import Transcriber


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
    transcriber: "Transcriber | None" = None
    moderator: "Moderator | None" = None
    now: Callable[[], datetime] = now
    """The present (UTC), by which reply tokens grow old."""
    wait: Callable[[float], object] = time.sleep
    """Waits so many seconds before LINE is asked again."""
    timing: Timing = field(default_factory=Timing)


def build(settings: Settings, timing: Timing | None = None) -> Parts:
    """All parts for one worker process: a database connection for each thread, and one for the sweep."""
    timing = timing or Timing()
    redis, line = connect_redis(settings.redis_url), Line.from_settings(settings)
    engine = make_engine(settings.database_url, connections=settings.worker_threads + 1, asked_first=True)
    return Parts(
        settings=settings,
        engine=engine,
        redis=redis,
        queue=JobQueue(redis),
        line=line,
        menus=Menus(line),
        payments=Payments.from_settings(settings),
        links=Links.from_settings(settings),
        interpreter=Chain.from_settings(settings, redis),
        transcriber=make_transcriber(settings),
        moderator=make_moderator(settings),
        leases=Leases.on(engine, settings.database_url, timing),
        timing=timing,
    )


def make_transcriber(settings: Settings) -> "Transcriber | None":
    """Imported only where voice messages are heard: the provider's package is large."""
    if not settings.hears_voices:
        return None
    from worker.interpret.transcription import Transcriber

    return Transcriber.from_settings(settings)


def make_moderator(settings: Settings) -> "Moderator | None":
    """Imported only where there is something to ask: the provider's package is large."""
    if settings.openai_api_key is None or not settings.moderates:
        return None
    from worker.interpret.moderation import Moderator

    return Moderator(settings.openai_api_key.get_secret_value(), settings.openai_base_url, settings.moderation_model)


_installed: list[Parts] = []


def install(parts: Parts) -> None:
    """Makes these the parts of this process's jobs: RQ calls jobs by name, so the parts cannot be handed in."""
    _installed[:] = [parts]


def parts() -> Parts:
    """The parts that were installed."""
    return _installed[0]
